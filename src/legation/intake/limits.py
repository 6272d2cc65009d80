"""How much intake will swallow: every limit in one table, so that an officer can see what was refused and why.

Sizes are in bytes unless the name says characters; the reasons stand beside the numbers. What one file may unfold to is kept as an
account, with everything inside it: a bomb is told by what is made of it, not by its size.
"""

import io
from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO, Final, Protocol, cast

from attrs import define

if TYPE_CHECKING:
    from typing_extensions import Buffer


# A saved page with all its inlined pictures stays below ten megabytes; a hundred-megabyte "page" is an attack or a mistake.
PAGE: Final = 20_000_000
# A PDF may be a long dossier with pictures.
DOSSIER: Final = 100_000_000
# One line of JSON Lines, one entry of an archive or one message of a mailbox is one page.
ENTRY: Final = PAGE
# JSON that is not a report a line must be read as a whole; beyond this it should be JSON Lines.
UNFOLDED: Final = 100_000_000
# Lists, objects, names and values of such a JSON: five million take half a gigabyte of memory, and a hundred megabytes of reports have
# less than half of that.
VALUES: Final = 5_000_000
# Entries without a report that are named one by one; the others of the file are counted.
SAID: Final = 100
# What a file may unfold to with all that is inside it: text packs to a tenth, lists and tables to a fiftieth of their size.
UNFOLDS_TIMES: Final = 50
UNFOLDS_LEAST: Final = 500_000_000
# Entries of a zip archive: its list is read as a whole.
ZIPPED: Final = 200_000
# Entries of a feed; archives of whole papers have some thousand.
FEED_ENTRIES: Final = 20_000
# Bytes that a Zstandard stream may ask us to keep (RFC 9659: eight megabytes for what is sent over the web), and of its dictionary.
ZSTD_WINDOW: Final = 8_388_608
# Characters of the text of one report; the longest news dossiers have about half a million.
TEXT_CHARACTERS: Final = 2_000_000
# Lines of a page that are looked at for furniture.
LINES: Final = 100_000
# Tags inside each other; browsers draw no more than 512.
NESTED_TAGS: Final = 1_000
# Links of one page and attributes of one tag; front pages have some hundred links, tags some ten attributes.
LINKS: Final = 3_000
ATTRIBUTES: Final = 500
# Entries of one container (feed, mailbox, zip, JSON Lines, WARC) before it counts as endless.
ENTRIES: Final = 1_000_000
# Attachments of one message that are looked at.
ATTACHMENTS: Final = 20
# Parts of one message, and characters of one of its heads, that are looked at.
PARTS: Final = 1_000
HEAD: Final = 10_000
# Pages of one PDF.
LEAVES: Final = 500
# Pieces of text of one page of a PDF; a newspaper's full page has some hundred.
PIECES: Final = 5_000
# How many containers may lie inside each other (a gzip of a zip of …).
DEPTH: Final = 3
# Bytes of a file that are looked at to tell its form.
GLANCE: Final = 4_096
# Fetching: seconds for one address with all its redirects; a slow newspaper answers within ten.
FETCH_SECONDS: Final = 30.0
# Feeds of one OPML list that are fetched; what people export from their feed readers has a few hundred.
FEEDS: Final = 1_000
# Seconds without a byte.
FETCH_SILENCE: Final = 10.0
# Redirects of one address (http to https, a country page, a consent page, a moved article).
REDIRECTS: Final = 5
# Pages behind the entries of one feed that are fetched in one visit, and pages that are looked at again in one round: at a second each,
# the others are not kept waiting for more than some minutes. What is left has its turn in the next round.
FOLLOWED: Final = 200
PAGES: Final = 200
# Characters of the name of an item; a longer one is no name but an attack, and its digest does as well.
NAME: Final = 500
# Seconds between two requests to one server; crawlers that ask for nothing else keep about one.
HOST_GAP: Final = 1.0
# The longest wait for one server that is sat out; beyond it the address is left for another time.
PATIENCE: Final = 30.0
# Seconds for which a server is left alone that says "too many requests" or "not now" without saying for how long.
QUIET: Final = 60.0
# The longest wait that a server may ask for.
QUIET_MOST: Final = 86_400.0
# Seconds for which a robots.txt is believed (RFC 9309, 2.4: not longer than a day), and for which a site is left alone whose
# robots.txt cannot be read.
ROBOTS_SECONDS: Final = 86_400.0
ROBOTS_AGAIN: Final = 600.0
# Characters of a server's mark (ETag); beyond it no mark is kept.
MARK: Final = 1_000
# Bytes of a robots.txt that are read (RFC 9309 asks for at least 500 KiB).
ROBOTS: Final = 512_000


class Reads(Protocol):
    """Anything that gives bytes."""

    def read(self, size: int, /) -> bytes:
        """Some bytes, at most `size`; none at the end."""
        ...


def glance_at(stream: Reads) -> tuple[bytes, BinaryIO]:
    """The first bytes of a stream, and a stream that gives them again."""
    first = b""
    while len(first) < GLANCE and (more := stream.read(GLANCE - len(first))):
        first += more
    return first, rejoin(first, stream)


def rejoin(first: bytes, stream: Reads) -> BinaryIO:
    """A stream that gives `first`, then all that is left of another."""
    return cast(BinaryIO, io.BufferedReader(_Rejoined(first, stream)))


class _Rejoined(io.RawIOBase):
    def __init__(self, first: bytes, stream: Reads) -> None:
        self._first = memoryview(first)
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "Buffer") -> int:
        room = memoryview(buffer).cast("B")
        more: bytes | memoryview = self._first[: len(room)]
        if more:
            self._first = self._first[len(room) :]
        else:
            more = self._stream.read(len(room))
        room[: len(more)] = more
        return len(more)


class SpentError(Exception):
    """A file unfolds to more than it may; the message is a plain sentence."""


@define
class Allowance:
    """One file's account: bytes that came in from outside, bytes that were unfolded from them, things made of both."""

    came: int = 0
    unfolded: int = 0
    made: int = 0

    def take_in(self, size: int) -> None:
        """Bytes of the file itself have been read."""
        self.came += size

    def unfold(self, size: int) -> None:
        """Bytes have been unfolded from a packed stream. Raises SpentError where they are too many for what came in."""
        self.unfolded += size
        if self.unfolded > max(UNFOLDS_LEAST, UNFOLDS_TIMES * self.came):
            raise SpentError(f"It unfolds to more than {UNFOLDS_TIMES} times its size, as no archive of reports does.")

    def make(self) -> None:
        """One more thing was found in the file. Raises SpentError where there are too many."""
        self.made += 1
        if self.made > ENTRIES:
            raise SpentError(f"It holds more than {ENTRIES:,} things.")

    def watch(self, stream: Reads, unfolds: bool = True) -> BinaryIO:
        """The same stream, every byte of which is put down to this account."""
        return cast(BinaryIO, io.BufferedReader(_Watched(stream, self.unfold if unfolds else self.take_in)))


class _Watched(io.RawIOBase):
    def __init__(self, stream: Reads, note: Callable[[int], None]) -> None:
        self._stream = stream
        self._note = note

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "Buffer") -> int:
        room = memoryview(buffer).cast("B")
        more = self._stream.read(len(room))
        self._note(len(more))
        room[: len(more)] = more
        return len(more)
