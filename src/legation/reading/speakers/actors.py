"""States, bodies and offices as the lexicon knows them, ready to be found in a list of words."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from attrs import frozen

from legation.reading.remember import once_a_lexicon
from legation.reading.tree import Tree
from legation.records.lexicon import Lexicon, Office

_TOKEN = re.compile(r"[^\s-]+|-")


@frozen
class Named:
    """Words that the lexicon knows: token range, actor id, and whether they are its name, its adjective or a metonym."""

    a: int
    b: int
    actor: str
    how: str


@frozen(eq=False)
class Known:
    """The lexicon's actors by their first word; shown names; offices by title and party; word lists for people."""

    first: Mapping[str, list[tuple[tuple[str, ...], str, str]]]
    shown: Mapping[str, str]
    offices: Mapping[tuple[str, str], list[Office]]
    holders: Mapping[str, list[Office]]
    phrases: Mapping[str, frozenset[str]]
    genders: Mapping[str, str]
    epithets: Mapping[str, frozenset[str]]
    short: Mapping[str, str]


@once_a_lexicon
def known(lexicon: Lexicon) -> Known:
    """What the lexicon says of actors, compiled once."""
    first: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    entries = [(name, actor.id, "name") for actor in lexicon.actors for name in actor.names]
    entries += [(name, actor.id, "adjective") for actor in lexicon.actors for name in actor.adjectives]
    entries += [(place.words, place.actor, "metonym") for place in lexicon.metonyms]
    for words, actor, how in entries:
        tokens = tuple(_TOKEN.findall(words))
        if tokens[0] == "the" and len(tokens) > 1:
            tokens = tokens[1:]
        first.setdefault(tokens[0], []).append((tokens, actor, how))
    for found in first.values():
        found.sort(key=lambda entry: -len(entry[0]))
    offices: dict[tuple[str, str], list[Office]] = {}
    holders: dict[str, list[Office]] = {}
    for office in lexicon.offices:
        holders.setdefault(plain_name(office.holder), []).append(office)
        for title in office.titles:
            offices.setdefault((title, office.party), []).append(office)
    genders = {word.lower(): gender for word, gender in lexicon.tables.get("gender", {}).items()}
    genders.update(lexicon.tables.get("genders", {}))
    lists = {name.removeprefix("people."): frozenset(words) for name, words in lexicon.phrases.items() if name.startswith("people.")}
    shown = {actor.id: actor.names[0] for actor in reversed(lexicon.actors) if actor.names}
    epithets = {noun: frozenset(actors.split()) for noun, actors in lexicon.tables.get("epithets", {}).items()}
    return Known(first, shown, offices, holders, lists, genders, epithets, lexicon.tables.get("people.short", {}))


def find_named(tree: Tree, actors: Known) -> Iterator[Named]:
    """Every known state, body or metonym in a paragraph, longest first, none inside another."""
    i, words = 0, tree.words
    while i < len(words):
        for tokens, actor, how in actors.first.get(words[i], ()):
            if tuple(words[i : i + len(tokens)]) == tokens:
                yield Named(i, i + len(tokens), actor, how)
                i += len(tokens) - 1
                break
        i += 1


def holder_on(actors: Known, title: str, party: str, day: str) -> Office | None:
    """Who held an office on a day (ISO), by the table; None where the table does not say."""
    for office in actors.offices.get((title, party), ()):
        if office.first <= day and (office.last is None or day < office.last):
            return office
    return None


def party_of(actors: Known, name: str, day: str | None) -> str | None:
    """The state or body a person spoke for on a day, by the table of offices; any of them where no day is given and all agree."""
    offices = actors.holders.get(plain_name(name), ())
    if day is not None:
        offices = [o for o in offices if o.first <= day and (o.last is None or day < o.last)]
    parties = {office.party for office in offices}
    return parties.pop() if len(parties) == 1 else None


def plain_name(name: str) -> str:
    """A name in plain small letters, for comparing: "Jean-Noël Barrot" → "jean-noel-barrot"."""
    letters = unicodedata.normalize("NFKD", name.replace("ø", "o").replace("Ø", "O").replace("ł", "l").replace("Ł", "L"))
    return re.sub(r"[^a-z0-9]+", "-", letters.encode("ascii", "ignore").decode().lower()).strip("-")
