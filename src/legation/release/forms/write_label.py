"""The mark of a packet as a confidentiality label (STANAG 4774), bound to it in a file of its own beside it (STANAG 4778).

The first binding is of the whole product, the others of what stands in it, one for each mark. The policy named is the office's own: no
classification of NATO's is ever made up here. TLP is none, and stands as information.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from importlib.resources import as_file, files
from typing import Any

from legation.records.release import Mark, Matter, Policy, Tlp
from legation.release.forms.marking import LETTERS
from legation.release.forms.plain import show
from legation.release.forms.write_stix import identify
from legation.release.gate import Packet

LABEL = "urn:nato:stanag:4774:confidentialitymetadatalabel:1:0"
BINDING = "urn:nato:stanag:4778:bindinginformation:1:0"
RELEASABLE, CAVEATS, TLP = "Releasable To", "Handling Caveats", "TLP"
# What stands where the office has no policy, or the mark no level in it.
NO_POLICY, NO_LEVEL = "No policy", "No level"


def write(packet: Packet) -> bytes:
    """The binding as XML; a packet that bears no mark binds nothing."""
    return write_binding(packet.matter, f"urn:uuid:{identify(packet.matter.id)}")


def write_binding(matter: Matter, product: str) -> bytes:
    """The binding to a product at an address: a file beside it, or the id of the packet."""
    from lxml import etree

    prefixes: Any = {None: BINDING, "slab": LABEL}
    root: Any = etree.Element(f"{{{BINDING}}}BindingInformation", nsmap=prefixes)
    container = etree.SubElement(root, f"{{{BINDING}}}MetadataBindingContainer")
    if matter.mark is not None:
        bind(container, matter.mark, [product], matter)
    parts: dict[Mark, list[str]] = {}
    for item in matter.items:
        if item.mark is not None:
            parts.setdefault(item.mark, []).append(f"urn:uuid:{identify(item.id)}")
    for mark, named in parts.items():
        bind(container, mark, named, matter)
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True))


def bind(container: Any, mark: Mark, named: Iterable[str], matter: Matter) -> None:
    """One label, and what it is bound to."""
    from lxml import etree

    binding = etree.SubElement(container, f"{{{BINDING}}}MetadataBinding")
    put_label(etree.SubElement(binding, f"{{{BINDING}}}Metadata"), mark, matter.policy, matter.made)
    for name in named:
        etree.SubElement(binding, f"{{{BINDING}}}DataReference", URI=name)


def put_label(place: Any, mark: Mark, policy: Policy, made: datetime) -> None:
    """One label: policy and level; who may have it (one is enough), its caveats (all are needed), its TLP label."""
    from lxml import etree

    label = etree.SubElement(place, f"{{{LABEL}}}originatorConfidentialityLabel")
    told = etree.SubElement(label, f"{{{LABEL}}}ConfidentialityInformation")
    named = etree.SubElement(told, f"{{{LABEL}}}PolicyIdentifier", {"URI": policy.uri} if policy.uri else {})
    named.text = show(policy.name) or NO_POLICY
    etree.SubElement(told, f"{{{LABEL}}}Classification").text = show(mark.level) or NO_LEVEL
    for kind, tag, values in (
        ("PERMISSIVE", RELEASABLE, mark.releasable or ()),
        ("RESTRICTIVE", CAVEATS, mark.caveats),
        ("INFORMATIVE", TLP, (mark.tlp,)),
    ):
        if values:
            category = etree.SubElement(told, f"{{{LABEL}}}Category", Type=kind, TagName=tag)
            for value in values:
                etree.SubElement(category, f"{{{LABEL}}}GenericValue").text = show(value)
    etree.SubElement(label, f"{{{LABEL}}}CreationDateTime").text = made.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def read(binding: bytes) -> list[tuple[Mark, tuple[str, ...]]]:
    """Each mark of a binding with what it is bound to, the whole product first. Elements are known by their namespace, whatever its prefix;
    `OriginatorConfidentialityLabel` is read like the name with a small letter. A label without TLP is read as AMBER, the caution of TLP."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    found = []
    for one in etree.fromstring(binding, parser).iter(f"{{{BINDING}}}MetadataBinding"):
        for name in ("originatorConfidentialityLabel", "OriginatorConfidentialityLabel"):
            for label in one.iter(f"{{{LABEL}}}{name}"):
                named = tuple(str(data.get("URI")) for data in one.iter(f"{{{BINDING}}}DataReference"))
                found.append((read_label(label), named))
    return found


def read_label(label: Any) -> Mark:
    """The mark that a label says."""
    kinds: dict[str, tuple[str, ...]] = {}
    for category in label.iter(f"{{{LABEL}}}Category"):
        values = tuple(str(value.text) for value in category.iter(f"{{{LABEL}}}GenericValue") if value.text)
        kinds[category.get("Type", "")] = (*kinds.get(category.get("Type", ""), ()), *values)
    level = next((str(one.text) for one in label.iter(f"{{{LABEL}}}Classification")), NO_LEVEL)
    known: dict[str, Tlp] = {str(name): name for name in LETTERS}
    tlp = next((known[value] for value in kinds.get("INFORMATIVE", ()) if value in known), None)
    return Mark(tlp or "TLP:AMBER", "" if level == NO_LEVEL else level, kinds.get("PERMISSIVE"), kinds.get("RESTRICTIVE", ()))


@cache
def schema() -> Any:
    """Our schema of a binding and its labels."""
    from lxml import etree

    with as_file(files("legation.release.forms") / "schema") as room:
        return etree.XMLSchema(etree.parse(str(room / "binding.xsd")))
