"""A cluster, by Ray: a local one is started where none is named (`RAY_ADDRESS`). The same results in the same order as serial.

The one place where Ray is imported, and only when it is asked for: it comes with the extra ``legation[ray]``.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, TypeVar

from legation.engine.pool import in_turn, workers

if TYPE_CHECKING:
    from types import ModuleType

Item = TypeVar("Item")
Result = TypeVar("Result")

# What is under way at once is a few shards of a megabyte; Ray would take a third of the machine's memory for it.
OBJECTS = 512 * 1024 * 1024


class RayMissingError(Exception):
    """Ray was asked for and is not installed; the message says what to do."""


def check() -> None:
    """Raises RayMissingError where Ray is not installed."""
    if find_spec("ray") is None:
        raise RayMissingError("The engine ray needs Ray, which is not installed. Install legation[ray], or use --engine pool.")


def map_items(work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
    """`work` on each item somewhere in the cluster, results in the order of the items. `work` is a top-level function of one argument."""
    with _cluster() as ray:
        yield from _map(ray, work, items)


def _map(ray: "ModuleType", work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
    there = ray.remote(work)

    def wait(pending: Any) -> Result:
        try:
            done: Result = ray.get(pending)
        except ray.exceptions.RayTaskError as error:
            # What failed there fails here as it would have failed here.
            raise error.cause from error
        return done

    return in_turn(there.remote, wait, items, int(ray.cluster_resources().get("CPU", 1)))


@contextmanager
def _cluster() -> Iterator["ModuleType"]:
    # An office does not report to anyone what it runs.
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    named = "RAY_ADDRESS" in os.environ
    if not named:
        # Ray's way to say "by the loopback address": nothing of a local Ray can then be reached from elsewhere.
        os.environ["RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER"] = "0"
    import logging

    import ray

    if ray.is_initialized():
        yield ray
        return
    local: dict[str, Any] = {
        "num_cpus": workers(),
        "object_store_memory": OBJECTS,
        "include_dashboard": False,
        # What this process can import, those can: a folder on its path, an editable install.
        "job_config": ray.job_config.JobConfig(_py_driver_sys_path=sys.path),
    }
    ray.init(log_to_driver=False, logging_level=logging.ERROR, **({} if named else local))
    try:
        yield ray
    finally:
        ray.shutdown()
