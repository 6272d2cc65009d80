"""Days and moments as outlets print them, read with the offset they were written with."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from functools import cache

from legation.records.report import Day

# Offsets of zone names that mean one thing to every outlet; names that differ with season or country ("ET", "IST") are left out.
_ZONES = {
    **dict.fromkeys(("z", "utc", "gmt", "wet"), 0),
    **dict.fromkeys(("bst", "cet", "west"), 60),
    **dict.fromkeys(("cest", "eet", "sast"), 120),
    **dict.fromkeys(("eest", "msk"), 180),
    **dict.fromkeys(("sgt", "hkt", "pht", "awst"), 480),
    **dict.fromkeys(("jst", "kst"), 540),
    "wib": 420,
    "aest": 600,
    "aedt": 660,
    "nzst": 720,
    "nzdt": 780,
    "edt": -240,
    "est": -300,
    "cdt": -300,
    "mdt": -360,
    "pdt": -420,
    "mst": -420,
    "pst": -480,
}
# Japanese years count from the first of an emperor, and the year before each of these is its nought.
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}
_MONTHS = (
    "jan january janvier janv|feb february février fevrier févr fév|mar march mars|apr april avril avr|may mai|jun june juin|"
    "jul july juillet juil|aug august août aout|sep sept september septembre|oct october octobre|nov november novembre|"
    "dec december décembre decembre déc"
)
_MONTH_NUMBERS = {word: number for number, words in enumerate(_MONTHS.split("|"), start=1) for word in words.split()}
# Wide on purpose: a year that cannot be is noted and refused where the report is made.
_YEAR = r"(?P<y>(?:1[4-9]|2\d)\d\d)"
# In text taken off a page the clock may stand right behind the year: "Nov 20, 20194:29 PM".
_ENDS = r"(?!\d(?!\d?:[0-5]\d))"
_CLOCK = (
    r"(?P<time>(?:(?:[ T,·|/–—-]|\bat\b|à){1,6}|(?<=\d{4}))"
    r"(?P<h>[01]?\d|2[0-3])(?::|h|\.(?=\d\d[ap ]))(?P<mi>[0-5]\d)(?::(?P<s>[0-5]\d)(?:\.\d{1,9})?)?"
    r"(?:[ ]?(?P<ap>[ap])\.?m\b\.?)?(?:[ (]{0,2}(?P<zone>[+-]\d\d:?\d\d|Z\b|(?:GMT|UTC)[+-]\d{1,2}(?::\d\d)?\b|[A-Z]{3,4}\b))?)?"
)


@cache
def _grammar() -> "tuple[re.Pattern[str], ...]":
    month = "|".join(sorted(map(re.escape, _MONTH_NUMBERS), key=len, reverse=True))
    day = r"(?P<d>[0-3]?\d)"
    written = (
        rf"(?<![\d.]){_YEAR}[-/.](?P<m>[01]?\d)[-/.]{day}(?!\d){_CLOCK}",
        rf"(?<!\d){day}(?:st|nd|rd|th|er)?[ .-]{{1,2}}(?:of )?(?P<month>{month})\b[., -]{{0,3}}{_YEAR}{_ENDS}{_CLOCK}",
        rf"\b(?P<month>{month})\b\.?[ ]{day}(?:st|nd|rd|th)?(?:,|,? at [^,\n]{{0,20}},)?[ ]{{1,2}}{_YEAR}{_ENDS}{_CLOCK}",
        # 24.05.2023 is day first wherever it is written; with strokes only a part over twelve tells which is the day.
        rf"(?<![\d.]){day}\.(?P<m>[01]?\d)\.{_YEAR}(?!\d){_CLOCK}",
        rf"(?<![\d/])(?P<d>1[3-9]|2\d|3[01])/(?P<m>0?[1-9]|1[0-2])/{_YEAR}(?!\d){_CLOCK}",
        rf"(?<![\d/])(?P<m>0?[1-9]|1[0-2])/(?P<d>1[3-9]|2\d|3[01])/{_YEAR}(?!\d){_CLOCK}",
        rf"(?:{_YEAR}|(?P<era>{'|'.join(_ERAS)})\s?(?P<n>\d{{1,2}}|元))年(?P<m>[01]?\d)月{day}日(?:\s?[(（].[)）])?(?P<time>\s?(?P<h>[0-2]?\d)[:時](?P<mi>[0-5]\d)分?(?P<s>$.)?(?P<ap>$.)?(?P<zone>$.)?)?",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in written)


def find_days(text: str) -> Iterator[tuple[int, int, Day]]:
    """The days written in some words in full (day, month and year), in order: start, end, day.

    A time of day counts only with its offset from UTC, else the day alone is given: an hour without an offset is no moment.
    "05/06/2023" is left alone, as nobody can tell its day from its month; "25/06/2023" is not.
    """
    hits = sorted(((hit.start(), hit.end(), hit) for form in _grammar() for hit in form.finditer(text)), key=lambda hit: hit[:2])
    last = -1
    for start, end, hit in hits:
        day = _make(hit.groupdict())
        if day is not None and start >= last:
            last = end
            yield start, end, day


def find_day(text: str | None) -> Day | None:
    """The first day written in some words, a moment where one of equal day follows ("24 May … 2023-05-24T16:38+07:00")."""
    days = [day for _, _, day in find_days((text or "")[:400])]
    if not days:
        return None
    first = days[0]
    for day in days:
        if isinstance(day, datetime) and not isinstance(first, datetime) and day.date() == first:
            return day
    return first


def _make(parts: "dict[str, str | None]") -> Day | None:
    try:
        month = int(written) if (written := parts.get("m")) else _MONTH_NUMBERS[str(parts["month"]).lower()]
        era = _ERAS[said] + int((parts["n"] or "").replace("元", "1")) if (said := parts.get("era")) else 0
        day = date(int(parts["y"] or era), month, int(parts["d"] or 0))
    except (ValueError, KeyError):
        return None
    offset = find_offset(parts.get("zone"))
    if not parts.get("time") or offset is None:
        return day
    hour = int(parts["h"] or 0)
    if parts.get("ap"):
        hour = hour % 12 + (12 if str(parts["ap"]).lower() == "p" else 0)
    return datetime(day.year, day.month, day.day, hour, int(parts["mi"] or 0), int(parts.get("s") or 0), tzinfo=timezone(offset))


def find_offset(zone: str | None) -> timedelta | None:
    """The offset from UTC that a zone's letters or figures mean; None where they mean none, or more than one."""
    if not zone:
        return None
    name = zone.lower()
    if name in _ZONES:
        return timedelta(minutes=_ZONES[name])
    hit = re.fullmatch(r"(?:gmt|utc)?([+-])(\d{1,2}):?(\d\d)?", name)
    if hit is None:
        return None
    minutes = int(hit[2]) * 60 + int(hit[3] or 0)
    return timedelta(minutes=-minutes if hit[1] == "-" else minutes) if minutes < 24 * 60 else None
