"""What each weighing changed, for "what changed since"."""

from collections.abc import Sequence
from datetime import datetime

from attrs import define
from sqlalchemy import bindparam, select

from legation.records.register import Change
from legation.records.wire import from_json, to_json
from legation.store.columns import micros
from legation.store.link import Link
from legation.store.tables import CHANGES

SINCE = select(CHANGES.c.number, CHANGES.c.body).where(CHANGES.c.moment >= bindparam("moment")).order_by(CHANGES.c.number)
SINCE_OF = SINCE.where(CHANGES.c.story == bindparam("story"))


@define
class Changes:
    """Every change, numbered in order."""

    link: Link

    def put(self, changes: Sequence[Change]) -> None:
        """Keep what a weighing changed."""
        if not changes:
            return
        with self.link.writing():
            first = self.link.next(CHANGES.c.number)
            rows = [
                {"number": first + place, "moment": micros(change.at), "story": change.story, "body": to_json(change)}
                for place, change in enumerate(changes)
            ]
            self.link.put(CHANGES, rows, replace=False)

    def since(self, at: datetime, story: str | None = None) -> list[tuple[int, Change]]:
        """Numbered changes from a moment on, in order, of one story where it is given."""
        rows = (
            self.link.rows(SINCE, {"moment": micros(at)})
            if story is None
            else self.link.rows(SINCE_OF, {"moment": micros(at), "story": story})
        )
        return [(row.number, from_json(row.body, Change)) for row in rows]
