"""A packet as one standalone HTML page: no script, no outside file, good on paper, on a phone, in light and dark."""

import hashlib
from base64 import b64encode
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING

from attrs import frozen

from legation.language.typography import LEGEND, choose_marks, show_counted, show_day, show_origin, show_part, show_words, spaced
from legation.records.brief import MOST_SOURCES, Cited, Line, Section
from legation.records.release import Mark, Matter
from legation.records.story import CREDIBILITY, RELIABILITY
from legation.release.forms.layout import by_report, is_graded, safe_link, show_published
from legation.release.forms.marking import COLOURS, show_limits, show_mark, sign_lines, sign_portions
from legation.release.forms.pictures import BOX_HEIGHT, BOX_WIDTH, draw_graph, draw_timeline
from legation.release.forms.plain import show
from legation.release.gate import Packet

if TYPE_CHECKING:
    from jinja2 import Environment


@frozen
class Item:
    """A line with the lines that explain it."""

    line: Line
    under: tuple[Line, ...]


@frozen
class Block:
    """A head, the items under it, and the notes that end them."""

    head: Line | None
    items: tuple[Item, ...]
    notes: tuple[Line, ...]


def write(packet: Packet) -> str:
    """The packet's brief as an HTML document; a lone surrogate never reaches it."""
    matter = packet.matter
    brief = sign_lines(matter)
    css = style() + (style_mark(matter.mark, matter) if matter.mark is not None else "")
    page: str = (
        templates()
        .get_template("brief.html.j2")
        .render(
            brief=brief,
            css=css,
            css_hash=b64encode(hashlib.sha256(css.encode()).digest()).decode(),
            strip=draw_timeline(brief),
            picture=draw_graph(matter.brief),
            legend=LEGEND,
            tlp=matter.mark.tlp if matter.mark is not None else "",
            limits=" · ".join(show_limits(matter.mark, matter)) if matter.mark is not None else "",
            signs=[(sign, show(words)) for words, sign in sign_portions(matter).items()],
            listed=brief.sources[:MOST_SOURCES],
            unlisted=brief.unlisted,
            box=(BOX_WIDTH, BOX_HEIGHT),
        )
    )
    return page


@cache
def style() -> str:
    """The style sheet of the page."""
    return "\n" + (files("legation.release.forms") / "page" / "brief.css").read_text(encoding="utf-8")


def style_mark(mark: Mark, matter: Matter) -> str:
    """The TLP label in its colour on black, and the whole mark in head and foot of every printed page."""
    # Every sign that could end a CSS string is written as its code (CSS Syntax 3, 4.3.7).
    words = "".join(sign if sign.isalnum() or sign in " :+" else f"\\{ord(sign):x} " for sign in show(show_mark(mark, matter)))
    font = f'content: "{words}"; font: bold 8pt sans-serif;'
    rules = (
        ".banner { font-size: .86rem; font-weight: 600; }",
        f".banner b {{ background: #000; color: {COLOURS[mark.tlp]}; padding: .1rem .4rem; print-color-adjust: exact; }}",
        ".portion { color: var(--soft); font-size: .8rem; }",
        f"@page {{ margin: 14mm 13mm; @top-left {{ {font} }} @bottom-left {{ {font} }} }}",
    )
    return "\n".join(rules) + "\n"


@cache
def templates() -> "Environment":
    """The page's templates, everything in them escaped."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    def load(name: str) -> str:
        return (files("legation.release.forms") / "page" / name).read_text(encoding="utf-8")

    made = Environment(autoescape=True, loader=FunctionLoader(load), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.filters.update(
        words=show_words,
        part=show_part,
        plain=lambda line: " ".join(show_part(part) for part in line.parts),
        spaced=spaced,
        blocks=blocks,
        link=safe_link,
        day=show_day,
        published=show_published,
        counted=lambda pair: show_counted(*pair),
        origin=lambda source, brief: show_origin(brief, source),
        by_report=by_report,
        quoted=lambda words: show_words(words).join(choose_marks(words)),
    )
    made.tests.update(cited=lambda part: isinstance(part, Cited), graded=is_graded)
    made.globals.update(reliability=RELIABILITY, credibility=CREDIBILITY)
    return made


def blocks(section: Section) -> list[Block]:
    """A section's lines as heads with the items under them."""
    made: list[Block] = []
    for role, group in groupby(section.lines, key=lambda line: line.role):
        lines = list(group)
        if role == "head":
            made += [Block(line, (), ()) for line in lines]
        elif role == "note":
            last = made.pop() if made else Block(None, (), ())
            made.append(Block(last.head, last.items, (*last.notes, *lines)))
        else:
            last = made.pop() if made and not made[-1].items else Block(None, (), ())
            made.append(Block(last.head, (*last.items, *gather_items(lines)), last.notes))
    return made


def gather_items(lines: list[Line]) -> list[Item]:
    """Each line with the explaining lines after it."""
    items: list[Item] = []
    for line in lines:
        if line.indent and items:
            items[-1] = Item(items[-1].line, (*items[-1].under, line))
        else:
            items.append(Item(line, ()))
    return items
