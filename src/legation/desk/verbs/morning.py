"""The morning: the stories that changed, ranked by what changed in them; what is due, what stands in no story, what was refused."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Literal, get_args

from attrs import evolve, field, frozen

from legation.desk.home import name_all
from legation.desk.session import Session
from legation.desk.verbs.answers import Said, find_new
from legation.desk.verbs.since import count_kinds
from legation.desk.verbs.watch import next_due
from legation.language.measures import usual
from legation.records.errors import Refusal
from legation.records.reading import Event, last_day
from legation.records.register import Change, Look, LookState
from legation.records.report import Report
from legation.records.story import Story
from legation.store.derived.stories import StoryHead

# By weight: a story with one new origin stands above one with seven new copies.
Group = Literal["differs", "origins", "alone", "more"]
GROUPS: tuple[Group, ...] = get_args(Group)
Since = Literal["visit", "yesterday", "brief"]
# Rows of a page; of what stands beside them, so many.
MOST, MOST_BESIDE, MOST_ARRIVED, MOST_POINTS = 30, 8, 500, 3
# So many refusals are looked at for those that are not over.
MOST_ASKED = 40
# Plans of this many days ahead are shown; the calendar has the rest.
AHEAD = timedelta(days=35)


@frozen
class Bar:
    """An origin of a story as it is drawn: its reports, each as (new, inferred); `maybe` where it cannot be named."""

    stems: tuple[tuple[bool, bool], ...]
    maybe: bool = False


@frozen
class Row:
    """A story of the morning: what changed in it by kind, `seen` the number of the last change, `at` its moment, and how the officer left
    it. `bars` are its origins, the largest first."""

    head: StoryHead
    group: Group
    kinds: Mapping[str, int]
    seen: int
    at: datetime
    state: LookState = "unread"
    bars: tuple[Bar, ...] = ()

    @property
    def is_new(self) -> bool:
        """Whether the whole story is new."""
        return "new-story" in self.kinds


@frozen
class Plan:
    """Something planned: the story, the event, and the words that say so."""

    story: str
    event: Event
    words: str
    report: str
    day: str


@frozen
class Refused:
    """A refusal with its number and moment."""

    number: int
    at: datetime
    refusal: Refusal


@frozen
class Morning:
    """What the officer is shown first. `since` is the moment from which on things are new, `first` whether he was never here before;
    `counts` are the stories of each group, `done` those he put away, `answers` what partners said."""

    since: datetime
    first: bool
    rows: tuple[Row, ...] = ()
    counts: Mapping[str, int] = {}
    seen: int = 0
    total: int = 0
    done: tuple[StoryHead, ...] = ()
    more: str | None = None
    arrived: int = 0
    arrived_more: bool = False
    plans: tuple[Plan, ...] = ()
    loose: tuple[Report, ...] = ()
    refused: tuple[Refused, ...] = ()
    answers: tuple[Said, ...] = ()
    asked: datetime | None = None
    due: datetime | None = None
    sources: int = 0
    last: Look | None = None
    reports: int = field(default=0)


def morning(
    session: Session, away: datetime | None, since: Since = "visit", show: Group | None = None, after: str | None = None, limit: int = MOST
) -> Morning:
    """The morning since a moment: since the officer was last here (`away`), since yesterday, or since the last brief. `show` is one group
    alone; `after` goes on behind the story of that id, at most `limit` rows."""
    start = find_start(session, away, since)
    rows = rank(session, start)
    left = [row for row in rows if row.state != "done"]
    shown = [row for row in left if show in (None, row.group)]
    place = next((number for number, row in enumerate(shown, start=1) if row.head.id == after), 0)
    on_page = shown[place : place + limit]
    arrived = session.store.reports.arrived(start, MOST_ARRIVED + 1)
    states = session.store.watch.all()
    beside = show is None and after is None
    return Morning(
        since=start,
        first=away is None,
        rows=tuple(draw(session, row, frozenset(arrived)) for row in on_page),
        counts={group: sum(row.group == group for row in left) for group in GROUPS},
        seen=sum(row.state != "unread" for row in rows),
        total=len(rows),
        done=tuple(row.head for row in rows if row.state == "done"),
        more=on_page[-1].head.id if on_page and place + limit < len(shown) else None,
        arrived=min(len(arrived), MOST_ARRIVED),
        arrived_more=len(arrived) > MOST_ARRIVED,
        plans=find_plans(session) if beside else (),
        loose=find_loose(session, arrived) if beside else (),
        refused=find_refused(session) if beside else (),
        answers=find_new(session, start, MOST_BESIDE) if beside else (),
        asked=max((state.asked for state in states if state.asked), default=None),
        due=next_due(session) if session.office.watches else None,
        sources=len(session.office.watches),
        last=session.store.looks.last(session.by),
        reports=len(session.store.reports.ids(limit=1)),
    )


def find_start(session: Session, away: datetime | None, since: Since) -> datetime:
    """The moment from which on things are new. Whoever was never here, or never made a brief, is shown a day."""
    now = session.clock()
    if since == "brief":
        heads = session.store.briefs.heads(1)
        return heads[0].at if heads else now - timedelta(days=1)
    if since == "yesterday" or away is None:
        local = now.astimezone(session.office.zone)
        return datetime.combine(local.date() - timedelta(days=1), time(), local.tzinfo)
    return away


def rank(session: Session, start: datetime) -> list[Row]:
    """Every story that changed since then, weightiest change first; within a group the one that gained most."""
    found: dict[str, list[tuple[int, Change]]] = {}
    lives: dict[str, str] = {}
    for number, change in session.store.changes.since(start):
        if change.story not in lives:
            lives[change.story] = session.store.minted.resolve(change.story)
        found.setdefault(lives[change.story], []).append((number, change))
    heads = session.store.stories.heads_of(list(found))
    looks = session.store.looks.latest(session.by, list(found))
    rows = [make_row(head, found[head.id], looks.get(head.id)) for head in heads]
    return sorted(rows, key=lambda row: (GROUPS.index(row.group), -row.kinds.get("new-origin", 0), -row.head.reports, row.head.id))


def make_row(head: StoryHead, changes: Sequence[tuple[int, Change]], look: Look | None) -> Row:
    """A story with what changed in it, and how the officer left it: what came after he saw it is unread."""
    kinds, seen = count_kinds([change for _, change in changes]), changes[-1][0]
    state: LookState = look.state if look is not None and look.seen >= seen else "unread"
    return Row(head, find_group(head, kinds), kinds, seen, changes[-1][1].at, state)


def find_group(head: StoryHead, kinds: Mapping[str, int]) -> Group:
    """The weightiest thing that changed in a story."""
    if kinds.get("new-conflict") or ("new-story" in kinds and head.conflicts):
        return "differs"
    if kinds.get("new-origin") or ("new-story" in kinds and head.origins > 1):
        return "origins"
    return "alone" if head.origins <= 1 else "more"


def draw(session: Session, row: Row, fresh: frozenset[str]) -> Row:
    """A row with its origins. Of a story that is new as a whole, no report is marked."""
    story = session.store.stories.get(row.head.id)
    return row if story is None else evolve(row, bars=draw_bars(story, frozenset() if row.is_new else fresh))


def draw_bars(story: Story, fresh: frozenset[str]) -> tuple[Bar, ...]:
    """The origins of a story, the largest first and those that cannot be named last."""
    inferred = {step.child for step in story.descents if step.kind == "inferred"}
    firm = {step.child for step in story.descents if step.kind != "inferred"}
    bars = [
        Bar(tuple((report in fresh, report in inferred and report not in firm) for report in origin.reports), origin.root is None)
        for origin in story.origins
    ]
    return tuple(sorted(bars, key=lambda bar: (bar.maybe, -len(bar.stems))))


def find_plans(session: Session) -> tuple[Plan, ...]:
    """What is planned for the days ahead, the next day first, each plan once."""
    today = session.clock().astimezone(session.office.zone).date()
    first, last = (today - timedelta(days=1)).isoformat(), (today + AHEAD).isoformat()
    made: dict[tuple[str, str, str], Plan] = {}
    for name in session.store.stories.due(first, last)[:MOST_BESIDE]:
        story = session.store.stories.get(name)
        for event in story.events if story is not None else ():
            day = last_day(event.when.last) if event.when else ""
            if event.status == "planned" and first < day <= last and (name, event.kind, day) not in made:
                held = session.store.reports.get(event.report)
                if held is not None:
                    made[name, event.kind, day] = Plan(name, event, held.words(event.span), held.id, day)
    return tuple(sorted(made.values(), key=lambda plan: (plan.day, plan.story)))[:MOST_BESIDE]


def find_loose(session: Session, arrived: Sequence[str]) -> tuple[Report, ...]:
    """The newest reports that stand in no story, of those that arrived."""
    return tuple(session.store.reports.many(session.store.stories.loose_of(arrived, MOST_BESIDE)))


def find_refused(session: Session) -> tuple[Refused, ...]:
    """The last refusals that the officer has not seen, without those whose source was read later without one."""
    look = session.store.looks.latest(session.by, ["refusals"]).get("refusals")
    seen = look.seen if look is not None and look.state != "unread" else 0
    last = [Refused(*one) for one in session.store.refusals.page(MOST_ASKED, after=seen)]
    return tuple(one for one in last if not is_over(session, one))[:MOST_BESIDE]


def is_over(session: Session, refused: Refused) -> bool:
    """Whether what was refused was read later: its source was asked since and did not fail, or gave a report since."""
    source = refused.refusal.source
    state = session.store.watch.get(source)
    if state is not None and state.asked is not None and state.asked > refused.at and not state.failures:
        return True
    given = session.store.reports.at(*name_all(session, source))
    return given is not None and given in session.store.reports.arrived(refused.at, MOST_ARRIVED)


@frozen
class Point:
    """Something a story says, at a glance: the words, where they stand, how many reports and origins carry them."""

    words: str
    outlet: str | None
    report: str
    language: str | None
    reports: int
    least: int
    most: int


@frozen
class Glance:
    """What the officer sees of a story without opening it: where accounts differ, as what it is about with its values; what most say."""

    conflicts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    points: tuple[Point, ...] = ()


def glance(session: Session, name: str) -> Glance:
    """A story at a glance. Nothing of one that is not there."""
    story = session.store.stories.get(name)
    if story is None:
        return Glance()
    claims = sorted(story.claims, key=lambda claim: (-claim.roots, -claim.salience))[:MOST_POINTS]
    held = {one.id: one for one in session.store.reports.many(dict.fromkeys(claim.supports[0].report for claim in claims))}
    points = []
    for claim in claims:
        first, reports = claim.supports[0], {support.report for support in claim.supports}
        report = held[first.report]
        words = claim.text if claim.pieces else report.words(first.span)
        points.append(Point(words, report.outlet, report.id, report.language, len(reports), claim.roots, claim.roots_most))
    conflicts = [(one.about, tuple(dict.fromkeys(usual(side.value) for side in one.sides))) for one in story.conflicts if one.why is None]
    return Glance(tuple(conflicts[:MOST_POINTS]), tuple(points))


def find_next(session: Session, away: datetime | None, after: str) -> str | None:
    """The id of the story to be looked at after another: the next in the order of the morning that is unread; None where all are seen."""
    rows = rank(session, find_start(session, away, "visit"))
    place = next((number for number, row in enumerate(rows, start=1) if row.head.id == after), 0)
    return next((row.head.id for row in (*rows[place:], *rows[:place]) if row.state == "unread" and row.head.id != after), None)
