"""The entries of a feed (RSS, Atom, JSON Feed) as papers, and the feeds of an OPML list."""

import calendar
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, BinaryIO

from legation.intake import limits
from legation.intake.days import find_stamp
from legation.intake.fields import spell
from legation.intake.form import decode_page
from legation.intake.paper import Feed, Paper, Passed
from legation.records.errors import Refusal
from legation.records.report import hide_userinfo

_JSON_FACTS = ("id", "title", "url", "date_published", "date_modified", "content_html", "content_text", "summary", "language")

_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,300}\?>\s*")
_NUMBERED = re.compile(rb"&#(?:[xX]([0-9a-fA-F]{1,20})|(\d{1,20}));?")

# Where feeds of news houses put a whole text, beside what the standards give it; and what is too short to be one.
_TEXTS = ("fulltext", "yandexfulltext", "articlebody", "bodytext", "story", "fullstory")
_TAG = re.compile(r"<[^<>]{0,1000}>")
_FEW_WORDS = 40
NO_ENTRIES = "This feed has no entries, or is broken."

# Entities that a document declares itself can name files or grow without end; no feed needs them.
_ENTITY = re.compile(rb"(?i)<!ENTITY|<!DOCTYPE[^>\[]{0,500}(?:SYSTEM|\[)")


def find_feeds(source: str, stream: BinaryIO, named: bool) -> Iterator[Feed | Refusal | Passed]:
    """The feeds an OPML list names, in its order, each address once. Only a list that the user named (`named`) is followed:
    one that lies in a folder or an archive could send us anywhere."""
    from lxml import etree

    raw = read_xml(source, stream)
    if isinstance(raw, Refusal):
        yield raw
        return
    if not named:
        yield Passed(source, "a list of feeds; name it to have them fetched")
        return
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    tree = etree.fromstring(raw, parser)
    nodes = tree.iter("outline") if tree is not None else ()
    addresses = dict.fromkeys(hide_userinfo((node.get("xmlUrl") or "").strip()) for node in nodes)
    feeds = [address for address in addresses if address.startswith(("http://", "https://"))]
    if not feeds:
        yield Refusal(source, "take", "This OPML list names no feed.")
    yield from (Feed(f"{source}#{number}", address) for number, address in enumerate(feeds, start=1))


def read_xml(source: str, stream: BinaryIO) -> bytes | Refusal:
    """An XML document as UTF-8, or why it is not read."""
    raw = stream.read(limits.PAGE + 1)
    if len(raw) > limits.PAGE:
        return Refusal(source, "take", f"This feed is larger than {limits.PAGE // 1_000_000} MB; it may be endless.")
    if declares_entities(raw):
        return Refusal(source, "take", "This XML declares entities of its own, which a feed has no need of; it may be an attack.")
    return drop_false_letters(spell_encoding(raw))


def spell_encoding(raw: bytes) -> bytes:
    """An XML document as UTF-8 that says so at its very beginning: many a feed's declaration is wrong, or stands below an empty line."""
    try:
        said, _ = decode_page(raw)
    except ValueError:
        return raw
    return b'<?xml version="1.0" encoding="utf-8"?>' + _DECLARATION.sub("", said).encode("utf-8", "replace")


def declares_entities(raw: bytes) -> bool:
    """Whether an XML document declares entities of its own."""
    return _ENTITY.search(raw) is not None


def drop_false_letters(raw: bytes) -> bytes:
    """An XML document without letters that are given by a number which is no letter's; the libraries that read it stumble over them."""
    return _NUMBERED.sub(_drop_false_letter, raw)


def _drop_false_letter(hit: re.Match[bytes]) -> bytes:
    number = int(hit[1], 16) if hit[1] else int(hit[2])
    return b"" if 0xD800 <= number <= 0xDFFF or number > 0x10FFFF else hit[0]


def find_entries(source: str, stream: BinaryIO) -> Iterator[Paper | Refusal]:
    """The entries of an RSS or Atom feed."""
    import feedparser

    raw = read_xml(source, stream)
    if isinstance(raw, Refusal):
        yield raw
        return
    if raw.count(b"<item") + raw.count(b"<entry") > limits.FEED_ENTRIES:
        yield Refusal(source, "take", f"This feed has more than {limits.FEED_ENTRIES:,} entries; no feed of news has.")
        return
    try:
        feed = feedparser.parse(raw, sanitize_html=False, resolve_relative_uris=False)
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError) as error:
        yield Refusal(source, "take", f"This feed is broken ({type(error).__name__}).")
        return
    entries = feed.get("entries", [])
    if not entries:
        yield Refusal(source, "take", NO_ENTRIES)
    for number, entry in enumerate(entries[: limits.ENTRIES], start=1):
        name = f"{source}#{entry.get('id') or entry.get('link') or number}"
        contents = [str(one.get("value") or "") for one in entry.get("content", [])]
        summary = str(entry.get("summary") or "")
        fields = spell({key: value for key, value in entry.items() if isinstance(value, str)})
        contents += [fields[key][1] for key in _TEXTS if key in fields]
        html = max([*contents, summary], key=len)
        published, updated = _when(entry, "published"), _when(entry, "updated")
        if published is None and not str(feed.get("version") or "").startswith("atom"):
            # What RSS takes from Dublin Core is the day of the report.
            published, updated = updated, None
        yield _paper(
            name,
            {
                "id": entry.get("id"),
                "title": entry.get("title"),
                "url": entry.get("link"),
                "authors": [one.get("name") for one in entry.get("authors", []) if one.get("name")],
                "published": published,
                "updated": updated,
                "language": feed.feed.get("language"),
                "feed_title": feed.feed.get("title"),
                "credit": (entry.get("source") or {}).get("title"),
                "html": html,
            },
            _note_teaser(entry, html),
        )


def find_json_entries(source: str, page: dict[str, Any]) -> Iterator[Paper | Refusal]:
    """The entries of a JSON Feed."""
    items = page.get("items")
    entries = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    if not entries:
        yield Refusal(source, "take", NO_ENTRIES)
    for number, entry in enumerate(entries[: limits.ENTRIES], start=1):
        name = f"{source}#{entry.get('id') or entry.get('url') or number}"
        fields = {key: entry.get(key) for key in _JSON_FACTS}
        yield _paper(name, {**fields, "authors": entry.get("authors") or page.get("authors"), "feed_title": page.get("title")})


def _note_teaser(entry: Any, html: str) -> tuple[str, ...]:
    """That an entry has a few words of its report only."""
    if any(one.get("src") for one in entry.get("content", [])):
        return ("The text of this entry stands at another address, which was not read.",)
    if entry.get("link") and len(_TAG.sub(" ", html).split()) < _FEW_WORDS:
        return ("The feed gives a few words of the report only; the rest stands on its page.",)
    return ()


def _paper(name: str, fields: dict[str, Any], notes: tuple[str, ...] = ()) -> Paper | Refusal:
    raw = json.dumps({key: value for key, value in fields.items() if value}, ensure_ascii=True).encode()
    if len(raw) > limits.ENTRY:
        return Refusal(name, "take", f"This entry is larger than {limits.ENTRY // 1_000_000} MB.")
    return Paper(name, raw, "json", notes=notes)


def _when(entry: Any, fact: str) -> str | None:
    """A feed's time as it was written, with its offset; where we cannot read that, as feedparser does, in UTC."""
    if fact not in entry:
        return None
    written = str(entry[fact])
    parts = entry.get(f"{fact}_parsed")
    if find_stamp(written) is not None or parts is None:
        return written
    try:
        return datetime.fromtimestamp(calendar.timegm(parts), UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        return None
