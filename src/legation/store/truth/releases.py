"""What leaves the office: the log of marks, the partners, what was looked at before a release, and every release with its packet whole."""

from collections.abc import Iterator, Sequence

from attrs import define, evolve
from sqlalchemy import Select, bindparam, func, select

from legation.records.release import Marking, Preview, Release, Standing
from legation.records.wire import from_json, to_json
from legation.store.columns import pack, unpack
from legation.store.link import Link, cut
from legation.store.tables import HANDLING, PARTNERS, PREVIEWS, RELEASES

NEWEST = select(func.max(HANDLING.c.number)).where(HANDLING.c.about.in_(bindparam("abouts", expanding=True))).group_by(HANDLING.c.about)
HELD = select(HANDLING.c.body).where(HANDLING.c.number.in_(NEWEST.scalar_subquery())).order_by(HANDLING.c.number)
EVERY_NEWEST = select(func.max(HANDLING.c.number)).group_by(HANDLING.c.about)
ALL_HELD = select(HANDLING.c.body).where(HANDLING.c.number.in_(EVERY_NEWEST.scalar_subquery())).order_by(HANDLING.c.number)
LOG = select(HANDLING.c.body).order_by(HANDLING.c.number.desc())


@define
class Handling:
    """The log of marks: appended, the newest entry on a thing holds."""

    link: Link

    def append(self, marking: Marking) -> Marking:
        """Keep a mark under the next number."""
        with self.link.writing():
            made = evolve(marking, number=self.link.next(HANDLING.c.number))
            self.link.put(HANDLING, {"number": made.number, "about": made.about, "body": to_json(made)}, replace=False)
        return made

    def held(self, abouts: Sequence[str] | None = None) -> dict[str, Marking]:
        """The entry that holds on each of some things (of all, where none are named)."""
        rows = (
            self.link.rows(ALL_HELD)
            if abouts is None
            else (row for some in cut(abouts) for row in self.link.rows(HELD, {"abouts": list(some)}))
        )
        return {marking.about: marking for marking in (from_json(row.body, Marking) for row in rows)}

    def newest(self, limit: int, about: str | None = None, but: Sequence[str] = (), before: int | None = None) -> list[Marking]:
        """The last entries (below the number `before`), newest first: those on one thing, or on all `but` some kinds."""
        asked = LOG if about is None else LOG.where(HANDLING.c.about == about)
        asked = asked if before is None else asked.where(HANDLING.c.number < before)
        asked = asked.where(*(~HANDLING.c.about.startswith(f"{kind} ", autoescape=True) for kind in but)).limit(limit)
        return [from_json(row.body, Marking) for row in self.link.rows(asked)]


LATEST = select(func.max(PARTNERS.c.number)).group_by(PARTNERS.c.partner)
EVERY_PARTNER = select(PARTNERS.c.body).where(PARTNERS.c.number.in_(LATEST.scalar_subquery())).order_by(PARTNERS.c.partner)
OF_PARTNER = select(PARTNERS.c.body).where(PARTNERS.c.partner == bindparam("partner")).order_by(PARTNERS.c.number.desc())


@define
class Partners:
    """Who receives what leaves: appended, the newest entry on a partner holds."""

    link: Link

    def append(self, standing: Standing) -> Standing:
        """Keep a partner as it is from now on, under the next number."""
        with self.link.writing():
            made = evolve(standing, number=self.link.next(PARTNERS.c.number))
            self.link.put(PARTNERS, {"number": made.number, "partner": made.partner.key, "body": to_json(made)}, replace=False)
        return made

    def get(self, key: str) -> Standing | None:
        """How a partner stands."""
        body = self.link.value(OF_PARTNER.limit(1), {"partner": key})
        return None if body is None else from_json(body, Standing)

    def all(self) -> list[Standing]:
        """Every partner as it stands, closed ones too, by key."""
        return [from_json(row.body, Standing) for row in self.link.rows(EVERY_PARTNER)]


LOOKED = (
    select(PREVIEWS.c.body)
    .where(PREVIEWS.c.story == bindparam("story"), PREVIEWS.c.partner == bindparam("partner"))
    .order_by(PREVIEWS.c.number.desc())
)


