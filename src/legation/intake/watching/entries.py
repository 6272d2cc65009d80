"""What an item of a source calls itself: its lasting name, its title and address, and the page it links to."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Sequence
from email.parser import BytesHeaderParser
from email.policy import compat32
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from attrs import evolve, frozen

from legation.intake import limits
from legation.intake.fields import SPELLINGS, spell, unwrap
from legation.intake.form import scrub
from legation.intake.paper import Paper
from legation.intake.watching.watch import Watch
from legation.records.ids import digest
from legation.records.report import drop_userinfo

_TITLE = re.compile(rb"(?i)<title[^<>]{0,200}>([^<]{0,1000})")
_LINE = re.compile(rb"(?im)^(title|url|published):[ \t]*(.{1,1000})$")


@frozen
class Entry:
    """One item of a source: its name there, its paper, what it says of itself, and the digest of its bytes.

    `lasting`: the name was given to this very item. A page's address or a file's path is only a place, where another thing may stand
    tomorrow.
    """

    name: str
    paper: Paper
    title: str | None
    address: str | None
    seal: str
    lasting: bool


def find_entries(papers: Sequence[Paper], watch: Watch, home: str) -> list[Entry]:
    """The items of one document (a feed, a mailbox, a folder's file), read at `home`, each under a name of its own.

    A name that several of them bear (a feed that gives all its entries one id) is no name: then title, day and address tell them
    apart.
    """
    found = [_entry(paper, watch, home) for paper in papers]
    borne = Counter(entry.name for entry, _ in found)
    return [entry if borne[entry.name] == 1 else evolve(entry, name=f"{entry.name}#{facts}") for entry, facts in found]


def _entry(paper: Paper, watch: Watch, home: str) -> tuple[Entry, str]:
    """One item under its name, and what tells it apart from another of that name."""
    home, source = scrub(home), scrub(paper.source)
    said = find_facts(paper)
    facts = digest(said.get("title"), said.get("published"), said.get("address"))
    seal = find_seal(paper.raw)
    # An id may hold the mark that parts it from its container.
    container = source.removesuffix(f"#{said.get('id')}")
    container = container if container != source else source.rpartition("#")[0]
    inside = len(home) <= len(container) < len(source)
    lasting = find_lasting_name(paper, said, source[len(container) + 1 :], facts, seal, inside)
    if lasting is None:
        item = source.removeprefix(home)[1:] or watch.name
    elif inside:
        source = f"{container}#{lasting}"
        item = lasting if paper.form == "mail" else source.removeprefix(home)[1:]
    else:
        item = lasting
    return Entry(item, evolve(paper, source=source), said.get("title"), said.get("address"), seal, lasting is not None), facts


def find_lasting_name(paper: Paper, said: dict[str, str], place: str, facts: str, seal: str, inside: bool) -> str | None:
    """A message's id, an entry's own id or link, the address of a crawl's page; of what is only numbered in its container its title and
    day, else its bytes, as a number moves when something comes in above. None where only a path names it."""
    name: str | None = said.get("id") if paper.form == "mail" else None
    if name is None and inside and (paper.form == "json" or paper.url is not None):
        known = facts if "title" in said or "published" in said else seal
        name = said.get("id") or (place if not place.isdigit() else None) or said.get("address") or known
    return name if name is None or len(name) <= limits.NAME else digest(name)


def find_seal(raw: bytes) -> str:
    """The digest by which bytes are known again."""
    return hashlib.sha256(raw).hexdigest()


def find_facts(paper: Paper) -> dict[str, str]:
    """What a paper says of itself without being taken: some of title, address, published and id."""
    if paper.form == "json":
        found = _facts_of_json(paper.raw)
    elif paper.form == "mail":
        found = _facts_of_mail(paper.raw)
    elif paper.form == "text":
        names = {b"title": "title", b"url": "address", b"published": "published"}
        found = {names[name.lower()]: _plain(words) for name, words in _LINE.findall(paper.raw[: limits.GLANCE])}
    else:
        hit = _TITLE.search(paper.raw[: limits.GLANCE * 16]) if paper.form == "html" else None
        found = {"title": unescape(_plain(hit[1]))} if hit is not None else {}
    if paper.url is not None:
        found["address"] = paper.url
    if "address" in found:
        found["address"] = drop_userinfo(found["address"])
    return {fact: scrub(words) for fact, words in found.items() if words}


def _facts_of_json(raw: bytes) -> dict[str, str]:
    try:
        page = json.loads(raw)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(page, dict):
        return {}
    spelt = {"title": SPELLINGS["title"], "address": SPELLINGS["url"], "published": SPELLINGS["published"], "id": ("id", "guid")}
    fields = {spelling: value for spelling, (_, value) in spell(unwrap(page)).items()}
    return {fact: _pick(fields, names) for fact, names in spelt.items()}


def _pick(page: dict[str, Any], names: Sequence[str]) -> str:
    return next((said for name in names if isinstance(page.get(name), str | int) and (said := " ".join(str(page[name]).split()))), "")


def _facts_of_mail(raw: bytes) -> dict[str, str]:
    head = BytesHeaderParser(policy=compat32).parsebytes(re.split(rb"\r?\n\r?\n", raw[: limits.GLANCE * 16], maxsplit=1)[0])
    names = {"title": "Subject", "published": "Date", "id": "Message-ID"}
    return {fact: " ".join(str(head.get(name) or "").split()) for fact, name in names.items()}


def _plain(words: bytes) -> str:
    return " ".join(words.decode("utf-8", "replace").split())


def find_link(entry: Entry, base: str) -> str | None:
    """The page that an entry of a feed links to, where that is another address of the web than the feed itself."""
    if not entry.address:
        return None
    try:
        link = urljoin(base, entry.address)
        return link if urlsplit(link).scheme in ("http", "https") and link != base else None
    except ValueError:
        return None
