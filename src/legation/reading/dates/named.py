"""Times with a name: "July 11 and 12", "24 May 2023", "last June", "in the spring of 2022", "the 1930s", "2014 to 2016"."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from legation.language.language import Language
from legation.language.patterns import once
from legation.reading.dates.words import YEAR, Time, Words, a_day, iso_month, words

# Where words stand in relation to the report's day: "past", "future", "due" (ahead, told in the past) or "" where nothing tells.
Tense = Callable[[int], str]
Shape = tuple[str, re.Pattern[str]]

_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_TO = r"\s*(?:-|–|—|to|through|until|till|and|&|or)\s*"
_SIDE = r"(?i:last|next|this|this\s+coming|this\s+past|the\s+following|the\s+previous)"
_PART = r"(?:(?i:early|late|mid|end|the\s+end\s+of|the\s+beginning\s+of|the\s+start\s+of|the\s+middle\s+of)[\s-]+(?:of\s+)?)?"
_LEAD = r"(?i:in|since|until|till|by|during|from|for|between|of|through|before|after|and|to|into)"
_QUARTER = "first|second|third|fourth|final"
_OF_MONTHS = frozenset(("span", "days", "day", "months", "month"))
_OF_YEARS = frozenset(("iso", "decade", "years", "year"))
_YEARS = re.compile(r"\d{3}")
# A number of four digits before one of these is an amount.
_COUNTED = (
    r"people|percent|per\s+cent|dollars|km|kilomet\w*|miles|troops|soldiers|homes|votes|meters|metres|feet|jobs|dead|times|tons|tonnes|points"
    r"|euros|million|billion|words|pages|men|women|children|refugees|migrants|workers|members|seats|delegates|pounds|yards|acres|hectares|cases"
)


def shapes(known: Words) -> list[Shape]:
    """The forms of named times, the longer ones first."""
    month = known.month
    named = rf"(?:(?P<weekday>{known.short_weekday}),?\s+)?"
    year = rf"(?:,?\s+(?:of\s+)?(?P<year>{YEAR})(?!\d)|,?\s+(?P<side>this|last|next)\s+year)?"
    alone = r"(?!\w|\s+\d)"
    forms = [
        ("iso", rf"(?<![\d-])(?P<year>{YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d>[0-3]\d)(?![\d-])"),
        ("span", rf"\b(?P<month>{month})\s+(?P<d>{_DAY}){_TO}(?P<month2>{month})\s+(?P<d2>{_DAY})\b{year}"),
        ("span", rf"\b(?P<d>{_DAY})\s+(?P<month>{month}){_TO}(?P<d2>{_DAY})\s+(?P<month2>{month})\b{year}"),
        ("days", rf"\b{named}(?P<month>{month})\s+(?P<d>{_DAY}){_TO}(?P<d2>{_DAY})\b(?!\s*(?:percent|per\s|%|people|million)){year}"),
        ("days", rf"\b{named}(?P<d>{_DAY}){_TO}(?P<d2>{_DAY})\s+(?:of\s+)?(?P<month>{month})\b{year}"),
        ("day", rf"\b{named}(?P<month>{month})\s+(?:the\s+)?(?P<d>{_DAY})(?![\w:]|[.,]\d){year}"),
        ("day", rf"\b{named}(?:the\s+)?(?P<d>{_DAY})\s+(?:of\s+)?(?P<month>{month})(?!\w){year}"),
        ("months", rf"\b(?P<month>{month}){_TO}(?P<month2>{month}),?\s+(?:of\s+)?(?P<year>{YEAR})\b"),
        ("month", rf"\b{_PART}(?P<month>{month}),?\s+(?:of\s+)?(?P<year>{YEAR})\b"),
        ("month", rf"\b{_PART}(?P<month>{month}),?\s+(?:of\s+)?(?P<side>this|last|next)\s+year\b"),
        ("month", rf"\b(?P<side>{_SIDE})\s+(?P<month>{month}){alone}"),
        ("month", rf"\b(?P<lead>{_LEAD})\s+{_PART}(?P<month>{month}){alone}(?!\s+[A-Z][a-z])"),
        ("month", rf"\b(?i:early|late|mid)[\s-]+(?P<month>{month}){alone}"),
        ("season", rf"\b(?:(?i:the)\s+)?(?P<season>(?i:{known.season}))\s+(?:of\s+)?(?P<year>{YEAR})\b"),
        ("season", rf"\b(?P<side>{_SIDE})\s+(?P<season>(?i:{known.season}))\b"),
        ("quarter", rf"\b(?P<quarter>{_QUARTER})\s+quarter(?:\s+of\s+(?:(?P<year>{YEAR})|(?P<side>this|last|next)\s+year))?\b"),
        ("feast", rf"\b(?P<feast>(?i:{known.feast}))(?!\w)(?:,?\s+(?P<year>{YEAR})\b)?"),
        ("decade", r"\b(?:(?i:the)\s+)?(?:(?:early|late|mid)[\s-]+)?(?P<decade>(?:1[5-9]|20)\d)0['’]?s\b"),
        (
            "years",
            rf"(?<![\w$€£¥.,-])(?P<year>{YEAR})(?:\s*[-–/]\s*|\s+(?:to|through|until|and)\s+)(?P<year2>{YEAR}|\d\d)(?![\w%-]|[.,]\d)",
        ),
        ("year", rf"(?<![\w$€£¥.,:/#-])(?P<year>{YEAR})(?![\w%:/-]|[.,]\d|\s+(?:{_COUNTED})\b)"),
    ]
    return [(kind, re.compile(form)) for kind, form in forms]


@once
def _compiled(language: Language) -> tuple[Words, list[Shape]]:
    found = words(language)
    return found, shapes(found)


def find_named(text: str, day: date | None, tense: Tense, language: Language) -> Iterator[Time]:
    """All named times of a text; those that lean on the report's day only where it is known."""
    known, forms = _compiled(language)
    # Most paragraphs name no month and no year: one look saves most of the others.
    missing = (_OF_MONTHS if not known.any_month.search(text) else frozenset()) | (_OF_YEARS if not _YEARS.search(text) else frozenset())
    for kind, form in forms:
        if kind in missing:
            continue
        for match in form.finditer(text):
            if kind == "feast" and not match["year"] and not known.behind_feast.match(text, match.end()):
                continue  # "the Christmas market" is no day
            value = _VALUES[kind](match, known, day, tense(match.start()))
            if value is not None:
                lead = match.groupdict().get("lead")
                start = match.end() - len(match[0].removeprefix(lead or "").lstrip())
                whole, named = bool(match.groupdict().get("year")), not match.groupdict().get("side")
                yield Time(start, match.end(), *value, whole, named)


