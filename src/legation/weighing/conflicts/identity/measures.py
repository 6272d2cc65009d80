"""The same span said of two measures: "from the size of the moon to that of Jupiter", "from the mass of the moon to that of Jupiter"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from legation.weighing.accounts.account import Account
from legation.weighing.accounts.index import StoryIndex
from legation.weighing.accounts.spots import find_spots
from legation.weighing.conflicts.difference import Difference, Given, find_split, put
from legation.weighing.grouping.sketch import stem

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# A range has two ends: "ranging from A to B", "between A and B", "from as small as A to as large as B", "from A- to B-mass".
_RANGE = re.compile(r"\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|between)\b", re.IGNORECASE)
# The ends of a range stand in so many words behind it.
NEAR = 18


def find_measures(index: StoryIndex, shelves: Mapping[int, Sequence[Account]]) -> Iterator[Difference]:
    """The differences about what was measured: passages that give the same two ends of a range, of two measures. A report that speaks
    of the other measure in a range of those ends knows both."""
    given: dict[tuple[str, str], Given] = {}
    measures = set(index.lexicon.phrases.get("differ.measures", ()))
    empty = {*index.lexicon.phrases.get("stopwords", ()), *measures}
    for spot in find_spots(index, shelves, _RANGE):
        before = {stem(word.lower()) for word in _WORD.findall(spot.before)[-NEAR:]}
        behind = [stem(part) for word in _WORD.findall(spot.behind)[:NEAR] for part in word.lower().split("-")]
        named = measures.intersection(behind) or measures & before
        if len(named) == 1:
            ends = sorted({word for word in behind if word not in empty and len(word) > 2})
            for pair in combinations(ends, 2):
                put(given.setdefault(pair, {}), spot.account, next(iter(named)))
    for _, found in sorted(given.items()):
        yield from find_split(index, "identity", "measure", " / ".join(sorted({value for by in found.values() for value in by})), found)
