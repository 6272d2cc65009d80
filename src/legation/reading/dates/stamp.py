"""Whether the day that a page bears can be the day of its text: it cannot where the text tells of what happened long after it.

Pages that live long keep the day of their first text, and crawlers write what they find: a text stamped 4 May 2031 says that "the ferry was
raised in March 2032". A right day must not become doubtful, so only plain words count: the past tense right before a month or day with its
year and nothing before it that looks ahead, or the stamp of a post that the page shows.
"""

import re
from bisect import bisect_right
from datetime import date, timedelta

from legation.language.language import Language
from legation.reading.dates.dates import sentence_ends, tense_at
from legation.reading.dates.named import find_named
from legation.reading.dates.words import YEAR, Time, Words, first_of, words
from legation.records.report import Report, Span

# A page may be written on for some weeks under its first day; a time further off than some years is one of a story or a forecast.
WEEKS, YEARS = timedelta(weeks=6), timedelta(days=5 * 366)
# Between the verb of a time and the time stand few words: "was delayed (again) in September 2017".
NEAR = 40
_YEAR = re.compile(rf"(?<!\d){YEAR}(?!\d)")
# How a post ends where a page shows it: "Karst Zoo (@karstzoo) May 28, 2031".
_POST = re.compile(r"\(@\w{2,30}\)\s+$")


def find_later(report: Report, language: Language) -> Span | None:
    """The words by which a report tells in the past of a time long after the day that it bears; None where there are none, or no day."""
    day = report.day
    if day is None or not language.lists.dates.months:
        return None
    # Most reports name no year but their own and older ones: one look saves the rest.
    years = {int(match[0]) for match in _YEAR.finditer(report.text)}
    if not any((day + WEEKS).year <= year <= (day + YEARS).year for year in years):
        return None
    known = words(language)
    ends = sentence_ends(report.text, known)
    times = (time for time in find_named(report.text, day, lambda _: "", language) if is_later(report.text, time, day))
    found = (time for time in times if is_of_post(report.text, time) or is_told(report.text, time, ends, known))
    return next((Span(time.start, time.end) for time in sorted(found, key=lambda time: time.start)), None)


def is_later(text: str, time: Time, day: date) -> bool:
    """Whether a month or day that is named with its year lies long after a day, and not beyond all news."""
    whole = len(time.first) > len("2031") and time.first[:4] in text[time.start : time.end]
    return whole and day + WEEKS < first_of(time.first) < day + YEARS


def is_of_post(text: str, time: Time) -> bool:
    """Whether a day is the stamp of a post that the page shows."""
    return len(time.first) == len("2031-05-28") and _POST.search(text[max(0, time.start - NEAR) : time.start]) is not None


def is_told(text: str, time: Time, ends: list[int], known: Words) -> bool:
    """Whether something happened at a time: "in" or "on" it, right behind a verb in the past, with nothing before them that lies ahead."""
    number = bisect_right(ends, time.start)
    before = text[ends[number - 1] if number else 0 : time.start]
    lead = known.happened.search(before)
    if lead is None or known.future.search(before) or known.put_off_to.search(before) or tense_at(text, time.start, ends, known) != "past":
        return False
    near = before[max(0, lead.start() - NEAR) : lead.start()]
    return any(known.present.search(near[: verb.start()]) is None for verb in known.past.finditer(near))
