"""The one connection of an opened store: statements in, rows out, one writer at a time; what a database complains of, in plain words."""

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from typing import Any, TypeVar

from attrs import define, field
from sqlalchemy import Column, Connection, Executable, Row, Select, Table, bindparam, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError, PendingRollbackError

from legation.records.errors import StoreBusyError, StoreError
from legation.store.sealing import KEPT, STANDING, digest_row, find_key, write_lines
from legation.store.tables import DIGESTS, LEDGER, MARKS

BUSY = "Another legation is writing to this office; wait for it, or stop it."
FULL = "The disk is full. Nothing of this step was kept, and what was there before stands. Make room, then do it again."
# A restore goes into a store that is new: the damaged file is out of its way then, and can still be looked into.
RESTORE = "Move its file away (with -wal and -shm beside it), then `legation restore BACKUP` brings the last backup back."
# The first letters of what a database calls an error, and what it means to the officer. {place} is the store.
SQLITE = {
    "SQLITE_BUSY": BUSY,
    "SQLITE_LOCKED": BUSY,
    "SQLITE_FULL": FULL,
    "SQLITE_READONLY": "The store {place} can only be read here. Open it where its file and folder may be written, or copy it there.",
    "SQLITE_NOTADB": "{place} is no store of legation, or is damaged. Name another file; or: " + RESTORE[0].lower() + RESTORE[1:],
    "SQLITE_CORRUPT": "The store {place} is damaged. " + RESTORE,
    "SQLITE_CANTOPEN": "The store {place} cannot be opened. See that its folder exists and that you may read and write there.",
    "SQLITE_IOERR": "The disk failed under the store {place}, or is full. Nothing of this step was kept. See to it, then do it again.",
    "SQLITE_PERM": "You may not use the store {place}. Ask whoever keeps it.",
}
POSTGRES = {
    "53": FULL,
    "55P03": BUSY,
    "40": BUSY,
    "25006": "The store {place} can only be read here. Open it as someone who may write.",
    "28": "The server refused the name or password for the store {place}. Mend its URL.",
    "3D": "There is no database at {place}. Make it (createdb), then open it again.",
    "42501": "You may not use the store {place}. Ask whoever keeps the database.",
    "57": "The server of the store {place} has stopped or ended the connection. Nothing of this step was kept. Start it, then do it again.",
    "08": "The server of the store {place} cannot be reached. Nothing of this step was kept. Start it, then do it again.",
    "XX": "The store {place} is damaged. Make a new database, and `legation restore BACKUP` into it.",
}


def explain(cause: BaseException | None, place: str) -> StoreError | None:
    """What a driver complained of as a sentence for the officer, or None where it is our own fault."""
    name = getattr(cause, "sqlite_errorname", None)
    # The driver itself says this, and gives it no name.
    if name is None and "decode to UTF-8" in str(cause):
        name = "SQLITE_CORRUPT"
    if name is not None:
        return _first(SQLITE, name, place)
    # The server may close the line before the driver has done with it: then what it said stands behind that.
    for error in _behind(cause):
        said = error.args[0] if error.args else None
        if isinstance(said, dict):
            return _first(POSTGRES, str(said.get("C", "")), place)
    if isinstance(cause, ConnectionError) or type(cause).__name__ in ("InterfaceError", "PendingRollbackError"):
        return StoreError(POSTGRES["08"].format(place=place))
    return None


def _behind(cause: BaseException | None) -> Iterator[BaseException]:
    while cause is not None:
        yield cause
        cause = cause.__context__


def _first(meanings: dict[str, str], code: str, place: str) -> StoreError | None:
    meaning = next((words for start, words in meanings.items() if code.startswith(start)), None)
    if meaning is None:
        return None
    return StoreBusyError(meaning) if meaning == BUSY else StoreError(meaning.format(place=place))


Rows = Sequence[dict[str, Any]] | dict[str, Any]

# How a database complains: in its own words, by a transaction that it gave up, or by a line that is cut before the driver can say so.
FAULTS = (DBAPIError, PendingRollbackError, ConnectionError)
# Any fixed number does: it names our lock among those of the database ("lega" in ASCII).
ADVISORY = 0x6C656761
# How long to sleep before a lock of PostgreSQL is asked for again, in seconds; nobody notices a twentieth.
PAUSE = 0.05
# How long a writer is waited for where the caller does not say, in seconds.
PATIENCE = 5.0


Key = TypeVar("Key")

# So many rows are held at once, and so many keys go into one question; databases take some thousands.
BATCH = 500


def cut(keys: Sequence[Key], most: int = BATCH) -> Iterator[Sequence[Key]]:
    """Keys in batches of at most so many."""
    return (keys[start : start + most] for start in range(0, len(keys), most))


END = select(LEDGER.c.number, LEDGER.c.seal).order_by(LEDGER.c.number.desc()).limit(1)
UNSEAL = delete(DIGESTS).where(DIGESTS.c.place == bindparam("of_place"), DIGESTS.c.key == bindparam("of_key"))


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
    end: tuple[int, str] | None = None
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

    @contextmanager
    def unread(self) -> Iterator[None]:
        """Text that was damaged comes out as far as it is text, and does not stop the question."""
        if not self.is_sqlite:
            yield
            return
        driver: Any = self.connection.connection.driver_connection
        driver.text_factory = lambda said: said.decode("utf-8", "surrogateescape")
        try:
            yield
        finally:
            driver.text_factory = str

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

    def put(self, table: Table, values: Rows, replace: bool = True, seal: bool = True) -> None:
        """Insert rows; one whose key is there already is replaced, or stays as it was where `replace` is False. What they are is noted by
        their digests, unless `seal` is False: then the digests come with them."""
        self.change(self._insert(table, replace), values)
        if seal and values:
            self.seal(table, [values] if isinstance(values, dict) else values)

    def note_end(self) -> None:
        """Note where the ledger ends now, if it grew."""
        if self.end is not None:
            self.put(MARKS, {"name": LEDGER.name, "value": f"{self.end[0]} {self.end[1]}"})

    def drop(self, table: Table, statement: Executable, values: dict[str, Any]) -> None:
        """Carry out the deletion of one row that is replaced as the office works; `values` has one value, its key."""
        self.change(statement, values)
        (key,) = values.values()
        self.change(UNSEAL, {"of_place": table.name, "of_key": str(key)})

    def ledger_end(self) -> tuple[int, str]:
        """Number and seal of the last line of the ledger; 0 and nothing where it is empty."""
        if self.end is not None and self.depth:
            return self.end
        row = self.row(END)
        return (0, "") if row is None else (int(row.number), str(row.seal))

    def seal(self, table: Table, rows: Sequence[dict[str, Any]]) -> None:
        """Note what rows are that were put. Only inside `writing`."""
        if table in KEPT and rows:
            lines = write_lines(self.ledger_end(), table, rows)
            self.change(LEDGER.insert(), [line._asdict() for line in lines])
            self.end = (lines[-1].number, lines[-1].seal)
        elif table in STANDING:
            self.put(DIGESTS, [{"place": table.name, "key": find_key(table, row), "digest": digest_row(table, row)} for row in rows])

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
            self.note_end()
            self._say("COMMIT")
            whole = True
        finally:
            self.depth, self.end = 0, None
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