@define
class Previews:
    """What was looked at as a partner would get it."""

    link: Link

    def append(self, preview: Preview) -> Preview:
        """Keep that somebody looked, under the next number."""
        with self.link.writing():
            made = evolve(preview, number=self.link.next(PREVIEWS.c.number))
            row = {"number": made.number, "partner": made.partner, "story": made.story, "body": to_json(made)}
            self.link.put(PREVIEWS, row, replace=False)
        return made

    def newest(self, story: str, partner: str) -> Preview | None:
        """The last look at what a partner would get of a story."""
        body = self.link.value(LOOKED.limit(1), {"story": story, "partner": partner})
        return None if body is None else from_json(body, Preview)


RELEASED = select(RELEASES.c.body).order_by(RELEASES.c.number.desc())
WHOLE = select(RELEASES.c.body, RELEASES.c.content).order_by(RELEASES.c.number.desc())
ONE = select(RELEASES.c.body, RELEASES.c.content).where(RELEASES.c.number == bindparam("number"))
VERSION = (
    select(RELEASES.c.body)
    .where(RELEASES.c.story == bindparam("story"), RELEASES.c.partner == bindparam("partner"), RELEASES.c.number < bindparam("before"))
    .order_by(RELEASES.c.number.desc())
    .limit(1)
)
LAST: Select[tuple[bytes]] = (
    select(RELEASES.c.body)
    .where(RELEASES.c.story == bindparam("story"), RELEASES.c.partner == bindparam("partner"))
    .order_by(RELEASES.c.number.desc())
    .limit(1)
)

NEWEST_OF_EACH = select(func.max(RELEASES.c.number)).where(RELEASES.c.partner == bindparam("partner")).group_by(RELEASES.c.story)
STANDING = select(RELEASES.c.body).where(RELEASES.c.number.in_(NEWEST_OF_EACH.scalar_subquery())).order_by(RELEASES.c.number.desc())


@define
class Releases:
    """Every release, whole: what is known of it, the packet, and the bytes that left."""

    link: Link

    def append(self, release: Release, content: bytes) -> Release:
        """Keep a release and what left, under the next number."""
        with self.link.writing():
            made = evolve(release, number=self.link.next(RELEASES.c.number))
            row = {"number": made.number, "partner": made.partner, "story": made.story, "body": pack(made), "content": content}
            self.link.put(RELEASES, row, replace=False)
        return made

    def last(self, story: str, partner: str) -> Release | None:
        """What a partner was last sent of a story."""
        body = self.link.value(LAST, {"story": story, "partner": partner})
        return None if body is None else unpack(body, Release)

    def earlier(self, story: str, partner: str, before: int) -> Iterator[Release]:
        """What a partner was sent of a story below a number, newest first; each is looked up when it is asked for."""
        while (body := self.link.value(VERSION, {"story": story, "partner": partner, "before": before})) is not None:
            found = unpack(body, Release)
            before = found.number
            yield found

    def get(self, number: int) -> tuple[Release, bytes] | None:
        """A release by its number, with the bytes that left."""
        row = self.link.row(ONE, {"number": number})
        return None if row is None else (unpack(row.body, Release), bytes(row.content))

    def page(self, limit: int, before: int | None = None) -> list[tuple[Release, bytes]]:
        """The last releases below a number with the bytes that left, newest first."""
        asked = WHOLE if before is None else WHOLE.where(RELEASES.c.number < before)
        return [(unpack(row.body, Release), bytes(row.content)) for row in self.link.rows(asked.limit(limit))]

    def newest(self, limit: int, partner: str | None = None, before: int | None = None) -> list[Release]:
        """The last releases below the number `before`, newest first."""
        asked = RELEASED if partner is None else RELEASED.where(RELEASES.c.partner == partner)
        asked = asked if before is None else asked.where(RELEASES.c.number < before)
        return [unpack(row.body, Release) for row in self.link.rows(asked.limit(limit))]

    def standing(self, partner: str, limit: int) -> list[Release]:
        """What a partner has: the newest version of each product, the newest first."""
        return [unpack(row.body, Release) for row in self.link.rows(STANDING.limit(limit), {"partner": partner})]
