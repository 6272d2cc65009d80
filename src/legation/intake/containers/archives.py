"""Packed files: gzip, bzip2, Zstandard, tar, zip and the web archives and documents that are zips; and what a server packed for the way.
Nothing is ever written to disk, and nothing unpacked to more than a limit.
"""

import bz2
import gzip
import io
import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from lzma import LZMAError
from typing import BinaryIO

from legation.intake import limits
from legation.intake.forms.office import find_office
from legation.intake.limits import Allowance, rejoin
from legation.intake.paper import Found, Paper, Passed, name_few
from legation.records.errors import Refusal

# Finds the things in an open stream: its name, the stream, whether the user named it, how deep it lies.
Find = Callable[[str, BinaryIO, bool, int], Iterator[Found]]

# The places of a WACZ file (a zip of WARC files with lists of their pages).
_WARC_INSIDE = re.compile(r"archive/[^/]+\.warc(?:\.gz|\.zst)?", re.IGNORECASE)
_WACZ_LIST = "datapackage.json"

_ZSTD_MARK = b"\x28\xb5\x2f\xfd"
# The frame that decoders skip with the dictionary of a .warc.zst (IIPC, WARC with Zstandard).
_DICTIONARY = b"\x5d\x2a\x4d\x18"


def open_gzip(source: str, stream: BinaryIO, named: bool, depth: int, allowance: Allowance, find: Find) -> Iterator[Found]:
    """What a gzip file unfolds to."""
    try:
        with gzip.GzipFile(fileobj=stream, mode="rb") as unfolded:
            yield from find(source, allowance.watch(unfolded), named, depth + 1)
    except (zlib.error, EOFError, gzip.BadGzipFile) as error:
        # Bad data, a stream that is cut short, a bad head or checksum: the standard library says each in its own way.
        yield Refusal(source, "take", f"The gzip file is broken or cut short ({error}).")


def open_zstd(source: str, stream: BinaryIO, named: bool, depth: int, allowance: Allowance, find: Find) -> Iterator[Found]:
    """What a Zstandard file unfolds to, frame by frame."""
    import zstandard

    try:
        words, rest = _read_dictionary(stream)
        taught = zstandard.ZstdCompressionDict(words) if words else None
        # The window is what a stranger's file makes us keep in memory; browsers and HTTP allow 8 MB (RFC 9659).
        unfold = zstandard.ZstdDecompressor(dict_data=taught, max_window_size=limits.ZSTD_WINDOW)
        with unfold.stream_reader(rest, read_across_frames=True) as unfolded:
            yield from find(source, allowance.watch(unfolded), named, depth + 1)
    except zstandard.ZstdError as error:
        yield Refusal(source, "take", f"The Zstandard file is broken or cut short ({error}).")


