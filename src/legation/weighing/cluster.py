"""Which reports tell one story: each new report joins the story it is nearest to, or waits alone. A miss is better than a false merge."""

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from attrs import define, field, frozen

from legation.records.lexicon import Lexicon
from legation.records.ruling import Ruling
from legation.weighing.rulings import find_pairs, sentence
from legation.weighing.sketch import Sketch

# How common a word must be to stand in a band of the lexicon, as the share of reports that use it.
BANDS = (
    ("common.half", 0.5),
    ("common.quarter", 0.25),
    ("common.eighth", 0.12),
    ("common.sixteenth", 0.06),
    ("common.thirty-second", 0.03),
)
# The bands were counted over this many reports; a word they do not list stands for one of them.
COUNTED = 840
# A report joins a story when it is on average this like the story's reports (cosine, 0 to 1).
JOIN = 0.2
# Only the weightiest words of a report are held and looked up, and of the reports that use a word only the latest:
# so the cost of a new report does not grow with the number of reports there are.
HELD = 120
LOOKED_UP = 24
LATEST = 64


@lru_cache(maxsize=8)
def _background(bands: tuple[tuple[tuple[str, ...], float], ...]) -> Mapping[str, float]:
    known: dict[str, float] = {}
    for words, share in bands:
        for word in words:
            known.setdefault(word, share * COUNTED)
    return known


def background(lexicon: Lexicon) -> Mapping[str, float]:
    """How many of the reports that were once counted use a word, by the lexicon; for words that it lists."""
    return _background(tuple((lexicon.phrases.get(name, ()), share) for name, share in BANDS))


@frozen
class Thread:
    """Reports that were found to tell one story, in the order in which they came, with the reasons for each but the first.
    `first` is the report that the story was minted with."""

    reports: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    first: str = ""


@define
class Shelf:
    """The stories so far. Adding a report looks up its rarest words and never goes through all reports."""

    known: Mapping[str, float]
    seen: int = 0
    used: dict[str, int] = field(factory=dict)
    postings: dict[str, list[int]] = field(factory=dict)
    members: list[list[str]] = field(factory=list)
    sums: list[dict[str, float]] = field(factory=list)
    reasons: list[list[str]] = field(factory=list)

    def add(self, sketched: Sketch) -> None:
        """Put one report on the shelf: into the nearest story, or as the first of a new one."""
        self.seen += 1
        for term in sketched.terms:
            self.used[term] = self.used.get(term, 0) + 1
        vector = self._weigh(sketched)
        rarest = sorted(vector, key=lambda term: (-vector[term], term))[:LOOKED_UP]
        near = {number for term in rarest for number in self.postings.get(term, ())}
        likeness = {number: self._likeness(vector, number) for number in sorted(near)}
        best = max(likeness, key=lambda number: (likeness[number], -number), default=None)
        if best is None or likeness[best] < JOIN:
            best = len(self.members)
            self.members.append([])
            self.sums.append({})
            self.reasons.append([])
        else:
            shared = [term for term in rarest if term in self.sums[best]][:5]
            self.reasons[best].append(f"{sketched.report}: shares {', '.join(shared)}")
        self.members[best].append(sketched.report)
        for term, weight in vector.items():
            self.sums[best][term] = self.sums[best].get(term, 0.0) + weight
        for term in rarest:
            shelf = self.postings.setdefault(term, [])
            if best not in shelf:
                shelf.append(best)
                del shelf[:-LATEST]

    def _weigh(self, sketched: Sketch) -> dict[str, float]:
        raw = {term: math.log1p(prominence) * self._rarity(term) for term, prominence in sketched.terms.items()}
        held = sorted(raw, key=lambda term: (-raw[term], term))[:HELD]
        norm = math.sqrt(sum(raw[term] ** 2 for term in held)) or 1.0
        return {term: raw[term] / norm for term in held}

    def _rarity(self, term: str) -> float:
        return math.log((self.seen + COUNTED) / (self.used[term] + self.known.get(term, 1.0)))

    def _likeness(self, vector: Mapping[str, float], number: int) -> float:
        story = self.sums[number]
        return sum(weight * story.get(term, 0.0) for term, weight in vector.items()) / len(self.members[number])


def find_threads(sketches: Iterable[Sketch], lexicon: Lexicon, rulings: Sequence[Ruling] = ()) -> list[Thread]:
    """The reports in stories, and each report that tells none alone; in the order in which the first of each came."""
    shelf = Shelf(background(lexicon))
    for sketched in sketches:
        shelf.add(sketched)
    threads = [Thread(tuple(reports), tuple(why), reports[0]) for reports, why in zip(shelf.members, shelf.reasons, strict=True)]
    return obey(threads, rulings)


def obey(threads: Sequence[Thread], rulings: Sequence[Ruling]) -> list[Thread]:
    """The threads after the officer's word: put together by ``same-story``, and the second of two taken out by ``not-same-story``."""
    made = list(threads)
    for one, other, ruling in find_pairs(rulings, "same-story", "not-same-story"):
        left = next((thread for thread in made if one in thread.reports), None)
        right = next((thread for thread in made if other in thread.reports), None)
        if left is None or right is None or (left is right) == (ruling.verb == "same-story"):
            continue
        if ruling.verb == "same-story":
            early, late = sorted((left, right), key=made.index)
            reasons = (*early.reasons, *late.reasons, sentence(ruling))
            made[made.index(early)] = Thread((*early.reports, *late.reports), reasons, early.first)
            made.remove(late)
        else:
            rest = tuple(report for report in left.reports if report != other)
            made[made.index(left)] = Thread(rest, (*left.reasons, sentence(ruling)), left.first if left.first in rest else rest[0])
            made.append(Thread((other,), (), other))
    return made
