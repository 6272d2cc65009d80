"""Readings, each with the key of what read it. They may be dropped and made again."""

from collections.abc import Iterable

from attrs import define
from sqlalchemy import bindparam, delete, func, select

from legation.records.errors import LegationError
from legation.records.reading import Reading
from legation.store.columns import pack, unpack
from legation.store.link import Link
from legation.store.tables import READINGS, REPORTS, STATED

ONE = select(READINGS.c.body).join(REPORTS, READINGS.c.report == REPORTS.c.number).where(REPORTS.c.id == bindparam("id"))
KEY = select(READINGS.c.key).join(REPORTS, READINGS.c.report == REPORTS.c.number).where(REPORTS.c.id == bindparam("id"))
NUMBER = select(REPORTS.c.number).where(REPORTS.c.id == bindparam("id"))

UNSTATE = delete(STATED).where(STATED.c.report == bindparam("of_report"))
OTHERS = select(func.count()).select_from(READINGS).where(READINGS.c.key != bindparam("key"))
SAID_IN = select(REPORTS.c.id).join(STATED, STATED.c.report == REPORTS.c.number).where(STATED.c.statement == bindparam("statement"))


@define
class Readings:
    """One reading a report: the last that was put."""

    link: Link

    def put(self, reading: Reading, key: str) -> None:
        """Keep a reading; `key` names all that it depends on besides the report. Raises LegationError where the report is not kept."""
        with self.link.writing():
            number = self.link.value(NUMBER, {"id": reading.report})
            if number is None:
                raise LegationError(f"There is no report {reading.report} in this store to keep a reading of. Ingest it first.")
            self.link.change(UNSTATE, {"of_report": number})
            self.link.put(STATED, [{"statement": statement.id, "report": number} for statement in reading.statements])
            self.link.put(READINGS, {"report": number, "key": key, "body": pack(reading)})

    def get(self, report: str) -> Reading | None:
        """The reading of a report."""
        body = self.link.value(ONE, {"id": report})
        return None if body is None else unpack(body, Reading)

    def many(self, reports: Iterable[str]) -> list[Reading | None]:
        """The readings of these reports, in the order asked; None where there is none."""
        return [self.get(report) for report in reports]

    def key(self, report: str) -> str | None:
        """The key with which a report was last read."""
        key: str | None = self.link.value(KEY, {"id": report})
        return key

    def count(self) -> int:
        """How many reports have a reading."""
        return int(self.link.value(select(func.count()).select_from(READINGS)))

    def other_keys(self, key: str) -> int:
        """How many readings were made with another key."""
        return int(self.link.value(OTHERS, {"key": key}))

    def of_statement(self, statement: str) -> str | None:
        """The id of the report in which a statement was found."""
        report: str | None = self.link.value(SAID_IN, {"statement": statement})
        return report
