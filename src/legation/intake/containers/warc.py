"""The pages of a WARC file, one at a time: a crawl of many gigabytes never lies in memory."""

import re
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import Any, BinaryIO, cast

from attrs import define, field

from legation.intake import limits
from legation.intake.containers.archives import PackedError, is_packed, unfold
from legation.intake.form import find_form
from legation.intake.limits import Allowance
from legation.intake.paper import Paper, Passed
from legation.records.errors import Refusal

# What a crawl also holds: pictures, scripts, styles, its own notes. Only these media types can be reports.
_PAGES = ("text/html", "application/xhtml+xml", "application/json", "text/plain", "application/pdf")
# Kinds of records that can hold a page: as the server sent it, as the crawler kept or made it (the plain text of a WET file).
_HOLD = ("response", "resource", "conversion")
# Crawlers name what they made of a page by its address behind a label: "urn:text:http://…".
_LABELLED = re.compile(r"urn:[\w-]{1,40}:(?=https?://)", re.IGNORECASE)

Recorded = Paper | Refusal | Passed


def find_records(source: str, stream: BinaryIO, allowance: Allowance) -> Iterator[Recorded]:
    """The pages of a WARC file (plain; what packs it as a whole is unfolded before), with the address each was found at."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    crawl = Crawl(source)
    number = 0
    deaf = _Deaf()
    try:
        records = ArchiveIterator(stream)
        while True:
            with redirect_stderr(cast(Any, deaf)):
                record = next(records, None)
            if record is None:
                break
            number += 1
            allowance.make()
            with redirect_stderr(cast(Any, deaf)):
                found = crawl.take(f"{source}#{number}", record)
            if found is not None:
                yield found
        if not crawl.held:
            yield Refusal(source, "take", "This WARC file holds no page, or is cut short.")
    except (ArchiveLoadFailed, EOFError, OSError, ValueError, AttributeError, AssertionError) as error:
        yield Refusal(
            f"{source}#{number + 1}", "take", f"The WARC file is broken or cut short here ({type(error).__name__}); the rest is left."
        )
    if deaf.times:
        yield Passed(source, f"{deaf.times} records do not end where they say")


class _Deaf:
    """Where the library may say what it likes: it prints a stranger's bytes as they are."""

    def __init__(self) -> None:
        self.times = 0

    def write(self, _: str) -> None:
        self.times += 1

    def flush(self) -> None:
        """Nothing is kept."""


@define
class Crawl:
    """One file of a crawl: the pages it has given so far, and what was seen in it."""

    source: str
    held: int = 0
    _pages: set[str] = field(factory=set)
    _digests: set[str] = field(factory=set)

    def take(self, name: str, record: Any) -> Recorded | None:
        """The page of a record; None where a record says nothing of a page (a question to a server, the crawler's own notes)."""
        if record.rec_type == "revisit":
            self.held += 1
            return self._revisit(name, record)
        if record.rec_type not in _HOLD:
            return None
        self.held += 1
        if digest := _head(record, "WARC-Payload-Digest"):
            self._digests.add(digest)
        # An ARC file, the older form of crawls, says it in its own word.
        address = _LABELLED.sub("", (_head(record, "WARC-Target-URI") or _head(record, "uri")).strip("<>"))
        answer = record.http_headers
        kind = str((answer.get_header("Content-Type") if answer else record.content_type) or "").split(";")[0].strip().casefold()
        if kind not in _PAGES or (answer and answer.get_statuscode() != "200"):
            return Passed(name, "a record that is no page")
        if record.rec_type != "response" and address in self._pages:
            return Passed(name, "the text of a page that the file holds itself")
        self._pages.add(address)
        raw = _read(record)
        if len(raw) > limits.ENTRY:
            return Refusal(name, "take", f"This page is larger than {limits.ENTRY // 1_000_000} MB.")
        encodings = str(answer.get_header("Content-Encoding") or "") if answer else ""
        try:
            raw = unfold(raw, encodings, limits.ENTRY) if encodings and is_packed(raw, encodings) else raw
        except PackedError as error:
            if find_form(raw[: limits.GLANCE]) is None:
                return Refusal(name, "take", str(error))
        form = find_form(raw[: limits.GLANCE])
        if form not in ("html", "text", "json", "pdf"):
            return Passed(name, "a record that is no page")
        cut = ("The crawler kept only the beginning of this page.",) if _head(record, "WARC-Truncated") else ()
        return Paper(name, raw, form, address or None, notes=cut)

    def _revisit(self, name: str, record: Any) -> Recorded:
        answer = record.http_headers
        kind = str((answer.get_header("Content-Type") if answer else None) or _PAGES[0]).split(";")[0].strip().casefold()
        address = _head(record, "WARC-Target-URI").strip("<>")
        if kind not in _PAGES:
            return Passed(name, "a record that is no page")
        if address in self._pages or _head(record, "WARC-Payload-Digest") in self._digests:
            return Passed(name, "a visit that found a page of this file as it was")
        when = _head(record, "WARC-Refers-To-Date")[:40]
        where = "" if not when else f" of {when}"
        return Refusal(name, "take", f"The crawler found this page as it was at a visit{where}, which is not in this file.")


def _head(record: Any, name: str) -> str:
    return str(record.rec_headers.get_header(name) or "")


def _read(record: Any) -> bytes:
    """The bytes of a record as they came, but for the chunks they were sent in."""
    from warcio.bufferedreaders import ChunkedDataReader

    answer = record.http_headers
    chunked = answer is not None and str(answer.get_header("Transfer-Encoding") or "").strip().casefold() == "chunked"
    stream = ChunkedDataReader(record.raw_stream, decomp_type=None) if chunked else record.raw_stream
    raw: bytes = stream.read(limits.ENTRY + 1)
    return raw
