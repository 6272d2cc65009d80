"""How far each officer has seen what changed: looks, appended and taken back by another; the visit he is on."""

from collections.abc import Sequence
from datetime import datetime

from attrs import define
from sqlalchemy import bindparam, func, select

from legation.records.register import Look, LookState, Visit
from legation.records.wire import from_json, to_json
from legation.store.link import Link, cut
from legation.store.tables import LOOKS, VISITS

NEWEST = (
    select(func.max(LOOKS.c.number))
    .where(LOOKS.c.officer == bindparam("officer"), LOOKS.c.about.in_(bindparam("abouts", expanding=True)))
    .group_by(LOOKS.c.about)
)
LATEST = select(LOOKS.c.body).where(LOOKS.c.number.in_(NEWEST.scalar_subquery()))
BEFORE = (
    select(LOOKS.c.body)
    .where(LOOKS.c.officer == bindparam("officer"), LOOKS.c.about == bindparam("about"), LOOKS.c.number < bindparam("number"))
    .order_by(LOOKS.c.number.desc())
    .limit(1)
)
OF_OFFICER = select(LOOKS.c.body).where(LOOKS.c.officer == bindparam("officer")).order_by(LOOKS.c.number.desc())
VISIT = select(VISITS.c.body).where(VISITS.c.officer == bindparam("officer"))
# So many steps can be taken back one after the other.
MOST_UNDONE = 100


@define
class Looks:
    """What each officer read, put away and took back."""

    link: Link

    def put(self, by: str, at: datetime, about: str, state: LookState, seen: int = 0, undoes: int | None = None) -> Look:
        """Keep what an officer did."""
        with self.link.writing():
            look = Look(self.link.next(LOOKS.c.number), by, at, about, state, seen, undoes)
            self.link.put(LOOKS, {"number": look.number, "officer": by, "about": about, "body": to_json(look)}, replace=False)
        return look

    def latest(self, by: str, abouts: Sequence[str]) -> dict[str, Look]:
        """How an officer left each of some things; what he never touched is not there."""
        rows = (row for some in cut(abouts) for row in self.link.rows(LATEST, {"officer": by, "abouts": list(some)}))
        return {look.about: look for look in (from_json(row.body, Look) for row in rows)}

    def before(self, look: Look) -> Look | None:
        """How its officer had left the same thing before a look."""
        body = self.link.value(BEFORE, {"officer": look.by, "about": look.about, "number": look.number})
        return None if body is None else from_json(body, Look)

    def last(self, by: str) -> Look | None:
        """What an officer did last that still stands: neither a step back nor taken back itself."""
        undone: set[int] = set()
        for row in self.link.rows(OF_OFFICER.limit(MOST_UNDONE), {"officer": by}):
            look = from_json(row.body, Look)
            if look.undoes is not None:
                undone.add(look.undoes)
            elif look.number not in undone:
                return look
        return None


@define
class Visits:
    """The visit that each officer is on."""

    link: Link

    def get(self, by: str) -> Visit | None:
        """The last visit of an officer; None for one who was never here."""
        body = self.link.value(VISIT, {"officer": by})
        return None if body is None else from_json(body, Visit)

    def put(self, visit: Visit, wait: float) -> None:
        """Keep a visit. Raises StoreBusyError where somebody else writes for longer than `wait` seconds."""
        with self.link.writing(wait):
            self.link.put(VISITS, {"officer": visit.by, "body": to_json(visit)})
