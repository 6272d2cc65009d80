"""A packet as JSON under the schema legation-brief/1, in which a machine can check every cited word again."""

import json
from collections.abc import Callable
from typing import Any

from legation.records.brief import Cited, Line, Part, Section, Table
from legation.records.ids import instant
from legation.records.release import Matter
from legation.records.wire import to_plain
from legation.release.forms.marking import part_lines
from legation.release.gate import Packet

SCHEMA = "legation-brief/1"
# A line as a dictionary.
Put = Callable[[Line], dict[str, Any]]


def write(packet: Packet) -> str:
    """The brief as one JSON object, two spaces an indent; lone surrogates are escaped."""
    said = json.dumps(put(packet.matter), ensure_ascii=False, indent=2)
    try:
        said.encode("utf-8")
    except UnicodeEncodeError:
        said = json.dumps(put(packet.matter), ensure_ascii=True, indent=2)
    return said + "\n"


def put(matter: Matter) -> dict[str, Any]:
    """The brief as plain dictionaries and lists; what is marked, or goes to somebody else, with what the packet holds beside it."""
    brief, marks = part_lines(matter)

    def put_line(line: Line) -> dict[str, Any]:
        mark = marks.get(id(line))
        return {**write_line(line), **({"mark": to_plain(mark)} if mark is not None else {})}

    return {
        "schema": SCHEMA,
        **(put_packet(matter) if matter.mark is not None or matter.audience != matter.office else {}),
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
        "sections": [put_section(section, put_line) for section in brief.sections],
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


def put_packet(matter: Matter) -> dict[str, Any]:
    """How the product may be handled, for whom it is, which version, and its things typed."""
    return {
        "packet": {
            "id": matter.id,
            "office": matter.office,
            "audience": matter.audience,
            "policy": {"name": matter.policy.name, "uri": matter.policy.uri},
            "mark": to_plain(matter.mark),
            "version": matter.version,
            "made": instant(matter.made),
            "first": instant(matter.first),
            "items": [to_plain(item) for item in matter.items],
            "revoked": [{"kind": kind, "id": made} for kind, made in matter.revoked],
        }
    }


def put_section(section: Section, put_line: Put) -> dict[str, Any]:
    """One section: its key and title, its note, its lines and its tables."""
    return {
        "key": section.key,
        "title": section.title,
        "annex": section.annex,
        "note": put_line(section.note) if section.note else None,
        "lines": [put_line(line) for line in section.lines],
        "tables": [put_table(table, put_line) for table in section.tables],
    }


def put_table(table: Table, put_line: Put) -> dict[str, Any]:
    """One table of lines."""
    return {
        "caption": put_line(table.caption) if table.caption else None,
        "head": [put_line(line) for line in table.head],
        "rows": [[put_line(line) for line in row] for row in table.rows],
        "maker": table.maker or None,
        "of": table.of or None,
    }


def write_line(line: Line) -> dict[str, Any]:
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
