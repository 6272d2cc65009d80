"""What a page says of its article in JSON-LD: the facts of it, its whole text, the entries of a live report each with its own hour."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from lxml.html import HtmlElement

from legation.intake.chrome.wording import fold
from legation.intake.days import find_stamp
from legation.intake.form import plain_line
from legation.intake.loose import read_values
from legation.intake.paper import Draft
from legation.records.report import Day

_TYPES = (
    "newsarticle",
    "article",
    "reportagenewsarticle",
    "analysisnewsarticle",
    "opinionnewsarticle",
    "backgroundnewsarticle",
    "reviewnewsarticle",
    "askpublicnewsarticle",
    "report",
    "blogposting",
    "liveblogposting",
    "socialmediaposting",
    "webpage",
)
# Where an article lies in the thing that a page describes.
_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item", "@list", "@set")
# Scripts, and things in them, that are looked at.
_SCRIPTS, _THINGS, _LISTED = 20, 50, 50
# A script that cannot be read is told of only if it speaks of an article.
_OF_ARTICLE = re.compile(r"articleBody|liveBlogUpdate|Article\"|BlogPosting\"")
# Paragraphs of one text, entries of a live report, and entries whose hours are told.
_PARAGRAPHS, _ENTRIES, _TOLD = 5_000, 1_000, 40


def find_things(tree: HtmlElement, draft: Draft) -> list[dict[str, Any]]:
    """The articles that a page describes in JSON-LD, best kinds first: those that bear its headline, if any does. A script on its article
    that cannot be read is noted in the draft."""
    things: list[tuple[int, dict[str, Any]]] = []
    for node in tree.xpath("//script[contains(translate(@type, 'LDJSON', 'ldjson'), 'ld+json')]")[:_SCRIPTS]:
        said = node.text or ""
        waiting, whole = read_values(said)
        if not whole and _OF_ARTICLE.search(said):
            draft.notes.append("A script (JSON-LD) in which the page describes its article is broken and could not be read to its end.")
        while waiting and len(things) < _THINGS:
            thing = waiting.pop()
            if isinstance(thing, list):
                waiting.extend(thing[:_LISTED])
            elif isinstance(thing, dict):
                for inside in map(thing.get, _INSIDE):
                    waiting.extend(inside[:_LISTED] if isinstance(inside, list) else [inside] if isinstance(inside, dict) else [])
                kind = thing.get("@type")
                # "NewsArticle", "schema:NewsArticle" and "http://schema.org/NewsArticle" are one.
                kinds = [re.split(r"[/:#]", str(one))[-1].casefold() for one in (kind if isinstance(kind, list) else [kind])]
                rank = min((_TYPES.index(one) for one in kinds if one in _TYPES), default=None)
                if rank is not None:
                    things.append((rank, thing))
    ranked = [thing for _, thing in sorted(things, key=lambda pair: pair[0])]
    titles = find_titles(tree)
    own = [thing for thing in ranked if bears(thing, titles)]
    return [thing for thing in ranked if thing in own or not words_of(thing.get("headline"))] if own else ranked


def find_titles(tree: HtmlElement) -> list[str]:
    """What a page calls itself: its headings, its title, the title that it gives to others."""
    said = [" ".join(node.text_content().split()) for node in tree.iter("h1")][:5]
    said += [str(words) for words in tree.xpath("//title/text() | //meta[@property='og:title']/@content")[:5]]
    return [title for words in said if (title := fold(plain_line(words)))]


def bears(thing: dict[str, Any], titles: Sequence[str]) -> bool:
    """Whether a thing has the headline that its page has."""
    headline = fold(words_of(thing.get("headline")) or "")
    return len(headline) > 8 and any(headline in title or title in headline for title in titles)


def words_of(value: object) -> str | None:
    """A JSON-LD text as plain words: publishing systems leave HTML entities in it, sometimes twice over."""
    return plain_line(value) or None if isinstance(value, str) else None


def names_of(value: object, steps: int = 4) -> str | None:
    """The names in a JSON-LD person, organisation or list of them; addresses are no names."""
    if isinstance(value, str):
        return None if "://" in value else words_of(value)
    if isinstance(value, dict) and steps:
        return names_of(value.get("name"), steps - 1)
    if isinstance(value, list) and steps:
        return ", ".join(dict.fromkeys(name for one in value[:20] if (name := names_of(one, steps - 1)))) or None
    return None


def find_bodies(things: Sequence[dict[str, Any]]) -> Iterator[str]:
    """The texts of the articles that a page holds in its JSON-LD: of a live report, all its entries."""
    for thing in things:
        body = _text(thing.get("articleBody"))
        entries = [said for entry in find_updates(thing) if (said := _text_of(entry))]
        # A live report's own text is what stands above its entries.
        if body or entries:
            yield "\n\n".join(dict.fromkeys(filter(None, (body, *entries))))
        elif said := _text(thing.get("text")):
            yield said


def find_updates(thing: dict[str, Any]) -> list[dict[str, Any]]:
    """The entries of a live report."""
    entries = thing.get("liveBlogUpdate")
    return [one for one in (entries if isinstance(entries, list) else [entries])[:_ENTRIES] if isinstance(one, dict)]


def _text_of(entry: dict[str, Any]) -> str:
    return next((said for name in ("articleBody", "text", "description") if (said := _text(entry.get(name)))), "")


def _text(value: object, steps: int = 3) -> str:
    """A text, or the paragraphs that it was cut to."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list) and steps:
        return "\n\n".join(said for part in value[:_PARAGRAPHS] if (said := _text(part, steps - 1)))
    if isinstance(value, dict) and steps:
        return next((said for name in ("@value", "text", "articleBody") if (said := _text(value.get(name), steps - 1))), "")
    return ""


def put_live_days(things: Sequence[dict[str, Any]], titles: Sequence[str], draft: Draft) -> None:
    """When a live report began and was last added to, where its page does not say it elsewhere, and the hour of each entry as a note."""
    for thing in things:
        entries = find_updates(thing) if bears(thing, titles) or not words_of(thing.get("headline")) else []
        timed = [(find_stamp(words_of(one.get("datePublished"))), words_of(one.get("headline"))) for one in entries]
        days = sorted((day for day, _ in timed if isinstance(day, datetime)), key=datetime.timestamp)
        began = find_stamp(words_of(thing.get("coverageStartTime"))) if entries else None
        draft.put("published", began or (days[0] if days else None), "JSON-LD")
        draft.put("updated", days[-1] if days else None, "JSON-LD")
        if len(days) > 1:
            told = "; ".join(_tell(day, headline) for day, headline in timed[:_TOLD])
            more = f"; and {len(timed) - _TOLD} more" if len(timed) > _TOLD else ""
            draft.notes.append(f"This is a live report of {len(timed)} entries: {told}{more}.")


def _tell(day: Day | None, headline: str | None) -> str:
    when = day.isoformat(sep=" ", timespec="minutes") if isinstance(day, datetime) else str(day or "at no hour")
    return f"{when} “{headline[:80]}”" if headline else when
