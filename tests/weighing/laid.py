"""Passages laid out by hand: what a comparator is tested on without reading."""

from inspect import getclosurevars
from typing import Any

from attrs import evolve, frozen

from legation.language.language import load
from legation.records.reading import Assertion, Figure, Held, Mention, Reading, Statement, When
from legation.records.report import Report, Span
from legation.records.story import Conflict
from legation.weighing.accounts.account import build_accounts
from legation.weighing.accounts.slots import KNOWN, POLARITY
from legation.weighing.conflicts.comparators import DENIALS, OPEN, TABLE, Comparator
from legation.weighing.conflicts.conflicts import compare, find_conflicts
from legation.weighing.conflicts.point import Evidence, gather_evidence
from legation.weighing.conflicts.testimony import hear
from weighing.told import DAY


@frozen
class Passage:
    """One report of one passage: its words, its slots as the reader would fill them, and who says so, where it is somebody's word."""

    text: str
    slots: dict[str, Any]
    statement: Statement | None = None


def lay(text: str, counted: dict[str, tuple[str, str]] | None = None, **slots: Any) -> Passage:
    """A passage with its slots; of `counted` numbers of persons each stands in the text, with what is counted and what became of it."""
    figures = tuple(
        Figure(float(number), float(number), "person", what, Span(text.index(number), text.index(number) + len(number)), role=role)
        for number, (what, role) in (counted or {}).items()
    )
    return Passage(text, {"figures": figures, **slots})


def lay_said(text: str, speaker: str, cue: str, held: Held = "affirmed", when: When | None = None, **slots: Any) -> Passage:
    """A passage that is the word of somebody who is named in it, and stands for himself."""
    named, told = (Span(text.index(words), text.index(words) + len(words)) for words in (speaker, cue))
    mention = Mention(named, speaker, f"person:{speaker.lower().replace(' ', '-')}")
    return Passage(text, slots, Statement((Span(0, len(text)),), mention, told, held=held, when=when))


def evolve_bound(passage: Passage, bound: str) -> Passage:
    """A passage whose numbers are given with a bound: "at least"."""
    figures = tuple(evolve(figure, bound=bound) for figure in passage.slots["figures"])
    return Passage(passage.text, {**passage.slots, "figures": figures})


def find_conflict(*passages: Passage) -> Conflict:
    """The one conflict of passages of as many reports."""
    evidence = gather(*passages)
    (conflict,) = find_conflicts(evidence.reports, evidence.readings, (), evidence.language)
    return conflict


def gather(*passages: Passage) -> Evidence:
    """What comparators look through, of passages of as many reports."""
    language = load("en")
    reports, readings = [], []
    for number, passage in enumerate(passages):
        report = Report(source=f"{number}.txt", text=passage.text, outlet=f"Outlet {number}", published=DAY, language="en")
        words = (plain for _, _, plain in language.find_words(passage.text))
        stems = tuple(language.stem(word) for word in words if word not in language.lists.content.stopwords)
        statement = passage.statement
        said = Assertion(span=Span(0, len(passage.text)), stems=stems, statement=statement.id if statement else None, **passage.slots)
        reports.append(report)
        readings.append(Reading(report.id, "by hand", statements=(statement,) if statement else (), assertions=(said,)))
    return gather_evidence(reports, build_accounts(reports, readings, language), language, readings)


def find_values(find: Any, *passages: Passage) -> list[tuple[str, str]]:
    """The values that the row which finds its values so lays side by side."""
    return [difference.values for difference in compare(gather(*passages), row_of(find))]


def row_of(find: Any) -> Comparator[Any]:
    """The row of the table that finds its values so; a way of saying no, or of leaving a thing open, alone on its row."""
    slot = POLARITY if find in DENIALS else KNOWN if find in OPEN else None
    (row,) = [row for row in TABLE if row.find is find or row.slot is slot]
    return row if slot is None else evolve(row, find=hear(find))


def find_all() -> list[Any]:
    """How each row of the table finds its values: of those that do so in several ways, each way."""
    return [find for row in TABLE for find in (DENIALS if row.slot is POLARITY else OPEN if row.slot is KNOWN else (row.find,))]


def find_name(find: Any) -> str:
    """What a row is called by: how it finds its values, of a trait which."""
    kinds = getclosurevars(find).nonlocals.get("kinds", ()) if "<locals>" in find.__qualname__ else ()
    return " ".join((find.__qualname__.partition(".")[0], *kinds))
