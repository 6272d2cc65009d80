"""A word list as it is handed out: in its order, asked in one step, and empty only where its language says so."""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

import attrs

T = TypeVar("T")


class WordList(tuple[str, ...]):
    """WordList and phrases in the order of their file; whether a word is one of them is asked in one step, as of a set."""

    @cached_property
    def set(self) -> frozenset[str]:
        """The same words without an order."""
        return frozenset(self)

    @cached_property
    def kept(self) -> dict[Any, Any]:
        """What was compiled of the list, by how (language/patterns.py)."""
        return {}

    def only(self, keep: Callable[[str], bool]) -> "WordList":
        """The words of which something is so; still none where the language has none."""
        return self if isinstance(self, NoWordList) else WordList(filter(keep, self))

    def __contains__(self, word: object) -> bool:
        return word in self.set

    def __reduce__(self) -> tuple[type["WordList"], tuple[tuple[str, ...]]]:
        return type(self), (tuple(self),)


class NoWordList(WordList):
    """A list that a language leaves out on purpose: its folder says so. Any other empty list is a fault."""


class NoTable(dict[str, Any]):
    """A table that a language leaves out on purpose."""


class Range(NamedTuple):
    """The least and the most that a word may stand for: "dozens" is 12 to 120, spring the months 3 to 5."""

    least: float
    most: float


class Months(NamedTuple):
    """The first and the last month of a part of the year; a winter begins in one year and ends in the next."""

    first: int
    last: int


class MonthDay(NamedTuple):
    """A day that comes every year: month and day."""

    month: int
    day: int


class Unit(NamedTuple):
    """The unit in which a measure is compared, and the factor to it: a mile is 1.609344 of "km"."""

    name: str
    factor: float


class Sort(NamedTuple):
    """What a word tells of, and which of its kinds: ("range", "short")."""

    name: str
    kind: str


def absent(kind: type[T]) -> T:
    """The lists of a reader in a language that has none of them."""
    nothing: dict[str, Any] = {
        one.name: NoWordList() if one.type is WordList else () if str(one.type).startswith("tuple") else NoTable()
        for one in attrs.fields(kind)  # type: ignore[arg-type]
    }
    return kind(**nothing)


def is_absent(words: Iterable[str]) -> bool:
    """Whether a language has no such words, and says so."""
    return isinstance(words, NoWordList | NoTable)


def as_words(_kind: type, fields: list["attrs.Attribute[Any]"]) -> list["attrs.Attribute[Any]"]:
    """Makes WordList of every plain list that a class of lists is given."""
    return [one.evolve(converter=_to_words) if one.type is WordList else one for one in fields]


def _to_words(words: Iterable[str]) -> WordList:
    return words if isinstance(words, WordList) else WordList(words)
