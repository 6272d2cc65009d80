"""A page's markup: what a reader sees of it, what it holds folded, and how much of it is worked on.

What a reader sees of a web page, as plain text: a line for each block, an empty line around paragraphs and headings.

Text that a page holds but does not show at once: folded up, hidden until a button is pressed, kept from readers' aids.

How much of a page's markup is worked on: the libraries that read pages take the square of what a hostile one has without end.
"""

import re
from collections.abc import Mapping, Sequence

from lxml.html import HtmlElement

from legation.intake import limits
from legation.intake.chrome.wording import fold, wording
from legation.intake.paper import Draft
from legation.language.language import Language
from legation.language.words import LETTERS

_HIDDEN = {"script", "style", "noscript", "template", "iframe", "object", "svg", "select", "option", "head", "canvas", "button", "input"}
_APART = {
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "blockquote",
    "figure",
    "table",
    "article",
    "section",
    "header",
    "footer",
    "nav",
}
_BLOCK = _APART | {"div", "li", "tr", "dd", "dt", "dl", "br", "hr", "main", "aside", "figcaption", "form", "address", "pre", "body"}


def visible_text(tree: HtmlElement) -> str:
    """The visible text of a page. Walks without recursion, so that no depth of nesting can stop it."""
    pieces: list[str] = []
    waiting: list[tuple[HtmlElement, bool]] = [(tree, False)]
    while waiting:
        node, leaving = waiting.pop()
        tag = node.tag if isinstance(node.tag, str) else ""
        mark = "\n\n" if tag in _APART else "\n" if tag in _BLOCK else "\t" if tag in ("td", "th") else ""
        if leaving:
            pieces.append(mark + " ".join((node.tail or "").split("\n")))
            continue
        hidden = not tag or tag in _HIDDEN or node.get("hidden") is not None or re.search(r"display\s*:\s*none", node.get("style") or "")
        waiting.append((node, True))
        pieces.append(mark)
        if not hidden:
            pieces.append(" ".join((node.text or "").split("\n")))
            waiting.extend((child, False) for child in reversed(node))
    lines = (" ".join(line.split(" ")).strip() for line in "".join(pieces).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(re.sub(r"[ \u00a0]{2,}", " ", line) for line in lines)).strip()


_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
# Running text: shorter pieces are labels and buttons.
_WORDS = 12
# Of a menu most words are links.
_LINKED = 0.5
# Pieces that are told one by one.
_TOLD = 5
_FURNITURE = {
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "nav",
    "header",
    "footer",
    "form",
    "aside",
    "dialog",
    "iframe",
    "select",
    "figure",
}
# Parts that show only without scripts, or once they are asked for.
_ASKED_FOR = ("noscript", "template", "dialog")
# Parts and pieces looked at; steps up to what surrounds a part, and its letters.
_LOOKED_AT, _STEPS, _AROUND = 50, 3, 50_000


def note_folded(tree: HtmlElement | None, draft: Draft, languages: Mapping[str, Language]) -> None:
    """Say what folded text of a page is not in its report, so that nothing is lost without a word; boxes beside the report are no loss."""
    said, known = _triples(draft.text), wording(languages)
    body = [fold(line)[:60] for line in draft.text.split("\n\n")]
    left: dict[str, None] = {}
    for node in _folded(tree) if tree is not None else ():
        pieces = [words for piece in _pieces(node) if (words := _running(piece)) and not _triples(words) <= said]
        pieces = [words for words in pieces if not known.find_kinds(words)]
        if pieces and _is_near(node, body):
            left.update(dict.fromkeys(pieces))
    for words in list(left)[:_TOLD]:
        draft.notes.append(f"Folded or hidden text of the page was left out: “{words[:100]}{'…' if len(words) > 100 else ''}”")
    if len(left) > _TOLD:
        draft.notes.append(f"{len(left) - _TOLD} more pieces of folded or hidden text were left out.")


def _triples(text: str) -> set[tuple[str, ...]]:
    words = LETTERS.findall(fold(text))
    return set(zip(words, words[1:], words[2:], strict=False))


