"""Which dates follow: what is planned, over the whole office or in one story, and what came of plans whose day has passed."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from attrs import frozen

from legation.briefing.names import is_name
from legation.briefing.sections.dates import Occasion, fold
from legation.briefing.templates import DAY
from legation.desk.opened import Opened, open_pairs, open_story
from legation.desk.session import Session
from legation.desk.showing import Head, Place, Stemma
from legation.records.reading import Event, Reading, last_day
from legation.records.story import Claim, Story
from legation.weighing.changes import find_outcomes

# A page of plans. A line names so many of those who take part, and shows so much of the words.
AT_ONCE, MOST_PARTIES, LONGEST = 20, 3, 260
# Reports without hour or day of a story's picture, and dates of it.
MOST_DATES = 60

Key = tuple[str, str]


@frozen
class Due:
    """A date: from when to when, how sure, the words that say so and where they stand, who takes part, what stands behind it; `came` is
    what a report says became of it."""

    first: str
    last: str
    standing: str
    words: str
    place: Place
    head: Head
    parties: tuple[str, ...]
    story: str
    title: str
    of: str = ""
    stemma: Stemma | None = None
    came: str = ""


@frozen
class Month:
    """A month as weeks of days, each with how many dates are planned on it; nothing for a day of another month."""

    first: date
    weeks: tuple[tuple[tuple[int, int] | None, ...], ...]


@frozen
class Calendar:
    """The dates of a page. `past` where it is of days gone by; `next` goes into the next question. Of one story also `days`, on which its
    reports were published, each with how many."""

    today: date
    rows: tuple[Due, ...]
    months: tuple[Month, ...]
    past: bool = False
    next: Key | None = None
    story: str = ""
    title: str = ""
    days: tuple[tuple[str, int], ...] = ()


def calendar(session: Session, past: bool = False, after: Key | None = None, story: str | None = None, limit: int = AT_ONCE) -> Calendar:
    """What is planned from today on, the next day first; with `past` what was, the latest day first; or all dates of one story."""
    today = session.clock().astimezone(session.office.zone).date()
    if story is not None:
        return of_story(session, story, today)
    ask = session.store.stories.behind if past else session.store.stories.ahead
    found = ask(today.isoformat(), limit + 1, after)
    shown = found[:limit]
    rows: list[Due] = []
    for name, days in gather(shown).items():
        told = session.store.stories.get(name)
        if told is not None:
            rows += find_due(session, told, days)
    rows.sort(key=lambda row: (last_day(row.last), row.first, row.story), reverse=past)
    months = () if past else tuple(lay_month(first, rows) for first in find_months(today, rows))
    return Calendar(today, tuple(rows), months, past, shown[-1] if len(found) > limit else None)


def gather(found: Iterable[Key]) -> dict[str, list[str]]:
    """The days of each story."""
    days: dict[str, list[str]] = {}
    for day, story in found:
        days.setdefault(story, []).append(day)
    return days


def find_due(session: Session, story: Story, days: Sequence[str]) -> list[Due]:
    """The plans of a story whose last days are these, each kind once a day: the plan that most is said of."""
    best = {
        (event.kind, last_day(event.when.last)): event
        for event in choose(event for event in story.events if event.status == "planned")
        if event.when and last_day(event.when.last) in days
    }
    behind = [find_claim(story, event) for event in best.values()]
    outcomes = {
        (one.planned.kind, last_day(one.planned.when.last)): one.came
        for one in find_outcomes(story.events, "", max(days))
        if one.planned.when
    }
    needed = [
        *(event.report for event in best.values()),
        *(support.report for claim in behind if claim for support in claim.supports),
        *(came.report for came in outcomes.values() if came),
    ]
    reports = session.store.reports.many(dict.fromkeys(needed))
    opened = open_pairs(session.ruled, story, [(report, Reading(report.id, "none")) for report in reports])
    rows = []
    for (key, event), claim in zip(best.items(), behind, strict=True):
        came = outcomes.get(key)
        rows.append(write_due(opened, event, claim, came.status if came else ""))
    return rows


def choose(events: Iterable[Event]) -> list[Event]:
    """One event for each occasion, in order of time: of those of one kind on the same days the one that names most parties; what is told
    by its month alone is taken for the one exact occasion that it can mean."""
    same: dict[tuple[str, str, str], list[Event]] = {}
    for event in events:
        if event.when is not None and DAY.fullmatch(event.when.first) and DAY.fullmatch(event.when.last):
            same.setdefault((event.when.first, event.when.last, event.kind), []).append(event)
    occasions = fold([Occasion(first, last, kind, tuple(some)) for (first, last, kind), some in same.items()])
    occasions.sort(key=lambda one: (last_day(one.last), one.first, one.kind))
    return [max(same[one.first, one.last, one.kind], key=lambda event: len(event.parties)) for one in occasions]


def find_claim(story: Story, event: Event) -> Claim | None:
    """The claim that an event's passage carries."""
    same = (claim for claim in story.claims if any(one.report == event.report and one.span.overlaps(event.span) for one in claim.supports))
    return next(same, None)


def write_due(opened: Opened, event: Event, claim: Claim | None, came: str = "") -> Due:
    """An event as a line."""
    report = opened.reports[event.report]
    words = report.words(event.span)
    parties = [name for name in map(opened.names.actor, event.parties) if is_name(name)]
    first, last = (event.when.first, event.when.last) if event.when else ("", "")
    return Due(
        first,
        last,
        event.status,
        words if len(words) <= LONGEST else words[:LONGEST].rpartition(" ")[0] or words[:LONGEST],
        (event.report, event.span),
        opened.heads[event.report],
        tuple(dict.fromkeys(parties))[:MOST_PARTIES],
        opened.story.id,
        opened.story.title,
        claim.id if claim else "",
        opened.draw(claim) if claim else None,
        came,
    )


def find_months(today: date, rows: Sequence[Due]) -> list[date]:
    """This month, and that of the first plan of a later one, or else the next."""
    this = today.replace(day=1)
    later = [date.fromisoformat(row.first).replace(day=1) for row in rows if len(row.first) == len("2024-05-01")]
    follow = (this + timedelta(days=31)).replace(day=1)
    return [this, min((month for month in later if month > this), default=follow)]


def lay_month(first: date, rows: Sequence[Due]) -> Month:
    """A month as weeks, Monday first, with the number of dates of each day."""
    after = (first + timedelta(days=31)).replace(day=1)
    days: list[tuple[int, int] | None] = [None] * first.weekday()
    for number in range((after - first).days):
        day = (first + timedelta(days=number)).isoformat()
        days.append((number + 1, sum(len(row.first) == len(day) and row.first <= day <= row.last for row in rows)))
    days += [None] * (-len(days) % 7)
    return Month(first, tuple(tuple(days[start : start + 7]) for start in range(0, len(days), 7)))


def of_story(session: Session, story: str, today: date) -> Calendar:
    """All dates of one story in order, and the days of its reports."""
    opened = open_story(session, story)
    events = choose(opened.story.events)
    rows = [write_due(opened, event, find_claim(opened.story, event)) for event in events[-MOST_DATES:]]
    days: dict[str, int] = {}
    for head in opened.heads.values():
        if head.day:
            days[head.day] = days.get(head.day, 0) + 1
    return Calendar(today, tuple(rows), (), story=opened.story.id, title=opened.story.title, days=tuple(sorted(days.items())))
