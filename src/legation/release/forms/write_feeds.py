"""Packets as a feed, an entry each: RSS 2.0, Atom, JSON Feed 1.1. The mark begins every title, for readers show little else.

An entry holds the first page in plain paragraphs. The hours are those of the packets; a new version is the same entry, updated.
"""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from html import escape
from typing import TYPE_CHECKING, Any
from uuid import uuid5

from legation.records.release import Matter
from legation.release.forms.marking import show_mark
from legation.release.forms.plain import show
from legation.release.forms.sheet import Printed, find_printed, lay_out
from legation.release.forms.stix_marks import SPACE
from legation.release.forms.write_stix import identify, write_hour
from legation.release.gate import Packet

if TYPE_CHECKING:
    from feedgen.feed import FeedGenerator

# The hour of a feed in which there is nothing yet.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def write_rss(packet: Packet) -> bytes:
    """RSS 2.0 of one packet."""
    return feed_rss([packet])


def write_atom(packet: Packet) -> bytes:
    """Atom of one packet."""
    return feed_atom([packet])


def write_json(packet: Packet) -> bytes:
    """JSON Feed of one packet."""
    return feed_json([packet])


def feed_rss(packets: Sequence[Packet], home: str = "", office: str = "", audience: str = "") -> bytes:
    """RSS 2.0, the newest packet first; `home` is the address at which the receiver finds it, `office` and `audience` whose and for whom a
    feed is in which there is nothing yet."""
    return bytes(generate(packets, home, office, audience).rss_str(pretty=True))


def feed_atom(packets: Sequence[Packet], home: str = "", office: str = "", audience: str = "") -> bytes:
    """Atom, the newest packet first."""
    return bytes(generate(packets, home, office, audience).atom_str(pretty=True))


def feed_json(packets: Sequence[Packet], home: str = "", office: str = "", _: str = "") -> bytes:
    """JSON Feed 1.1, the newest packet first."""
    matters = sort_matters(packets)
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": name_feed(matters[0].office if matters else office),
        **({"home_page_url": home} if home else {}),
        "language": "en",
        "items": [
            {
                "id": f"urn:uuid:{identify(matter.id)}",
                "title": entitle(matter),
                "content_html": write_page(matter),
                "date_published": write_hour(matter.first),
                "date_modified": write_hour(matter.made),
                "tags": tag(matter),
                "_legation": {"about": "docs/forms.md", "edition": matter.version, "asof": matter.brief.asof.isoformat()},
            }
            for matter in matters
        ],
    }
    return (json.dumps(feed, ensure_ascii=True, indent=2) + "\n").encode()


def generate(packets: Sequence[Packet], home: str, office: str = "", audience: str = "") -> "FeedGenerator":
    """The feed as the library has it; it asks for a link and for hours, and takes the clock where it is given none."""
    from feedgen.feed import FeedGenerator

    matters = sort_matters(packets)
    office, audience = (matters[0].office, matters[0].audience) if matters else (office, audience)
    made = matters[0].made if matters else NEVER
    feed: Any = FeedGenerator()
    name = f"urn:uuid:{uuid5(SPACE, f'feed {show(office)} {show(audience)}')}"
    feed.id(name)
    feed.title(name_feed(office))
    feed.description(name_feed(office))
    feed.link(href=home or name, rel="alternate")
    feed.author(name=show(office) or "legation")
    feed.language("en")
    feed.generator("legation")
    feed.updated(made)
    feed.lastBuildDate(made)
    for matter in matters:
        entry = feed.add_entry(order="append")
        entry.id(f"urn:uuid:{identify(matter.id)}")
        entry.guid(f"urn:uuid:{identify(matter.id)}", permalink=False)
        entry.title(entitle(matter))
        entry.content(write_page(matter), type="html")
        entry.published(matter.first)
        entry.updated(matter.made)
        for term in tag(matter):
            entry.category(term=term)
    return feed


def sort_matters(packets: Sequence[Packet]) -> list[Matter]:
    """What the packets hold, the newest first; those of one hour in the order of their ids."""
    return sorted((packet.matter for packet in packets), key=lambda matter: (-matter.made.timestamp(), matter.id))


def name_feed(office: str) -> str:
    """What a reader shows over the feed."""
    return f"Briefs of {show(office) or 'the office'}"


def entitle(matter: Matter) -> str:
    """The title of an entry, its TLP label first."""
    title = show(matter.brief.title) or "Brief"
    return f"{matter.mark.tlp} {title}" if matter.mark is not None else title


def tag(matter: Matter) -> list[str]:
    """The mark as a tag."""
    return [matter.mark.tlp] if matter.mark is not None else []


def write_page(matter: Matter) -> str:
    """The first page in paragraphs, the mark before it; everything escaped."""
    sheet = lay_out(matter)
    rows = [f"<p><b>{escape(show(show_mark(matter.mark, matter)))}</b></p>"] if matter.mark is not None else []
    rows.append(f"<p>{escape(sheet.subline)}</p>")
    for part in sheet.first:
        rows.append(f"<h3>{escape(part.title)}</h3>")
        rows += [f"<p>{escape(write_printed(line))}</p>" for line in find_printed(part) if line.runs]
    rows += [f"<p>{escape(f'{one.number}. {one.words} {one.where}')}</p>" for one in sheet.quoted]
    return "\n".join(rows)


def write_printed(line: Printed) -> str:
    """A line of the page in plain text: its portion mark, its grade, its words, its numbers."""
    numbers = f" [{', '.join(map(str, line.references))}]" if line.references else ""
    return " ".join(filter(None, (line.portion, line.grade, "".join(run.words for run in line.runs) + numbers)))
