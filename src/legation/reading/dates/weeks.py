"""Days told by weeks and months around them: "a week on Friday", "Tuesday week", "the second Sunday in June", "the first half of 2031"."""

import re
from collections.abc import Iterator
from datetime import date

from legation.language.language import Language
from legation.language.patterns import either, once
from legation.reading.dates.named import Tense
from legation.reading.dates.words import YEAR, Time, a_day, iso_month, last_of, shift, words

WEEK = 7


@once
def shapes(language: Language) -> dict[str, re.Pattern[str]]:
    """The expressions of a language, compiled once."""
    dates, known = language.lists.dates, words(language)
    week, on = either(tuple(dates.weeks)), either(dates.week_on)
    counted = rf"(?P<count>(?i:{known.count}))\s+(?P<week>{week})s?"
    weekday = rf"(?P<weekday>{known.weekday})"
    anchor = rf"(?P<day>(?i:{either(tuple(dates.days))}))"
    side = rf"(?:(?P<side>(?i:{either(tuple(dates.trailing))}))\s+)?"
    nth, of = rf"(?:{either(dates.articles)}\s+)?(?P<nth>{either(tuple(dates.nth))})", either(dates.nth_of)
    month = rf"(?P<month>{known.month})(?:,?\s+(?P<year>{YEAR})\b)?(?![\w-]|\s+\d)"
    end = r"(?=\s*(?:[.,;:)!?”\"]|$))"
    halves = either([word for word in dates.halves if not word[-1].isdigit()])
    letters = either([word.upper() for word in dates.halves if word[-1].isdigit()])
    forms = {
        "on": rf"\b{counted}\s+{on}\s+(?:{weekday}|{anchor})(?!\w)",
        "bare": rf"\b{counted}\s+{anchor}(?!\w)",
        "behind": rf"\b{side}(?:{weekday}|{anchor})\s+(?P<week>{week})(?![\w’'-]|\s+[a-z]*day)",
        "ago": rf"\b{counted}\s+{either(dates.ago)}\s+(?:{either(dates.week_on)}\s+)?{weekday}(?!\w)",
        "trailing": rf"\b{weekday}\s+(?P<side>{either(tuple(dates.trailing))}){end}",
        "nth": rf"\b{nth}\s+(?:{weekday}|(?P<week>{week}))\s+{of}\s+(?:{either(dates.articles)}\s+)?{month}",
        "half": rf"\b(?:{either(dates.articles)}\s+)?(?P<half>{halves})\s+{either(dates.half)}\s+{of}\s+"
        rf"(?:(?P<year>{YEAR})\b|(?P<side>this|last|next)\s+year\b)",
        "letter": rf"\b(?P<half>{letters})\s+(?:{of}\s+)?(?P<year>{YEAR})\b",
    }
    return {kind: re.compile(form) for kind, form in forms.items()}


def find_weeks(text: str, day: date | None, tense: Tense, language: Language) -> Iterator[Time]:
    """All such times of a text; without a day only those whose words hold the year."""
    for kind, form in shapes(language).items():
        for match in form.finditer(text):
            value = value_of(kind, match, day, tense(match.start()), language)
            if value is not None:
                yield Time(match.start(), match.end(), *value, bool(match.groupdict().get("year")))


def value_of(kind: str, match: re.Match[str], day: date | None, tense: str, language: Language) -> tuple[str, str] | None:
    """First and last of one match; None where no day of the report settles it."""
    dates, known, said = language.lists.dates, words(language), match.groupdict()
    if kind in ("half", "letter"):
        year = int(said["year"]) if said["year"] else day and day.year + {"last": -1, "next": 1}.get(said.get("side") or "", 0)
        first, last = dates.halves[said["half"].lower()]
        return (iso_month(year, first), iso_month(year, last)) if year else None
    if kind == "nth":
        return of_month(said, day, tense, language)
    if day is None:
        return None
    number = known.weekday_number(said["weekday"]) if said.get("weekday") else None
    anchored = dates.days[" ".join(said["day"].lower().split())] if said.get("day") else 0
    away = dates.weeks[said["week"]] * (known.count_of(said["count"]) if said.get("count") else 1) if said.get("week") else 0
    if number is None:
        found = shift(day, anchored + (away if anchored >= 0 else -away))
        return found.isoformat(), found.isoformat()
    back = (day.weekday() - number) % WEEK
    before, behind = shift(day, -(back or WEEK)), shift(day, WEEK - back)
    if kind == "ago":
        latest = shift(before if back else day, -away)
        # Of a day later in the week "a week ago Friday" may be the last one.
        return latest.isoformat(), (latest if number <= day.weekday() else shift(latest, WEEK)).isoformat()
    side = dates.trailing.get((said.get("side") or "").lower(), 1)
    found = shift(behind, away) if side > 0 else shift(before, -away)
    return found.isoformat(), found.isoformat()


def of_month(said: dict[str, str | None], day: date | None, tense: str, language: Language) -> tuple[str, str] | None:
    """ "The second Sunday in June", "the last week of May": of the year that is named, or the next that the tense asks for."""
    dates, known = language.lists.dates, words(language)
    if day is None and not said["year"]:
        return None
    month, nth = known.month_number(said["month"] or ""), dates.nth[said["nth"] or ""]
    year = int(said["year"]) if said["year"] else day.year if day is not None else 0
    if not said["year"] and day is not None:
        year += (tense == "future" and month < day.month) - (tense == "past" and month > day.month)
    end = last_of(f"{year:04d}-{month:02d}")
    if said.get("weekday"):
        number = known.weekday_number(said["weekday"] or "")
        first = date(year, month, 1)
        found = shift(first, (number - first.weekday()) % WEEK + WEEK * (nth - 1))
        if nth < 0:
            found = shift(end, -((end.weekday() - number) % WEEK))
        return (found.isoformat(), found.isoformat()) if found.month == month else None
    begins = shift(end, 1 - WEEK) if nth < 0 else a_day(year, month, WEEK * (nth - 1) + 1)
    if begins is None or dates.weeks[said["week"] or ""] != WEEK:
        return None
    return begins.isoformat(), min(shift(begins, WEEK - 1), end).isoformat()
