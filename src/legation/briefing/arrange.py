"""The officer's choice: lines and tables of a brief that go into one of his own, in his order. What he chooses is what was made; nothing is
written anew, and the whole is checked again before it leaves."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from legation.briefing.ledger import refer
from legation.briefing.typeset import role_of
from legation.records.brief import Brief, Cited, Line, Ours, Section, Table
from legation.records.ids import digest
from legation.records.lines import change_lines, find_lines
from legation.records.report import Report

# A key has so many characters; of those that cite the same words the second and later have a number behind it.
KEY = 20


@frozen
class Choice:
    """What goes into a brief together: a line with those that explain it, or a table; the `head` that it stands under, the section that it
    is of. `key` is made of what it cites, so that it is known again when grades and counts have changed."""

    key: str
    section: str
    head: Line | None
    lines: tuple[Line, ...] = ()
    table: Table | None = None

    @property
    def citations(self) -> tuple[int, ...]:
        """The references that it rests on."""
        found = (number for line in self.lines for number in line.citations)
        return tuple(dict.fromkeys(found))


def find_choices(brief: Brief) -> list[Choice]:
    """All that can be chosen of a brief, in its order, each key once."""
    met: dict[str, int] = {}
    made = []
    for section in brief.sections:
        for choice in (*cut_lines(section), *cut_tables(section)):
            met[choice.key] = met.get(choice.key, 0) + 1
            made.append(choice if met[choice.key] == 1 else evolve(choice, key=f"{choice.key}{met[choice.key]}"))
    return made


def cut_lines(section: Section) -> Iterator[Choice]:
    """The lines of a section, each with those that explain it."""
    head: Line | None = None
    lines: list[Line] = []
    for line in section.lines:
        role = role_of(line)
        if lines and (role in ("head", "note") or not line.indent):
            yield make_choice(section.key, head, lines)
            lines = []
        if role == "head":
            head = line
        elif role != "note":
            lines.append(line)
    if lines:
        yield make_choice(section.key, head, lines)


def make_choice(section: str, head: Line | None, lines: Sequence[Line]) -> Choice:
    """Some lines as one choice."""
    return Choice(name_line(section, lines[0]), section, head, tuple(lines))


def cut_tables(section: Section) -> Iterator[Choice]:
    """The tables of a section."""
    for table in section.tables:
        cells = [table.caption, *table.head, *(cell for row in table.rows for cell in row)]
        words = [part for cell in cells if cell is not None for part in cell.parts]
        yield Choice(name_words(section.key, table.maker, table.of, words), section.key, None, (), table)


def name_line(section: str, line: Line) -> str:
    """The key of a line."""
    return name_words(section, line.maker, line.of, line.parts)


def name_words(section: str, maker: str, of: str, parts: Iterable[Cited | Ours]) -> str:
    """A key made of the words that are cited, so that grades and counts may change."""
    flat = tuple(parts)
    cited = tuple((part.report, part.span.where, part.span.start, part.span.end) for part in flat if isinstance(part, Cited))
    # What cites nothing is known by what it is: its first template, and the name that it begins with.
    first = next((part for part in flat if isinstance(part, Ours)), Ours(""))
    names = [value for value in first.values if not value.isdecimal()]
    return digest("choice", section, maker, "" if cited else of, cited or (first.template, *names[:1]))


def arrange(brief: Brief, keys: Sequence[str], reports: dict[str, Report]) -> Brief:
    """The brief with what was chosen alone, in the order of the keys within each section; sections stand in the order in which they were
    first chosen from. Keys that the brief does not know are passed over."""
    known = {choice.key: choice for choice in find_choices(brief)}
    chosen = [known[key] for key in dict.fromkeys(keys) if key in known]
    sections = {section.key: section for section in brief.sections}
    kept = tuple(
        evolve(
            sections[name],
            lines=tuple(set_lines([choice for choice in chosen if choice.section == name])),
            tables=tuple(choice.table for choice in chosen if choice.section == name and choice.table is not None),
            note=None,
            annex=False,
        )
        for name in dict.fromkeys(choice.section for choice in chosen)
    )
    made = evolve(
        brief,
        id=digest("brief", brief.id, *(choice.key for choice in chosen)),
        sections=kept,
        entries=(),
        nodes=(),
        edges=(),
        notes=(),
        annex=None,
    )
    return number_anew(made, reports)


def set_lines(chosen: Sequence[Choice]) -> Iterator[Line]:
    """The lines of some choices, each head once where it begins."""
    head: Line | None = None
    for choice in chosen:
        if choice.lines and choice.head is not None and choice.head != head:
            head = choice.head
            yield choice.head
        yield from choice.lines


def number_anew(brief: Brief, reports: dict[str, Report]) -> Brief:
    """The brief with the references that it still uses, numbered from 1 in their order."""
    used = sorted({number for _, line in find_lines(brief) for number in line.citations})
    anew = {old: new for new, old in enumerate(used, start=1)}
    references = {reference.number: reference for reference in brief.references}

    def change(line: Line) -> Line:
        parts = tuple(evolve(part, reference=anew[part.reference]) if isinstance(part, Cited) else part for part in line.parts)
        return evolve(line, parts=parts, citations=tuple(anew[number] for number in line.citations))

    shown = tuple(refer(reports[references[old].report], references[old].span, anew[old]) for old in used)
    return evolve(change_lines(brief, change), references=shown)
