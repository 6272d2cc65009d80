"""Reports in XML that is neither a page nor a feed, as archives write it: told by the names of its elements, as in JSON."""

import io
import json
import re
from collections.abc import Iterator
from html import escape
from typing import Any, BinaryIO

from attrs import evolve

from legation.intake.containers.dumps import find_inside
from legation.intake.forms.feed import find_entries, read_xml
from legation.intake.limits import Allowance
from legation.intake.paper import Found, Passed
from legation.records.errors import Refusal

# Elements of running text; all others are fields.
_PARTS = frozenset(
    (
        *("p", "para", "paragraph", "br", "b", "i", "u", "em", "strong", "a", "span", "ul", "ol", "li", "div", "h2", "h3", "h4"),
        *("blockquote", "quote", "emphasis", "ulink", "link", "sub", "sup"),
    )
)
_PARAGRAPHS = frozenset(["para", "paragraph"])
# Steps into a document; a deeper one is cut.
_DEEP = 60


def find_document(source: str, stream: BinaryIO, named: bool, allowance: Allowance) -> Iterator[Found]:
    """The reports of an XML document."""
    from lxml import etree

    raw = read_xml(source, stream)
    if isinstance(raw, Refusal):
        yield raw
        return
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    tree = etree.fromstring(raw, parser)
    if tree is None:
        yield Refusal(source, "take", "This XML is broken.") if named else Passed(source, "broken XML")
        return
    if _name(tree) in ("rss", "feed", "rdf"):
        # A comment above it was longer than what is looked at to tell its form.
        yield from find_entries(source, io.BytesIO(raw))
        return
    page = _lay_out(tree)
    if isinstance(page, str):
        page = {"text": page}
    said = json.dumps(page).encode()
    for item in find_inside(source, said, page, named, allowance):
        yield evolve(item, reason=item.reason.replace("JSON", "XML")) if isinstance(item, Refusal | Passed) else item


def _name(node: Any) -> str:
    return str(node.tag).rpartition("}")[2].casefold() if isinstance(node.tag, str) else ""


def _lay_out(node: Any, deep: int = _DEEP) -> Any:
    """An element as an object of its elements and attributes; as a text where it has nothing but running text in it."""
    children = [child for child in node if isinstance(child.tag, str)]
    if not children and not deep:
        return ""
    if not children:
        words = (node.text or "").strip()
        return words or {str(name).rpartition("}")[2]: value for name, value in node.attrib.items()}
    if all(_name(child) in _PARTS for child in children) and (len(children) > 1 or _name(children[0]) not in ("link", "a")):
        return "".join(_show(node)) if deep else ""
    made: dict[str, Any] = {str(name).rpartition("}")[2]: value for name, value in node.attrib.items()}
    same: dict[str, list[Any]] = {name: [value] for name, value in made.items()}
    for child in children if deep else ():
        same.setdefault(str(child.tag).rpartition("}")[2], []).append(_lay_out(child, deep - 1))
    return {name: values if len(values) > 1 else values[0] for name, values in same.items()}


def _show(node: Any) -> Iterator[str]:
    """The running text of an element as a page has it. Walks without recursion."""
    waiting: list[tuple[Any, bool]] = [(node, False)]
    while waiting:
        part, leaving = waiting.pop()
        name = _name(part)
        tag = "p" if name in _PARAGRAPHS else name if re.fullmatch(r"[a-z]{1,10}[1-6]?", name) else "span"
        if leaving:
            yield f"</{tag}>" if part is not node else ""
            yield escape(part.tail or "", quote=False) if part is not node else ""
            continue
        yield f"<{tag}>" if part is not node else ""
        yield escape(part.text or "", quote=False)
        waiting.append((part, True))
        waiting.extend((child, False) for child in reversed(part) if isinstance(child.tag, str))
