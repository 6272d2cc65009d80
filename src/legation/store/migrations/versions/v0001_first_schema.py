"""The first schema: reports with their raw bytes and sources, the register of what the office did, and all that is derived."""

import sqlalchemy as sa
from alembic import op

from legation.store.columns import BODY, NUMBER, Words

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table."""
    _make_truth()
    _make_derived()
    _make_search()
    _seal_audit()


def _make_truth() -> None:
    op.create_table(
        "reports",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("id", Words, nullable=False, unique=True),
        sa.Column("url", Words),
        sa.Column("day", Words),
        sa.Column("replaces", Words),
        sa.Column("at", Words, nullable=False),
        sa.Column("body", BODY, nullable=False),
    )
    op.create_index("reports_by_day", "reports", ["day"])
    op.create_index("reports_by_replaces", "reports", ["replaces"])
    op.create_index("reports_by_url", "reports", ["url"])
    op.create_table(
        "report_sources",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("report", NUMBER, sa.ForeignKey("reports.number"), nullable=False),
        sa.Column("source", Words, nullable=False),
    )
    op.create_index("report_sources_by_report", "report_sources", ["report"])
    op.create_index("report_sources_by_source", "report_sources", ["source", "report"], unique=True)
    op.create_table(
        "raw",
        sa.Column("digest", Words, primary_key=True),
        sa.Column("body", BODY, nullable=False),
    )
    op.create_table(
        "rulings",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("id", Words, nullable=False, unique=True),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "minted",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("story", Words, nullable=False),
        sa.Column("act", Words, nullable=False),
        sa.Column("other", Words, nullable=False),
        sa.Column("at", Words, nullable=False),
    )
    op.create_index("minted_by_other", "minted", ["other"])
    op.create_index("minted_by_story", "minted", ["story"])
    op.create_table(
        "briefs",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("id", Words, nullable=False, unique=True),
        sa.Column("story", Words, nullable=False),
        sa.Column("title", Words, nullable=False),
        sa.Column("asof", Words, nullable=False),
        sa.Column("at", Words, nullable=False),
        sa.Column("body", BODY, nullable=False),
    )
    op.create_index("briefs_by_story", "briefs", ["story"])
    op.create_table(
        "watched",
        sa.Column("source", Words, primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "seen",
        sa.Column("source", Words, primary_key=True),
        sa.Column("item", Words, primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "refusals",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("moment", NUMBER, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("refusals_by_moment", "refusals", ["moment"])
    op.create_table(
        "changes",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("moment", NUMBER, nullable=False),
        sa.Column("story", Words, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("changes_by_moment", "changes", ["moment"])
    op.create_index("changes_by_story", "changes", ["story", "moment"])
    op.create_table(
        "audit",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("at", Words, nullable=False),
        sa.Column("by", Words, nullable=False),
        sa.Column("act", Words, nullable=False),
        sa.Column("about", Words, nullable=False),
        sa.Column("detail", Words, nullable=False),
        sa.Column("before", Words, nullable=False),
        sa.Column("seal", Words, nullable=False),
    )
    op.create_table(
        "marks",
        sa.Column("name", Words, primary_key=True),
        sa.Column("value", Words, nullable=False),
    )


def _make_derived() -> None:
    op.create_table(
        "readings",
        sa.Column("report", NUMBER, sa.ForeignKey("reports.number"), primary_key=True, autoincrement=False),
        sa.Column("key", Words, nullable=False),
        sa.Column("body", BODY, nullable=False),
    )
    op.create_table(
        "papers",
        sa.Column("source", Words, primary_key=True),
        sa.Column("digest", Words, primary_key=True),
        sa.Column("key", Words, nullable=False),
        sa.Column("reports", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "stories",
        sa.Column("id", Words, primary_key=True),
        sa.Column("seq", NUMBER, nullable=False),
        sa.Column("title", Words, nullable=False),
        sa.Column("reports", NUMBER, nullable=False),
        sa.Column("origins", NUMBER, nullable=False),
        sa.Column("conflicts", NUMBER, nullable=False),
        sa.Column("day", Words),
        sa.Column("body", BODY, nullable=False),
    )
    op.create_index("stories_by_activity", "stories", ["seq", "id"])
    op.create_table(
        "story_reports",
        sa.Column("report", NUMBER, sa.ForeignKey("reports.number"), primary_key=True, autoincrement=False),
        sa.Column("story", Words, nullable=False),
    )
    op.create_index("story_reports_by_story", "story_reports", ["story"])
    op.create_table("story_claims", sa.Column("claim", Words, primary_key=True), sa.Column("story", Words, nullable=False))
    op.create_index("story_claims_by_story", "story_claims", ["story"])
    op.create_table("story_plans", sa.Column("story", Words, primary_key=True), sa.Column("day", Words, primary_key=True))
    op.create_index("story_plans_by_day", "story_plans", ["day"])
    op.create_table(
        "stated",
        sa.Column("statement", Words, primary_key=True),
        sa.Column("report", NUMBER, sa.ForeignKey("reports.number"), nullable=False),
    )
    op.create_index("stated_by_report", "stated", ["report"])
    op.create_table("waiting", sa.Column("kernel", NUMBER, primary_key=True, autoincrement=False))
    op.create_table(
        "kernels",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("seq", NUMBER, nullable=False),
        sa.Column("terms", BODY, nullable=False),
        sa.Column("body", BODY, nullable=False),
    )
    op.create_table(
        "shelf",
        sa.Column("term", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("seq", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("kernel", NUMBER, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "term_counts",
        sa.Column("term", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("reports", NUMBER, nullable=False),
    )
    op.create_table(
        "places",
        sa.Column("report", NUMBER, sa.ForeignKey("reports.number"), primary_key=True, autoincrement=False),
        sa.Column("kernel", NUMBER, nullable=False),
    )
    op.create_index("places_by_kernel", "places", ["kernel"])
    op.create_table(
        "lines",
        sa.Column("line", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("kernel", NUMBER, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "tallies",
        sa.Column("name", Words, primary_key=True),
        sa.Column("value", NUMBER, nullable=False),
    )
    op.create_table(
        "entries",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("report", NUMBER, sa.ForeignKey("reports.number"), nullable=False),
        sa.Column("statement", Words),
        sa.Column("spans", BODY),
        sa.Column("facets", Words, nullable=False),
    )
    op.create_index("entries_by_report", "entries", ["report"])


def _make_search() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE search USING fts5(words, content='', columnsize=0, tokenize='ascii')")
        return
    op.execute("CREATE TABLE search (number BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)")
    op.execute("CREATE INDEX search_by_words ON search USING gin (words)")


def _seal_audit() -> None:
    """The database itself refuses to change the audit or to take anything out of it."""
    refusal = "the audit is only appended to"
    if op.get_bind().dialect.name == "sqlite":
        for act in ("UPDATE", "DELETE"):
            op.execute(f"CREATE TRIGGER audit_no_{act.lower()} BEFORE {act} ON audit BEGIN SELECT RAISE(ABORT, '{refusal}'); END")
        return
    op.execute(f"CREATE FUNCTION refuse_audit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{refusal}'; END $$")
    op.execute("CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION refuse_audit()")
