"""Who is to be met at a partner, and what the office says to partners besides briefs."""

import sqlalchemy as sa
from alembic import op

from legation.store.columns import NUMBER, Words

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the tables, empty: until now nobody at a partner was known by name, and no letter left."""
    for table, names in (("contacts", ("contact", "partner")), ("letters", ("id", "partner", "meeting"))):
        op.create_table(
            table,
            sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
            *(sa.Column(name, Words, nullable=False) for name in names),
            sa.Column("body", sa.Text, nullable=False),
        )
    op.create_index("contacts_by_contact", "contacts", ["contact", "number"])
    op.create_index("letters_by_id", "letters", ["id"])
    op.create_index("letters_by_partner", "letters", ["partner", "number"])
    op.create_index("letters_by_meeting", "letters", ["meeting", "number"])
