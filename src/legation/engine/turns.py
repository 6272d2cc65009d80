"""Work under way in several places at once, with its results in the order of the items."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")
Pending = TypeVar("Pending")
Result = TypeVar("Result")

# How many items may be under way at once for each worker: enough to keep it busy, few enough that an endless source is
# never read ahead into memory.
AHEAD = 2


def in_turn(start: Callable[[Item], Pending], wait: Callable[[Pending], Result], items: Iterable[Item], workers: int) -> Iterator[Result]:
    """Start work on each item, some ahead of others, and give the results in the order of the items as soon as each is done."""
    rest = iter(items)
    under_way = deque(start(item) for item in islice(rest, workers * AHEAD))
    while under_way:
        yield wait(under_way.popleft())
        under_way.extend(start(item) for item in islice(rest, 1))
