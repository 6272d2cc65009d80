"""One source as the officer wants it watched, when it is to be asked, and what a visit to it yields: a wish to have something fetched,
something new, or what is to be remembered.

It is asked at its interval while it answers, ever more rarely while it fails, and never sooner than it asks for. Nothing here depends on
how the clock has moved: times are compared with `now` only, and a last question in the future (a clock that was set back) counts for
nothing.
"""

import re
from collections.abc import Generator, Sequence
from datetime import date, datetime, timedelta
from typing import Protocol

from attrs import evolve, field, frozen

from legation.intake.fetch import Failed, Fetched, Mark, Unchanged
from legation.intake.paper import Paper
from legation.intake.politeness import bound_wait
from legation.records.errors import Refusal
from legation.records.register import Seen, Watched
from legation.records.report import hide_userinfo

# Feed readers ask once an hour where nothing else is said (miniflux, POLLING_FREQUENCY).
INTERVAL = timedelta(hours=1)


@frozen
class Watch:
    """A source of the watch list: a feed, page, folder, mailbox, WARC file or OPML list, and what the officer says of it.

    `source` is where it is read (a path, resolved, or an address); `name` what the watch list calls it, under which its state is
    kept. `outlet` and `language` stand where a report names none; `owner`, `reliability` (A–F, `given` on a day for a `reason`) are his
    word about that outlet; `marking` is a TLP label for all that comes from here. `include` and `exclude` are words or patterns on
    title and address. `follow`: the page that an entry links to is fetched for the whole article.
    """

    source: str = field(converter=hide_userinfo)
    name: str = field()
    outlet: str | None = None
    owner: str | None = None
    reliability: str | None = None
    given: date | None = None
    reason: str | None = None
    language: str | None = None
    marking: str | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    interval: timedelta = INTERVAL
    follow: bool = False

    @name.default
    def _name(self) -> str:
        return self.source


class Memory(Protocol):
    """What an office remembers of its sources; the store is one."""

    def get(self, source: str) -> Watched | None:
        """How far a source is read."""

    def item(self, source: str, item: str) -> Seen | None:
        """An item as it was last seen."""

    def items(self, source: str) -> Sequence[Seen]:
        """Every item that a source has shown."""


@frozen
class Request:
    """An address that a visit needs fetched."""

    address: str
    mark: Mark | None = None


@frozen
class Arrived:
    """Something new: a paper, the source it is from, and the report that its item was before, if it was one.

    `seen` is to be remembered in the transaction that keeps its report; the first of them names the item. `since` is when its words
    last changed, as far as is known. `instead` is what there is to take if the paper turns out to hold no report (the entry of a feed,
    where its page is furniture only). `then` is to be remembered in that same transaction.
    """

    paper: Paper
    watch: Watch
    seen: tuple[Seen, ...]
    replaces: str | None = None
    since: datetime | None = None
    instead: Paper | None = None
    then: "Noted | None" = None

    @property
    def item(self) -> str:
        """The lasting name of the item in its source."""
        return self.seen[0].item

    def note(self, report: str | None) -> tuple[Seen, ...]:
        """What to remember, with the report that was made of the paper; where it was refused (None), the one before it stands.

        Where the report is the one before, only furniture has changed, and the words have rested since.
        """
        at = self.since if self.since is not None and report in (None, self.replaces) else None
        return tuple(evolve(one, report=report or self.replaces, at=at or one.at) for one in self.seen)


@frozen
class Noted:
    """What is to be remembered of a visit once all that came before it is kept; `drop` names states that are done with."""

    states: tuple[Watched, ...] = ()
    seen: tuple[Seen, ...] = ()
    drop: tuple[str, ...] = ()


Step = Request | Arrived | Refusal | Noted
Answered = Fetched | Unchanged | Failed | None
Visit = Generator[Step, Answered, None]


_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
# A minute is what no newspaper's feed changes faster than; beyond a year nothing is watched.
SHORTEST = timedelta(minutes=1)
LONGEST = timedelta(days=365)
# A source that fails is asked once a day at least, so that its return is seen within one.
CEILING = timedelta(days=1)
# "Gone" is meant for good (RFC 9110, 15.5.11); once a week catches the mistakes.
GONE = timedelta(weeks=1)
# Doubling more often than this is beyond every ceiling.
_DOUBLINGS = 20
# The page of an article is looked at again when it has aged by half: newspapers edit most in the first hours. After three days
# hardly anything changes any more.
EDITED_FOR = timedelta(days=3)


def read_interval(words: str) -> timedelta:
    """A length of time written as 15m, 1h, 1d or 2w. Raises ValueError with a plain sentence."""
    hit = re.fullmatch(r"(\d{1,4})\s?([mhdw])", words.strip())
    length = timedelta(**{_UNITS[hit[2]]: int(hit[1])}) if hit is not None else None
    if length is None or not SHORTEST <= length <= LONGEST:
        raise ValueError(f"{words!r} is no interval: write 15m, 1h or 1d, from a minute to a year")
    return length


def write_interval(length: timedelta) -> str:
    """A length of time as `read_interval` reads it, in the largest unit that says it in whole numbers."""
    minutes = round(length.total_seconds() / 60)
    for unit, worth in (("w", 10_080), ("d", 1_440), ("h", 60)):
        if minutes % worth == 0:
            return f"{minutes // worth}{unit}"
    return f"{minutes}m"


def find_due(state: Watched | None, interval: timedelta, now: datetime) -> datetime | None:
    """When a source is to be asked next (`now` or earlier: at once); None for an article's page that is looked at no more.

    A source in good order is due one interval after it was last asked, as the watch list now has the interval.
    """
    if state is None or state.asked is None or state.asked > now:
        return now
    if state.due is None:
        return None
    return state.due if state.failures or state.address else min(state.due, state.asked + interval)


def note_answer(state: Watched, watch: Watch, now: datetime, said: str | None = None) -> Watched:
    """The state of a source that has answered at `now`, and what there is to say about it."""
    return evolve(state, asked=now, due=now + watch.interval, failures=0, said=said, silent=None)


def note_failure(state: Watched, watch: Watch, now: datetime, said: str, status: int | None, wait: float | None) -> Watched:
    """The state of a source that has failed at `now`: its wait doubles with every failure in a row, and is never shorter than the
    `wait` in seconds that the server asked for."""
    wait = bound_wait(wait) if wait is not None else None
    if status is None and wait is not None:
        # It was not asked at all, as its server wants to be left alone: no fault of its own.
        return evolve(state, asked=now, due=now + timedelta(seconds=wait))
    failures = state.failures + 1
    length = watch.interval * 2 ** min(failures, _DOUBLINGS)
    length = max(GONE, watch.interval) if status == 410 else min(length, max(CEILING, watch.interval))
    asked_for = timedelta(seconds=wait or 0)
    silent = now + asked_for if asked_for else None
    return evolve(state, asked=now, due=now + max(length, asked_for), failures=failures, said=said, silent=silent)


def note_broken(state: Watched, watch: Watch, now: datetime, said: str) -> Watched:
    """The state of a source whose server is well but whose answer is unusable: it is asked again at its interval."""
    return evolve(state, asked=now, due=now + watch.interval, failures=state.failures + 1, said=said, silent=None)


def note_look(state: Watched, watch: Watch, first: datetime, now: datetime) -> Watched | None:
    """The state of an article's page that was looked at, first seen at `first`; None where it need not be looked at again."""
    age = max(now - first, timedelta())
    if age >= EDITED_FOR:
        return None
    return evolve(state, asked=now, due=now + max(age / 2, watch.interval), failures=0, said=None, silent=None)