def _folded(tree: HtmlElement) -> list[HtmlElement]:
    """The parts of a page that are folded up or hidden, but for its furniture."""
    marks = (
        "//details | //noscript | //template | //dialog | //*[@hidden] | //*[@aria-hidden='true']"
        " | //*[contains(@style, 'none') or contains(@style, 'hidden')]"
    )
    found: list[HtmlElement] = []
    for node in tree.xpath(marks)[:_LOOKED_AT]:
        marked = node.tag in ("details", *_ASKED_FOR) or node.get("hidden") is not None or node.get("aria-hidden") == "true"
        if (marked or _HIDING.search(node.get("style") or "")) and not {
            *({node.tag} - set(_ASKED_FOR)),
            *(above.tag for above in node.iterancestors()),
        } & _FURNITURE:
            found.append(node)
    return found


def _pieces(node: HtmlElement) -> list[HtmlElement]:
    """The paragraphs of a part; the part itself where it has none."""
    return list(node.iter("p", "li", "blockquote"))[:_LOOKED_AT] or [node]


def _running(piece: HtmlElement) -> str:
    """The words of a piece of running text; none of a script, a menu or a label."""
    if any(piece.find(f".//{tag}") is not None for tag in ("script", "style", "button", "input")):
        return ""
    words = " ".join(piece.text_content().split())
    linked = sum(len(link.text_content()) for link in piece.iter("a"))
    return words if len(words.split()) >= _WORDS and linked <= _LINKED * len(words) else ""


def _is_near(node: HtmlElement, body: Sequence[str]) -> bool:
    """Whether a part stands among the paragraphs of the report."""
    for above, _ in zip(node.iterancestors(), range(_STEPS), strict=False):
        if above.tag in ("body", "html"):
            return False
        around = fold(above.text_content()[:_AROUND])
        if any(line in around for line in body if len(line) > 30):
            return True
    return False


_LINK = re.compile(r"</?a(?=[\s>/])[^<>]{0,8000}>", re.IGNORECASE)
# Long tags, and the beginnings and ends of what is no markup.
_LONG_TAG = re.compile(r"<(script|style)\b|</(script|style)\s*>|<([A-Za-z][\w:-]{0,40})[\s/][^<>]{4000,}>?", re.IGNORECASE)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_ATTRIBUTE = re.compile(r"[\s/]+[^\s=>\"'/]+")


def tame(page: str) -> tuple[str, list[str]]:
    """A page within its budget: links beyond it keep their words and lose their marks, a tag with more attributes than any has loses them
    all. Each is noted."""
    notes: list[str] = []
    page, swollen = _strip_attributes(page)
    if swollen:
        notes.append(f"{swollen} tags of the page have more than {limits.ATTRIBUTES} attributes, which were left out.")
    if page.count("<a") + page.count("<A") > limits.LINKS:
        page, dropped = _unlink(page)
        if dropped:
            notes.append(f"The page has more than {limits.LINKS:,} links; those behind were read as plain words.")
    return page, notes


def _strip_attributes(page: str) -> tuple[str, int]:
    pieces: list[str] = []
    place = swollen = 0
    script = False
    for hit in _LONG_TAG.finditer(page):
        if hit[3] is None:
            script = hit[1] is not None
        elif not script and sum(1 for _ in _ATTRIBUTE.finditer(_QUOTED.sub("", hit[0]))) > limits.ATTRIBUTES:
            pieces += [page[place : hit.start()], f"<{hit[3]}>"]
            place = hit.end()
            swollen += 1
    return ("".join([*pieces, page[place:]]), swollen) if swollen else (page, 0)


def _unlink(page: str) -> tuple[str, int]:
    pieces: list[str] = []
    place = 0
    links = list(_LINK.finditer(page))[2 * limits.LINKS :]
    for hit in links:
        pieces += [page[place : hit.start()], " "]
        place = hit.end()
    return "".join([*pieces, page[place:]]), len(links)
