"""The officer's rulings, in the order in which they were given."""

from attrs import define
from sqlalchemy import bindparam, select

from legation.records.ruling import Ruling
from legation.records.wire import from_json, to_json
from legation.store.link import Link
from legation.store.tables import RULINGS

THERE = select(RULINGS.c.number).where(RULINGS.c.id == bindparam("id"))
ALL = select(RULINGS.c.body).order_by(RULINGS.c.number)
NEWEST = select(RULINGS.c.body).order_by(RULINGS.c.number.desc()).limit(bindparam("limit"))


@define
class Rulings:
    """Rulings: appended, undone by another, never changed."""

    link: Link

    def append(self, ruling: Ruling) -> None:
        """Keep a ruling; one that is known stays as it was."""
        with self.link.writing():
            if self.link.row(THERE, {"id": ruling.id}) is None:
                row = {"number": self.link.next(RULINGS.c.number), "id": ruling.id, "body": to_json(ruling)}
                self.link.put(RULINGS, row, replace=False)

    def all(self) -> list[Ruling]:
        """Every ruling, in order of appending."""
        return [from_json(row.body, Ruling) for row in self.link.rows(ALL)]

    def newest(self, limit: int) -> list[Ruling]:
        """The last rulings, newest first."""
        return [from_json(row.body, Ruling) for row in self.link.rows(NEWEST, {"limit": limit})]
