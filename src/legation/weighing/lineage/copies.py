"""How likely it is that two reports have one text behind them: a small fitted table over the words that they and nobody else share."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from attrs import evolve, frozen

from legation.language.weights import read_fitted
from legation.records.report import Span
from legation.records.story import Passage
from legation.weighing.lineage.reuse import SEED, OwnWords, Reuse, find_grams, find_reuse, index_words

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
        for one in same_as[copy.reuse.one]:
            found += [_rename(copy, one, other, order) for other in same_as[copy.reuse.other]]
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
    carriers: dict[tuple[str, ...], list[int]] = {}
    for number, index in enumerate(indexes):
        for gram in index:
            carriers.setdefault(gram, []).append(number)
    reuses = list(_compare(words, indexes, carriers))
    # Sets of reports as the bits of a number: a run is asked for its carriers once for each pair.
    bits = {own.report: 1 << number for number, own in enumerate(words)}
    near = {report: sum(bits[other] for other in others) for report, others in _find_near(words, reuses, wires).items()}
    carried = {gram: sum(1 << number for number in set(numbers)) for gram, numbers in carriers.items()}
    places = {own.report: own for own in words}
    return [_judge(reuse, places[reuse.one], places[reuse.other], carried, near) for reuse in reuses]


def _compare(
    words: Sequence[OwnWords], indexes: Sequence[Mapping[tuple[str, ...], Sequence[int]]], carriers: Mapping[tuple[str, ...], Sequence[int]]
) -> Iterator[Reuse]:
    alike: dict[tuple[int, int], int] = {}
    for numbers in carriers.values():
        for pair in combinations(numbers, 2):
            alike[pair] = alike.get(pair, 0) + 1
    for one, other in sorted(pair for pair, shared in alike.items() if shared >= ALIKE):
        reuse = find_reuse(words[one], words[other], indexes[other])
        if reuse is not None:
            yield reuse


def _find_near(words: Sequence[OwnWords], reuses: Iterable[Reuse], wires: Mapping[str, str]) -> dict[str, set[str]]:
    """For each report those that plainly carry the same text: their having a run makes it no common phrase."""
    near: dict[str, set[str]] = {own.report: {own.report} for own in words}
    for reuse in reuses:
        if max(reuse.share_one, reuse.share_other) >= MAJOR_SHARE:
            near[reuse.one].add(reuse.other)
            near[reuse.other].add(reuse.one)
    carried: dict[str, list[str]] = {}
    for report, name in wires.items():
        carried.setdefault(name, []).append(report)
    for reports in carried.values():
        for report in reports:
            near[report].update(reports)
    return near


def _judge(
    reuse: Reuse,
    one: OwnWords,
    other: OwnWords,
    carried: Mapping[tuple[str, ...], int],
    near: Mapping[str, int],
) -> Copy:
    others = ~(near[reuse.one] | near[reuse.other])

    def is_rare(gram: tuple[str, ...]) -> bool:
        return not carried.get(gram, 0) & others

    left = _count_rare(one, [(passage.left.start, passage.left.end) for passage in reuse.passages], is_rare)
    right = _count_rare(other, [(passage.right.start, passage.right.end) for passage in reuse.passages], is_rare)
    rare, run = min(left[0], right[0]), min(left[1], right[1])
    return Copy(reuse, rare, run, judge(rare, run, min(one.size, other.size)))


def _count_rare(own: OwnWords, spans: Sequence[tuple[int, int]], is_rare: Callable[[tuple[str, ...]], bool]) -> tuple[int, int]:
    """How many own words of some passages stand in runs that no third report has, and how many the longest of the passages has."""
    inside = [0] * (max(own.ends, default=0) + 1)
    for number, (start, end) in enumerate(spans, 1):
        inside[start:end] = [number] * (end - start)
    rare: dict[int, int] = {}
    for place, gram in find_grams(own, SEED):
        last = place + SEED - 1
        passage = inside[own.starts[place]]
        if passage and inside[own.starts[last]] == passage and is_rare(gram):
            rare.update((step, passage) for step in range(place, place + SEED) if own.own[step])
    return len(rare), max(Counter(rare.values()).values(), default=0)


def judge(rare: int, run: int, size: int) -> float:
    """The chance by the table, from the rare words that two reports share, the most in one run, and the own words of the shorter."""
    share = min(1.0, rare / (size + FEW))
    points = WEIGHTS["start"] + WEIGHTS["run"] * math.log2(1 + run) + WEIGHTS["share"] * math.sqrt(share)
    return 1 / (1 + math.exp(-points))
