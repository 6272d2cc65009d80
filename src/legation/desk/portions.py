"""The mark of each line of a brief: of what it rests on, and what the officer gave to it."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from attrs import frozen

from legation.briefing.arrange import KEY, Choice, find_choices
from legation.records.brief import Brief, Cited, Line
from legation.records.lines import find_lines
from legation.records.release import Mark, Policy
from legation.records.report import Report, Span
from legation.release.marks import combine
from legation.release.sight import Known, Marked


@frozen
class Chosen:
    """What an officer chose of a story: keys of its lines and tables (or ids of claims and statements) in their order, the mark that he
    gave to some of them, and the `words` in which they were told to him."""

    keys: tuple[str, ...] = ()
    marks: tuple[tuple[str, Mark], ...] = ()
    words: tuple[tuple[str, str], ...] = ()


@frozen
class Handling:
    """How a brief that stays in the office is marked: by the marks of what it rests on, and by those that the officer gave to its lines."""

    known: Known
    chosen: Chosen
    policy: Policy

    def mark(self, brief: Brief, reports: Collection[str]) -> tuple[tuple[Mark | None, ...], Mark | None]:
        """A mark for every line of a brief in words that was made of some reports, and the mark of what stands around them; None for what
        rests on nothing that is marked."""
        marks = {name: mark for name, mark in self.known.marks.items() if name in reports}
        own = find_own_marks(brief, self.chosen)
        lines = tuple(mark_lines(brief, marks, self.known.passages, self.policy, own, bool(self.chosen.keys)))
        texts = {report.id: report for report in self.known.reports}
        return lines, mark_frame(brief, self.known.marks, self.known.passages, texts, self.policy)


def mark_lines(
    brief: Brief,
    marks: Mapping[str, Mark | None],
    passages: Sequence[Marked],
    policy: Policy,
    own: Mapping[int, Sequence[Mark]],
    chosen: bool = False,
) -> Iterator[Mark | None]:
    """A mark for every line: of the reports it rests on (one that cites nothing rests on all of them; a head over lines that were `chosen`
    on those that they cite), of the marked passages it cites, and its own; None where nothing of that is marked."""
    references = {reference.number: reference for reference in brief.references}
    shown = {reference.report for reference in brief.references}
    for _, line in find_lines(brief):
        names = [references[number].report for number in line.citations] or [
            name for name in marks if name in shown or not (chosen and line.role == "head")
        ]
        given = [mark for name in names if (mark := marks.get(name)) is not None]
        cited = find_cited(line, brief)
        given += [passage.mark for passage in passages if any(is_cited(passage, one) for one in cited)]
        given += own.get(id(line), ())
        yield combine(given, policy) if given else None


def mark_frame(
    brief: Brief, marks: Mapping[str, Mark | None], passages: Sequence[Marked], reports: Mapping[str, Report], policy: Policy
) -> Mark | None:
    """The mark of title, counts and sources: of every report that is listed or referred to, and of the marked words in their titles; None
    where nothing of that is marked."""
    shown = {source.report for source in brief.sources} | {reference.report for reference in brief.references}
    given = [mark for name in sorted(shown) if (mark := marks.get(name)) is not None]
    given += [one.mark for one in passages if one.report in shown and is_in_title(one, brief.title, reports[one.report])]
    return combine(given, policy) if given else None


def is_in_title(passage: Marked, title: str, report: Report) -> bool:
    """Whether a marked passage is in the title of its report, or in the words of it that a brief is titled by."""
    if passage.span.where == "title":
        return True
    start = report.text.find(title) if title else -1
    return start >= 0 and passage.span.overlaps(Span(start, start + len(title)))


def is_cited(passage: Marked, cited: Cited) -> bool:
    """Whether cited words share a character with a passage that has a mark of its own."""
    return passage.report == cited.report and passage.span.overlaps(cited.span)


def find_cited(line: Line, brief: Brief) -> list[Cited]:
    """What a line cites, in its own words and in its references."""
    cited = [part for part in line.parts if isinstance(part, Cited)]
    return cited + [
        Cited(reference.words, reference.report, reference.span, reference.number)
        for reference in brief.references
        if reference.number in line.citations
    ]


def find_own_marks(brief: Brief, chosen: Chosen) -> dict[int, list[Mark]]:
    """The marks that the officer gave to a line, by the line that it is.

    Of lines that cite the same words only the place in the brief tells one from the other, and that changes with what is chosen: each of
    them takes all the marks that were given to one of them.
    """
    marks = defaultdict[str, list[Mark]](list)
    for key, mark in chosen.marks:
        marks[key[:KEY]].append(mark)
    return {id(line): marks[choice.key[:KEY]] for choice in find_choices(brief) if choice.key[:KEY] in marks for line in find_parts(choice)}


def find_parts(choice: Choice) -> Iterator[Line]:
    """The lines of a choice, those of its table too."""
    yield from choice.lines
    if choice.table is not None:
        yield from (choice.table.caption,) if choice.table.caption is not None else ()
        yield from choice.table.head
        yield from (cell for row in choice.table.rows for cell in row)
