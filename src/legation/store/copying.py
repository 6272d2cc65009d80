"""A whole store into an empty one: a backup, a restore, a move from a file to a server or back."""

from sqlalchemy import Table, select

from legation.records.errors import StoreError
from legation.store.derived.readings import Readings
from legation.store.link import Link
from legation.store.rows import BATCH, read_rows
from legation.store.search.search import Search
from legation.store.tables import DERIVED, ENTRIES, REPORTS, TALLIES, TRUTH
from legation.store.truth.reports import Reports


def copy(source: Link, target: Link) -> None:
    """Everything, truth and what is derived, into an empty store. Raises StoreError where the other is not empty."""
    if any(target.row(select(table).limit(1)) is not None for table in (*TRUTH, *DERIVED)):
        raise StoreError(
            f"There is something in {target.place} already; this goes only into an empty store. "
            "Move its file away (with -wal and -shm beside it), or name another store."
        )
    if source.is_sqlite and target.is_sqlite:
        source.back_up(target)
        return
    with source.reading(), target.writing():
        for table in (*TRUTH, *DERIVED):
            if table is not ENTRIES:
                _copy_table(source, target, table)
        _index_anew(source, target)


def _copy_table(source: Link, target: Link, table: Table) -> None:
    batch = []
    for row in read_rows(source, table, list(table.primary_key)):
        # How far the index is filled is told by the index that is made anew.
        if table is TALLIES and row["name"] == "entry":
            continue
        batch.append(row)
        if len(batch) == BATCH:
            target.put(table, batch, replace=False)
            batch = []
    target.put(table, batch, replace=False)


def _index_anew(source: Link, target: Link) -> None:
    """The index of each database is its own affair: it is made from the reports and readings, in the order of the entries."""
    reports, readings, search = Reports(source), Readings(source), Search(target)
    last = select(ENTRIES.c.report).group_by(ENTRIES.c.report).subquery()
    indexed = source.rows(select(REPORTS.c.id).join(last, last.c.report == REPORTS.c.number).order_by(REPORTS.c.number))
    for row in indexed:
        reading = readings.get(row.id)
        report = reports.get(row.id)
        if report is not None and reading is not None:
            search.index(report, reading)
