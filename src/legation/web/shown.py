"""What the pages of a story make of values besides: days in words, words cut short, addresses of passages, pictures."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from legation.records.report import Span
from legation.records.ruling import write_place
from legation.web.addresses import outside, write_places
from legation.web.pictures import course, lanes, stemma, strip

# What an ISO day is made of.
WHOLE = ("year", "month", "day")


def when(first: str, last: str = "") -> str:
    """An ISO day, month or year in words, or two of them without saying month or year twice: 11–12 July 2023."""
    if not last or first == last:
        return _name(first)
    one, other = first.split("-"), last.split("-")
    if len(one) == len(other) == len(WHOLE) and one[:2] == other[:2]:
        return f"{int(one[2])}–{_name(last)}"
    if len(one) == len(other) > 1 and one[0] == other[0]:
        return f"{_name(first).removesuffix(' ' + one[0])} – {_name(last)}"
    return f"{_name(first)} – {_name(last)}"


def short_day(iso: str) -> str:
    """A day or month without its year, for the head of a column that stands among others."""
    return _name(iso).removesuffix(" " + iso[:4])


def _name(iso: str) -> str:
    year, *rest = iso.split("-")
    known = date.fromisoformat("-".join([year, *rest, "01", "01"][: len(WHOLE)]))
    return f"{known.day} {known:%B} {year}" if len(rest) > 1 else f"{known:%B} {year}" if rest else year


def clip(words: object, most: int) -> str:
    """The beginning of some words, cut at a blank where there is one, with an ellipsis behind it."""
    text = "" if words is None else str(words)
    return text if len(text) <= most else (text[:most].rpartition(" ")[0] or text[:most]) + "…"


def has_hour(at: Any) -> bool:
    """Whether an outlet wrote the hour, too."""
    return isinstance(at, datetime)


def short_month(iso: str) -> str:
    """The month of an ISO day, without its year."""
    return f"{date.fromisoformat(iso):%B}"


def matched(hit: Mapping[str, Any]) -> list[tuple[str, bool]]:
    """The snippet of a hit as plain values, cut where what matches begins and ends."""
    start = _read_span(hit["span"])[0]
    words: str = hit["snippet"]
    marks = [(first - start, last - start) for first, last in map(_read_span, hit["matches"])]
    edges = sorted({0, len(words), *(min(len(words), max(0, edge)) for mark in marks for edge in mark)})
    return [(words[one:other], any(first <= one < last for first, last in marks)) for one, other in pairwise(edges) if one < other]


def _read_span(span: Any) -> tuple[int, int]:
    first, last = span["span"] if isinstance(span, Mapping) else span
    return first, last


RULED = re.compile(r"(.{1,200}) ruled on \d{4}-\d\d-\d\d: ")


def hand(reason: str) -> str:
    """Who ruled, where a reason is the officer's word; nothing where it is the machine's."""
    found = RULED.match(reason)
    return found[1] if found is not None else ""


# So many of the words that stand against some others name a conflict.
MOST_AGAINST = 6


def others_of(dispute: Any, column: int) -> list[str]:
    """The words of a table of values that stand in its other columns, as a ruling names them."""
    rows = [row for group in dispute.groups for row in group.rows]
    cells = [cell for row in rows for number, some in enumerate(row.cells) if number != column for cell in some]
    return [named_place(cell.place) for cell in cells if cell.place[1].where == "text"][:MOST_AGAINST]


def named_place(place: tuple[str, Span]) -> str:
    """Words of a report as a ruling names them."""
    return write_place(*place)


FILTERS = {
    "others_of": others_of,
    "named_place": named_place,
    "hand": hand,
    "when": when,
    "short_day": short_day,
    "short_month": short_month,
    "clip": clip,
    "has_hour": has_hour,
    "matched": matched,
    "places": write_places,
    "outside": outside,
}
DRAWN = {
    "draw_stemma": stemma.draw,
    "draw_lanes": lanes.draw,
    "draw_course": course.draw,
    "draw_strip": strip.draw,
}
