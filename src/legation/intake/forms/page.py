"""A web page as a draft: trafilatura tells body from page, the page's own data tells the facts."""

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any
from urllib.parse import urljoin

from lxml import etree
from lxml.html import HtmlElement

from legation.intake import limits
from legation.intake.chrome.clean import clean
from legation.intake.days import find_day
from legation.intake.draft import Draft
from legation.intake.forms.visible import visible_text
from legation.language.language import Language

# Under so many words trafilatura found a teaser or a notice, not the report; then the visible text is cleaned as plain text.
_LEAST_WORDS = 25
_TYPES = (
    "newsarticle",
    "article",
    "reportagenewsarticle",
    "analysisnewsarticle",
    "opinionnewsarticle",
    "blogposting",
    "liveblogposting",
    "webpage",
)
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


def draft_page(raw: bytes, address: str | None, languages: Mapping[str, Language]) -> Draft:
    """A draft of an HTML page. Raises ValueError with a plain sentence where there is no page in it."""
    from trafilatura import bare_extraction
    from trafilatura.utils import load_html

    tree = load_html(raw)
    if tree is None:
        raise ValueError("This is not a web page that can be read.")
    if _depth(raw) > limits.NESTED_TAGS:
        raise ValueError(f"The page nests more than {limits.NESTED_TAGS} tags inside each other.")
    draft = Draft()
    put_page_facts(tree, address, draft)
    draft.captions.extend(_captions(tree))
    draft.pullquotes.extend(_take_pullquotes(tree))
    found = bare_extraction(tree, url=address, favor_precision=True, include_comments=False, with_metadata=False)
    page: dict[str, Any] = found if isinstance(found, dict) else found.as_dict() if found is not None else {}
    text = page.get("text") or ""
    trusted = len(text.split()) >= _LEAST_WORDS or len(text) >= _LEAST_WORDS * 6
    captions = list(draft.captions)
    clean(text if trusted else visible_text(load_html(raw)), draft, languages, trusted)
    draft.captions[:] = list(dict.fromkeys(caption for caption in (*captions, *draft.captions) if caption not in draft.text))
    return draft


def _depth(raw: bytes) -> int:
    """How deep the page's block tags nest at most, counted without a tree (a tree of such depth is the danger)."""
    depth = most = 0
    for hit in re.finditer(rb"<(/?)(?:div|span|section|ul|ol|table|blockquote|b|i|font)\b", raw):
        depth = max(0, depth + (-1 if hit[1] else 1))
        most = max(most, depth)
    return most


def put_page_facts(tree: HtmlElement, address: str | None, draft: Draft) -> None:
    """What a page's own data says of it: JSON-LD first, then meta tags, then its headings."""
    for thing in _find_things(tree):
        draft.put("title", _words(thing.get("headline")), "JSON-LD")
        draft.put("byline", _names(thing.get("author")), "JSON-LD")
        draft.put("outlet", _names(thing.get("publisher")), "JSON-LD")
        draft.put("published", find_day(_words(thing.get("datePublished"))), "JSON-LD")
        draft.put("updated", find_day(_words(thing.get("dateModified"))), "JSON-LD")
    metas = _find_metas(tree)
    for fact, names in _METAS.items():
        for name in names:
            value = metas.get(name, "")
            if fact == "byline" and ("://" in value or len(value) > 120):
                continue
            draft.put(fact, find_day(value) if fact in ("published", "updated") else value, f"meta {name}")
    links = tree.xpath("//link[@rel='canonical']/@href")
    canonical = str(links[0]).strip() if links else metas.get("og:url", "")
    if canonical.startswith(("http://", "https://")) or (address and canonical):
        draft.put("url", urljoin(address or "", canonical), "canonical link")
    draft.put("url", address, "address")
    heading = next((words for node in tree.iter("h1") if 2 <= len((words := " ".join(node.text_content().split())).split()) <= 40), None)
    draft.put("title", heading, "heading")
    titles = tree.xpath("//title/text()")
    draft.put("title", " ".join(str(titles[0]).split()) if titles else None, "title tag")
    if draft.title is not None:
        draft.title = strip_site(draft.title, draft.outlet, heading)
    for node in tree.iter("time"):
        draft.put("published", find_day(node.get("datetime")), "time tag")
    if draft.published is None:
        from htmldate import find_date

        # Not its extensive search, which falls back on any date of the page, the copyright's included.
        draft.put("published", find_day(find_date(tree, extensive_search=False, original_date=True)), "htmldate")


