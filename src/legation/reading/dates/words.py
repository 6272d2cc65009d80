"""The words for times, compiled from the lexicon, and how a day, week, month or year is written as a value."""

import calendar
import re
from collections.abc import Mapping
from datetime import date, timedelta

from attrs import frozen

from legation.language.language import Language
from legation.language.patterns import either, once

# Years that news speak of. Other numbers of four digits are amounts.
FIRST_YEAR, LAST_YEAR = 1500, 2199
YEAR = r"(?:1[5-9]|20|21)\d\d"


@frozen
class Time:
    """A time that some characters mean: first and last, as ISO days, months or years of one precision."""

    start: int
    end: int
    first: str
    last: str
    # Whether the words themselves hold the year, so that later words of the sentence may lean on it.
    whole: bool = False
    # Whether a month's or feast's name gives it, so that another year in the sentence could be meant.
    named: bool = False


@frozen(eq=False)
class Words:
    """The lexicon's time words as alternations and tables."""

    month: str
    weekday: str
    short_weekday: str
    season: str
    feast: str
    count: str
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, tuple[int, int]]
    quarters: Mapping[str, tuple[int, int]]
    feasts: Mapping[str, tuple[int, int]]
    counts: Mapping[str, int]
    days: Mapping[str, int]
    shifts: Mapping[str, int]
    any_month: re.Pattern[str]
    any_unit: re.Pattern[str]
    future: re.Pattern[str]
    past: re.Pattern[str]
    hint: re.Pattern[str]
    # Around a time: in a name ("Karst's planned"), between "will" and its verb, "had been", "was due".
    planned: re.Pattern[str]
    passive: re.Pattern[str]
    bygone: re.Pattern[str]
    once: re.Pattern[str]
    abbreviation: re.Pattern[str]
    # Right before the new day of what is put off, and right before its old one.
    put_off_to: re.Pattern[str]
    put_off_lead: re.Pattern[str]
    put_off_from: re.Pattern[str]
    # Around a day of the week that is a name ("Black Friday", "Sunday Times"), and behind a feast that tells a day.
    # Before a year that only says which one is meant ("the 2016 election"), and what makes a time an owner ("last year's").
    determined: re.Pattern[str]
    owning: re.Pattern[str]
    naming_before: re.Pattern[str]
    naming_behind: re.Pattern[str]
    behind_feast: re.Pattern[str]
    # "from", "between" before a time or at its beginning; what joins two times to a stretch; "in" before a year.
    since_before: re.Pattern[str]
    since: re.Pattern[str]
    until: re.Pattern[str]
    through: re.Pattern[str]
    during: re.Pattern[str]
    # "in", "on" before a time at which something happened.
    happened: re.Pattern[str]
    # "is", "are" before a participle that is of no past.
    present: re.Pattern[str]
    shifted: re.Pattern[str]
    moved: Mapping[str, int]
    sides: Mapping[str, int]

    def month_number(self, word: str) -> int:
        """1 to 12 for a month's name, with or without a full stop."""
        return self.months[word.rstrip(".").lower()]

    def weekday_number(self, word: str) -> int:
        """0 (Monday) to 6 for a day's name."""
        return (
            self.weekdays[word.rstrip(".s").lower()]
            if word.rstrip(".").lower() not in self.weekdays
            else self.weekdays[word.rstrip(".").lower()]
        )

    def count_of(self, word: str) -> int:
        """A number in words or digits."""
        return int(word) if word.isdigit() else self.counts[word.lower()]


