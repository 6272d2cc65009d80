"""Years of a reign are years of the calendar; a fiscal year is none, and has days only where its sentence says when it begins."""

from datetime import date

import pytest

from legation.language.language import load
from legation.reading.dates.dates import find_whens

DAY = date(2024, 3, 12)


def whens(text: str) -> list[tuple[str, str, str]]:
    """The times of a text: first, last, and the words that say so."""
    found = find_whens(text, 0, DAY, load("en"))
    return [(when.first, when.last, text[when.words.start : when.words.end]) for when in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The dam was built in Showa 40.", [("1965", "1965", "Showa 40")]),
        ("He stepped down on April 30, Heisei 31.", [("2019-04-30", "2019-04-30", "April 30, Heisei 31")]),
        ("It opens in the sixth year of Reiwa.", [("2024", "2024", "sixth year of Reiwa")]),
        ("It opened in the 2nd year of the Taisho era.", [("1913", "1913", "2nd year of the Taisho")]),
        # No reign was as long, and no number is no year.
        ("It opened in Heisei 99.", []),
        ("The Reiwa party won.", []),
    ],
)
def test_a_year_of_a_reign_is_one_of_the_calendar(text: str, wanted: list[tuple[str, str, str]]) -> None:
    assert whens(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Spending would rise in fiscal 2025.",
        "In FY2025 it rose.",
        "In FY25 it rose.",
        "A meeting is planned for fiscal year 2026.",
        "It opens in the second quarter of fiscal 2024.",
        "It fell in the 2023 financial year.",
    ],
)
def test_no_day_is_made_of_a_fiscal_year_of_which_nothing_says_when_it_begins(text: str) -> None:
    assert whens(text) == []


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The gate opens in fiscal 2024-25, which begins in July.", "2024-07", "2025-06"),
        ("Spending would rise in fiscal 2025, which begins on July 1.", "2024-07", "2025-06"),
        ("Spending would rise in fiscal year 2024, starting in April.", "2024-04", "2025-03"),
        # Two years that are named hold it, whenever it begins.
        ("In the 2023-24 budget year it rose.", "2023", "2024"),
        ("It is planned for the 2024/25 school year.", "2024", "2025"),
    ],
)
def test_a_fiscal_year_has_the_days_that_its_sentence_gives_it(text: str, first: str, last: str) -> None:
    assert whens(text)[0][:2] == (first, last)


def test_years_of_the_calendar_stay_what_they_are() -> None:
    assert [one[:2] for one in whens("In 2025, in the second quarter of 2024 and in May 2023 it rose.")] == [
        ("2025", "2025"),
        ("2024-04", "2024-06"),
        ("2023-05", "2023-05"),
    ]
