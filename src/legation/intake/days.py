"""Days and moments as outlets print them and as machines write them, read with the offset they were written with."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

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
# Japanese years count from the first of an emperor, those of Taiwan from the republic; the year before each of these is its nought.
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867, "民國": 1911, "民国": 1911}
_MONTHS = (
    "jan january janvier janv januar januari enero gennaio janeiro|"
    "feb february février fevrier févr fév februar februari febrero febbraio fevereiro|"
    "mar march mars märz maart marzo março|apr april avril avr abril aprile|may mai mei mayo maggio maio|"
    "jun june juin juni junio giugno junho|jul july juillet juil juli julio luglio julho|aug august août aout augustus agosto|"
    "sep sept september septembre septiembre settembre setembro|oct october octobre okt oktober octubre ottobre outubro|"
    "nov november novembre noviembre novembro|dec december décembre decembre déc dezember diciembre dicembre dezembro"
)
# Months of further languages that no other language means another month by (listopada is November in Polish and October in Croatian).
_MORE_MONTHS = (
    "янв января январь січня ocak stycznia ledna|"
    "фев февраля февраль лютого şubat lutego února|"
    "мар марта март березня mart marca března maret|"
    "апр апреля апрель квітня nisan kwietnia dubna|"
    "мая май травня mayıs maja května maj mei|"
    "июн июня июнь червня haziran czerwca června|"
    "июл июля июль липня temmuz lipca července|"
    "авг августа август серпня ağustos sierpnia srpna agustus augusti|"
    "сен сент сентября сентябрь вересня eylül września|"
    "окт октября октябрь жовтня ekim października října|"
    "ноя нояб ноября ноябрь листопада kasım listopadu|"
    "дек декабря декабрь грудня aralık grudnia prosince desember"
)
_MONTH_NUMBERS = {
    word: number for table in (_MONTHS, _MORE_MONTHS) for number, words in enumerate(table.split("|"), start=1) for word in words.split()
}
# Wide on purpose: a year that cannot be is noted and refused where the report is made.
# Zones by the name of a people or place, and the letters of American ones, which differ with the season.
_NAMED = {
    **dict.fromkeys(("eastern", "et", "new york", "washington"), "America/New_York"),
    **dict.fromkeys(("central", "ct", "chicago"), "America/Chicago"),
    **dict.fromkeys(("mountain", "mt"), "America/Denver"),
    **dict.fromkeys(("pacific", "pt"), "America/Los_Angeles"),
    **dict.fromkeys(("british", "london"), "Europe/London"),
    **dict.fromkeys(("central european", "paris", "berlin", "brussels"), "Europe/Paris"),
    **dict.fromkeys(("eastern european", "kyiv"), "Europe/Kiev"),
    **dict.fromkeys(("greenwich mean", "coordinated universal"), "UTC"),
    **dict.fromkeys(("japan", "tokyo"), "Asia/Tokyo"),
    **dict.fromkeys(("korea", "korean", "seoul"), "Asia/Seoul"),
    **dict.fromkeys(("china", "beijing"), "Asia/Shanghai"),
    **dict.fromkeys(("india", "indian"), "Asia/Kolkata"),
    **dict.fromkeys(("israel", "jerusalem"), "Asia/Jerusalem"),
    **dict.fromkeys(("gulf", "dubai"), "Asia/Dubai"),
    **dict.fromkeys(("australian eastern", "sydney"), "Australia/Sydney"),
    "moscow": "Europe/Moscow",
    "singapore": "Asia/Singapore",
    "hong kong": "Asia/Hong_Kong",
    "philippine": "Asia/Manila",
    "pakistan": "Asia/Karachi",
}
_NAMED_ZONE = (
    rf"(?:{'|'.join(sorted((name for name in _NAMED if len(name) > 2), key=len, reverse=True))})(?: (?:standard|daylight|summer))? time\b"
    r"|(?-i:[ECMP]T)\b"
)
_TIMED = re.compile(r"\s*(?:(?:standard|daylight|summer) )?time$")
# Japanese and Chinese programs print figures and marks as wide as letters.
_WIDE = {0xFF10 + figure: str(figure) for figure in range(10)} | {0xFF0F: "/", 0xFF0D: "-", 0xFF1A: ":", 0x3000: " "}
# A clock before the day: "Updated 3:30 PM EDT, Mon August 5, 2024".
_BEFORE = re.compile(
    r"(?P<h>[01]?\d|2[0-3]):(?P<mi>[0-5]\d)(?: ?(?P<ap>[ap])\.?m\b\.?)? \(?"
    rf"(?P<zone>{_NAMED_ZONE}|[A-Z]{{3,4}}\b)\)?,? (?:on )?(?:[a-z]{{3,9}}\.?,? )?$",
    re.IGNORECASE,
)
_YEAR = r"(?P<y>(?:1[4-9]|2\d)\d\d)"
# In text taken off a page the clock may stand right behind the year: "Nov 20, 20194:29 PM".
_ENDS = r"(?!\d(?!\d?:[0-5]\d))"
_CLOCK = (
    r"(?P<time>(?:(?:[ T,·|/–—-]|\bat\b|à){1,6}|(?<=\d{4}))"
    r"(?P<h>[01]?\d|2[0-3])(?::|h|\.(?=\d\d[ap ]))(?P<mi>[0-5]\d)(?::(?P<s>[0-5]\d)(?:\.\d{1,9})?)?"
    r"(?:[ ]?(?P<ap>[ap])\.?m\b\.?)?(?:[ (]{0,2}(?P<zone>[+-]\d\d:?\d\d|Z\b|(?:GMT|UTC)[+-]\d{1,2}(?::\d\d)?\b|"
    rf"{_NAMED_ZONE}|[A-Z]{{3,4}}\b))?)?"
)


@cache
def _grammar() -> "tuple[re.Pattern[str], ...]":
    month = "|".join(sorted(map(re.escape, _MONTH_NUMBERS), key=len, reverse=True))
    day = r"(?P<d>[0-3]?\d)"
    written = (
        rf"(?<![\d.]){_YEAR}[-/.](?P<m>[01]?\d)[-/.]{day}(?!\d){_CLOCK}",
        rf"(?<!\d){day}(?:st|nd|rd|th|er)?[ .-]{{1,2}}(?:(?:of|de) )?(?P<month>{month})\b(?:[., -]{{0,3}}| de ){_YEAR}{_ENDS}{_CLOCK}",
        rf"\b(?P<month>{month})\b\.?[ ]{day}(?:st|nd|rd|th)?(?:,|,? at [^,\n]{{0,20}},)?[ ]{{1,2}}{_YEAR}{_ENDS}{_CLOCK}",
        # 24.05.2023 is day first wherever it is written; with strokes only a part over twelve tells which is the day.
        rf"(?<![\d.]){day}\.(?P<m>[01]?\d)\.{_YEAR}(?!\d){_CLOCK}",
        rf"(?<![\d/])(?P<d>1[3-9]|2\d|3[01])/(?P<m>0?[1-9]|1[0-2])/{_YEAR}(?!\d){_CLOCK}",
        rf"(?<![\d/])(?P<m>0?[1-9]|1[0-2])/(?P<d>1[3-9]|2\d|3[01])/{_YEAR}(?!\d){_CLOCK}",
        rf"(?:{_YEAR}|(?P<era>{'|'.join(_ERAS)})\s?(?P<n>\d{{1,3}}|元))[年년]\s?(?P<m>[01]?\d)[月월]\s?{day}[日일](?:\s?[(（].[)）])?(?P<time>\s?(?P<h>[0-2]?\d)[:時](?P<mi>[0-5]\d)分?(?P<s>$.)?(?P<ap>$.)?(?P<zone>$.)?)?",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in written)


def find_days(text: str) -> Iterator[tuple[int, int, Day]]:
    """The days written in some words in full (day, month and year), in order: start, end, day.

    A time of day counts only with its offset from UTC, else the day alone is given: an hour without an offset is no moment.
    "05/06/2023" is left alone, as nobody can tell its day from its month; "25/06/2023" is not.
    """
    text = text.translate(_WIDE)
    hits = sorted(((hit.start(), hit.end(), hit) for form in _grammar() for hit in form.finditer(text)), key=lambda hit: hit[:2])
    last = -1
    for start, end, hit in hits:
        parts = hit.groupdict()
        if not parts.get("time") and (before := _BEFORE.search(text[max(0, start - 60) : start])) is not None:
            parts |= {**before.groupdict(), "time": before[0], "s": None}
        day = _make(parts)
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
    zone = parts.get("zone")
    offset = find_offset(zone)
    place = _place(_NAMED.get(_TIMED.sub("", zone.lower()), "")) if zone and offset is None else None
    if not parts.get("time") or (offset is None and place is None):
        return day
    hour = int(parts["h"] or 0)
    if parts.get("ap"):
        hour = hour % 12 + (12 if str(parts["ap"]).lower() == "p" else 0)
    at = datetime(day.year, day.month, day.day, hour, int(parts["mi"] or 0), int(parts.get("s") or 0), tzinfo=UTC)
    offset = offset if offset is not None else at.replace(tzinfo=place).utcoffset()
    return at.replace(tzinfo=timezone(offset)) if offset is not None else day


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


# Seconds, milliseconds, microseconds and nanoseconds since 1970, from 1990 (nobody had a crawler before) to 2100.
_FIRST, _LAST = 631_152_000, 4_102_444_800
# The first printed news is younger.
_PRESS = 1400
_SCALES = (1, 1_000, 1_000_000, 1_000_000_000)
# How databases wrap a moment ({"$date": …}, {"$numberLong": "…"}), and .NET ("/Date(…)/").
_WRAPPED = (
    *(
        "$date",
        "$numberLong",
        "$numberDouble",
        "$numberInt",
        "$timestamp",
        "t",
        "@value",
        "value",
        "iso",
        "rendered",
        "#text",
        "$t",
        "seconds",
        "_seconds",
        "datetime",
        "date",
        "time",
    ),
    *("timestamp", "utc", "gmt", "raw"),
)
# Japanese offices print an era as its letter: R6.2.6.
_ERA_LETTERS = {"R": 2018, "H": 1988, "S": 1925}
_LETTERED = re.compile(r"([RHS])\.?(\d{1,2})[./-]([01]?\d)[./-]([0-3]?\d)")
# Numbers as Japanese and Chinese print them in days.
_DIGITS = {letter: number for number, letter in enumerate("〇一二三四五六七八九")}
_SPELT = re.compile(r"[〇一二三四五六七八九十]{1,5}(?=[年月日時分])")
# What clocks count from: a program's way to say that it knows no day; the day before it, where the program stood further west.
_NOUGHT = (date(1970, 1, 1), date(1969, 12, 31))
_DOTNET = re.compile(r"/Date\((-?\d{1,16})(?:[+-]\d{4})?\)/")
_NUMBER = re.compile(r"-?\d{1,20}(?:\.\d{1,12})?(?:[eE]\+?\d{1,2})?")
# 20240312, 20240312081500, 20240312T081500Z
_CLOSE = re.compile(r"((?:19|20)\d\d)([01]\d)([0-3]\d)(?:[T ]?([0-2]\d)([0-5]\d)([0-5]\d)?(?:\.\d{1,9})?(Z|[+-]\d\d:?\d\d)?)?")
# Mail and HTTP (RFC 5322, RFC 850, asctime): the names of days and months in them are part of the form, whatever the language.
_STAMPED = {
    name: number
    for number, name in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1)
}
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}"
_STAMP_CLOCK = r"(?P<h>\d{1,2}):(?P<mi>\d\d)(?::(?P<s>\d\d)(?:\.\d{1,9})?)?"
_PLACE = r"[A-Za-z]{2,20}/[A-Za-z_]{2,30}(?:/[A-Za-z_]{2,30})?"
_ZONE = rf"(?:\s*[\[(]?(?P<zone>{_PLACE}|[+-]\d\d:?\d\d|[+-]\d\d\b|[A-Za-z]{{1,5}}\b(?:[+-]\d{{1,2}}(?::?\d\d)?)?))?"
_LETTER = re.compile(
    rf"(?:[a-z]{{3,9}},?\s+)?(?P<d>\d{{1,2}})[\s-]+{_MONTH}[\s-]+(?P<y>\d{{2}}|\d{{4}})[\s,]+{_STAMP_CLOCK}{_ZONE}", re.IGNORECASE
)
_ASCTIME = re.compile(
    rf"[a-z]{{3,9}},?\s+{_MONTH}\s+(?P<d>\d{{1,2}}),?\s+(?:(?P<y1>\d{{4}})\s+)?{_STAMP_CLOCK}{_ZONE}(?:\s+(?P<y2>\d{{4}}))?", re.IGNORECASE
)
_ISO = re.compile(rf"(?P<y>\d{{4}})-(?P<m>\d\d)-(?P<d>\d\d)[T ]+{_STAMP_CLOCK}{_ZONE}\]?")
# Zones that mean one thing in a stamp and other things in running text ("cat", "art").
_STAMP_ZONES = {
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
    words = str(value).strip()[:200].translate(_WIDE)
    if (hit := _DOTNET.fullmatch(words)) is not None:
        words = hit[1]
    if "年" in words:
        words = _SPELT.sub(lambda hit: _spell_out(hit[0]), words)
    day = _compact(words) or _epoch(words) or _written(words) or _lettered(words) or find_day(words)
    if not isinstance(day, datetime) and (hour := find_day(words)) is not None and isinstance(hour, datetime) and hour.date() == day:
        # Its zone has a name of several words.
        day = hour
    local = day.date() if isinstance(day, datetime) else day
    return None if local in _NOUGHT else day


def _spell_out(words: str) -> str:
    """A number in Chinese letters in figures: "二〇二四" is 2024, "二十一" is 21."""
    if "十" not in words:
        return "".join(str(_DIGITS[letter]) for letter in words)
    tens, _, ones = words.partition("十")
    return str(10 * (_DIGITS.get(tens, 1) if tens else 1) + _DIGITS.get(ones, 0))


def _lettered(words: str) -> Day | None:
    hit = _LETTERED.fullmatch(words)
    return _make_stamp(_ERA_LETTERS[hit[1]] + int(hit[2]), int(hit[3]), int(hit[4]), None, None, None, None) if hit is not None else None


def _unwrap(value: Any) -> Any:
    for _ in range(3):
        if isinstance(value, Mapping):
            parts = [value.get(name) for name in ("year", "month", "day")]
            value = parts if all(parts) else next((value[name] for name in _WRAPPED if name in value), None)
        elif isinstance(value, list) and len(value) > 2 and all(type(part) is int for part in value[:3]):
            # A moment in its parts, as feedparser gives it.
            value = "{:04}-{:02}-{:02}".format(*value[:3])
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
    return _make_stamp(int(year), int(month), int(day), hour, minute, second, zone)


def _written(words: str) -> Day | None:
    place = _OFFSET_AND_PLACE.match(words)
    hit = _ISO.fullmatch(place["at"] if place is not None and re.search(r"(?:Z|[+-]\d\d:?\d\d)$", place["at"]) else words)
    if hit is not None:
        return _make_stamp(int(hit["y"]), int(hit["m"]), int(hit["d"]), hit["h"], hit["mi"], hit["s"], hit["zone"])
    hit = _LETTER.match(words)
    if hit is not None:
        return _make_stamp(_year(hit["y"]), _STAMPED[hit["month"][:3].lower()], int(hit["d"]), hit["h"], hit["mi"], hit["s"], hit["zone"])
    hit = _ASCTIME.match(words)
    if hit is None or not (hit["y1"] or hit["y2"]):
        return None
    year = int(hit["y1"] or hit["y2"])
    return _make_stamp(year, _STAMPED[hit["month"][:3].lower()], int(hit["d"]), hit["h"], hit["mi"], hit["s"], hit["zone"])


def _year(words: str) -> int:
    """A year of two digits as mail programs read it (RFC 5322, 4.3)."""
    year = int(words)
    return year if len(words) == 4 else year + (2000 if year < 50 else 1900)


def _make_stamp(year: int, month: int, day: int, hour: str | None, minute: str | None, second: str | None, zone: str | None) -> Day | None:
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
    offset = timedelta(minutes=_STAMP_ZONES[zone.lower()]) if zone and zone.lower() in _STAMP_ZONES else find_offset(zone)
    if offset is None and zone and zone.lower() in _NAMED:
        zone = _NAMED[zone.lower()]
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
