"""Every core of this machine, by worker processes; and work under way in several places, with its results in the order of the items."""

import os
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


def workers() -> int:
    """How many processes this machine has cores for."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def map_items(work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
    """`work` on each item in some process, results in the order of the items. `work` is a top-level function of one argument."""
    # Loaded here, for commands that never start a pool begin sooner without.
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing import get_context

    # "spawn" and not "fork": the parent may have threads (a parser, a progress bar), and a forked lock never opens.
    with ProcessPoolExecutor(max_workers=workers(), mp_context=get_context("spawn")) as pool:
        yield from in_turn(lambda item: pool.submit(work, item), Future[Result].result, items, workers())
