"""Every core of this machine, by worker processes; the same results in the same order as serial."""

import os
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from legation.engine.turns import in_turn

Item = TypeVar("Item")
Result = TypeVar("Result")


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
