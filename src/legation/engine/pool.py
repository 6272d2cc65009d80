"""Every core of this machine, by worker processes; the same results in the same order as serial."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

from legation.engine.serial import keyed_values

Item = TypeVar("Item")
Result = TypeVar("Result")
Key = TypeVar("Key")
Value = TypeVar("Value")
Folded = TypeVar("Folded")

# How many items may be under way at once for each worker: enough to keep it busy, few enough that an endless source is
# never read ahead into memory.
AHEAD = 2


def workers() -> int:
    """How many processes this machine has cores for."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def map_items(work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
    """`work` on each item in some process, results in the order of the items. `work` is a top-level function of one argument."""
    # "spawn" and not "fork": the parent may have threads (a parser, a progress bar), and a forked lock never opens.
    with ProcessPoolExecutor(max_workers=workers(), mp_context=get_context("spawn")) as pool:
        yield from _in_order(pool, work, items)


def _in_order(pool: Executor, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
    rest = iter(items)
    waiting = [pool.submit(work, item) for item in islice(rest, workers() * AHEAD)]
    while waiting:
        yield waiting.pop(0).result()
        waiting.extend(pool.submit(work, item) for item in islice(rest, 1))


def gather_items(
    emit: Callable[[Item], Iterable[tuple[Key, Value]]],
    fold: Callable[[tuple[Key, Sequence[Value]]], Folded],
    items: Iterable[Item],
) -> list[Folded]:
    """Items against each other, keyed and folded in worker processes; results in the order keys first came."""
    with ProcessPoolExecutor(max_workers=workers(), mp_context=get_context("spawn")) as pool:
        keyed = keyed_values(_in_order(pool, emit, items))
        return list(_in_order(pool, fold, keyed))
