"""One core, one after another: the engine that every other must agree with to the byte."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Key = TypeVar("Key")
Value = TypeVar("Value")
Folded = TypeVar("Folded")


def map_items(work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
    """`work` on each item alone, results in the order of the items, as soon as each is done."""
    return (work(item) for item in items)


def gather_items(
    emit: Callable[[Item], Iterable[tuple[Key, Value]]],
    fold: Callable[[tuple[Key, Sequence[Value]]], Folded],
    items: Iterable[Item],
) -> list[Folded]:
    """Items against each other: `emit` keys each, `fold` takes a key with its values; results in the order keys first came."""
    return [fold(keyed) for keyed in keyed_values(map_items(emit, items))]


def keyed_values(emitted: Iterable[Iterable[tuple[Key, Value]]]) -> list[tuple[Key, Sequence[Value]]]:
    """Values by key, keys in the order they first came, values in the order of the items."""
    shelves: dict[Key, list[Value]] = {}
    for pairs in emitted:
        for key, value in pairs:
            shelves.setdefault(key, []).append(value)
    return list(shelves.items())
