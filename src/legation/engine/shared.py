"""What many pieces of work share, on its way to the workers: packed once for all of them, and opened once by each worker."""

import pickle
from collections.abc import Callable
from functools import lru_cache
from typing import Generic, TypeVar

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
