"""Every line of a brief, in reading order, with a name for the place where it stands."""

from collections.abc import Callable, Iterator

from attrs import evolve

from legation.records.brief import Brief, Line, Section, Table


def find_lines(brief: Brief) -> Iterator[tuple[str, Line]]:
    """All lines in the order in which a reader meets them, each with its place ("established, line 2")."""
    for section in brief.sections:
        yield from _section_lines(section)
    for number, entry in enumerate(brief.entries, start=1):
        yield f"timeline, entry {number}", entry.line
    for edge in brief.edges:
        yield f"lineage, {edge.child} to {edge.parent}", edge.why
    if brief.annex is not None:
        yield "annex", brief.annex
    for number, line in enumerate(brief.notes, start=1):
        yield f"notes, line {number}", line


def _section_lines(section: Section) -> Iterator[tuple[str, Line]]:
    if section.note is not None:
        yield f"{section.key}, note", section.note
    for number, line in enumerate(section.lines, start=1):
        yield f"{section.key}, line {number}", line
    for number, table in enumerate(section.tables, start=1):
        place = f"{section.key}, table {number}"
        if table.caption is not None:
            yield f"{place}, caption", table.caption
        for cell in table.head:
            yield f"{place}, head", cell
        for row, cells in enumerate(table.rows, start=1):
            for cell in cells:
                yield f"{place}, row {row}", cell


def change_lines(brief: Brief, change: Callable[[Line], Line]) -> Brief:
    """The same brief with every line changed by one function."""

    def change_table(table: Table) -> Table:
        return evolve(
            table,
            caption=change(table.caption) if table.caption else None,
            head=tuple(map(change, table.head)),
            rows=tuple(tuple(map(change, row)) for row in table.rows),
        )

    def change_section(section: Section) -> Section:
        return evolve(
            section,
            note=change(section.note) if section.note else None,
            lines=tuple(map(change, section.lines)),
            tables=tuple(map(change_table, section.tables)),
        )

    return evolve(
        brief,
        sections=tuple(map(change_section, brief.sections)),
        entries=tuple(evolve(entry, line=change(entry.line)) for entry in brief.entries),
        edges=tuple(evolve(edge, why=change(edge.why)) for edge in brief.edges),
        notes=tuple(map(change, brief.notes)),
        annex=change(brief.annex) if brief.annex else None,
    )
