"""Versions of one dispatch: which came first, and that what changed between them is an update and no conflict."""

from datetime import date, datetime, timedelta, timezone

import pytest
from attrs import evolve

from legation.language.language import load
from legation.records.report import Report
from legation.weighing.lineage.trace import find_lineage
from legation.weighing.lineage.versions import find_order, number_of
from weighing.told import DAY, Told, read_once, tell

ENGLISH = load("en")
HOUR = datetime(2024, 3, 6, 9, 0, tzinfo=timezone(timedelta(hours=1)))
TEXT = (
    "{head}VELDT (Ledger) - A ferry sank in the strait of Karst on Wednesday, killing {dead} people, the harbour office said.\n"
    "The boat had left the port of Sund shortly after dawn with a cargo of timber and two buses on its upper deck.\n"
    "Divers searched the hull until dark, and fishing boats brought survivors to the pier of Veldt.{more}"
)
NUMBERED = [
    ("UPDATE 2-Ferry sinks off Veldt", "", 2),
    ("Ferry sinks off Veldt", "WRAPUP 3: Ferry sinks off Veldt\n", 3),
    ("2nd Ld-Writethru: Ferry sinks", "", 2),
    ("Ferry sinks off Veldt", "(Updates with death toll)\n", 1),
    ("Ferry sinks off Veldt", "(Adds quotes, background)\n", 1),
    ("Ferry sinks off Veldt", "", 0),
    ("Harbour adds two piers", "", 0),
    ("Mayor's update 2 hours late", "", 0),
]


def version(dead: int, published: date | datetime, title: str = "Ferry sinks off Veldt", head: str = "", outlet: str = "Ledger") -> Report:
    """One version of the dispatch."""
    text = TEXT.format(head=head, dead=dead, more=" The company has run the line for ten years." if dead > 12 else "")
    return Report(source=f"{outlet}-{dead}.txt", text=text, title=title, outlet=outlet, published=published, language="en")


def weighed(*reports: Report) -> Told:
    """Some versions as the story they are."""
    return evolve(tell({"Ledger": reports[0].text}), reports=reports, readings=read_once(reports, ENGLISH))


@pytest.mark.parametrize(("title", "head", "number"), NUMBERED)
def test_a_version_says_which_it_is(title: str, head: str, number: int) -> None:
    assert number_of(version(12, DAY, title, head), ENGLISH) == number


ORDERED = [
    # hours before numbers, numbers where there are no hours, days last
    (version(12, HOUR), version(19, HOUR + timedelta(hours=2))),
    (version(12, HOUR, "UPDATE 3-Ferry sinks"), version(19, HOUR + timedelta(hours=2), "UPDATE 2-Ferry sinks")),
    (version(12, DAY), version(19, DAY, head="(Updates with death toll)\n")),
    (version(12, DAY, "UPDATE 1-Ferry sinks"), version(19, DAY, "UPDATE 2-Ferry sinks")),
    (version(12, DAY), version(19, DAY + timedelta(days=1))),
]


@pytest.mark.parametrize(("first", "second"), ORDERED)
def test_what_changed_between_versions_is_an_update(first: Report, second: Report) -> None:
    assert find_order((second, first), {}, ENGLISH) == {(first.id, second.id)}
    (conflict,) = [one for one in weighed(first, second).conflicts if one.kind == "number"]
    assert conflict.why == "update"
    assert {side.report for side in conflict.sides if side.side in conflict.overtaken} == {first.id}


def test_others_are_no_versions() -> None:
    far = version(19, HOUR + timedelta(days=9))
    other = version(19, HOUR + timedelta(hours=2), outlet="Courier")
    bare = version(19, HOUR)
    for second in (far, other, bare):
        assert not find_order((version(12, HOUR), second), {}, ENGLISH)


def test_an_older_version_does_not_stand_against_another_paper_that_has_the_newer_number() -> None:
    first, second = version(12, HOUR), version(19, HOUR + timedelta(hours=2))
    text = "At least 19 people were killed when a ferry sank in the strait of Karst on Wednesday, the coast guard told the Herald."
    third = Report(source="h.txt", text=text, outlet="Herald", published=DAY, language="en")
    (conflict,) = [one for one in weighed(first, second, third).conflicts if one.kind == "number"]
    assert conflict.why == "update"
    assert {side.report for side in conflict.sides if side.side in conflict.overtaken} == {first.id}


def test_a_third_number_of_another_paper_stays_a_conflict_beside_what_is_overtaken() -> None:
    first, second = version(12, HOUR), version(19, HOUR + timedelta(hours=2))
    text = "The sinking of a ferry in the strait of Karst on Wednesday killed 31 people, the coast guard told the Herald."
    third = Report(source="h.txt", text=text, outlet="Herald", published=DAY, language="en")
    (conflict,) = [one for one in weighed(first, second, third).conflicts if one.kind == "number"]
    assert conflict.why is None
    assert {side.report for side in conflict.sides if side.side in conflict.overtaken} == {first.id}


def test_versions_are_one_origin() -> None:
    told = weighed(version(12, HOUR), version(19, HOUR + timedelta(hours=2), "UPDATE 2-Ferry sinks", "(Updates with death toll)\n"))
    assert len(find_lineage(told.reports, told.readings, ENGLISH).origins) == 1
