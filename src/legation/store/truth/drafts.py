"""Briefs that officers compose: each change is kept, and the last is what a draft is now."""

from attrs import define
from sqlalchemy import bindparam, func, select

from legation.records.draft import Draft
from legation.records.wire import from_json, to_json
from legation.store.link import Link
from legation.store.tables import DRAFTS

ONE = select(DRAFTS.c.body).where(DRAFTS.c.draft == bindparam("draft")).order_by(DRAFTS.c.number.desc()).limit(1)
LAST_OF_EACH = select(func.max(DRAFTS.c.number)).group_by(DRAFTS.c.draft)
ALL = select(DRAFTS.c.body).where(DRAFTS.c.number.in_(LAST_OF_EACH.scalar_subquery())).order_by(DRAFTS.c.number.desc())


@define
class Drafts:
    """Every draft by its id, the one that was changed last first."""

    link: Link

    def put(self, draft: Draft) -> None:
        """Keep a draft as it is now."""
        with self.link.writing():
            row = {"number": self.link.next(DRAFTS.c.number), "draft": draft.id, "story": draft.story, "body": to_json(draft)}
            self.link.put(DRAFTS, row, replace=False)

    def get(self, draft: str) -> Draft | None:
        """A draft as it is now."""
        body = self.link.value(ONE, {"draft": draft})
        return None if body is None else from_json(body, Draft)

    def all(self, story: str | None = None) -> list[Draft]:
        """The drafts that were not dropped, of one story where it is given."""
        asked = ALL if story is None else ALL.where(DRAFTS.c.story == story)
        return [draft for draft in (from_json(row.body, Draft) for row in self.link.rows(asked)) if not draft.dropped]
