"""Signs that a page shows the beginning of its report only: words it counts, a wall it tells of, further pages it leads to."""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from legation.intake.chrome.wording import wording
from legation.intake.paper import Draft
from legation.language.language import Language

# A page that shows less than this share of the words it counts in itself shows a beginning.
_BEGINNING = 0.6
# A report that is for subscribers and shorter than this may be a beginning.
_SHORT = 250
# Links of a page that are looked at.
_LINKS = 3_000
# The number of a page at the end of its address: ?page=2, &p=2; /page/2, /seite-2; /2, -2.html, _2.
_END = r"([2-9]|[1-9]\d)(?=$|[/&#]|\.[a-z]{3,5}$)"
_NUMBERED = tuple(re.compile(head + _END) for head in (r"[?&][A-Za-z]{1,12}=", r"/[A-Za-z]{1,12}[/-]", r"[/,_-]"))
_ENDING = re.compile(r"/?(?:\.[a-z]{3,5})?/?$")
# A line that a page of several has, if it is no longer.
_LINE = 12


def note_beginning(things: Sequence[dict[str, Any]], tree: HtmlElement, words: int, whole: bool, draft: Draft) -> None:
    """Say that a page counts more words than it shows, or that it is not free to read; `whole`: its data has the text."""
    counted = max((number for thing in things if (number := _number(thing.get("wordCount")))), default=0)
    # Some count letters.
    letters = 0.7 * counted < len(draft.text) < 1.5 * counted
    if counted and words < _BEGINNING * counted and not letters:
        draft.notes.append(f"The page says that the report has {counted:,} words; it shows {words:,}.")
    elif words < _SHORT and not whole and (any(map(_is_closed, things)) or _is_locked(tree)):
        draft.notes.append("The page says that it is not free to read; what it shows may be the beginning only.")


def _is_closed(thing: dict[str, Any]) -> bool:
    """Whether an article, or a part of it, is not free."""
    parts = thing.get("hasPart")
    parts = parts if isinstance(parts, list) else [parts]
    return any(str(one.get("isAccessibleForFree")).casefold() == "false" for one in (thing, *parts) if isinstance(one, dict))


def _is_locked(tree: HtmlElement) -> bool:
    said = tree.xpath("//meta[@property='article:content_tier' or @name='article:content_tier']/@content")
    free = tree.xpath("//*[@itemprop='isAccessibleForFree']/@content")
    return any(str(one).casefold() == "locked" for one in said) or any(str(one).casefold() == "false" for one in free)


def _number(value: object) -> int:
    said = str(value)
    return int(said) if said.isascii() and said.isdigit() and len(said) < 7 else 0


def note_further(tree: HtmlElement, shown: str, draft: Draft, languages: Mapping[str, Language]) -> None:
    """Say that a report goes on on further pages: the page links to itself with another number, or says that it is one of several."""
    own = draft.url or ""
    pages: dict[str, None] = {}
    for node in tree.xpath("//a[@href] | //link[@rel='next'][@href]")[:_LINKS]:
        link = str(node.get("href")).strip()
        following = node.get("rel") == "next"
        number = " ".join(node.text_content().split()) if node.tag == "a" else ""
        if (following or number.isdigit() or node.get("rel") == "next") and _is_further(link, own, number):
            pages[link] = None
    known = wording(languages)
    lines = (line for line in shown.split("\n") if 0 < len(line.split()) <= _LINE)
    said = next((line for line in lines if "paged" in known.find_kinds(line)), None) if not pages else None
    if pages:
        draft.notes.append(f"The report goes on on further pages, which were not read: {', '.join(list(pages)[:3])[:200]}")
    elif said is not None:
        draft.notes.append(f"The page says that it is one of several, of which the others were not read: “{said.strip()[:80]}”")


def _is_further(link: str, own: str, number: str) -> bool:
    """Whether an address is that of the page itself, but for the number of a page behind the first."""
    try:
        page = urlsplit(own)
    except ValueError:
        return False
    for form in _NUMBERED:
        hit = next(iter(list(form.finditer(link))[-1:]), None)
        if hit is None or (number.isdigit() and int(hit[1]) != int(number)):
            continue
        rest = link[: hit.start()] + link[hit.end() :].lstrip("&")
        if rest in ("", "./"):
            return True
        try:
            bare = urlsplit(urljoin(own, rest))
        except ValueError:
            continue
        if own and bare.netloc == page.netloc and _ENDING.sub("", bare.path) == _ENDING.sub("", page.path):
            return True
    return False
