"""Numbers of two scopes, hours that are only limits, what goes on with something past, and what is no update: sentences of ours."""

from datetime import date

import pytest

from weighing.told import DAY, differ, read_ahead, tell

NONE: list[tuple[str, str]] = [
    # one night, all nights
    ("Police in Karst arrested 46 people on Wednesday night.", "Police in Karst arrested more than 60 people over four nights."),
    ("Police in Karst arrested 46 people.", "Since the verdict, police in Karst have arrested more than 60 people."),
    # one town, the whole country
    ("The march in Karst drew 20,000 teachers.", "The march drew 100,000 teachers in nationwide protests."),
    # a last moment is no moment
    ("The fire in the old mill was put out by 6:40 a.m.", "The fire in the old mill was put out at 5:30 a.m."),
    # another occasion, gone on with
    (
        "A quake struck Veldt on Tuesday. It was 20 miles from Karst.",
        "A quake struck Veldt on Tuesday. In June 2012 a quake struck Veldt. It was 26 miles from Karst.",
    ),
    # who keeps a name back counts nobody
    ("The officers declined to identify the ally in Karst.", "The minister told two officers in Karst of the ally."),
    # alone or as one of several
    ("Mary Brandt, the bank's co-founder, opened the branch.", "Mary Brandt, the bank's founder, opened the branch."),
    ("Mary Brandt, who created the whistle button, spoke.", "Mary Brandt was one of the creators of the whistle button."),
    # a name with a letter more, a body rendered otherwise
    ("On Friday Ivo Hart fell from a ridge near the lake.", "On Friday Ivo Harte fell from a ridge near the lake."),
    ("A crowd attacked the General Election Commission.", "A crowd attacked the General Election Committee."),
]
NONE += [
    # what somebody once told or thought, and what says nothing of any road
    ("The mountain road was not straight, the driver said.", "I told her the mountain road was straight, the clerk said."),
    ("The mountain road was not straight, the driver said.", "A straight mountain road is a straight mountain road, the clerk said."),
]
SOME: list[tuple[str, str, str, tuple[str, ...]]] = [
    (
        "The mountain road was not straight, the driver said.",
        "The mountain road was straight, the clerk said.",
        "polarity",
        ("denied", "affirmed"),
    ),
    (
        "Police in Karst arrested 46 people on Wednesday night.",
        "Police in Karst arrested 60 people on Wednesday night.",
        "number",
        ("46 people", "60 people"),
    ),
    (
        "A 3-year-old got into the pen of the bear at the zoo.",
        "A four-year-old boy fell into the pen of the bear.",
        "number",
        ("3 years old", "4 years old"),
    ),
]


@pytest.fixture(scope="module", autouse=True)
def _read() -> None:
    read_ahead([*NONE, *(row[:2] for row in SOME)])


@pytest.mark.parametrize(("left", "right"), NONE)
def test_both_can_be_right(left: str, right: str) -> None:
    assert differ(left, right) == []


@pytest.mark.parametrize(("left", "right", "kind", "values"), SOME)
def test_both_cannot_be_right(left: str, right: str, kind: str, values: tuple[str, ...]) -> None:
    assert differ(left, right) == [(kind, values)]


def test_a_child_of_another_year_is_no_sign_that_a_report_knows_both_ages() -> None:
    past = " In 1996 a 3-year-old boy fell into the pen of a bear in Veldt."
    left, right = "A 3-year-old boy fell into the pen of the bear.", "A 4-year-old boy fell into the pen of the bear."
    assert differ(left, right + past) == [("number", ("3 years old", "4 years old"))]
    assert differ(left, right + " Others said that the boy was 3 years old.") == []


@pytest.mark.parametrize(
    ("early", "late", "why"),
    [
        ("The harbour bridge is not out of danger, an engineer said.", "The harbour bridge is out of danger.", None),
        ("The harbour bridge is not out of danger.", "The harbour bridge is out of danger.", "update"),
        ("The mountain road was not straight, the driver said.", "The mountain road was straight, the clerk said.", None),
    ],
)
def test_who_says_no_to_how_a_thing_is_was_not_overtaken(early: str, late: str, why: str | None) -> None:
    told = tell({"Ledger": early, "Courier": late}, days=(DAY, date(2024, 3, 9)))
    assert [(conflict.kind, conflict.why) for conflict in told.conflicts] == [("polarity", why)]


def test_what_was_to_be_in_a_year_long_past_and_was_is_no_update() -> None:
    early, late = "The old bridge was supposed to be scrapped in 2013.", "The old bridge was scrapped in 2013."
    told = tell({"Ledger": early, "Courier": late}, days=(DAY, date(2024, 3, 9)))
    assert [(conflict.kind, conflict.why) for conflict in told.conflicts] == [("status", None)]


def test_what_one_person_says_in_two_papers_is_one_account() -> None:
    one = "A curfew in the harbour of Karst is being considered, {} said."
    other = "A curfew in the harbour of Karst was decided, {} said."
    assert differ(one.format("Mary Brandt"), other.format("Ivo Holm")) == [("status", ("considered", "decided"))]
    one, other = one.format("Ivo Holm"), other.format("Ivo Holm")
    assert differ(one, other) == []


@pytest.mark.parametrize(("day", "why", "overtaken"), [(DAY, "update", (0,)), (date(2024, 3, 9), None, ())])
def test_what_a_report_says_was_told_before_is_overtaken_unless_a_later_one_tells_it(
    day: date, why: str | None, overtaken: tuple[int, ...]
) -> None:
    fell = "A {}-year-old boy fell into the pen of the bear."
    texts = {"Ledger": fell.format(4), "Courier": f"{fell.format(3)} The boy was initially reported to be 4 years old."}
    (conflict,) = tell(texts, days=(day, DAY)).conflicts
    assert (conflict.why, conflict.overtaken) == (why, overtaken)
    assert {side.value for side in conflict.sides} == {"3 years old", "4 years old"}