def _year_of(match: re.Match[str], day: date | None, month: int, number: int, tense: str) -> int | None:
    """The year in the words, else the one that the tense, the side ("last", "next") or mere nearness asks for."""
    said = match.groupdict()
    if said.get("year"):
        return int(said["year"])
    if day is None:
        return None
    side = " ".join((said.get("side") or "").lower().split())
    if match[0].endswith("year"):
        return day.year + {"last": -1, "next": 1}.get(side, 0)
    here = (day.month, day.day) if number else (day.month, 0)
    there = (month, number)
    if side in ("last", "this past", "the previous"):
        return day.year if there < here else day.year - 1
    if side in ("next", "this coming", "the following"):
        return day.year if there > here else day.year + 1
    if side == "this":
        return day.year
    if tense == "future":
        return day.year if there >= here else day.year + 1
    if tense == "past":
        return day.year if there <= here else day.year - 1
    gap = (month - day.month) * 30 + (number - day.day if number else 0)
    return day.year - (gap > 183) + (gap < -183)


def _number(word: str) -> int:
    return int(re.match(r"\d+", word)[0])  # type: ignore[index]  # the shapes let only digits through


def _of_day(match: re.Match[str], words: Words, day: date | None, tense: str) -> tuple[str, str] | None:
    month, number = words.month_number(match["month"]), _number(match["d"])
    year = _year_of(match, day, month, number, tense)
    if year is None:
        return None
    weekday = match.groupdict().get("weekday")
    if weekday and not match.groupdict().get("year"):
        # The day of the week tells the year where nothing else does.
        year = next(
            (y for y in (year, year - 1, year + 1) if (d := a_day(y, month, number)) and d.weekday() == words.weekday_number(weekday)), year
        )
    found = a_day(year, month, number)
    return (found.isoformat(), found.isoformat()) if found else None


