from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.language.language import load
from legation.reading.clauses.figures import find_figures
from legation.records.reading import Figure


def figures(text: str) -> list[Figure]:
    return find_figures(text, 0, load("en"))


@pytest.mark.parametrize(
    ("text", "value", "most", "unit", "what", "bound"),
    [
        ("The ferry carried 1,240 passengers.", 1240, 1240, None, "passeng", "exact"),
        ("Twenty-one sailors were saved.", 21, 21, None, "sailor", "exact"),
        ("It cost 3.5 million euros.", 3.5e6, 3.5e6, "eur", None, "exact"),
        ("It cost $3.5bn.", 3.5e9, 3.5e9, "usd", None, "exact"),
        ("A dozen boats sank.", 12, 12, None, "boat", "exact"),
        ("one hundred and five trucks", 105, 105, None, "truck", "exact"),
        ("More than 40 people fled.", 40, 40, "person", "peopl", "least"),
        ("up to 14 years", 14, 14, "year", None, "most"),
        ("some 300 metres", 0.3, 0.3, "km", None, "about"),
        ("between 20 and 30 lorries", 20, 30, None, "lorri", "exact"),
        ("men aged 18 to 35", 18, 35, "age", None, "exact"),
        ("a 16-year-old boy", 16, 16, "age", "boy", "exact"),
        ("a six-year-old boy", 6, 6, "age", "boy", "exact"),
        ("a twenty-day strike", 20, 20, "day", "strike", "exact"),
        ("The league won 26 seats.", 26, 26, None, "seat", "exact"),
        ("a fee of 26 won", 26, 26, "krw", None, "exact"),
        ("a $7m grant", 7e6, 7e6, "usd", "grant", "exact"),
        ("$US6,500 for each", 6500, 6500, "usd", None, "exact"),
        ("A$40 a head", 40, 40, "aud", None, "exact"),
        ("$3 billion in foreign earnings", 3e9, 3e9, "usd", "earn", "exact"),
        ("between $1 million and $3 million", 1e6, 3e6, "usd", None, "exact"),
        ("on lap 13 of them", 13, 13, "ordinal", "lap", "exact"),
        ("25 percent of it", 25, 25, "percent", None, "exact"),
        ("roughly 2000 tents", 2000, 2000, None, "tent", "about"),
        # As numbers are written in South Asia.
        ("2.5 lakh people fled", 250_000, 250_000, "person", "peopl", "exact"),
        ("it cost 3.5 crore rupees", 3.5e7, 3.5e7, "inr", None, "exact"),
        ("Rs 3,50,00,000 was paid", 3.5e7, 3.5e7, "inr", None, "exact"),
        ("Rs. 5 crores in all", 5e7, 5e7, "inr", None, "exact"),
        ("nearly 1.5 lakh crore rupees", 1.5e12, 1.5e12, "inr", None, "about"),
        ("a lakh of people", 100_000, 100_000, "person", "peopl", "exact"),
        # Dozens, scores, halves and points.
        ("some four dozen people", 48, 48, "person", "peopl", "about"),
        ("half a dozen boats", 6, 6, None, "boat", "exact"),
        ("a dozen and a half boats", 18, 18, None, "boat", "exact"),
        ("two score men", 40, 40, "person", "men", "exact"),
        ("a score of people", 20, 20, "person", "peopl", "exact"),
        ("half a million people", 500_000, 500_000, "person", "peopl", "exact"),
        ("two and a half million litres", 2.5e6, 2.5e6, None, "litr", "exact"),
        ("some 2½ million people", 2.5e6, 2.5e6, "person", "peopl", "about"),
        ("2 1/2 million people", 2.5e6, 2.5e6, "person", "peopl", "exact"),
        ("one point two million euros", 1.2e6, 1.2e6, "eur", None, "exact"),
        ("two million eight hundred thousand euros", 2.8e6, 2.8e6, "eur", None, "exact"),
        ("a record score of 12 goals", 12, 12, None, "goal", "exact"),
        # Parts of a scale, and two of one.
        ("a quarter of a million people", 250_000, 250_000, "person", "peopl", "exact"),
        ("three-quarters of a million litres", 750_000, 750_000, None, "litr", "exact"),
        ("some three quarters of a billion euros", 7.5e8, 7.5e8, "eur", None, "about"),
        ("three and a half million votes", 3.5e6, 3.5e6, None, "vote", "exact"),
        ("half-a-dozen boats", 6, 6, None, "boat", "exact"),
        ("a half dozen boats", 6, 6, None, "boat", "exact"),
        ("half a million euros", 500_000, 500_000, "eur", None, "exact"),
        ("a couple of hundred people", 200, 200, "person", "peopl", "about"),
        ("a couple thousand tents", 2000, 2000, None, "tent", "about"),
        ("a quarter of an hour", 15, 15, "minute", None, "exact"),
        ("half an hour", 30, 30, "minute", None, "exact"),
        # Short scales.
        ("1.2 mn tonnes", 1.2e9, 1.2e9, "kg", None, "exact"),
        ("1.2mn views", 1.2e6, 1.2e6, None, "view", "exact"),
        ("about 5k people", 5000, 5000, "person", "peopl", "about"),
        ("some 15K fans", 15_000, 15_000, None, "fan", "about"),
        ("2m voters", 2e6, 2e6, None, "voter", "exact"),
        ("3m euros", 3e6, 3e6, "eur", None, "exact"),
        ("1.5tn yen", 1.5e12, 1.5e12, "jpy", None, "exact"),
        ("a $1.2bn loan", 1.2e9, 1.2e9, "usd", "loan", "exact"),
        ("€3m in all", 3e6, 3e6, "eur", None, "exact"),
        ("EUR 3m in all", 3e6, 3e6, "eur", None, "exact"),
        ("NT$20bn in all", 2e10, 2e10, "twd", None, "exact"),
        # Scales in order, as in South Asia.
        ("2 lakh 50 thousand rupees", 250_000, 250_000, "inr", None, "exact"),
        ("Rs 3 crore 20 lakh", 3.2e7, 3.2e7, "inr", None, "exact"),
        # Ends of a range, of which the scale stands but once.
        ("between 2 and 3 million people", 2e6, 3e6, "person", "peopl", "exact"),
        ("two to three dozen boats", 24, 36, None, "boat", "exact"),
        ("$2-3 billion", 2e9, 3e9, "usd", None, "exact"),
        ("500 to 2 million tents", 500, 2e6, None, "tent", "exact"),
        # What loosens a number behind it.
        ("some 40-odd people", 40, 40, "person", "peopl", "about"),
        ("40+ people", 40, 40, "person", "peopl", "least"),
        ("10,000-plus tents", 10_000, 10_000, None, "tent", "least"),
        ("50 or more boats", 50, 50, None, "boat", "least"),
        ("well over 300 tents", 300, 300, None, "tent", "least"),
        ("in excess of 300 tents", 300, 300, None, "tent", "least"),
        ("up to 40 boats", 40, 40, None, "boat", "most"),
        ("three percentage points", 3, 3, "percentage point", None, "exact"),
        # Shares, in a hundred; how near they are is not told.
        ("one in five voters", 20, 20, "percent", "voter", "about"),
        ("1 in 4 adults", 25, 25, "percent", "adult", "about"),
        ("nine out of ten voters", 90, 90, "percent", "voter", "about"),
        ("two of every three homes", 66.7, 66.7, "percent", "home", "about"),
        ("one in every hundred ships", 1, 1, "percent", "ship", "about"),
        ("at least one in three homes", 33.3, 33.3, "percent", "home", "least"),
        ("two-thirds of voters", 66.7, 66.7, "percent", "voter", "about"),
        ("three fifths of voters", 60, 60, "percent", "voter", "about"),
        ("a third of homes", 33.3, 33.3, "percent", "home", "about"),
        ("more than half of the homes", 50, 50, "percent", None, "least"),
        ("half the homes in it", 50, 50, "percent", "home", "about"),
        ("up to two-thirds of the crop", 66.7, 66.7, "percent", None, "most"),
        ("2/3 of the vote", 66.7, 66.7, "percent", None, "about"),
        ("a two-thirds majority", 66.7, 66.7, "percent", "major", "about"),
    ],
)
def test_a_number_is_read_with_its_unit_and_what_it_counts(
    text: str, value: float, most: float, unit: str | None, what: str | None, bound: str
) -> None:
    (found,) = figures(text)
    assert found.value == pytest.approx(value)
    assert found.most == pytest.approx(most)
    assert (found.unit, found.what, found.bound) == (unit, what, bound)


