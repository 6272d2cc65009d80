"""How one act is to run: with which office, on which engine, at what time. The world outside, as one argument."""

from collections.abc import Callable
from datetime import datetime
from typing import BinaryIO

from attrs import field, frozen

from legation.desk.office import Office
from legation.engine import engine
from legation.engine.ray import RayMissingError
from legation.intake.fetch import Fetcher
from legation.records.errors import LegationError


@frozen
class Run:
    """The moment it is now, the office, the engine's name, whether texts stay as they are, standard input, how addresses are
    fetched (None: over the network, as the office allows), a progress tick.

    `tick` is called with the number of papers done since it was last called.
    """

    now: datetime
    office: Office = field(factory=Office)
    engine: str = "auto"
    as_is: bool = False
    stdin: BinaryIO | None = None
    fetcher: Fetcher | None = None
    tick: Callable[[int], object] | None = None

    def make_fetcher(self) -> Fetcher:
        """The way to the web. One for a whole act: it knows when each server may be asked again."""
        return self.fetcher or Fetcher(allow_private=self.office.private_addresses)

    def count(self, done: int) -> None:
        """Say how many more papers are done, to whoever watches."""
        if self.tick is not None:
            self.tick(done)


def choose_engine(name: str, size: int = 0) -> engine.Engine:
    """The engine of that name for so many characters of text. Raises LegationError where it is not installed."""
    try:
        return engine.choose(name, size)
    except RayMissingError as error:
        raise LegationError(str(error)) from error
