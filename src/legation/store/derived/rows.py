"""All that is derived, row by row: to be compared with what is made anew, or dropped."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Table, delete, select, text, tuple_
from sqlalchemy.sql.sqltypes import LargeBinary

from legation.store.columns import unpack_plain
from legation.store.link import Link
from legation.store.tables import DERIVED

# So many rows are held at once while a table is walked.
HAND = 500


def dump(link: Link) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every derived row, plain, table by table in the order of their keys."""
    for table in DERIVED:
        packed = [column.name for column in table.columns if isinstance(column.type, LargeBinary)]
        for row in walk(link, table):
            yield table.name, row | {name: unpack_plain(row[name]) for name in packed}


def forget(link: Link) -> None:
    """Drop every derived row."""
    with link.writing():
        for table in DERIVED:
            link.change(delete(table))
        link.change(text("INSERT INTO search(search) VALUES ('delete-all')" if link.is_sqlite else "DELETE FROM search"))


def walk(link: Link, table: Table) -> Iterator[dict[str, Any]]:
    """Every row of a table in the order of its key, some at a time."""
    keys = list(table.primary_key)
    first = select(table).order_by(*keys).limit(HAND)
    rows = link.rows(first)
    while rows:
        yield from (dict(row._mapping) for row in rows)
        last = tuple(rows[-1]._mapping[key] for key in keys)
        rows = link.rows(first.where(_behind(keys, last)))


def _behind(keys: list[Any], last: tuple[Any, ...]) -> Any:
    return tuple_(*keys) > tuple_(*last) if len(keys) > 1 else keys[0] > last[0]
