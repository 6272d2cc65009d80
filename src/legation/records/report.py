"""A report: one outlet's text, as taken, and the addresses of words in it.

Addresses of the web as they may be kept and shown: a name and a password in one is nobody's but its owner's.
"""

from datetime import date, datetime

from attrs import field, frozen

from legation.records.ids import digest, instant

Day = datetime | date


@frozen(order=True)
class Span:
    """The address of some words: first and end character, half-open, in the text of the report or in a field beside it.

    `where` is ``text`` (the body), ``title``, ``byline``, ``dateline``, ``credit`` or ``captions/0``, ``captions/1``, …
    In JSON the body's addresses are ``[start, end]`` and the others ``{"in": where, "span": [start, end]}``.
    """

    start: int
    end: int
    where: str = "text"

    def __contains__(self, other: "Span") -> bool:
        return self.where == other.where and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.where == other.where and self.start < other.end and other.start < self.end

    def __len__(self) -> int:
        return self.end - self.start


@frozen
class Report:
    """One outlet's text, as taken. Its text never changes; a page cleaned anew is a new report with `replaces`.

    `source` is the path or address as given (an item of a container: ``path#entry``); `published` keeps the offset
    it was written with; `language` is ISO 639-1; `taken` is when it was taken, where that is known; `raw` is the
    SHA-256 of the bytes it was made from; `cleaner` names the version of the cleaning; `credit` holds credit and
    copyright lines, one a line; `gaps` are the places in the text above which the page had lines that were left out (no quotation runs over
    one); `biography` what the page says about its author; `repairs` what was mended in the
    text (only the split drop cap is); `notes` what the reader should know; `found` where each fact was found.
    """

    source: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: Day | None = None
    updated: Day | None = None
    language: str | None = None
    captions: tuple[str, ...] = ()
    credit: str | None = None
    biography: str | None = None
    pullquotes: tuple[str, ...] = ()
    gaps: tuple[int, ...] = ()
    repairs: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    found: tuple[tuple[str, str], ...] = ()
    taken: datetime | None = None
    raw: str | None = None
    cleaner: str | None = None
    replaces: str | None = None
    id: str = field(default="")

    def __attrs_post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", report_id(self))

    def words(self, span: Span) -> str:
        """The words at an address, to the character. Raises KeyError for a place the report does not have."""
        return self.place(span.where)[span.start : span.end]

    def place(self, where: str) -> str:
        """The whole text an address points into: the body, or one of the fields beside it."""
        if where == "text":
            return self.text
        if where.startswith("captions/"):
            number = int(where.removeprefix("captions/"))
            if number < len(self.captions):
                return self.captions[number]
        elif where in ("title", "byline", "dateline", "credit"):
            words: str | None = getattr(self, where)
            return words or ""
        raise KeyError(f"a report has no place called {where!r}")

    def is_parted(self, start: int, end: int) -> bool:
        """Whether something of the page was left out between two places of the text."""
        return any(start < gap <= end for gap in self.gaps)

    @property
    def hour(self) -> datetime | None:
        """The moment it came out, where it says its hour and its zone; midnight is a day without an hour."""
        said = self.published
        if not isinstance(said, datetime) or said.tzinfo is None or (said.hour, said.minute, said.second) == (0, 0, 0):
            return None
        return said

    @property
    def day(self) -> date | None:
        """The local day of publication, as the outlet wrote it."""
        return self.published.date() if isinstance(self.published, datetime) else self.published


def report_id(report: Report) -> str:
    """A hash of what the report says: address (or outlet), title, date and text; not of path or time of taking."""
    return digest("report", report.url or report.outlet, report.title, instant(report.published), report.text)


# What stands in the place of a name and a password, so that an address with them is still told from one without.
HIDDEN = "…"


def hide_userinfo(address: str) -> str:
    """An address with a mark in the place of its user name and password; any other words as they are."""
    return _cut(address, f"{HIDDEN}@")


def drop_userinfo(address: str) -> str:
    """An address without its user name and password; any other words as they are."""
    return _cut(address, "")


def _cut(address: str, mark: str) -> str:
    scheme, parted, rest = address.partition("://")
    end = min((place for place in map(rest.find, "/?#\\") if place >= 0), default=len(rest))
    _, at, host = rest[:end].rpartition("@")
    return f"{scheme}://{mark}{host}{rest[end:]}" if parted and at else address
