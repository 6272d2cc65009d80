"""Which of some centroids tell one story: the most alike first, and what is left alone to the one story that is somewhat like it."""

import heapq
from collections.abc import Mapping, Sequence

from legation.weighing.grouping.centroid import Centroid

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
