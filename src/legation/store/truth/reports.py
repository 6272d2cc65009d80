"""Reports as they arrived, numbered from 1, and the revisions of each."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import takewhile

from attrs import define
from sqlalchemy import bindparam, func, select

from legation.records.ids import instant
from legation.records.report import Report
from legation.store.columns import pack, unpack
from legation.store.link import Link, cut
from legation.store.tables import REPORTS, SOURCES

NUMBER = select(REPORTS.c.number).where(REPORTS.c.id == bindparam("id"))
BODY = select(REPORTS.c.body).where(REPORTS.c.id == bindparam("id"))
BODIES = select(REPORTS.c.id, REPORTS.c.body).where(REPORTS.c.id.in_(bindparam("ids", expanding=True)))
IDS = select(REPORTS.c.id).where(REPORTS.c.number > bindparam("after")).order_by(REPORTS.c.number)
ARRIVED = select(REPORTS.c.id, REPORTS.c.at).order_by(REPORTS.c.number.desc()).limit(bindparam("limit"))
LATEST = select(REPORTS.c.body).where(REPORTS.c.url == bindparam("url")).order_by(REPORTS.c.number.desc()).limit(1)
AT = (
    select(REPORTS.c.id)
    .join(SOURCES, SOURCES.c.report == REPORTS.c.number)
    .where(SOURCES.c.source == bindparam("source"))
    .order_by(REPORTS.c.number.desc())
    .limit(1)
)
SOURCES_OF = (
    select(SOURCES.c.source)
    .join(REPORTS, SOURCES.c.report == REPORTS.c.number)
    .where(REPORTS.c.id == bindparam("id"))
    .order_by(SOURCES.c.number)
)
IS_SOURCE = select(SOURCES.c.number).where(SOURCES.c.source == bindparam("source"), SOURCES.c.report == bindparam("report"))
SUCCESSORS = (
    select(REPORTS.c.replaces, REPORTS.c.id).where(REPORTS.c.replaces.in_(bindparam("ids", expanding=True))).order_by(REPORTS.c.number)
)


@define
class Reports:
    """Every report of the office, in order of arrival. None is ever changed or taken out."""

    link: Link

    def put(self, report: Report, at: datetime, source: str | None = None) -> int:
        """Keep a report taken `at` a moment; its number of arrival comes back. One that is known only gains its source.

        `source` is the place it came from where that is not to be noted as the report has it.
        """
        place = source or report.source
        with self.link.writing():
            number = self.number(report.id)
            if number is None:
                number = self.link.next(REPORTS.c.number)
                row = {
                    "number": number,
                    "id": report.id,
                    "url": report.url,
                    "day": instant(report.day),
                    "replaces": report.replaces,
                    "at": instant(at),
                    "body": pack(report),
                }
                self.link.put(REPORTS, row, replace=False)
            if self.link.row(IS_SOURCE, {"source": place, "report": number}) is None:
                row = {"number": self.link.next(SOURCES.c.number), "report": number, "source": place}
                self.link.put(SOURCES, row, replace=False)
        return number

    def get(self, report: str) -> Report | None:
        """The report with an id."""
        body = self.link.value(BODY, {"id": report})
        return None if body is None else unpack(body, Report)

    def many(self, reports: Iterable[str]) -> list[Report]:
        """The reports with these ids, in the order asked. Raises KeyError for one that is not there."""
        asked = list(reports)
        found: dict[str, Report] = {}
        for batch in cut(asked):
            found |= {row.id: unpack(row.body, Report) for row in self.link.rows(BODIES, {"ids": batch})}
        return [found[report] for report in asked]

    def number(self, report: str) -> int | None:
        """The number under which a report arrived, from 1."""
        number: int | None = self.link.value(NUMBER, {"id": report})
        return number

    def ids(self, after: int = 0, limit: int | None = None) -> list[str]:
        """Ids in order of arrival, those numbered above `after`, at most `limit`."""
        statement = IDS if limit is None else IDS.limit(limit)
        return [row.id for row in self.link.rows(statement, {"after": after})]

    def count(self) -> int:
        """How many reports there are."""
        return int(self.link.value(select(func.count()).select_from(REPORTS)))

    def arrived(self, since: datetime, most: int) -> list[str]:
        """Ids of the reports that arrived since a moment, newest first, at most so many."""
        rows = self.link.rows(ARRIVED, {"limit": most})
        return [row.id for row in takewhile(lambda row: datetime.fromisoformat(row.at) >= since, rows)]

    def last_day(self) -> date | None:
        """The newest day on which a report was published."""
        day = self.link.value(select(func.max(REPORTS.c.day)))
        return date.fromisoformat(day) if day else None

    def sources(self, report: str) -> list[str]:
        """Every path and address that gave this report, in order of arrival."""
        return [row.source for row in self.link.rows(SOURCES_OF, {"id": report})]

    def latest(self, url: str) -> Report | None:
        """The newest revision of what stands at an address."""
        body = self.link.value(LATEST, {"url": url})
        return None if body is None else unpack(body, Report)

    def of_source(self, source: str) -> Report | None:
        """The newest report that a path or address gave."""
        report = self.at(source)
        return None if report is None else self.get(report)

    def at(self, source: str) -> str | None:
        """The id of the newest report that a path or address gave."""
        report: str | None = self.link.value(AT, {"source": source})
        return report

    def successors(self, reports: Iterable[str]) -> dict[str, str]:
        """For each report that was replaced, the id of the newest that replaces it."""
        return {row.replaces: row.id for batch in cut(list(reports)) for row in self.link.rows(SUCCESSORS, {"ids": batch})}

    def revisions(self, report: str) -> list[Report]:
        """All revisions of a report, oldest first, whichever of them is asked for. Empty where it is not there."""
        found = self.get(report)
        if found is None:
            return []
        chain = [found]
        while (before := chain[0].replaces) is not None and before not in {one.id for one in chain}:
            earlier = self.get(before)
            if earlier is None:
                break
            chain.insert(0, earlier)
        while (later := self.successors([chain[-1].id]).get(chain[-1].id)) is not None and later not in {one.id for one in chain}:
            chain.extend(self.many([later]))
        return chain
