"""The tables of what goes to and fro between the office and its partners, and of what others gave it to come in by with them."""

from sqlalchemy import Column, Index, Table, Text

from legation.store.columns import BODY, META, NUMBER, Words

OFFERS = Table(
    "offers",
    META,
    Column("partner", Words, primary_key=True),
    Column("place", NUMBER, primary_key=True, autoincrement=False),
    Column("id", Words, nullable=False),
    Column("kind", Words, nullable=False),
    # Both in microseconds.
    Column("version", NUMBER, nullable=False),
    Column("added", NUMBER, nullable=False),
    Column("revoked", NUMBER, nullable=False),
    Column("body", BODY, nullable=False),
    Index("offers_by_day", "partner", "added"),
    Index("offers_by_id", "partner", "id", "version"),
)
ANSWERS = Table(
    "answers",
    META,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("partner", Words, nullable=False),
    Column("key", Words, nullable=False),
    Column("status", Words, nullable=False),
    Column("state", Words, nullable=False),
    Column("body", Text, nullable=False),
    Index("answers_by_partner", "partner", "key"),
    Index("answers_by_status", "partner", "status"),
    Index("answers_by_state", "state", "number"),
)
RECALLS = Table(
    "recalls",
    META,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("about", Words, nullable=False),
    Column("body", Text, nullable=False),
)
PARCELS = Table(
    "parcels",
    META,
    Column("id", Words, primary_key=True),
    Column("number", NUMBER, nullable=False),
    Column("partner", Words, nullable=False),
    Column("release", NUMBER, nullable=False),
    Column("state", Words, nullable=False),
    Column("body", Text, nullable=False),
    Index("parcels_by_state", "state", "number"),
    Index("parcels_by_release", "release", "number"),
)
CONSULTATIONS = Table(
    "consultations",
    META,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("consultation", Words, nullable=False),
    Column("body", Text, nullable=False),
    Index("consultations_by_id", "consultation", "number"),
)

CONTACTS = Table(
    "contacts",
    META,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    *(Column(name, Words, nullable=False) for name in ("contact", "partner")),
    Column("body", Text, nullable=False),
    Index("contacts_by_contact", "contact", "number"),
)
LETTERS = Table(
    "letters",
    META,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    *(Column(name, Words, nullable=False) for name in ("id", "partner", "meeting")),
    Column("body", Text, nullable=False),
    Index("letters_by_id", "id"),
    Index("letters_by_partner", "partner", "number"),
    Index("letters_by_meeting", "meeting", "number"),
)

# All of it is truth.
EXCHANGED = (OFFERS, ANSWERS, RECALLS, PARCELS, CONSULTATIONS, CONTACTS, LETTERS)

# What others gave the office to come in by with them.
CREDENTIALS = Table("credentials", META, Column("name", Words, primary_key=True), Column("secret", Words, nullable=False))
