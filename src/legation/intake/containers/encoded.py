"""What a server packed for the way: the content encodings of HTTP, unpacked at once and never to more than a limit."""

import zlib
from collections.abc import Callable

# Encodings one over the other, and members of one gzip stream: servers send one of each.
_LAYERS, _MEMBERS = 2, 100
_GZIP_MARK = b"\x1f\x8b"
_ZSTD_MARK = b"\x28\xb5\x2f\xfd"
# The window of Zstandard over the web (RFC 9659).
_WINDOW = 8_388_608


class PackedError(ValueError):
    """Bytes that are not packed as their label says, or that unfold to too much; the message is a plain sentence."""


def unfold(raw: bytes, encodings: str, most: int, cut: bool = False) -> bytes:
    """Bytes without their content encodings (the header's words, in the order they were put on). Raises PackedError; `cut` takes the
    beginning of what unfolds to more than `most` bytes."""
    names = [name.strip().casefold() for name in encodings.split(",")]
    names = [name for name in names if name not in ("", "identity", "none", "utf-8")]
    if len(names) > _LAYERS:
        raise PackedError("The answer is packed too many times over.")
    for name in reversed(names):
        read = _READERS.get(name)
        if read is None:
            raise PackedError(f"The answer is packed in a way that we do not read ({name[:20]}).")
        raw = read(raw, most)
        if len(raw) > most and not cut:
            raise PackedError(f"It unfolds to more than {most:,} bytes.")
    return raw


def _gzip(raw: bytes, most: int) -> bytes:
    pieces: list[bytes] = []
    size = 0
    try:
        for _ in range(_MEMBERS):
            member = zlib.decompressobj(31)
            pieces.append(member.decompress(raw, most + 1 - size))
            size += len(pieces[-1])
            raw = member.unused_data
            if size > most or not member.eof or not raw.startswith(_GZIP_MARK):
                break
    except zlib.error as error:
        if not size:
            raise PackedError("The answer is not packed as it says (gzip).") from error
    return b"".join(pieces)


def _deflate(raw: bytes, most: int) -> bytes:
    """Deflate in its zlib wrapper, as the standard has it, or bare, as many servers send it."""
    for bits in (15, -15):
        member = zlib.decompressobj(bits)
        try:
            said = member.decompress(raw, most + 1)
        except zlib.error:
            continue
        if member.eof or (said and (bits > 0 or len(said) > most)):
            return said
    raise PackedError("The answer is not packed as it says (deflate).")


def _brotli(raw: bytes, most: int) -> bytes:
    import brotli

    unpack = brotli.Decompressor()
    pieces: list[bytes] = []
    size = 0
    try:
        piece = unpack.process(raw, output_buffer_limit=most + 1)
        while True:
            pieces.append(piece)
            size += len(piece)
            if size > most or unpack.is_finished() or unpack.can_accept_more_data():
                break
            piece = unpack.process(b"", output_buffer_limit=most + 1 - size)
    except brotli.error as error:
        raise PackedError("The answer is not packed as it says (br).") from error
    return b"".join(pieces)


def _zstd(raw: bytes, most: int) -> bytes:
    import zstandard

    try:
        with zstandard.ZstdDecompressor(max_window_size=_WINDOW).stream_reader(raw, read_across_frames=True) as unfolded:
            said: bytes = unfolded.read(most + 1)
            return said
    except zstandard.ZstdError as error:
        raise PackedError("The answer is not packed as it says (zstd).") from error


_READERS: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}


def is_packed(raw: bytes, encodings: str) -> bool:
    """Whether bytes can be packed as their label says: crawlers often keep the label and unpack the page."""
    name = encodings.rsplit(",", 1)[-1].strip().casefold()
    marks = {"gzip": _GZIP_MARK, "x-gzip": _GZIP_MARK, "zstd": _ZSTD_MARK}
    return raw.startswith(marks.get(name, b""))
