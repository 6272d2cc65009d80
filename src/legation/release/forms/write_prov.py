"""Where a packet comes from, as W3C PROV: what each report goes back to, what each thing was quoted from, and who gave them out.

A rewrite is a derivation, a credit a primary source, cited words a quotation, a later version of the brief a revision.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from uuid import uuid5

from legation.records.release import Matter
from legation.release.forms.marking import show_mark
from legation.release.forms.plain import show, write_line
from legation.release.forms.stix_marks import SPACE
from legation.release.forms.write_stix import identify
from legation.release.gate import Packet

if TYPE_CHECKING:
    from prov.model import ProvDocument

# Namespaces of ours: names of attributes, and ids of things, which are UUIDs.
WORDS, THINGS = "urn:legation:prov#", "urn:uuid:"


def write(packet: Packet) -> bytes:
    """The document as PROV-JSON, its hours those of the packet."""
    said = make_document(packet.matter).serialize(format="json", indent=2)
    return (str(said) + "\n").encode("utf-8", "backslashreplace")


def make_document(matter: Matter) -> "ProvDocument":
    """The document as the library has it."""
    from prov.model import ProvDocument

    document = ProvDocument()
    document.add_namespace("legation", WORDS)
    document.add_namespace("thing", THINGS)
    office = put_agent(document, show(matter.office) or "legation")
    brief = put_brief(document, matter, office)
    known = dict(put_nodes(document, matter))
    for reference in matter.brief.references:
        if reference.report not in known:
            known[reference.report] = f"thing:{identify(reference.report)}"
            document.entity(
                known[reference.report],
                {"prov:label": show(reference.outlet), "prov:type": document.valid_qualified_name("legation:Report")},
            )
    for report in dict.fromkeys(reference.report for reference in matter.brief.references):
        document.wasDerivedFrom(brief, known[report])
    for edge in matter.brief.edges:
        if edge.child in known and edge.parent in known:
            derive = document.hadPrimarySource if edge.kind == "declared" else document.wasDerivedFrom
            derive(
                known[edge.child], known[edge.parent], other_attributes={"legation:how": edge.kind, "legation:why": write_line(edge.why)}
            )
    put_items(document, matter, brief, known)
    return document


def put_agent(document: "ProvDocument", name: str) -> str:
    """Somebody by name: the office, or an outlet."""
    made = f"thing:{uuid5(SPACE, f'agent {name}')}"
    if not document.get_record(made):
        document.agent(made, {"prov:label": name, "prov:type": document.valid_qualified_name("prov:Organization")})
    return made


def put_brief(document: "ProvDocument", matter: Matter, office: str) -> str:
    """The brief in this version, with its mark, given out by the office; the version before it where there was one."""
    brief = f"thing:{identify(matter.id)}"
    facts: dict[str, Any] = {
        "prov:label": show(matter.brief.title) or "Brief",
        "prov:type": document.valid_qualified_name("legation:Brief"),
        "legation:edition": matter.version,
    }
    if matter.mark is not None:
        facts["legation:mark"] = show(show_mark(matter.mark, matter))
    document.entity(brief, facts)
    document.wasAttributedTo(brief, office)
    document.wasGeneratedBy(brief, time=matter.made)
    if matter.version > 1:
        before = f"thing:{uuid5(SPACE, f'edition {identify(matter.id)} {matter.version - 1}')}"
        document.entity(before, {"prov:type": document.valid_qualified_name("legation:Brief"), "legation:edition": matter.version - 1})
        document.wasRevisionOf(brief, before)
    return brief


def put_nodes(document: "ProvDocument", matter: Matter) -> Iterator[tuple[str, str]]:
    """Every report, outlet and speaker of the lineage, by our id; a report was given out by its outlet."""
    sources = {source.report: source for source in matter.brief.sources}
    for node in matter.brief.nodes:
        made = f"thing:{identify(node.id)}"
        source = sources.get(node.id)
        facts = {"prov:label": show(node.label), "prov:type": document.valid_qualified_name(f"legation:{node.kind.capitalize()}")}
        if source is not None and source.title:
            facts["legation:title"] = show(source.title)
        if node.day:
            facts["legation:published"] = node.day
        document.entity(made, facts)
        if source is not None:
            document.wasAttributedTo(made, put_agent(document, show(source.outlet)))
        yield node.id, made


def put_items(document: "ProvDocument", matter: Matter, brief: str, known: dict[str, str]) -> None:
    """Everything that the brief tells, as part of it, quoted from the reports that it rests on."""
    reports = {reference.number: reference.report for reference in matter.brief.references}
    for item in matter.items:
        made = f"thing:{identify(item.id)}"
        facts = {"prov:label": show(item.words), "prov:type": document.valid_qualified_name(f"legation:{item.kind.capitalize()}")}
        if item.mark is not None:
            facts["legation:mark"] = show(show_mark(item.mark, matter))
        if item.grade is not None:
            facts["legation:grade"] = str(item.grade)
        document.entity(made, facts)
        document.hadMember(brief, made)
        for report in dict.fromkeys(reports[number] for number in item.references if number in reports):
            document.wasQuotedFrom(made, known[report])
