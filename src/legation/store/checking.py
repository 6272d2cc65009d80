"""What is wrong with a store, in plain sentences, each with the one thing to do about it."""

from typing import Any

from sqlalchemy import Column, func, select, text
from sqlalchemy.exc import DBAPIError

from legation.records.errors import StoreError
from legation.store.columns import META
from legation.store.comparing import REBUILD, Fault, find_altered, find_unlike
from legation.store.link import RESTORE, Link
from legation.store.opening import HEAD, find_version
from legation.store.sealing import KEPT, STANDING
from legation.store.tables import DERIVED, ENTRIES, MEMBERS, PLACES, READINGS, REPORTS, SOURCES, STATED, STORIES

# What belongs to a report or story that is not there: the column, the thing it belongs to, what it is, and whether it can be made again.
BELONGS: tuple[tuple[Column[Any], Column[Any], str, bool], ...] = (
    (SOURCES.c.report, REPORTS.c.number, "sources", False),
    (READINGS.c.report, REPORTS.c.number, "readings", True),
    (STATED.c.report, REPORTS.c.number, "statements", True),
    (PLACES.c.report, REPORTS.c.number, "places in the grouping", True),
    (ENTRIES.c.report, REPORTS.c.number, "entries of the index", True),
    (MEMBERS.c.report, REPORTS.c.number, "members of stories", True),
    (MEMBERS.c.story, STORIES.c.id, "members of stories", True),
)
FORWARD = "Open it once for writing (`legation weigh`), which brings it forward."
# What the database does by itself: it refuses to change the audit, and does nothing else. Each by its name and its words.
TRIGGERS_SQLITE = {
    f"{table}_no_{act.lower()}": (
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} BEGIN SELECT RAISE(ABORT, 'the audit is only appended to'); END"
    )
    for table in ("audit", "ledger")
    for act in ("UPDATE", "DELETE")
}
TRIGGERS_POSTGRES = {
    f"{table}_stays": (
        f"CREATE TRIGGER {table}_stays BEFORE DELETE OR UPDATE ON public.{table} FOR EACH ROW EXECUTE FUNCTION refuse_audit()"
        " BEGIN RAISE EXCEPTION 'the audit is only appended to'; END O"
    )
    for table in ("audit", "ledger")
}
ACTING_SQLITE = text("SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'view')")
ACTING_POSTGRES = text(
    "SELECT tgname AS name, pg_get_triggerdef(t.oid) || prosrc || CAST(tgenabled AS text) AS sql"
    " FROM pg_trigger t JOIN pg_proc p ON p.oid = tgfoid"
    " WHERE NOT tgisinternal UNION ALL SELECT viewname, definition FROM pg_views WHERE schemaname = 'public'"
    " UNION ALL SELECT rulename, definition FROM pg_rules WHERE schemaname = 'public'"
)
NAMED_SQLITE = text("SELECT name FROM sqlite_master WHERE type IN ('table', 'index') AND name NOT LIKE 'sqlite_%'")


def check(link: Link) -> list[Fault]:
    """Everything that is wrong; nothing where the store is whole. It says so too of a store in which nothing can be read any more."""
    try:
        damaged = _find_damage(link)
        return damaged or [*_find_version(link), *(truth := check_truth(link)), *check_derived(link, sound=not truth)]
    except StoreError as error:
        return [Fault(f"The store {link.place} cannot be read whole: {error}", RESTORE)]
    except DBAPIError as error:
        # A flipped bit in the name of a column: the table is there and cannot be asked.
        return [Fault(f"The store {link.place} cannot be read whole: {error.orig}", RESTORE)]


def check_truth(link: Link) -> list[Fault]:
    """What is wrong with what cannot be made again."""
    if find_version(link) != HEAD:
        return []
    altered = find_altered(link, [table for table in (*KEPT, *STANDING) if table not in DERIVED])
    return [*_find_acting(link), *altered, *_find_orphans(link, derived=False)]


def check_derived(link: Link, sound: bool = True) -> list[Fault]:
    """What is wrong with what can be made again; `sound` says that truth is."""
    if find_version(link) != HEAD:
        return []
    altered = [*find_altered(link, [table for table in STANDING if table in DERIVED]), *_find_orphans(link, derived=True)]
    # What is made of a row that was altered is not to be compared with anything.
    return altered or (find_unlike(link) if sound else [])


def _find_damage(link: Link) -> list[Fault]:
    if not link.is_sqlite:
        return []
    said = [str(row[0]) for row in link.rows(text("PRAGMA integrity_check(5)"))]
    return [Fault(f"The file {link.place} is damaged ({one}).", RESTORE) for one in said if one != "ok"]


def _find_version(link: Link) -> list[Fault]:
    version = find_version(link)
    if version == HEAD:
        return []
    return [Fault(f"The schema of the store is {version}, and this legation works with {HEAD}.", FORWARD)]


def _find_acting(link: Link) -> list[Fault]:
    """Triggers, views and rules that are not those of the schema; tables and indexes that are gone."""
    wanted = TRIGGERS_SQLITE if link.is_sqlite else TRIGGERS_POSTGRES
    found = {row.name: " ".join(str(row.sql).split()) for row in link.rows(ACTING_SQLITE if link.is_sqlite else ACTING_POSTGRES)}
    wrong = [f"The guard {name} of the audit was taken off or changed." for name in wanted if not _same(found.get(name), wanted[name])]
    wrong += [f"Somebody planted {name}, which acts by itself in the store." for name in found if name not in wanted]
    if link.is_sqlite:
        there = {row.name for row in link.rows(NAMED_SQLITE)}
        ours = {*META.tables, *(index.name for table in META.tables.values() for index in table.indexes), "search"}
        wrong += [f"The table or index {name} of the store is gone." for name in sorted(map(str, ours)) if name not in there]
    return [Fault(one, RESTORE) for one in wrong]


def _same(found: str | None, wanted: str) -> bool:
    return found is not None and found.replace(" ", "") == wanted.replace(" ", "")


def _find_orphans(link: Link, derived: bool) -> list[Fault]:
    wrong = []
    for column, of, what, made in BELONGS:
        if made != derived:
            continue
        lost = link.value(select(func.count()).select_from(column.table).outerjoin(of.table, column == of).where(of.is_(None)))
        if lost:
            wrong.append(Fault(f"What belongs to nothing in the store: {what} ({lost}).", REBUILD if made else RESTORE))
    return wrong
