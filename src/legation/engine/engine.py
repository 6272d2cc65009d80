"""Where work runs: on one core, on every core of the machine, or on a cluster; and what it takes along. Output never depends on which."""

import pickle
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Generic, TypeVar

from attrs import frozen

from legation.engine import pool, ray

Item = TypeVar("Item")
Result = TypeVar("Result")
Kept = TypeVar("Kept")

NAMES: tuple[str, ...] = ("auto", "serial", "pool", "ray")

# Starting a pool costs 1.5 to 2.5 seconds, most of it loading the English model once more in each process; below a few
# megabytes of text that is more than the second core gives back.
POOL_FROM_BYTES = 3_000_000


class Engine(ABC):
    """Work on each item alone, with the results in a fixed order. An engine says where."""

    @abstractmethod
    def map(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """`work` (a top-level function of one argument) on each item, results in the order of the items, as soon as each is done."""

    def map_beside(self, work: Callable[[Item], Result], pairs: Iterable[tuple[Kept, Item]]) -> Iterator[tuple[Kept, Result]]:
        """`work` on the second of each pair; the first does not travel, and comes back beside the result."""
        waiting: deque[Kept] = deque()

        def items() -> Iterator[Item]:
            for kept, item in pairs:
                waiting.append(kept)
                yield item

        for result in self.map(work, items()):
            yield waiting.popleft(), result


@frozen
class Serial(Engine):
    """One core, one after another: what every other engine must agree with to the byte."""

    def map(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """See Engine."""
        return (work(item) for item in items)


@frozen
class Pool(Engine):
    """Every core of this machine."""

    def map(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """See Engine."""
        return pool.map_items(work, items)


@frozen
class Ray(Engine):
    """Every core of a cluster."""

    def map(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """See Engine."""
        return ray.map_items(work, items)


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


Held = TypeVar("Held")


class Shared(Generic[Held]):
    """Something large that every piece of work needs, such as the word lists of an office. In one process it is the very thing; a worker
    gets one of its own, the same for all pieces of work that came with it."""

    def __init__(self, held: Held, packed: bytes | None = None) -> None:
        self.held = held
        self._packed = packed

    def __reduce__(self) -> tuple[Callable[[bytes], "Shared[Held]"], tuple[bytes]]:
        """What is pickled: the packed thing, which is packed the first time only."""
        if self._packed is None:
            self._packed = pickle.dumps(self.held)
        return _open, (self._packed,)


# Two, for a worker of a cluster may work for two offices in turn.
@lru_cache(maxsize=2)
def _open(packed: bytes) -> Shared[Held]:
    return Shared(pickle.loads(packed), packed)  # noqa: S301 (packed by the process that gave this one its work)
