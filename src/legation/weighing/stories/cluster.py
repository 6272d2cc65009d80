"""Which reports tell one story. A miss is better than a false merge: two reports apart can be put together by a word of the officer."""

import heapq
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from attrs import define, field, frozen

from legation.records.lexicon import Lexicon
from legation.records.ruling import Ruling
from legation.weighing.rulings import find_pairs, sentence
from legation.weighing.stories.sketch import COUNTED, Sketch, background

# Likeness is a cosine, 0 to 1. A report joins at once the kernel that it is on average this like: the same event, often the same text.
KERNEL = 0.45
# Kernels join, the most alike first, while their reports are on average this like. Below it kin events (two launches of one rocket,
# two missile tests) begin to run together.
JOIN = 0.2
# A report that no kernel took may still join a story that is at least this like it, and so many times as like as any other.
ADOPT = 0.13
CLEARLY = 2.0
# Rare words count more than in proportion: they are what tells one event from its kin.
RARITY = 1.25
# A report that appeared within a month of the others is weighed by its words alone; one half a year off must be a sixth more like them.
NEAR_DAYS = 30
FAR_DAYS = 180
FAR = 0.85
# One date may be wrong (a crawler's, a footer's). Three reports here, three there, and three weeks of silence between the middle half of
# these and of those: that is an announcement and its outcome, or two of a kind, however alike the words are.
DATED = 3
SILENCE = 21
# Only the weightiest words of a report are looked up, and of the kernels that use a word only the latest: so the cost of a new
# report does not grow with the number of reports there are.
LOOKED_UP = 30
LATEST = 64
# A kernel holds this many words, the weightiest of its reports.
HELD = 320


@frozen
class Thread:
    """Reports that were found to tell one story, in the order in which they came; `first` is the one that the story was minted with.
    `reasons` tell what the officer ruled about it."""

    reports: tuple[str, ...]
    first: str
    reasons: tuple[str, ...] = ()


@define
class Kernel:
    """Reports held together: the sum of their words' weights, and the days on which they appeared, in order, where those are known."""

    order: int
    members: list[str]
    total: dict[str, float]
    days: list[date]

    def like(self, other: "Kernel") -> float:
        """How like the reports of two kernels are on average, less where they are far apart in time."""
        small, large = sorted((self.total, other.total), key=len)
        shared = sum(weight * large.get(term, 0.0) for term, weight in small.items())
        return shared / (len(self.members) * len(other.members)) * _nearness(self.days, other.days)

    def rarest(self) -> list[str]:
        """The words by which others find it."""
        return sorted(self.total, key=lambda term: (-self.total[term], term))[:LOOKED_UP]

    def take(self, other: "Kernel") -> None:
        """Put another's reports to these."""
        self.order = min(self.order, other.order)
        self.members.extend(other.members)
        for term, weight in other.total.items():
            self.total[term] = self.total.get(term, 0.0) + weight
        if len(self.total) > HELD:
            held = sorted(self.total, key=lambda term: (-self.total[term], term))[:HELD]
            self.total = {term: self.total[term] for term in held}
        self.days = sorted((*self.days, *other.days))


def _nearness(one: Sequence[date], other: Sequence[date]) -> float:
    gap = _gap(one, other)
    if gap >= SILENCE and len(one) >= DATED and len(other) >= DATED:
        return 0.0
    return min(1.0, max(FAR, 1.0 - (1.0 - FAR) * (gap - NEAR_DAYS) / (FAR_DAYS - NEAR_DAYS)))


def _gap(one: Sequence[date], other: Sequence[date]) -> int:
    """The days of silence between the middle half of some days and of others; none where either are not known."""
    if not one or not other:
        return 0
    (first, last), (begin, end) = _middle(one), _middle(other)
    return max(0, (first - end).days, (begin - last).days)


def _middle(days: Sequence[date]) -> tuple[date, date]:
    quarter = len(days) // 4
    return days[quarter], days[-1 - quarter]


@define
class Shelf:
    """Kernels, found by their rarest words; a search goes through those words' latest kernels, never through all."""

    postings: dict[str, dict[int, None]] = field(factory=dict)
    kernels: dict[int, Kernel] = field(factory=dict)

    def put(self, number: int, kernel: Kernel) -> None:
        """Put a kernel on the shelf, or back after it has grown."""
        self.kernels[number] = kernel
        for term in kernel.rarest():
            shelf = self.postings.setdefault(term, {})
            shelf.pop(number, None)
            shelf[number] = None
            if len(shelf) > LATEST:
                del shelf[next(iter(shelf))]

    def drop(self, number: int) -> None:
        """Take a kernel off that has become part of another."""
        kernel = self.kernels.pop(number)
        for term in kernel.rarest():
            self.postings.get(term, {}).pop(number, None)

    def near(self, kernel: Kernel) -> Iterator[tuple[float, int]]:
        """The kernels that share rare words with one, with their likeness to it, in the order of their numbers."""
        for number in sorted({number for term in kernel.rarest() for number in self.postings.get(term, ())}):
            other = self.kernels.get(number)
            if other is not None and other is not kernel:
                yield kernel.like(other), number


