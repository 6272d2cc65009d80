"""The watch: every source asked when it is due, what is new kept, and only then remembered as seen.

A watch may be killed at any moment. What was kept is remembered in the same transaction; what was not is asked for again.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import takewhile

from attrs import define, evolve

from legation.desk.desk import Desk
from legation.desk.memory.keep import Arrival, Kept, keep_arrivals
from legation.desk.shard import MOST_PAPERS
from legation.intake.fetch import Fetcher
from legation.intake.watching.rounds import Event, find_next, make_round, plan
from legation.intake.watching.steps import Arrived, Noted
from legation.records.errors import NothingToReadError, Refusal

# The longest sleep between two looks at the clock: a clock that is set, or a stop, is noticed within it.
NAP = timedelta(minutes=1)


@define
class Signal:
    """How a watch is stopped, and how it waits: an event of the threading module can be both."""

    is_set: Callable[[], bool] = lambda: False
    wait: Callable[[float], object] = lambda _: None


def watch_once(desk: Desk, early: bool = False, fetcher: Fetcher | None = None, stop: Signal | None = None) -> Kept:
    """Ask every source that is due and keep what is new. `early`: also those whose time has not come, unless they failed last.

    Raises NothingToReadError where nothing is watched.
    """
    if not desk.office.watches:
        raise NothingToReadError("Nothing is watched: name sources in watch.yml of the office folder (docs/watch.md).")
    memory = desk.store.watch
    signal = stop or Signal()
    visits = plan(desk.office.watches, memory, memory.all(), desk.clock(), early)
    events = takewhile(lambda _: not signal.is_set(), make_round(visits, fetcher or desk.run().make_fetcher()))
    kept = Kept()
    for hand in find_handfuls(events):
        came = keep_hand(desk, hand)
        kept = kept.with_sheaf(came.new, came.revised, came.known, came.refusals)
    return kept


def watch(desk: Desk, stop: Signal, told: Callable[[Kept], object] = lambda _: None) -> None:
    """Go round for as long as nobody stops it; `told` hears what came of each round."""
    fetcher = desk.run().make_fetcher()
    while not stop.is_set():
        told(watch_once(desk, fetcher=fetcher, stop=stop))
        while not stop.is_set() and (rest := find_rest(desk)) > timedelta():
            stop.wait(min(rest, NAP).total_seconds())


def next_due(desk: Desk) -> datetime | None:
    """When the next source is due; None where nothing is watched."""
    return find_next(desk.office.watches, desk.store.watch.all(), desk.clock())


def find_rest(desk: Desk) -> timedelta:
    """How long there is nothing to ask."""
    due = next_due(desk)
    return max(due - desk.clock(), timedelta()) if due is not None else NAP


def find_handfuls(events: Iterable[Event]) -> Iterator[list[Event]]:
    """What comes of a round, cut where so many papers have come together as are read at once."""
    hand: list[Event] = []
    papers = 0
    for event in events:
        hand.append(event)
        papers += isinstance(event, Arrived)
        if papers >= MOST_PAPERS:
            yield hand
            hand, papers = [], 0
    if hand:
        yield hand


def keep_hand(desk: Desk, hand: Sequence[Event]) -> Kept:
    """Keep what arrived, then remember how far the sources are read: never the other way round."""
    instead: list[Arrival | Refusal] = []
    arrivals = [make_arrival(desk, one, instead) if isinstance(one, Arrived) else one for one in hand if not isinstance(one, Noted)]
    kept = keep_arrivals(desk, arrivals) if arrivals else Kept()
    if instead:
        more = keep_arrivals(desk, instead)
        kept = kept.with_sheaf(more.new, more.revised, more.known, more.refusals)
    with desk.store.writing():
        for one in hand:
            if isinstance(one, Noted):
                write_down(desk, one)
    return kept


def make_arrival(desk: Desk, arrived: Arrived, instead: list[Arrival | Refusal]) -> Arrival:
    """What is new as a paper to keep; where it turns out to hold no report, what can be taken instead is put into `instead`."""

    def remember(report: str | None) -> None:
        write_down(desk, evolve(arrived.then or Noted(), seen=arrived.note(report)))

    def after(report: str | None) -> None:
        remember(report)
        if report is None and arrived.instead is not None:
            instead.append(Arrival(arrived.instead, replaces=arrived.replaces, after=remember))

    return Arrival(arrived.paper, replaces=arrived.replaces, after=after)


def write_down(desk: Desk, noted: Noted) -> None:
    """Remember how far sources are read. Only within the transaction of the caller."""
    for state in noted.states:
        desk.store.watch.put(state)
    for seen in noted.seen:
        desk.store.watch.put_item(seen)
    for source in noted.drop:
        desk.store.watch.drop(source)
