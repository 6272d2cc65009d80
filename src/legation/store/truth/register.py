"""The register of the office: rulings, stories and their ids, what weighings changed, briefs; anything by the beginning of its id."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal

from attrs import define, frozen
from sqlalchemy import Column, Row, bindparam, select

from legation.records.brief import Brief
from legation.records.ids import instant
from legation.records.register import Change
from legation.records.ruling import Ruling
from legation.records.wire import from_json, to_json
from legation.store.columns import micros, pack, unpack
from legation.store.link import Link, cut
from legation.store.tables import BRIEFS, CHANGES, CLAIMS, DRAFTS, MINTED, REPORTS, RULINGS, STATED

HAS_RULING = select(RULINGS.c.number).where(RULINGS.c.id == bindparam("id"))
EVERY_RULING = select(RULINGS.c.body).order_by(RULINGS.c.number)
RULINGS_AFTER = select(RULINGS.c.body).where(RULINGS.c.number > bindparam("after")).order_by(RULINGS.c.number)
LAST_RULINGS = select(RULINGS.c.body).order_by(RULINGS.c.number.desc()).limit(bindparam("limit"))


@define
class Rulings:
    """Rulings: appended, undone by another, never changed."""

    link: Link

    def append(self, ruling: Ruling) -> None:
        """Keep a ruling; one that is known stays as it was."""
        with self.link.writing():
            if self.link.row(HAS_RULING, {"id": ruling.id}) is None:
                row = {"number": self.link.next(RULINGS.c.number), "id": ruling.id, "body": to_json(ruling)}
                self.link.put(RULINGS, row, replace=False)

    def all(self) -> list[Ruling]:
        """Every ruling, in order of appending."""
        return [from_json(row.body, Ruling) for row in self.link.rows(EVERY_RULING)]

    def last(self) -> int:
        """The number of the last ruling, 0 where there is none."""
        return self.link.next(RULINGS.c.number) - 1

    def after(self, number: int) -> list[Ruling]:
        """The rulings behind a number, in order of appending."""
        return [from_json(row.body, Ruling) for row in self.link.rows(RULINGS_AFTER, {"after": number})]

    def page(self, limit: int, before: int | None = None) -> list[tuple[int, Ruling]]:
        """The last rulings below a number, newest first, each with its number."""
        asked = select(RULINGS.c.number, RULINGS.c.body).order_by(RULINGS.c.number.desc()).limit(limit)
        asked = asked if before is None else asked.where(RULINGS.c.number < before)
        return [(row.number, from_json(row.body, Ruling)) for row in self.link.rows(asked)]

    def newest(self, limit: int) -> list[Ruling]:
        """The last rulings, newest first."""
        return [from_json(row.body, Ruling) for row in self.link.rows(LAST_RULINGS, {"limit": limit})]


Act = Literal["minted", "merged", "split"]

EVERY_MINTING = select(MINTED).order_by(MINTED.c.number)
LAST_MINTING = select(MINTED.c.act, MINTED.c.other).where(MINTED.c.story == bindparam("story")).order_by(MINTED.c.number.desc()).limit(1)

FIRSTS_OF = (
    select(MINTED.c.number, MINTED.c.other)
    .where(MINTED.c.act == "minted", MINTED.c.other.in_(bindparam("reports", expanding=True)))
    .order_by(MINTED.c.number)
    .limit(1)
)


@frozen
class Minting:
    """One entry of the register: `story` was minted with the report `other`, merged into the story `other`, or split from it."""

    story: str
    act: Act
    other: str
    at: datetime


@define
class Minted:
    """The register of stories, so that an id that was once handed out always leads somewhere."""

    link: Link

    def mint(self, story: str, first_report: str, at: datetime) -> None:
        """A story gets its id, from its first report. Minted again the same way, it stays as it was."""
        self._enter(story, "minted", first_report, at)

    def merged(self, story: str, into: str, at: datetime) -> None:
        """A story became part of another."""
        self._enter(story, "merged", into, at)

    def split(self, story: str, from_: str, at: datetime) -> None:
        """A story came out of another."""
        self._enter(story, "split", from_, at)

    def resolve(self, story: str) -> str:
        """The id under which a story lives now: its own, or that of what it was merged into."""
        met = {story}
        while (last := self.link.row(LAST_MINTING, {"story": story})) is not None and last.act == "merged" and last.other not in met:
            story = last.other
            met.add(story)
        return story

    def first(self, reports: Sequence[str]) -> str | None:
        """Of some reports the one with which a story was minted, the earliest such story; None where none was."""
        firsts = [row for batch in cut(reports) for row in self.link.rows(FIRSTS_OF, {"reports": batch})]
        return min(firsts, key=lambda row: row.number).other if firsts else None

    def all(self) -> list[Minting]:
        """Every entry, in order."""
        return [Minting(row.story, row.act, row.other, datetime.fromisoformat(row.at)) for row in self.link.rows(EVERY_MINTING)]

    def _enter(self, story: str, act: Act, other: str, at: datetime) -> None:
        with self.link.writing():
            last = self.link.row(LAST_MINTING, {"story": story})
            if last is not None and (last.act, last.other) == (act, other):
                return
            row = {"number": self.link.next(MINTED.c.number), "story": story, "act": act, "other": other, "at": instant(at)}
            self.link.put(MINTED, row, replace=False)


SINCE = select(CHANGES.c.number, CHANGES.c.body).where(CHANGES.c.moment >= bindparam("moment")).order_by(CHANGES.c.number)
CHANGED_AFTER = (
    select(CHANGES.c.number)
    .where(CHANGES.c.number > bindparam("after"), CHANGES.c.story.in_(bindparam("stories", expanding=True)))
    .limit(1)
)
SINCE_OF = SINCE.where(CHANGES.c.story == bindparam("story"))


@define
class Changes:
    """Every change, numbered in order."""

    link: Link

    def put(self, changes: Sequence[Change]) -> None:
        """Keep what a weighing changed."""
        if not changes:
            return
        with self.link.writing():
            first = self.link.next(CHANGES.c.number)
            rows = [
                {"number": first + place, "moment": micros(change.at), "story": change.story, "body": to_json(change)}
                for place, change in enumerate(changes)
            ]
            self.link.put(CHANGES, rows, replace=False)

    def touched(self, number: int, stories: Sequence[str]) -> bool:
        """Whether one of some stories changed behind a number."""
        return any(self.link.row(CHANGED_AFTER, {"after": number, "stories": list(some)}) is not None for some in cut(stories))

    def last(self) -> int:
        """The number of the last change, 0 where there is none."""
        return self.link.next(CHANGES.c.number) - 1

    def since(self, at: datetime, story: str | None = None) -> list[tuple[int, Change]]:
        """Numbered changes from a moment on, in order, of one story where it is given."""
        rows = (
            self.link.rows(SINCE, {"moment": micros(at)})
            if story is None
            else self.link.rows(SINCE_OF, {"moment": micros(at), "story": story})
        )
        return [(row.number, from_json(row.body, Change)) for row in rows]


BRIEF_BODY = select(BRIEFS.c.body).where(BRIEFS.c.id == bindparam("id"))
HAS_BRIEF = select(BRIEFS.c.number).where(BRIEFS.c.id == bindparam("id"))
BRIEF_HEADS = select(BRIEFS.c.id, BRIEFS.c.story, BRIEFS.c.title, BRIEFS.c.asof, BRIEFS.c.at).order_by(BRIEFS.c.number.desc())


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
            if self.link.row(HAS_BRIEF, {"id": brief.id}) is not None:
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
        body = self.link.value(BRIEF_BODY, {"id": brief})
        return None if body is None else unpack(body, Brief)

    def heads(self, limit: int | None = None) -> list[BriefHead]:
        """Briefs without their lines, newest first."""
        return [_head(row) for row in self.link.rows(BRIEF_HEADS if limit is None else BRIEF_HEADS.limit(limit))]


def _head(row: Row[tuple[str, str, str, str, str]]) -> BriefHead:
    return BriefHead(row.id, row.story, row.title, date.fromisoformat(row.asof), datetime.fromisoformat(row.at))


COLUMNS: dict[str, Column[str]] = {
    "report": REPORTS.c.id,
    "story": MINTED.c.story,
    "claim": CLAIMS.c.claim,
    "statement": STATED.c.statement,
    "brief": BRIEFS.c.id,
    "ruling": RULINGS.c.id,
    "draft": DRAFTS.c.draft,
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
        """The ids of a kind (report, story, claim, statement, brief, ruling, draft) that begin so, in order, at most six."""
        column = COLUMNS[kind]
        asked = select(column).distinct().where(column >= bindparam("first"), column < bindparam("last")).order_by(column).limit(MOST)
        found = [row[0] for row in self.link.rows(asked, {"first": beginning, "last": beginning + BEYOND})]
        # The id of a story that was once handed out leads to the story that it became part of.
        return list(dict.fromkeys(map(Minted(self.link).resolve, found))) if kind == "story" else found
