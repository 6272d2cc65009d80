"""Days as outlets print them."""

import pytest

from legation.intake.days import find_day
from legation.intake.paper import Paper
from legation.intake.take import take
from legation.language.language import load
from legation.records.report import Report


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2024-03-12T15:05:00+01:00", "2024-03-12T15:05:00+01:00"),
        ("2024-03-12T15:05:00Z", "2024-03-12T15:05:00+00:00"),
        ("Tue, March 12, 2024 Published on 2024-03-12T15:05:00+01:00", "2024-03-12T15:05:00+01:00"),
        ("Tue, 12 Mar 2024 15:05:00 +0100", "2024-03-12T15:05:00+01:00"),
        ("March 12, 2024, 3:05 pm EST", "2024-03-12T15:05:00-05:00"),
        ("12 March 2024, 14:05 GMT", "2024-03-12T14:05:00+00:00"),
        ("March 12th, 2024 at 15:05", "2024-03-12"),
        ("Updated: 2024-03-12 15:05", "2024-03-12"),
        ("le 12 mars 2024 à 15h05", "2024-03-12"),
        ("2024年3月12日 15時05分", "2024-03-12"),
        ("12.03.2024, 15:05", "2024-03-12"),
        ("Published Tue, Mar 12 20244:29 PM ESTUpdated an hour ago", "2024-03-12"),
        ("March 12, 202414:05 GMT", "2024-03-12T14:05:00+00:00"),
        ("25/03/2024", "2024-03-25"),
        ("03/25/2024", "2024-03-25"),
    ],
)
def test_a_day_is_read_with_the_offset_it_was_written_with(words: str, day: str) -> None:
    found = find_day(words)
    assert found is not None and found.isoformat() == day


@pytest.mark.parametrize(
    "words",
    [
        "",
        None,
        "© 2024 Harbour Daily",
        "05/06/2024",
        "on Tuesday",
        "March 2024",
        "2024-13-40",
        "12 March",
        "call 2024-031-2",
        "12 March 20241",
        "March 12, 202499:99",
    ],
)
def test_what_is_no_whole_day_is_none(words: str | None) -> None:
    assert find_day(words) is None


def test_the_day_below_the_title_is_read_over_a_long_menu() -> None:
    menu = "\n".join(["Share", *["Email", "Facebook"] * 13, "11 March 2024"])
    body = "\n\n".join(f"The harbour board said on Monday that quay number {number} would be closed to ferries." for number in range(8))
    page = f"Home\nNews\nSport\n\nHarbour board closes eight quays to ferries\n\n12 March 2024\n\n{menu}\n\n{body}\n"
    (report,) = take(Paper("quay.txt", page.encode(), "text"), {"en": load("en")})
    assert isinstance(report, Report)
    assert report.title == "Harbour board closes eight quays to ferries"
    assert str(report.published) == "2024-03-12"
