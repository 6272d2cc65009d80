"""Addresses of words in an address of a page: ``REPORT.START-END`` for words of a text, ``REPORT.START-END.WHERE`` for others."""

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from legation.records.report import Span

PLACE = re.compile(r"([0-9a-f]{4,40})\.(\d{1,9})-(\d{1,9})(?:\.(title|byline|dateline|credit|captions/\d{1,4}))?")
# A line of a brief rests on fewer passages than this.
MOST = 60


def write_places(places: Iterable[tuple[str, Span]]) -> str:
    """Some passages as they stand in an address."""
    return ",".join(
        f"{report}.{span.start}-{span.end}" + ("" if span.where == "text" else f".{span.where}") for report, span in list(places)[:MOST]
    )


def read_places(said: str) -> Sequence[tuple[str, Span]]:
    """The passages that an address names; what is none is left out."""
    found = (PLACE.fullmatch(one) for one in said.split(",")[:MOST])
    return [(hit[1], Span(int(hit[2]), int(hit[3]), hit[4] or "text")) for hit in found if hit is not None]


def outside(url: str | None) -> str:
    """An address that a click may open: http or https and a host; else nothing."""
    if not url or not url.isprintable() or any(mark.isspace() for mark in url):
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.netloc else ""
