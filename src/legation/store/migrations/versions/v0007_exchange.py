"""What goes to and fro between the office and its partners: offers, answers, recalls, parcels, consultations, and keys of others."""

import sqlalchemy as sa
from alembic import op

from legation.store.columns import BODY, NUMBER, Words

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the tables, empty: until now nothing was fetched or sent."""
    op.create_table(
        "offers",
        sa.Column("partner", Words, primary_key=True),
        sa.Column("place", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("id", Words, nullable=False),
        sa.Column("kind", Words, nullable=False),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("added", NUMBER, nullable=False),
        sa.Column("revoked", NUMBER, nullable=False),
        sa.Column("body", BODY, nullable=False),
    )
    op.create_index("offers_by_day", "offers", ["partner", "added"])
    op.create_index("offers_by_id", "offers", ["partner", "id", "version"])
    op.create_table(
        "answers",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("partner", Words, nullable=False),
        sa.Column("key", Words, nullable=False),
        sa.Column("status", Words, nullable=False),
        sa.Column("state", Words, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("answers_by_partner", "answers", ["partner", "key"])
    op.create_index("answers_by_status", "answers", ["partner", "status"])
    op.create_index("answers_by_state", "answers", ["state", "number"])
    op.create_table(
        "recalls",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("about", Words, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "parcels",
        sa.Column("id", Words, primary_key=True),
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("partner", Words, nullable=False),
        sa.Column("release", NUMBER, nullable=False),
        sa.Column("state", Words, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("parcels_by_state", "parcels", ["state", "number"])
    op.create_index("parcels_by_release", "parcels", ["release", "number"])
    op.create_table(
        "consultations",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("consultation", Words, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("consultations_by_id", "consultations", ["consultation", "number"])
    op.create_table(
        "credentials",
        sa.Column("name", Words, primary_key=True),
        sa.Column("secret", Words, nullable=False),
    )
