"""A page made ready to be read: what its markup says in place of letters, and what is laid out as something else than it is."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from legation.intake.chrome.wrap import unwrap

# Tables, and cells of one, that are looked at; words of a cell that holds text and no figure.
_TABLES, _CELLS, _WORDS = 200, 200, 40
# Marks of a page that are looked at, of one kind.
_LOOKED_AT = 2_000
# Letters of a part by which it is told what it is: parts may lie in each other, each with all the words of the page.
_LETTERS = 20_000
_SECTIONS = re.compile(r"<!\[CDATA\[|\]\]>|<(?:script|style)\b|</(?:script|style)\b", re.IGNORECASE)
_QUOTES = ("“", "”"), ("‘", "’")
_QUOTED = re.compile(r"[\"“„«»「『‘']")
# A number that leads to a note below the text.
_NOTE = re.compile(r"[\[(]\s?[\w*†‡]{1,3}\s?[\])]")
_BLOCK = "display:block"
# Parts that a reader sees only if his program runs no scripts, or once he asks for them.
HELD_BACK = ("noscript", "template", "dialog", "textarea", "noframes")


def open_sections(page: str) -> str:
    """A page with the words of its CDATA sections as words; those of scripts stay."""
    if "<![CDATA[" not in page:
        return page
    pieces: list[str] = []
    place, script, inside = 0, False, False
    for hit in _SECTIONS.finditer(page):
        said = hit[0].casefold()
        if said.startswith("<!["):
            if not script:
                pieces.append(page[place : hit.start()])
                place, inside = hit.end(), True
        elif said == "]]>":
            if inside and not script:
                pieces.append(page[place : hit.start()])
                place, inside = hit.end(), False
        else:
            script = not said.startswith("</")
    return "".join([*pieces, page[place:]])


def make_ready(tree: HtmlElement) -> HtmlElement:
    """The same page, its quotation marks as letters, marks of notes away, and what only lays it out made plain blocks."""
    quotes = list(tree.iter("q"))[:_LOOKED_AT]
    for depth, node in [(sum(above.tag == "q" for above in node.iterancestors()), node) for node in quotes]:
        _quote(node, depth)
    for node in list(tree.iter("sup"))[:_LOOKED_AT]:
        linked = any((link.get("href") or "").startswith("#") for link in node.iter("a"))
        words = _begin(node).strip()
        if _NOTE.fullmatch(words) or (linked and len(words) < 4):
            node.drop_tree()
    for node in list(tree.iter("pre"))[:_LOOKED_AT]:
        if not any(above.tag == "pre" for above in node.iterancestors()):
            _set(node)
    for node in list(tree.iter("span"))[: _LOOKED_AT * 5]:
        if _BLOCK in "".join((node.get("style") or "").split()) and len(_begin(node).split()) > 2:
            node.tag = "div"
    open_tables(tree)
    return tree


def _begin(node: HtmlElement) -> str:
    """The words of a part, up to as many as tell what it is."""
    pieces: list[str] = []
    left = _LETTERS
    for piece in node.itertext():
        pieces.append(str(piece)[:left])
        left -= len(pieces[-1])
        if left <= 0:
            break
    return "".join(pieces)


def _quote(node: HtmlElement, depth: int) -> None:
    """A quotation whose marks the reader's program would have put there."""
    words = _begin(node)
    if words.strip() and not _QUOTED.match(words.strip()):
        opens, closes = _QUOTES[depth % 2]
        node.text = opens + (node.text or "")
        if len(node):
            node[-1].tail = (node[-1].tail or "") + closes
        else:
            node.text += closes
    node.tag = "span"


def _set(node: HtmlElement) -> None:
    """A text that stands as it was typed: its paragraphs, the lines of each joined if they were broken to a width."""
    if len(_begin(node).split()) < _WORDS or node.find(".//p") is not None or node.find(".//code") is not None:
        return
    words = node.text_content()
    for child in list(node):
        child.drop_tree()
    node.tag, node.text = "div", None
    for part in re.split(r"\n\s*\n", unwrap(words.replace("\r\n", "\n"))):
        if part.strip():
            made = node.makeelement("p")
            made.text = " ".join(part.split("\n")).strip()
            node.append(made)


def open_tables(tree: HtmlElement) -> None:
    """Tables that only lay a page out, as in most newsletters, made plain blocks: their cells hold headings or paragraphs."""
    for table in list(tree.iter("table"))[:_TABLES]:
        cells = list(islice(table.iter("td", "th"), _CELLS))
        if any(map(_is_laid_out, cells)):
            for node in [table, *table.iter("tbody", "thead", "tfoot", "tr", "td", "th")]:
                node.tag = "div"
        elif cells and all(len(_begin(cell).split()) >= _WORDS / 4 for cell in cells) and len(cells) == _count(table, "tr", len(cells)):
            # One column of sentences is a text.
            for node in [table, *table.iter("tbody", "thead", "tfoot", "tr", "td", "th")]:
                node.tag = "div" if node.tag not in ("td", "th") else "p"


def _is_laid_out(cell: HtmlElement) -> bool:
    if _count(cell, "p", 1) > 1 or cell.find(".//h1") is not None or cell.find(".//h2") is not None:
        return True
    return _count(cell, "br", 1) > 1 and len(_begin(cell).split()) >= _WORDS


def _count(node: HtmlElement, tag: str, most: int) -> int:
    """How many parts of a kind lie in another; of more than `most`, one more than that."""
    return sum(1 for _ in islice(node.iter(tag), most + 1))


def bring_out(tree: HtmlElement) -> bool:
    """Make what a page holds back a part of it like others, if it is text; whether there was any."""
    found = list(_find_held(tree))
    for node in found:
        node.tag = "div"
        node.attrib.pop("hidden", None)
    return bool(found)


def _find_held(tree: HtmlElement) -> Iterator[HtmlElement]:
    for node in list(tree.iter(*HELD_BACK))[:_LOOKED_AT]:
        words = node.text_content()
        if len(words.split()) < _WORDS:
            continue
        if node.tag in ("textarea", "noframes") and not len(node):
            _fill(node, words)
        yield node


def _fill(node: HtmlElement, words: str) -> None:
    """A part whose markup the library left as letters."""
    from trafilatura.utils import load_html

    made = load_html(f"<html><body><div>{words}</div></body></html>") if "</" in words else None
    if made is not None:
        node.text = None
        node.extend(list(made.find("body") if made.find("body") is not None else made))
    else:
        _set(node)
