"""What a page's own data says of it: JSON-LD first, then meta tags, then its headings and times."""

import re
from collections.abc import Sequence
from copy import deepcopy
from typing import Any
from urllib.parse import urljoin

from lxml.html import HtmlElement

from legation.intake.chrome.wording import fold
from legation.intake.days import find_day, find_stamp
from legation.intake.pages.linked import names_of, words_of
from legation.intake.pages.markup import visible_text
from legation.intake.paper import Draft
from legation.records.report import Day

_METAS = {
    "title": ("og:title", "twitter:title", "dc.title"),
    "outlet": ("og:site_name", "application-name", "dc.publisher"),
    "byline": ("author", "article:author", "dc.creator", "parsely-author", "byl"),
    "published": (
        "article:published_time",
        "datepublished",
        "parsely-pub-date",
        "dc.date.issued",
        "dc.date",
        "pubdate",
        "publishdate",
        "date",
    ),
    "updated": ("article:modified_time", "og:updated_time", "datemodified"),
}
# Parts of a page that are about other things: by their tag, or by a word of their class or id, which web designers write in English.
_ASIDE_TAGS = ("aside", "nav", "footer", "noscript", "template", "iframe", "style")
_ASIDE_WORDS = re.compile(
    r"(?:^|[\s_-])(?:comments?|commentlist|replies|disqus|related|recommend(?:ed|ation|ations)?|teasers?|latest|sidebar|widgets?|promo(?:ted|s)?|"
    r"popular|trending|most-?read|more-?(?:news|stories|on)|read-?more|also|archives?|calendar|events?|upcoming|offers?|"
    r"ads?|advert(?:isement)?|sponsored|newsletter|ticker|carousel|breadcrumbs?)(?:[\s_-]|$)"
)
# Letters of the shortest headline in a script without blanks.
_FEW = 5
# Lines between a heading and a text; a longer one is text.
_BELOW, _SHORT = 10, 16
# A title and what stands behind its last bar or dash; a few letters of a script without blanks say as much as some words.
_TAILED = re.compile(r"(.{8,}\S|.*[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af].{3,})\s+[|–—•·-]\s+([^|]{2,50})$")
# Nodes looked at for their class.
_NODES = 20_000


def put_page_facts(tree: HtmlElement, things: Sequence[dict[str, Any]], address: str | None, draft: Draft) -> None:
    """What a page's own data says of it, the best word first."""
    for thing in things:
        draft.put("title", words_of(thing.get("headline")), "JSON-LD")
        draft.put("byline", names_of(thing.get("author")), "JSON-LD")
        draft.put("outlet", names_of(thing.get("publisher")), "JSON-LD")
        draft.put("published", find_stamp(words_of(thing.get("datePublished"))), "JSON-LD")
        draft.put("updated", find_stamp(words_of(thing.get("dateModified"))), "JSON-LD")
    metas = _find_metas(tree)
    for fact, names in _METAS.items():
        for name in names:
            value = metas.get(name, "")
            if fact == "byline" and ("://" in value or len(value) > 120):
                continue
            draft.put(fact, find_stamp(value) if fact in ("published", "updated") else value, f"meta {name}")
    links = tree.xpath("//link[@rel='canonical']/@href")
    canonical = str(links[0]).strip() if links else metas.get("og:url", "")
    if canonical.startswith(("http://", "https://")) or (address and canonical):
        draft.put("url", urljoin(address or "", canonical), "canonical link")
    draft.put("url", address, "address")
    heading = next((words for node in tree.iter("h1") if _is_heading(words := " ".join(node.text_content().split()))), None)
    draft.put("title", heading, "heading")
    titles = tree.xpath("//title/text()")
    draft.put("title", " ".join(str(titles[0]).split()) if titles else None, "title tag")
    if draft.title is not None:
        draft.title = strip_site(draft.title, draft.outlet, heading)
    put_shown_day(tree, draft)


def _is_heading(words: str) -> bool:
    """Whether the words of a heading are enough for a headline; scripts without blanks have no words to count."""
    return 2 <= len(words.split()) <= 40 or (len(words) >= _FEW and not words.isascii() and len(words) <= 4 * _FEW * _FEW)


def put_shown_day(tree: HtmlElement, draft: Draft) -> None:
    """The day that a page shows of itself, where its data gives none: not that of a teaser, a list, a comment or a script."""
    if draft.published is not None:
        return
    own = deepcopy(tree)
    # What a server says of a file, such as when it was last changed, is not of the report.
    for node in [*own.iter(*_ASIDE_TAGS, "script"), *own.xpath("//meta[@http-equiv]")]:
        _drop(node)
    for node in own.xpath("//*[@class or @id]")[:_NODES]:
        if _ASIDE_WORDS.search(f"{node.get('class') or ''} {node.get('id') or ''}".casefold()) and not _holds_article(node):
            _drop(node)
    for node in [*own.iter("li"), *own.iter("a")]:
        if node.tag == "a" or (node.find(".//a") is not None and node.find(".//p") is None):
            _drop(node)
    for node in own.iter("time"):
        draft.put("published", find_stamp(node.get("datetime")), "time tag")
    if draft.published is None:
        from htmldate import find_date

        # Not its extensive search, which falls back on any date of the page, the copyright's included.
        draft.put("published", find_stamp(find_date(own, extensive_search=False, original_date=True)), "htmldate")
    if draft.published is None:
        draft.put("published", _day_below_heading(own), "line below the heading")


def _day_below_heading(tree: HtmlElement) -> Day | None:
    """The day in a short line between a page's heading and its text."""
    heading = next((fold(words) for node in tree.iter("h1") if (words := " ".join(node.text_content().split()))), None)
    lines = [line for line in visible_text(tree).split("\n") if line.strip()]
    place = next((place for place, line in enumerate(lines) if fold(line) == heading), None)
    for line in lines[place + 1 : place + _BELOW] if place is not None else ():
        if len(line.split()) > _SHORT or len(line) > 5 * _SHORT:
            break
        if (day := find_day(line)) is not None:
            return day
    return None


def _holds_article(node: HtmlElement) -> bool:
    """Whether the page itself is inside: many a site calls its body by a word of its theme ("page-with-sidebar")."""
    return node.tag in ("html", "body", "main") or node.find(".//h1") is not None


def _drop(node: HtmlElement) -> None:
    if node.getparent() is not None:
        node.drop_tree()


def strip_site(title: str, outlet: str | None, heading: str | None) -> str:
    """A title without the site's name at its end: the part behind the last bar or dash goes if it is the site's, or if the
    page's heading is the rest."""
    said = " ".join(title.split())
    hit = _TAILED.match(said)
    while hit is not None:
        tail = re.sub(r"\W", "", hit[2]).casefold()
        site = re.sub(r"\W", "", outlet or "").casefold()
        if not ("|" in said[len(hit[1]) :] or (site and (tail in site or site in tail)) or hit[1] == heading):
            break
        said = hit[1]
        hit = _TAILED.match(said)
    return said


def _find_metas(tree: HtmlElement) -> dict[str, str]:
    metas: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = (node.get("property") or node.get("name") or node.get("itemprop") or "").strip().casefold()
        value = (node.get("content") or "").strip()
        if name and value:
            metas.setdefault(name, value)
    return metas
