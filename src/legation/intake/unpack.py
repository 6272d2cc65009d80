"""What lies inside a file: itself, or the items of a container, one by one and never all in memory."""

import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Iterator
from lzma import LZMAError
from typing import TYPE_CHECKING, BinaryIO, cast

from legation.intake import limits
from legation.intake.form import find_form
from legation.intake.forms.feed import find_entries, find_feeds, find_json_entries
from legation.intake.forms.records import find_records
from legation.intake.paper import Feed, Paper, Passed
from legation.records.errors import Refusal

if TYPE_CHECKING:
    from typing_extensions import Buffer

Found = Paper | Refusal | Passed | Feed

# A JSON object in a folder is a report if it has one of these; gold files, settings and the like do not.
TEXT_KEYS = ("text", "maintext", "articleBody", "article_body", "body", "content", "content_text", "content_html", "html")


def find_items(source: str, stream: BinaryIO, named: bool, depth: int = 0) -> Iterator[Found]:
    """The papers in an open file. `named`: the user named this file, so what is no report in it is refused, not passed over."""
    glance, rest = glance_at(stream)
    form = find_form(glance)
    if not glance.strip():
        yield Refusal(source, "take", "The file is empty.")
    elif form is None:
        reason = "This is of no form that we read."
        yield Refusal(source, "take", reason) if named else Passed(source, reason)
    elif depth >= limits.DEPTH and form in ("gzip", "zip"):
        yield Refusal(source, "take", f"More than {limits.DEPTH} containers lie inside each other.")
    else:
        yield from _open(source, rest, form, named, depth)


def _open(source: str, stream: BinaryIO, form: str, named: bool, depth: int) -> Iterator[Found]:
    if form == "gzip":
        return _gzip(source, stream, named, depth)
    if form == "zip":
        return _zip(source, stream, depth)
    if form == "jsonl":
        return _json_lines(source, stream)
    if form == "json":
        return _json(source, stream, named)
    if form == "mbox":
        return _mailbox(source, stream)
    if form == "warc":
        return find_records(source, stream)
    if form == "outline":
        return find_feeds(source, stream, named)
    if form == "feed":
        return find_entries(source, stream)
    return _whole(source, stream, form)


def _whole(source: str, stream: BinaryIO, form: str) -> Iterator[Found]:
    most = limits.DOSSIER if form == "pdf" else limits.PAGE
    raw = stream.read(most + 1)
    if len(raw) > most:
        yield Refusal(source, "take", f"This is larger than {most // 1_000_000} MB; a page is not.")
    else:
        yield Paper(source, raw, form)


def _json(source: str, stream: BinaryIO, named: bool) -> Iterator[Found]:
    raw = stream.read(limits.UNFOLDED + 1)
    if len(raw) > limits.UNFOLDED:
        yield Refusal(source, "take", f"This JSON is larger than {limits.UNFOLDED // 1_000_000} MB; use JSON Lines.")
        return
    try:
        page = json.loads(raw)
    except (ValueError, RecursionError):
        yield Refusal(source, "take", "This is not JSON, or it is cut short.")
        return
    if isinstance(page, dict) and "jsonfeed.org" in str(page.get("version")):
        yield from find_json_entries(source, page)
        return
    entries = page if isinstance(page, list) else [page]
    for number, entry in enumerate(entries, start=1):
        name = f"{source}#{number}" if isinstance(page, list) else source
        if isinstance(entry, dict) and any(entry.get(key) for key in TEXT_KEYS):
            yield Paper(name, raw if entry is page else json.dumps(entry).encode(), "json")
        elif named:
            yield Refusal(name, "take", f"This JSON holds no report: it has none of the fields {', '.join(TEXT_KEYS[:3])}, ….")
        else:
            yield Passed(name, "JSON without a report")


def _json_lines(source: str, stream: BinaryIO) -> Iterator[Found]:
    number = 0
    while line := stream.readline(limits.ENTRY + 1):
        number += 1
        if number > limits.ENTRIES:
            yield Refusal(source, "take", f"The file has more than {limits.ENTRIES:,} lines; the rest is left.")
            return
        if len(line) > limits.ENTRY:
            yield Refusal(f"{source}#{number}", "take", f"This line is larger than {limits.ENTRY // 1_000_000} MB; the rest is left.")
            return
        if line.strip():
            yield Paper(f"{source}#{number}", line.strip(), "json")


