"""The tables of the store as they are now. How they came to be is told by the migrations, and a test holds the two together.

Truth cannot be made again; what is derived may be dropped and is made again to the same bytes (`DERIVED`).
"""

from sqlalchemy import Column, ForeignKey, Index, Table, Text

from legation.store.columns import BODY, META, NUMBER, Words, log
from legation.store.exchanging import CREDENTIALS, EXCHANGED

# Truth ----------------------------------------------------------------------------------------------------------------------------

REPORTS = Table(
    "reports",
    META,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("id", Words, nullable=False, unique=True),
    Column("url", Words),
    Column("day", Words),
    Column("replaces", Words),
    Column("at", Words, nullable=False),
    Column("body", BODY, nullable=False),
    Index("reports_by_day", "day"),
    Index("reports_by_url", "url"),
    Index("reports_by_replaces", "replaces"),
)
SOURCES = Table(
    "report_sources",
    META,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("report", NUMBER, ForeignKey("reports.number"), nullable=False),
    Column("source", Words, nullable=False),
    Index("report_sources_by_source", "source", "report", unique=True),
    Index("report_sources_by_report", "report"),
)
RAW = Table("raw", META, Column("digest", Words, primary_key=True), Column("body", BODY, nullable=False))
RULINGS = Table(
    "rulings",
    META,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("id", Words, nullable=False, unique=True),
    Column("body", Text, nullable=False),
)
MINTED = Table(
    "minted",
    META,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("story", Words, nullable=False),
    Column("act", Words, nullable=False),
    Column("other", Words, nullable=False),
    Column("at", Words, nullable=False),
    Index("minted_by_other", "other"),
    Index("minted_by_story", "story"),
)
BRIEFS = Table(
    "briefs",
    META,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("id", Words, nullable=False, unique=True),
    Column("story", Words, nullable=False),
    Column("title", Words, nullable=False),
    Column("asof", Words, nullable=False),
    Column("at", Words, nullable=False),
    Column("body", BODY, nullable=False),
    Index("briefs_by_story", "story"),
)
WATCHED = Table("watched", META, Column("source", Words, primary_key=True), Column("body", Text, nullable=False))
SEEN = Table(
    "seen",
    META,
    Column("source", Words, primary_key=True),
    Column("item", Words, primary_key=True),
    Column("body", Text, nullable=False),
    sqlite_with_rowid=False,
)
REFUSALS = Table(
    "refusals",
    META,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("moment", NUMBER, nullable=False),
    Column("body", Text, nullable=False),
    Index("refusals_by_moment", "moment"),
)
CHANGES = Table(
    "changes",
    META,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("moment", NUMBER, nullable=False),
    Column("story", Words, nullable=False),
    Column("body", Text, nullable=False),
    Index("changes_by_moment", "moment"),
    Index("changes_by_story", "story", "moment"),
)
AUDIT = Table(
    "audit",
    META,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("at", Words, nullable=False),
    Column("by", Words, nullable=False),
    Column("act", Words, nullable=False),
    Column("about", Words, nullable=False),
    Column("detail", Words, nullable=False),
    Column("before", Words, nullable=False),
    Column("seal", Words, nullable=False),
    # The end of the ledger when the entry was made; the seal is over it too.
    Column("ledger", Words, nullable=False, server_default=""),
)
MARKS = Table("marks", META, Column("name", Words, primary_key=True), Column("value", Words, nullable=False))

PAPERS = Table(
    "papers",
    META,
    Column("source", Words, primary_key=True),
    Column("digest", Words, primary_key=True),
    Column("key", Words, nullable=False),
    Column("reports", Text, nullable=False),
    sqlite_with_rowid=False,
)

# How far each officer has seen what changed.
LOOKS = log("looks", ("officer", "about"), Index("looks_by_officer", "officer", "about", "number"))
VISITS = Table("visits", META, Column("officer", Words, primary_key=True), Column("body", Text, nullable=False))

# Who may sit at the desk. What a password hashes to is kept apart from the rest, so that nothing that shows an account can show it.
ACCOUNTS = Table(
    "accounts",
    META,
    Column("name", Words, primary_key=True),
    Column("body", Text, nullable=False),
    Column("password", Words, nullable=False),
)

# How things may be handled, who receives what leaves, what was looked at before, and what left: each list is only added to.
HANDLING = log("handling", ("about",), Index("handling_by_about", "about", "number"))
PARTNERS = log("partners", ("partner",), Index("partners_by_partner", "partner", "number"))
PREVIEWS = log("previews", ("partner", "story"), Index("previews_by_story", "story", "partner", "number"))
RELEASES = Table(
    "releases",
    META,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("partner", Words, nullable=False),
    Column("story", Words, nullable=False),
    # The release packed, and the bytes that left.
    Column("body", BODY, nullable=False),
    Column("content", BODY, nullable=False),
    Index("releases_by_partner", "partner", "number"),
    Index("releases_by_story", "story", "partner", "number"),
)

DRAFTS = log("drafts", ("draft", "story"), Index("drafts_by_draft", "draft", "number"))

# What every row of truth was when it was kept, line by line; and what the rows that are replaced are now.
LEDGER = Table(
    "ledger",
    META,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("place", Words, nullable=False),
    Column("key", Words, nullable=False),
    Column("digest", Words, nullable=False),
    Column("seal", Words, nullable=False),
    Index("ledger_by_key", "place", "key"),
)
DIGESTS = Table(
    "digests",
    META,
    Column("place", Words, primary_key=True),
    Column("key", Words, primary_key=True),
    Column("digest", Words, nullable=False),
    sqlite_with_rowid=False,
)

