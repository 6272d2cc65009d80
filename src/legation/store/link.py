"""The one connection of an opened store: statements in, rows out, and one writer at a time for the whole office."""

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from typing import Any

from attrs import define, field
from sqlalchemy import Column, Connection, Executable, Row, Select, Table, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError, PendingRollbackError

from legation.records.errors import StoreBusyError, StoreError
from legation.store.failing import BUSY, explain

Rows = Sequence[dict[str, Any]] | dict[str, Any]

# How a database complains: in its own words, by a transaction that it gave up, or by a line that is cut before the driver can say so.
FAULTS = (DBAPIError, PendingRollbackError, ConnectionError)
# Any fixed number does: it names our lock among those of the database ("lega" in ASCII).
ADVISORY = 0x6C656761
# How long to sleep before a lock of PostgreSQL is asked for again, in seconds; nobody notices a twentieth.
PAUSE = 0.05
# How long a writer is waited for where the caller does not say, in seconds.
PATIENCE = 5.0


@cache
def _last(column: Column[Any]) -> Select[tuple[int]]:
    return select(func.max(column))


@define
class Link:
    """A connection that is in a transaction only inside `writing`; `place` is how the store is called in messages."""

    connection: Connection
    place: str
    readonly: bool = False
    depth: int = 0
    made: dict[tuple[str, bool], Any] = field(factory=dict)

    @property
    def is_sqlite(self) -> bool:
        """Whether this is the embedded database."""
        return self.connection.dialect.name == "sqlite"

    def rows(self, statement: Executable, values: Rows | None = None) -> Sequence[Row[Any]]:
        """All rows of a question. Raises StoreError where the store is at fault."""
        try:
            return self.connection.execute(statement, values).all()
        except FAULTS as error:
            raise self._explained(error) from error

    def row(self, statement: Executable, values: Rows | None = None) -> Row[Any] | None:
        """The first row of a question, or None."""
        found = self.rows(statement, values)
        return found[0] if found else None

    def value(self, statement: Executable, values: Rows | None = None) -> Any:
        """The first value of the first row, or None."""
        found = self.rows(statement, values)
        return found[0][0] if found else None

    def change(self, statement: Executable, values: Rows | None = None) -> None:
        """Carry out a change, once for each row of `values`. Only inside `writing`."""
        if values is not None and not values:
            return
        try:
            self.connection.execute(statement, values)
        except FAULTS as error:
            raise self._explained(error) from error

    def put(self, table: Table, values: Rows, replace: bool = True) -> None:
        """Insert rows; one whose key is there already is replaced, or stays as it was where `replace` is False."""
        self.change(self._insert(table, replace), values)

    def next(self, column: Column[Any]) -> int:
        """The next number of a table that counts its rows from 1. There is one writer, so nobody else takes it."""
        return int(self.value(_last(column)) or 0) + 1

    @contextmanager
    def writing(self, wait: float = PATIENCE) -> Iterator[None]:
        """All changes inside are kept together or not at all, with no other writer beside. Within another `writing` it is part of that.

        Raises StoreBusyError when another process holds the store for longer than `wait` seconds.
        """
        if self.depth:
            yield
            return
        self._begin(wait)
        self.depth = 1
        whole = False
        try:
            yield
            self._say("COMMIT")
            whole = True
        finally:
            self.depth = 0
            if not whole:
                self._undo()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """All questions inside are answered as of one moment, whatever others write meanwhile."""
        if self.depth:
            yield
            return
        self._say("BEGIN" if self.is_sqlite else "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        try:
            yield
        finally:
            self._undo()

    def back_up(self, target: "Link") -> None:
        """The whole file into another, page by page. Both are embedded databases."""
        source, copy = (one.connection.connection.driver_connection for one in (self, target))
        try:
            source.backup(copy)  # type: ignore[union-attr]  # sqlite3's own, which SQLAlchemy does not know
        except sqlite3.Error as error:
            raise explain(error, target.place) or error from error

    def close(self) -> None:
        """Give the connection back. Nothing can be asked after it."""
        self.connection.close()

    def _begin(self, wait: float) -> None:
        if self.is_sqlite:
            self._say(f"PRAGMA busy_timeout={int(wait * 1000)}")
            self._say("BEGIN IMMEDIATE")
            return
        self._say("BEGIN")
        for _ in range(max(1, round(wait / PAUSE))):
            if self.value(select(func.pg_try_advisory_xact_lock(ADVISORY))):
                return
            time.sleep(PAUSE)
        self._undo()
        raise StoreBusyError(BUSY)

    def _undo(self) -> None:
        """Take back what was done. A full disk or a lost server has already done it, and then the database knows of no transaction."""
        if self.is_sqlite and not getattr(self.connection.connection.driver_connection, "in_transaction", False):
            return
        with suppress(StoreError):
            self._say("ROLLBACK")

    def _say(self, words: str) -> None:
        try:
            self.connection.exec_driver_sql(words)
        except FAULTS as error:
            raise self._explained(error) from error

    def _explained(self, error: Exception) -> Exception:
        # Once a server is lost SQLAlchemy refuses whatever follows, in its own words.
        return explain(error.orig if isinstance(error, DBAPIError) else error, self.place) or error

    def _insert(self, table: Table, replace: bool) -> Any:
        known = self.made.get((table.name, replace))
        if known is not None:
            return known
        insert = sqlite.insert(table) if self.is_sqlite else postgresql.insert(table)
        keys = [column.name for column in table.primary_key]
        others = {column.name: insert.excluded[column.name] for column in table.columns if column.name not in keys}
        if replace and others:
            statement: Any = insert.on_conflict_do_update(index_elements=keys, set_=others)
        else:
            statement = insert.on_conflict_do_nothing()
        return self.made.setdefault((table.name, replace), statement)
