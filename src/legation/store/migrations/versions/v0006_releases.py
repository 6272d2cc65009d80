"""What leaves the office: marks, partners, previews and releases."""

import sqlalchemy as sa
from alembic import op

from legation.store.columns import BODY, NUMBER, Words

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the four tables, empty: until now nothing left."""
    op.create_table(
        "handling",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("about", Words, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("handling_by_about", "handling", ["about", "number"])
    op.create_table(
        "partners",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("partner", Words, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("partners_by_partner", "partners", ["partner", "number"])
    op.create_table(
        "previews",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("partner", Words, nullable=False),
        sa.Column("story", Words, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("previews_by_story", "previews", ["story", "partner", "number"])
    op.create_table(
        "releases",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("partner", Words, nullable=False),
        sa.Column("story", Words, nullable=False),
        sa.Column("body", BODY, nullable=False),
        sa.Column("content", BODY, nullable=False),
    )
    op.create_index("releases_by_partner", "releases", ["partner", "number"])
    op.create_index("releases_by_story", "releases", ["story", "partner", "number"])
