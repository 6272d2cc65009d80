"""States, bodies and offices as the lexicon knows them, ready to be found in a list of words.

From where a report was written, and the state whose ministries are meant by "the foreign ministry" there.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from legation.language import relations as rel
from legation.language.language import Language
from legation.language.lists.saying import People, SmallWords
from legation.language.patterns import once
from legation.reading.parse.pieces import find_dateline
from legation.reading.parse.tree import Tree
from legation.reading.speakers.spelling import plain_name
from legation.records.lexicon import Office
from legation.records.report import Report

# A capital within a word, behind a small letter: how houses write themselves.
INNER = re.compile(r"[a-z][A-Z]")
_TOKEN = re.compile(r"[^\s-]+|-")


@frozen
class ActorMatch:
    """Words that the lexicon knows: token range, actor id, and whether they are its name, its adjective or a metonym."""

    a: int
    b: int
    actor: str
    how: str


@frozen(eq=False)
class ActorIndex:
    """The lexicon's actors by their first word; shown names; offices by title and party; word lists for people; which words call
    one office, which nouns call which kinds of body, and which kinds of outlet; months and weekdays; things that are read."""

    first: Mapping[str, list[tuple[tuple[str, ...], str, str]]]
    shown: Mapping[str, str]
    offices: Mapping[tuple[str, str], list[Office]]
    holders: Mapping[str, list[Office]]
    people: People
    small: SmallWords
    genders: Mapping[str, str]
    epithets: Mapping[str, frozenset[str]]
    short: Mapping[str, str]
    same: Mapping[str, frozenset[str]]
    kinds: Mapping[str, frozenset[str]]
    outlets: Mapping[str, tuple[str, ...]]
    calendar: frozenset[str]
    papers: frozenset[str]


@once
def actor_index(language: Language) -> ActorIndex:
    """What the lexicon says of actors, compiled once."""
    first: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    entries = [(name, actor.id, "name") for actor in language.lists.actors for name in actor.names]
    entries += [(name, actor.id, "adjective") for actor in language.lists.actors for name in actor.adjectives]
    entries += [(place.words, place.actor, "metonym") for place in language.lists.metonyms]
    for words, actor, how in entries:
        tokens = tuple(_TOKEN.findall(words))
        if tokens[0] in language.lists.small.the and len(tokens) > 1:
            tokens = tokens[1:]
        first.setdefault(tokens[0], []).append((tokens, actor, how))
    for found in first.values():
        found.sort(key=lambda entry: -len(entry[0]))
    offices: dict[tuple[str, str], list[Office]] = {}
    holders: dict[str, list[Office]] = {}
    for office in language.lists.offices:
        holders.setdefault(plain_name(office.holder), []).append(office)
        for title in office.titles:
            offices.setdefault((title, office.party), []).append(office)
    genders = {word.lower(): gender for word, gender in language.lists.people.given_names.items()}
    genders.update(language.lists.people.genders)
    people = language.lists.people
    shown = {actor.id: actor.names[0] for actor in reversed(language.lists.actors) if actor.names}
    epithets = {noun: frozenset(actors) for noun, actors in language.lists.people.epithets.items()}
    groups = [frozenset(words) for words in people.same]
    same = {word: group for group in groups for word in group}
    kinds = {noun: frozenset((noun, *words)) for noun, words in people.body_kinds.items()}
    short, outlets = people.short, people.outlet_kinds
    calendar = frozenset((*language.lists.dates.months, *language.lists.dates.weekdays))
    small, papers = language.lists.small, language.lists.kinds.papers.set
    return ActorIndex(first, shown, offices, holders, people, small, genders, epithets, short, same, kinds, outlets, calendar, papers)


def find_actors(tree: Tree, actors: ActorIndex) -> Iterator[ActorMatch]:
    """Every known state, body or metonym in a paragraph, longest first, none inside another."""
    i, words = 0, tree.words
    while i < len(words):
        for tokens, actor, how in actors.first.get(words[i], ()):
            if tuple(words[i : i + len(tokens)]) == tokens and not is_part(tree, i, i + len(tokens), actor, actors):
                yield ActorMatch(i, i + len(tokens), actor, how)
                i += len(tokens) - 1
                break
        i += 1


def is_part(tree: Tree, a: int, b: int, actor: str, actors: ActorIndex) -> bool:
    """Whether a name is only part of a longer one: "National Security Council", "Michael Jordan", "Chad Smith"."""
    before, behind = a - 1, b
    if actor.startswith("org:"):
        longer = a > 0 and b - a > 1 and tree.words[before][:1].isupper() and a <= tree.heads[before] < b
        return longer and tree.deps[before] in rel.DESCRIBING
    if b - a > 1 or tree.parts[a] != "PROPN":
        return False
    if a > 0 and INNER.search(tree.words[before]) and tree.heads[before] == a:
        return True  # "IslandNews Malta": a house's name goes on with where it is
    if a > 0 and tree.parts[before] == "PROPN" and tree.words[before].istitle() and tree.heads[before] == a:
        word = tree.words[before].lower()
        return word in actors.genders or (actor.startswith("state:") and word in actors.people.corporate)  # "Air France"
    first = tree.words[a].lower() in actors.people.namesakes and behind < len(tree.words) and tree.heads[a] == behind
    return first and is_surname_like(tree, behind, actors)


def is_surname_like(tree: Tree, t: int, actors: ActorIndex) -> bool:
    """Whether a word may be a surname: written like a name, and neither a title nor a word of bodies and groups."""
    word, lists = tree.words[t].lower().rstrip("."), actors.people
    other = word in lists.titles or word in lists.corporate or word in lists.groups
    return tree.parts[t] == "PROPN" and tree.words[t].istitle() and not other


def same_offices(titles: Iterable[str], actors: ActorIndex) -> frozenset[str]:
    """Offices with all that they are also called: who is a justice is "the judge", a prime minister "the premier"."""
    return frozenset(one for title in titles for one in actors.same.get(title, (title,)))


def in_office(actors: ActorIndex, name: str, day: str | None) -> tuple[frozenset[str], frozenset[str]]:
    """The titles that the table gives a person on a day, and those of offices left by then; their last words beside them."""
    offices = actors.holders.get(plain_name(name), ()) if day is not None else ()
    held = {title for o in offices if day is not None and o.covers(day) for title in o.titles}
    past = {title for o in offices if day is not None and o.last is not None and o.last <= day for title in o.titles}
    return with_heads(held, actors), with_heads(past - held, actors)


def with_heads(titles: Iterable[str], actors: ActorIndex) -> frozenset[str]:
    """Titles and the nouns that lead them: a foreign minister is a minister, but a vice president no president."""
    lesser = actors.people.lesser.set
    heads = {title.split(" of ")[0].split()[-1] for title in titles if lesser.isdisjoint(title.split())}
    return same_offices({*titles, *heads}, actors)


def holder_on(actors: ActorIndex, title: str, party: str, day: str) -> Office | None:
    """Who held an office on a day (ISO), by the table; None where the table does not say."""
    for office in actors.offices.get((title, party), ()):
        if office.covers(day):
            return office
    return None


def sole_holder(actors: ActorIndex, title: str, day: str) -> Office | None:
    """Who held an office that needs no state to be told ("the pope", "the Republican nominee") on a day, by the table."""
    if title not in actors.people.sole:
        return None
    held = (o for (name, _), offices in actors.offices.items() if name == title for o in offices)
    return next((o for o in held if o.covers(day)), None)


def party_of(actors: ActorIndex, name: str, day: str | None) -> str | None:
    """The state or body a person spoke for on a day, by the table of offices; any of them where no day is given and all agree."""
    offices = actors.holders.get(plain_name(name), ())
    if day is not None:
        offices = [o for o in offices if o.covers(day)]
    parties = {office.party for office in offices if office.party}
    return parties.pop() if len(parties) == 1 else None


# How far into a report a dateline may stand, in characters: behind a headline and a byline.
OPENING = 600


def home_of(report: Report, actors: ActorIndex) -> str | None:
    """The state in whose capital a report was written, by the place that opens its text ("BEIJING (ETS) -") or stands in its head."""
    places = [find_dateline(line) for line in report.text[:OPENING].splitlines()]
    place = next((found[0] for found in places if found is not None), None) or report.dateline or ""
    words = place.split(",")[0].split("(")[0].strip().title()
    return (
        next((actor for tokens, actor, _ in actors.first.get(words.split()[0], ()) if " ".join(tokens) == words), None) if words else None
    )


def place_before(tree: Tree, token: int, named: Sequence[ActorMatch]) -> str | None:
    """The state in which a name stands: "In Beijing, …", or the one that acts in the sentence before it ("China objected.")."""
    number = tree.sentence[token]
    first = tree.sentences[number][0]
    for known in named:
        if known.a == first + 1 and known.b <= token and tree.words[first] == "In":
            return known.actor
    if not number:
        return None
    a, b = tree.sentences[number - 1]
    acting = {n.actor for n in named if a <= n.a < b and tree.deps[n.b - 1] == rel.SUBJECT and n.actor.startswith("state:")}
    return acting.pop() if len(acting) == 1 else None