# Live -----------------------------------------------------------------------------------------------------------------------------

# What opens this office here and now: never carried into a backup or a copy.
TOKENS = Table(
    "tokens",
    META,
    Column("id", Words, primary_key=True),
    Column("digest", Words, nullable=False, unique=True),
    Column("body", Text, nullable=False),
)

# Derived --------------------------------------------------------------------------------------------------------------------------

READINGS = Table(
    "readings",
    META,
    Column("report", NUMBER, ForeignKey("reports.number"), primary_key=True, autoincrement=False),
    Column("key", Words, nullable=False),
    Column("body", BODY, nullable=False),
)
STORIES = Table(
    "stories",
    META,
    Column("id", Words, primary_key=True),
    Column("seq", NUMBER, nullable=False),
    Column("title", Words, nullable=False),
    Column("reports", NUMBER, nullable=False),
    Column("origins", NUMBER, nullable=False),
    Column("conflicts", NUMBER, nullable=False),
    Column("day", Words),
    Column("body", BODY, nullable=False),
    Index("stories_by_activity", "seq", "id"),
)
MEMBERS = Table(
    "story_reports",
    META,
    Column("report", NUMBER, ForeignKey("reports.number"), primary_key=True, autoincrement=False),
    Column("story", Words, nullable=False),
    Index("story_reports_by_story", "story"),
)
CLAIMS = Table(
    "story_claims",
    META,
    Column("claim", Words, primary_key=True),
    Column("story", Words, nullable=False),
    Index("story_claims_by_story", "story"),
)
PLANS = Table(
    "story_plans",
    META,
    Column("story", Words, primary_key=True),
    Column("day", Words, primary_key=True),
    Index("story_plans_by_day", "day"),
)
STANCES = Table(
    "story_stances",
    META,
    Column("story", Words, primary_key=True),
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("actor", Words, nullable=False),
    Column("issue", Words, nullable=False),
    Column("day", Words, nullable=False),
    Column("statement", Words),
    Column("body", Text, nullable=False),
    Index("story_stances_by_issue", "issue", "day", "story", "number"),
    Index("story_stances_by_actor", "actor", "day", "story", "number"),
    Index("story_stances_by_day", "day", "story", "number"),
)
# What each outlet did in a story, and the sums over all stories: kept as they change, so that no page adds up the office.
COUNTED = ("reports", "own", "part", "credited", "copied", "doubted", "first", "shared")
SHARES = Table(
    "story_outlets",
    META,
    Column("story", Words, primary_key=True),
    Column("outlet", Words, primary_key=True),
    *(Column(name, NUMBER, nullable=False) for name in COUNTED),
    Column("draws", Text, nullable=False),
)
OUTLETS = Table(
    "outlets",
    META,
    Column("outlet", Words, primary_key=True),
    *(Column(name, NUMBER, nullable=False) for name in COUNTED),
    Column("draws", Text, nullable=False),
    Index("outlets_by_reports", "reports", "outlet"),
)
STATED = Table(
    "stated",
    META,
    Column("statement", Words, primary_key=True),
    Column("report", NUMBER, ForeignKey("reports.number"), nullable=False),
    Index("stated_by_report", "report"),
)
WAITING = Table("waiting", META, Column("kernel", NUMBER, primary_key=True, autoincrement=False))
KERNELS = Table(
    "kernels",
    META,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("seq", NUMBER, nullable=False),
    Column("terms", BODY, nullable=False),
    Column("body", BODY, nullable=False),
)
SHELF = Table(
    "shelf",
    META,
    Column("term", NUMBER, primary_key=True, autoincrement=False),
    Column("seq", NUMBER, primary_key=True, autoincrement=False),
    Column("kernel", NUMBER, nullable=False),
    sqlite_with_rowid=False,
)
TERMS = Table(
    "term_counts",
    META,
    Column("term", NUMBER, primary_key=True, autoincrement=False),
    Column("reports", NUMBER, nullable=False),
)
PLACES = Table(
    "places",
    META,
    Column("report", NUMBER, ForeignKey("reports.number"), primary_key=True, autoincrement=False),
    Column("kernel", NUMBER, nullable=False),
    Index("places_by_kernel", "kernel"),
)
LINES = Table(
    "lines",
    META,
    Column("line", NUMBER, primary_key=True, autoincrement=False),
    Column("kernel", NUMBER, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
TALLIES = Table("tallies", META, Column("name", Words, primary_key=True), Column("value", NUMBER, nullable=False))
ENTRIES = Table(
    "entries",
    META,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("report", NUMBER, ForeignKey("reports.number"), nullable=False),
    Column("statement", Words),
    Column("spans", BODY),
    Column("facets", Words, nullable=False),
    Index("entries_by_report", "report"),
)

TRUTH = (
    REPORTS,
    SOURCES,
    RAW,
    RULINGS,
    MINTED,
    BRIEFS,
    WATCHED,
    SEEN,
    REFUSALS,
    CHANGES,
    AUDIT,
    MARKS,
    PAPERS,
    LOOKS,
    VISITS,
    ACCOUNTS,
    HANDLING,
    PARTNERS,
    PREVIEWS,
    RELEASES,
    *EXCHANGED,
    DRAFTS,
    LEDGER,
    DIGESTS,
)
LIVE = (TOKENS, CREDENTIALS)
DERIVED = (
    READINGS,
    STATED,
    STORIES,
    MEMBERS,
    CLAIMS,
    PLANS,
    STANCES,
    SHARES,
    OUTLETS,
    WAITING,
    KERNELS,
    SHELF,
    TERMS,
    PLACES,
    LINES,
    TALLIES,
    ENTRIES,
)
