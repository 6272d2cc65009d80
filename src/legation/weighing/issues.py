"""Positions of several parties brought to common issues, so that they can stand side by side."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from attrs import evolve

from legation.records.lexicon import Lexicon
from legation.records.reading import Position, Reading
from legation.records.report import Report
from legation.weighing.stories.same import Same
from legation.weighing.stories.sketch import find_words, stem

# An issue heads a column; a longer phrase is a sentence.
LONGEST = 8
# A watched issue is meant where half of its own words stand ("liaison office" by "office").
WATCHED = 0.5

Keys = frozenset[str]


def find_positions(reports: Sequence[Report], readings: Sequence[Reading], lexicon: Lexicon) -> list[Position]:
    """The positions of one story, each on a watched issue or on one that it shares with others, and each held once.

    Issues are put together by the telling word that most of them have. What names nothing by itself ("the plan", "it") is left out;
    of the same stance of one party on one issue the earliest is kept.
    """
    if not any(reading.positions for reading in readings):
        return []
    days = {report.id: report.day.isoformat() if report.day else "9999" for report in reports}
    names = find_names(readings, lexicon)
    found = [
        (position, keys) for reading in readings for position in reading.positions if (keys := find_keys(position.issue, names, lexicon))
    ]
    watched = [(issue, find_keys(issue, names, lexicon)) for issue in lexicon.phrases.get("watch.issues", ())]
    common = Counter(key for _, keys in found for key in keys)
    groups: dict[str, list[tuple[Position, Keys]]] = {}
    for position, keys in found:
        issue = next((issue for issue, wanted in watched if len(keys & wanted) >= WATCHED * len(wanted) > 0), None)
        groups.setdefault(issue or f"key {max(keys, key=lambda key: (common[key], key))}", []).append((position, keys))
    kept: dict[tuple[str, str, str], Position] = {}
    for key, members in groups.items():
        issue = name_issue(members) if key.startswith("key ") else key
        for position, _ in sorted(members, key=lambda member: member[0].when or days[member[0].report]):
            kept.setdefault((position.actor, issue, position.stance), evolve(position, issue=issue))
    return sorted(kept.values(), key=lambda position: (position.when or days[position.report], position.report, position.span))


def find_names(readings: Sequence[Reading], lexicon: Lexicon) -> Mapping[str, str]:
    """The words that name an actor, by stem, with the actor: parts of names, adjectives, and epithets of an actor of this story."""
    names = dict(_name_known(Same(lexicon)))
    named = Counter(mention.actor for reading in readings for mention in reading.mentions if mention.actor)
    for noun, actors in lexicon.tables.get("epithets", {}).items():
        meant = max((actor for actor in actors.split() if named[actor]), key=lambda actor: named[actor], default=None)
        if meant is not None:
            names[stem(noun)] = meant
    return names


@lru_cache(maxsize=8)
def _name_known(lexicon: Same[Lexicon]) -> Mapping[str, str]:
    names: dict[str, str] = {}
    for actor in lexicon.held.actors:
        for _, _, word in find_words(" ".join((*actor.names, *actor.adjectives))):
            names.setdefault(stem(word), actor.id)
    for metonym in lexicon.held.metonyms:
        names.setdefault(stem(metonym.words.lower()), metonym.actor)
    return names


def find_keys(issue: str, names: Mapping[str, str], lexicon: Lexicon) -> Keys:
    """The telling words of an issue, one for all that mean the same; of an issue that only names an actor, the actor."""
    heads = lexicon.tables.get("issues", {})
    light = {*lexicon.phrases.get("issues.light", ()), *lexicon.phrases.get("stopwords", ())}
    stems = [stem(written) for _, _, written in find_words(issue) if written not in light]
    words = [heads.get(word, word) for word in stems if word not in light]
    telling = frozenset(word for word in words if word not in names and len(word) > 1)
    return telling or frozenset(names[word] for word in words if word in names)


def name_issue(members: Sequence[tuple[Position, Keys]]) -> str:
    """The phrase for an issue: the one with most of the words that the others have, the shortest of these."""
    common = Counter(key for _, keys in members for key in keys)

    def rank(member: tuple[Position, Keys]) -> tuple[bool, int, int, str]:
        position, keys = member
        size = len(position.issue.split())
        fit = size <= LONGEST and not any(mark in position.issue for mark in '"“”')
        return not fit, -sum(2 * common[key] >= len(members) for key in keys), size, position.issue

    return min(members, key=rank)[0].issue
