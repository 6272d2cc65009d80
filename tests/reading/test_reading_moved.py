"""What was moved by so much or to another day, weeks around a day of the week, days of a month, halves of a year, years of other eras."""

from datetime import date

import pytest

from legation.language.language import load
from legation.reading.dates.dates import find_whens

# A Wednesday.
DAY = date(2031, 5, 14)


def whens(text: str, day: date | None = DAY) -> list[tuple[str, str]]:
    """The times of a text, first and last."""
    return [(when.first, when.last) for when in find_whens(text, 0, day, load("en"))]


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("The vote slipped to June.", "2031-06"),
        ("The launch slipped into June.", "2031-06"),
        ("The launch slid from May 20 to May 27.", "2031-05-27"),
        ("The launch, planned for May 20, slipped to May 27.", "2031-05-27"),
        ("The hearing was brought forward to Friday.", "2031-05-16"),
        ("The trial was adjourned to a date in June.", "2031-06"),
        ("The vote, due on Friday, was put back by a week.", "2031-05-23"),
        ("Friday's vote was put back a week.", "2031-05-23"),
        ("The council delayed Friday's vote by a week.", "2031-05-23"),
        ("The vote on May 20 was postponed by two weeks.", "2031-06-03"),
        ("The council delayed the May 20 vote by two weeks.", "2031-06-03"),
        ("The hearing, scheduled for May 20, was pushed back a day.", "2031-05-21"),
        ("The vote, planned for May 20, was moved up by two days.", "2031-05-18"),
        ("The hearing was brought forward by two days from Friday.", "2031-05-14"),
        ("The fair, due in June, was put off for a month.", "2031-07"),
        ("The fair will be held on June 3 instead of May 28.", "2031-06-03"),
        ("The fair will be held on June 3, not on May 28 as planned.", "2031-06-03"),
    ],
)
def test_what_was_moved_has_its_new_day_alone(text: str, new: str) -> None:
    assert whens(text) == [(new, new)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The council on Monday delayed the vote by a week.", ["2031-05-12"]),
        ("On Monday, the launch was put back by two days.", ["2031-05-12"]),
        ("The vote was put back by a week.", []),
        ("On Monday the council postponed the vote to Thursday.", ["2031-05-12", "2031-05-15"]),
    ],
)
def test_the_day_on_which_it_was_moved_is_no_day_of_it(text: str, told: list[str]) -> None:
    assert [first for first, _ in whens(text)] == told


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("It opens the day after tomorrow.", "2031-05-16", "2031-05-16"),
        ("It opens a week on Friday.", "2031-05-23", "2031-05-23"),
        ("It opens a week from Friday.", "2031-05-23", "2031-05-23"),
        ("It opens on Friday week.", "2031-05-23", "2031-05-23"),
        ("It opens a fortnight on Monday.", "2031-06-02", "2031-06-02"),
        ("It opens two weeks on Monday.", "2031-06-02", "2031-06-02"),
        ("It opens a week today.", "2031-05-21", "2031-05-21"),
        ("It opens tomorrow week.", "2031-05-22", "2031-05-22"),
        ("It opens Monday next.", "2031-05-19", "2031-05-19"),
        ("It opened last Tuesday week.", "2031-05-06", "2031-05-06"),
        ("It opened last Monday fortnight.", "2031-04-28", "2031-04-28"),
        ("It opened on Tuesday of last week.", "2031-05-06", "2031-05-06"),
        ("It opened two weeks ago on Tuesday.", "2031-04-29", "2031-04-29"),
        # Of a day later in the week nobody knows which of two.
        ("It opened a week ago Friday.", "2031-05-02", "2031-05-09"),
        ("It will open on the second Sunday in June.", "2031-06-08", "2031-06-08"),
        ("It will open on the last Friday of May.", "2031-05-30", "2031-05-30"),
        ("It will open in the first week of June.", "2031-06-01", "2031-06-07"),
        ("It will open in the last week of May.", "2031-05-25", "2031-05-31"),
        ("It opened in the first half of 2030.", "2030-01", "2030-06"),
        ("It opened in the second half of last year.", "2030-07", "2030-12"),
        ("It opened in Q3 2030.", "2030-07", "2030-09"),
        ("It opened in Minguo 113.", "2024", "2024"),
        ("It opened in 2567 BE.", "2024", "2024"),
        ("It opened in year 22 of the Meiji era.", "1889", "1889"),
        ("It opened in Reiwa Year 6.", "2024", "2024"),
    ],
)
def test_weeks_around_a_day_parts_of_months_and_years(text: str, first: str, last: str) -> None:
    assert whens(text) == [(first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "Rents rose in the second half of the match.",
        "It rained a week on end.",
        "It made a profit in the fiscal first quarter.",
        "Its fiscal year ends in March.",
        "It fell in fiscal Q3.",
    ],
)
def test_no_time_is_made_of_halves_of_matches_or_fiscal_quarters(text: str) -> None:
    assert whens(text) == []


def test_without_a_day_only_words_with_a_year_are_settled() -> None:
    assert whens("It opened a week on Friday, on the first Sunday of June 2030.", None) == [("2030-06-02", "2030-06-02")]
