"""Briefs as they were made."""

from datetime import date, datetime

from attrs import define, frozen
from sqlalchemy import Row, bindparam, select

from legation.records.brief import Brief
from legation.records.ids import instant
from legation.store.columns import pack, unpack
from legation.store.link import Link
from legation.store.tables import BRIEFS

BODY = select(BRIEFS.c.body).where(BRIEFS.c.id == bindparam("id"))
THERE = select(BRIEFS.c.number).where(BRIEFS.c.id == bindparam("id"))
HEADS = select(BRIEFS.c.id, BRIEFS.c.story, BRIEFS.c.title, BRIEFS.c.asof, BRIEFS.c.at).order_by(BRIEFS.c.number.desc())


@frozen
class BriefHead:
    """A brief without its lines: which story it is on, as of which day, and when it was made."""

    id: str
    story: str
    title: str
    asof: date
    at: datetime


@define
class Briefs:
    """Every brief that was made, newest first."""

    link: Link

    def put(self, brief: Brief, at: datetime) -> None:
        """Keep a brief made `at` a moment; the same brief again stays as it was."""
        with self.link.writing():
            if self.link.row(THERE, {"id": brief.id}) is not None:
                return
            row = {
                "number": self.link.next(BRIEFS.c.number),
                "id": brief.id,
                "story": brief.story,
                "title": brief.title,
                "asof": instant(brief.asof),
                "at": instant(at),
                "body": pack(brief),
            }
            self.link.put(BRIEFS, row, replace=False)

    def get(self, brief: str) -> Brief | None:
        """The brief with an id."""
        body = self.link.value(BODY, {"id": brief})
        return None if body is None else unpack(body, Brief)

    def heads(self, limit: int | None = None) -> list[BriefHead]:
        """Briefs without their lines, newest first."""
        return [_head(row) for row in self.link.rows(HEADS if limit is None else HEADS.limit(limit))]


def _head(row: Row[tuple[str, str, str, str, str]]) -> BriefHead:
    return BriefHead(row.id, row.story, row.title, date.fromisoformat(row.asof), datetime.fromisoformat(row.at))
