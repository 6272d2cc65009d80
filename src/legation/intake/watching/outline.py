"""Watch lists as OPML, the form in which feed readers exchange theirs. What OPML has no word for stands in a namespace of our own."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from legation.intake.forms.feed import declares_entities, drop_false_letters
from legation.intake.watching.watch import INTERVAL, Watch, read_interval, write_interval

OURS = "urn:legation:watch"
# Facts that are plain words, kept under their own names.
_WORDS = ("outlet", "owner", "reliability", "reason", "marking")


def read_opml(raw: bytes) -> tuple[Watch, ...]:
    """The feeds of an OPML list as sources to watch, in its order, each once. Raises ValueError with a plain sentence.

    A list of another program gives addresses and languages; its names of feeds are not taken for names of outlets.
    """
    from lxml import etree

    if declares_entities(raw):
        raise ValueError("This OPML list declares entities of its own, which it has no need of; it may be an attack.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        tree = etree.fromstring(drop_false_letters(raw), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ValueError("This is no OPML list: it is not XML.") from error
    found: dict[str, Watch] = {}
    for node in tree.iter("outline") if tree is not None else ():
        address = (node.get("xmlUrl") or "").strip()
        if address.casefold().startswith(("http://", "https://")):
            found.setdefault(address, _read_outline(node, address))
    if not found:
        raise ValueError("This OPML list names no feed.")
    return tuple(found.values())


def _read_outline(node: Any, address: str) -> Watch:
    names = (*_WORDS, "given", "interval", "follow", "include", "exclude")
    ours: dict[str, str | None] = {name: node.get(f"{{{OURS}}}{name}") or None for name in names}
    language = (node.get("language") or "")[:2].casefold()
    return Watch(
        address,
        outlet=ours["outlet"],
        owner=ours["owner"],
        reliability=ours["reliability"],
        reason=ours["reason"],
        marking=ours["marking"],
        given=_read_day(ours["given"]) if ours["given"] else None,
        language=language if re.fullmatch(r"[a-z]{2}", language) else None,
        include=tuple((ours["include"] or "").split("\n")) if ours["include"] else (),
        exclude=tuple((ours["exclude"] or "").split("\n")) if ours["exclude"] else (),
        interval=read_interval(ours["interval"]) if ours["interval"] else INTERVAL,
        follow=ours["follow"] == "true",
    )


def _read_day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise ValueError(f"{words!r} is no day: write 2024-03-01") from error


def write_opml(watches: Iterable[Watch], title: str = "legation") -> str:
    """The addresses of a watch list as OPML. Folders and files stay at home: nobody else can read them."""
    from lxml import etree

    page = etree.Element("opml", version="2.0", nsmap={"legation": OURS})
    etree.SubElement(etree.SubElement(page, "head"), "title").text = title
    body = etree.SubElement(page, "body")
    for watch in watches:
        if watch.source.casefold().startswith(("http://", "https://")):
            etree.SubElement(body, "outline", _write_outline(watch))
    said: str = etree.tostring(page, encoding="unicode", pretty_print=True)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{said}'


def _write_outline(watch: Watch) -> dict[str, str]:
    facts: dict[str, str | None] = {name: getattr(watch, name) for name in _WORDS}
    facts["given"] = watch.given.isoformat() if watch.given else None
    facts["interval"] = write_interval(watch.interval) if watch.interval != INTERVAL else None
    facts["follow"] = "true" if watch.follow else None
    facts["include"], facts["exclude"] = "\n".join(watch.include), "\n".join(watch.exclude)
    plain = {"type": "rss", "text": watch.outlet or watch.source, "xmlUrl": watch.source, "language": watch.language or ""}
    return {**{name: said for name, said in plain.items() if said}, **{f"{{{OURS}}}{name}": said for name, said in facts.items() if said}}
