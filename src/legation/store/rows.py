"""A whole table, row by row, without holding it."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Column, Table, select, tuple_

from legation.store.link import Link

# So many rows are held at once.
HAND = 500


def read_rows(link: Link, table: Table, keys: Sequence[Column[Any]]) -> Iterator[dict[str, Any]]:
    """Every row of a table in the order of some columns that tell its rows apart."""
    first = select(table).order_by(*keys).limit(HAND)
    rows = link.rows(first)
    while rows:
        yield from (dict(row._mapping) for row in rows)
        last = [rows[-1]._mapping[key] for key in keys]
        rows = link.rows(first.where(tuple_(*keys) > tuple_(*last) if len(keys) > 1 else keys[0] > last[0]))
