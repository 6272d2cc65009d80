"""Where parties stand, and since when: over one story, or over the whole office, so many at a time."""

from collections import Counter
from collections.abc import Sequence

from attrs import frozen

from legation.briefing.makers import find_share
from legation.desk.opened import Stand, find_stands, open_reports, open_story
from legation.desk.session import Session
from legation.desk.showing import Head
from legation.records.reading import Position
from legation.store.derived.stances import Held

# A page of positions, so many that the picture is drawn from, and so many that issues are counted over: a common issue costs no more.
AT_ONCE, DRAWN, COUNTED = 40, 150, 300
# Issues that are named beside the page, and parties and issues that a picture holds.
MOST_ISSUES, MOST_STANDS = 24, 24

Key = tuple[str, str, int]


@frozen
class Taking:
    """A position as a line of a list: who takes which stance on what, on which day, in which report."""

    party: str
    issue: str
    watched: bool
    stance: str
    day: str
    head: Head
    position: Position
    story: str


@frozen
class Positions:
    """Where parties stand. `issues` are those with how many positions each has (at most 300), the office's own first; `stands` what is
    drawn, `rows` what is listed, `judged` how many such lines were right of how many that were judged, `next` goes
    into the next question."""

    issue: str | None
    issues: tuple[tuple[str, bool, int], ...]
    stands: tuple[Stand, ...]
    rows: tuple[Taking, ...]
    today: str
    judged: tuple[int, int]
    next: Key | None = None
    story: str = ""
    title: str = ""


def positions(
    session: Session, issue: str | None = None, story: str | None = None, before: Key | None = None, limit: int = AT_ONCE
) -> Positions:
    """Where parties stand on an issue, or on all; in one story, or in the whole office. `before` goes on behind a page."""
    if story is not None:
        return of_story(session, story, before[2] if before is not None else 0)
    store, watched = session.store, session.office.issues
    newest = store.stances.page(COUNTED)
    listed = store.stances.page(limit + 1, issue, before=before)
    drawn = (store.stances.page(DRAWN, issue) if issue is not None else newest[:DRAWN]) if before is None else []
    known = {report.id: report for report in store.reports.many(dict.fromkeys(held.position.report for held in (*listed, *drawn)))}
    opened = open_reports(session.ruled, known)
    counts = Counter(held.position.issue for held in newest)
    others = [name for name, _ in counts.most_common() if name not in watched]
    issues = [(name, True, store.stances.count(name, COUNTED)) for name in watched]
    issues += [(name, False, counts[name]) for name in others[:MOST_ISSUES]]
    shown = listed[:limit]

    def take(held: Held) -> Taking:
        position = held.position
        party = opened.names.party(position.actor) or position.actor
        head = opened.heads[position.report]
        return Taking(
            opened.names.actor(party), position.issue, position.issue in watched, position.stance, held.day, head, position, held.story
        )

    return Positions(
        issue,
        tuple(issues),
        tuple(find_stands((held.position for held in drawn), opened.names, opened.heads, watched)[:MOST_STANDS]),
        tuple(take(held) for held in shown),
        session.clock().astimezone(session.office.zone).date().isoformat(),
        find_share("stance"),
        shown[-1].key if len(listed) > limit else None,
    )


def of_story(session: Session, story: str, passed: int = 0) -> Positions:
    """Where parties stand in one story; `passed` positions stand on the pages before."""
    opened = open_story(session, story)
    watched = session.office.issues
    counts = Counter(position.issue for position in opened.story.positions)
    order: Sequence[Position] = sorted(opened.story.positions, key=lambda one: one.when or opened.heads[one.report].day or "", reverse=True)
    rows = [
        Taking(
            opened.names.actor(opened.names.party(one.actor) or one.actor),
            one.issue,
            one.issue in watched,
            one.stance,
            one.when or opened.heads[one.report].day or "",
            opened.heads[one.report],
            one,
            opened.story.id,
        )
        for one in order[passed : passed + AT_ONCE]
    ]
    return Positions(
        None,
        tuple((name, name in watched, count) for name, count in counts.most_common(MOST_ISSUES)),
        tuple(find_stands(opened.story.positions if not passed else (), opened.names, opened.heads, watched)[:MOST_STANDS]),
        tuple(rows),
        session.clock().astimezone(session.office.zone).date().isoformat(),
        find_share("stance"),
        ("", opened.story.id, passed + AT_ONCE) if len(order) > passed + AT_ONCE else None,
        story=opened.story.id,
        title=opened.story.title,
    )
