"""What a body is called: "the Centre for Human Growth" here, "the Centre for Humane Growth" there."""

import re
from collections.abc import Iterator, Mapping, Sequence

from legation.weighing.accounts.account import Account
from legation.weighing.accounts.index import StoryIndex
from legation.weighing.accounts.spots import find_spots
from legation.weighing.conflicts.difference import Difference, Given, find_split, put

# Three words with capitals at least: in shorter names another word is another body.
_BODY = re.compile(r"\b(?-i:[A-Z])[\w'’-]+(?: (?:for|of|and|on|in|the|(?-i:[A-Z])[\w'’-]+)){1,6} (?-i:[A-Z])[\w'’-]+")
LEAST_WORDS = 3
# One word is the other misheard or mistyped where they share their beginning and are not longer by more than this.
LONGER, SHARED = 2, 4
# Spellings of one word on two sides of an ocean, and plurals, are no other name.
_SPELLINGS = (
    ("re", "er"),
    ("ce", "se"),
    ("our", "or"),
    ("s", ""),
    ("'s", ""),
    ("’s", ""),
    ("isation", "ization"),
    ("ise", "ize"),
    ("l", ""),
    ("ment", ""),
)


def find_bodies(index: StoryIndex, shelves: Mapping[int, Sequence[Account]]) -> Iterator[Difference]:
    """The differences about a name: equal but for one word, which is nearly equal. Who has both names anywhere means two."""
    given: dict[tuple[str, ...], Given] = {}
    for spot in find_spots(index, shelves, _BODY):
        name = spot.match.group().removeprefix("The ").replace("’", "'")
        words = name.split()
        if sum(word[0].isupper() for word in words) >= LEAST_WORDS:
            for i, word in enumerate(words):
                if word[0].isupper():
                    put(given.setdefault((*words[:i], "*", word[:SHARED], *words[i + 1 :]), {}), spot.account, name)
    for key, found in sorted(given.items()):
        names = sorted(sorted({name for by in found.values() for name in by}), key=len)
        if len(names) == 2 and is_slip(*names):
            clear = {n: by for n, by in found.items() if not any(index.knows(n, name) for name in names if name not in by)}
            yield from find_split(index, "identity", "name " + " ".join(key), names[-1], clear)


def is_slip(short: str, long: str) -> bool:
    """Whether two names of equal words but one differ there by a slip, not by how a word is spelt elsewhere."""
    (one, other), *_ = [(a, b) for a, b in zip(short.split(), long.split(), strict=True) if a != b]
    if abs(len(one) - len(other)) > LONGER or min(len(one), len(other)) <= SHARED:
        return False
    pairs = ((one.lower(), other.lower()), (other.lower(), one.lower()))
    return not any(a.replace(x, y) == b.replace(x, y) for a, b in pairs for x, y in _SPELLINGS if x in a or x in b)
