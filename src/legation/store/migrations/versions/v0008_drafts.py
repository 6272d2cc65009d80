"""Briefs that officers compose."""

import sqlalchemy as sa
from alembic import op

from legation.store.columns import NUMBER, Words

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the table, empty: until now the machine alone composed."""
    op.create_table(
        "drafts",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("draft", Words, nullable=False),
        sa.Column("story", Words, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("drafts_by_draft", "drafts", ["draft", "number"])
