"""When things were said and are to happen: every time in a stretch of text, as days, months or years on the calendar.

Relative times are settled against the local day of the report, never against the day of reading.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date

from attrs import evolve

from legation.language.language import Language
from legation.reading.dates.moved import LEAD, is_moved, settle_moves
from legation.reading.dates.named import find_named
from legation.reading.dates.relative import find_relative
from legation.reading.dates.weeks import find_weeks
from legation.reading.dates.words import Time, Words, first_of, shift, words
from legation.reading.dates.years import find_fiscal, settle_reigns, widen_reigns
from legation.records.reading import When
from legation.records.report import Span

# How far before a time its verb may stand; beyond that another verb is nearer.
_REACH = 160
_SENTENCE_END = re.compile(r"(?<=[\w”\"’')])[.!?][”\"’')]*\s+(?=[A-Z“\"‘'(])|\n")


def find_whens(
    text: str, start: int, day: date | None, language: Language, where: str = "text", future: bool = False, anchor: date | None = None
) -> list[When]:
    """The times in a stretch of text that begins at character `start` of its place, in order, none inside another.

    `day` is the report's local day (without it only full dates have a value); `future` says that the stretch looks
    ahead; `anchor` is the day spoken of last before it, for "the same day".
    """
    if not language.lists.dates.months:
        return []  # a language that says that it has no words for times
    known = words(language)
    if not known.hint.search(text):
        return []
    text, reigns = settle_reigns(text, language)
    ends = sentence_ends(text, known)

    def tense(at: int) -> str:
        # "delayed the launch to November": some times begin with the word that leads to them.
        lead = known.put_off_lead.match(text, at)
        before = text[max(0, at - _REACH) : lead.end() if lead is not None else at]
        # "postponed the vote from March 14 to March 21" is told in one: the day that it had lay ahead, too.
        moved = known.put_off_to.search(before) or known.put_off_from.search(before)
        if is_moved(text, at, language):
            return "future" if known.any_month.search(text, at, at + LEAD) is None else ""  # "Friday's vote", "the May 20 vote"
        ahead = future or known.planned.match(text, at) or moved
        return "future" if ahead else tense_at(text, at, ends, known)

    times = list(find_named(text, day, tense, language))
    if day is not None:
        times.extend(find_relative(text, day, tense, language))
    else:
        times.extend(borrow_years(text, times, ends, language))
    times.extend(find_weeks(text, day, tense, language))
    times.extend(find_fiscal(text, day, language))
    settled = [time for time in longest(times) if time.first]  # of a fiscal year without a beginning no day is made
    merged = settle_moves(text, merge_ranges(text, settled, known), ends, language)
    chosen = lean_on_years(text, merged, ends, known)
    chosen = longest([*chosen, *follow(text, chosen, language, anchor)])
    return [
        When(time.first, time.last, Span(start + time.start, start + time.end, where), is_part(text, time, known))
        for time in widen_reigns(chosen, reigns)
    ]


def is_part(text: str, time: Time, known: Words) -> bool:
    """Whether a time only says which of its sort a thing is: a month or year between a determiner or owner and its noun ("the 2016
    election", "its March 2011 raid"), or one that owns it ("last year's vote")."""
    if len(time.first) > len("2016-11"):
        return False
    if known.owning.match(text, time.end) or known.owning.search(text[time.start : time.end]):
        return True
    behind = text[time.end : time.end + 1] == " " and known.behind_feast.match(text, time.end) is None
    return behind and known.determined.search(text[max(0, time.start - _REACH) : time.start]) is not None


def borrow_years(text: str, times: list[Time], ends: list[int], language: Language) -> Iterator[Time]:
    """In a report without a date, days and months of the one year that their sentence names ("The 2023 summit … on July 11 and 12")."""
    years: dict[int, set[str]] = {}
    for time in times:
        if len(time.first) == 4 and time.first == time.last:
            years.setdefault(bisect_right(ends, time.start), set()).add(time.first)
    for sentence, named in years.items():
        if len(named) == 1:
            year = next(iter(named))
            for time in find_named(text, date(int(year), 1, 1), lambda _: "future", language):
                if time.named and not time.whole and len(time.first) > 4 and bisect_right(ends, time.start) == sentence:
                    yield Time(time.start, time.end, year + time.first[4:], year + time.last[4:], whole=False, named=True)


def longest(times: list[Time]) -> list[Time]:
    """Of times that share characters the longest, then the earliest; in order."""
    taken = bytearray(max((time.end for time in times), default=0))
    kept: list[Time] = []
    for time in sorted(times, key=lambda time: (time.start - time.end, time.start)):
        if not any(taken[time.start : time.end]):
            taken[time.start : time.end] = b"\1" * (time.end - time.start)
            kept.append(time)
    return sorted(kept, key=lambda time: time.start)


def merge_ranges(text: str, times: list[Time], known: Words) -> list[Time]:
    """ "from A to B", "between A and B" as one stretch of time, where both ends have the same precision and order."""
    merged: list[Time] = []
    for time in times:
        last = merged[-1] if merged else None
        began, lead = max(0, time.start - _REACH), known.put_off_lead.match(text, time.start)
        moved = known.put_off_to.search(text[began : lead.end() if lead is not None else time.start]) if last is not None else None
        if last is not None and moved is not None and last.start >= began + moved.start():
            merged[-1] = time  # "postponed the vote, due on Monday, to Thursday": it is no more on Monday
            continue
        if last is not None and len(last.first) == len(time.last) and last.first <= time.last:
            before, gap = text[max(0, last.start - 12) : last.start].lower(), text[last.end : time.start]
            opened = known.since_before.search(before) or known.since.match(text[last.start : last.end])
            if known.until.fullmatch(gap) and known.put_off_from.search(text[max(0, last.start - _REACH) : last.start]):
                merged[-1] = time  # "put off from Monday to Thursday": it is no more on Monday
                continue
            if (opened and known.until.fullmatch(gap)) or known.through.fullmatch(gap):
                merged[-1] = Time(last.start, time.end, last.first, time.last, last.whole or time.whole)
                continue
        if time.first != time.last and known.put_off_from.search(text[max(0, time.start - _REACH) : time.start]):
            time = evolve(time, first=time.last)  # "moved from May 3 to May 10", told in one
        merged.append(time)
    return merged


def lean_on_years(text: str, times: list[Time], ends: list[int], known: Words) -> list[Time]:
    """Months and days without a year after another year in the same sentence belong to that year ("In 2012 … in December")."""
    settled: list[Time] = []
    whole: Time | None = None
    for time in times:
        lean = (
            whole is not None
            and time.named
            and not time.whole
            and len(whole.first) == 4
            and whole.first == whole.last
            and len(time.first) > 4
        )
        if whole is not None and lean and bisect_right(ends, whole.end) == bisect_right(ends, time.start):
            settled.append(Time(time.start, time.end, whole.first + time.first[4:], whole.first + time.last[4:], time.whole, time.named))
        else:
            settled.append(time)
        if time.whole:  # "since 2011" and "the 2017 vote" say nothing of what follows
            whole = time if known.during.search(text[max(0, time.start - 10) : time.start]) else None
    return settled


def follow(text: str, times: list[Time], language: Language, anchor: date | None) -> Iterator[Time]:
    """Times that lean on the one spoken of last: "the same day", "two days later", "that year"."""
    known = words(language)
    for match in known.shifted.finditer(text):
        before = times[: bisect_right(times, match.start(), key=lambda time: time.end)]
        day = first_of(before[-1].first) if before and len(before[-1].first) == 10 else anchor
        unit = match["unit"] or match["unit2"]
        if unit and before and unit != "week":
            size = {"month": 7, "year": 4}[unit]
            step = known.sides.get((match["side"] or "").lower(), 0)
            if len(before[-1].first) >= size:
                value = _moved(before[-1].first[:size], step)
                yield Time(match.start(), match.end(), value, value)
        elif match["word"] and day is not None:
            value = shift(day, known.shifts[" ".join(match["word"].lower().split())]).isoformat()
            yield Time(match.start(), match.end(), value, value)
        elif match["count"] and day is not None:
            value = shift(day, known.count_of(match["count"]) * known.moved[match["way"]]).isoformat()
            yield Time(match.start(), match.end(), value, value)


def _moved(value: str, step: int) -> str:
    if len(value) == 4:
        return f"{int(value) + step:04d}"
    year, month = int(value[:4]), int(value[5:7]) - 1 + step
    return f"{year + month // 12:04d}-{month % 12 + 1:02d}"


def sentence_ends(text: str, known: Words) -> list[int]:
    """Where sentences end, roughly: enough to keep one sentence's year and tense out of the next."""
    return [
        match.end()
        for match in _SENTENCE_END.finditer(text)
        if not known.abbreviation.search(text[max(0, match.start() - 6) : match.start()])
    ]


def tense_at(text: str, at: int, ends: list[int], known: Words) -> str:
    """Whether the verb that a time hangs on looks back or ahead ("due": ahead, but told in the past).

    It is the nearest verb before the time in its sentence, else the first after it; "" where there is none.
    """
    number = bisect_right(ends, at)
    first, last = ends[number - 1] if number else 0, ends[number] if number < len(ends) else len(text)
    before = text[max(first, at - _REACH) : at]
    future_before, past_before = _last(known.future, before), _last(known.past, before)
    if future_before and past_before and known.passive.fullmatch(before[future_before[1] : past_before[0]]):
        past_before = None  # "will be held": one verb, and it looks ahead
    if future_before and known.bygone.search(before[: future_before[0]]):
        return "past"  # "had been due to"
    if future_before and future_before[1] >= (past_before[1] if past_before else -1) and known.once.search(before[: future_before[0]]):
        return "due"  # "was to be held": ahead of something, but perhaps not of the report
    verb = (future_before[1] if future_before else -1), (past_before[1] if past_before else -1)
    if max(verb) < 0:
        after = text[at : min(last, at + _REACH)]
        future, past = known.future.search(after), known.past.search(after)
        verb = (-future.start() if future else -_REACH - 1), (-past.start() if past else -_REACH - 1)
        if min(verb) == max(verb):
            return ""
    return "future" if verb[0] >= verb[1] else "past"


def _last(pattern: re.Pattern[str], text: str) -> tuple[int, int] | None:
    found = None
    for match in pattern.finditer(text):
        found = match.span()
    return found
