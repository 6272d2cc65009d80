"""What every row was when it was kept: a ledger of all truth, the digests of what is replaced, and the end of the ledger in the audit."""

import sqlalchemy as sa
from alembic import op

from legation.store.columns import NUMBER, Words

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make both tables. Whoever opens the store enters what is there; what was changed before that is not told by them."""
    op.create_table(
        "ledger",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("place", Words, nullable=False),
        sa.Column("key", Words, nullable=False),
        sa.Column("digest", Words, nullable=False),
        sa.Column("seal", Words, nullable=False),
    )
    op.create_index("ledger_by_key", "ledger", ["place", "key"])
    op.create_table(
        "digests",
        sa.Column("place", Words, primary_key=True),
        sa.Column("key", Words, primary_key=True),
        sa.Column("digest", Words, nullable=False),
        sqlite_with_rowid=False,
    )
    op.add_column("audit", sa.Column("ledger", Words, nullable=False, server_default=""))
    if op.get_bind().dialect.name == "sqlite":
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER ledger_no_{act.lower()} BEFORE {act} ON ledger"
                " BEGIN SELECT RAISE(ABORT, 'the audit is only appended to'); END"
            )
    else:
        op.execute("CREATE TRIGGER ledger_stays BEFORE UPDATE OR DELETE ON ledger FOR EACH ROW EXECUTE FUNCTION refuse_audit()")
