"""One source as the officer wants it watched: his wish, where `Watched` (records) is how far it was fulfilled; and what a visit to it
yields: a wish to have something fetched, something new, or what is to be remembered.
"""

from collections.abc import Generator, Sequence
from datetime import date, datetime, timedelta
from typing import Protocol

from attrs import evolve, field, frozen

from legation.intake.fetch import Failed, Fetched, Mark, Unchanged
from legation.intake.paper import Paper
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
