"""What a reader sees of a web page, as plain text: a line for each block, an empty line around paragraphs and headings."""

import re

from lxml.html import HtmlElement

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
