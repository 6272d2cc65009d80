"""Times that lean on the report's day: "on Wednesday", "earlier this month", "three days ago", "over the weekend", "next year"."""

import re
from collections.abc import Iterator
from datetime import date

from legation.language.language import Language
from legation.language.patterns import either, once
from legation.reading.dates.named import Tense
from legation.reading.dates.words import Time, Words, iso_month, shift, words

_PART_OF_DAY = r"(?:\s+(?:morning|afternoon|evening|night|lunchtime|noon|midnight))?"

# So far before a day may stand what was put off from it.
REACH = 80
# No word that makes a name of a day is longer.
NAME = 16
# Six days back is not told by the day of the week alone: of some fifty days told so in three sets of reports of known days nearly all were
# the day after the report's own, which a later hour of writing or another zone had reached; those that were not stood in reports whose
# day was that of the crawl.
TOMORROW = 6
_SIDE = r"(?i:last|next|this|this\s+past|this\s+coming|the\s+past|the\s+previous|the\s+coming|the\s+following)"
_ABOUT = r"(?i:about|around|nearly|almost|some|more\s+than|over|just|only|exactly|less\s+than|roughly)"


@once
def _shapes(language: Language) -> dict[str, re.Pattern[str]]:
    known = words(language)
    count = rf"(?P<count>(?i:{known.count})|(?i:a\s+)?(?:few|couple\s+of|several|half\s+a\s+dozen))"
    unit = r"(?P<unit>day|week|weekend|fortnight|month|year|decade|century|quarter)s?"
    units = r"(?P<unit>week|fortnight|month|year|decade|century|quarter)"
    other = r"(?P<other>\s+(?:of\s+)?(?:last|next|this)\s+week)?"
    forms = {
        "weekdays": rf"\b(?P<weekday>{known.weekday}){_PART_OF_DAY}\s*(?:-|–|to|through|until|and|or)\s*(?P<weekday2>{known.weekday})\b",
        "weekday": rf"\b(?:(?P<side>{_SIDE})\s+)?(?P<weekday>{known.weekday}){other}{_PART_OF_DAY}(?!\w)",
        "today": rf"\b(?P<word>(?i:{either(tuple(known.days))}))(?!\w)",
        "weekend": rf"\b(?P<side>(?i:over|at|during|on)(?:\s+the)?|{_SIDE})\s+weekend\b",
        "week": rf"\b(?:(?i:earlier|later|late|early)\s+)?(?P<side>{_SIDE})\s+{units}(?:['’]s)?\b",
        "end": rf"\b(?:the\s+)?(?:end|close|beginning|start|middle)\s+of\s+(?P<side>the|this|last|next)\s+{units}\b",
        "year_end": r"\b(?:(?:the\s+)?year['’]?s?[\s-]end|end-of-year)\b",
        "ago": rf"\b(?:{_ABOUT}\s+)?{count}\s*{unit}\s+(?:and\s+a\s+half\s+)?ago\b",
        "hence": rf"\b(?i:in|within)\s+(?:about\s+|around\s+|the\s+next\s+)?{count}\s*{unit}(?P<time>['’]s?\s+time|\s+from\s+now)?\b",
        "since": rf"\b(?i:over|in|during|for|within)\s+the\s+(?P<side>past|last|next|coming)\s+{units}\b",
        "past": rf"\b(?i:the|these)\s+(?P<side>past|last|next|coming|previous|following)\s+{count}\s+{unit}\b",
    }
    return {kind: re.compile(form) for kind, form in forms.items()}


def find_relative(text: str, day: date, tense: Tense, language: Language) -> Iterator[Time]:
    """All times of a text that the report's day fixes."""
    known = words(language)
    if not known.any_unit.search(text):
        return
    for kind, form in _shapes(language).items():
        for match in form.finditer(text):
            if kind == "weekday" and is_name(text, match, known):
                continue
            if kind == "weekdays" and known.put_off_from.search(text[max(0, match.start() - REACH) : match.start()]):
                continue  # "moved from Tuesday to Friday" is no stretch of days
            value = value_of(kind, match, known, day, tense(match.start()))
            if value is not None:
                yield Time(match.start(), match.end(), *value)


def is_name(text: str, match: re.Match[str], known: Words) -> bool:
    """Whether a day of the week is part of a name: "Black Friday", "the Sunday Times"."""
    before = text[max(0, match.start() - NAME) : match.start()]
    return known.naming_before.search(before) is not None or known.naming_behind.match(text, match.end()) is not None