@once
def words(language: Language) -> Words:
    """The time words of a lexicon."""

    dates = language.lists.dates

    def capital(entries: Mapping[str, int], stop: str) -> str:
        long = [word.capitalize() for word in entries if len(word) > 5 or word in dates.full]
        short = [word.capitalize() + stop for word in entries if word.capitalize() not in long]
        upper = [word.upper() for word in entries if len(word) > 4]
        return "(?:" + "|".join(sorted(long + short + upper, key=len, reverse=True)) + ")"

    def either_case(phrases: tuple[str, ...]) -> str:
        # "May" with a capital is the month.
        return either((*phrases, *(word[:1].upper() + word[1:] for word in phrases if word != "may")))

    participle, adverb, units = either(dates.participle), either(dates.adverb), either(dates.units)
    article, count = rf"(?:{either(dates.articles)}\s+)?", either(tuple(dates.counts)) + r"|\d{1,3}"
    # Up to eight words stand between "postponed" and its new day, a clause in commas too: "postponed its vote, due on Monday, to".
    moved = rf"(?i:\b{either(dates.put_off)}(?:,?\s+(?!{either(dates.put_off)}\b)[\w’'-]+){{0,8}}?(?:,[^,.;:\n]{{1,60}},)?"
    return Words(
        month=capital(dates.months, r"\.?"),
        # "Sun" and "Sat" are words of their own: a short form needs its full stop, unless a date follows.
        weekday=capital(dates.weekdays, r"\."),
        short_weekday=capital(dates.weekdays, r"\.?"),
        season=either(dates.seasons),
        feast=either(dates.feasts),
        count=either(dates.counts) + r"|\d{1,3}",
        months=dates.months,
        weekdays=dates.weekdays,
        seasons=dates.seasons,
        quarters=dates.quarters,
        feasts=dates.feasts,
        counts=dates.counts,
        days=dates.days,
        shifts=dates.shifts,
        any_month=re.compile(capital(dates.months, "")),
        # Every relative time holds one of these.
        any_unit=re.compile(f"{either(dates.parts)}|{capital(dates.weekdays, '')}"),
        future=re.compile(rf"(?<![\w’'])(?:{either_case(dates.future)})(?!\w)"),
        past=re.compile(
            rf"(?<![\w’'])(?:{either_case(dates.past)}"
            rf"|(?!{either(dates.not_past)})[a-z]{{2,20}}{participle})(?!\w)"
        ),
        hint=re.compile(f"[A-Z0-9]|{either(dates.hints)}"),
        planned=re.compile(rf"(?:\w+\s+){{0,2}}\w+['’]s?\s+{either(dates.planned)}\b"),
        passive=re.compile(rf"\s+(?:{either(dates.helping)}\s+){{1,3}}(?:\w{{2,20}}{adverb}\s+)?"),
        bygone=re.compile(rf"\b{either(dates.had)}\s+(?:{either(dates.been)}\s+)?$"),
        once=re.compile(rf"\b{either(dates.was)}\s+(?:\w{{2,20}}{adverb}\s+)?(?:(?:\w{{2,20}}{participle}|{either(dates.set)})\s+)?$"),
        abbreviation=re.compile(rf"\b(?:[A-Z]|{either(dates.abbreviations)})$"),
        put_off_to=re.compile(rf"{moved},?\s+{either(dates.put_off_to)}\s+{article})$"),
        put_off_lead=re.compile(rf"(?i:{either(dates.put_off_to)})\s+{article}"),
        put_off_from=re.compile(rf"{moved}\s+{either(dates.since)}\s+{article})$"),
        determined=re.compile(rf"(?:\b(?i:{either(dates.determiners)})|\w[’']s?)(?:\s+\w+)?\s+$"),
        owning=re.compile(r"[’']s?(?=\s+\w|$)"),
        naming_before=re.compile(rf"\b(?i:{either(dates.naming_days)})\s+$"),
        naming_behind=re.compile(rf"\s+{either(dates.day_titles)}\b"),
        behind_feast=re.compile(rf"\s*(?:$|[^\w\s’'-]|[’']s?\s|[–—]|\d|\s{either(dates.behind_feast)}\b|\n)"),
        since_before=re.compile(rf"\b{either(dates.since)}\s+{article}$"),
        since=re.compile(rf"(?i){either(dates.since)}\b"),
        until=re.compile(rf"\s+{either(dates.until)}\s+{article}"),
        through=re.compile(rf"\s*(?:–|—|{either(dates.through)})\s*"),
        during=re.compile(rf"\b(?:{'|'.join(f'[{word[0].upper()}{word[0]}]{word[1:]}' for word in dates.during)})\s+$"),
        present=re.compile(rf"(?i:(?<!\w){either(dates.present)}|[’']s)\s+(?:\w{{2,20}}{adverb}\s+)?$"),
        happened=re.compile(rf"(?<!\w){either(dates.happened)}\s+$"),
        shifted=re.compile(
            rf"\b(?i:{either(dates.further)}\s+)?(?:(?P<word>(?i:{either(tuple(dates.shifts))}))|(?i:{either(dates.same)})\s+(?P<unit>{units})"
            rf"|(?P<count>(?i:{count}))\s+{either(dates.days_word)}\s+(?P<way>{either(tuple(dates.moved))})"
            rf"|(?i:{either(dates.articles)}\s+(?P<side>{either(tuple(dates.sides))}))\s+(?P<unit2>{units}))\b"
        ),
        moved=dates.moved,
        sides=dates.sides,
    )


def iso_month(year: int, month: int) -> str:
    """A month as ISO text; months beyond December run on into the next year, those before January into the last."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return f"{year:04d}-{month:02d}"


def a_day(year: int, month: int, number: int) -> date | None:
    """That day, or None where the calendar has none."""
    if not (1 <= month <= 12 and FIRST_YEAR <= year <= LAST_YEAR and 1 <= number <= calendar.monthrange(year, month)[1]):
        return None
    return date(year, month, number)


def shift(day: date, days: int) -> date:
    """So many days on; stays where the calendar ends."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day


def last_of(text: str) -> date:
    """The last day of an ISO day, month or year."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return date(parts[0], 12, 31)
    if len(parts) == 2:
        return date(parts[0], parts[1], calendar.monthrange(parts[0], parts[1])[1])
    return date(*parts)


def first_of(text: str) -> date:
    """The first day of an ISO day, month or year."""
    parts = [int(part) for part in text.split("-")] + [1, 1]
    return date(parts[0], parts[1], parts[2])
