"""Anything that has an id, by the beginning of it: a person types eight characters, not twenty."""

from attrs import define
from sqlalchemy import Column, bindparam, select

from legation.store.link import Link
from legation.store.tables import BRIEFS, CLAIMS, MINTED, REPORTS, RULINGS, STATED
from legation.store.truth.minted import Minted

COLUMNS: dict[str, Column[str]] = {
    "report": REPORTS.c.id,
    "story": MINTED.c.story,
    "claim": CLAIMS.c.claim,
    "statement": STATED.c.statement,
    "brief": BRIEFS.c.id,
    "ruling": RULINGS.c.id,
}
# Ids are hexadecimal: no id comes after its own beginning with this behind it.
BEYOND = "g"
# Whoever gave too little of an id is shown some of those it could be.
MOST = 6


@define
class Ids:
    """Ids by their beginning, found in the index of each table."""

    link: Link

    def find(self, kind: str, beginning: str) -> list[str]:
        """The ids of a kind (report, story, claim, statement, brief, ruling) that begin so, in order, at most six."""
        column = COLUMNS[kind]
        asked = select(column).distinct().where(column >= bindparam("first"), column < bindparam("last")).order_by(column).limit(MOST)
        found = [row[0] for row in self.link.rows(asked, {"first": beginning, "last": beginning + BEYOND})]
        # The id of a story that was once handed out leads to the story that it became part of.
        return list(dict.fromkeys(map(Minted(self.link).resolve, found))) if kind == "story" else found
