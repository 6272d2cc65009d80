"""The watch: every source asked when it is due, what is new kept, and only then remembered as seen.

A watch may be killed at any moment. What was kept is remembered in the same transaction; what was not is asked for again.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import takewhile
from pathlib import Path
from typing import Protocol

from attrs import evolve

from legation.desk.session import Session
from legation.desk.shard import MOST_PAPERS
from legation.desk.verbs.ingest import Arrival, Kept, keep_arrivals
from legation.desk.verbs.weigh import Reweighed, weigh_store
from legation.desk.watchlist import export_opml, import_opml, write_sources
from legation.intake.fetch import Fetcher
from legation.intake.watching.rounds import Event, find_next, make_round, plan
from legation.intake.watching.watch import Arrived, Noted
from legation.records.errors import NothingToReadError, OfficeError

# The longest sleep between two looks at the clock: a clock that is set, or a stop, is noticed within it.
NAP = timedelta(minutes=1)


class Signal(Protocol):
    """How a watch is stopped, and how it waits: an event of the threading module can be both."""

    def is_set(self) -> bool:
        """Whether it is to stop."""
        ...

    def wait(self, seconds: float, /) -> object:
        """Wait so long, or until it is to stop."""
        ...


def watch(session: Session, stop: Signal, told: Callable[[Kept, Reweighed], object] = lambda *_: None, once: bool = False) -> Kept:
    """Ask every source when it is due and weigh what comes, for as long as nobody stops it, or `once`; `told` hears what came of each
    round and of its weighing. Returns what came of the last."""
    fetcher, kept = session.run().make_fetcher(), Kept()
    while not stop.is_set():
        kept = ask_sources(session, fetcher=fetcher, stop=stop)
        told(kept, weigh_store(session))
        if once:
            break
        while not stop.is_set() and (rest := find_rest(session)) > timedelta():
            stop.wait(min(rest, NAP).total_seconds())
    return kept


def ask_sources(session: Session, early: bool = False, fetcher: Fetcher | None = None, stop: Signal | None = None) -> Kept:
    """Ask every source that is due and keep what is new. `early`: also those whose time has not come, unless they failed last.

    Raises NothingToReadError where nothing is watched.
    """
    if not session.office.watches:
        raise NothingToReadError("Nothing is watched: name sources in watch.yml of the office folder (docs/watch.md).")
    memory = session.store.watch
    visits = plan(session.office.watches, memory, memory.all(), session.clock(), early)
    events = takewhile(lambda _: stop is None or not stop.is_set(), make_round(visits, fetcher or session.run().make_fetcher()))
    return sum((keep_events(session, some) for some in cut_events(events)), Kept())


def next_due(session: Session) -> datetime | None:
    """When the next source is due; None where nothing is watched."""
    return find_next(session.office.watches, session.store.watch.all(), session.clock())


def find_rest(session: Session) -> timedelta:
    """How long there is nothing to ask."""
    due = next_due(session)
    return max(due - session.clock(), timedelta()) if due is not None else NAP


def cut_events(events: Iterable[Event]) -> Iterator[list[Event]]:
    """What comes of a round, cut where so many papers have come together as are read at once."""
    some: list[Event] = []
    papers = 0
    for event in events:
        some.append(event)
        papers += isinstance(event, Arrived)
        if papers >= MOST_PAPERS:
            yield some
            some, papers = [], 0
    if some:
        yield some


def keep_events(session: Session, events: Sequence[Event]) -> Kept:
    """Keep what arrived, then remember how far the sources are read: never the other way round."""
    instead: list[Arrival] = []
    arrivals = [make_arrival(session, one, instead) if isinstance(one, Arrived) else one for one in events if not isinstance(one, Noted)]
    kept = keep_arrivals(session, arrivals) if arrivals else Kept()
    if instead:
        kept += keep_arrivals(session, instead)
    with session.store.writing():
        for one in events:
            if isinstance(one, Noted):
                write_down(session, one)
    return kept


def make_arrival(session: Session, arrived: Arrived, instead: list[Arrival]) -> Arrival:
    """What is new as a paper to keep; where it turns out to hold no report, what can be taken instead is put into `instead`."""

    def remember(report: str | None) -> None:
        write_down(session, evolve(arrived.then or Noted(), seen=arrived.note(report)))

    def after(report: str | None) -> None:
        remember(report)
        if report is None and arrived.instead is not None:
            instead.append(Arrival(arrived.instead, replaces=arrived.replaces, after=remember))

    return Arrival(arrived.paper, replaces=arrived.replaces, after=after)


def write_down(session: Session, noted: Noted) -> None:
    """Remember how far sources are read. Only within the transaction of the caller."""
    for state in noted.states:
        session.store.watch.put(state)
    for seen in noted.seen:
        session.store.watch.put_item(seen)
    for source in noted.drop:
        session.store.watch.drop(source)


def import_list(path: Path) -> str:
    """A list of feeds from another program (OPML) as sources for ``watch.yml``."""
    return write_sources(import_opml(path))


def export_list(session: Session) -> str:
    """The feeds and pages of the watch list for other programs (OPML). Raises OfficeError where there is no office folder."""
    if session.office.folder is None:
        raise OfficeError("--export writes the watch list of an office: name its folder (--office DIR).")
    return export_opml(session.office.watches)
