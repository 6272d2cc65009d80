"""The text of a page that shows hardly anything because its scripts put it there: it lies in one of them as an object."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from lxml.html import HtmlElement

from legation.intake.chrome.wording import fold
from legation.intake.fields import find_texts, pick
from legation.intake.form import plain_line
from legation.intake.loose import read_values

# How a script keeps an object: alone, or under a name.
_KEPT = re.compile(r"\s*(?:[a-z]{3,5}\s+)?[\w.$]{1,60}(?:\[[\"'][\w-]{1,60}[\"']\])?\s*=\s*(?=[{\[])")
# Scripts of a page, letters of one, and things in them that are looked at.
_SCRIPTS, _LETTERS, _THINGS = 60, 5_000_000, 50_000
# Letters of a headline that is no chance.
_TITLE = 8


def find_kept(tree: HtmlElement, titles: Sequence[str]) -> Iterator[str]:
    """The texts in a page's scripts that stand in one object with the headline of the page."""
    for node in list(tree.iter("script"))[:_SCRIPTS]:
        said = (node.text or "")[: _LETTERS + 1]
        kind = (node.get("type") or "").casefold()
        if "ld+json" in kind or len(said) > _LETTERS or not any(words in said for words in ("text", "ody", "ontent", "aragraphs")):
            continue
        hit = _KEPT.match(said)
        if hit is not None or "json" in kind:
            values, _ = read_values(said[hit.end() :] if hit is not None else said)
            yield from _find(values, titles)


def _find(values: list[Any], titles: Sequence[str]) -> Iterator[str]:
    waiting: list[Any] = list(reversed(values))
    for _ in range(_THINGS):
        if not waiting:
            return
        thing = waiting.pop()
        if isinstance(thing, list):
            waiting.extend(one for one in reversed(thing[:1_000]) if isinstance(one, list | dict))
        elif isinstance(thing, dict):
            headline = fold(plain_line(pick(thing, "title")[1] or ""))
            if len(headline) > _TITLE and any(headline in title or title in headline for title in titles):
                yield from (text for text, _ in find_texts(thing)[:3])
            waiting.extend(one for one in reversed(list(thing.values())[:1_000]) if isinstance(one, list | dict))
