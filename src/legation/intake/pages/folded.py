"""Text that a page holds but does not show at once: folded up, hidden until a button is pressed, kept from readers' aids."""

import re
from collections.abc import Mapping, Sequence

from lxml.html import HtmlElement

from legation.intake.chrome.wording import fold, wording
from legation.intake.draft import Draft
from legation.language.language import Language

_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_WORD = re.compile(r"\w+")
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
    words = _WORD.findall(fold(text))
    return set(zip(words, words[1:], words[2:], strict=False))


def _folded(tree: HtmlElement) -> list[HtmlElement]:
    """The parts of a page that are folded up or hidden, but for its furniture."""
    marks = "//details | //*[@hidden] | //*[@aria-hidden='true'] | //*[contains(@style, 'none') or contains(@style, 'hidden')]"
    found: list[HtmlElement] = []
    for node in tree.xpath(marks)[:_LOOKED_AT]:
        marked = node.tag == "details" or node.get("hidden") is not None or node.get("aria-hidden") == "true"
        if (marked or _HIDING.search(node.get("style") or "")) and not {
            node.tag,
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