def _of_days(match: re.Match[str], words: Words, day: date | None, tense: str) -> tuple[str, str] | None:
    month = words.month_number(match["month"])
    month2 = words.month_number(match["month2"]) if match.groupdict().get("month2") else month
    year = _year_of(match, day, month, _number(match["d"]), tense)
    if year is None:
        return None
    first, last = a_day(year - (month2 < month), month, _number(match["d"])), a_day(year, month2, _number(match["d2"]))
    if first is None or last is None or last < first:
        return None
    return first.isoformat(), last.isoformat()


def _of_month(match: re.Match[str], words: Words, day: date | None, tense: str) -> tuple[str, str] | None:
    month = words.month_number(match["month"])
    year = _year_of(match, day, month, 0, tense)
    if year is None:
        return None
    value = iso_month(year, month)
    return value, value


def _of_months(match: re.Match[str], words: Words, day: date | None, tense: str) -> tuple[str, str] | None:  # noqa: ARG001 (one signature)
    first, last, year = words.month_number(match["month"]), words.month_number(match["month2"]), int(match["year"])
    return iso_month(year - (last < first), first), iso_month(year, last)


def _of_season(match: re.Match[str], words: Words, day: date | None, tense: str) -> tuple[str, str] | None:
    first, last = words.seasons[match["season"].lower()]
    year = _year_of(match, day, first, 0, tense)
    return None if year is None else (iso_month(year, first), iso_month(year, last + 12 * (last < first)))


def _of_quarter(match: re.Match[str], words: Words, day: date | None, tense: str) -> tuple[str, str] | None:
    first, last = words.quarters[match["quarter"]]
    year = _year_of(match, day, first, 0, tense)
    return None if year is None else (iso_month(year, first), iso_month(year, last))


def _of_feast(match: re.Match[str], words: Words, day: date | None, tense: str) -> tuple[str, str] | None:
    month, number = words.feasts[" ".join(match["feast"].lower().split())]
    year = _year_of(match, day, month, number, tense)
    found = a_day(year, month, number) if year is not None else None
    return (found.isoformat(), found.isoformat()) if found else None


def _of_iso(match: re.Match[str], words: Words, day: date | None, tense: str) -> tuple[str, str] | None:  # noqa: ARG001 (one signature)
    found = a_day(int(match["year"]), int(match["m"]), int(match["d"]))
    return (found.isoformat(), found.isoformat()) if found else None


def _of_decade(match: re.Match[str], words: Words, day: date | None, tense: str) -> tuple[str, str] | None:  # noqa: ARG001 (one signature)
    return match["decade"] + "0", match["decade"] + "9"


def _of_year(match: re.Match[str], words: Words, day: date | None, tense: str) -> tuple[str, str] | None:  # noqa: ARG001 (one signature)
    last = match.groupdict().get("year2") or match["year"]
    last = match["year"][:2] + last if len(last) == 2 else last
    return (match["year"], last) if last >= match["year"] else None


_VALUES: dict[str, Callable[[re.Match[str], Words, date | None, str], tuple[str, str] | None]] = {
    "iso": _of_iso,
    "span": _of_days,
    "days": _of_days,
    "day": _of_day,
    "months": _of_months,
    "month": _of_month,
    "season": _of_season,
    "quarter": _of_quarter,
    "feast": _of_feast,
    "decade": _of_decade,
    "years": _of_year,
    "year": _of_year,
}
