"""Who may sit at the desk: accounts, and the tokens of programs."""

import sqlalchemy as sa
from alembic import op

from legation.store.columns import Words

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make both tables, empty: who has the link is the officer, until there are accounts."""
    op.create_table(
        "accounts",
        sa.Column("name", Words, primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("password", Words, nullable=False),
    )
    op.create_table(
        "tokens",
        sa.Column("id", Words, primary_key=True),
        sa.Column("digest", Words, nullable=False, unique=True),
        sa.Column("body", sa.Text, nullable=False),
    )
