"""A packet laid out for paper: what stands on the first page and behind it, every line in runs of words, with its portion mark and grade.

The printed forms (PDF, DOCX) differ in how they set it, and in nothing that is said.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

from attrs import frozen

from legation.language.typography import LEGEND, choose_marks, show_counted, show_day, show_origin, spaced
from legation.records.brief import MOST_SOURCES, Brief, Cited, Line, Reference, Section, Table
from legation.records.release import Mark, Matter
from legation.release.forms.layout import is_graded, safe_link, show_published
from legation.release.forms.marking import COLOURS, show_limits, show_mark, sign_portions
from legation.release.forms.plain import show


@frozen
class Run:
    """Words in one type: ours, or a report's in its quotation marks; `lead` opens a line (who speaks, which day)."""

    kind: Literal["ours", "cited", "lead"]
    words: str


@frozen
class Printed:
    """A line on paper."""

    runs: tuple[Run, ...]
    references: tuple[int, ...] = ()
    portion: str = ""
    grade: str = ""
    indent: int = 0
    role: Literal["fact", "head", "note"] = "fact"


@frozen
class Grid:
    """A table on paper; with `stub` the first cell of a row names it."""

    caption: Printed | None
    head: tuple[Printed, ...]
    rows: tuple[tuple[Printed, ...], ...]
    stub: bool


@frozen
class Part:
    """A section on paper."""

    key: str
    title: str
    note: Printed | None
    grids: tuple[Grid, ...]
    lines: tuple[Printed, ...]


@frozen
class Quoted:
    """A reference with its words, and where they stand."""

    number: int
    words: str
    where: str


@frozen
class Near:
    """What the first page cites of one report: the numbers, the outlet and the day."""

    numbers: tuple[int, ...]
    outlet: str
    day: str


@frozen
class Listed:
    """A row of the table of sources."""

    outlet: str
    title: str
    link: str
    day: str
    reliability: str
    origin: str


@frozen
class Sheet:
    """The whole packet on paper. `tlp`, `colour` and `limits` are the banner of every page; `first` are the parts of the first page, with
    the references that they rest on; `annex` what stands behind it; `signs` what the portion marks mean."""

    title: str
    day: str
    subline: str
    office: str
    tlp: str
    colour: str
    limits: str
    first: tuple[Part, ...]
    near: tuple[Near, ...]
    behind: Printed | None
    annex: tuple[Part, ...]
    notes: tuple[Printed, ...]
    listed: tuple[Listed, ...]
    unlisted: Printed | None
    quoted: tuple[Quoted, ...]
    signs: tuple[tuple[str, str], ...]
    legend: str


def lay_out(matter: Matter) -> Sheet:
    """The matter on paper."""
    brief = matter.brief
    signs = sign_portions(matter)
    # In the order of find_lines: the marks are taken off one by one.
    marks = iter([signs[show_mark(mark, matter)] if mark is not None else "" for mark in matter.portions])
    parts = [(section.annex, print_section(section, marks)) for section in brief.sections]
    for _ in (*brief.entries, *brief.edges, *(() if brief.annex is None else (brief.annex,))):
        next(marks)
    notes = tuple(print_line(line, next(marks)) for line in brief.notes)
    first = tuple(part for annex, part in parts if not annex)
    met = {number for part in first for line in find_printed(part) for number in line.references}
    mark: Mark | None = matter.mark
    return Sheet(
        title=show(brief.title) or "Brief",
        day=show_day(brief.asof.isoformat()),
        subline=" · ".join(write_subline(brief)),
        office=show(matter.office),
        tlp=mark.tlp if mark is not None else "",
        colour=COLOURS[mark.tlp] if mark is not None else "",
        limits=show(" · ".join(show_limits(mark, matter))) if mark is not None else "",
        first=first,
        near=gather_near([reference for reference in brief.references if reference.number in met]),
        behind=print_line(brief.annex, "") if brief.annex is not None else None,
        annex=tuple(part for annex, part in parts if annex),
        notes=notes,
        listed=tuple(
            Listed(
                show(source.outlet),
                show(source.title or "–"),
                safe_link(source.url) or "",
                show_published(source),
                source.reliability,
                show(show_origin(brief, source)),
            )
            for source in brief.sources[:MOST_SOURCES]
        ),
        unlisted=print_line(brief.unlisted, "") if brief.unlisted is not None else None,
        quoted=tuple(map(quote, brief.references)),
        signs=tuple((sign, show(words)) for words, sign in signs.items()),
        legend=LEGEND,
    )


def write_subline(brief: Brief) -> Iterator[str]:
    """What stands under the title: whose headline it is, and what the brief rests on."""
    outlet = next((source.outlet for source in brief.sources if source.title == brief.title), None)
    if outlet:
        yield f"Headline of {show(outlet)}"
    yield f"as of {show_day(brief.asof.isoformat())}"
    for noun, number in brief.counts:
        yield " ".join(filter(None, show_counted(noun, number)))


def print_section(section: Section, marks: Iterator[str]) -> Part:
    """One section, its marks taken off in the order in which its lines are counted."""
    note = print_line(section.note, next(marks)) if section.note is not None else None
    lines = tuple(print_line(line, next(marks)) for line in section.lines)
    return Part(section.key, section.title, note, tuple(print_table(table, marks) for table in section.tables), lines)


def print_table(table: Table, marks: Iterator[str]) -> Grid:
    """One table, the marks of its cells beside them."""
    caption = print_line(table.caption, next(marks)) if table.caption is not None else None
    head = tuple(print_line(cell, next(marks)) for cell in table.head)
    rows = tuple(tuple(print_line(cell, next(marks)) for cell in row) for row in table.rows)
    return Grid(caption, head, rows, table.stub)


def print_line(line: Line, portion: str) -> Printed:
    """One line in runs, its words as a reader sees them."""
    runs: list[Run] = []
    for space, part in spaced(line.parts):
        cited = isinstance(part, Cited)
        words = show(part.words)
        said = words.join(choose_marks(words)) if cited else words
        lead = not runs and not cited and said.endswith((":", "[", "("))
        runs.append(Run("cited" if cited else "lead" if lead else "ours", space + said))
    plain = line.role != "fact" and not line.citations
    return Printed(
        tuple(run for run in runs if run.words),
        line.citations,
        "" if plain else portion,
        str(line.grade) if is_graded(line) else "",
        line.indent,
        line.role,
    )


def find_printed(part: Part) -> Iterator[Printed]:
    """Every line of a part."""
    if part.note is not None:
        yield part.note
    for grid in part.grids:
        yield from (*((grid.caption,) if grid.caption else ()), *grid.head, *(cell for row in grid.rows for cell in row))
    yield from part.lines


def gather_near(references: Sequence[Reference]) -> tuple[Near, ...]:
    """References by the report that they lead to, in the order in which reports are first cited."""
    groups: dict[str, list[Reference]] = {}
    for reference in references:
        groups.setdefault(reference.report, []).append(reference)
    return tuple(Near(tuple(one.number for one in group), show(group[0].outlet), show_published(group[0])) for group in groups.values())


def quote(reference: Reference) -> Quoted:
    """A reference on paper."""
    words = show(reference.words)
    return Quoted(reference.number, words.join(choose_marks(words)), f"{show(reference.outlet)}, {show_published(reference)}")
