"""A packet as a STIX 2.1 bundle, and its things read back out of one.

A claim, a statement, a stance, a date and an origin are notes, a disagreement is an opinion, the brief a report, whoever speaks an
identity. What STIX has no property for stands in an extension of ours (docs/stix.md). The lines of the brief stand in the report, each
with its portion mark as a granular marking. Ids are those of the packet: the same thing at every version, `revoked` once it is gone.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid5

from legation.records.brief import Source
from legation.records.lines import find_lines
from legation.records.release import Item, Matter
from legation.records.wire import from_plain, to_plain
from legation.release.forms.layout import safe_link
from legation.release.forms.plain import show, write_line
from legation.release.forms.stix_marks import SPACE, find_refs, write_marks
from legation.release.gate import Packet

# Our extension definition and who made it: random UUIDs, fixed once; the day is that of its first version.
EXTENSION = "extension-definition--6d1c9d0e-4b8f-4a3c-9d2b-7e5f1a0c3b42"
MAKER = "identity--0a4f6c1e-9b7d-4e35-8c21-5d3e7f9a6b10"
DEFINED = "2026-11-30T00:00:00.000Z"
# Somebody is the same in every packet, so that he is dated before any.
BEFORE = "2020-01-01T00:00:00.000Z"
# What an Admiralty digit is as a STIX confidence; 6 has none (STIX 2.1, appendix A).
CONFIDENCE = {"1": 90, "2": 70, "3": 50, "4": 30, "5": 10}
# Fields of a thing that a property of STIX holds already.
HELD = ("id", "words")


def write(packet: Packet) -> bytes:
    """The bundle as JSON, its objects in the order of the brief."""
    return (json.dumps(put_bundle(packet.matter), ensure_ascii=True, indent=2) + "\n").encode()


def put_bundle(matter: Matter) -> dict[str, Any]:
    """The bundle as plain dictionaries, each object looked at by the library of STIX before it leaves."""
    import stix2

    marks = write_marks((matter.mark, *matter.portions, *(item.mark for item in matter.items)), matter)
    things = [*put_identities(matter), *(put_item(item, matter) for item in matter.items), *put_revoked(matter)]
    objects = [*marks, *put_definition(), *things, put_report(things, matter)]
    for one in objects:
        stix2.parse(one, version="2.1")
    return {"type": "bundle", "id": f"bundle--{uuid5(UUID(matter.id), f'bundle {matter.version}')}", "objects": objects}


def put_definition() -> Iterator[dict[str, Any]]:
    """Our extension, and who made it: a reader that does not know it finds in it where it is described."""
    both = {"spec_version": "2.1", "created": DEFINED, "modified": DEFINED}
    yield {"type": "identity", "id": MAKER, **both, "name": "legation", "identity_class": "system"}
    yield {
        "type": "extension-definition",
        "id": EXTENSION,
        **both,
        "created_by_ref": MAKER,
        "name": "legation",
        "description": "What a cited brief tells: claims, statements, stances, dates, conflicts, origins, their grades and references.",
        "schema": "docs/stix.md",
        "version": "1.0.0",
        "extension_types": ["property-extension"],
    }


def put_identities(matter: Matter) -> Iterator[dict[str, Any]]:
    """The office, and everybody who speaks or takes a side, by name: the same name is the same identity everywhere."""
    named = {name_office(matter): (show(matter.office) or "legation", "organization")}
    for item in matter.items:
        for name in find_names(item):
            named.setdefault(name_identity(name), (name, "unknown"))
    for made, (name, kind) in named.items():
        since = {"created": BEFORE, "modified": write_hour(matter.made)}
        both = {"type": "identity", "spec_version": "2.1", "id": made, **since}
        yield {**both, "name": name, "identity_class": kind, **mark_up(matter.mark, matter)}


def put_item(item: Item, matter: Matter) -> dict[str, Any]:
    """One thing: a conflict as an opinion on what stands against each other, all else as a note on who speaks and on the report."""
    said = write_words(item)
    if item.kind == "conflict":
        sides = {one.id: name_item(one) for one in matter.items}
        about = [sides[side] for side in item.sides if side in sides] or [name_report(matter)]
        made = {**start("opinion", name_item(item), matter), "explanation": said, "opinion": "disagree", "object_refs": about}
    else:
        about = [*dict.fromkeys(map(name_identity, find_names(item))), name_report(matter)]
        made = {**start("note", name_item(item), matter), "content": said, "object_refs": about}
    if item.speaker and (name := show(item.speaker)):
        made["authors"] = [name]
    if item.grade is not None and item.grade.credibility in CONFIDENCE:
        made["confidence"] = CONFIDENCE[item.grade.credibility]
    if found := list(put_references(item, matter)):
        made["external_references"] = found
    return {**made, **mark_up(item.mark, matter), "extensions": {EXTENSION: extend(item)}}


def write_words(item: Item) -> str:
    """The words of a thing as a reader sees them; no property of STIX may be empty."""
    return show(item.words) or "–"


def extend(item: Item) -> dict[str, Any]:
    """What a thing is, in our extension: every field that it has and STIX has no property for."""
    plain = {name: value for name, value in to_plain(item).items() if value is not None and value != [] and name not in HELD}
    shown = {"id": bare(name_item(item)), "words": write_words(item)}
    kept = {f"kept_{name}": getattr(item, name) for name in HELD if getattr(item, name) != shown[name]}
    return {"extension_type": "property-extension", **plain, **kept}


def put_references(item: Item, matter: Matter) -> Iterator[dict[str, Any]]:
    """Where a thing stands in the reports: the outlet, the address, the cited words."""
    sources: dict[str, Source] = {source.report: source for source in matter.brief.sources}
    for one in matter.brief.references:
        if one.number in item.references:
            source = sources.get(one.report)
            link = safe_link(source.url) if source is not None else None
            yield {
                "source_name": show(one.outlet) or "–",
                "description": show(one.words),
                **({"url": link} if link else {}),
                "external_id": f"{one.report}#{one.number}",
            }


def put_revoked(matter: Matter) -> Iterator[dict[str, Any]]:
    """What the last version held and this one does not: revoked, and nothing of it told again."""
    for kind, made in matter.revoked:
        about = {"object_refs": [name_report(matter)], "revoked": True}
        if kind == "conflict":
            yield {**start("opinion", f"opinion--{identify(made)}", matter), "opinion": "neutral", **about, **mark_up(matter.mark, matter)}
        else:
            yield {**start("note", f"note--{identify(made)}", matter), "content": "Withdrawn.", **about, **mark_up(matter.mark, matter)}


def put_report(things: list[dict[str, Any]], matter: Matter) -> dict[str, Any]:
    """The brief: its lines with their portion marks, its counts, its references, and every thing that it tells."""
    brief = matter.brief
    lines, marks = [], []
    for number, ((place, line), mark) in enumerate(zip(find_lines(brief), matter.portions, strict=True)):
        grade = {"grade": str(line.grade)} if line.grade is not None else {}
        # Two lines may be alike; the library finds a line by what it is, and so each has its number.
        lines.append({"number": number, "place": place, "words": write_line(line), "citations": list(line.citations), **grade})
        marks += [{"marking_ref": ref, "selectors": [f"extensions.{EXTENSION}.lines.[{number}]"]} for ref in find_refs(mark, matter)]
    references = [
        {
            "number": one.number,
            "report": one.report,
            "outlet": show(one.outlet),
            "words": show(one.words),
            **({"title": show(one.title)} if one.title else {}),
            **({"published": one.published.isoformat()} if one.published else {}),
        }
        for one in brief.references
    ]
    return {
        **start("report", name_report(matter), matter),
        "name": show(brief.title) or "Brief",
        "published": write_hour(matter.first),
        "object_refs": [one["id"] for one in things],
        # Of a product that was withdrawn nothing is left.
        **({"revoked": True} if matter.revoked and not matter.items else {}),
        **mark_up(matter.mark, matter),
        **({"granular_markings": marks} if marks else {}),
        "extensions": {
            EXTENSION: {
                "extension_type": "property-extension",
                "asof": brief.asof.isoformat(),
                "counts": dict(brief.counts),
                "edition": matter.version,
                "lines": lines,
                "references": references,
            }
        },
    }


def start(kind: str, made: str, matter: Matter) -> dict[str, Any]:
    """What every object has. All were created when the first version left, so that a thing is dated alike in every version."""
    return {
        "type": kind,
        "spec_version": "2.1",
        "id": made,
        "created_by_ref": name_office(matter),
        "created": write_hour(matter.first),
        "modified": write_hour(matter.made),
    }


def mark_up(mark: Any, matter: Matter) -> dict[str, list[str]]:
    """The marking of an object; nothing for no mark."""
    refs = find_refs(mark, matter)
    return {"object_marking_refs": refs} if refs else {}


def write_hour(hour: datetime) -> str:
    """A moment as STIX writes it: UTC, to the thousandth of a second."""
    return hour.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def find_names(item: Item) -> list[str]:
    """Who a thing is of: its speaker and its party."""
    return [name for given in (item.speaker, item.party) if given and (name := show(given))]


def name_identity(name: str) -> str:
    """The id of somebody, by name."""
    return f"identity--{uuid5(SPACE, f'identity {name}')}"


def name_office(matter: Matter) -> str:
    """The id of the office that sends."""
    return f"identity--{uuid5(SPACE, f'office {show(matter.office)}')}"


def name_report(matter: Matter) -> str:
    """The id of the brief."""
    return f"report--{identify(matter.id)}"


def name_item(item: Item) -> str:
    """The id of a thing, behind the type it has in STIX."""
    return f"{'opinion' if item.kind == 'conflict' else 'note'}--{identify(item.id)}"


def identify(made: str) -> str:
    """A UUID: the packet's own, and where a thing has none (the office's own export), one made of what it has."""
    try:
        return str(UUID(made))
    except ValueError:
        return str(uuid5(SPACE, f"thing {made}"))


def bare(made: str) -> str:
    """A STIX id without its type."""
    return made.partition("--")[2]


def read(bundle: bytes) -> tuple[Item, ...]:
    """The things of a bundle of ours, every field that they had. Revoked ones are gone."""
    found = []
    for one in json.loads(bundle)["objects"]:
        told = one.get("extensions", {}).get(EXTENSION)
        if told is None or one["type"] not in ("note", "opinion"):
            continue
        words = one["explanation"] if one["type"] == "opinion" else one["content"]
        plain = {"id": bare(one["id"]), "words": words, "mark": None, "references": [], **told}
        plain |= {name: told[f"kept_{name}"] for name in HELD if f"kept_{name}" in told}
        found.append(from_plain(plain, Item))
    return tuple(found)