def find_threads(sketches: Sequence[Sketch], lexicon: Lexicon, rulings: Sequence[Ruling] = ()) -> list[Thread]:
    """The reports in stories, and each report that tells none alone; in the order in which the first of each came."""
    kernels = _adopt(_join(_find_kernels(_weigh(sketches, lexicon))))
    place = {sketched.report: number for number, sketched in enumerate(sketches)}
    threads = [tuple(sorted(kernel.members, key=place.__getitem__)) for kernel in sorted(kernels, key=lambda kernel: kernel.order)]
    return obey([Thread(reports, reports[0]) for reports in threads], rulings)


def _weigh(sketches: Sequence[Sketch], lexicon: Lexicon) -> Iterator[Kernel]:
    """Each report as a kernel of its own: its words weighted by how rare they are, in the reports at hand and in news at large."""
    used = Counter(term for sketched in sketches for term in sketched.terms)
    known = background(lexicon)
    for order, sketched in enumerate(sketches):
        raw = {
            term: prominence * math.log((len(sketches) + COUNTED) / (used[term] + known.get(term, 1.0))) ** RARITY
            for term, prominence in sketched.terms.items()
        }
        norm = math.sqrt(sum(weight**2 for weight in raw.values())) or 1.0
        days = [sketched.day] if sketched.day else []
        yield Kernel(order, [sketched.report], {term: weight / norm for term, weight in raw.items()}, days)


def _find_kernels(reports: Iterable[Kernel]) -> list[Kernel]:
    """One pass in order of arrival: what is plainly the same goes together at once, unless weeks lie between."""
    shelf = Shelf()
    for number, report in enumerate(reports):
        near = (found for found in shelf.near(report) if _gap(report.days, shelf.kernels[found[1]].days) < SILENCE)
        likeness, best = max(near, key=lambda found: (found[0], -found[1]), default=(0.0, -1))
        if likeness >= KERNEL:
            kernel = shelf.kernels[best]
            kernel.take(report)
            shelf.put(best, kernel)
        else:
            shelf.put(number, report)
    return list(shelf.kernels.values())


def _join(kernels: Sequence[Kernel]) -> list[Kernel]:
    """The most alike kernels become one, again and again, while any two are alike enough."""
    shelf = Shelf()
    heap: list[tuple[float, int, int]] = []
    for number, kernel in enumerate(kernels):
        heap.extend((-likeness, other, number) for likeness, other in shelf.near(kernel) if likeness >= JOIN)
        shelf.put(number, kernel)
    heapq.heapify(heap)
    grown = len(kernels)
    while heap:
        _, one, other = heapq.heappop(heap)
        if one in shelf.kernels and other in shelf.kernels:
            kernel, taken = shelf.kernels[one], shelf.kernels[other]
            shelf.drop(one)
            shelf.drop(other)
            kernel.take(taken)
            for likeness, near in shelf.near(kernel):
                if likeness >= JOIN:
                    heapq.heappush(heap, (-likeness, near, grown))
            shelf.put(grown, kernel)
            grown += 1
    return list(shelf.kernels.values())


def _adopt(kernels: Sequence[Kernel]) -> list[Kernel]:
    """A report left alone goes to a story somewhat like it, if no other story is nearly as like: a feature, a comment, a late look."""
    shelf = Shelf()
    for number, kernel in enumerate(kernels):
        if len(kernel.members) > 1:
            shelf.put(number, kernel)
    alone = [kernel for kernel in kernels if len(kernel.members) == 1]
    chosen = []
    for kernel in alone:
        near = sorted(shelf.near(kernel), key=lambda found: (-found[0], found[1]))
        rival = near[1][0] if len(near) > 1 else 0.0
        if near and near[0][0] >= ADOPT and near[0][0] >= CLEARLY * rival:
            chosen.append((near[0][1], kernel))
    for number, kernel in chosen:
        kernels[number].take(kernel)
    adopted = {id(kernel) for _, kernel in chosen}
    return [kernel for kernel in kernels if id(kernel) not in adopted]


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
            made[made.index(early)] = Thread(
                (*early.reports, *late.reports), early.first, (*early.reasons, *late.reasons, sentence(ruling))
            )
            made.remove(late)
        else:
            rest = tuple(report for report in left.reports if report != other)
            made[made.index(left)] = Thread(rest, left.first if left.first in rest else rest[0], (*left.reasons, sentence(ruling)))
            made.append(Thread((other,), other))
    return made
