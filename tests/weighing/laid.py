"""Passages laid out by hand: what a comparator is tested on without reading."""

from typing import Any

from attrs import evolve, frozen

from legation.language.language import load
from legation.records.reading import Assertion, Figure, Reading
from legation.records.report import Report, Span
from legation.records.story import Conflict
from legation.weighing.accounts.account import build_accounts
from legation.weighing.conflicts.comparators import TABLE
from legation.weighing.conflicts.conflicts import compare, find_conflicts
from legation.weighing.conflicts.point import Evidence, gather_evidence
from weighing.told import DAY


@frozen
class Passage:
    """One report of one passage: its words, and its slots as the reader would fill them."""

    text: str
    slots: dict[str, Any]


def lay(text: str, counted: dict[str, tuple[str, str]] | None = None, **slots: Any) -> Passage:
    """A passage with its slots; of `counted` numbers of persons each stands in the text, with what is counted and what became of it."""
    figures = tuple(
        Figure(float(number), float(number), "person", what, Span(text.index(number), text.index(number) + len(number)), role=role)
        for number, (what, role) in (counted or {}).items()
    )
    return Passage(text, {"figures": figures, **slots})


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
        said = Assertion(span=Span(0, len(passage.text)), stems=stems, **passage.slots)
        reports.append(report)
        readings.append(Reading(report.id, "by hand", assertions=(said,)))
    return gather_evidence(reports, build_accounts(reports, readings, language), language, readings)


def find_values(find: object, *passages: Passage) -> list[tuple[str, str]]:
    """The values that the row which finds its values so lays side by side."""
    (row,) = [row for row in TABLE if row.find is find]
    return [difference.values for difference in compare(gather(*passages), row)]
