"""How likely it is that two reports have one text behind them: a small fitted table over the words that they and nobody else share."""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from attrs import evolve, frozen

from legation.language.weights import read_fitted
from legation.records.report import Span
from legation.records.story import Passage
from legation.weighing.lineage.reuse import SEED, OwnWords, Reuse, find_grams, find_reuse, index_words

Gram = tuple[str, ...]

# What they mean, and what they were fitted on, stands beside them in the file.
WEIGHTS = dict(read_fitted(Path(__file__).with_name("copies.json")).weights)
# A text of a few words tells little by its share: so many are added to its length.
FEW = 20
# From an even chance on two reports are held to be one text; below it, down to DOUBTED, it cannot be told.
JOINED = 0.5
DOUBTED = 0.3
# From a third on, a report hangs on the other as a whole: then even groups that are formed already become one.
MAJOR_SHARE = 1 / 3
# Of the reports of a story only those with this many short runs of words in common are compared word by word.
ALIKE = 3
# Whoever has a run of words that more reports of a story have is compared, for it, with so many of them, the first: a text that hundreds
# print with a word changed is known by these, and hundreds are not laid side by side two by two.
FIRST = 32


@frozen
class Copy:
    """What two reports share word for word outside quotations (`reuse`), how many words of it no third report has (`rare`), how
    many of these stand in one run (`run`), and how likely it is (0 to 1) that the one has the other's text, or both a third's."""

    reuse: Reuse
    rare: int
    run: int
    chance: float

    @property
    def share(self) -> float:
        """How much of the one of which it is more the shared words make up, 0 to 1."""
        return max(self.reuse.share_one, self.reuse.share_other)

    @property
    def joins(self) -> bool:
        """Whether the two are held to be one text."""
        return self.chance >= JOINED


def find_copies(words: Sequence[OwnWords], wires: Mapping[str, str]) -> list[Copy]:
    """The pairs of a story's reports that share words. `wires`: what a report as a whole is credited to, by report.

    Reports of one and the same text are folded: the first of them is compared with the others and stands for all; each of the rest is
    laid beside the first and beside what that shares words with.
    """
    folded: dict[tuple[object, ...], list[OwnWords]] = {}
    for own in words:
        folded.setdefault((own.plain, own.starts, own.own), []).append(own)
    firsts = [same[0] for same in folded.values()]
    named = {same[0].report: wires[one.report] for same in folded.values() for one in same if one.report in wires}
    order = {own.report: place for place, own in enumerate(words)}
    same_as = {same[0].report: [one.report for one in same] for same in folded.values()}
    found: list[Copy] = []
    for copy in _find_copies(firsts, named):
        others = same_as[copy.reuse.other]
        for number, one in enumerate(same_as[copy.reuse.one]):
            found += [_rename(copy, one, other, order) for other in (others if number < FIRST else others[:FIRST])]
    for same in folded.values():
        found += [_whole(same[0], other) for other in same[1:] if other.size]
    return sorted(found, key=lambda copy: (order[copy.reuse.one], order[copy.reuse.other]))


def _rename(copy: Copy, one: str, other: str, order: Mapping[str, int]) -> Copy:
    """The same for two reports of the same texts."""
    reuse = copy.reuse
    if (one, other) == (reuse.one, reuse.other):
        return copy
    passages = tuple(evolve(passage, one=one, other=other) for passage in reuse.passages)
    if order[one] < order[other]:
        return evolve(copy, reuse=evolve(reuse, one=one, other=other, passages=passages))
    turned = tuple(Passage(p.other, p.right, p.one, p.left, p.words) for p in passages)
    return evolve(copy, reuse=Reuse(other, one, turned, reuse.words, reuse.share_other, reuse.share_one))


def _whole(one: OwnWords, other: OwnWords) -> Copy:
    """Two reports of one text."""
    passage = Passage(one.report, Span(one.starts[0], one.ends[-1]), other.report, Span(other.starts[0], other.ends[-1]), one.size)
    return Copy(Reuse(one.report, other.report, (passage,), one.size, 1.0, 1.0), one.size, one.size, judge(one.size, one.size, one.size))