@pytest.mark.parametrize("text", ["on July 11 and 12, 2023", "in 1967", "the 53rd Avenue", "Flight 812, which", "an F-16 and a Soyuz-2"])
def test_days_years_and_names_are_no_figures(text: str) -> None:
    assert figures(f"They met {text}.") == []


@pytest.mark.parametrize(("text", "minutes"), [("at 5:10 a.m.", 310), ("at 5.10pm", 1030), ("at 17:40", 1060), ("at 12 pm", 720)])
def test_a_time_of_day_is_minutes_after_midnight(text: str, minutes: int) -> None:
    (found,) = figures(f"It left {text}")
    assert (found.value, found.unit) == (minutes, "clock")


def test_a_number_in_a_name_counts_nothing() -> None:
    assert figures("They watched the Holm 11 mission.") == []
    assert [found.value for found in figures("They watched for Holm 11 boats.")] == [11]


def test_a_pound_before_its_noun_is_a_weight() -> None:
    (found,) = figures("They met a 450-pound bull.")
    assert found.unit == "kg"
    (paid,) = figures("They paid 450 pounds.")
    assert paid.unit is None


@pytest.mark.parametrize(
    "text",
    [
        "They ran a 10k run.",
        "It was half the battle.",
        "The second third of the race was run.",
        "It rained in the first half of the year.",
        "It took a quarter of a century.",
        "It was the worst quarter of the year.",
        "He was born on a third of May.",
        "He was the one in 2019.",
        "Police shot one in Aldern.",
        "A third man fled.",
        "A couple of boats sank.",
    ],
)
def test_what_is_no_part_and_no_scale_is_no_figure(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They struck two in three attacks.", [(2, None), (3, None)]),
        ("It happened once, one in three years.", [(3, "year")]),
        ("Sales fell in the last three quarters of the year.", [(3, None)]),
        ("They met 2m waves.", [(0.002, "km")]),
        ("Four out of 15 members left.", [(4, None), (15, None)]),
    ],
)
def test_numbers_beside_each_other_are_no_share(text: str, values: list[tuple[float, str | None]]) -> None:
    assert [(found.value, found.unit) for found in figures(text)] == values


