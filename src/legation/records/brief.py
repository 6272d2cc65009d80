"""A brief: one page for the officer, every line of it cited, so that a machine can check it."""

from datetime import date
from typing import Literal

from attrs import frozen

from legation.records.report import Day, Span
from legation.records.story import Grade


@frozen
class Cited:
    """Words of a report, to the character. `words` equal the words at `span` of `report`; `reference` is their number in the list below."""

    words: str
    report: str
    span: Span
    reference: int


@frozen
class Ours:
    """Words of our own: the template of that name, filled with `values` (names, numbers, days; never prose).

    `words` are what that makes: set when a checked brief is typeset, so that nobody who writes it needs the templates.
    """

    template: str
    values: tuple[str, ...] = ()
    words: str = ""


Part = Cited | Ours
Role = Literal["fact", "head", "note"]
# A table of more sources is no page; the JSON form has all.
MOST_SOURCES = 40


@frozen
class Line:
    """One line of a brief. Its cited parts carry their addresses; `citations` are the reference numbers it rests on.

    A line with `indent` 1 explains the line above it. `maker` names the rule that made it (briefing/makers.py says how often such lines
    are right), `of` is the id of the claim or statement that it is made from. `role` says of a typeset line whether it tells something.
    """

    parts: tuple[Part, ...]
    citations: tuple[int, ...] = ()
    grade: Grade | None = None
    indent: int = 0
    maker: str = ""
    of: str = ""
    role: Role = "fact"


@frozen
class Table:
    """A table of lines: what it is about, a head, and rows of cells, each a line of its own.

    With `stub`, the first cell of a row names it. `maker` and `of` are as those of a line.
    """

    head: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]
    caption: Line | None = None
    stub: bool = False
    maker: str = ""
    of: str = ""


@frozen
class Section:
    """A part of the brief under one heading.

    `key` names it for machines: summary, differs, said, established, positions, dates, single, wordings, lineage. With `annex` it stands
    behind the first page.
    """

    key: str
    title: str
    lines: tuple[Line, ...] = ()
    tables: tuple[Table, ...] = ()
    note: Line | None = None
    annex: bool = False


@frozen
class Reference:
    """Where cited words stand: outlet, title and date of the report, and the exact words."""

    number: int
    report: str
    outlet: str
    title: str | None
    published: Day | None
    span: Span
    words: str


@frozen
class Node:
    """A point of the lineage graph: a report, or a wire, outlet or speaker that reports go back to.

    `reference` is the first numbered reference to the report, for the link in the picture.
    """

    id: str
    label: str
    kind: Literal["report", "outlet", "speaker"]
    day: str | None = None
    reference: int | None = None


@frozen
class Edge:
    """A step of the lineage graph, from the child to what it goes back to; `why` says it in one cited line."""

    child: str
    parent: str
    kind: Literal["declared", "reuse", "inferred"]
    why: Line


@frozen
class Entry:
    """A day of the timeline or calendar: what is planned or past, with the line that says so.

    `first` and `last` are ISO days, months or years.
    """

    first: str
    last: str
    planned: bool
    line: Line


@frozen
class Source:
    """A report in the table of sources: who printed it, when, how reliable that outlet is held to be, and where it goes back to."""

    report: str
    outlet: str
    title: str | None
    published: Day | None
    reliability: str
    origin: str | None
    url: str | None
    notes: tuple[str, ...] = ()


@frozen
class Name:
    """A name that may fill our templates: an outlet or agency, or someone who speaks or acts. Nobody else is named by us."""

    name: str
    kind: Literal["outlet", "actor"]


@frozen
class Brief:
    """What leaves the office on one story: header, sections, timeline, lineage, sources and numbered references. `annex` says what stands
    behind the first page, `unlisted` of a typeset brief how many sources no page lists."""

    id: str
    story: str
    title: str
    asof: date
    counts: tuple[tuple[str, int], ...]
    sections: tuple[Section, ...]
    entries: tuple[Entry, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    sources: tuple[Source, ...]
    references: tuple[Reference, ...]
    names: tuple[Name, ...] = ()
    notes: tuple[Line, ...] = ()
    annex: Line | None = None
    unlisted: Line | None = None
    product: str = "legation"