def _read_dictionary(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The dictionary at the head of a .warc.zst, unfolded, and the stream behind it."""
    import zstandard

    head = stream.read(8)
    size = int.from_bytes(head[4:8], "little")
    if head[:4] != _DICTIONARY or size > limits.ZSTD_WINDOW:
        return b"", rejoin(head, stream)
    words = stream.read(size)
    if words.startswith(_ZSTD_MARK):
        words = zstandard.ZstdDecompressor().decompress(words, max_output_size=limits.ZSTD_WINDOW)
    return words, stream


def open_bzip2(source: str, stream: BinaryIO, named: bool, depth: int, allowance: Allowance, find: Find) -> Iterator[Found]:
    """What a bzip2 file unfolds to."""
    try:
        with bz2.BZ2File(stream) as unfolded:
            yield from find(source, allowance.watch(unfolded), named, depth + 1)
    except (OSError, EOFError) as error:
        yield Refusal(source, "take", f"The bzip2 file is broken or cut short ({error}).")


def open_tar(source: str, stream: BinaryIO, depth: int, allowance: Allowance, find: Find) -> Iterator[Found]:
    """The files of a tar archive, in its order, one at a time; what is no report is named a few times and counted."""
    yield from name_few(source, _open_tar(source, stream, depth, allowance, find))


def _open_tar(source: str, stream: BinaryIO, depth: int, allowance: Allowance, find: Find) -> Iterator[Found]:
    """The files of a tar archive, in its order, one at a time. Nothing is written anywhere."""
    try:
        for name, member in _find_members(stream, allowance):
            yield from find(f"{source}#{name}", allowance.watch(member), False, depth + 1)
    except (tarfile.TarError, EOFError, OSError, ValueError) as error:
        yield Refusal(source, "take", f"The tar archive is broken or cut short ({error}).")


# A block of a tar archive, and bytes of a name or of the records that stand in front of a file.
_TAR_BLOCK, _TAR_HEAD = 512, 1_000_000
_TAR_NAME, _TAR_RECORDS = b"L", (b"x", b"X")
_TAR_HEADS = (*_TAR_RECORDS, _TAR_NAME, b"K", b"g")


class _Member:
    """One file of a tar archive: the next so many bytes of its stream."""

    def __init__(self, stream: BinaryIO, size: int) -> None:
        self._stream = stream
        self.left = size

    def read(self, size: int, /) -> bytes:
        """Some bytes of it. Raises ReadError where the archive ends before the file does."""
        more = self._stream.read(min(size, self.left))
        if self.left and size and not more:
            raise tarfile.ReadError("unexpected end of data")
        self.left -= len(more)
        return more


def _find_members(stream: BinaryIO, allowance: Allowance) -> Iterator[tuple[str, _Member]]:
    """The files of a tar archive with their names; whatever else it lists is passed by.

    The standard library opens each block, and no more: it would keep every entry in memory, follow names of names without end, and look
    through records in the square of their length.
    """
    said = ""
    while block := stream.read(_TAR_BLOCK):
        if not block.strip(b"\0"):
            return
        entry = tarfile.TarInfo.frombuf(block, "utf-8", "replace")
        allowance.make()
        heading = entry.type in _TAR_HEADS
        if entry.size < 0 or (heading and entry.size > _TAR_HEAD):
            raise tarfile.ReadError("bad size of an entry")
        # Links and folders have nothing behind them, whatever size they tell.
        filled = heading or entry.isreg() or entry.type not in tarfile.SUPPORTED_TYPES
        member = _Member(stream, entry.size if filled else 0)
        if heading:
            words = b"".join(iter(lambda member=member: member.read(_TAR_HEAD), b""))  # type: ignore[misc]
            said = words.rstrip(b"\0").decode("utf-8", "replace") if entry.type == _TAR_NAME else said
            said = _find_path(words) or said if entry.type in _TAR_RECORDS else said
        elif entry.isreg():
            yield said or entry.name, member
        said = said if heading else ""
        while member.left:
            member.read(1 << 16)
        stream.read(-entry.size % _TAR_BLOCK if filled else 0)


def _find_path(words: bytes) -> str:
    """The name that the records in front of a file give it ("21 path=news/one.txt"); empty where they give none."""
    place = 0
    while (blank := words.find(b" ", place, place + 12)) > 0 and words[place:blank].isdigit():
        size = int(words[place:blank])
        if words.startswith(b"path=", blank + 1):
            return words[blank + 6 : place + size - 1].decode("utf-8", "replace")
        if size <= blank - place:
            break
        place += size
    return ""


def open_zip(source: str, stream: BinaryIO, depth: int, allowance: Allowance, find: Find) -> Iterator[Found]:
    """The files of a zip archive, in its order. Nothing is written anywhere, so a path that climbs out is only a name."""
    raw = stream.read(limits.DOSSIER + 1)
    if len(raw) > limits.DOSSIER:
        yield Refusal(source, "take", f"This archive is larger than {limits.DOSSIER // 1_000_000} MB; unpack it into a folder.")
        return
    if raw.count(b"PK\x01\x02") > limits.ZIPPED:
        yield Refusal(source, "take", f"This zip archive lists more than {limits.ZIPPED:,} entries; unpack it into a folder.")
        return
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        # A broken list of entries gives names that are no text (ValueError), places outside the file (OSError) or a kind of zip that the
        # standard library does not know (NotImplementedError).
        yield Refusal(source, "take", f"The zip archive is broken ({error}).")
        return
    office = find_office(raw)
    if office in ("docx", "odt"):
        allowance.make()
        yield Paper(source, raw, office)
        return
    if office is not None:
        yield Refusal(source, "take", "This is a document of tables or slides, which is not read; save it as PDF or text.")
        return
    entries = archive.infolist()
    if _overlap(entries):
        yield Refusal(source, "take", "The entries of this zip archive lie over each other; it may be a bomb, and none of it is read.")
        return
    wacz = any(entry.filename == _WACZ_LIST for entry in entries) and any(_WARC_INSIDE.fullmatch(entry.filename) for entry in entries)
    for entry in entries:
        name = f"{source}#{entry.filename}"
        if entry.is_dir() or entry.filename.startswith("__MACOSX/"):
            continue
        if wacz and not _WARC_INSIDE.fullmatch(entry.filename):
            yield Passed(name, "a list of the web archive, no report")
            continue
        try:
            with archive.open(entry) as member:
                yield from find(name, allowance.watch(member), False, depth + 1)
        except (zipfile.BadZipFile, zlib.error, LZMAError, EOFError, OSError, RuntimeError, NotImplementedError, ValueError) as error:
            # One broken entry does not cost the others. RuntimeError is what the standard library raises for a locked entry,
            # NotImplementedError for packing it does not know, OSError for broken bzip2, ValueError for a place outside the file.
            yield Refusal(name, "take", f"This entry of the archive cannot be read ({error}).")


def _overlap(entries: Sequence[zipfile.ZipInfo]) -> bool:
    """Whether two entries share bytes of the archive (Python looks for it only from 3.11.8 on). 30 bytes are the least head of one."""
    spans = sorted((entry.header_offset, entry.compress_size + 30) for entry in entries)
    return any(start + size > after for (start, size), (after, _) in pairwise(spans))


# Encodings one over the other, and members of one gzip stream: servers send one of each.
_LAYERS, _MEMBERS = 2, 100
_GZIP_MARK = b"\x1f\x8b"
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
