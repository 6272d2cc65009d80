"""The store row by row, without holding a table whole: to be compared with what is made anew, dropped, or poured into another store."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Column, Table, delete, select, text, tuple_
from sqlalchemy.sql.sqltypes import LargeBinary

from legation.records.errors import StoreError
from legation.store.columns import unpack_plain
from legation.store.derived.stories import Readings
from legation.store.link import BATCH, Link
from legation.store.sealing import KEPT, STANDING
from legation.store.search.search import Search
from legation.store.tables import DERIVED, DIGESTS, ENTRIES, LIVE, REPORTS, TALLIES, TRUTH
from legation.store.truth.reports import Reports


def read_rows(link: Link, table: Table, keys: Sequence[Column[Any]]) -> Iterator[dict[str, Any]]:
    """Every row of a table in the order of some columns that tell its rows apart."""
    first = select(table).order_by(*keys).limit(BATCH)
    rows = link.rows(first)
    while rows:
        yield from (dict(row._mapping) for row in rows)
        last = [rows[-1]._mapping[key] for key in keys]
        rows = link.rows(first.where(tuple_(*keys) > tuple_(*last) if len(keys) > 1 else keys[0] > last[0]))


def dump(link: Link) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every derived row, plain, table by table in a fixed order.

    The numbers of the index's entries are left out: they tell how often something was put there, and not what.
    """
    for table in DERIVED:
        packed = [column.name for column in table.columns if isinstance(column.type, LargeBinary)]
        keys = [ENTRIES.c.report, ENTRIES.c.number] if table is ENTRIES else list(table.primary_key)
        for row in read_rows(link, table, keys):
            if table is TALLIES and row["name"] == "entry":
                continue
            plain = row | {name: unpack_plain(row[name]) for name in packed if row[name] is not None}
            if table is ENTRIES:
                del plain["number"]
            yield table.name, plain


def forget(link: Link) -> None:
    """Drop every derived row."""
    with link.writing():
        for table in DERIVED:
            link.change(delete(table))
        link.change(delete(DIGESTS).where(DIGESTS.c.place.in_([table.name for table in DERIVED])))
        link.change(text("INSERT INTO search(search) VALUES ('delete-all')" if link.is_sqlite else "DELETE FROM search"))


def copy(source: Link, target: Link) -> None:
    """Everything, truth and what is derived, into an empty store. Raises StoreError where the other is not empty."""
    if any(target.row(select(table).limit(1)) is not None for table in (*TRUTH, *DERIVED)):
        raise StoreError(
            f"There is something in {target.place} already; this goes only into an empty store. "
            "Move its file away (with -wal and -shm beside it), or name another store."
        )
    if source.is_sqlite and target.is_sqlite:
        source.back_up(target)
        forget_live(target)
        return
    with source.reading(), target.writing():
        for table in (*TRUTH, *DERIVED):
            if table is not ENTRIES:
                _copy_table(source, target, table)
        _index_anew(source, target)


def forget_live(link: Link) -> None:
    """Drop what opens the office here and now, so that nothing of it is left in the file."""
    if link.is_sqlite:
        # Else the bytes of a row that is deleted stay where they were until another takes their place.
        link.rows(text("PRAGMA secure_delete=1"))
    with link.writing():
        for table in LIVE:
            link.change(delete(table))


def _copy_table(source: Link, target: Link, table: Table) -> None:
    batch = []
    for row in read_rows(source, table, list(table.primary_key)):
        # How far the index is filled is told by the index that is made anew.
        if table is TALLIES and row["name"] == "entry":
            continue
        batch.append(row)
        if len(batch) == BATCH:
            target.put(table, batch, replace=False, seal=False)
            batch = []
    target.put(table, batch, replace=False, seal=False)


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


def seal_all(link: Link) -> None:
    """Note what every row is that is there, in a store that comes from a schema without digests. Only inside `writing`."""
    for table in (*KEPT, *STANDING):
        batch = []
        for row in read_rows(link, table, list(table.primary_key)):
            batch.append(row)
            if len(batch) == BATCH:
                link.seal(table, batch)
                batch = []
        link.seal(table, batch)
