"""Someone at work: the office, its memory, who it is, and the world outside. What every act of the desk is given."""

import getpass
import os
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO, Self

from attrs import define, evolve, field, frozen

from legation.desk.office import Office, obey_letters
from legation.desk.place import Place
from legation.engine import engine
from legation.engine.ray import RayMissingError
from legation.intake.fetch import Fetcher
from legation.records.errors import LegationError, UnknownIdError
from legation.records.heard import carry, hear_speakers
from legation.records.ids import SHORTEST
from legation.records.reading import Reading
from legation.records.report import Report
from legation.records.ruling import Ruling, find_standing

if TYPE_CHECKING:
    from legation.store.store import Store


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
class Heard:
    """The officer's word as it was last heard: the number of the last ruling, and the rulings that then stood. Desks of one office in
    several threads share it."""

    known: tuple[int, tuple[Ruling, ...]] = (0, ())


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
    fetcher: Fetcher | None = None
    tick: Callable[[int], object] | None = None
    stdin: BinaryIO | None = None
    place: Place = field(factory=Place)
    heard: Heard = field(factory=Heard)

    @property
    def standing(self) -> tuple[Ruling, ...]:
        """The rulings of the store that stand, in order; they are read again when there is one more."""
        last, (number, standing) = self.store.rulings.last(), self.heard.known
        if last != number:
            standing = find_standing(self.store.rulings.all())
            self.heard.known = (last, standing)
        return standing

    @property
    def ruled(self) -> Office:
        """The office with the letters that its rulings give to outlets in the place of those of its files."""
        return obey_letters(self.office, self.standing)

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

    def twin(self) -> Self:
        """The same desk for another thread: a store belongs to one, so this has a connection of its own. Close it."""
        return evolve(self, store=None)

    def note(self, act: str, about: str, detail: str = "") -> None:
        """Enter an act into the audit."""
        self.store.audit.append(self.clock(), self.by, act, about, detail)

    def close(self) -> None:
        """Close the store. The desk cannot be used after it."""
        if self._store is not None:
            self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        """Close the store. An act that a damaged store stopped ends in a sentence about the damage."""
        said = self._store.explain(error) if self._store is not None and error is not None else None
        self.close()
        if said is not None:
            raise said from error


def find_id(session: Session, name: str, kinds: Sequence[str]) -> tuple[str, str]:
    """The kind and the whole id of the one thing of these kinds whose id begins with `name`.

    Raises UnknownIdError where there is none or several.
    """
    if len(name) < SHORTEST:
        raise UnknownIdError(f"{name!r} is too short for the beginning of an id: give {SHORTEST} characters at least.")
    found = [(kind, whole) for kind in kinds for whole in session.store.ids.find(kind, name.lower())]
    if len(found) == 1:
        return found[0]
    what = " or ".join(kinds)
    if not found:
        raise UnknownIdError(f"There is no {what} whose id begins with {name!r}. `legation show` lists the stories.")
    several = ", ".join(f"{kind} {whole}" for kind, whole in found[:5])
    raise UnknownIdError(f"{len(found)} things have an id that begins with {name!r}: {several}. Give more of it.")


def pair_up(session: Session, ids: Sequence[str]) -> list[tuple[Report, Reading]]:
    """Reports with their readings as the officer hears them; one that has none (its reading was dropped and never made again) counts as
    read without findings."""
    reports = session.store.reports.many(ids)
    readings = session.store.readings.many(ids)
    found = [(report, reading or Reading(report.id, "none")) for report, reading in zip(reports, readings, strict=True)]
    return [(report, hear(session, report, reading)) for report, reading in found]


def hear(session: Session, report: Report, reading: Reading) -> Reading:
    """The reading of a report as the officer hears it; what he ruled on the statements of earlier revisions holds for these, too."""
    return hear_speakers(report, reading, rule_revised(session, report, session.standing))


def rule_revised(session: Session, report: Report, standing: tuple[Ruling, ...]) -> tuple[Ruling, ...]:
    """The rulings that stand, those on speakers with the statements of this report that take the place of the ones they name."""
    if report.replaces is None or not any(ruling.verb == "not-said-by" for ruling in standing):
        return standing
    chain = session.store.reports.revisions(report.id)
    chain = chain[: next((place for place, one in enumerate(chain) if one.id == report.id), 0) + 1]
    readings = session.store.readings.many(one.id for one in chain)
    return carry(standing, [(one, reading or Reading(one.id, "none")) for one, reading in zip(chain, readings, strict=True)])
