"""A packet as Markdown that reads well raw and rendered (CommonMark with the tables of GitHub)."""

import re
from collections.abc import Sequence
from itertools import groupby

from legation.language.typography import LEGEND, choose_marks, show_counted, show_day, show_origin, show_words, spaced
from legation.records.brief import MOST_SOURCES, Brief, Cited, Line, Part, Reference, Section, Table
from legation.release.forms.layout import by_report, is_graded, show_published
from legation.release.forms.marking import show_mark, sign_lines, sign_portions
from legation.release.forms.plain import show
from legation.release.gate import Packet

# What CommonMark or its tables would take for markup.
SPECIAL = re.compile(r"([\\`*_\[\]<>|~#$&])")
# What GitHub's form makes a link of though nobody marked it as one: an address, or the beginning of one.
BARE = re.compile(r"(?i)(\b(?:https?|ftp|mailto|xmpp))(:)|(\bwww)(\.)|()(@)")
# Marks that open a list or heading only at the start of a line.
OPENER = re.compile(r"^(\d{1,9})([.)])|^([-+=])")


def write(packet: Packet) -> str:
    """The packet's brief as Markdown text, its mark above and below it, and before every line."""
    matter = packet.matter
    brief = sign_lines(matter)
    marked = [f"**{escape(show(show_mark(matter.mark, matter)))}**"] if matter.mark is not None else []
    signs = [" · ".join(f"{sign} {escape(show(words))}" for words, sign in sign_portions(matter).items())]
    blocks = [*marked, *write_header(brief)]
    for annex, sections in groupby(brief.sections, key=lambda section: section.annex):
        if annex and brief.annex is not None:
            blocks += ["---", f"*{write_line(brief.annex)}*"]
        for section in sections:
            blocks += [f"## {section.title}", *write_section(section)]
            if section.key == "lineage":
                blocks.append(write_sources(brief))
    if brief.references:
        blocks += ["## References", *(write_references(group) for group in by_report(brief.references))]
    return "\n\n".join(block for block in [*blocks, "---", *signs, LEGEND, *marked] if block) + "\n"


def write_header(brief: Brief) -> list[str]:
    """Title, day, counts and what else was given."""
    counts = " · ".join(" ".join(filter(None, show_counted(noun, number))) for noun, number in brief.counts)
    title = escape(show_words(brief.title)) or "Brief"
    return [f"# {title}", f"As of {show_day(brief.asof.isoformat())} · {counts}", *(write_line(line) for line in brief.notes)]


def write_section(section: Section) -> list[str]:
    """One section: its note, its tables, its lines as lists under their heads."""
    blocks = [f"*{write_line(section.note)}*"] if section.note else []
    blocks += [write_table(table) for table in section.tables]
    items: list[str] = []
    for line in section.lines:
        if line.role == "fact":
            items.append(f"{'  ' * line.indent}- {write_line(line)}")
            continue
        blocks.append("\n".join(items))
        items = []
        blocks.append(f"### {write_line(line)}" if line.role == "head" else f"*{write_line(line)}*")
    return [*blocks, "\n".join(items)]


def write_table(table: Table) -> str:
    """One table, with what it is about above it."""
    lines = [f"| {' | '.join(write_line(cell, bare=not table.stub) for cell in table.head)} |"]
    lines += [f"| {' | '.join(write_line(cell) for cell in row)} |" for row in table.rows]
    lines.insert(1, "|" + " --- |" * len(table.head))
    caption = [f"**{write_line(table.caption, bare=True)}**"] if table.caption else []
    return "\n\n".join([*caption, "\n".join(lines)])


def write_line(line: Line, bare: bool = False) -> str:
    """One line: its parts, the numbers of its references and its grade. `bare` leaves the numbers away."""
    said = "".join(space + write_part(part) for space, part in spaced(line.parts))
    numbers = "" if bare else "".join(f" [[{number}]](#r{number})" for number in line.citations)
    return (f"`{line.grade}` " if is_graded(line) else "") + said + numbers


def write_part(part: Part) -> str:
    """Cited words in quotation marks, ours as they are."""
    if not isinstance(part, Cited):
        return escape(show_words(part.words))
    return quote(part.words)


def quote(words: str) -> str:
    """Words of a report in quotation marks."""
    return escape(show_words(words)).join(choose_marks(words))


def escape(words: str) -> str:
    """Words with everything escaped that Markdown would take for markup, or for a link."""
    plain = BARE.sub(lambda found: f"{found[1] or found[3] or ''}\\{found[2] or found[4] or found[6]}", SPECIAL.sub(r"\\\1", words))
    return OPENER.sub(lambda found: f"{found.group(1) or ''}\\{found.group(2) or found.group(3)}", plain)


def write_sources(brief: Brief) -> str:
    """The table of sources, the first of them where they are many."""
    rows = ["| Outlet | Report | Published | Reliability | Origin |", "| --- | --- | --- | --- | --- |"]
    for source in brief.sources[:MOST_SOURCES]:
        title = escape(show_words(source.title or "–"))
        cells = (
            escape(show_words(source.outlet)),
            title,
            show_published(source),
            source.reliability,
            escape(show_words(show_origin(brief, source))),
        )
        rows.append(f"| {' | '.join(cells)} |")
    left = [f"\n*{write_line(brief.unlisted)}*"] if brief.unlisted is not None else []
    return "\n".join([*rows, *left])


def write_references(group: Sequence[Reference]) -> str:
    """The references to one report, each with an anchor that the lines above link to."""
    first = group[0]
    title = f": *{escape(show_words(first.title))}*" if first.title else ""
    lines = [f"**{escape(show_words(first.outlet))}**, {show_published(first)}{title}", ""]
    lines += [f'{reference.number}. <a id="r{reference.number}"></a>{quote(reference.words)}' for reference in group]
    return "\n".join(lines)
