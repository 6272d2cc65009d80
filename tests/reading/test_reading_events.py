"""What happens between parties: a labelled set with floors for kind, time, parties, place and standing."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from legation.language.language import load
from legation.reading.read import read
from legation.records.reading import Event
from legation.records.report import Report

LANGUAGE = load("en")
GOLD = Path(__file__).parents[1] / "labelled" / "events.yml"
PASSAGES = yaml.load(GOLD.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["passages"]  # noqa: S506 (makes no objects)

# Shares of right answers over the labelled passages. They may only rise.
FLOORS = {"kind": 0.97, "when": 0.97, "parties": 0.97, "place": 0.97, "status": 0.97, "what": 0.97, "step": 0.95}


def reports() -> list[Report]:
    return [Report(source=str(n), text=p["text"], published=date.fromisoformat(p["day"]), language="en") for n, p in enumerate(PASSAGES)]


@pytest.fixture(scope="module")
def found() -> list[tuple[Report, tuple[Event, ...]]]:
    taken = reports()
    return [(report, reading.events) for report, reading in zip(taken, read(taken, {"en": LANGUAGE}), strict=True)]


def answers(passage: dict[str, Any], events: tuple[Event, ...]) -> Iterator[tuple[str, bool]]:
    """For each field that is asked for, whether the event of that kind has it so."""
    event = next((e for e in events if e.kind == passage["kind"]), None)
    yield "kind", event is not None if passage["kind"] else not events
    if not passage["kind"]:
        return
    if "when" in passage:
        first, last = passage["when"].split("..")[0], passage["when"].split("..")[-1]
        yield "when", event is not None and event.when is not None and (event.when.first, event.when.last) == (first, last)
    if "parties" in passage:
        yield "parties", event is not None and set(passage["parties"]) == {p for p in event.parties if not p.startswith("person:")}
    if "step" in passage:
        yield "step", event is not None and (event.step or "") == passage["step"]
    for field in ("place", "status", "what"):
        if field in passage:
            yield field, event is not None and getattr(event, field) == passage[field]


@pytest.mark.parametrize("field", FLOORS)
def test_the_labelled_events_keep_their_floors(field: str, found: list[tuple[Report, tuple[Event, ...]]]) -> None:
    judged = [right for p, (_, events) in zip(PASSAGES, found, strict=True) for asked, right in answers(p, events) if asked == field]
    assert sum(judged) / len(judged) >= FLOORS[field]


def test_every_event_points_at_the_words_that_tell_it(found: list[tuple[Report, tuple[Event, ...]]]) -> None:
    for report, events in found:
        for event in events:
            assert event.report == report.id
            assert event.what in report.text
            assert event.what in report.words(event.span) or report.words(event.span) in report.text
            assert event.when is None or report.words(event.when.words).strip()
            assert event.place is None or event.place in report.text


def test_a_date_that_has_passed_makes_no_plan() -> None:
    text = "The summit was scheduled to be held in Oslo on May 2."
    early, late = (
        Report(source="a", text=text, published=date(2023, 4, 20), language="en"),
        Report(source="b", text=text, published=date(2023, 5, 9), language="en"),
    )
    (before, after) = read([early, late], {"en": LANGUAGE})
    assert [event.status for event in before.events] == ["planned"]
    assert [event.status for event in after.events] != ["planned"]


def test_the_same_event_told_twice_stands_once() -> None:
    text = "The opening of an office in Riga is planned for 2025.\nThe opening of an office in Riga in 2025 is welcome."
    (reading,) = read([Report(source="a", text=text, published=date(2023, 5, 9), language="en")], {"en": LANGUAGE})
    assert len([event for event in reading.events if event.kind == "OPENING"]) == 1


@pytest.mark.parametrize(
    ("text", "kind", "first", "last"),
    [
        ("The ministers postponed their summit in Tarn until May 9.", "MEETING", "2024-05-09", "2024-05-09"),
        ("The firm delayed the launch of its new barge to November.", "LAUNCH", "2024-11", "2024-11"),
        ("The board postponed the election in Tarn, which was to be held on April 11, to June 9.", "ELECTION", "2024-06-09", "2024-06-09"),
        ("The ministers agreed to shift their meeting from April 12 to April 26.", "MEETING", "2024-04-26", "2024-04-26"),
        ("The conference of engineers is to be held in the 2024-25 academic year.", "MEETING", "2024", "2025"),
    ],
)
def test_what_is_put_off_is_planned_for_its_new_day(text: str, kind: str, first: str, last: str) -> None:
    (reading,) = read([Report(source="own", text=text, published=date(2024, 3, 12), language="en")], {"en": LANGUAGE})
    (event,) = [event for event in reading.events if event.kind == kind]
    assert event.when is not None and (event.when.first, event.when.last) == (first, last)
    assert event.status in ("planned", "confirmed")


@pytest.mark.parametrize(
    "text", ["The ministers cancelled the summit in Tarn planned for May 9.", "The summit in Tarn on May 9 was postponed."]
)
def test_what_gets_no_new_day_is_cancelled(text: str) -> None:
    (reading,) = read([Report(source="own", text=text, published=date(2024, 3, 12), language="en")], {"en": LANGUAGE})
    assert [event.status for event in reading.events if event.kind == "MEETING"] == ["cancelled"]
