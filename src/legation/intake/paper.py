"""One thing to be taken, and one thing passed over."""

from attrs import frozen

from legation.records.errors import Refusal


@frozen
class Paper:
    """One thing to be taken: where it comes from (a container's item: ``path#entry``), its bytes, and its form by content.

    `url` is the address it was found at, where a crawl's record or a fetch says so. `outlet` and `language` are what the watch
    list says of its source; they stand where the paper itself names none. `notes` are what the container says of it.
    """

    source: str
    raw: bytes
    form: str
    url: str | None = None
    outlet: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()


@frozen
class Feed:
    """A feed that a list names: it has yet to be fetched."""

    source: str
    address: str


@frozen
class Passed:
    """A file in a folder that is of no form we know: counted, not refused."""

    source: str
    reason: str


Found = Paper | Refusal | Passed | Feed
