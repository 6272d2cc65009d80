"""What the forms that people read have in common: how a reference, a grade and an address are shown."""

from collections.abc import Sequence
from itertools import groupby
from urllib.parse import urlsplit

from legation.language.typography import show_day
from legation.records.brief import Line, Reference, Source


def is_graded(line: Line) -> bool:
    """Whether a line shows its grade: where the officer gave a letter. F and a digit say nothing that the words do not."""
    return line.grade is not None and line.grade.reliability != "F"


def show_published(source: Source | Reference) -> str:
    """The day of publication in words, as the outlet wrote it."""
    return show_day(source.published.isoformat()[:10]) if source.published else "undated"


def by_report(references: Sequence[Reference]) -> list[list[Reference]]:
    """References in groups, one a report."""
    return [list(group) for _, group in groupby(references, key=lambda reference: reference.report)]


def safe_link(url: str | None) -> str | None:
    """An address that a click may open: http or https and a host, else none."""
    if not url or not url.isprintable() or any(mark.isspace() for mark in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None
