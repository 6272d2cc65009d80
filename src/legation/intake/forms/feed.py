"""The entries of a feed (RSS, Atom, JSON Feed) as papers, and the feeds of an OPML list."""

import calendar
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, BinaryIO

from attrs import frozen

from legation.intake import limits
from legation.intake.days import find_day
from legation.intake.paper import Paper, Passed
from legation.records.errors import Refusal

# Entities that a document declares itself can name files or grow without end; no feed needs them.
_ENTITY = re.compile(rb"(?i)<!ENTITY|<!DOCTYPE[^>\[]{0,500}(?:SYSTEM|\[)")


@frozen
class Outline:
    """One feed of an OPML list."""

    title: str
    address: str


def find_entries(source: str, stream: BinaryIO, form: str) -> Iterator[Paper | Refusal | Passed]:
    """The entries of an RSS or Atom feed, or the feeds of an OPML list (passed over: they have to be fetched)."""
    raw = stream.read(limits.PAGE + 1)
    if len(raw) > limits.PAGE:
        yield Refusal(source, "take", f"This feed is larger than {limits.PAGE // 1_000_000} MB; it may be endless.")
        return
    if _ENTITY.search(raw):
        yield Refusal(source, "take", "This XML declares entities of its own, which a feed has no need of; it may be an attack.")
        return
    if form == "outline":
        for number, outline in enumerate(find_feeds(raw), start=1):
            yield Passed(f"{source}#{number}", f"a feed, to be fetched: {outline.address}")
        return
    yield from _xml_entries(source, raw)


def find_feeds(raw: bytes) -> list[Outline]:
    """The feeds an OPML list names, in its order, each address once."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    tree = etree.fromstring(raw, parser) if not _ENTITY.search(raw) else None
    found: dict[str, Outline] = {}
    for node in tree.iter("outline") if tree is not None else ():
        address = (node.get("xmlUrl") or "").strip()
        if address.startswith(("http://", "https://")):
            found.setdefault(address, Outline((node.get("title") or node.get("text") or "").strip(), address))
    return list(found.values())


def _xml_entries(source: str, raw: bytes) -> Iterator[Paper | Refusal | Passed]:
    import feedparser

    feed = feedparser.parse(raw, sanitize_html=False, resolve_relative_uris=False)
    entries = feed.get("entries", [])
    if not entries:
        yield Refusal(source, "take", "This feed has no entries, or is broken.")
    for number, entry in enumerate(entries[: limits.ENTRIES], start=1):
        name = f"{source}#{entry.get('id') or entry.get('link') or number}"
        contents = [str(one.get("value") or "") for one in entry.get("content", [])]
        html = max([*contents, str(entry.get("summary") or "")], key=len)
        yield _paper(
            name,
            {
                "title": entry.get("title"),
                "url": entry.get("link"),
                "authors": [one.get("name") for one in entry.get("authors", []) if one.get("name")],
                "published": _when(entry, "published"),
                "updated": _when(entry, "updated"),
                "language": feed.feed.get("language"),
                "outlet": feed.feed.get("title"),
                "credit": (entry.get("source") or {}).get("title"),
                "html": html,
            },
        )


def find_json_entries(source: str, page: dict[str, Any]) -> Iterator[Paper | Refusal | Passed]:
    """The entries of a JSON Feed."""
    items = page.get("items")
    entries = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    if not entries:
        yield Refusal(source, "take", "This feed has no entries, or is broken.")
    for number, entry in enumerate(entries[: limits.ENTRIES], start=1):
        name = f"{source}#{entry.get('id') or entry.get('url') or number}"
        fields = {
            key: entry.get(key) for key in ("title", "url", "date_published", "date_modified", "content_html", "content_text", "language")
        }
        yield _paper(name, {**fields, "authors": entry.get("authors") or page.get("authors"), "outlet": page.get("title")})


def _paper(name: str, fields: dict[str, Any]) -> Paper | Refusal:
    raw = json.dumps({key: value for key, value in fields.items() if value}, ensure_ascii=True).encode()
    if len(raw) > limits.ENTRY:
        return Refusal(name, "take", f"This entry is larger than {limits.ENTRY // 1_000_000} MB.")
    return Paper(name, raw, "json")


def _when(entry: Any, fact: str) -> str | None:
    """A feed's time as it was written, with its offset; where we cannot read that, as feedparser does, in UTC."""
    if fact not in entry:
        return None
    written = str(entry[fact])
    parts = entry.get(f"{fact}_parsed")
    if find_day(written) is not None or parts is None:
        return written
    try:
        return datetime.fromtimestamp(calendar.timegm(parts), UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        return None
