"""A report as its page shows it: its words with marks over what was found in them, what was cut around them, how it was edited, and what
it goes back to."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Literal

from attrs import evolve, field, frozen

from legation.desk.session import Session, find_id, pair_up
from legation.desk.showing import Head, head_of
from legation.intake.cuts import find_cuts
from legation.language.language import Language
from legation.records.reading import Reading, Statement
from legation.records.report import Report, Span
from legation.store.truth.reports import Edit, difference

Mark = Literal["quoted", "mixed", "reported", "cue", "credit", "date"]
# A page shows so many characters of a text; of a longer one the rest stands on pages of its own.
MOST_SHOWN = 12_000
# A difference of more points is a new article: the first are shown.
MOST_EDITS = 60


@frozen
class Run:
    """Words of the report that carry the same marks; `ends` are the numbers of the statements that end with it."""

    words: str
    marks: tuple[Mark, ...] = ()
    ends: tuple[int, ...] = ()


@frozen
class Noted:
    """A statement in the margin: its number, who speaks (a name, or else the words that stand for him), the cue, how and through whom."""

    number: int
    id: str
    speaker: str | None
    called: str
    cue: str
    mode: Mark
    held: str
    status: str
    via: tuple[str, ...]
    said: str | None


@frozen
class Dated:
    """Words that mean a day."""

    words: str
    first: str
    last: str


@frozen
class Paragraph:
    """A paragraph with its marks, and what stands beside it in the margin."""

    start: int
    runs: tuple[Run, ...]
    notes: tuple[Noted, ...] = ()
    dates: tuple[Dated, ...] = ()


@frozen
class Step:
    """What the report goes back to: the name of it, its id where it is a report, how, and why."""

    parent: str
    report: str
    kind: str
    share: float
    reasons: tuple[str, ...]


@frozen
class Revision:
    """How one revision differs from the one before it, and how many points are not told."""

    before: Head
    after: Head
    edits: tuple[Edit, ...]
    further: int = 0


@frozen
class Examined:
    """A report as its page shows it. `marked` are the lines beside the text by name, `paragraphs` the part of the text from `start` on,
    `next` where the part after it begins, `cuts` the lines of its page that were cut (`uncounted` more)."""

    head: Head
    report: Report
    marked: dict[str, tuple[Run, ...]]
    paragraphs: tuple[Paragraph, ...]
    captions: tuple[tuple[Run, ...], ...]
    cuts: tuple[str, ...]
    uncounted: int
    versions: tuple[Head, ...]
    revisions: tuple[Revision, ...]
    steps: tuple[Step, ...]
    origin: str | None
    story: str | None
    title: str | None
    statements: int
    sources: tuple[str, ...] = ()
    start: int = 0
    next: int | None = None
    back: int | None = None


@frozen
class _Marks:
    """Where marks stand in one place of a report."""

    spans: list[tuple[Span, Mark]] = field(factory=list)
    ends: dict[int, list[int]] = field(factory=dict)


def examine(session: Session, report: str, start: int = 0) -> Examined:
    """A report by (the beginning of) its id, its text from the character `start` on. Raises LegationError where there is none."""
    ((found, reading),) = pair_up(session, [find_id(session, report, ("report",))[1]])
    marks = find_marks(reading)
    paragraphs = list(cut_paragraphs(found, reading, marks["text"]))
    first = max((number for number, one in enumerate(paragraphs) if one.start <= start), default=0)
    after = find_end(paragraphs, first)
    raw = session.store.raw.get(found.raw) if found.raw else None
    cuts, uncounted = find_cuts(raw, found) if raw is not None else ([], 0)
    chain = session.store.reports.revisions(found.id)
    heads = [head_of(one, session.ruled) for one in chain]
    story = session.store.stories.of_report(found.id)
    told = session.store.stories.get(story) if story else None
    root = next((origin.root for origin in told.origins if found.id in origin.reports), None) if told else None
    steps = [step for step in told.descents if step.child == found.id] if told else []
    parents = {one.id: head_of(one, session.ruled).outlet for one in find_parents(session, [*(step.parent for step in steps), root or ""])}
    return Examined(
        head_of(found, session.ruled),
        found,
        {name: run_marks(found, Span(0, len(found.place(name)), name), marks[name]) for name in ("title", "byline", "dateline", "credit")},
        tuple(paragraphs[first:after]),
        tuple(run_marks(found, Span(0, len(words), f"captions/{n}"), _Marks()) for n, words in enumerate(found.captions)),
        tuple(cuts),
        uncounted,
        tuple(heads),
        tuple(compare_versions(chain, heads, session.office.language_of(found))),
        tuple(
            Step(parents.get(step.parent, step.parent), step.parent if step.parent in parents else "", step.kind, step.share, step.reasons)
            for step in steps
        ),
        parents.get(root, root) if root else None,
        story,
        told.title if told else None,
        len(reading.statements),
        tuple(session.store.reports.sources(found.id)),
        paragraphs[first].start if paragraphs else 0,
        paragraphs[after].start if after < len(paragraphs) else None,
        find_back(paragraphs, first),
    )


def find_parents(session: Session, names: Iterable[str]) -> list[Report]:
    """Those of some roots and parents that are reports of the office."""
    return [found for name in dict.fromkeys(names) if name and (found := session.store.reports.get(name)) is not None]


def find_end(paragraphs: list[Paragraph], first: int) -> int:
    """How far a page goes from a paragraph on: at least that one."""
    shown, after = 0, first
    while after < len(paragraphs) and (after == first or shown < MOST_SHOWN):
        shown += sum(len(run.words) for run in paragraphs[after].runs)
        after += 1
    return after


def find_back(paragraphs: list[Paragraph], first: int) -> int | None:
    """Where the page before a paragraph begins; None on the first page."""
    if not first:
        return None
    shown, before = 0, first
    while before > 0 and shown < MOST_SHOWN:
        before -= 1
        shown += sum(len(run.words) for run in paragraphs[before].runs)
    return paragraphs[before].start


def find_marks(reading: Reading) -> dict[str, _Marks]:
    """What was found, by the place in the report where it stands."""
    found: dict[str, _Marks] = {name: _Marks() for name in ("text", "title", "byline", "dateline", "credit")}

    def mark(span: Span | None, kind: Mark) -> None:
        if span is not None and span.where in found:
            found[span.where].spans.append((span, kind))

    for number, statement in enumerate(reading.statements, start=1):
        for span in statement.words:
            mark(span, statement.mode)
        mark(statement.cue, "cue")
        last = statement.words[-1]
        if last.where in found:
            found[last.where].ends.setdefault(last.end, []).append(number)
    for credit in reading.credits:
        mark(credit.span, "credit")
    for when in find_days(reading):
        mark(when[0], "date")
    return found


def find_days(reading: Reading) -> list[tuple[Span, str, str]]:
    """The words that mean a day, each once, in order."""
    whens = [*(one.when for one in reading.statements), *(one.when for one in reading.events)]
    return sorted({(when.words, when.first, when.last) for when in whens if when is not None})


def run_marks(report: Report, whole: Span, marks: _Marks) -> tuple[Run, ...]:
    """A stretch of a report cut wherever a mark begins or ends."""
    inside = [(span, kind) for span, kind in marks.spans if span.overlaps(whole)]
    edges = {whole.start, whole.end, *(edge for span, _ in inside for edge in (span.start, span.end))}
    edges |= {end for end in marks.ends if whole.start < end <= whole.end}
    runs = []
    for start, end in pairwise(sorted(edge for edge in edges if whole.start <= edge <= whole.end)):
        piece = Span(start, end, whole.where)
        kinds = tuple(dict.fromkeys(kind for span, kind in inside if piece in span))
        runs.append(Run(report.words(piece), kinds, tuple(marks.ends.get(end, ()))))
    return tuple(runs)


def cut_paragraphs(report: Report, reading: Reading, marks: _Marks) -> Iterator[Paragraph]:
    """The paragraphs of a text with what stands beside each. A line without an end is cut where a page ends."""
    notes = [note(report, number, one) for number, one in enumerate(reading.statements, start=1)]
    at = [one.words[0] for one in reading.statements]
    days = [(span, Dated(report.words(span), first, last)) for span, first, last in find_days(reading) if span.where == "text"]
    for start, end in find_lines(report.text):
        beside = tuple(one for one, span in zip(notes, at, strict=True) if span.where == "text" and start <= span.start < end)
        dates = tuple(one for span, one in days if start <= span.start < end)
        yield Paragraph(start, run_marks(report, Span(start, end), marks), beside, dates)


def find_lines(text: str) -> Iterator[tuple[int, int]]:
    """The lines of a text that hold something, by their addresses; one longer than a page in pieces."""
    start = 0
    for line in text.split("\n"):
        for cut in range(start, start + len(line), MOST_SHOWN):
            end = min(cut + MOST_SHOWN, start + len(line))
            if text[cut:end].strip():
                yield cut, end
        start += len(line) + 1


def note(report: Report, number: int, statement: Statement) -> Noted:
    """A statement as the margin has it."""
    speaker = statement.speaker
    return Noted(
        number,
        statement.id,
        speaker.name if speaker else None,
        report.words(speaker.span) if speaker and not speaker.name else "",
        report.words(statement.cue) if statement.cue else "",
        statement.mode,
        statement.held,
        statement.status,
        statement.via,
        statement.said,
    )


def compare_versions(chain: list[Report], heads: list[Head], language: Language) -> Iterator[Revision]:
    """How each revision differs from the one before it, the latest first."""
    steps = [
        (before, after, difference(one, other, language))
        for (one, other), (before, after) in zip(pairwise(chain), pairwise(heads), strict=True)
    ]
    for before, after, edits in reversed(steps):
        yield Revision(before, after, tuple(map(shorten, edits[:MOST_EDITS])), max(0, len(edits) - MOST_EDITS))


def shorten(edit: Edit) -> Edit:
    """A point of difference with no more words than a page shows."""
    before, after = (words[:MOST_SHOWN] if words else words for words in (edit.before, edit.after))
    return evolve(edit, before=before, after=after)
