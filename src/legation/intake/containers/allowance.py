"""What one file that was handed over may unfold to, with everything inside it: a bomb is told by what is made of it, not by its size.

A stream whose first bytes were already looked at, given back whole.
"""

import io
from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast

from attrs import define

from legation.intake import limits

if TYPE_CHECKING:
    from typing_extensions import Buffer


class Reads(Protocol):
    """Anything that gives bytes."""

    def read(self, size: int, /) -> bytes:
        """Some bytes, at most `size`; none at the end."""
        ...


def glance_at(stream: Reads) -> tuple[bytes, BinaryIO]:
    """The first bytes of a stream, and a stream that gives them again."""
    first = b""
    while len(first) < limits.GLANCE and (more := stream.read(limits.GLANCE - len(first))):
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
        if self.unfolded > max(limits.UNFOLDS_LEAST, limits.UNFOLDS_TIMES * self.came):
            raise SpentError(f"It unfolds to more than {limits.UNFOLDS_TIMES} times its size, as no archive of reports does.")

    def make(self) -> None:
        """One more thing was found in the file. Raises SpentError where there are too many."""
        self.made += 1
        if self.made > limits.ENTRIES:
            raise SpentError(f"It holds more than {limits.ENTRIES:,} things.")

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
