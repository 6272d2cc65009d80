"""Positions of several parties brought to common issues, so that they can stand side by side."""

from collections import Counter
from collections.abc import Mapping, Sequence

from attrs import evolve, frozen

from legation.language.language import Language
from legation.language.patterns import once
from legation.records.reading import Position, Reading
from legation.records.report import Report

# An issue heads a column; a longer phrase is a sentence.
LONGEST = 8
# A watched issue is meant where half of its own words stand ("liaison office" by "office").
WATCHED = 0.5

Keys = frozenset[str]


@frozen
class Topic:
    """What a position is on: the telling words of its issue, and the last of them before the first that hangs something on it."""

    keys: Keys
    head: str


def find_positions(reports: Sequence[Report], readings: Sequence[Reading], language: Language) -> list[Position]:
    """The positions of one story, each on a watched issue or on one that it shares with others, and each held once.

    What names nothing by itself ("the plan", "it") or only an actor is left out; of the same stance of one party on one issue the
    earliest is kept.
    """
    if not any(reading.positions for reading in readings):
        return []
    spoken = {report.id: language.of(report) for report in reports}
    days = {report.id: report.day.isoformat() if report.day else "9999" for report in reports}
    names = find_names(readings, language)
    watched = [(issue, frozenset(find_telling(issue, names, language))) for issue in language.watched.issues]
    groups: dict[str, list[Position]] = {}
    free: dict[Topic, list[Position]] = {}
    for position in (position for reading in readings for position in reading.positions):
        words = find_telling(position.issue, names, spoken[position.report])
        issue = next((issue for issue, wanted in watched if len(wanted & set(words)) >= WATCHED * len(wanted) > 0), None)
        if issue is not None:
            groups.setdefault(issue, []).append(position)
        elif not only_actors(words):
            free.setdefault(find_topic(position.issue, words, names, spoken[position.report]), []).append(position)
    for topics in group_alike(list(free)):
        members = [(position, topic.keys) for topic in topics for position in free[topic]]
        groups.setdefault(name_issue(members), []).extend(position for position, _ in members)
    kept: dict[tuple[str, str, str], Position] = {}
    for issue, held in groups.items():
        for position in sorted(held, key=lambda position: position.when or days[position.report]):
            kept.setdefault((position.actor, issue, position.stance), evolve(position, issue=issue))
    return sorted(kept.values(), key=lambda position: (position.when or days[position.report], position.report, position.span))


def group_alike(topics: Sequence[Topic]) -> list[list[Topic]]:
    """Topics that are one thing together: each joins all groups of which a member is the same."""
    groups: list[list[Topic]] = []
    for topic in topics:
        near = [group for group in groups if any(is_same(topic, other) for other in group)]
        groups = [*(group for group in groups if group not in near), [*(other for group in near for other in group), topic]]
    return groups


def is_same(one: Topic, other: Topic) -> bool:
    """Whether two topics are one thing: the words of one and at the most one more ("settlements", "settlement construction"), or the same
    head, half of the words, and at the most one other ("missile launch", "rocket launch"; not "missile", "to build ballistic missiles")."""
    fewer, more = sorted((one.keys, other.keys), key=len)
    if fewer <= more and len(more) - len(fewer) <= 1:
        return True
    return one.head == other.head and 2 * len(fewer & more) >= len(more) and len(fewer - more) <= 1


def find_names(readings: Sequence[Reading], language: Language) -> Mapping[str, str]:
    """The words that name an actor, by stem, with the actor: parts of names, adjectives, and epithets of an actor of this story."""
    names = dict(_name_known(language))
    named = Counter(mention.actor for reading in readings for mention in reading.mentions if mention.actor)
    for noun, actors in language.lists.people.epithets.items():
        meant = max((actor for actor in actors if named[actor]), key=lambda actor: named[actor], default=None)
        if meant is not None:
            names[language.stem(noun)] = meant
    return names


@once
def _name_known(language: Language) -> Mapping[str, str]:
    names: dict[str, str] = {}
    for actor in language.lists.actors:
        for _, _, word in language.find_words(" ".join((*actor.names, *actor.adjectives))):
            names.setdefault(language.stem(word), actor.id)
    for metonym in language.lists.metonyms:
        names.setdefault(language.stem(metonym.words.lower()), metonym.actor)
    return names


def only_actors(words: Sequence[str]) -> bool:
    """Whether an issue has no telling word: who takes a side on "the North" alone takes it on something that stands elsewhere."""
    return all(":" in word for word in words)


def find_topic(issue: str, words: Sequence[str], names: Mapping[str, str], language: Language) -> Topic:
    """What an issue is on, by its words up to the first that hangs something on it: "missile launches" of "missile launches by the North".
    `words` are its telling words, which stand where that part has none."""
    written = issue.split()
    behind = language.lists.issues.behind
    cut = next((place for place, word in enumerate(written) if place and word.casefold() in behind), len(written))
    core = find_telling(" ".join(written[:cut]), names, language)
    telling = words if only_actors(core) else core
    return Topic(frozenset(telling), telling[-1])


def find_telling(issue: str, names: Mapping[str, str], language: Language) -> list[str]:
    """The telling words of an issue in order, one for all that mean the same; of an issue that only names an actor, the actor."""
    heads = language.lists.issues.heads
    light = {*language.lists.issues.light, *language.lists.content.stopwords}
    stem = language.stem
    stems = [stem(written) for _, _, written in language.find_words(issue) if written not in light]
    words = [heads.get(word, word) for word in stems if word not in light]
    telling = [word for word in words if word not in names and len(word) > 1]
    return telling or [names[word] for word in words if word in names]


def name_issue(members: Sequence[tuple[Position, Keys]]) -> str:
    """The phrase for an issue: the one with most of the words that the others have, the shortest of these."""
    common = Counter(key for _, keys in members for key in keys)

    def rank(member: tuple[Position, Keys]) -> tuple[bool, int, int, str]:
        position, keys = member
        size = len(position.issue.split())
        fit = size <= LONGEST and not any(mark in position.issue for mark in '"“”')
        return not fit, -sum(2 * common[key] >= len(members) for key in keys), size, position.issue

    return min(members, key=rank)[0].issue
