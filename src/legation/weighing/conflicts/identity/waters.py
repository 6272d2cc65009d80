"""In which water a thing is: "a drone ship in the Pacific", "the drone ship, stationed in the Atlantic"."""

import re
from collections.abc import Iterator, Mapping, Sequence

from legation.weighing.accounts.account import Account
from legation.weighing.accounts.index import StoryIndex
from legation.weighing.accounts.spots import find_spots
from legation.weighing.conflicts.difference import Difference, Given, find_split, put
from legation.weighing.grouping.sketch import stem

_WATER = re.compile(
    r"\b(?:in|into|on|off) (?:the )?"
    r"((?:[A-Z][\w-]+ ){1,3}(?:Sea|Ocean|Gulf|River)|(?:Sea|Gulf|Bay|Strait) of [A-Z][\w-]+|Lake [A-Z][\w-]+)\b"
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# Words of a water's name that others have in theirs.
_KINDS = ("Sea", "Ocean", "Gulf", "Bay", "Lake", "River", "Strait", "of", "North", "South", "Western", "Eastern")
# What is in a water stands so few words before it: "the drone ship positioned downrange in the Atlantic Ocean".
NEAR = 6


def find_waters(index: StoryIndex, shelves: Mapping[int, Sequence[Account]]) -> Iterator[Difference]:
    """The differences about the water in which something is. A report that has the other water anywhere knows of two things."""
    empty = {*index.lexicon.phrases.get("stopwords", ()), "water", "region", "part", "land", "fall", "mile", "km", "coast"}
    senses = index.lexicon.tables.get("senses", {})
    given: dict[str, Given] = {}
    for spot in find_spots(index, shelves, _WATER):
        for word in _WORD.findall(spot.before)[-NEAR:]:
            if word.lower() not in empty and not word[0].isupper():
                for part in {word.lower(), *word.lower().split("-")}:
                    key = senses.get(stem(part), stem(part))
                    if key not in empty:
                        put(given.setdefault(key, {}), spot.account, spot.match[1])
    for key, found in sorted(given.items()):
        waters = {water for by in found.values() for water in by}
        clear = {n: by for n, by in found.items() if not any(index.knows(n, shorten(water)) for water in waters - set(by))}
        yield from find_split(index, "place", f"water {key}", key, clear, lasting=True)


def shorten(water: str) -> str:
    """The telling word of a water's name: reports call the Pacific Ocean the Pacific."""
    words = [word for word in water.split() if word not in _KINDS]
    return words[-1] if words else water
