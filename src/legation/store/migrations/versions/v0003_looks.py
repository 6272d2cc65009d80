"""How far each officer has seen what changed: what he read and put away, and when he was last at his desk."""

import sqlalchemy as sa
from alembic import op

from legation.store.columns import NUMBER, Words

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make both tables, empty: to every officer all is new."""
    op.create_table(
        "looks",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("officer", Words, nullable=False),
        sa.Column("about", Words, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("looks_by_officer", "looks", ["officer", "about", "number"])
    op.create_table("visits", sa.Column("officer", Words, primary_key=True), sa.Column("body", sa.Text, nullable=False))
