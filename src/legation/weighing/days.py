"""Days in doubt: the day that a page bears and that cannot be the day of its text, by what the text tells or by what others tell.

A right day must not become doubtful. By its own words a day is in doubt where they tell in the past of what came long after it
(reading/dates/stamp.py). By others it is where months lie between it and all of them, who stand close together, and it tells what they
tell: of the same day of the week, which it would not name months later; or, before all of theirs, of what they date after it. A
follow-up tells of an old day by its date, a preview of one to come. Weeks are enough where two other outlets date by the week what it
tells, and nobody but its own outlet puts it on the day that its page gives. And two pages of one outlet that bear the same minute, far
from all other outlets, bear that of the crawl; so does one that bears the day of such a page. A title may end in the day; and what two
other outlets credit as news was not told months before.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time

from attrs import frozen

from legation.language.language import Language
from legation.language.words import LETTERS
from legation.records.reading import Assertion, Reading
from legation.records.report import Report, Span
from legation.records.story import Doubt

# The numbers here are by judgement, on three pages of eight events whose stamps were wrong: no day of the 479 reports of the labelled and
# audited events is in doubt by them.
# The others are several of several outlets within so many days, and so many lie between them and a day in doubt.
OTHERS, WITHIN, APART = 3, 21, 45
# Two others share so many telling words with its sentence, one of them more, and at least half of what the shorter says.
SHARED, MOST_SHARED, PART = 5, 6, 0.5
# By the week, so many days lie between two days that one "Saturday" may mean; and what is of the news is no more than a week before it.
FORTNIGHT, WEEK = 14, 7
# So many other outlets date what a page tells, or stand away from the minute that several of its outlet bear.
OUTLETS = 2
# Where a page stands apart from all others, so many names are enough, with as many words.
NAMED = 2
WHOLE_DAY = len("2031-05-28")
# A day has three words, and a month no more days.
DATED, LONGEST_MONTH = 3, 31
# A page without a title shows so many characters of its text.
SHOWN = 80


@frozen
class Told:
    """A sentence of a report with the day that it tells of; None where it names none. `weekday` where it names it by the week."""

    report: Report
    assertion: Assertion
    day: date | None
    weekday: bool = False


def find_doubts(reports: Sequence[Report], readings: Sequence[Reading], language: Language) -> tuple[Doubt, ...]:
    """The reports of a story whose day is in doubt, in order, each with the words that show it. Reports and readings pair up by order."""
    found = {
        report.id: Doubt(report.id, report.day.isoformat(), "later", reading.later)
        for report, reading in zip(reports, readings, strict=True)
        if reading.later is not None and report.day is not None
    }
    sure = [
        (report, reading) for report, reading in zip(reports, readings, strict=True) if report.day is not None and report.id not in found
    ]
    near = find_close([report for report, _ in sure])
    theirs = [told for report, said in sure if report.id in near for told in find_told(report, said, language) if told.day is not None]
    for report, reading in sure if near else ():
        if report.id not in near and (doubt := compare(report, reading, theirs, language)) is not None:
            found[report.id] = doubt
    found |= {doubt.report: doubt for doubt in find_other_weeks([pair for pair in sure if pair[0].id not in found], language)}
    found |= {doubt.report: doubt for doubt in find_titled([report for report, _ in sure if report.id not in found], language)}
    found |= {doubt.report: doubt for doubt in find_credited([pair for pair in sure if pair[0].id not in found])}
    found |= {doubt.report: doubt for doubt in find_stamped(sure, found)}
    return tuple(found[report.id] for report in reports if report.id in found)


def find_close(reports: Sequence[Report]) -> frozenset[str]:
    """The ids of the reports of a story that stand close together in days: most of it, of several outlets, months away from all others.
    None where it has no such reports, or nothing but these."""
    days = {report.id: report.day for report in reports if report.day is not None}
    groups = [
        frozenset(report for report, day in days.items() if 0 <= (day - first).days <= WITHIN) for first in dict.fromkeys(days.values())
    ]
    near = max(groups, key=len, default=frozenset[str]())
    outlets = {report.outlet for report in reports if report.id in near}
    if len(near) == len(days) or len(near) < max(OTHERS, len(days) // 2 + 1) or len(outlets) < 2:
        return frozenset()
    first, last = min(days[report] for report in near), max(days[report] for report in near)
    apart = all((first - day).days >= APART or (day - last).days >= APART for report, day in days.items() if report not in near)
    return near if apart else frozenset()


def find_titled(reports: Sequence[Report], language: Language) -> Iterator[Doubt]:
    """The doubts about pages whose title ends in the day of other outlets ("The Evening Show, October 2, 2031"), away from their own."""
    months = language.lists.dates.months
    for report in reports:
        words = list(LETTERS.finditer(report.title or ""))[-DATED:]
        said = [found[0].casefold() for found in words]
        month = next((months[word] for word in said if word in months), None)
        numbers = sorted((int(word) for word in said if word.isdecimal()), key=lambda number: number > LONGEST_MONTH)
        if report.day is None or month is None or len(numbers) != DATED - 1 or not stands_apart(report, reports, WEEK):
            continue
        number, year = numbers
        others = [other for other in reports if other.day is not None and other.outlet != report.outlet]
        near = [
            one
            for one in others
            if one.day is not None and (one.day.year, one.day.month) == (year, month) and abs(one.day.day - number) < WEEK
        ]
        if len({one.outlet for one in near}) >= OUTLETS:
            yield Doubt(report.id, report.day.isoformat(), "apart", Span(words[0].start(), words[-1].end(), "title"), near[0].id)


def find_credited(sure: Sequence[tuple[Report, Reading]]) -> Iterator[Doubt]:
    """The doubts about pages that bear a day months before all others, two of which credit their outlet with what they tell as news."""
    reports = [report for report, _ in sure]
    for report in reports:
        if report.outlet is None or not report.title or report.day is None or not stands_apart(report, reports, APART):
            continue
        theirs = [(other, reading) for other, reading in sure if other.outlet != report.outlet and other.day is not None]
        told = [other for other, reading in theirs if any(credit.name == report.outlet for credit in reading.credits)]
        before = all(other.day is not None and other.day > report.day for other, _ in theirs)
        if before and len({other.outlet for other in told}) >= OUTLETS:
            yield Doubt(report.id, report.day.isoformat(), "apart", Span(0, len(report.title), "title"), told[0].id)


def find_stamped(sure: Sequence[tuple[Report, Reading]], found: Mapping[str, Doubt]) -> Iterator[Doubt]:
    """The doubts about pages of one outlet that stand more than a week away from all reports of other outlets, and bear the minute of
    another of its pages, or the day of one that is in doubt."""
    reports = [report for report, _ in sure]
    for report in reports:
        far = report.id not in found and stands_apart(report, reports, WEEK)
        other = next((other for other in reports if is_stamped_alike(report, other, found)), None) if far else None
        if other is not None and report.day is not None:
            span = Span(0, len(report.title), "title") if report.title else Span(0, min(SHOWN, len(report.text)))
            yield Doubt(report.id, report.day.isoformat(), "stamped", span, other.id)


def is_stamped_alike(report: Report, other: Report, found: Mapping[str, Doubt]) -> bool:
    """Whether a page bears the minute of another of its outlet, or the day of one that is in doubt. Midnight is the hour of pages that give
    none."""
    if other.id == report.id or other.outlet != report.outlet:
        return False
    minute = isinstance(report.published, datetime) and report.published.time() != time() and report.published == other.published
    return minute or (report.day == other.day and other.id in found)


def stands_apart(report: Report, reports: Sequence[Report], apart: int) -> bool:
    """Whether the day of a report is more than some days away from those of all other outlets, which are two at the least."""
    days = [(other.outlet, other.day) for other in reports if other.outlet != report.outlet and other.day is not None]
    several = len({outlet for outlet, _ in days}) >= OUTLETS
    return several and report.day is not None and all(abs((day - report.day).days) > apart for _, day in days)


def find_other_weeks(sure: Sequence[tuple[Report, Reading]], language: Language) -> Iterator[Doubt]:
    """The doubts about pages that tell by the day of the week what two other outlets date two weeks or more before or after, and nobody
    but their own outlet on the day that follows from theirs."""
    told: dict[int, list[Told]] = defaultdict(list)
    mine: dict[str, list[Told]] = defaultdict(list)
    for report, reading in sure:
        for one in find_told(report, reading, language):
            near = one.day is not None and report.day is not None and 0 <= (report.day - one.day).days <= WEEK
            if one.weekday and near and one.day is not None:
                told[one.day.weekday()].append(one)
                mine[report.id].append(one)
    reports = [report for report, _ in sure]
    for report in reports:
        apart = bool(mine[report.id]) and stands_apart(report, reports, FORTNIGHT)
        for one in mine[report.id]:
            alike = [other for other in told[one.day.weekday()] if other.report.outlet != report.outlet] if one.day else []
            alike = [other for other in alike if count_shared(one, other) >= SHARED or (apart and is_named_alike(one, other))]
            beside = any(abs(days_between(one, other)) < FORTNIGHT for other in alike)
            strong = next((other for other in alike if is_strong(one, other) or (apart and is_named_alike(one, other))), None)
            if strong is None or beside or report.day is None:
                continue
            if len({other.report.outlet for other in alike if days_between(strong, other) == 0}) >= OUTLETS:
                yield Doubt(report.id, report.day.isoformat(), "apart", one.assertion.span, strong.report.id)
                break


def is_named_alike(one: Told, other: Told) -> bool:
    """Whether two sentences share two names, and two telling words beside them: that is much where a page stands apart from all others."""
    return len({*one.assertion.names} & {*other.assertion.names}) >= NAMED and count_shared(one, other) >= NAMED * 2


def days_between(one: Told, other: Told) -> int:
    """The days from what one report tells to what another does, both of which name their day."""
    return (other.day - one.day).days if one.day and other.day else 0


def compare(report: Report, reading: Reading, theirs: Sequence[Told], language: Language) -> Doubt | None:
    """The doubt that what others tell raises about the day of a report that stands apart; None where it raises none."""
    for mine in find_told(report, reading, language):
        alike = {told.report.id: told for told in theirs if is_same_day(mine, told) and count_shared(mine, told) >= SHARED}
        strong = next((told for told in alike.values() if is_strong(mine, told)), None)
        if strong is not None and report.day is not None and len({told.report.outlet for told in alike.values()}) > 1:
            return Doubt(report.id, report.day.isoformat(), "apart", mine.assertion.span, strong.report.id)
    return None


def find_told(report: Report, reading: Reading, language: Language) -> Iterator[Told]:
    """What the text of a report tells of as done: each sentence, and the day it names, unless that has a year of its own."""
    words = language.of(report).lists.dates
    for one in reading.assertions:
        said = report.words(one.span)
        if one.span.where != "text" or one.negated or one.status not in ("none", "done"):
            continue
        if any(word in said.casefold().split() for word in words.future):
            continue
        whens = [when for when in one.whens if not when.part]
        if not whens:
            yield Told(report, one, None)
        elif len(whens[0].first) == WHOLE_DAY and whens[0].first[:4] not in report.words(whens[0].words):
            weekday = any(word.casefold() in words.weekdays for word in report.words(whens[0].words).split())
            yield Told(report, one, date.fromisoformat(whens[0].first), weekday)


def is_same_day(mine: Told, told: Told) -> bool:
    """Whether what a report tells may be of the day that another tells of, months away from its own: on the same day of the week; or it
    names none, and its own day is before that one."""
    if told.day is None or mine.report.day is None:
        return False
    if mine.day is None:
        return (told.day - mine.report.day).days >= APART
    return mine.weekday and told.weekday and told.day.weekday() == mine.day.weekday() and abs((told.day - mine.day).days) >= APART


def count_shared(mine: Told, told: Told) -> int:
    """How many telling words two sentences share."""
    return len({*mine.assertion.stems} & {*told.assertion.stems})


def is_strong(mine: Told, told: Told) -> bool:
    """Whether two sentences tell one thing: they share a name, and most of what the shorter says."""
    shorter = min(len({*mine.assertion.stems}), len({*told.assertion.stems}))
    named = not {*mine.assertion.names}.isdisjoint(told.assertion.names)
    return named and count_shared(mine, told) >= max(MOST_SHARED, PART * shorter)
