"""The audit: every act of the office, each entry sealed with the one before it, so that what is changed or taken out shows."""

from datetime import datetime

from attrs import define
from sqlalchemy import Row, bindparam, func, select

from legation.records.ids import instant
from legation.records.register import Audit
from legation.store.link import Link
from legation.store.tables import AUDIT, MARKS

HEAD = "audit"
ALL = select(AUDIT).order_by(AUDIT.c.number)
NEWEST = select(AUDIT).order_by(AUDIT.c.number.desc()).limit(bindparam("limit"))
MARK = select(MARKS.c.value).where(MARKS.c.name == bindparam("name"))


@define
class Audits:
    """The entries of the audit, in order. They are appended and nothing else; the database itself refuses the rest."""

    link: Link

    def append(self, at: datetime, by: str, act: str, about: str, detail: str = "") -> Audit:
        """Enter an act; the sealed entry comes back."""
        with self.link.writing():
            last = self.link.row(NEWEST, {"limit": 1})
            number, before = (last.number + 1, last.seal) if last is not None else (1, "")
            entry = Audit(number, at, by, act, about, detail, before)
            row = {"number": number, "at": instant(at), "by": by, "act": act, "about": about}
            self.link.put(AUDIT, row | {"detail": detail, "before": before, "seal": entry.seal}, replace=False)
            self.link.put(MARKS, {"name": HEAD, "value": f"{number} {entry.seal}"})
        return entry

    def all(self) -> list[Audit]:
        """Every entry, in order."""
        return [_entry(row) for row in self.link.rows(ALL)]

    def newest(self, limit: int) -> list[Audit]:
        """The last entries, newest first."""
        return [_entry(row) for row in self.link.rows(NEWEST, {"limit": limit})]

    def count(self) -> int:
        """How many entries there are."""
        return int(self.link.value(select(func.count()).select_from(AUDIT)))

    def head(self) -> str:
        """Number and seal of the last entry: written down elsewhere, it proves later that nothing before it was changed or cut off."""
        value: str | None = self.link.value(MARK, {"name": HEAD})
        return value or ""

    def verify(self, head: str = "") -> list[str]:
        """What is wrong with the audit, in plain sentences; none where it is whole. `head` is what `head()` once said."""
        wrong: list[str] = []
        before, number = "", 0
        seals: dict[int, str] = {}
        for entry in self.all():
            if entry.number != number + 1:
                wrong.append(f"Entries {number + 1} to {entry.number - 1} of the audit are missing.")
            elif entry.before != before:
                wrong.append(f"Entry {entry.number} of the audit does not follow the one before it: one of the two was changed.")
            if entry.seal != entry.sealed():
                wrong.append(f"Entry {entry.number} of the audit was changed after it was made.")
            seals[entry.number] = before = entry.seal
            number = entry.number
        for said, where in ((self.head(), "the store"), (head, "the note you gave")):
            if said and (missing := _missed(said, seals)):
                wrong.append(f"{missing} by {where}.")
        return wrong


def _missed(head: str, seals: dict[int, str]) -> str:
    number, _, seal = head.partition(" ")
    if not number.isdecimal() or int(number) not in seals:
        return f"The end of the audit is missing: it should reach entry {number}"
    return "" if seals[int(number)] == seal else f"Entry {number} of the audit is not the one that was recorded"


def _entry(row: Row[tuple[int, str, str, str, str, str, str, str]]) -> Audit:
    return Audit(row.number, datetime.fromisoformat(row.at), row.by, row.act, row.about, row.detail, row.before, row.seal)
