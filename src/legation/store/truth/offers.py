"""What each partner may fetch: every version of every object that left for it, in the order in which it came to be there."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from attrs import define
from sqlalchemy import ColumnElement, Row, and_, bindparam, exists, func, or_, select

from legation.records.exchange import Offer, Wanted
from legation.store.columns import from_micros, micros, pack_plain, unpack_plain
from legation.store.exchanging import OFFERS
from legation.store.link import Link

END = select(func.max(OFFERS.c.place).label("place"), func.max(OFFERS.c.added).label("added")).where(
    OFFERS.c.partner == bindparam("partner")
)
KNOWN = select(OFFERS.c.place).where(
    OFFERS.c.partner == bindparam("partner"), OFFERS.c.id == bindparam("id"), OFFERS.c.version == bindparam("version")
)
HELD = select(OFFERS.c.place).where(OFFERS.c.partner == bindparam("partner"), OFFERS.c.id == bindparam("id")).limit(1)
OTHER = OFFERS.alias("other")
SAME = and_(OTHER.c.partner == OFFERS.c.partner, OTHER.c.id == OFFERS.c.id)

# How a version stands to those before it: it takes the thing back, or it was corrected by a recall. Of neither the earlier ones are told.
REVOKED, CORRECTED = 1, 2


@define
class Offers:
    """The objects of each partner. They are appended and nothing else."""

    link: Link

    def append(self, partner: str, objects: Sequence[tuple[dict[str, Any], datetime]], at: datetime, *, recalled: bool = False) -> int:
        """Offer objects, each with the moment of its version; what is offered already in that version stays. Returns how many were new.

        No two are added in one microsecond, so that whoever asks for what came after a moment is told all of it. Where these were made by
        a recall (`recalled`), no earlier version of any of them is told any more.
        """
        with self.link.writing():
            row = self.link.row(END, {"partner": partner})
            place, added = (int(row.place or 0), int(row.added or 0)) if row is not None else (0, 0)
            rows: dict[tuple[str, int], dict[str, Any]] = {}
            for said, version in objects:
                key = (str(said["id"]), micros(version))
                if key in rows or self.link.row(KNOWN, {"partner": partner, "id": key[0], "version": key[1]}) is not None:
                    continue
                place, added = place + 1, max(micros(at), added + 1)
                rows[key] = {
                    "partner": partner,
                    "place": place,
                    "id": key[0],
                    "kind": str(said["type"]),
                    "version": key[1],
                    "added": added,
                    "revoked": REVOKED if said.get("revoked") else CORRECTED if recalled else 0,
                    "body": pack_plain(said),
                }
            self.link.put(OFFERS, list(rows.values()), replace=False)
        return len(rows)

    def page(self, partner: str, wanted: Wanted) -> tuple[list[Offer], bool]:
        """What a partner asked for, oldest first, and whether there is more of it."""
        asked = select(OFFERS).where(OFFERS.c.partner == partner, OFFERS.c.place > wanted.after, *find_limits(wanted))
        rows = self.link.rows(asked.order_by(OFFERS.c.place).limit(wanted.limit + 1))
        return [read_offer(row) for row in rows[: wanted.limit]], len(rows) > wanted.limit

    def has(self, partner: str, name: str) -> bool:
        """Whether a partner was ever offered an object of that id."""
        return self.link.row(HELD, {"partner": partner, "id": name}) is not None

    def count(self, partner: str) -> int:
        """How many versions a partner is offered."""
        return int(self.link.value(END, {"partner": partner}) or 0)


def find_limits(wanted: Wanted) -> list[ColumnElement[bool]]:
    """What a partner asked for, as conditions. Of a thing that was taken back only that is told, and of one that a recall corrected nothing
    from before it."""
    found: list[ColumnElement[bool]] = [~exists().where(SAME, OTHER.c.version > OFFERS.c.version, OTHER.c.revoked > 0)]
    if wanted.since is not None:
        found.append(OFFERS.c.added > micros(wanted.since))
    if wanted.ids:
        found.append(OFFERS.c.id.in_(wanted.ids))
    if wanted.kinds:
        found.append(OFFERS.c.kind.in_(wanted.kinds))
    if "all" not in wanted.versions:
        found.append(or_(*map(find_version, wanted.versions)))
    return found


def find_version(version: str | datetime) -> ColumnElement[bool]:
    """One version of each thing: the last, the first, or that of a moment."""
    if isinstance(version, datetime):
        return OFFERS.c.version == micros(version)
    if version == "first":
        # The first that is told: nothing is from before a recall.
        return or_(OFFERS.c.revoked > 0, ~exists().where(SAME, OTHER.c.version < OFFERS.c.version))
    return ~exists().where(SAME, OTHER.c.version > OFFERS.c.version)


def read_offer(row: Row[Any]) -> Offer:
    """An offer as a record."""
    return Offer(
        row.place, row.id, row.kind, from_micros(row.version), from_micros(row.added), row.revoked == REVOKED, unpack_plain(row.body)
    )
