"""Where the centroids stand: found by their rarest words, so that only what is near is ever looked at."""

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Protocol

from attrs import define, field

from legation.weighing.grouping.centroid import Centroid


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
