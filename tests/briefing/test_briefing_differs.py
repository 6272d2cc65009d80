"""The words of what differs: no value of a conflict goes without, and what came first is said with a word of the report."""

from typing import get_args

import pytest
from attrs import evolve

from briefing.tokyo import LANTERN, LEDGER, Given, at
from legation.briefing.passage import show_part
from legation.briefing.sections.differs import name_value
from legation.records.story import Condition, Conflict, ConflictKind, Known, Side, Stage, YesNo

CLOSED: list[tuple[ConflictKind, str]] = [
    *(("polarity", value) for value in get_args(YesNo)),
    *(("status", value) for values in (Known, Stage, Condition) for value in get_args(values)),
    ("number", "none"),
]


@pytest.mark.parametrize(("kind", "value"), CLOSED)
def test_every_value_of_a_closed_set_has_its_words(kind: ConflictKind, value: str) -> None:
    side = Side(LEDGER.id, at(LEDGER, "Japan"), 0, value)
    shown = name_value(Conflict("office", kind, (side,)), side)
    assert shown is not None
    assert show_part(shown)


def test_what_came_first_is_said_with_a_word_of_the_report(given: Given) -> None:
    sides = (Side(LEDGER.id, at(LEDGER, "Japan does not"), 0, "Japan first"), Side(LANTERN.id, at(LANTERN, "Japan"), 1, "Japan first"))
    story = evolve(given.story, conflicts=(Conflict("Japan", "date", sides),))
    brief = Given(story, given.reports, given.readings).check().brief
    (table,) = next(section for section in brief.sections if section.key == "differs").tables
    assert [" ".join(show_part(part) for part in head.parts) for head in table.head] == ["Japan first", "Japan first"]
