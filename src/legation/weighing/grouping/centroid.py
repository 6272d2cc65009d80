"""Reports that are plainly alike, held together: the smallest thing that the grouping moves about; where such stand, found by their rarest
words, so that only what is near is ever looked at; and which of them tell one story: the most alike first, and what is left alone to the
one story that is somewhat like it.
"""

import heapq
import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any, Protocol

from attrs import define, evolve, field

from legation.records.wire import from_plain, to_plain
from legation.weighing.grouping.sketch import are_twins

# A report that appeared within a month of the others is weighed by its words alone; one half a year off must be a sixth more like them.
NEAR_DAYS = 30
FAR_DAYS = 180
FAR = 0.85
# One date may be wrong (a crawler's, a footer's). Three reports here, three there, and three weeks of silence between the middle half of
# these and of those: that is an announcement and its outcome, or two of a kind, however alike the words are.
DATED = 3
SILENCE = 21
# Only the weightiest words of a centroid are looked up: so the cost of a new report does not grow with the number of reports there are.
LOOKED_UP = 30
# A centroid holds this many words, the weightiest of its reports.
HELD = 320
# Of the texts in it, those that a copy is known by: the latest.
TEXTS = 2


@define
class Centroid:
    """Reports held together: the sum of their words' weights, and the days on which they appeared, in order, where those are known.

    `number` is the centroid's for good, given in order of arrival; `members` are report ids in order of arrival, and `summed` is how many
    of them were weighed: a revised report has its predecessor's place, and is not weighed again, and neither is a copy. `texts` are the
    runs of the latest texts among them. `story` is the number of the first
    centroid of its story, and that one `holds` the numbers of all centroids of the story, its own among them; the others hold none.
    """

    number: int
    members: list[str]
    total: dict[str, float]
    days: list[date]
    story: int
    holds: list[int] = field(factory=list)
    summed: int = 1
    texts: list[list[str]] = field(factory=list)

    def like(self, other: "Centroid") -> float:
        """How like the reports of two centroids are on average, less where they are far apart in time."""
        return sum(self._share(other)) / (self.summed * other.summed) * _nearness(self.days, other.days)

    def breadth(self, other: "Centroid") -> float:
        """On how many words their likeness rests: on all that they share where these weigh alike, on one where it outweighs the rest."""
        shared = list(self._share(other))
        return sum(shared) ** 2 / (sum(weight * weight for weight in shared) or 1.0)

    def _share(self, other: "Centroid") -> Iterator[float]:
        small, large = sorted((self.total, other.total), key=len)
        return (weight * large[term] for term, weight in small.items() if term in large)

    def rarest(self) -> list[str]:
        """The words by which others find it."""
        return sorted(self.total, key=lambda term: (-self.total[term], term))[:LOOKED_UP]

    def found_by(self) -> list[str]:
        """What it is kept under: its rarest words, and the runs of its texts, by which copies of them find it."""
        return [*self.rarest(), *dict.fromkeys(run for runs in self.texts for run in runs)]

    def has(self, runs: Sequence[str]) -> bool:
        """Whether a text that is known by some runs is one of these."""
        return any(are_twins(text, runs) for text in self.texts)

    def fold(self, copy: "Centroid") -> bool:
        """Put a copy of one of these texts to them; whether what they are known by is any other now.

        A text counts once, however many have it. Words that one of two copies has for itself do not tell what they are about.
        """
        self.members = [*self.members, *copy.members]
        self.days = self.days or copy.days
        common = {term: weight for term, weight in self.total.items() if term in copy.total}
        if self.summed > 1 or len(common) in (0, len(self.total)):
            return False
        norm = math.sqrt(sum(weight**2 for weight in common.values())) or 1.0
        self.total = {term: weight / norm for term, weight in common.items()}
        return True

    def take(self, other: "Centroid") -> None:
        """Put another's reports to these."""
        self.members = [*self.members, *other.members]
        self.summed += other.summed
        self.texts = [*self.texts, *other.texts][-TEXTS:]
        for term, weight in other.total.items():
            self.total[term] = self.total.get(term, 0.0) + weight
        if len(self.total) > HELD:
            held = sorted(self.total, key=lambda term: (-self.total[term], term))[:HELD]
            self.total = {term: self.total[term] for term in held}
        self.days = sorted((*self.days, *other.days))

    def copy(self) -> "Centroid":
        """The same once more, to be added to without harm."""
        return evolve(self, total=dict(self.total))

    def to_plain(self) -> dict[str, Any]:
        """Lists, text and numbers that JSON can carry; what comes back is the same to the last digit and in the same order."""
        plain: dict[str, Any] = to_plain(self)
        return plain

    @staticmethod
    def from_plain(plain: dict[str, Any]) -> "Centroid":
        """A centroid from what `to_plain` gave."""
        return from_plain(plain, Centroid)


