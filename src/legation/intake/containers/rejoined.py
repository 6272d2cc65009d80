"""A stream whose first bytes were already looked at, given back whole."""

import io
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast

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
