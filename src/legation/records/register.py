"""What an office remembers that cannot be made again: what it did (audit), what a weighing changed, how far its sources are read, and how
far its officers have."""

from datetime import datetime
from typing import Literal

from attrs import field, frozen

from legation.records.ids import digest, instant
from legation.records.report import Span

ChangeKind = Literal[
    "new-story",
    "new-report",
    "revised-report",
    "new-claim",
    "new-statement",
    "new-origin",
    "moved-position",
    "new-position",
    "new-conflict",
    "resolved-conflict",
    "passed-date",
    "merged",
    "split",
]


@frozen
class Change:
    """One thing that a weighing changed in a story, for "what changed since".

    `about` names the thing (a claim's id, an actor and issue, a report's id); `before` and `after` are what it was and is, in the words
    of the reports or as counts; `report` and `span` cite the words that brought the change, where words did.
    """

    at: datetime
    story: str
    kind: ChangeKind
    about: str
    before: str | None = None
    after: str | None = None
    report: str | None = None
    span: Span | None = None


@frozen
class Audit:
    """One act of the office: who (`by`) did what (`act`) about which thing, when. Appended only; `seal` is a hash over the entry and the
    seal before it, so that an entry changed or taken out later shows.

    `number` counts from 1 without a gap; `before` is the seal of the entry before it, empty for the first. `ledger` is the
    end of the list of all that is kept, as it stood then (empty in entries of before that list).
    """

    number: int
    at: datetime
    by: str
    act: str
    about: str
    detail: str = ""
    before: str = ""
    seal: str = field(default="")
    ledger: str = ""

    def __attrs_post_init__(self) -> None:
        if not self.seal:
            object.__setattr__(self, "seal", self.sealed())

    def sealed(self) -> str:
        """The seal that this entry should carry."""
        return seal_entry(self.number, instant(self.at), self.by, self.act, self.about, self.detail, self.before, self.ledger)


def seal_entry(number: int, at: str | None, by: str, act: str, about: str, detail: str, before: str, ledger: str) -> str:
    """The seal of an entry with these fields, whether they can be an entry or not."""
    said = ("audit", number, at, by, act, about, detail, before)
    return digest(*said, ledger) if ledger else digest(*said)


@frozen
class Watched:
    """How far a source of the watch list is read: the server's marks of its last answer, when it was last asked, when it is due again,
    how often in a row it failed, and what it said last.

    `source` is the path or address as the watch list has it, or ``source#item`` for an item whose own page is asked again:
    then `address` is where that page is. `silent` is until when its server wants to be left alone.
    """

    source: str
    etag: str | None = None
    modified: str | None = None
    asked: datetime | None = None
    due: datetime | None = None
    failures: int = 0
    said: str | None = None
    address: str | None = None
    silent: datetime | None = None


@frozen
class Seen:
    """One item that a source has shown: `item` names it there for good (a feed's guid, a page's address, a file's path), `digest` is of
    the bytes it had when it was last taken, `report` the id of the report made of it (None where it was refused)."""

    source: str
    item: str
    digest: str
    at: datetime
    report: str | None = None


LookState = Literal["unread", "read", "done"]


@frozen
class Look:
    """What an officer did with something of his morning: `by` set `about` (a story's id, or ``refusals``) to a `state`. Appended only.

    `seen` is the number of the last change (of the last refusal) that he then could know of: what comes after it is new to him again.
    `undoes` is the number of the look that this one takes back.
    """

    number: int
    by: str
    at: datetime
    about: str
    state: LookState
    seen: int = 0
    undoes: int | None = None


@frozen
class Visit:
    """When an officer was last at his desk: the visit that `began` then and went on until `last`; `before` is when the one before it ended
    (None for the first), so that he is shown what changed since."""

    by: str
    began: datetime
    last: datetime
    before: datetime | None = None
