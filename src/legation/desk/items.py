"""The things that a brief tells, typed, for forms that carry things and not lines. Only what is printed is among them."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

from legation.language.typography import choose_marks, show_part, spaced
from legation.records.brief import Brief, Cited, Line, Ours, Section, Table
from legation.records.ids import digest
from legation.records.lines import find_lines
from legation.records.reading import Statement
from legation.records.release import Item, Mark
from legation.records.story import Claim, Story


def find_items(brief: Brief, story: Story, statements: Mapping[str, Statement], portions: Sequence[Mark | None]) -> tuple[Item, ...]:
    """Claims, statements, stances, dates, conflicts and origins of a typeset brief, in the order in which it tells them, each once and
    under the mark of its line."""
    marks = {id(line): mark for (_, line), mark in zip(find_lines(brief), portions, strict=True)}
    claims = {claim.id: claim for claim in story.claims}
    found: dict[str, Item] = {}
    for section in brief.sections:
        for item in find_in_section(section, claims, statements, marks):
            found.setdefault(item.id, item)
    for entry in brief.entries:
        item = make_item("date", digest("date", entry.first, entry.last, write_line(entry.line)), entry.line, marks)
        found.setdefault(item.id, evolve(item, first=entry.first, last=entry.last, planned=entry.planned))
    return tuple(found.values())


def find_in_section(
    section: Section, claims: Mapping[str, Claim], statements: Mapping[str, Statement], marks: Mapping[int, Mark | None]
) -> Iterator[Item]:
    """The things of one section."""
    for line in section.lines:
        if line.of in claims and line.citations and not line.indent:
            told = tell_claim(line, claims[line.of], marks)
            # What somebody is printed to have said is a statement of his, whoever else carries it.
            yield evolve(told, kind="statement") if line.maker.startswith("statement") else told
        elif line.of in statements and not line.indent:
            yield tell_statement(line, statements[line.of], marks)
        elif section.key == "lineage" and line.citations and not line.indent:
            yield make_item("origin", digest("origin", name_origin(line)), line, marks)
    for table in section.tables:
        yield from find_stances(table, marks) if table.stub else find_sides(table, marks)


def make_item(kind: "str", name: str, line: Line, marks: Mapping[int, Mark | None]) -> Item:
    """A thing that a line tells."""
    return Item(name, kind, write_line(line), line.citations, marks[id(line)], line.grade)  # type: ignore[arg-type]  # one of the kinds


def tell_claim(line: Line, claim: Claim, marks: Mapping[int, Mark | None]) -> Item:
    """A claim as its line prints it."""
    return evolve(
        make_item("claim", claim.id, line, marks),
        speaker=claim.speaker,
        held=claim.held,
        origins=(claim.roots, claim.roots_most),
        reports=len({support.report for support in claim.supports}),
    )


def tell_statement(line: Line, statement: Statement, marks: Mapping[int, Mark | None]) -> Item:
    """A statement as its line prints it."""
    speaker = statement.speaker
    return evolve(
        make_item("statement", statement.id, line, marks),
        speaker=speaker.name if speaker is not None else None,
        party=speaker.party if speaker is not None else None,
        held=statement.held,
    )


def find_stances(table: Table, marks: Mapping[int, Mark | None]) -> Iterator[Item]:
    """The stances of a table of parties and issues."""
    for row in table.rows:
        for head, cell in zip(table.head[1:], row[1:], strict=True):
            taken = next((part.values[0] for part in cell.parts if isinstance(part, Ours) and part.template == "stance"), None)
            if taken is not None and cell.citations:
                party, issue = write_line(row[0]), write_line(head)
                item = make_item("stance", digest("stance", party, issue, write_line(cell)), cell, marks)
                yield evolve(item, party=party, issue=issue, stance=taken)


def find_sides(table: Table, marks: Mapping[int, Mark | None]) -> Iterator[Item]:
    """A conflict, and what stands on each of its sides."""
    sides = [make_item("statement", name_words(cell), cell, marks) for row in table.rows for cell in row if cell.citations]
    yield from sides
    if table.caption is not None:
        name = digest("conflict", write_line(table.caption), [side.id for side in sides])
        yield evolve(make_item("conflict", name, table.caption, marks), sides=tuple(side.id for side in sides))


def name_origin(line: Line) -> str:
    """The name of an origin, that stays while more reports go back to it; its words where it has none."""
    first = line.parts[0]
    return first.values[0] if isinstance(first, Ours) and first.template == "origin" else write_line(line)


def name_words(line: Line) -> str:
    """An id of the words that a line cites."""
    return digest(
        "words", [(part.report, part.span.where, part.span.start, part.span.end) for part in line.parts if isinstance(part, Cited)]
    )


def write_line(line: Line) -> str:
    """A line as plain words, those of reports in quotation marks."""
    said = ""
    for space, part in spaced(line.parts):
        words = show_part(part)
        said += space + (words.join(choose_marks(part.words)) if isinstance(part, Cited) else words)
    return said
