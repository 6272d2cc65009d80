"""What the words beside a number say that it measures, compared; tolls that go on rising, shares of the hurt: sentences of ours."""

from datetime import UTC, date, datetime

import pytest

from weighing.told import DAY, differ, read_ahead, tell

NONE: list[tuple[str, str]] = [
    # two persons, by name or by age
    ("Mary Brandt fell 90 metres near the lake.", "Ivo Hart fell 150 metres near the lake."),
    ("A 36-year-old man fell 90 metres near the lake.", "A 52-year-old man fell 150 metres near the lake."),
    # one length in two units, or rounded
    ("The climber fell 150 metres near the lake.", "The climber fell about 490 feet near the lake."),
    # too far apart to be one
    ("The boy fell into a 40-metre well at the farm.", "The miners of the farm fell into a 400-metre shaft."),
    # the bore of a gun with its point and without
    ("Ivo Hart had a .38 calibre revolver.", "Ivo Hart had a 38 calibre revolver."),
    # what others are said to say
    (
        "The boy fell into an 80m-deep well at the farm.",
        "The boy fell into an 80m-deep well. Other reports put the well at a depth of 40m.",
    ),
    # one hospital's share of the hurt
    (
        "The crash in Karst injured more than 50 people.",
        "The crash in Karst shook the town. St Anna's hospital was treating 20 injured people.",
    ),
    # units that rescue
    (
        "Eight engines and four rescue units were sent to the crash in Karst.",
        "Eight engines and five rescue units were sent to the crash in Karst.",
    ),
    # late for another thing; the last while and all of the time
    ("Mary Brandt landed half an hour behind schedule.", "Mary Brandt was about an hour late for the talks."),
    ("Ivo Hart has four prior arrests.", "Ivo Hart had been arrested three times since October."),
    ("Ostland has about 850 soldiers at a base near Karst.", "Ostland has nearly 1,000 soldiers stationed in the country."),
    # "more than 50" may be 59
    ("The storm killed more than 50 people in Karst.", "The storm killed 59 people in Karst."),
]
SOME: list[tuple[str, str, tuple[str, ...]]] = [
    ("Ivo Hart fell 90 metres near the lake.", "The climber Ivo Hart fell 150 metres to his death.", ("0.09 km", "0.15 km")),
    ("A 36-year-old man fell 90 metres near the lake.", "The 36-year-old slipped and fell about 150 metres.", ("0.09 km", "about 0.15 km")),
    ("The boy fell into a 40m dry well at the farm.", "The boy fell into an 80m-deep well at the farm.", ("0.04 km", "0.08 km")),
    (
        "Mary Brandt was about an hour late for the talks.",
        "Mary Brandt arrived half an hour late for the talks.",
        ("about 60 minute", "30 minute"),
    ),
    ("Mary Brandt, a mother of 12, was shot.", "Mary Brandt was the mother of 13 children.", ("12", "13")),
    ("Ivo Hart was shot 11 times by guards.", "Ivo Hart was hit by seven bullets of the guards.", ("11", "7")),
    ("Ivo Hart has four prior arrests.", "Ivo Hart had been arrested three times.", ("4", "3")),
]


@pytest.fixture(scope="module", autouse=True)
def _read() -> None:
    read_ahead([*NONE, *(row[:2] for row in SOME)])


@pytest.mark.parametrize(("left", "right"), NONE)
def test_numbers_of_two_things_or_one_are_no_difference(left: str, right: str) -> None:
    assert [found for found in differ(left, right) if found[0] == "number"] == []


@pytest.mark.parametrize(("left", "right", "values"), SOME)
def test_measures_of_one_thing_differ(left: str, right: str, values: tuple[str, ...]) -> None:
    assert ("number", values) in differ(left, right)


LATER = date(2024, 3, 8)
LEAST, MORE = "The storm killed at least five people in Karst.", "The storm killed at least seven people in Karst."


def test_a_toll_that_went_on_rising_is_an_update() -> None:
    (conflict,) = tell({"Ledger": LEAST, "Courier": MORE}, days=(DAY, LATER)).conflicts
    assert (conflict.why, conflict.overtaken) == ("update", (0,))


@pytest.mark.parametrize("days", [(DAY, DAY), (DAY, None), (None, DAY)])
def test_a_toll_told_as_the_least_is_overtaken_by_a_higher_one_whatever_the_order_of_pages(days: tuple[date | None, ...]) -> None:
    (conflict,) = tell({"Ledger": LEAST, "Courier": MORE.replace("at least ", "")}, days=days).conflicts
    assert (conflict.why, conflict.overtaken) == ("update", (0,))


def test_a_toll_told_as_the_least_days_after_a_higher_one_says_nothing_against_it() -> None:
    assert tell({"Ledger": LEAST, "Courier": MORE.replace("at least ", "")}, days=(LATER, DAY)).conflicts == []


def test_a_headline_is_no_surer_than_the_text_below_it() -> None:
    texts = {
        "Ledger": "The crash in Karst injured 40 people. At least 40 people were injured in the crash, the fire brigade said.",
        "Courier": "The crash in Karst injured 62 people.",
    }
    (conflict,) = tell(texts, days=(DAY, DAY)).conflicts
    assert conflict.overtaken == (0,)


def test_tolls_told_exactly_stand_against_each_other() -> None:
    texts = {"Ledger": LEAST.replace("at least ", ""), "Courier": MORE.replace("at least ", "")}
    (conflict,) = tell(texts, days=(DAY, DAY)).conflicts
    assert conflict.why is None


def test_a_toll_rises_by_the_hours_of_one_day() -> None:
    hours = [datetime(2024, 3, 6, hour, tzinfo=UTC) for hour in (9, 17)]
    (conflict,) = tell({"Ledger": LEAST, "Courier": MORE.replace("at least ", "")}, days=hours).conflicts
    assert (conflict.why, conflict.overtaken) == ("update", (0,))


def test_a_report_without_a_day_hides_no_order_of_the_others() -> None:
    texts = {"Ledger": "The storm killed five people in Karst.", "Courier": "The storm killed nine people in Karst."}
    undated = {**texts, "Globe": "In Karst the storm killed nine people."}
    (conflict,) = tell(undated, days=(DAY, LATER, None)).conflicts
    assert conflict.why == "update"


def test_the_longest_term_is_not_overtaken() -> None:
    texts = {"Ledger": "Mary Brandt could be jailed for up to 10 years.", "Courier": "Mary Brandt could be jailed for up to 14 years."}
    (conflict,) = tell(texts, days=(DAY, LATER)).conflicts
    assert conflict.why is None


def test_two_times_each_of_the_days_of_its_own_report_are_of_two_occasions() -> None:
    first, second = (
        "The army fired the missile on 15 March 2024 from the base.",
        "The army fired the missile on 25 March 2024 from the base.",
    )
    texts, late = {"Ledger": first, "Courier": second}, date(2024, 3, 26)
    assert tell(texts, days=(date(2024, 3, 16), late)).conflicts == []
    assert [one.kind for one in tell(texts, days=(late, late)).conflicts] == ["date"]


def test_who_denies_what_others_claim_is_not_overtaken_by_the_claim() -> None:
    texts = {
        "Ledger": "Mary Brandt denied that the bank had sold oil to Veldt.",
        "Courier": "Police said that the bank had sold oil to Veldt.",
    }
    (conflict,) = tell(texts, days=(DAY, LATER)).conflicts
    assert (conflict.kind, conflict.why) == ("polarity", None)
