"""Days and moments as machines write them: the dates of feeds, mails and crawlers' dumps."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from legation.intake.days import find_day, find_offset
from legation.records.report import Day

# Seconds, milliseconds, microseconds and nanoseconds since 1970, from 1990 (nobody had a crawler before) to 2100.
_FIRST, _LAST = 631_152_000, 4_102_444_800
# The first printed news is younger.
_PRESS = 1400
_SCALES = (1, 1_000, 1_000_000, 1_000_000_000)
# How databases wrap a moment ({"$date": …}, {"$numberLong": "…"}), and .NET ("/Date(…)/").
_WRAPPED = ("$date", "$numberLong", "@value", "value", "iso", "rendered", "#text", "seconds", "_seconds")
_DOTNET = re.compile(r"/Date\((-?\d{1,16})(?:[+-]\d{4})?\)/")
_NUMBER = re.compile(r"-?\d{1,20}(?:\.\d{1,9})?")
# 20240312, 20240312081500, 20240312T081500Z
_CLOSE = re.compile(r"((?:19|20)\d\d)([01]\d)([0-3]\d)(?:[T ]?([0-2]\d)([0-5]\d)([0-5]\d)?(?:\.\d{1,9})?(Z|[+-]\d\d:?\d\d)?)?")
# Mail and HTTP (RFC 5322, RFC 850, asctime): the names of days and months in them are part of the form, whatever the language.
_MONTHS = {
    name: number
    for number, name in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1)
}
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}"
_CLOCK = r"(?P<h>\d{1,2}):(?P<mi>\d\d)(?::(?P<s>\d\d)(?:\.\d{1,9})?)?"
_PLACE = r"[A-Za-z]{2,20}/[A-Za-z_]{2,30}(?:/[A-Za-z_]{2,30})?"
_ZONE = rf"(?:\s*[\[(]?(?P<zone>{_PLACE}|[+-]\d\d:?\d\d|[+-]\d\d\b|[A-Za-z]{{1,5}}\b(?:[+-]\d{{1,2}}(?::?\d\d)?)?))?"
_LETTER = re.compile(
    rf"(?:[a-z]{{3,9}},?\s+)?(?P<d>\d{{1,2}})[\s-]+{_MONTH}[\s-]+(?P<y>\d{{2}}|\d{{4}})[\s,]+{_CLOCK}{_ZONE}", re.IGNORECASE
)
_ASCTIME = re.compile(
    rf"[a-z]{{3,9}},?\s+{_MONTH}\s+(?P<d>\d{{1,2}}),?\s+(?:(?P<y1>\d{{4}})\s+)?{_CLOCK}{_ZONE}(?:\s+(?P<y2>\d{{4}}))?", re.IGNORECASE
)
_ISO = re.compile(rf"(?P<y>\d{{4}})-(?P<m>\d\d)-(?P<d>\d\d)[T ]+{_CLOCK}{_ZONE}\]?")
# Zones that mean one thing in a stamp and other things in running text ("cat", "art").
_ZONES = {
    "ut": 0,
    "wat": 60,
    "cat": 120,
    "eat": 180,
    "trt": 180,
    "pkt": 300,
    "npt": 345,
    "ict": 420,
    "wita": 480,
    "myt": 480,
    "wit": 540,
    "acst": 570,
    "acdt": 630,
    "chst": 600,
    "akdt": -480,
    "akst": -540,
    "hst": -600,
    "brt": -180,
    "art": -180,
    "ndt": -150,
}
_OFFSET_AND_PLACE = re.compile(r"(?P<at>.{16,40}?)\s?\[[\w/+-]{1,40}\]$")


def find_stamp(value: Any) -> Day | None:
    """The day or moment a machine wrote; an hour whose zone is not given, or means two things, gives the day alone."""
    value = _unwrap(value)
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        value = repr(value)
    words = str(value).strip()[:200]
    if (hit := _DOTNET.fullmatch(words)) is not None:
        words = hit[1]
    return _compact(words) or _epoch(words) or _written(words) or find_day(words)


def _unwrap(value: Any) -> Any:
    for _ in range(3):
        if isinstance(value, Mapping):
            value = next((value[name] for name in _WRAPPED if name in value), None)
        elif isinstance(value, list) and len(value) == 1:
            value = value[0]
    return value if isinstance(value, str | int | float) else None


def _epoch(words: str) -> Day | None:
    if not _NUMBER.fullmatch(words):
        return None
    number = float(words)
    seconds = next((number / scale for scale in _SCALES if _FIRST <= number / scale < _LAST), None)
    return datetime.fromtimestamp(int(seconds), UTC) if seconds is not None else None


def _compact(words: str) -> Day | None:
    hit = _CLOSE.fullmatch(words)
    if hit is None:
        return None
    year, month, day, hour, minute, second, zone = hit.groups()
    return _make(int(year), int(month), int(day), hour, minute, second, zone)


def _written(words: str) -> Day | None:
    place = _OFFSET_AND_PLACE.match(words)
    hit = _ISO.fullmatch(place["at"] if place is not None and re.search(r"(?:Z|[+-]\d\d:?\d\d)$", place["at"]) else words)
    if hit is not None:
        return _make(int(hit["y"]), int(hit["m"]), int(hit["d"]), hit["h"], hit["mi"], hit["s"], hit["zone"])
    hit = _LETTER.match(words)
    if hit is not None:
        return _make(_year(hit["y"]), _MONTHS[hit["month"][:3].lower()], int(hit["d"]), hit["h"], hit["mi"], hit["s"], hit["zone"])
    hit = _ASCTIME.match(words)
    if hit is None or not (hit["y1"] or hit["y2"]):
        return None
    year = int(hit["y1"] or hit["y2"])
    return _make(year, _MONTHS[hit["month"][:3].lower()], int(hit["d"]), hit["h"], hit["mi"], hit["s"], hit["zone"])


def _year(words: str) -> int:
    """A year of two digits as mail programs read it (RFC 5322, 4.3)."""
    year = int(words)
    return year if len(words) == 4 else year + (2000 if year < 50 else 1900)


def _make(year: int, month: int, day: int, hour: str | None, minute: str | None, second: str | None, zone: str | None) -> Day | None:
    # 24:00 is midnight at the end of the day, and a sixtieth second is one that was put in.
    hours = int(hour or 0)
    if year < _PRESS:
        # What programs write for no date at all: 0001-01-01.
        return None
    try:
        at = datetime(year, month, day, hours % 24, int(minute or 0), min(int(second or 0), 59), tzinfo=UTC)
    except ValueError:
        return None
    if hours > 24 or (hours == 24 and (int(minute or 0) or int(second or 0))):
        return at.date()
    at += timedelta(days=hours // 24)
    offset = timedelta(minutes=_ZONES[zone.lower()]) if zone and zone.lower() in _ZONES else find_offset(zone)
    if hour is None or (offset is None and not (zone and "/" in zone)):
        return at.date() if hours < 24 else at.date() - timedelta(days=1)
    if offset is not None:
        return at.replace(tzinfo=timezone(offset))
    place = _place(str(zone))
    local = at.replace(tzinfo=place).utcoffset() if place is not None else None
    return at.replace(tzinfo=timezone(local)) if local is not None else at.date()


@cache
def _place(name: str) -> ZoneInfo | None:
    """A zone by the name of its place ("Europe/Berlin"), where this machine knows it."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None
