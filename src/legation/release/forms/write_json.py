"""A packet as JSON under the schema legation-brief/1, in which a machine can check every cited word again."""

import json
from typing import Any

from legation.records.brief import Brief, Cited, Line, Part, Section, Table
from legation.records.ids import instant
from legation.records.wire import to_plain
from legation.release.gate import Packet

SCHEMA = "legation-brief/1"


def write(packet: Packet) -> str:
    """The brief as one JSON object, two spaces an indent; lone surrogates are escaped."""
    said = json.dumps(put(packet.matter.brief), ensure_ascii=False, indent=2)
    try:
        said.encode("utf-8")
    except UnicodeEncodeError:
        said = json.dumps(put(packet.matter.brief), ensure_ascii=True, indent=2)
    return said + "\n"


def put(brief: Brief) -> dict[str, Any]:
    """The brief as plain dictionaries and lists."""
    return {
        "schema": SCHEMA,
        "product": brief.product,
        "id": brief.id,
        "story": brief.story,
        "header": {
            "title": brief.title,
            "asof": instant(brief.asof),
            "counts": dict(brief.counts),
            "notes": [put_line(line) for line in brief.notes],
        },
        "annex": put_line(brief.annex) if brief.annex else None,
        "sections": [put_section(section) for section in brief.sections],
        "timeline": [
            {"first": entry.first, "last": entry.last, "planned": entry.planned, "line": put_line(entry.line)} for entry in brief.entries
        ],
        "lineage": {
            "nodes": [to_plain(node) for node in brief.nodes],
            "edges": [{"child": edge.child, "parent": edge.parent, "kind": edge.kind, "why": put_line(edge.why)} for edge in brief.edges],
        },
        "sources": [to_plain(source) for source in brief.sources],
        "references": [to_plain(reference) for reference in brief.references],
        "names": [to_plain(name) for name in brief.names],
    }


def put_section(section: Section) -> dict[str, Any]:
    """One section: its key and title, its note, its lines and its tables."""
    return {
        "key": section.key,
        "title": section.title,
        "annex": section.annex,
        "note": put_line(section.note) if section.note else None,
        "lines": [put_line(line) for line in section.lines],
        "tables": [put_table(table) for table in section.tables],
    }


def put_table(table: Table) -> dict[str, Any]:
    """One table of lines."""
    return {
        "caption": put_line(table.caption) if table.caption else None,
        "head": [put_line(line) for line in table.head],
        "rows": [[put_line(line) for line in row] for row in table.rows],
        "maker": table.maker or None,
        "of": table.of or None,
    }


def put_line(line: Line) -> dict[str, Any]:
    """One line: its parts, the numbers of its references, its grade."""
    return {
        "parts": [put_part(part) for part in line.parts],
        "citations": list(line.citations),
        "grade": str(line.grade) if line.grade else None,
        "indent": line.indent,
        "maker": line.maker or None,
        "of": line.of or None,
    }


def put_part(part: Part) -> dict[str, Any]:
    """One part: cited words with their address, or ours with template, values and the words they make."""
    if isinstance(part, Cited):
        return {"kind": "cited", "words": part.words, "report": part.report, "span": to_plain(part.span), "reference": part.reference}
    return {"kind": "ours", "template": part.template, "values": list(part.values), "words": part.words}
