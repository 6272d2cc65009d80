"""Words in serif stand in a report to the character: found in a page by the classes that the style sheet sets in serif."""

import re
from collections.abc import Iterable, Iterator
from unicodedata import category

from lxml import html
from lxml.html import HtmlElement

from legation.records.report import Report
from legation.web.render import SEEN, UNSEEN

# What is set in serif (desk.css), and what within it is ours: marks of quotation, codes of unseen signs, numbers, remarks.
THEIRS = "w"
OURS = {"qm", "hid", "vh", "m-n", "ours", "n"}
SPACE = re.compile(r"\s+")


def find_serif(page: str) -> Iterator[str]:
    """The words of each element that is set in serif."""
    for node in html.fromstring(page).iter():
        if isinstance(node, HtmlElement) and THEIRS in (node.get("class") or "").split() and not is_inside(node):
            words = plain(gather(node))
            if words:
                yield words


def is_inside(node: HtmlElement) -> bool:
    return any(THEIRS in (parent.get("class") or "").split() for parent in node.iterancestors())


def gather(node: HtmlElement) -> str:
    said = node.text or ""
    for child in node:
        if isinstance(child, HtmlElement) and not OURS & set((child.get("class") or "").split()):
            said += gather(child)
        said += child.tail or ""
    return said


def plain(words: str) -> str:
    """Words as they are compared: runs of blanks are one, an ellipsis that a cut leaves behind is ours."""
    return SPACE.sub(" ", words).strip().removesuffix("…").strip()


def unseen(words: str) -> str:
    """Words without the signs that a page shows by their codes."""

    return "".join(letter for letter in words if letter in SEEN or category(letter) not in UNSEEN)


def read_told(reports: Iterable[Report]) -> list[str]:
    """Every place of the reports, as it is compared: what they tell, and what a page may set in serif."""
    places = [(one.title, one.text, one.byline, one.dateline, one.credit, *one.captions) for one in reports]
    return [plain(unseen(place)) for report in places for place in report if place]


def find_strangers(page: str, told: list[str]) -> list[str]:
    """The words in serif that stand in no report."""
    return [words for words in find_serif(page) if not any(words in place for place in told)]
