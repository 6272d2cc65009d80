"""Two officers at once: on which state of the office a ruling is made, and what changed of its matter since."""

import re
from collections.abc import Iterator

from legation.desk.grouping import find_reports, find_undone
from legation.desk.session import Session
from legation.desk.subjects import OF_OUTLETS
from legation.records.errors import LegationError, MeanwhileError
from legation.records.ruling import Ruling

# Two numbers of rows, each of which a database can count to.
STATE = re.compile(r"(\d{1,18})\.(\d{1,18})", re.ASCII)


def find_state(session: Session) -> str:
    """The state of the office as a page shows it: the numbers of the last ruling and of the last change."""
    return f"{session.store.rulings.last()}.{session.store.changes.last()}"


def look_at_meanwhile(session: Session, made: Ruling, seen: str) -> None:
    """Raises MeanwhileError where somebody ruled on the same stories or outlets since the state `seen`, or a weighing changed them."""
    if (told := next(find_meanwhile(session, made, seen), None)) is not None:
        raise MeanwhileError(f"{told} Your ruling was not made; nothing was changed. Look at its effect again.")


def find_meanwhile(session: Session, made: Ruling, seen: str) -> Iterator[str]:
    """What happened to the matter of a ruling since a state, in sentences."""
    if not seen:
        return
    found = STATE.fullmatch(seen)
    if found is None:
        raise LegationError(f"{seen[:40]!r} is no state of the office: it is what the effect of a ruling was shown with.")
    ruled, changed = found.groups()
    store, touched = session.store, find_touched(session, made)
    for other in store.rulings.after(int(ruled)):
        if touched & find_touched(session, other):
            reason = f" ({other.why})" if other.why else ""
            yield f"Meanwhile {other.by} ruled on this: {other.verb}{reason}, ruling {other.id[:8]}."
    if store.changes.touched(int(changed), sorted(touched)):
        yield "Meanwhile this story was weighed anew."


def find_touched(session: Session, ruling: Ruling) -> set[str]:
    """The stories, reports and outlets that a ruling is about, by ids and names."""
    outlets = {name for one in find_undone(session, ruling) if one.verb in OF_OUTLETS for name in one.about}
    reports = find_reports(session, ruling)
    stories = {story for report in reports if (story := session.store.stories.of_report(report)) is not None}
    return outlets | reports | stories
