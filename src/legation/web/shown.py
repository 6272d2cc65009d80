"""What the pages of a story make of values besides: days in words, words cut short, addresses of passages, pictures."""

from datetime import date, datetime
from typing import Any

from legation.web.addresses import outside, write_places
from legation.web.pictures import lanes, stemma

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


FILTERS = {"when": when, "short_day": short_day, "clip": clip, "has_hour": has_hour, "places": write_places, "outside": outside}
DRAWN = {"draw_stemma": stemma.draw, "draw_lanes": lanes.draw}
