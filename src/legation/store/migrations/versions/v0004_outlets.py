"""Where parties stand, story by story, and what outlets did: own or carried, first or later."""

import sqlalchemy as sa
from alembic import op

from legation.store.columns import NUMBER, Words

revision = "0004"
down_revision = "0003"
COUNTED = ("reports", "own", "part", "credited", "copied", "doubted", "first", "shared")


def upgrade() -> None:
    """Make the tables. Whoever opens the store fills them from its stories."""
    op.create_table(
        "story_stances",
        sa.Column("story", Words, primary_key=True),
        sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("actor", Words, nullable=False),
        sa.Column("issue", Words, nullable=False),
        sa.Column("day", Words, nullable=False),
        sa.Column("statement", Words),
        sa.Column("body", sa.Text, nullable=False),
    )
    for name, first in (("issue", ["issue"]), ("actor", ["actor"]), ("day", [])):
        op.create_index(f"story_stances_by_{name}", "story_stances", [*first, "day", "story", "number"])
    for table, keys in (("story_outlets", ("story", "outlet")), ("outlets", ("outlet",))):
        op.create_table(
            table,
            *(sa.Column(key, Words, primary_key=True) for key in keys),
            *(sa.Column(name, NUMBER, nullable=False) for name in COUNTED),
            sa.Column("draws", sa.Text, nullable=False),
        )
    op.create_index("outlets_by_reports", "outlets", ["reports", "outlet"])