def silence(one: Sequence[date], other: Sequence[date]) -> int:
    """The days of silence between the middle half of some days and of others; none where either are not known."""
    if not one or not other:
        return 0
    (first, last), (begin, end) = _middle(one), _middle(other)
    return max(0, (first - end).days, (begin - last).days)


def _nearness(one: Sequence[date], other: Sequence[date]) -> float:
    gap = silence(one, other)
    if gap >= SILENCE and len(one) >= DATED and len(other) >= DATED:
        return 0.0
    return min(1.0, max(FAR, 1.0 - (1.0 - FAR) * (gap - NEAR_DAYS) / (FAR_DAYS - NEAR_DAYS)))


def _middle(days: Sequence[date]) -> tuple[date, date]:
    quarter = len(days) // 4
    return days[quarter], days[-1 - quarter]


class Index(Protocol):
    """The state of the grouping, centroid by centroid and word by word, so that it can be kept anywhere."""

    def next(self) -> int:
        """A number that no centroid has had, larger than all before."""
        ...

    def centroid(self, number: int) -> Centroid | None:
        """The centroid of that number, as it was last put; None where there is none."""
        ...

    def put(self, number: int, centroid: Centroid, terms: Sequence[str]) -> None:
        """Put a centroid in, or back after it has changed, under these words alone; it becomes the latest under each of them."""
        ...

    def drop(self, number: int) -> None:
        """Take out a centroid that has become part of another; it may be so new that it was never put."""
        ...

    def near(self, terms: Sequence[str], latest: int) -> list[int]:
        """The numbers, in order, of the centroids under some words; under each word only so many as were put last."""
        ...

    def add(self, terms: Sequence[str]) -> None:
        """Count one more report, and that it used these words."""
        ...

    def counts(self, terms: Sequence[str]) -> Mapping[str, int]:
        """How many reports have used each word so far; a word that none has used may be left out."""
        ...

    def total(self) -> int:
        """How many reports were counted."""
        ...


@define
class MemoryIndex:
    """The index of one weighing, gone with it."""

    centroids: dict[int, Centroid] = field(factory=dict)
    words: dict[int, Sequence[str]] = field(factory=dict)
    postings: dict[str, dict[int, None]] = field(factory=dict)
    used: dict[str, int] = field(factory=dict)
    reports: int = 0
    numbers: int = 0

    def next(self) -> int:
        """See Index."""
        self.numbers += 1
        return self.numbers

    def centroid(self, number: int) -> Centroid | None:
        """See Index."""
        return self.centroids.get(number)

    def put(self, number: int, centroid: Centroid, terms: Sequence[str]) -> None:
        """See Index."""
        self._forget(number)
        self.centroids[number] = centroid
        self.words[number] = terms
        for term in terms:
            self.postings.setdefault(term, {})[number] = None

    def drop(self, number: int) -> None:
        """See Index."""
        self._forget(number)
        self.centroids.pop(number, None)

    def _forget(self, number: int) -> None:
        for term in self.words.pop(number, ()):
            del self.postings[term][number]

    def near(self, terms: Sequence[str], latest: int) -> list[int]:
        """See Index."""
        return sorted({number for term in terms for number in islice(reversed(self.postings.get(term, {})), latest)})

    def add(self, terms: Sequence[str]) -> None:
        """See Index."""
        self.reports += 1
        for term in terms:
            self.used[term] = self.used.get(term, 0) + 1

    def counts(self, terms: Sequence[str]) -> Mapping[str, int]:
        """See Index."""
        return {term: self.used[term] for term in terms if term in self.used}

    def total(self) -> int:
        """See Index."""
        return self.reports


