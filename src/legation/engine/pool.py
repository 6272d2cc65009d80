"""Every core of this machine, by worker processes; the same results in the same order as serial."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

from legation.engine.serial import keyed_values
from legation.engine.turns import in_turn

Item = TypeVar("Item")
Result = TypeVar("Result")
Key = TypeVar("Key")
Value = TypeVar("Value")
Folded = TypeVar("Folded")


def workers() -> int:
    """How many processes this machine has cores for."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def map_items(work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
    """`work` on each item in some process, results in the order of the items. `work` is a top-level function of one argument."""
    with _open() as pool:
        yield from _map(pool, work, items)


def gather_items(
    emit: Callable[[Item], Iterable[tuple[Key, Value]]],
    fold: Callable[[tuple[Key, Sequence[Value]]], Folded],
    items: Iterable[Item],
) -> list[Folded]:
    """Items against each other, keyed here and folded in worker processes; results in the order keys first came."""
    keyed = keyed_values(map(emit, items))
    with _open() as pool:
        return list(_map(pool, fold, keyed))


def _open() -> Executor:
    # "spawn" and not "fork": the parent may have threads (a parser, a progress bar), and a forked lock never opens.
    return ProcessPoolExecutor(max_workers=workers(), mp_context=get_context("spawn"))


def _map(pool: Executor, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
    return in_turn(lambda item: pool.submit(work, item), Future[Result].result, items, workers())
