"""The cited words of a packet as W3C Web Annotations: each reference an annotation of its report, by its words and by their place in it,
with the lines that rest on it. No words around them are given: a receiver gets of a report what the brief cites, and no more."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid5

from legation.records.brief import Reference
from legation.records.lines import find_lines
from legation.records.release import Matter
from legation.release.forms.layout import safe_link
from legation.release.forms.marking import show_mark
from legation.release.forms.plain import show, write_line
from legation.release.forms.write_stix import identify, write_hour
from legation.release.gate import Packet

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def write(packet: Packet) -> bytes:
    """A page of annotations as JSON-LD; text is told by characters, as the recommendation counts them."""
    matter = packet.matter
    mark = f"{show(show_mark(matter.mark, matter))} · " if matter.mark is not None else ""
    page = {
        "@context": CONTEXT,
        "id": f"urn:uuid:{identify(matter.id)}",
        "type": "AnnotationPage",
        "label": mark + (show(matter.brief.title) or "Brief"),
        "items": [annotate(reference, matter) for reference in matter.brief.references],
    }
    return (json.dumps(page, ensure_ascii=True, indent=2) + "\n").encode()


def annotate(reference: Reference, matter: Matter) -> dict[str, Any]:
    """One reference: what the brief tells by it, and where its words stand."""
    name = f"annotation {reference.report} {reference.span.where} {reference.span.start} {reference.span.end}"
    return {
        "id": f"urn:uuid:{uuid5(UUID(identify(matter.id)), name)}",
        "type": "Annotation",
        "motivation": "describing",
        "created": write_hour(matter.first),
        "modified": write_hour(matter.made),
        "body": list(put_bodies(reference, matter)),
        "target": {"source": put_source(reference, matter), "selector": list(put_selectors(reference))},
    }


def put_bodies(reference: Reference, matter: Matter) -> Iterator[dict[str, str]]:
    """The lines that rest on a reference, each once, and their marks and grades as tags."""
    tags: dict[str, None] = {}
    told: dict[str, None] = {}
    for (_, line), mark in zip(find_lines(matter.brief), matter.portions, strict=True):
        if reference.number in line.citations:
            told.setdefault(write_line(line))
            if mark is not None:
                tags.setdefault(show(show_mark(mark, matter)))
            if line.grade is not None:
                tags.setdefault(str(line.grade))
    for words in told:
        yield {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": words}
    for words in tags:
        yield {"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": words}


def put_source(reference: Reference, matter: Matter) -> dict[str, str]:
    """The report: its address where it has one, its id for this receiver where not."""
    links = [safe_link(source.url) for source in matter.brief.sources if source.report == reference.report]
    link = next((link for link in links if link), None)
    title = {"label": show(reference.title)} if reference.title else {}
    return {"id": link or f"urn:uuid:{identify(reference.report)}", "type": "Text", **title}


def put_selectors(reference: Reference) -> Iterator[dict[str, Any]]:
    """The words themselves, and their first and end character where they stand in the body of the report."""
    yield {"type": "TextQuoteSelector", "exact": reference.words}
    if reference.span.where == "text":
        yield {"type": "TextPositionSelector", "start": reference.span.start, "end": reference.span.end}
