from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
from attrs import evolve

from legation.records.lines import change_lines
from legation.records.release import Item
from legation.release.forms.write_ics import find_days, write
from legation.release.gate import packet
from legation.release.identity import next_sent
from release.sample import JAPAN, MADE, OPEN, POLICY, make_own, make_packet, make_view


def events(made: bytes) -> list[icalendar.Component]:
    """The entries as another program reads them."""
    calendar = icalendar.Calendar.from_ical(made)
    assert not calendar.errors
    found = calendar.walk("VEVENT")
    assert not any(event.errors for event in found)
    return found


def test_a_date_is_an_entry_over_its_days() -> None:
    summit, past, year = events(write(make_packet()))
    assert str(summit["summary"]) == "TLP:CLEAR Kishida will attend the summit in Vilnius on July 11 and 12"
    assert (summit.decoded("dtstart"), summit.decoded("dtend")) == (date(2023, 7, 11), date(2023, 7, 13))
    assert summit["dtstart"].params["VALUE"] == "DATE"
    assert (summit["status"], past["status"], year["status"]) == ("TENTATIVE", "CONFIRMED", "TENTATIVE")
    assert (year.decoded("dtstart"), year.decoded("dtend")) == (date(2024, 1, 1), date(2025, 1, 1))
    assert (summit["class"], summit["sequence"], summit["transp"]) == ("PUBLIC", 0, "TRANSPARENT")
    assert summit["url"] == "https://telegraph.example/kishida?a=1&b=2"
    assert str(summit["description"]).splitlines() == [
        "TLP:CLEAR · EXERCISE OPEN",
        "11–12 July 2023: “Kishida will attend the summit in Vilnius on July 11 and 12”",
        "7. Harbour Telegraph, 24\xa0May 2023: Kishida will attend the summit in Vilnius on July 11 and 12",
    ]


def test_a_line_that_names_no_thing_is_found_by_its_words() -> None:
    view = make_view()
    nameless = evolve(view, brief=change_lines(view.brief, lambda line: evolve(line, of="")))
    made = write(packet(nameless, None, JAPAN, POLICY, MADE))
    assert str(events(made)[0]["summary"]) == "TLP:CLEAR Kishida will attend the summit in Vilnius on July 11 and 12"


def test_the_calendar_bears_the_mark_and_no_hour_but_the_packets() -> None:
    made = write(make_packet())
    calendar = icalendar.Calendar.from_ical(made)
    assert str(calendar["x-wr-calname"]).startswith("TLP:GREEN · EXERCISE RESTRICTED · RELEASABLE TO")
    assert made == write(make_packet())
    assert {event.decoded("dtstamp") for event in events(made)} == {datetime(2023, 6, 8, 23, 52, tzinfo=UTC)}
    assert all(len(row) <= 75 for row in made.split(b"\r\n"))


def test_a_new_version_keeps_the_entry_and_cancels_what_is_taken_back() -> None:
    view = make_view()
    before = {str(event["summary"]): str(event["uid"]) for event in events(write(make_packet()))}
    less = evolve(view, items=tuple(item for item in view.items if item.id not in ("d1", "c1")))
    later = packet(less, next_sent(view, None, JAPAN, MADE), JAPAN, POLICY, MADE + timedelta(days=1))
    *kept, gone = events(write(later))
    assert {str(event["summary"]): str(event["uid"]) for event in kept}.items() < before.items()
    assert {event["sequence"] for event in (*kept, gone)} == {1}
    assert (gone["status"], str(gone["summary"])) == ("CANCELLED", "Withdrawn")
    assert str(gone["uid"]) == before["TLP:CLEAR Kishida will attend the summit in Vilnius on July 11 and 12"]
    assert "Vilnius" not in gone.to_ical().decode()


def test_the_offices_own_export_has_entries_without_a_mark() -> None:
    found = events(write(make_own()))
    assert [event["class"] for event in found] == ["PRIVATE"] * 3
    assert not any("TLP" in event.to_ical().decode() for event in found)


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("2024-02", "2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2023-12", "2024-01", (date(2023, 12, 1), date(2024, 1, 31))),
        ("2023", "2023", (date(2023, 1, 1), date(2023, 12, 31))),
        ("9999", "9999", (date(9999, 1, 1), date(9999, 12, 31))),
        ("2023-05-24", None, (date(2023, 5, 24), date(2023, 5, 24))),
        ("2023-02-31", "2023-02-31", None),
        ("0000", "0000", None),
        ("2023-05-25", "2023-05-24", None),
        (None, None, None),
    ],
)
def test_months_and_years_have_a_first_and_a_last_day(first: str | None, last: str | None, days: tuple[date, date] | None) -> None:
    assert find_days(Item("x", "date", "words", (), OPEN, first=first, last=last)) == days


def test_words_that_look_like_lines_of_a_calendar_stay_words() -> None:
    view = make_view()
    words = "One;two,three\\four\nEND:VEVENT\r\nBEGIN:VEVENT"
    items = tuple(evolve(item, words=words) if item.id == "d3" else item for item in view.items)
    found = events(write(packet(evolve(view, items=items), None, JAPAN, POLICY, MADE)))
    assert [str(event["summary"]) for event in found][2] == "TLP:CLEAR One;two,three\\four END:VEVENT BEGIN:VEVENT"
