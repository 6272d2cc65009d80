"""Years that are not the calendar's: of an emperor's reign, which are settled ("Reiwa 6" is 2024), and fiscal ones.

A fiscal year is given days only where its sentence says when it begins; where nothing says so no day is made of it, for offices begin
theirs in January, April, July or October, and name it by its first year or its last.
"""

import re
from collections.abc import Iterator
from datetime import date

from attrs import evolve, frozen

from legation.language.language import Language
from legation.language.patterns import either, once
from legation.reading.dates.words import FIRST_YEAR, LAST_YEAR, Time

# How far behind a fiscal year its sentence may say when it begins.
REACH = 60
# Years of two digits are of this century.
CENTURY = 2000
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@frozen(eq=False)
class YearWords:
    """Expressions for years of a reign and fiscal years, compiled once; None where a language has no words for them."""

    reign: re.Pattern[str] | None
    fiscal: re.Pattern[str] | None
    begins: re.Pattern[str] | None


@once
def year_words(language: Language) -> YearWords:
    """The words of a language, compiled."""
    dates = language.lists.dates
    if not dates.eras or not dates.fiscal:
        return YearWords(None, None, None)
    eras, fiscal, first, ordinals = (either(tuple(words)) for words in (dates.eras, dates.fiscal, dates.begins, dates.ordinals))
    part, part_of = either(dates.part_of), either(dates.nth_of)
    number = rf"(?:(?:{either(dates.year)})\s)?(?P<number>\d{{1,4}})"
    behind_it = rf"(?P<year>\d{{4}})\s(?P<behind>{either(tuple(dates.eras_behind))})(?!\w)"
    rank = rf"(?P<rank>{ordinals}|\d{{1,2}}[a-z]{{2}})\s(?:{either(dates.year_of)})\s(?:{either(dates.articles)}\s)?(?P<ruled>{eras})"
    later = rf"(?:{either(dates.year)})\s(?P<number2>\d{{1,3}})\s(?:{part_of})\s(?:{either(dates.articles)}\s)?(?P<ruled2>{eras})"
    reign = rf"\b(?P<era>{eras})\s{number}\b(?!\.\d|,\d)|\b{rank}|\b{later}|\b{behind_it}"
    years = r"(?:\d{4}(?:[-–/]\d{2,4})?|(?<=FY)\d{2})"
    behind = rf"(?:{part}\s)?(?:{fiscal})(?:['’]|\s)?(?P<years>{years})\b(?:\s(?:{fiscal}))?"
    before = rf"(?:{part}\s)?\b(?P<years2>\d{{4}}(?:[-–/]\d{{2,4}})?)\s(?:{fiscal})\b"
    # "the second quarter of the fiscal year", "the fiscal year ended March 31, 2025": of the day of its end no day is made, either.
    ends = rf"(?:\s(?:{either(dates.ends)})\s(?:\w{{2}}\s)?(?:{either(tuple(dates.months))})(?:\s\d{{1,2}}(?:,?\s\d{{4}})?)?)"
    ranked = rf"(?:{either(dates.ordinals)}|{either(dates.nth)})[\s-](?:{either(dates.quarter_words)})"
    quarters = rf"(?:{fiscal})(?:['’]s)?\s(?:{ranked}|[QH]\d(?:\s\d{{4}})?)"
    none = rf"(?:{quarters}|(?:{part})\s(?:{either(dates.determiners)}\s)?(?:{fiscal}){ends}?|(?:{fiscal}){ends})"
    begins = rf"(?:{first})\s(?:\w{{2}}\s)?(?P<month>{either(tuple(dates.months))})"
    return YearWords(
        re.compile(reign, re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{behind}|{before}|{none})(?!\w)", re.IGNORECASE),
        re.compile(begins, re.IGNORECASE),
    )


def settle_reigns(text: str, language: Language) -> tuple[str, list[tuple[int, int]]]:
    """The text with each year of a reign as one of the calendar, no character moved; and where each stood: "in Reiwa 6" → "in 2024   "."""
    pattern = year_words(language).reign
    places: list[tuple[int, int]] = []
    if pattern is None or pattern.search(text) is None:
        return text, places
    dates = language.lists.dates

    def settle(match: re.Match[str]) -> str:
        if match["behind"]:
            added = dates.eras_behind.get(match["behind"])
            return match[0] if added is None else keep(match, int(match["year"]) + added)
        name = match["era"] or match["ruled"] or match["ruled2"]
        era = " ".join(name.lower().split())
        said = match["number"] or match["number2"] or match["rank"].lower()
        number = dates.ordinals.get(said) or int(said.rstrip(LETTERS))
        if not name[0].isupper() or not 1 <= number <= dates.reigned[era]:
            return match[0]
        return keep(match, dates.eras[era] + number)

    def keep(match: re.Match[str], year: int) -> str:
        if not FIRST_YEAR <= year <= LAST_YEAR:
            return match[0]
        places.append(match.span())
        return str(year).ljust(len(match[0]))

    return pattern.sub(settle, text), places


def widen_reigns(times: list[Time], places: list[tuple[int, int]]) -> list[Time]:
    """Times with all the words of a reign's year."""
    ends = {start + 4: end for start, end in places}
    return [evolve(time, end=ends.get(time.end, time.end)) for time in times]


def find_fiscal(text: str, day: date | None, language: Language) -> Iterator[Time]:
    """Fiscal years, each a stretch of days where its sentence says when it begins, else without a value: what only looks like a year of
    the calendar is none."""
    known = year_words(language)
    for match in known.fiscal.finditer(text) if known.fiscal is not None else ():
        if match["years"] is None and match["years2"] is None:
            yield Time(match.start(), match.end(), "", "")
            continue
        first, last = years_of(match["years"] or match["years2"])
        begins = known.begins.search(text, match.end(), match.end() + REACH) if known.begins is not None else None
        if begins is not None and "." not in text[match.end() : begins.start()]:
            month = language.lists.dates.months[begins["month"].lower()]
            start = first_year(first, last, month, day)
            if start is not None:
                ends_in, before = (start, 12) if month == 1 else (start + 1, month - 1)
                yield Time(match.start(), match.end(), f"{start}-{month:02d}", f"{ends_in}-{before:02d}", whole=True)
                continue
        if first == last:
            yield Time(match.start(), match.end(), "", "")
        else:
            yield Time(match.start(), match.end(), str(first), str(last), whole=True)


def years_of(said: str) -> tuple[int, int]:
    """The years that "2025", "25" or "2024-25" names, first and last."""
    parts = re.split(r"[-–/]", said)
    first = int(parts[0]) if len(parts[0]) == 4 else CENTURY + int(parts[0])
    if len(parts) == 1:
        return first, first
    return first, int(parts[1]) if len(parts[1]) == 4 else first // 100 * 100 + int(parts[1][-2:])


def first_year(first: int, last: int, month: int, day: date | None) -> int | None:
    """The year in which a fiscal year begins: the first of two; of one, the year of the next beginning that the report looks ahead to,
    where that fits the name; None where it does not."""
    if last == first + 1:
        return first
    if last != first or day is None:
        return None
    ahead = day.year if day.month < month else day.year + 1
    return ahead if ahead in (first - 1, first) else None
