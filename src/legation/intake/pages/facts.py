"""What a page's own data says of it: JSON-LD first, then meta tags, then its headings and times."""

import re
from collections.abc import Sequence
from copy import deepcopy
from typing import Any
from urllib.parse import urljoin

from lxml.html import HtmlElement

from legation.intake.chrome.wording import fold
from legation.intake.days import find_day, find_days, find_stamp
from legation.intake.orders import find_stroked
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
# Letters of a page that are looked through for a day; what programs write for none.
_LOOKED_AT = 100_000
_NO_DAY = re.compile(r"(?i)\W*|null|none|undefined|n/?a|0+(?:-0+){2}(?:.*)|1970-01-01.*|-?\d{1,4}|.*[{}%].*|0001-.*")
# Nodes looked at for their class.
_NODES = 20_000


def put_page_facts(tree: HtmlElement, things: Sequence[dict[str, Any]], address: str | None, draft: Draft) -> None:
    """What a page's own data says of it, the best word first."""
    unread: list[str] = []
    for thing in things:
        draft.put("title", words_of(thing.get("headline")), "JSON-LD")
        draft.put("byline", names_of(thing.get("author")), "JSON-LD")
        draft.put("outlet", names_of(thing.get("publisher")), "JSON-LD")
        _put_day(draft, "published", thing.get("datePublished"), "JSON-LD", unread)
        _put_day(draft, "updated", thing.get("dateModified"), "JSON-LD", unread)
    metas = _find_metas(tree)
    for fact, names in _METAS.items():
        for name in names:
            value = metas.get(name, "")
            if fact == "byline" and ("://" in value or len(value) > 120):
                continue
            if fact in ("published", "updated"):
                _put_day(draft, fact, value, f"meta {name}", unread)
            else:
                draft.put(fact, value, f"meta {name}")
    links = tree.xpath("//link[@rel='canonical']/@href")
    canonical = str(links[0]).strip() if links else metas.get("og:url", "")
    if canonical.startswith(("http://", "https://")) or (address and canonical):
        draft.put("url", urljoin(address or "", canonical), "canonical link")
    draft.put("url", address, "address")
    heading = next((words for node in tree.iter("h1") if _is_heading(words := " ".join(node.text_content().split()))), None)
    draft.put("title", heading, "heading")
    # News systems call it so (NewsML, NITF).
    draft.put("title", next((" ".join(node.text_content().split()) for node in tree.iter("headline", "hl1")), None), "headline")
    titles = tree.xpath("//title/text()")
    draft.put("title", " ".join(str(titles[0]).split()) if titles else None, "title tag")
    if draft.title is not None:
        draft.title = strip_site(draft.title, draft.outlet, heading)
    said = [*tree.xpath("//html/@lang | //html/@xml:lang"), metas.get("og:locale", ""), metas.get("content-language", "")]
    draft.region = next((str(one).strip() for one in said if re.fullmatch(r"[A-Za-z]{2}[-_][A-Za-z]{2,4}\b.{0,8}", str(one).strip())), None)
    put_shown_day(tree, draft)
    if draft.published is None and not draft.stroked:
        draft.notes.extend(unread[:1])


def _put_day(draft: Draft, fact: str, value: object, where: str, unread: list[str]) -> None:
    """A day that a page's data says; what no day can be read in is kept for a note."""
    words = words_of(value)
    day = find_stamp(words)
    if day is None and words and not draft.put_stroked(fact, words, where) and fact == "published" and not _NO_DAY.fullmatch(words):
        unread.append(f"The {where} says {words[:60]!r}, in which no day can be read.")
    draft.put(fact, day, where)


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
        day = find_stamp(find_date(deepcopy(own), extensive_search=False, original_date=True))
        draft.put("published", day if not _is_guessed(day, own, draft) else None, "htmldate")
    if draft.published is None:
        draft.put("published", _day_below_heading(own, draft), "line below the heading")


def _is_guessed(day: Day | None, tree: HtmlElement, draft: Draft) -> bool:
    """Whether a day is one reading of two of what the page says, which it says nowhere clearly; that is kept for later."""
    if day is None:
        return False
    said = "\n".join([visible_text(tree), *map(str, tree.xpath("//meta/@content | //time/@datetime | //abbr/@title"))])
    first = next((words for words, one, other in find_stroked(said) if day in (one, other)), None)
    if first is None or str(day) in said or any(found == day for _, _, found in find_days(said[:_LOOKED_AT])):
        return False
    draft.put_stroked("published", first, "page")
    return True


def _day_below_heading(tree: HtmlElement, draft: Draft) -> Day | None:
    """The day in a short line between a page's heading and its text; one that could be either of two is kept for later."""
    heading = next((fold(words) for node in tree.iter("h1") if (words := " ".join(node.text_content().split()))), None)
    lines = [line for line in visible_text(tree).split("\n") if line.strip()]
    place = next((place for place, line in enumerate(lines) if fold(line) == heading), None)
    for line in lines[place + 1 : place + _BELOW] if place is not None else ():
        if len(line.split()) > _SHORT or len(line) > 5 * _SHORT:
            break
        if (day := find_day(line)) is not None:
            return day
        if draft.put_stroked("published", line, "line below the heading"):
            break
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
