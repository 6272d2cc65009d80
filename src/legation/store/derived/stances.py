"""Where parties stand, over all stories: by issue, by party, by day, so many at a time."""

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import define, frozen
from sqlalchemy import bindparam, delete, select, tuple_

from legation.records.reading import Position
from legation.records.story import Story
from legation.records.wire import from_json, to_json
from legation.store.link import Link
from legation.store.tables import STANCES

UNSTAND = delete(STANCES).where(STANCES.c.story == bindparam("of_story"))
KEY = (STANCES.c.day, STANCES.c.story, STANCES.c.number)
NEWEST = tuple(column.desc() for column in KEY)


@frozen
class Held:
    """A position with the story it is in, its number there, and its day (nothing where none is known)."""

    story: str
    number: int
    day: str
    position: Position

    @property
    def key(self) -> tuple[str, str, int]:
        """What the next page goes on behind."""
        return self.day, self.story, self.number


@define
class Stances:
    """Every position of every story, the latest day first."""

    link: Link

    def page(
        self,
        limit: int,
        issue: str | None = None,
        actor: str | None = None,
        before: tuple[str, str, int] | None = None,
        stated: bool = False,
    ) -> list[Held]:
        """So many positions on an issue, of an actor, or of all; behind one (its key) where it is given; with `stated` those that rest on a
        statement."""
        asked = select(STANCES).order_by(*NEWEST).limit(limit)
        if issue is not None:
            asked = asked.where(STANCES.c.issue == issue)
        if actor is not None:
            asked = asked.where(STANCES.c.actor == actor)
        if before is not None:
            asked = asked.where(tuple_(*KEY) < tuple_(*before))
        if stated:
            asked = asked.where(STANCES.c.statement.is_not(None))
        return [Held(row.story, row.number, row.day, from_json(row.body, Position)) for row in self.link.rows(asked)]

    def count(self, issue: str, most: int) -> int:
        """How many positions there are on an issue, counted up to so many."""
        return len(self.link.rows(select(STANCES.c.number).where(STANCES.c.issue == issue).limit(most)))

    def change(self, story: Story, days: Mapping[str, str | None]) -> None:
        """Put a story's positions in the place of what they were; `days` are those of its reports. Only inside `writing`."""
        self.clear(story.id)
        self.link.put(STANCES, write_rows(story, days))

    def clear(self, story: str) -> None:
        """Take a story's positions off. Only inside `writing`."""
        self.link.change(UNSTAND, {"of_story": story})


def write_rows(story: Story, days: Mapping[str, str | None]) -> Sequence[dict[str, Any]]:
    """The positions of a story as their rows stand in the table."""
    return [
        {
            "story": story.id,
            "number": number,
            "actor": position.actor,
            "issue": position.issue,
            "day": position.when or days.get(position.report) or "",
            "statement": position.statement,
            "body": to_json(position),
        }
        for number, position in enumerate(story.positions)
    ]