def test_of_so_many_out_of_all_both_count_the_same() -> None:
    assert [(found.value, found.what) for found in figures("It ended after 20 of 71 laps.")] == [(20, "lap"), (71, "lap")]


def test_an_m_is_a_metre_but_behind_money() -> None:
    wall, cost = figures("The 5m wall cost £5m.")
    assert (wall.unit, cost.unit, cost.value) == ("km", "gbp", 5e6)


def test_a_part_of_some_is_not_a_count_of_them() -> None:
    (found,) = figures("Five of the boats returned.")
    assert found.what is None


def test_a_unit_makes_two_numbers_comparable() -> None:
    (miles,), (kilometres,) = figures("100 miles"), figures("161 km")
    assert miles.unit == kilometres.unit == "km"
    assert miles.value == pytest.approx(kilometres.value, rel=0.01)


@given(st.text(max_size=80), st.integers(0, 50))
@settings(max_examples=300, deadline=None)
def test_any_text_is_borne_and_every_figure_points_at_its_words(text: str, start: int) -> None:
    for found in find_figures(text, start, load("en")):
        assert start <= found.span.start < found.span.end <= start + len(text)
        assert found.value <= found.most


def test_hostile_numbers_are_read_in_linear_time() -> None:
    words: Any = "9," * 20_000 + " " + "one " * 5_000 + "$" * 5_000
    assert isinstance(figures(words), list)
