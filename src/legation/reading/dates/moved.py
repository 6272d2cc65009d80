"""What was moved by so much, and days that are none any more: "put back by a week", "June 3 instead of May 28"."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from attrs import evolve, frozen

from legation.language.language import Language
from legation.language.patterns import either, once
from legation.reading.dates.words import Time, first_of, iso_month, shift, words

# How far before what it is moved by the day may stand, and letters that lead to a day.
REACH, LEAD = 120, 24
UNITS = {"day": 1, "week": 7, "fortnight": 14}


@frozen(eq=False)
class Moves:
    """Expressions around a move: by how much, words that bring it forward, what leads to a day that it had, and from one to its verb."""

    by: re.Pattern[str]
    forward: re.Pattern[str]
    due: re.Pattern[str]
    since: re.Pattern[str]
    helping: re.Pattern[str]
    owning: re.Pattern[str]
    instead: re.Pattern[str]
    put_off: re.Pattern[str]
    old: re.Pattern[str]
    owned: re.Pattern[str]


@once
def moves(language: Language) -> Moves:
    """The expressions of a language, compiled once."""
    dates, known = language.lists.dates, words(language)
    verb, by = either(dates.put_off), either(dates.put_off_by)
    amount = rf"(?P<amount>(?P<count>{known.count})\s+(?P<unit>day|week|fortnight|month|year)s?)\b(?!\s+{either(dates.put_off_to)}\b)"
    helping = either(dates.moving)
    a_day = rf"(?:{known.weekday}|{known.month}\s+\d{{1,2}}|\d{{1,2}}\s+{known.month})"
    return Moves(
        by=re.compile(
            rf"\b(?P<verb>{verb})\b(?:(?:\s+[\w’'-]+){{0,8}}?,?\s+{by}|\s+[a-z]{{3,20}})?\s+(?:{either(dates.more)}\s+)?{amount}"
        ),
        forward=re.compile(either(dates.forward)),
        due=re.compile(rf"\b{either(dates.due)}(?:\s+{either([*dates.happened, *dates.put_off_by])})?(?:\s+{either(dates.articles)})?\s+$"),
        since=re.compile(rf"\b{either(dates.since)}\s+$"),
        helping=re.compile(rf"\s+(?:{helping}\s+){{1,3}}"),
        owning=re.compile(r"[’']s?\s|\s+[a-z]"),
        instead=re.compile(rf"\b{either(dates.instead)}\s+$"),
        put_off=re.compile(rf"[,)]?\s+(?:{helping}\s+){{0,3}}{verb}\b[^.;]*$"),
        old=re.compile(rf"{a_day}(?:[’']s?\s(?=[^.;\n]*?\b{verb}\b)|\s+(?:{helping}\s+){{1,3}}(?={verb}\b))"),
        owned=re.compile(rf"{a_day}(?:[’']s?\s|\s+[a-z])"),
    )


def is_moved(text: str, at: int, language: Language) -> bool:
    """Whether a day belongs to what is moved by so much: "Friday's vote was put back by a week", "the vote due in May … by a week"."""
    known = moves(language)
    for match in known.by.finditer(text, max(0, at - REACH), min(len(text), at + 2 * REACH)):
        if "." in text[min(at, match.start()) : max(at, match.start())] or at > match.start("amount"):
            continue
        if known.due.search(text, max(0, at - LEAD), at) or known.old.match(text, at):
            return True
        owned = known.owned.match(text, at)
        if match.start() < at and owned is not None:
            return True
    return False


def settle_moves(text: str, times: Sequence[Time], ends: list[int], language: Language) -> list[Time]:
    """The times of a text with each day of what was moved as the new one, and without those that hold no more."""
    known, kept = moves(language), list(times)
    for match in known.by.finditer(text):
        place = bisect_right(ends, match.start())
        near = [time for time in kept if bisect_right(ends, time.start) == place and abs(match.start() - time.start) < REACH]
        old = [time for time in near if is_old(text, time, match, known) and time.first == time.last]
        if len(old) != 1:
            continue
        value = moved_by(old[0].first, match, -1 if known.forward.fullmatch(match["verb"]) else 1, language)
        if value is not None:
            kept = [time for time in kept if time is not old[0] and not match.start("amount") <= time.start < match.end()]
            kept.append(evolve(old[0], start=match.start("amount"), end=match.end("amount"), first=value, last=value))
    kept.sort(key=lambda time: time.start)
    gone = [n for n, time in enumerate(kept) if n and known.instead.search(text, max(0, time.start - LEAD), time.start)]
    # "Planned for May 20, it slipped to May 27": a new day stands behind the verb.
    for n, (one, other) in enumerate(pairwise(kept)):
        led = known.due.search(text, max(0, one.start - LEAD), one.start) is not None
        if led and words(language).put_off_to.search(text[one.end : other.start]) and known.put_off.match(text[one.end : other.start]):
            gone.append(n)
    return [time for n, time in enumerate(kept) if n not in gone]


def is_old(text: str, time: Time, match: re.Match[str], known: Moves) -> bool:
    """Whether a day is the one that the thing had: it is due then, or moved from it, or the thing is called after it; not the day on which
    somebody moved it."""
    if known.due.search(text, max(0, time.start - LEAD), time.start):
        return True
    if time.start >= match.start():
        behind = match.start() < time.start < match.start("amount") and known.owning.match(text, time.end)
        return bool(behind) or known.since.search(text, max(0, time.start - LEAD), time.start) is not None
    if known.helping.fullmatch(text[time.end : match.start()]):
        return True
    return known.owning.match(text, time.end) is not None and re.match(r"[’']", text[time.end : time.end + 1]) is not None


def moved_by(value: str, match: re.Match[str], way: int, language: Language) -> str | None:
    """A day or month so much later or earlier."""
    count, unit = words(language).count_of(match["count"]) * way, match["unit"]
    if len(value) == len("2031-05-20"):
        if unit in UNITS:
            return shift(first_of(value), count * UNITS[unit]).isoformat()
        return iso_month(int(value[:4]) + (count if unit == "year" else 0), int(value[5:7]) + (count if unit == "month" else 0))
    if len(value) == len("2031-05") and unit in ("month", "year"):
        return iso_month(int(value[:4]) + (count if unit == "year" else 0), int(value[5:7]) + (count if unit == "month" else 0))
    return None
