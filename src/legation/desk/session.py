"""Someone at work: the office, its memory, who it is, and the world outside. What every act of the desk is given."""

import getpass
import os
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO, Self

from attrs import define, field

from legation.desk.office import Office
from legation.desk.place import Place
from legation.desk.run import Run

if TYPE_CHECKING:
    from legation.intake.fetch import Fetcher
    from legation.store.store import Store


def look_at_clock() -> datetime:
    """The moment it is now, with the offset of this place."""
    return datetime.now().astimezone()


def find_name() -> str:
    """The name one is logged in by; a user without an account, as in many containers, is named by his number."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid())


@define
class Session:
    """An `office` (the folder), a `store` (the memory, opened at its `place` when it is first needed), who works at it, and the clock on
    the wall.

    `by` is the name that rulings and the audit carry; `engine` where work runs; `fetcher` how addresses are fetched (None: over
    the network, as the office allows); `tick` is told how many papers are done; `stdin` is read for the path ``-``.
    """

    office: Office = field(factory=Office)
    _store: "Store | None" = None
    by: str = field(factory=find_name)
    engine: str = "auto"
    clock: Callable[[], datetime] = look_at_clock
    fetcher: "Fetcher | None" = None
    tick: Callable[[int], object] | None = None
    stdin: BinaryIO | None = None
    place: Place = field(factory=Place)

    @property
    def store(self) -> "Store":
        """The memory of the office. Raises OfficeError where it has none."""
        return self.connect()

    def connect(self) -> "Store":
        """Open the memory of the office, if that is not done yet."""
        if self._store is None:
            self._store = self.place.open()
        return self._store

    def on_store(self, paths: Sequence[str]) -> bool:
        """Whether a verb that works on paths or on the store works on the store: no path is given, and there is a store."""
        return not paths and (self._store is not None or self.place.has_store())

    def run(self, as_is: bool = False) -> Run:
        """How one act is to run, at the moment it begins; `as_is` leaves texts as they are."""
        return Run(self.clock(), self.office, self.engine, as_is, self.stdin, self.fetcher, self.tick)

    def note(self, act: str, about: str, detail: str = "") -> None:
        """Enter an act into the audit."""
        self.store.audit.append(self.clock(), self.by, act, about, detail)

    def close(self) -> None:
        """Close the store. The desk cannot be used after it."""
        if self._store is not None:
            self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