# All numbers here were chosen on the stories of docs/quality.md, where it also stands what comes of them without any dates.

# Centroids join, the most alike first, while their reports are on average this like (a cosine, 0 to 1). Below it kin events (two launches
# of one rocket, two missile tests) begin to run together.
JOIN = 0.2
# A likeness averaged over few pairs of reports says less than one over many: so much more is asked of one pair, half of it of two pairs,
# a third of three.
FEW = 0.1
# A report that is nearly as like another story as this one joins neither by itself: so many times as like it must be, where both stories
# have three reports, enough to know a story by.
TORN = 1.25
KNOWN = 3
# Who does it, where, and what kind of thing it is: where the likeness of two stories, each known, rests on these three words, and each has
# twice as many to tell, they are two events of one kind. Where so many words and more carry it, they are one.
BROAD = 3.5
OF_ALL = 0.5
# A report that no centroid took may still join a story that is at least this like it, and so many times as like as any other.
ADOPT = 0.13
CLEARLY = 2.0


def part(centroids: Sequence[Centroid]) -> list[list[int]]:
    """Some centroids as stories: the numbers of the centroids of each, in order. Nothing is done to the centroids themselves."""
    parts = {number: [centroid.number] for number, centroid in enumerate(centroids)}
    blocks = {number: centroid.copy() for number, centroid in enumerate(centroids)}
    _join(blocks, parts)
    _adopt(blocks, parts)
    return sorted(sorted(numbers) for numbers in parts.values())


def _join(blocks: dict[int, Centroid], parts: dict[int, list[int]]) -> None:
    """The most alike blocks become one, again and again, while any two are alike enough."""
    heap: list[tuple[float, int, int]] = []

    def compare(number: int) -> None:
        for other in blocks:
            if other < number:
                likeness = blocks[number].like(blocks[other])
                asked = JOIN + FEW / (blocks[number].summed * blocks[other].summed)
                if likeness >= asked and not _are_kin(blocks[number], blocks[other]):
                    heapq.heappush(heap, (-likeness, other, number))

    for number in blocks:
        compare(number)
    grown = len(blocks)
    while heap:
        likeness, one, other = heapq.heappop(heap)
        if one in blocks and other in blocks and not _is_torn(one, other, -likeness, blocks):
            block = blocks.pop(one)
            block.take(blocks.pop(other))
            blocks[grown] = block
            parts[grown] = parts.pop(one) + parts.pop(other)
            compare(grown)
            grown += 1


def _are_kin(one: Centroid, other: Centroid) -> bool:
    """Whether two stories, each known, are alike in the names of who, where and of what kind, and in little of what happened."""
    if min(one.summed, other.summed) < KNOWN:
        return False
    return one.breadth(other) < min(BROAD, OF_ALL * one.breadth(one), OF_ALL * other.breadth(other))


def _is_torn(one: int, other: int, likeness: float, blocks: Mapping[int, Centroid]) -> bool:
    """Whether one of two is a report alone that might as well go to a third."""
    alone, story = sorted((one, other), key=lambda number: (blocks[number].summed, number))
    if blocks[alone].summed > 1 or blocks[story].summed < KNOWN:
        return False
    rivals = (block for number, block in blocks.items() if block.summed >= KNOWN and number != story)
    return any(likeness < TORN * blocks[alone].like(rival) for rival in rivals)


def _adopt(blocks: dict[int, Centroid], parts: dict[int, list[int]]) -> None:
    """A report left alone goes to a story somewhat like it, if no other story is nearly as like: a feature, a comment, a late look."""
    alone = [number for number, block in blocks.items() if block.summed == 1]
    stories = [number for number, block in blocks.items() if block.summed > 1]
    for number in alone:
        near = sorted(((blocks[number].like(blocks[story]), -story) for story in stories), reverse=True)
        rival = near[1][0] if len(near) > 1 else 0.0
        if near and near[0][0] >= ADOPT and near[0][0] >= CLEARLY * rival:
            parts[-near[0][1]] += parts.pop(number)