def strip_site(title: str, outlet: str | None, heading: str | None) -> str:
    """A title without the site's name at its end: the part behind the last bar or dash goes if it is the site's, or if the
    page's heading is the rest."""
    said = " ".join(title.split())
    hit = re.match(r"(.{8,}\S)\s+[|–—•·-]\s+([^|]{2,50})$", said)
    while hit is not None:
        tail = re.sub(r"\W", "", hit[2]).casefold()
        site = re.sub(r"\W", "", outlet or "").casefold()
        if not ("|" in said[len(hit[1]) :] or (site and (tail in site or site in tail)) or hit[1] == heading):
            break
        said = hit[1]
        hit = re.match(r"(.{8,}\S)\s+[|–—•·-]\s+([^|]{2,50})$", said)
    return said


def _find_metas(tree: HtmlElement) -> dict[str, str]:
    metas: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = (node.get("property") or node.get("name") or node.get("itemprop") or "").strip().casefold()
        value = (node.get("content") or "").strip()
        if name and value:
            metas.setdefault(name, value)
    return metas


def _find_things(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The things a page describes in JSON-LD that are articles, best kinds first."""
    things: list[tuple[int, dict[str, Any]]] = []
    for node in tree.xpath("//script[@type='application/ld+json']")[:20]:
        try:
            waiting = [json.loads((node.text or "").strip().rstrip(";"))]
        except (ValueError, RecursionError):
            continue
        while waiting and len(things) < 50:
            thing = waiting.pop()
            if isinstance(thing, list):
                waiting.extend(thing[:50])
            elif isinstance(thing, dict):
                waiting.extend(thing.get("@graph") or [] if isinstance(thing.get("@graph"), list) else [])
                kind = thing.get("@type")
                kinds = [str(one).casefold() for one in (kind if isinstance(kind, list) else [kind])]
                rank = min((_TYPES.index(one) for one in kinds if one in _TYPES), default=None)
                if rank is not None:
                    things.append((rank, thing))
    yield from (thing for _, thing in sorted(things, key=lambda pair: pair[0]))


def _words(value: object) -> str | None:
    """A JSON-LD text as plain words: publishing systems leave HTML entities in it, sometimes twice over."""
    return " ".join(unescape(unescape(value)).split()) or None if isinstance(value, str) else None


def _names(value: object) -> str | None:
    """The names in a JSON-LD person, organisation or list of them; addresses are no names."""
    if isinstance(value, str):
        return None if "://" in value else _words(value)
    if isinstance(value, dict):
        return _names(value.get("name"))
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(name for one in value[:20] if (name := _names(one)))) or None
    return None


def _take_pullquotes(tree: HtmlElement) -> list[str]:
    """The pull quotes that a page marks as such, taken out of it."""
    found: list[str] = []
    for node in tree.xpath("//*[self::aside or self::blockquote or self::div or self::p or self::figure][@class]")[:5_000]:
        marks = re.split(r"[\s_-]+", node.get("class").casefold().replace("pull-quote", "pullquote").replace("pull_quote", "pullquote"))
        words = " ".join(node.text_content().split())
        if "pullquote" in marks and node.getparent() is not None and len(words.split()) <= 80:
            found.append(words)
            node.drop_tree()
    return list(dict.fromkeys(filter(None, found)))


def _captions(tree: HtmlElement) -> list[str]:
    """The captions of a page's figures, as long as they say something."""
    found: list[str] = []
    for node in tree.xpath("//figure//figcaption")[:100]:
        words = " ".join(etree.tostring(node, method="text", encoding="unicode", with_tail=False).split())
        if 4 <= len(words.split()) <= 120 and words not in found:
            found.append(words)
    return found
