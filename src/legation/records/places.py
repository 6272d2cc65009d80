"""Things that stand somewhere in a report, laid down by their addresses: those at a place are found without looking at all of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Generic, TypeVar

from attrs import frozen

from legation.records.report import Span

T = TypeVar("T")


@frozen(eq=False)
class _Shelf:
    """The addresses in one place of a report, by where they begin: their numbers, and how far any of them up to there goes."""

    starts: Sequence[int]
    reach: Sequence[int]
    numbers: Sequence[int]


@frozen(eq=False)
class Places(Generic[T]):
    """Some things and the address of each; what is found comes in the order in which they were given."""

    things: Sequence[T]
    spans: Sequence[Span]
    shelves: dict[str, _Shelf]

    @classmethod
    def of(cls, things: Iterable[T], where: Callable[[T], Span]) -> "Places[T]":
        """Things laid down by the address that `where` tells of each."""
        given = tuple(things)
        spans = tuple(where(thing) for thing in given)
        numbers: dict[str, list[int]] = {}
        for number in sorted(range(len(given)), key=lambda number: spans[number].start):
            numbers.setdefault(spans[number].where, []).append(number)
        shelves = {
            place: _Shelf([spans[number].start for number in here], list(accumulate((spans[number].end for number in here), max)), here)
            for place, here in numbers.items()
        }
        return cls(given, spans, shelves)

    def numbers(self, span: Span) -> list[int]:
        """The places, in order, of those that share a character with an address."""
        shelf = self.shelves.get(span.where)
        if shelf is None:
            return []
        first, last = bisect_right(shelf.reach, span.start), bisect_left(shelf.starts, span.end)
        return sorted(number for number in shelf.numbers[first:last] if self.spans[number].overlaps(span))

    def inside(self, span: Span) -> Iterator[T]:
        """Those that stand inside an address."""
        shelf = self.shelves.get(span.where)
        if shelf is not None:
            first, last = bisect_left(shelf.starts, span.start), bisect_right(shelf.starts, span.end)
            yield from (self.things[number] for number in sorted(shelf.numbers[first:last]) if self.spans[number] in span)

    def beside(self, span: Span) -> Iterator[T]:
        """Those that share a character with an address."""
        return (self.things[number] for number in self.numbers(span))
