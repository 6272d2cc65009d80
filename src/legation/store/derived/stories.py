"""What is read and weighed, as it stands: readings, each with the key of what read it, and stories, each one body, replaced whole, with the
reports that belong to it. They may be dropped and made again.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from attrs import define, frozen
from sqlalchemy import Row, Select, and_, bindparam, delete, exists, func, or_, select, tuple_

from legation.records.errors import LegationError
from legation.records.ids import moment
from legation.records.reading import Reading, Statement, last_day
from legation.records.report import Day
from legation.records.story import Story
from legation.records.wire import from_plain
from legation.store.columns import pack, unpack, unpack_plain
from legation.store.derived.outlets import Outlets, find_shares
from legation.store.derived.stances import Stances
from legation.store.link import Link, cut
from legation.store.tables import CLAIMS, MEMBERS, PLANS, READINGS, REPORTS, STATED, STORIES

ONE_READING = select(READINGS.c.body).join(REPORTS, READINGS.c.report == REPORTS.c.number).where(REPORTS.c.id == bindparam("id"))
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
        body = self.link.value(ONE_READING, {"id": report})
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

    def statements(self, asked: Sequence[tuple[str, str]]) -> dict[str, Statement]:
        """The statements of these (report, id), by their ids; of each reading only they are made."""
        wanted: dict[str, set[str]] = {}
        for report, statement in asked:
            wanted.setdefault(report, set()).add(statement)
        found: dict[str, Statement] = {}
        for report, ids in wanted.items():
            body = self.link.value(ONE_READING, {"id": report})
            for plain in unpack_plain(body)["statements"] if body is not None else ():
                if plain["id"] in ids:
                    found[plain["id"]] = from_plain(plain, Statement)
        return found

    def of_statement(self, statement: str) -> str | None:
        """The id of the report in which a statement was found."""
        report: str | None = self.link.value(SAID_IN, {"statement": statement})
        return report


ONE = select(STORIES.c.body).where(STORIES.c.id == bindparam("id"))
SEQ = select(STORIES.c.seq).where(STORIES.c.id == bindparam("id"))
NEWEST = (STORIES.c.seq.desc(), STORIES.c.id)
BODIES = select(STORIES.c.body).order_by(*NEWEST)
BEHIND = or_(
    STORIES.c.seq < bindparam("seq"),
    and_(STORIES.c.seq == bindparam("seq"), STORIES.c.id > bindparam("id")),
)
HEADS = select(
    STORIES.c.id, STORIES.c.title, STORIES.c.reports, STORIES.c.origins, STORIES.c.conflicts, STORIES.c.day, STORIES.c.seq
).order_by(*NEWEST)
OF_REPORT = select(MEMBERS.c.story).join(REPORTS, MEMBERS.c.report == REPORTS.c.number).where(REPORTS.c.id == bindparam("id"))
NUMBERS = select(REPORTS.c.number, REPORTS.c.id, REPORTS.c.day, REPORTS.c.body).where(REPORTS.c.id.in_(bindparam("ids", expanding=True)))
LATER = REPORTS.alias("later")
LOOSE = (
    select(REPORTS.c.id)
    .outerjoin(MEMBERS, MEMBERS.c.report == REPORTS.c.number)
    .where(MEMBERS.c.report.is_(None), ~exists().where(LATER.c.replaces == REPORTS.c.id))
    .order_by(REPORTS.c.number.desc())
)
LOOSE_OF = LOOSE.where(REPORTS.c.id.in_(bindparam("ids", expanding=True)))
LEAVE = delete(MEMBERS).where(MEMBERS.c.story == bindparam("story_id"))
DROP = delete(STORIES).where(STORIES.c.id == bindparam("story_id"))
UNSAY = delete(CLAIMS).where(CLAIMS.c.story == bindparam("story_id"))
UNPLAN = delete(PLANS).where(PLANS.c.story == bindparam("story_id"))
OF_CLAIM = select(STORIES.c.body).join(CLAIMS, CLAIMS.c.story == STORIES.c.id).where(CLAIMS.c.claim == bindparam("claim"))
DUE = (
    select(PLANS.c.story)
    .where(PLANS.c.day > bindparam("since"), PLANS.c.day <= bindparam("until"))
    .group_by(PLANS.c.story)
    .order_by(PLANS.c.story)
)
LARGEST = (STORIES.c.reports.desc(), STORIES.c.id)


@frozen
class StoryHead:
    """A story without its claims: how many reports, origins and conflicts it has, and the last day of its reports."""

    id: str
    title: str
    reports: int
    origins: int
    conflicts: int
    day: date | None
    seq: int


@define
class Stories:
    """Stories, those with the newest activity first."""

    link: Link

    def put(self, story: Story, seq: int = 0) -> None:
        """Keep a story in the place of what it was; its reports leave others. `seq` orders activity: the number of its newest report."""
        with self.link.writing():
            found = self.link.rows(NUMBERS, {"ids": list(story.members)})
            self._clear(story.id)
            self.link.put(CLAIMS, [{"claim": claim.id, "story": story.id} for claim in story.claims])
            self.link.put(PLANS, [{"story": story.id, "day": day} for day in sorted(planned(story))])
            self.link.put(MEMBERS, [{"report": row.number, "story": story.id} for row in found])
            row = {
                "id": story.id,
                "seq": seq,
                "title": story.title,
                "reports": len(story.reports),
                "origins": len(story.origins),
                "conflicts": len(story.conflicts),
                "day": max((row.day for row in found if row.day and row.id in story.reports), default=None),
                "body": pack(story),
            }
            self.link.put(STORIES, row)
            self._count(story, found)

    def _count(self, story: Story, found: Sequence[Row[Any]]) -> None:
        """What else is kept of a story for pages over the whole office: its positions, and what its outlets did."""
        Stances(self.link).change(story, {row.id: row.day for row in found})
        Outlets(self.link).change(story.id, find_shares(story, find_told(found)))

    def count_again(self) -> None:
        """Count every story anew, as in a store that comes from a schema without counts. Only inside `writing`."""
        for name in [row.id for row in self.link.rows(select(STORIES.c.id).order_by(STORIES.c.id))]:
            if (story := self.get(name)) is not None:
                self._count(story, self.link.rows(NUMBERS, {"ids": list(story.members)}))

    def get(self, story: str) -> Story | None:
        """The story with an id."""
        body = self.link.value(ONE, {"id": story})
        return None if body is None else unpack(body, Story)

    def drop(self, story: str) -> None:
        """Take a story off: its reports are loose again."""
        with self.link.writing():
            self._clear(story)
            self._uncount(story)
            self.link.drop(STORIES, DROP, {"story_id": story})

    def _clear(self, story: str) -> None:
        for statement in (LEAVE, UNSAY, UNPLAN):
            self.link.change(statement, {"story_id": story})

    def _uncount(self, story: str) -> None:
        Stances(self.link).clear(story)
        Outlets(self.link).change(story, ())

    def of_claim(self, claim: str) -> Story | None:
        """The story in which a claim stands."""
        body = self.link.value(OF_CLAIM, {"claim": claim})
        return None if body is None else unpack(body, Story)

    def due(self, since: str, until: str) -> list[str]:
        """Ids of the stories with a plan whose last day lies after `since` and not after `until` (ISO days)."""
        return [row.story for row in self.link.rows(DUE, {"since": since, "until": until})]

    def ahead(self, day: str, limit: int, after: tuple[str, str] | None = None) -> list[tuple[str, str]]:
        """So many plans as (their last day, the id of their story), the next day first, from a day on, or behind one where it is given."""
        asked = select(PLANS.c.day, PLANS.c.story).where(PLANS.c.day >= day).order_by(PLANS.c.day, PLANS.c.story).limit(limit)
        if after is not None:
            asked = asked.where(tuple_(PLANS.c.day, PLANS.c.story) > tuple_(*after))
        return [(row.day, row.story) for row in self.link.rows(asked)]

    def behind(self, day: str, limit: int, before: tuple[str, str] | None = None) -> list[tuple[str, str]]:
        """So many plans whose last day is before a day, the latest first, or behind one where it is given."""
        asked = select(PLANS.c.day, PLANS.c.story).where(PLANS.c.day < day).order_by(PLANS.c.day.desc(), PLANS.c.story.desc()).limit(limit)
        if before is not None:
            asked = asked.where(tuple_(PLANS.c.day, PLANS.c.story) < tuple_(*before))
        return [(row.day, row.story) for row in self.link.rows(asked)]

    def of_report(self, report: str) -> str | None:
        """The id of the story that a report belongs to."""
        story: str | None = self.link.value(OF_REPORT, {"id": report})
        return story

    def all(self, limit: int | None = None, after: str | None = None) -> list[Story]:
        """Stories, newest activity first: at most `limit`, those behind the story `after`."""
        statement, values = BODIES, {}
        if after is not None:
            statement, values = BODIES.where(BEHIND), {"seq": self.link.value(SEQ, {"id": after}), "id": after}
        if limit is not None:
            statement = statement.limit(limit)
        return [unpack(row.body, Story) for row in self.link.rows(statement, values)]

    def heads(self, limit: int | None = None, after: tuple[int, str] | None = None) -> list[StoryHead]:
        """Stories without their bodies, newest activity first: at most `limit`, those behind the place `after` (activity and id)."""
        statement = HEADS if after is None else HEADS.where(BEHIND)
        values: dict[str, Any] | None = {"seq": after[0], "id": after[1]} if after is not None else None
        return self._heads(statement if limit is None else statement.limit(limit), values)

    def largest(self, limit: int | None = None) -> list[StoryHead]:
        """Stories without their bodies, those of most reports first."""
        statement = HEADS.order_by(None).order_by(*LARGEST)
        return self._heads(statement if limit is None else statement.limit(limit))

    def heads_of(self, stories: Sequence[str]) -> list[StoryHead]:
        """Some stories without their bodies, newest activity first in each batch."""
        return [head for some in cut(stories) for head in self._heads(HEADS.where(STORIES.c.id.in_(list(some))))]

    def _heads(self, statement: Select[Any], values: dict[str, Any] | None = None) -> list[StoryHead]:
        return [
            StoryHead(row.id, row.title, row.reports, row.origins, row.conflicts, date.fromisoformat(row.day) if row.day else None, row.seq)
            for row in self.link.rows(statement, values)
        ]

    def count(self) -> int:
        """How many stories there are."""
        return int(self.link.value(select(func.count()).select_from(STORIES)))

    def loose(self, limit: int | None = None) -> list[str]:
        """Ids of the reports that are in no story, in order of arrival; with a limit, the newest of them. What was replaced is not in
        question."""
        return [row.id for row in self.link.rows(LOOSE if limit is None else LOOSE.limit(limit))][::-1]

    def loose_of(self, reports: Sequence[str], limit: int) -> list[str]:
        """Of some reports, the newest first, those that are in no story: no other report of the office is looked at."""
        found: list[str] = []
        for some in cut(reports):
            found += [row.id for row in self.link.rows(LOOSE_OF, {"ids": list(some)})][: limit - len(found)]
            if len(found) == limit:
                break
        return found


def planned(story: Story) -> set[str]:
    """The last days of what a story says is planned."""
    return {last_day(event.when.last) for event in story.events if event.status == "planned" and event.when}


def find_told(found: Sequence[Row[Any]]) -> dict[str, tuple[str | None, Day | None]]:
    """Outlet and time of some reports, by their ids."""
    plain = {row.id: unpack_plain(row.body) for row in found}
    return {name: (one["outlet"], moment(one["published"]) if one["published"] else None) for name, one in plain.items()}


def count_again(link: Link) -> None:
    """Count every story of a store anew. Only inside `writing`."""
    Stories(link).count_again()
