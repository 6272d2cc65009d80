"""Tables row by row, without holding them whole: to be copied, compared with what is made anew, or dropped."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import Column, Table, delete, select, text, tuple_
from sqlalchemy.sql.sqltypes import LargeBinary

from legation.store.columns import unpack_plain
from legation.store.link import Link
from legation.store.tables import DERIVED, ENTRIES, TALLIES

Key = TypeVar("Key")

# So many rows are held at once, and so many keys go into one question; databases take some thousands.
BATCH = 500


def cut(keys: Sequence[Key], most: int = BATCH) -> Iterator[Sequence[Key]]:
    """Keys in batches of at most so many."""
    return (keys[start : start + most] for start in range(0, len(keys), most))


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
        link.change(text("INSERT INTO search(search) VALUES ('delete-all')" if link.is_sqlite else "DELETE FROM search"))
