"""Names for what leaves: every thing in a packet has an id that its receiver alone has, made of the receiver's secret and of what it was
told first. Nobody can tell from two packets that they are of one office's matter, nor from an id what was left out.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import get_args
from uuid import UUID, uuid5

from attrs import evolve

from legation.records.brief import Brief, Cited, Line, Part
from legation.records.errors import LegationError
from legation.records.lines import change_lines, find_lines
from legation.records.release import Item, ItemKind, Matter, Partner, Sent, View
from legation.records.wire import to_plain

# The namespace of the office's own exports, which go to nobody: a random UUID, fixed once.
OWN = UUID("5f0c6f0e-0c5b-4d0e-9a59-5b1f0a7c2c11")


def name_own(brief: Brief) -> str:
    """The id of a product in the office's own export."""
    return str(uuid5(OWN, brief.id))


def next_sent(view: View, sent: Sent | None, partner: Partner, now: datetime) -> Sent:
    """What the partner will have of the product once this version left: the ids it knows things by, those it was told before unchanged."""
    if not partner.seed:
        raise LegationError(f"The partner {partner.key} has no seed for its ids. Enter it anew with `legation partner`.")
    # The secret is a text of any form: it makes the namespace, and is not to be had from what is made in it.
    space = uuid5(OWN, partner.seed)
    ids = dict(sent.ids) if sent is not None else {}
    told = list(find_content(view))
    for key, content in told:
        if key not in ids:
            ids[key] = str(uuid5(space, json.dumps(content, ensure_ascii=True, sort_keys=True)))
    return Sent(
        id=sent.id if sent is not None else ids["product"],
        first=sent.first if sent is not None else now,
        version=sent.version + 1 if sent is not None else 1,
        ids=tuple(sorted(ids.items())),
        held=tuple(sorted({*(f"{item.kind} {ids[f'item {item.id}']}" for item in view.items), *find_kept(view, sent)})),
    )


def find_kept(view: View, sent: Sent | None) -> list[str]:
    """What a receiver holds of earlier versions that is still so, though this one does not tell it."""
    if sent is None:
        return []
    known = dict(sent.ids)
    still = {known[f"item {name}"] for name in view.still if f"item {name}" in known}
    return [one for one in sent.held if one.partition(" ")[2] in still]


def find_content(view: View) -> Iterator[tuple[str, object]]:
    """Each thing of a view by our key, with what of it makes its id: what the receiver is told, and no id of ours."""
    lines = ["".join(part.words for part in line.parts) for _, line in find_lines(view.brief)]
    yield "product", ["product", view.brief.title, view.brief.asof.isoformat(), lines]
    for report in view.reports:
        yield f"report {report.id}", ["report", report.id]
    for node in view.brief.nodes:
        if not any(node.id == report.id for report in view.reports):
            yield f"node {node.id}", ["node", node.label, node.kind]
    met: dict[str, int] = {}
    for item in view.items:
        plain = to_plain(evolve(item, id="", sides=()))
        said = json.dumps(plain, sort_keys=True)
        met[said] = met.get(said, 0) + 1
        # Two things that are told in the same words are two.
        yield f"item {item.id}", ["item", plain, met[said]]


def stamp(matter: Matter, sent: Sent | None, after: Sent) -> Matter:
    """The matter under the receiver's ids, its references numbered in the order in which they are met, those of no line left out."""
    ids = dict(after.ids)
    reports = {key.partition(" ")[2]: made for key, made in ids.items() if key.startswith(("report ", "node "))}
    things = {key.partition(" ")[2]: made for key, made in ids.items() if key.startswith("item ")}
    numbers = find_numbers(matter.brief)
    brief = change_lines(matter.brief, lambda line: rename(line, reports, things, numbers))
    brief = evolve(
        brief,
        id=after.id,
        story=after.id,
        nodes=tuple(
            evolve(node, id=reports[node.id], reference=numbers.get(node.reference) if node.reference else None) for node in brief.nodes
        ),
        edges=tuple(evolve(edge, child=reports[edge.child], parent=reports[edge.parent]) for edge in brief.edges),
        sources=tuple(evolve(source, report=reports[source.report]) for source in brief.sources),
        references=tuple(
            evolve(reference, number=numbers[reference.number], report=reports[reference.report])
            for reference in sorted(brief.references, key=lambda one: numbers.get(one.number, 0))
            if reference.number in numbers
        ),
    )
    return evolve(
        matter,
        id=after.id,
        brief=brief,
        items=tuple(rename_item(item, things, numbers) for item in matter.items),
        first=after.first,
        version=after.version,
        revoked=find_revoked(sent.held, after.held) if sent is not None else (),
    )


def find_revoked(before: Sequence[str], after: Sequence[str]) -> tuple[tuple[ItemKind, str], ...]:
    """Kinds and ids of what a receiver held and holds no more with the next version, so that a form knows what it takes back."""
    gone = (one.partition(" ") for one in sorted(set(before) - set(after)))
    known = {str(kind): kind for kind in get_args(ItemKind)}
    return tuple((known[kind], made) for kind, _, made in gone)


def find_numbers(brief: Brief) -> dict[int, int]:
    """The new number of each reference that a line rests on: the first that is met is 1."""
    numbers: dict[int, int] = {}
    for _, line in find_lines(brief):
        for number in line.citations:
            numbers.setdefault(number, len(numbers) + 1)
    return numbers


def rename(line: Line, reports: Mapping[str, str], things: Mapping[str, str], numbers: Mapping[int, int]) -> Line:
    """A line under new ids and numbers."""

    def rename_part(part: Part) -> Part:
        return evolve(part, report=reports[part.report], reference=numbers[part.reference]) if isinstance(part, Cited) else part

    parts = tuple(map(rename_part, line.parts))
    return evolve(line, parts=parts, citations=tuple(numbers[number] for number in line.citations), of=things.get(line.of, ""))


def rename_item(item: Item, things: Mapping[str, str], numbers: Mapping[int, int]) -> Item:
    """A thing under new ids and numbers."""
    return evolve(
        item,
        id=things[item.id],
        references=tuple(numbers[number] for number in item.references if number in numbers),
        sides=tuple(things[side] for side in item.sides if side in things),
    )
