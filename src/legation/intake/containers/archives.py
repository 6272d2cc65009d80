"""Packed files: gzip, Zstandard, zip and the web archives that are zips. Nothing is ever written to disk."""

import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from lzma import LZMAError
from typing import BinaryIO

from legation.intake import limits
from legation.intake.containers.allowance import Allowance, rejoin
from legation.intake.paper import Found, Passed
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
