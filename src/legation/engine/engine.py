"""Where work runs: on one core, on every core of the machine, or on a cluster. Output never depends on which."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, Protocol, TypeVar

from attrs import frozen

from legation.engine import pool, ray, serial

Item = TypeVar("Item")
Result = TypeVar("Result")
Key = TypeVar("Key")
Value = TypeVar("Value")
Folded = TypeVar("Folded")

Name = Literal["auto", "serial", "pool", "ray"]
NAMES: tuple[str, ...] = ("auto", "serial", "pool", "ray")

# Starting a pool costs 1.5 to 2.5 seconds, most of it loading the English model once more in each process; below a few
# megabytes of text that is more than the second core gives back.
POOL_FROM_BYTES = 3_000_000


class Engine(Protocol):
    """`map` for each item alone, `gather` for items against each other; both return in a fixed order."""

    def map(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """`work` (a top-level function of one argument) on each item, results in the order of the items."""
        ...

    def gather(
        self,
        emit: Callable[[Item], Iterable[tuple[Key, Value]]],
        fold: Callable[[tuple[Key, Sequence[Value]]], Folded],
        items: Iterable[Item],
    ) -> list[Folded]:
        """Key every item with `emit`, fold each key with all its values, in the order keys first came."""
        ...


@frozen
class Serial:
    """One core."""

    def map(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """See Engine."""
        return serial.map_items(work, items)

    def gather(
        self,
        emit: Callable[[Item], Iterable[tuple[Key, Value]]],
        fold: Callable[[tuple[Key, Sequence[Value]]], Folded],
        items: Iterable[Item],
    ) -> list[Folded]:
        """See Engine."""
        return serial.gather_items(emit, fold, items)


@frozen
class Pool:
    """Every core of this machine."""

    def map(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """See Engine."""
        return pool.map_items(work, items)

    def gather(
        self,
        emit: Callable[[Item], Iterable[tuple[Key, Value]]],
        fold: Callable[[tuple[Key, Sequence[Value]]], Folded],
        items: Iterable[Item],
    ) -> list[Folded]:
        """See Engine."""
        return pool.gather_items(emit, fold, items)


@frozen
class Ray:
    """Every core of a cluster."""

    def map(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """See Engine."""
        return ray.map_items(work, items)

    def gather(
        self,
        emit: Callable[[Item], Iterable[tuple[Key, Value]]],
        fold: Callable[[tuple[Key, Sequence[Value]]], Folded],
        items: Iterable[Item],
    ) -> list[Folded]:
        """See Engine."""
        return ray.gather_items(emit, fold, items)


def choose(name: str, size: int = 0) -> Engine:
    """The engine of that name; ``auto`` takes the pool only for `size` characters of text that repay its start.

    Raises RayMissingError where Ray is asked for and not installed.
    """
    if name == "ray":
        ray.check()
        return Ray()
    if name == "pool" or (name == "auto" and size >= POOL_FROM_BYTES and pool.workers() > 1):
        return Pool()
    return Serial()
