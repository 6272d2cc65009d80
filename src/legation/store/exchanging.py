"""The tables of what goes to and fro between the office and its partners, and of what others gave it to come in by with them."""

from sqlalchemy import Column, Index, Table, Text

from legation.store.columns import BODY, META, NUMBER, Words, log

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
ANSWERS = log(
    "answers",
    ("partner", "key", "status", "state"),
    Index("answers_by_partner", "partner", "key"),
    Index("answers_by_status", "partner", "status"),
    Index("answers_by_state", "state", "number"),
)
RECALLS = log("recalls", ("about",))
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
CONSULTATIONS = log("consultations", ("consultation",), Index("consultations_by_id", "consultation", "number"))

CONTACTS = log("contacts", ("contact", "partner"), Index("contacts_by_contact", "contact", "number"))
LETTERS = log(
    "letters",
    ("id", "partner", "meeting"),
    Index("letters_by_id", "id"),
    Index("letters_by_partner", "partner", "number"),
    Index("letters_by_meeting", "meeting", "number"),
)

# All of it is truth.
EXCHANGED = (OFFERS, ANSWERS, RECALLS, PARCELS, CONSULTATIONS, CONTACTS, LETTERS)

# What others gave the office to come in by with them.
CREDENTIALS = Table("credentials", META, Column("name", Words, primary_key=True), Column("secret", Words, nullable=False))
