"""Who is to be met at partners, and what the office says to them besides briefs."""

from attrs import define, evolve
from sqlalchemy import bindparam, func, select

from legation.records.exchange import Contact, Letter
from legation.records.wire import from_json, to_json
from legation.store.exchanging import CONTACTS, LETTERS
from legation.store.link import Link

NEWEST = select(func.max(CONTACTS.c.number)).group_by(CONTACTS.c.contact)
EVERYBODY = select(CONTACTS.c.body).where(CONTACTS.c.number.in_(NEWEST.scalar_subquery())).order_by(CONTACTS.c.partner, CONTACTS.c.contact)


@define
class Contacts:
    """People at partners: appended, the newest entry on one holds."""

    link: Link

    def append(self, contact: Contact) -> Contact:
        """Keep somebody as he is from now on, under the next number."""
        with self.link.writing():
            made = evolve(contact, number=self.link.next(CONTACTS.c.number))
            row = {"number": made.number, "contact": made.id, "partner": made.partner, "body": to_json(made)}
            self.link.put(CONTACTS, row, replace=False)
        return made

    def all(self, partner: str | None = None) -> list[Contact]:
        """Everybody as he stands, those who are gone too, by partner."""
        asked = EVERYBODY if partner is None else EVERYBODY.where(CONTACTS.c.partner == partner)
        return [from_json(row.body, Contact) for row in self.link.rows(asked)]


LATEST = select(LETTERS.c.body).order_by(LETTERS.c.number.desc())
NUMBERED = select(LETTERS.c.body).where(LETTERS.c.number == bindparam("number"))
NAMED = select(LETTERS.c.body).where(LETTERS.c.id.in_(bindparam("ids", expanding=True))).order_by(LETTERS.c.number.desc()).limit(1)
OF_MEETING = select(LETTERS.c.body).where(LETTERS.c.meeting == bindparam("meeting")).order_by(LETTERS.c.number)


@define
class Letters:
    """What left besides briefs: appended."""

    link: Link

    def append(self, letter: Letter) -> Letter:
        """Keep a letter under the next number."""
        with self.link.writing():
            made = evolve(letter, number=self.link.next(LETTERS.c.number))
            row = {"number": made.number, "id": made.id, "partner": made.partner, "meeting": made.meeting, "body": to_json(made)}
            self.link.put(LETTERS, row, replace=False)
        return made

    def get(self, number: int) -> Letter | None:
        """A letter by its number."""
        body = self.link.value(NUMBERED, {"number": number})
        return None if body is None else from_json(body, Letter)

    def named(self, ids: list[str]) -> Letter | None:
        """The newest letter that is known to its partner under one of some ids."""
        body = self.link.value(NAMED, {"ids": ids}) if ids else None
        return None if body is None else from_json(body, Letter)

    def newest(self, limit: int, partner: str | None = None) -> list[Letter]:
        """The last letters, newest first."""
        asked = LATEST if partner is None else LATEST.where(LETTERS.c.partner == partner)
        return [from_json(row.body, Letter) for row in self.link.rows(asked.limit(limit))]

    def of_meeting(self, meeting: str) -> list[Letter]:
        """The invitations to a consultation, in the order in which they left."""
        return [from_json(row.body, Letter) for row in self.link.rows(OF_MEETING, {"meeting": meeting})]
