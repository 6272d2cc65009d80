"""The audit: every act of the office, each entry sealed with the one before it, so that what is changed or taken out shows."""

from datetime import datetime

from attrs import define
from sqlalchemy import Row, bindparam, func, select

from legation.records.ids import instant
from legation.records.register import Audit, seal_entry
from legation.store.link import Link
from legation.store.sealing import seal_line
from legation.store.tables import AUDIT, LEDGER, MARKS

HEAD = "audit"
# A number of more digits is none of an entry; so many broken lines are told one by one.
DIGITS, MOST_TOLD = 18, 20
LINES = select(LEDGER).order_by(LEDGER.c.number)
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
            line, seal = self.link.ledger_end()
            entry = Audit(number, at, by, act, about, detail, before, ledger=f"{line} {seal}" if line else "")
            row = {"number": number, "at": instant(at), "by": by, "act": act, "about": about, "detail": detail, "before": before}
            self.link.put(AUDIT, row | {"seal": entry.seal, "ledger": entry.ledger}, replace=False)
            self.link.put(MARKS, {"name": HEAD, "value": f"{number} {entry.seal}"})
        return entry

    def all(self) -> list[Audit]:
        """Every entry, in order."""
        return [_entry(row) for row in self.link.rows(ALL)]

    def newest(self, limit: int) -> list[Audit]:
        """The last entries, newest first."""
        return [_entry(row) for row in self.link.rows(NEWEST, {"limit": limit})]

    def page(self, limit: int, before: int | None = None) -> list[Audit]:
        """The last entries below the number `before`, newest first."""
        asked = NEWEST if before is None else NEWEST.where(AUDIT.c.number < before)
        return [_entry(row) for row in self.link.rows(asked, {"limit": limit})]

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
        lines, faults = self._ledger()
        for row in self.link.rows(ALL):
            if row.number != number + 1:
                wrong.append(f"Entries {number + 1} to {row.number - 1} of the audit are missing.")
            elif row.before != before:
                wrong.append(f"Entry {row.number} of the audit does not follow the one before it: one of the two was changed.")
            if row.seal != seal_entry(row.number, row.at, row.by, row.act, row.about, row.detail, row.before, row.ledger):
                wrong.append(f"Entry {row.number} of the audit was changed after it was made.")
            elif row.ledger and (line := row.ledger.partition(" ")) and lines.get(line[0]) != line[2]:
                wrong.append(f"The list of what was kept is not the one of entry {row.number} of the audit: it was cut, or made anew.")
            seals[row.number] = before = row.seal
            number = row.number
        for said, where in ((self.head(), "the store"), (head, "the note you gave")):
            if said and (missing := _missed(said, seals, where)):
                wrong.append(missing)
        return [*wrong, *faults]

    def _ledger(self) -> tuple[dict[str, str], list[str]]:
        """The seal of each line of the ledger, and where its chain is broken."""
        seals: dict[str, str] = {}
        wrong, before, number = [], "", 0
        for line in self.link.rows(LINES):
            if line.number != number + 1 or line.seal != seal_line(before, line.number, line.place, line.key, line.digest):
                wrong.append(f"Line {line.number} of the list of what was kept does not follow the one before it: it was changed.")
            number, before = line.number, line.seal
            seals[str(number)] = before
        end = str(self.link.value(MARK, {"name": LEDGER.name}) or "")
        if end != (f"{number} {before}" if number else ""):
            wrong.append("The end of the list of what was kept is missing.")
        return seals, wrong[:MOST_TOLD]


def _missed(head: str, seals: dict[int, str], where: str) -> str:
    number, _, seal = head.partition(" ")
    if not number.isdecimal() or len(number) > DIGITS:
        return f"What {where} has is no end of an audit: that is a number, a blank and a seal."
    if int(number) not in seals:
        return f"The end of the audit is missing: it should reach entry {number} by {where}."
    return "" if seals[int(number)] == seal else f"Entry {number} of the audit is not the one that was recorded by {where}."


def _entry(row: Row[tuple[int, str, str, str, str, str, str, str, str]]) -> Audit:
    return Audit(row.number, datetime.fromisoformat(row.at), row.by, row.act, row.about, row.detail, row.before, row.seal, row.ledger)
