"""Two or three reports side by side: rows of paragraphs, what they share and what is each one's own, and whether they have one origin."""

from collections.abc import Sequence
from itertools import pairwise

from attrs import frozen

from legation.desk.session import Session, find_id, pair_up
from legation.desk.showing import Head, head_of
from legation.records.errors import LegationError
from legation.records.report import Report
from legation.weighing.lineage.abreast import LONG, Abreast, count_shared, lay_abreast

LEAST, MOST = 2, 3
# A page shows so many rows; the paragraphs behind them are seldom read side by side.
MOST_ROWS = 60


@frozen
class Cell:
    """A part of a report in a row: its paragraphs, each as words with whether another of the reports has them too; `joined` words are
    those of the report to the left, by a long run (`strong`) or only by short ones."""

    paragraphs: tuple[tuple[tuple[str, bool], ...], ...] = ()
    joined: int = 0
    strong: bool = False


@frozen
class Shared:
    """How much of one report stands in another: so many of its words, of so many, and the longest run."""

    one: Head
    other: Head
    words: int
    size: int
    run: int


@frozen
class Compared:
    """Reports side by side. `origins` is how many origins they have in the story they are all in (None: they are not in one), `others`
    the reports of that story that may be put in the place of one."""

    heads: tuple[Head, ...]
    notes: tuple[tuple[str | None, str | None], ...]
    rows: tuple[tuple[Cell, ...], ...]
    further: int
    shared: tuple[Shared, ...]
    story: str | None = None
    title: str | None = None
    origins: int | None = None
    others: tuple[Head, ...] = ()


def compare(session: Session, reports: Sequence[str]) -> Compared:
    """Two or three reports by (the beginnings of) their ids. Raises LegationError for fewer or more, or one that is not there."""
    names = list(dict.fromkeys(find_id(session, name, ("report",))[1] for name in reports))
    if not LEAST <= len(names) <= MOST:
        raise LegationError(f"Two or three different reports are laid side by side, not {len(names)}.")
    found = [report for report, _ in pair_up(session, names)]
    heads = [head_of(report, session.ruled) for report in found]
    language = session.office.languages()
    rows = lay_abreast(found, language)
    homes = {session.store.stories.of_report(name) for name in names}
    told = session.store.stories.get(home) if len(homes) == 1 and (home := next(iter(homes))) is not None else None
    others = session.store.reports.many([one for one in told.reports if one not in names]) if told else []
    return Compared(
        tuple(heads),
        tuple((report.byline, report.dateline) for report in found),
        tuple(tuple(show_cell(report, cell) for report, cell in zip(found, row, strict=True)) for row in rows[:MOST_ROWS]),
        max(0, len(rows) - MOST_ROWS),
        tuple(Shared(heads[b], heads[a], *count_shared(found[b], found[a], language)) for a, b in pairwise(range(len(found)))),
        told.id if told else None,
        told.title if told else None,
        sum(bool(set(origin.reports) & set(names)) for origin in told.origins) if told else None,
        tuple(head_of(one, session.ruled) for one in others),
    )


def show_cell(report: Report, cell: Abreast) -> Cell:
    """A part of a row, cut where what is shared begins and ends."""
    paragraphs = []
    for span in cell.paragraphs:
        inside = [one for one in cell.shared if one in span]
        edges = sorted({span.start, span.end, *(edge for one in inside for edge in (one.start, one.end))})
        runs = [
            (report.text[start:end], any(one.start <= start < one.end for one in inside))
            for start, end in pairwise(edges)
            if report.text[start:end]
        ]
        paragraphs.append(tuple(smooth(runs)))
    return Cell(tuple(paragraphs), cell.joined, cell.run >= LONG)


def smooth(runs: Sequence[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Blanks, stops and marks of quotation at the ends of what is one report's own are nobody's own."""
    made: list[tuple[str, bool]] = []
    for words, shared in runs:
        letters = [place for place, letter in enumerate(words) if letter.isalnum()]
        first, last = (letters[0], letters[-1] + 1) if letters and not shared else (len(words), len(words))
        # A stop belongs to the word before it: a line under a sentence goes on to its end.
        while last < len(words) and not words[last].isspace() and not shared:
            last += 1
        for part, same in ((words[:first], True), (words[first:last], shared), (words[last:], True)):
            if part and made and made[-1][1] == same:
                made[-1] = (made[-1][0] + part, same)
            elif part:
                made.append((part, same))
    return made
