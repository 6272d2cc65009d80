"""A checked brief set in words: every part of ours says what it is filled to, every line what its role is, so that it can be written by
one who knows no template."""

from collections.abc import Sequence

from attrs import evolve

from legation.briefing.cite import Checked
from legation.briefing.templates import TEMPLATES, fill, note
from legation.language import typography
from legation.records.brief import MOST_SOURCES, Brief, Cited, Line, Ours, Part, Role
from legation.records.lines import change_lines


def typeset(checked: Checked) -> Brief:
    """The brief in words, with a line for the sources that no page lists."""
    return list_rest(change_lines(checked.brief, set_line))


def list_rest(brief: Brief) -> Brief:
    """The brief with the line for the sources that no page lists, where there are such."""
    unlisted = len(brief.sources) - MOST_SOURCES
    return evolve(brief, unlisted=set_line(note("more-sources", unlisted))) if unlisted > 0 else brief


def set_line(line: Line) -> Line:
    """One line in words, with its role."""
    return evolve(line, parts=tuple(map(set_part, line.parts)), role=role_of(line))


def set_part(part: Part) -> Part:
    """One part in words: a report's are there already."""
    return part if isinstance(part, Cited) else evolve(part, words=fill(part))


def role_of(line: Line) -> Role:
    """Whether a line is a head or note of ours, or says something."""
    first = line.parts[0]
    return TEMPLATES[first.template].role if isinstance(first, Ours) and not line.citations else "fact"


def show_part(part: Part) -> str:
    """A part as plain words."""
    return typography.show_part(set_part(part))


def spaced(parts: Sequence[Part]) -> list[tuple[str, Part]]:
    """Each part with the space that belongs before it."""
    return typography.spaced([set_part(part) for part in parts])
