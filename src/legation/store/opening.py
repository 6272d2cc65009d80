"""How a store is opened: a file, or a database of a server; and its schema moved forward to the one that this legation knows."""

import os
import sqlite3
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, create_engine, inspect, make_url, select, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import NullPool

from legation.records.errors import StoreError, StoreOlderError
from legation.records.report import hide_userinfo
from legation.store.derived.stories import count_again
from legation.store.link import PATIENCE, PAUSE, RESTORE, Link, explain
from legation.store.rows import seal_all

# The pages of the file that are kept in memory: 64 MB holds the inner pages of a store of several hundred thousand reports.
CACHE_KB = 65_536
# The file is mapped as far as this, so that a page in the system's cache is read without a call: 1 GB.
MAPPED = 1 << 30
# A file that another process is making has its first page after a few milliseconds, on a busy disk too within this: in seconds.
MAKING = 1.0
FORMS = "Name a file (office.db), sqlite:///path/to/office.db, or postgresql://user@host/database."


def link(url: str, readonly: bool = False) -> Link:
    """A connection to the store at a URL or path. Raises StoreError with what to do where there is none to be had."""
    if "://" not in url:
        return _open_file(Path(url), readonly)
    if url.startswith("sqlite:///"):
        return _open_file(Path(url.removeprefix("sqlite:///")), readonly)
    return _open_server(url, readonly)


def _open_file(path: Path, readonly: bool) -> Link:
    place = str(path)
    if readonly and not path.exists():
        raise StoreError(f"There is no store at {place}, and nothing may be made there. Name another, or open it for writing first.")
    if not path.parent.is_dir():
        raise StoreError(f"The folder {path.parent} for the store {path.name} does not exist. Make it, or name another place.")
    if _is_empty(path):
        raise StoreError(f"The store {place} is damaged: its file is there, and empty. {RESTORE}")
    address = f"file:{quote(str(path.absolute()), safe='/')}" + (_reading_mode(path) if readonly else "")

    def connect() -> sqlite3.Connection:
        made = sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None)
        for words in (f"cache_size=-{CACHE_KB}", f"mmap_size={MAPPED}", "foreign_keys=1", "temp_store=memory"):
            made.execute(f"PRAGMA {words}")
        if not readonly:
            _write_ahead(made)
        # The first question finds out whether the file is a database at all.
        made.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return made

    return Link(
        _connected(create_engine("sqlite://", creator=connect, poolclass=NullPool, isolation_level="AUTOCOMMIT"), place), place, readonly
    )


def _is_empty(path: Path) -> bool:
    """Whether a file has lost what it held. While another process makes the same store it is empty too, but not for long."""
    for _ in range(round(MAKING / PAUSE)):
        if not path.exists() or path.stat().st_size:
            return False
        time.sleep(PAUSE)
    return True


def _write_ahead(made: sqlite3.Connection) -> None:
    """Readers and the writer do not wait for each other, and a ruling that was confirmed outlasts a power cut."""
    for left in range(round(PATIENCE / PAUSE), -1, -1):
        try:
            made.execute("PRAGMA journal_mode=WAL")
            break
        except sqlite3.OperationalError as error:
            # While another process makes the same file, SQLite answers at once and does not wait.
            if not left or error.sqlite_errorname != "SQLITE_BUSY":
                raise
            time.sleep(PAUSE)
    made.execute("PRAGMA synchronous=FULL")


def _reading_mode(path: Path) -> str:
    """How to open for reading alone. On a medium that takes no writing not even the index of the log can be made: then as a fixed file."""
    log = path.with_name(path.name + "-wal")
    fixed = not os.access(path.parent, os.W_OK) and not (log.exists() and log.stat().st_size)
    return "?mode=ro&immutable=1" if fixed else "?mode=ro"


def _open_server(url: str, readonly: bool) -> Link:
    try:
        address = make_url("postgresql+pg8000://" + url.removeprefix("postgresql://") if url.startswith("postgresql://") else url)
        if address.get_backend_name() != "postgresql":
            raise StoreError(f"legation keeps no store at {hide_userinfo(url)}. {FORMS}")
        engine = create_engine(address, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    except (ArgumentError, NoSuchModuleError, ValueError):
        raise StoreError(f"legation keeps no store at {hide_userinfo(url)}. {FORMS}") from None
    except ModuleNotFoundError:
        raise StoreError("The driver of PostgreSQL is not installed. Install it: pip install 'legation[postgres]'") from None
    # Messages and logs never show the password.
    place = address.render_as_string(hide_password=True)
    connection = _connected(engine, place)
    if readonly:
        connection.exec_driver_sql("SET default_transaction_read_only = on")
    return Link(connection, place, readonly)


def _connected(engine: Any, place: str) -> Connection:
    try:
        connection: Connection = engine.connect()
    except DBAPIError as error:
        raise explain(error.orig, place) or error from error
    except OSError:
        raise StoreError(f"The server of the store {place} cannot be reached. Start it, or mend the address.") from None
    return connection


# The newest migration; a test holds it against the folder, so that opening a store that is up to date loads no Alembic.
HEAD = "0009"
# The schema that knew no digests of its rows.
UNSEALED = "0001"
# The schemas that counted no outlets and kept no stances by themselves: both are made of the stories that are there.
UNCOUNTED = ("0001", "0002", "0003")
FOLDER = Path(__file__).parent / "migrations"
VERSION = select(text("version_num")).select_from(text("alembic_version"))


def bring_forward(link: Link) -> None:
    """Make the tables where there are none, move older ones forward, in one transaction. Raises StoreError for a newer store."""
    if find_version(link) == HEAD:
        return
    if link.readonly:
        raise StoreOlderError(f"The store {link.place} was made by an older legation. Open it once for writing, which brings it forward.")
    with link.writing():
        # Another process may have done it while we waited.
        version = find_version(link)
        if version != HEAD:
            _migrate(link, version)


def find_version(link: Link) -> str | None:
    """The schema that a store has, None where it is empty. Raises StoreError where it is another program's database."""
    try:
        names = set(inspect(link.connection).get_table_names())
    except DBAPIError as error:
        raise explain(error.orig, link.place) or error from error
    if "alembic_version" in names:
        version: str | None = link.value(VERSION)
        return version
    if names:
        raise StoreError(f"{link.place} is a database of another program. Name another file, or an empty database.")
    return None


def _migrate(link: Link, version: str | None) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    settings = Config(attributes={"connection": link.connection})
    # A percent sign in a path would be read as a reference to another setting.
    settings.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    known = {script.revision for script in ScriptDirectory.from_config(settings).walk_revisions()}
    if version is not None and version not in known:
        raise StoreError(
            f"The store {link.place} was written by a newer legation (schema {version}, this one knows {HEAD}). Install the newer legation."
        )
    try:
        command.upgrade(settings, "head")
        if version == UNSEALED:
            seal_all(link)
        if version in UNCOUNTED:
            count_again(link)
    except DBAPIError as error:
        raise explain(error.orig, link.place) or error from error
