"""Who calls the same thing by which name: the choice of words is news of its own."""

from collections import defaultdict

from legation.briefing.ledger import line
from legation.briefing.material import Material
from legation.briefing.names import is_name
from legation.briefing.templates import TITLES, note, ours
from legation.records.brief import Line, Part, Section
from legation.records.story import Wording

# Five things named in several ways, four ways each.
MOST = 5
MOST_WAYS = 4


def write(material: Material) -> Section | None:
    """The section on wordings, or none where all reports use the same words."""
    things: dict[str, list[Wording]] = defaultdict(list)
    for wording in material.story.wordings:
        if is_name(wording.of):
            things[wording.of].append(wording)
    order = sorted(things, key=lambda thing: (-len({wording.words.casefold() for wording in things[thing]}), thing))
    order = [thing for thing in order if len({wording.words.casefold() for wording in things[thing]}) > 1]
    lines = [write_thing(material, thing, things[thing]) for thing in order[:MOST]]
    if len(order) > MOST:
        lines.append(note("more", len(order) - MOST))
    return Section("wordings", TITLES["wordings"], tuple(lines)) if lines else None


def write_thing(material: Material, thing: str, wordings: list[Wording]) -> Line:
    """One thing with its names, each with the outlets that use it."""
    ways: dict[str, list[Wording]] = defaultdict(list)
    for wording in wordings:
        ways[wording.words.casefold()].append(wording)
    order = sorted(ways.values(), key=lambda way: (-len({wording.report for wording in way}), way[0].words))
    parts: list[Part] = [ours("called", material.names.thing(thing))]
    numbers: list[int] = []
    for way in order[:MOST_WAYS]:
        parts += [
            *([ours("dot")] if numbers else []),
            *material.ledger.cite(way[0].report, way[0].span),
            ours("users", *material.outlets(wording.report for wording in way)),
        ]
        numbers += [material.ledger.number(wording.report, wording.span) for wording in way]
    return line(parts, also=numbers)
