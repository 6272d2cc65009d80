"""Numbers for references: given provisionally while a brief is composed, settled report by report once it is whole."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from attrs import evolve

from legation.briefing.makers import Maker
from legation.briefing.names import outlet_name
from legation.briefing.passage import strip_loose, trim
from legation.records.brief import Brief, Cited, Line, Ours, Part, Reference
from legation.records.lines import change_lines, find_lines
from legation.records.report import Report, Span

# A line of the page shows no more than this of one passage; the reference gives more. Two lines of print.
LONGEST_SHOWN = 220
# A reference gives no more than this of one passage: a long paragraph of news prose.
LONGEST_GIVEN = 700
# A place far into its passage is shown with about so many characters before it.
BEFORE = 60


class Ledger:
    """What was cited so far. `cite` gives words with a number, `number` only the number.

    `openers` are words that a line leaves out where a passage begins with them ("that").
    """

    def __init__(self, reports: Mapping[str, Report], openers: Sequence[str] = ()) -> None:
        self.reports = reports
        self.openers = tuple(f"{word} " for word in openers)
        self.passages: list[tuple[str, Span]] = []
        self._numbers: dict[tuple[str, Span], int] = {}

    def number(self, report: str, span: Span) -> int:
        """The provisional number of a passage."""
        passage = (report, trim(self.reports[report], span, LONGEST_GIVEN))
        if passage not in self._numbers:
            self.passages.append(passage)
            self._numbers[passage] = len(self.passages)
        return self._numbers[passage]

    def shows(self, report: str, span: Span) -> bool:
        """Whether words at this address were cited so far."""
        return any(cited == report and span.overlaps(shown) for cited, shown in self.passages)

    def first(self, report: str) -> int | None:
        """The provisional number of the first passage cited from a report, if there is one."""
        return next((number for number, (cited, _) in enumerate(self.passages, start=1) if cited == report), None)

    def cite(self, report: str, span: Span, most: int = LONGEST_SHOWN) -> tuple[Part, ...]:
        """The words of a passage as a part of a line, cut at a word where they are long. Nothing where it has no words."""
        whole = trim(self.reports[report], span, len(span))
        words = self.reports[report].words(whole)
        opener = next((len(word) for word in self.openers if words.startswith(word)), 0)
        shown = trim(self.reports[report], Span(whole.start + opener, whole.end, whole.where), most)
        if not len(shown):
            return ()
        bare = strip_loose(self.reports[report], shown)
        part = Cited(self.reports[report].words(bare), report, bare, self.number(report, span))
        return (part,) if shown.end == whole.end else (part, Ours("gap"))

    def cite_around(self, report: str, span: Span, place: Span, most: int) -> tuple[Part, ...]:
        """The words of a passage with those at a place in it: where that lies beyond `most` characters, from some words before it on."""
        if place.where != span.where or not span.start <= place.start or place.end - span.start <= most:
            return self.cite(report, span, most)
        words = self.reports[report].words(span)
        start = span.start + words.rfind(" ", 0, max(1, place.start - span.start - BEFORE)) + 1
        return (Ours("gap"), *self.cite(report, Span(start, span.end, span.where), most))


def line(*parts: Part | Iterable[Part], also: Iterable[int] = (), indent: int = 0, maker: Maker | Literal[""] = "", of: str = "") -> Line:
    """A line of these parts; its citations are those of its cited parts and the numbers in `also`. `maker` is who makes it, `of` the id of
    what it is made from."""
    flat = tuple(part for given in parts for part in ((given,) if isinstance(given, (Cited, Ours)) else given))
    numbers = [part.reference for part in flat if isinstance(part, Cited)]
    return Line(flat, tuple(dict.fromkeys([*numbers, *also])), indent=indent, maker=maker, of=of)


def number_references(brief: Brief, ledger: Ledger) -> Brief:
    """The brief with its final numbers: overlapping passages are one reference.

    They are numbered report by report in order of publication, and within a report as it reads: near numbers stand near each other.
    """
    used = {ledger.passages[old - 1] for _, found in find_lines(brief) for old in found.citations}
    wider = merge(used)
    place = {report: number for number, report in enumerate(dict.fromkeys([*(source.report for source in brief.sources), *ledger.reports]))}
    order = sorted(set(wider.values()), key=lambda passage: (place[passage[0]], passage[1].where, passage[1].start))
    final = {passage: number for number, passage in enumerate(order, start=1)}

    def anew(old: int) -> int:
        return final[wider[ledger.passages[old - 1]]]

    def change(old: Line) -> Line:
        parts = tuple(evolve(part, reference=anew(part.reference)) if isinstance(part, Cited) else part for part in old.parts)
        return evolve(old, parts=parts, citations=tuple(dict.fromkeys(map(anew, old.citations))))

    references = tuple(refer(ledger.reports[report], span, number) for (report, span), number in final.items())
    first: dict[str, int] = {}
    for reference in references:
        first.setdefault(reference.report, reference.number)
    nodes = tuple(evolve(node, reference=first.get(node.id)) for node in brief.nodes)
    return evolve(change_lines(brief, change), references=references, nodes=nodes)


def merge(passages: Iterable[tuple[str, Span]]) -> dict[tuple[str, Span], tuple[str, Span]]:
    """Each passage with the reference that will give it: passages of a report that overlap are given together, up to LONGEST_GIVEN."""
    wider: dict[tuple[str, Span], tuple[str, Span]] = {}
    group: list[tuple[str, Span]] = []

    def close() -> None:
        if group:
            report, first = group[0]
            whole = Span(first.start, max(span.end for _, span in group), first.where)
            wider.update(dict.fromkeys(group, (report, whole)))
            group.clear()

    for report, span in sorted(passages, key=lambda passage: (passage[0], passage[1].where, passage[1].start, -passage[1].end)):
        if group:
            first_report, first = group[0]
            reach = max(other.end for _, other in group)
            together = first_report == report and first.where == span.where and span.start < reach
            if not together or max(reach, span.end) - first.start > LONGEST_GIVEN:
                close()
        group.append((report, span))
    close()
    return wider


def refer(report: Report, span: Span, number: int) -> Reference:
    """A numbered reference to words of a report."""
    return Reference(number, report.id, outlet_name(report), report.title, report.published, span, report.words(span))
