"""The pages of a WARC file, one at a time: a crawl of many gigabytes never lies in memory."""

from collections.abc import Iterator
from typing import BinaryIO

from legation.intake import limits
from legation.intake.form import find_form
from legation.intake.paper import Paper, Passed
from legation.records.errors import Refusal

# What a crawl also holds: pictures, scripts, styles, its own notes. Only these media types can be reports.
_PAGES = ("text/html", "application/xhtml+xml", "application/json", "text/plain", "application/pdf")


def find_records(source: str, stream: BinaryIO) -> Iterator[Paper | Refusal | Passed]:
    """The responses of a WARC file (plain; gzip is unfolded before) that may be reports, with the address each was found at."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    number = pages = 0
    try:
        for record in ArchiveIterator(stream):
            number += 1
            name = f"{source}#{number}"
            if number > limits.ENTRIES:
                yield Refusal(source, "take", f"The file has more than {limits.ENTRIES:,} records; the rest is left.")
                return
            if record.rec_type not in ("response", "resource"):
                continue
            pages += 1
            headers = record.http_headers
            kind = str((headers.get_header("Content-Type") if headers else record.content_type) or "").split(";")[0].strip().casefold()
            if kind not in _PAGES or (headers and headers.get_statuscode() != "200"):
                yield Passed(name, "a record that is no page")
                continue
            yield _take(name, record.content_stream().read(limits.ENTRY + 1), record.rec_headers.get_header("WARC-Target-URI"))
        if not pages:
            yield Refusal(source, "take", "This WARC file holds no page, or is cut short.")
    except (ArchiveLoadFailed, EOFError, OSError, ValueError, AttributeError) as error:
        yield Refusal(
            f"{source}#{number + 1}", "take", f"The WARC file is broken or cut short here ({type(error).__name__}); the rest is left."
        )


def _take(name: str, raw: bytes, address: str | None) -> Paper | Refusal | Passed:
    if len(raw) > limits.ENTRY:
        return Refusal(name, "take", f"This page is larger than {limits.ENTRY // 1_000_000} MB.")
    form = find_form(raw[: limits.GLANCE])
    if form not in ("html", "text", "json", "pdf"):
        return Passed(name, "a record that is no page")
    return Paper(name, raw, form, address)
