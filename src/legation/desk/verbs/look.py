"""How far the officer has seen what changed: what he read and put away, what he takes back, and since when he was away."""

from contextlib import suppress
from datetime import datetime, timedelta
from typing import get_args

from legation.desk.session import Session
from legation.desk.verbs.rule import rule
from legation.records.errors import LegationError, StoreBusyError
from legation.records.register import Look, LookState, Visit
from legation.records.ruling import Ruling

# Whoever comes back within this goes on with his visit; a longer absence ends it: a meeting, and not yet a morning.
AWAY = timedelta(hours=3)
# A visit is written down again after this, so that turning pages writes nothing.
NOTED = timedelta(minutes=5)
# What is only noted in passing waits so long for whoever writes, in seconds, and then is left out.
PASSING = 0.05
STATES: tuple[LookState, ...] = get_args(LookState)


def look(session: Session, about: str, state: str, seen: int = 0) -> Look:
    """Set a story (or ``refusals``) to a state: unread, read, or done for this morning. `seen` is the number of the last change that the
    officer was shown; what comes after it is new to him. Raises LegationError for any other state."""
    if state not in STATES:
        raise LegationError(f"Nothing can be set to {state!r}; it is {', '.join(STATES[:-1])} or {STATES[-1]}.")
    return session.store.looks.put(session.by, session.clock(), about, state, seen)


def pass_by(session: Session, story: str) -> None:
    """A story was opened: it is read, unless it was put away already or somebody else writes just now."""
    seen = session.store.changes.last()
    held = session.store.looks.latest(session.by, [story]).get(story)
    if session.place.readonly or (held is not None and held.state != "unread" and held.seen >= seen):
        return
    with suppress(StoreBusyError), session.store.writing(PASSING):
        look(session, story, "read", seen)


def take_back(session: Session, rulings: bool = True) -> Look | Ruling | None:
    """Take back what the officer did last, so that it is as it was before: a step of his morning or, where he may rule (`rulings`), a
    ruling of this visit; None where nothing is left to take back."""
    with session.store.writing():
        last = session.store.looks.last(session.by)
        ruled = find_ruled(session) if rulings else None
        if ruled is not None and (last is None or last.at <= ruled.at):
            return rule(session, "undo", (ruled.id,))
        if last is None:
            return None
        before = session.store.looks.before(last)
        state: LookState = before.state if before is not None else "unread"
        return session.store.looks.put(
            session.by, session.clock(), last.about, state, before.seen if before is not None else 0, undoes=last.number
        )


def find_ruled(session: Session) -> Ruling | None:
    """The last ruling of the officer that stands, if he made it on this visit."""
    here = session.store.visits.get(session.by)
    mine = [ruling for ruling in session.standing if ruling.by == session.by and here is not None and ruling.at >= here.began]
    return mine[-1] if mine else None


def visit(session: Session) -> datetime | None:
    """Since when the officer was away: the end of the visit before this one; None where this is his first."""
    now, known = session.clock(), session.store.visits.get(session.by)
    if known is None:
        here = Visit(session.by, now, now)
    elif now - known.last > AWAY:
        here = Visit(session.by, now, now, before=known.last)
    elif now - known.last > NOTED:
        here = Visit(session.by, known.began, now, before=known.before)
    else:
        return known.before
    # Whoever writes now, a weighing say, is not waited for; the next page notes it. An office that is only read notes nothing.
    if session.place.readonly:
        return here.before
    with suppress(StoreBusyError):
        session.store.visits.put(here, PASSING)
    return here.before
