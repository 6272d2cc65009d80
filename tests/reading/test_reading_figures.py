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
