"""A packet as a MISP event: a tagged attribute for each thing it tells, a link for each report it rests on, and the brief as the event's
report. It leaves with the distribution of the receiver's own organisation: who passes it on decides that himself."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid5

from legation.records.release import Item, Mark, Matter
from legation.release.forms import write_markdown
from legation.release.forms.layout import safe_link
from legation.release.forms.marking import show_limits
from legation.release.forms.plain import show
from legation.release.forms.stix_marks import SPACE
from legation.release.forms.write_stix import identify
from legation.release.gate import Packet

# Codes of MISP: one's own organisation; inherited from the event; no threat level; analysis completed.
OWN, INHERITED, UNDEFINED, COMPLETED = "0", "5", "4", "2"


def write(packet: Packet) -> bytes:
    """The event as JSON, dated by the packet."""
    return (json.dumps(put_event(packet), ensure_ascii=True, indent=2) + "\n").encode()


def put_event(packet: Packet) -> dict[str, Any]:
    """The event as plain dictionaries."""
    matter = packet.matter
    made = str(int(matter.made.timestamp()))
    office = show(matter.office) or "legation"
    event = {
        "uuid": identify(matter.id),
        "info": show(matter.brief.title) or "Brief",
        "date": matter.brief.asof.isoformat(),
        "timestamp": made,
        "publish_timestamp": made,
        "published": True,
        "analysis": COMPLETED,
        "threat_level_id": UNDEFINED,
        "distribution": OWN,
        "Orgc": {"name": office, "uuid": str(uuid5(SPACE, f"office {office}"))},
        "Tag": [*tag_mark(matter.mark, matter)],
        "Attribute": list(put_attributes(matter, made)),
        "EventReport": [
            {
                "uuid": str(uuid5(UUID(matter.id), "report")),
                "name": show(matter.brief.title) or "Brief",
                "content": write_markdown.write(packet).encode("utf-8", "backslashreplace").decode(),
                "distribution": INHERITED,
                "timestamp": made,
                "deleted": False,
            }
        ],
    }
    return {"Event": event}


def put_attributes(matter: Matter, made: str) -> Iterator[dict[str, Any]]:
    """Every thing, then every report that is cited and has an address. MISP tells attributes apart by their words: each stands once."""
    told: set[str] = set()
    for item in matter.items:
        words = show(item.words)
        if words and words not in told:
            told.add(words)
            yield {**start(identify(item.id), "text", "Other", words, made), "comment": item.kind, "Tag": list(tag_item(item, matter))}
    cited = {reference.report for reference in matter.brief.references}
    for source in matter.brief.sources:
        link = safe_link(source.url)
        if link and source.report in cited and link not in told:
            told.add(link)
            name = str(uuid5(UUID(matter.id), f"link {link}"))
            letter = [{"name": f'admiralty-scale:source-reliability="{source.reliability.lower()}"'}]
            yield {**start(name, "link", "External analysis", link, made), "comment": show(source.outlet), "Tag": letter}


def start(name: str, kind: str, category: str, value: str, made: str) -> dict[str, Any]:
    """What every attribute has: nothing of ours is for an intrusion detection system, or to be correlated."""
    return {
        "uuid": name,
        "type": kind,
        "category": category,
        "value": value,
        "timestamp": made,
        "distribution": INHERITED,
        "to_ids": False,
        "disable_correlation": True,
    }


def tag_item(item: Item, matter: Matter) -> Iterator[dict[str, str]]:
    """The mark of a thing and its grade, in the taxonomies tlp and admiralty-scale."""
    yield from tag_mark(item.mark, matter)
    if item.grade is not None:
        yield {"name": f'admiralty-scale:source-reliability="{item.grade.reliability.lower()}"'}
        yield {"name": f'admiralty-scale:information-credibility="{item.grade.credibility}"'}


def tag_mark(mark: Mark | None, matter: Matter) -> list[dict[str, str]]:
    """A mark as tags: its TLP label, and what it says beside it in a tag of ours."""
    if mark is None:
        return []
    return [{"name": mark.tlp.lower()}, *({"name": f'legation:handling="{show(limit)}"'} for limit in show_limits(mark, matter))]
