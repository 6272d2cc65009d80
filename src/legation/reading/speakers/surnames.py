"""Whom a shorter or otherwise spelt name means: "Lula", "Suu Kyi", "López Obrador", "Zelenskiy" for one named in full."""

from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve, frozen

from legation.reading.parse.tree import Tree
from legation.reading.speakers.actors import ActorIndex
from legation.reading.speakers.introductions import Person, merge
from legation.reading.speakers.names import PARTICLES
from legation.reading.speakers.spelling import plain_letters, sound_of, spoken_key

# Letters of the shortest word in the middle of a name by which somebody is called.
LEAST = 3
# Names of which one may be a part before nobody asks whose it is.
MOST = 8


@frozen(eq=False)
class Bearers:
    """The people of a report by the words of their names as they sound: by the first and the last, and by those in the middle."""

    ends: Mapping[str, list[Person]]
    middles: Mapping[str, list[Person]]


def find_bearers(people: Iterable[Person], actors: ActorIndex) -> Bearers:
    """Everyone by the words of the name. A given name in the middle calls nobody."""
    ends: dict[str, list[Person]] = {}
    middles: dict[str, list[Person]] = {}
    for one in people:
        words = words_of(one, actors)
        for sound in dict.fromkeys((sound_of(words[-1]), sound_of(words[0]))):
            ends.setdefault(sound, []).append(one)
        inner = [w for w in words[1:-1] if w.lower() not in PARTICLES and w.lower() not in actors.genders and len(w.rstrip(".")) >= LEAST]
        for sound in dict.fromkeys(map(sound_of, inner)):
            middles.setdefault(sound, []).append(one)
    return Bearers(ends, middles)


def words_of(person: Person, actors: ActorIndex) -> list[str]:
    """The words of a name without "Jr."."""
    return [word for word in person.name.split() if word.lower() not in actors.people.suffixes]


def as_one(people: Mapping[str, Person]) -> dict[str, Person]:
    """Who is meant by the id of each name that a report gives in full: the longer name of which one is a part, or the first spelling.

    Nobody is joined of whom the report says that they differ, nor a name that is a part of two."""
    kept: list[Person] = []
    place: dict[str, int] = {}
    parts: dict[tuple[str, ...], list[int]] = {}
    for key, one in sorted(people.items(), key=lambda pair: -len(pair[1].name.split())):
        mine = letters_of(one)
        known = dict.fromkeys((*parts.get(mine, ()), *parts.get(("", *spoken_key(one.name)), ())))
        whole = [n for n in known if may_be_one(one, kept[n])] if len(known) <= MOST else []
        if len(whole) == 1:
            other = kept[place.setdefault(key, whole[0])]
            kept[whole[0]] = evolve(merge(other, one), held=other.held | one.held)
            continue
        place[key] = len(kept)
        for n in range(len(mine)):
            for end in range(n + 1, len(mine) + (n > 0)):
                parts.setdefault(mine[n:end], []).append(len(kept))
        parts.setdefault(("", *spoken_key(one.name)), []).append(len(kept))
        kept.append(one)
    return {key: kept[place[key]] for key in people}


def letters_of(person: Person) -> tuple[str, ...]:
    """The words of a name in plain small letters."""
    return tuple(plain_letters(word) for word in person.name.split())


def may_be_one(one: Person, other: Person) -> bool:
    """Whether nothing that a report says of two speaks against their being one: another gender or side, or, where the longer name only
    goes on, another office."""
    apart = ((one.gender, other.gender), (one.party, other.party))
    goes_on = plain_letters(other.name).startswith(plain_letters(one.name) + "-")
    offices = not goes_on or not one.titles or not other.titles or not one.titles.isdisjoint(other.titles)
    return offices and all(mine is None or yours is None or mine == yours for mine, yours in apart)


def who_is_called(name: str, tree: Tree, a: int, bearers: Bearers, actors: ActorIndex) -> Person | None:
    """The one person of the report whom a bare surname (or given name) means; None where two could be meant."""
    words = name.split()
    last = sound_of(words[-1])
    found = with_words(words, bearers.ends.get(last, ())) or with_words(words, bearers.ends.get(sound_of(words[0]), ()))
    found = found or with_words(words, bearers.middles.get(last, ()))
    if len(found) > 1:
        title = tree.words[a - 1].lower().rstrip(".") if a else ""
        gender = actors.genders.get(title)
        found = [p for p in found if p.gender == gender] if gender else [p for p in found if sound_of(p.name.split()[-1]) == last]
    return found[0] if len(found) == 1 else None


def with_words(words: Sequence[str], people: Iterable[Person]) -> list[Person]:
    """Those of whose name the words are a part, or it of them: "Bill Clinton" is not the Hillary Clinton of the report."""
    mine = set(map(sound_of, words))
    return [p for p in people if mine <= (theirs := set(map(sound_of, p.name.split()))) or mine >= theirs]
