"""All that is derived, row by row: to be compared with what is made anew, or dropped."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import delete, text
from sqlalchemy.sql.sqltypes import LargeBinary

from legation.store.columns import unpack_plain
from legation.store.link import Link
from legation.store.rows import read_rows
from legation.store.tables import DERIVED, ENTRIES, TALLIES


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
