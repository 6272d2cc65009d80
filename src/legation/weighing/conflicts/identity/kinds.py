"""What a thing is, where its kinds exclude each other: short or intermediate range, murder or manslaughter, drone or helicopter."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from legation.weighing.accounts.account import Account
from legation.weighing.accounts.index import StoryIndex
from legation.weighing.accounts.spots import clause_at, find_spots, search
from legation.weighing.conflicts.difference import Difference, Given, find_split, put
from legation.weighing.grouping.sketch import stem

# What is not so, or only may be, or is of another time is no kind of the thing ("not a drone", "last month's short-range missile").
_APART = re.compile(r"\b(?:not|n['’]t|no|never|nor|neither|without|than|unlike|previous(?:ly)?|earlier|last|former|like)\b", re.IGNORECASE)


# "drone" finds "drones"; who knows of "buses" knows of a bus.
PLURAL, ENDINGS = "s?", ("", "s", "es")


def find_kinds(index: StoryIndex, shelves: Mapping[int, Sequence[Account]]) -> Iterator[Difference]:
    """The differences about the kind of one thing. A report that names both kinds anywhere knows of two things."""
    tables = index.lexicon.tables
    story, act = tables.get("exclusive.story", {}), tables.get("exclusive.act", {})
    given: dict[tuple[str, ...], Given] = {}
    for spot in find_spots(index, shelves, search(tuple(story), PLURAL)):
        told = story.get(plain(spot.match.group(), story))
        if told is not None:  # a pattern that minds no capitals also finds letters that are no small form of those listed ("İ", "ſ")
            sort, value = split(told)
            put(given.setdefault((sort,), {}), spot.account, value)
    for spot in find_spots(index, shelves, search(tuple(act), PLURAL)):
        told = act.get(plain(spot.match.group(), act))
        if told is None:
            continue
        sort, value = split(told)
        clause = clause_at(index, spot.account, spot.match.start())
        noun = stem(spot.match.group().lower())
        did = noun in (clause.assertion.subject, clause.assertion.object) and clause.predicate not in (None, noun)
        if did and clause.predicate not in index.lexicon.phrases.get("light", ()) and not _APART.search(spot.before):
            place = "subject" if clause.assertion.subject == noun else "object"
            put(given.setdefault((sort, place, str(clause.predicate)), {}), clause, value)
    for spot in find_spots(index, shelves, search_sides(index.lexicon.phrases.get("exclusive.sides", ()))):
        put(given.setdefault(("side", spot.match[2].lower()), {}), spot.account, f"{spot.match[1]} {spot.match[2]}".lower())
    for key, found in sorted(given.items()):
        yield from find_split(index, "identity", " ".join(key), key[-1] if key[0] == "side" else key[0], drop_knowing(index, key, found))


def drop_knowing(index: StoryIndex, key: tuple[str, ...], given: Given) -> Given:
    """What is given by reports that have no word for another kind of the same sort."""
    tables = {**index.lexicon.tables.get("exclusive.story", {}), **index.lexicon.tables.get("exclusive.act", {})}
    values = {value for found in given.values() for value in found}
    words = {value: [word for word, told in tables.items() if split(told) == (key[0], value)] or [value] for value in values}
    return {
        number: found
        for number, found in given.items()
        if not any(has(index, number, word) for value in values - set(found) for word in words[value])
    }


def has(index: StoryIndex, number: int, words: str) -> bool:
    """Whether a report has some words of a list, with a space or a hyphen, of one or of many."""
    return any(index.knows(number, f"{way}{ending}") for way in (words, words.replace(" ", "-")) for ending in ENDINGS)


def split(told: str) -> tuple[str, str]:
    """The sort of thing and which of its kinds."""
    sort, _, value = told.partition(": ")
    return sort, value


def plain(words: str, table: Mapping[str, str]) -> str:
    """Words of a report as the list writes them."""
    found = re.sub(r"[\s-]+", " ", words.lower())
    return found if found in table else found.removesuffix("s")


@lru_cache(maxsize=8)
def search_sides(parts: tuple[str, ...]) -> re.Pattern[str]:
    """What finds "left knee"."""
    return re.compile(rf"\b(left|right)[\s-]({'|'.join(map(re.escape, parts)) or '(?!)'})\b", re.IGNORECASE)
