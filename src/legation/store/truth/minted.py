"""The register of stories: under which id each was minted, what it was merged into, and what it was split from."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from attrs import define, frozen
from sqlalchemy import bindparam, select

from legation.records.ids import instant
from legation.store.link import Link
from legation.store.rows import cut
from legation.store.tables import MINTED

Act = Literal["minted", "merged", "split"]

ALL = select(MINTED).order_by(MINTED.c.number)
THERE = select(MINTED.c.number).where(
    MINTED.c.story == bindparam("story"), MINTED.c.act == bindparam("act"), MINTED.c.other == bindparam("other")
)
LAST = select(MINTED.c.act, MINTED.c.other).where(MINTED.c.story == bindparam("story")).order_by(MINTED.c.number.desc()).limit(1)

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
        while (last := self.link.row(LAST, {"story": story})) is not None and last.act == "merged" and last.other not in met:
            story = last.other
            met.add(story)
        return story

    def first(self, reports: Sequence[str]) -> str | None:
        """Of some reports the one with which a story was minted, the earliest such story; None where none was."""
        firsts = [row for batch in cut(reports) for row in self.link.rows(FIRSTS_OF, {"reports": batch})]
        return min(firsts, key=lambda row: row.number).other if firsts else None

    def all(self) -> list[Minting]:
        """Every entry, in order."""
        return [Minting(row.story, row.act, row.other, datetime.fromisoformat(row.at)) for row in self.link.rows(ALL)]

    def _enter(self, story: str, act: Act, other: str, at: datetime) -> None:
        with self.link.writing():
            last = self.link.row(LAST, {"story": story})
            if last is not None and (last.act, last.other) == (act, other):
                return
            row = {"number": self.link.next(MINTED.c.number), "story": story, "act": act, "other": other, "at": instant(at)}
            self.link.put(MINTED, row, replace=False)