def value_of(kind: str, match: re.Match[str], known: Words, day: date, tense: str) -> tuple[str, str] | None:
    """First and last of one match, at the precision of its words; None where the words are too loose for a value."""
    said = {name: " ".join(value.lower().split()) if value else "" for name, value in match.groupdict().items()}
    if kind == "weekdays":
        last = near_weekday(known.weekday_number(match["weekday2"]), day, tense, "", "")
        first = last
        while first.weekday() != known.weekday_number(match["weekday"]):
            first = shift(first, -1)
        return first.isoformat(), last.isoformat()
    if kind == "weekday":
        found = near_weekday(known.weekday_number(match["weekday"]), day, tense, said["side"], said["other"])
        return found.isoformat(), found.isoformat()
    if kind == "today":
        found = shift(day, known.days[said["word"]])
        return found.isoformat(), found.isoformat()
    if kind == "weekend":
        return near_weekend(day, tense, said["side"])
    if kind == "week":
        return whole_unit(day, said["unit"], said["side"])
    if kind == "end":
        return whole_unit(day, said["unit"], said["side"])
    if kind == "year_end":
        return whole_unit(day, "year", "this")
    if kind == "ago":
        return steps(day, known, said["count"], said["unit"], -1)
    if kind == "hence":
        return steps(day, known, said["count"], said["unit"], 1) if tense == "future" or said["time"] else None
    return stretch(day, known, said.get("count", "1"), said["unit"], 1 if said["side"] in ("next", "coming", "following") else -1)


def near_weekday(weekday: int, day: date, tense: str, side: str, other: str) -> date:
    """The day of the week that is meant: the nearest past or same one, unless the words or the tense look ahead."""
    monday = shift(day, -day.weekday())
    if other:
        return shift(monday, weekday + {"last": -7, "next": 7}.get(other.split()[-2], 0))
    back = (day.weekday() - weekday) % 7
    if side in ("last", "the previous"):
        return shift(day, -(back or 7))
    if side in ("next", "this coming", "the coming", "the following"):
        return shift(day, 7 - back)
    if side == "this" and tense != "past":
        return shift(day, (7 - back) % 7)
    if tense in ("future", "due"):
        return shift(day, (7 - back) % 7)
    return shift(day, 1 if back == TOMORROW and not side else -back)


def near_weekend(day: date, tense: str, side: str) -> tuple[str, str]:
    """Saturday and Sunday: the last ones that began, or those to come."""
    saturday = shift(day, -((day.weekday() - 5) % 7))
    current = day.weekday() >= 5
    word = side.removesuffix(" the")
    if word in ("last", "the previous") and current:
        saturday = shift(saturday, -7)
    elif word in ("next", "this coming", "the coming") or (not current and (tense == "future" or (word == "this" and tense != "past"))):
        saturday = shift(saturday, 7)
    return saturday.isoformat(), shift(saturday, 1).isoformat()


def whole_unit(day: date, unit: str, side: str) -> tuple[str, str] | None:
    """This, last or next week (Monday to Sunday), month, quarter, year, decade or century."""
    step = {"this": 0, "the": 0, "this past": -1, "last": -1, "the past": -1, "the previous": -1}.get(side, 1)
    if unit in ("week", "fortnight"):
        monday = shift(day, 7 * step - day.weekday())
        return monday.isoformat(), shift(monday, 6).isoformat()
    if unit == "month":
        value = iso_month(day.year, day.month + step)
        return value, value
    if unit == "quarter":
        first = (day.month - 1) // 3 * 3 + 1 + 3 * step
        return iso_month(day.year, first), iso_month(day.year, first + 2)
    size = {"year": 1, "decade": 10, "century": 100}[unit]
    first_year = day.year // size * size + step * size
    return f"{first_year:04d}", f"{first_year + size - 1:04d}"


def steps(day: date, known: Words, count: str, unit: str, sign: int) -> tuple[str, str] | None:
    """So many days, weeks, months or years away: a day, a week, a month, a year. "A few" and the like have no value."""
    if not (count.isdigit() or count in known.counts):
        return None
    number = known.count_of(count) * sign
    if unit == "day":
        found = shift(day, number)
        return found.isoformat(), found.isoformat()
    if unit in ("week", "fortnight"):
        monday = shift(day, 7 * number * (2 if unit == "fortnight" else 1) - day.weekday())
        return monday.isoformat(), shift(monday, 6).isoformat()
    if unit == "month":
        value = iso_month(day.year, day.month + number)
        return value, value
    year = day.year + number * {"year": 1, "decade": 10, "century": 100}.get(unit, 1)
    return (f"{year:04d}", f"{year:04d}") if 1000 <= year <= 9999 and unit in ("year", "decade", "century") else None


def stretch(day: date, known: Words, count: str, unit: str, sign: int) -> tuple[str, str] | None:
    """A stretch that ends or begins on the report's day: "over the past two weeks", "in the next five years"."""
    if not (count.isdigit() or count in known.counts) or unit in ("fortnight", "quarter", "century"):
        return None
    number = known.count_of(count)
    if unit in ("day", "week"):
        other = shift(day, sign * number * (7 if unit == "week" else 1)).isoformat()
        ends = sorted((day.isoformat(), other))
    elif unit == "month":
        ends = sorted((iso_month(day.year, day.month), iso_month(day.year, day.month + sign * number)))
    elif unit not in ("year", "decade"):
        return None
    else:
        ends = sorted((f"{day.year:04d}", f"{day.year + sign * number * (10 if unit == 'decade' else 1):04d}"))
    return ends[0], ends[1]
