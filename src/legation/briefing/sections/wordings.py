"""Who calls the same thing by which name: the choice of words is news of its own."""

import re
from collections import defaultdict
from collections.abc import Iterable

from legation.briefing.ledger import line
from legation.briefing.material import Material
from legation.briefing.templates import TITLES, note, ours
from legation.language.words import LETTERS
from legation.records.brief import Line, Part, Section
from legation.records.story import Wording

# Four things named in several ways, four ways each: as many lines.
MOST = 4
MOST_WAYS = 4
# The id of a body. Of a state its ministry, its officials and its army are called, which are not one thing.
ACTOR = re.compile(r"org:\S+")


def write(material: Material) -> Section | None:
    """The section on wordings, or none where all reports use the same words."""
    if not material.prints("wording"):
        return None
    things: dict[str, list[Wording]] = defaultdict(list)
    for wording in material.story.wordings:
        # How a saying is told ("said", "confirmed") is not what a thing is called.
        if ACTOR.fullmatch(wording.of):
            things[wording.of].append(wording)
    order = sorted(things, key=lambda thing: (-len({wording.words.casefold() for wording in things[thing]}), thing))
    order = [thing for thing in order if differ(material, things[thing]) and is_one(material, thing, things[thing])]
    lines = [write_thing(material, thing, things[thing]) for thing in order[:MOST]]
    if len(order) > MOST:
        lines.append(note("more-names", len(order) - MOST))
    return Section("wordings", TITLES["wordings"], tuple(lines), annex=True) if lines else None


def differ(material: Material, wordings: list[Wording]) -> bool:
    """Whether two outlets call a thing differently: one outlet with several words for it only varies its prose."""
    words = {wording.words.casefold() for wording in wordings}
    return len(words) > 1 and len(material.outlets(wording.report for wording in wordings)) > 1


def is_one(material: Material, thing: str, wordings: Iterable[Wording]) -> bool:
    """Whether all words are the thing's: "the Harbour Party union" beside "union" is another union than the Northern one."""
    names = [material.names.thing(thing), *(name for actor in material.lists.actors if actor.id == thing for name in actor.names)]
    own = {word.casefold() for name in names for word in LETTERS.findall(name)}
    said = [word for one in wordings for word in one.words.split() if "-" not in word]
    return all(word.casefold() in own for one in said for word in LETTERS.findall(one) if word[:1].isupper())


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
    return line(parts, material.mark("wording"), also=numbers, maker="wording", of=thing)
