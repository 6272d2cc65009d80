"""What could not be taken or read, and when."""

from datetime import datetime

from attrs import define
from sqlalchemy import bindparam, func, select

from legation.records.errors import Refusal
from legation.records.wire import from_json, to_json
from legation.store.columns import micros
from legation.store.link import Link
from legation.store.tables import REFUSALS

ALL = select(REFUSALS.c.body).order_by(REFUSALS.c.number)
NEWEST = select(REFUSALS.c.body).order_by(REFUSALS.c.number.desc()).limit(bindparam("limit"))


@define
class Refusals:
    """Every refusal, in order."""

    link: Link

    def put(self, refusal: Refusal, at: datetime) -> None:
        """Keep a refusal that came about `at` a moment."""
        with self.link.writing():
            row = {"number": self.link.next(REFUSALS.c.number), "moment": micros(at), "body": to_json(refusal)}
            self.link.put(REFUSALS, row, replace=False)

    def all(self) -> list[Refusal]:
        """Every refusal, in order."""
        return [from_json(row.body, Refusal) for row in self.link.rows(ALL)]

    def newest(self, limit: int) -> list[Refusal]:
        """The last refusals, newest first."""
        return [from_json(row.body, Refusal) for row in self.link.rows(NEWEST, {"limit": limit})]

    def count(self) -> int:
        """How many there are."""
        return int(self.link.value(select(func.count()).select_from(REFUSALS)))