def _gzip(source: str, stream: BinaryIO, named: bool, depth: int) -> Iterator[Found]:
    """What a gzip file unfolds to. A bomb is harmless: every reader here reads no more than its limit."""
    try:
        with gzip.GzipFile(fileobj=stream, mode="rb") as unfolded:
            yield from find_items(source, cast(BinaryIO, unfolded), named, depth + 1)
    except (zlib.error, EOFError, gzip.BadGzipFile) as error:
        # Bad data, a stream that is cut short, a bad head or checksum: the standard library says each in its own way.
        yield Refusal(source, "take", f"The gzip file is broken or cut short ({error}).")


def _zip(source: str, stream: BinaryIO, depth: int) -> Iterator[Found]:
    """The files of a zip archive, in its order. Nothing is written anywhere, so a path that climbs out is only a name."""
    raw = stream.read(limits.DOSSIER + 1)
    if len(raw) > limits.DOSSIER:
        yield Refusal(source, "take", f"This archive is larger than {limits.DOSSIER // 1_000_000} MB; unpack it into a folder.")
        return
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        # A broken list of entries gives names that are no text (ValueError), places outside the file (OSError) or a kind of zip that the
        # standard library does not know (NotImplementedError).
        yield Refusal(source, "take", f"The zip archive is broken ({error}).")
        return
    for entry in archive.infolist()[: limits.ENTRIES]:
        name = f"{source}#{entry.filename}"
        if entry.is_dir() or entry.filename.startswith("__MACOSX/"):
            continue
        try:
            with archive.open(entry) as member:
                yield from find_items(name, cast(BinaryIO, member), False, depth + 1)
        except (zipfile.BadZipFile, zlib.error, LZMAError, EOFError, OSError, RuntimeError, NotImplementedError, ValueError) as error:
            # One broken entry does not cost the others. RuntimeError is what the standard library raises for a locked entry,
            # NotImplementedError for packing it does not know, OSError for broken bzip2, ValueError for a place outside the file.
            yield Refusal(name, "take", f"This entry of the archive cannot be read ({error}).")


def _mailbox(source: str, stream: BinaryIO) -> Iterator[Found]:
    """The messages of a mailbox file, one by one: each begins with a line "From …" below an empty line."""
    number, size = 0, 0
    pieces: list[bytes] = []
    empty_above = True
    while line := stream.readline(limits.ENTRY + 1):
        if line.startswith(b"From ") and empty_above:
            if number:
                yield _message(f"{source}#{number}", pieces, size)
            number, size, pieces = number + 1, 0, []
            if number > limits.ENTRIES:
                yield Refusal(source, "take", f"The mailbox has more than {limits.ENTRIES:,} messages; the rest is left.")
                return
        else:
            size += len(line)
            if size > limits.UNFOLDED:
                yield Refusal(f"{source}#{number}", "take", "This message is larger than any mailbox can be; the rest is left.")
                return
            if size <= limits.ENTRY:
                # A line of the message that began with "From " was written with a mark before it.
                pieces.append(line[1:] if line.startswith(b">From ") else line)
        empty_above = not line.strip()
    if number:
        yield _message(f"{source}#{number}", pieces, size)


def _message(source: str, pieces: list[bytes], size: int) -> Found:
    if size > limits.ENTRY:
        return Refusal(source, "take", f"This message is larger than {limits.ENTRY // 1_000_000} MB.")
    return Paper(source, b"".join(pieces), "mail")


def glance_at(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The first bytes of a stream, and the stream from its beginning (pipes cannot be wound back)."""
    first = b""
    while len(first) < limits.GLANCE and (more := stream.read(limits.GLANCE - len(first))):
        first += more
    return first, cast(BinaryIO, io.BufferedReader(_Rejoined(first, stream)))


class _Rejoined(io.RawIOBase):
    """A stream whose first bytes were already read."""

    def __init__(self, first: bytes, stream: BinaryIO) -> None:
        self._first = first
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "Buffer") -> int:
        room = memoryview(buffer).cast("B")
        more = self._first[: len(room)] or self._stream.read(len(room))
        self._first = self._first[len(room) :]
        room[: len(more)] = more
        return len(more)
