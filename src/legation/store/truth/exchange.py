"""What came from partners and what goes to them: answers, recalls, parcels, consultations; and, in this store alone, the keys that others
gave the office."""

from attrs import define, evolve
from sqlalchemy import bindparam, func, select

from legation.records.exchange import Answer, Consultation, Parcel, Recall
from legation.records.wire import from_json, to_json
from legation.store.exchanging import ANSWERS, CONSULTATIONS, CREDENTIALS, PARCELS, RECALLS
from legation.store.link import Link

BY_KEY = select(ANSWERS.c.body).where(ANSWERS.c.partner == bindparam("partner"), ANSWERS.c.key == bindparam("key"))
BY_STATUS = (
    select(ANSWERS.c.body)
    .where(ANSWERS.c.partner == bindparam("partner"), ANSWERS.c.status == bindparam("status"))
    .order_by(ANSWERS.c.number)
)
WAITING = select(ANSWERS.c.body).where(ANSWERS.c.state == "waiting").order_by(ANSWERS.c.number).limit(bindparam("limit"))
NUMBERED = select(ANSWERS.c.body).where(ANSWERS.c.number == bindparam("number"))
OF_THING = (
    select(ANSWERS.c.body)
    .where(ANSWERS.c.partner == bindparam("partner"), ANSWERS.c.key >= bindparam("first"), ANSWERS.c.key < bindparam("last"))
    .order_by(ANSWERS.c.number.desc())
)
LATEST_ANSWERS = select(ANSWERS.c.body).order_by(ANSWERS.c.number.desc())


@define
class Answers:
    """What partners sent. Each stays as it came; what became of it is noted with it."""

    link: Link

    def put(self, answer: Answer) -> Answer:
        """Keep an answer, the new one (of number 0) under the next number; one that the partner sent before is handed back as it is."""
        with self.link.writing():
            held = self.link.value(BY_KEY, {"partner": answer.partner, "key": answer.key})
            if answer.number == 0 and held is not None:
                return from_json(held, Answer)
            made = answer if answer.number else evolve(answer, number=self.link.next(ANSWERS.c.number))
            row = {"number": made.number, "partner": made.partner, "key": made.key, "status": made.status, "state": made.state}
            self.link.put(ANSWERS, row | {"body": to_json(made)})
        return made

    def of_status(self, partner: str, status: str) -> list[Answer]:
        """What came with one request of a partner."""
        return [from_json(row.body, Answer) for row in self.link.rows(BY_STATUS, {"partner": partner, "status": status})]

    def get(self, number: int) -> Answer | None:
        """What was sent, by its number here."""
        body = self.link.value(NUMBERED, {"number": number})
        return None if body is None else from_json(body, Answer)

    def of_thing(self, partner: str, name: str) -> list[Answer]:
        """The versions of one object that a partner sent, the newest first."""
        # Between a space and what follows it in every order of characters that a database has.
        rows = self.link.rows(OF_THING, {"partner": partner, "first": f"{name} ", "last": f"{name}!"})
        return [from_json(row.body, Answer) for row in rows]

    def waiting(self, limit: int = 100) -> list[Answer]:
        """What no report was made of yet, in order."""
        return [from_json(row.body, Answer) for row in self.link.rows(WAITING, {"limit": limit})]

    def newest(self, limit: int, partner: str | None = None) -> list[Answer]:
        """What came last, newest first."""
        asked = LATEST_ANSWERS if partner is None else LATEST_ANSWERS.where(ANSWERS.c.partner == partner)
        return [from_json(row.body, Answer) for row in self.link.rows(asked.limit(limit))]


EVERY_RECALL = select(RECALLS.c.body).order_by(RECALLS.c.number)


@define
class Recalls:
    """What was recalled, and what came of it: appended."""

    link: Link

    def append(self, recall: Recall) -> Recall:
        """Keep a recall under the next number."""
        with self.link.writing():
            made = evolve(recall, number=self.link.next(RECALLS.c.number))
            self.link.put(RECALLS, {"number": made.number, "about": made.about, "body": to_json(made)}, replace=False)
        return made

    def all(self) -> list[Recall]:
        """Every recall, in order."""
        return [from_json(row.body, Recall) for row in self.link.rows(EVERY_RECALL)]


NAMED = select(PARCELS.c.body).where(PARCELS.c.id == bindparam("id"))
UNSENT = select(PARCELS.c.body).where(PARCELS.c.state.in_(("waiting", "sending", "failed"))).order_by(PARCELS.c.number)
LATEST = select(PARCELS.c.body).order_by(PARCELS.c.number.desc())
OF_RELEASE = select(PARCELS.c.body).where(PARCELS.c.release == bindparam("release")).order_by(PARCELS.c.number)


@define
class Parcels:
    """What is on its way to partners, with how far it came."""

    link: Link

    def put(self, parcel: Parcel) -> Parcel:
        """Keep a parcel as it is now, the new one (of number 0) under the next number; one that is there already is not made again."""
        with self.link.writing():
            held = self.get(parcel.id) if parcel.number == 0 else None
            if held is not None:
                return held
            made = parcel if parcel.number else evolve(parcel, number=self.link.next(PARCELS.c.number))
            row = {"id": made.id, "number": made.number, "partner": made.partner, "release": made.release, "state": made.state}
            self.link.put(PARCELS, row | {"body": to_json(made)})
        return made

    def get(self, name: str) -> Parcel | None:
        """A parcel by its id."""
        body = self.link.value(NAMED, {"id": name})
        return None if body is None else from_json(body, Parcel)

    def unsent(self) -> list[Parcel]:
        """What did not arrive yet, in order."""
        return [from_json(row.body, Parcel) for row in self.link.rows(UNSENT)]

    def newest(self, limit: int) -> list[Parcel]:
        """The last parcels, newest first."""
        return [from_json(row.body, Parcel) for row in self.link.rows(LATEST.limit(limit))]

    def of_release(self, number: int) -> list[Parcel]:
        """The parcels of a release."""
        return [from_json(row.body, Parcel) for row in self.link.rows(OF_RELEASE, {"release": number})]


NEWEST = select(func.max(CONSULTATIONS.c.number)).group_by(CONSULTATIONS.c.consultation)
ALL = select(CONSULTATIONS.c.body).where(CONSULTATIONS.c.number.in_(NEWEST.scalar_subquery())).order_by(CONSULTATIONS.c.number.desc())


@define
class Consultations:
    """Meetings with partners: appended, the newest entry on one holds."""

    link: Link

    def append(self, consultation: Consultation) -> Consultation:
        """Keep a consultation as it is from now on, under the next number."""
        with self.link.writing():
            made = evolve(consultation, number=self.link.next(CONSULTATIONS.c.number))
            row = {"number": made.number, "consultation": made.id, "body": to_json(made)}
            self.link.put(CONSULTATIONS, row, replace=False)
        return made

    def all(self) -> list[Consultation]:
        """Every consultation as it stands, cancelled ones too, the last that was changed first."""
        return [from_json(row.body, Consultation) for row in self.link.rows(ALL)]


SECRET = select(CREDENTIALS.c.secret).where(CREDENTIALS.c.name == bindparam("name"))


@define
class Credentials:
    """What others gave the office to come in by with them. No backup and no copy carries it, and nothing that is shown holds it."""

    link: Link

    def put(self, name: str, secret: str) -> None:
        """Keep what opens the door of that name."""
        with self.link.writing():
            self.link.put(CREDENTIALS, {"name": name, "secret": secret})

    def get(self, name: str) -> str | None:
        """What opens the door of that name."""
        found = self.link.value(SECRET, {"name": name})
        return None if found is None else str(found)