def _find_copies(words: Sequence[OwnWords], wires: Mapping[str, str]) -> list[Copy]:
    indexes = [index_words(own) for own in words]
    carriers: dict[Gram, list[int]] = {}
    for number, index in enumerate(indexes):
        for gram in index:
            carriers.setdefault(gram, []).append(number)
    reuses = list(_compare(words, indexes, carriers.values()))
    near = _find_near(words, reuses, wires)
    # Sets of reports, and of words of a report, are the bits of a number.
    carried = {gram: sum(1 << number for number in numbers) for gram, numbers in carriers.items()}
    laid = {own.report: _lay(own, carried) for own in words}
    return [_judge(reuse, laid[reuse.one], laid[reuse.other], ~(near[reuse.one] | near[reuse.other])) for reuse in reuses]


def _compare(
    words: Sequence[OwnWords], indexes: Sequence[Mapping[Gram, Sequence[int]]], carriers: Iterable[Sequence[int]]
) -> Iterator[Reuse]:
    alike: dict[tuple[int, int], int] = {}
    for numbers, runs in Counter(tuple(numbers) for numbers in carriers if len(numbers) > 1).items():
        for place, one in enumerate(numbers[:FIRST], 1):
            for other in numbers[place:]:
                alike[one, other] = alike.get((one, other), 0) + runs
    for one, other in sorted(pair for pair, shared in alike.items() if shared >= ALIKE):
        reuse = find_reuse(words[one], words[other], indexes[other])
        if reuse is not None:
            yield reuse


def _find_near(words: Sequence[OwnWords], reuses: Iterable[Reuse], wires: Mapping[str, str]) -> dict[str, int]:
    """For each report those that plainly carry the same text: their having a run makes it no common phrase."""
    bits = {own.report: 1 << number for number, own in enumerate(words)}
    near = dict(bits)
    for reuse in reuses:
        if max(reuse.share_one, reuse.share_other) >= MAJOR_SHARE:
            near[reuse.one] |= bits[reuse.other]
            near[reuse.other] |= bits[reuse.one]
    carried: dict[str, int] = {}
    for report, name in wires.items():
        carried[name] = carried.get(name, 0) | bits[report]
    for report, name in wires.items():
        near[report] |= carried[name]
    return near


@frozen
class _Laid:
    """The words of a report, with the places of its runs by who has them (`runs`: carriers, then places) and of its outlet's `own` words,
    of which there are so many (`size`)."""

    words: OwnWords
    size: int
    runs: tuple[tuple[int, int], ...]
    own: int


def _lay(words: OwnWords, carried: Mapping[Gram, int]) -> _Laid:
    places: dict[int, list[int]] = {}
    for place, gram in find_grams(words, SEED):
        places.setdefault(carried[gram], []).append(place)
    size = len(words.plain)
    own = (place for place, own in enumerate(words.own) if own)
    return _Laid(words, words.size, tuple((by, _bits(found, size)) for by, found in places.items()), _bits(own, size))


def _bits(places: Iterable[int], size: int) -> int:
    """Some places as the bits of a number, in one step however many they are."""
    marks = bytearray(b"0") * (size + 1)
    for place in places:
        marks[-1 - place] = ord("1")
    return int(marks, 2)


def _judge(reuse: Reuse, one: _Laid, other: _Laid, others: int) -> Copy:
    left = _count_rare(one, [passage.left for passage in reuse.passages], others)
    right = _count_rare(other, [passage.right for passage in reuse.passages], others)
    rare, run = min(left[0], right[0]), min(left[1], right[1])
    return Copy(reuse, rare, run, judge(rare, run, min(one.size, other.size)))


def _count_rare(laid: _Laid, spans: Sequence[Span], others: int) -> tuple[int, int]:
    """How many own words of some passages stand in runs that none of the `others` has, and how many the longest of the passages has."""
    begins = 0
    for by, places in laid.runs:
        if not by & others:
            begins |= places
    every = most = taken = 0
    # Of passages that overlap the later one has what both have.
    for span in reversed(spans):
        first, end = (bisect_left(laid.words.starts, place) for place in (span.start, span.end))
        inside = ((1 << end) - (1 << first)) & ~taken
        taken |= inside
        begun = begins & inside & inside >> SEED - 1
        rare = 0
        for step in range(SEED):
            rare |= begun << step
        rare &= laid.own & ~every
        every |= rare
        most = max(most, rare.bit_count())
    return every.bit_count(), most


def judge(rare: int, run: int, size: int) -> float:
    """The chance by the table, from the rare words that two reports share, the most in one run, and the own words of the shorter."""
    share = min(1.0, rare / (size + FEW))
    points = WEIGHTS["start"] + WEIGHTS["run"] * math.log2(1 + run) + WEIGHTS["share"] * math.sqrt(share)
    return 1 / (1 + math.exp(-points))
