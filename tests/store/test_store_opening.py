"""A store that cannot be opened, read or written says so in a sentence and stays as it was."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from legation.records.errors import LegationError, StoreBusyError, StoreError
from legation.store.store import Store, open_store
from store.kept import NOW, fill, report


def test_a_store_is_made_where_there_is_none(tmp_path: Path) -> None:
    for url in (str(tmp_path / "a b%20c#d?.db"), f"sqlite:///{tmp_path}/other.db"):
        made = open_store(url)
        fill(made, 2)
        made.close()
        again = open_store(url)
        assert again.reports.count() == 2
        again.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a b%20c#d?.db", "other.db"]


def test_what_is_closed_stands_when_it_is_opened_again(url: str) -> None:
    first = open_store(url)
    fill(first, 3)
    first.close()
    second = open_store(url)
    assert second.reports.count() == 3
    assert second.check() == []
    second.close()


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("nowhere/office.db", "The folder nowhere for the store office.db does not exist"),
        ("oracle://host/office", "keeps no store at"),
        ("nonsense://host/office", "keeps no store at"),
        ("postgresql://postgres:secret@/t?unix_sock=/nowhere/.s.PGSQL.5432", "cannot be reached"),
    ],
)
def test_an_address_that_leads_nowhere(url: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreError, match=said) as caught:
        open_store(url)
    assert "secret" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_database_that_is_not_there(database: Callable[[], str]) -> None:
    there = database()
    with pytest.raises(StoreError, match="There is no database at"):
        open_store(there.replace("@/t", "@/missing"))


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("These are my notes, not a database. " * 100, encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="is no store of legation"):
        open_store(str(path))
    assert path.read_bytes() == before


def test_a_database_of_another_program(url: str) -> None:
    other = open_store(url)
    for table in ("alembic_version",):
        other.link.connection.execute(text(f"DROP TABLE {table}"))
    other.close()
    with pytest.raises(StoreError, match="database of another program"):
        open_store(url)


def test_a_store_of_a_newer_legation(url: str) -> None:
    other = open_store(url)
    other.link.connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    other.close()
    with pytest.raises(StoreError, match="newer legation"):
        open_store(url)


def test_a_damaged_store_says_to_restore(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    made = open_store(str(path))
    fill(made, 50)
    made.close()
    raw = bytearray(path.read_bytes())
    raw[8192 : len(raw) - 8192] = b"\xff" * (len(raw) - 16384)
    path.write_bytes(raw)
    with pytest.raises(StoreError, match="damaged"):
        opened = open_store(str(path))
        try:
            opened.reports.many(opened.reports.ids())
        finally:
            opened.close()


def test_an_empty_file_has_lost_what_it_held(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    path.touch()
    with pytest.raises(StoreError, match="damaged: its file is there, and empty"):
        open_store(str(path))
    assert path.stat().st_size == 0


def test_a_store_opened_for_reading_takes_nothing(url: str) -> None:
    first = open_store(url)
    one = fill(first, 2)[0]
    first.close()
    shut = open_store(url, readonly=True)
    assert shut.reports.get(one.id) == one
    assert shut.check() == []
    with pytest.raises(StoreError, match="can only be read here"):
        shut.reports.put(report(9), NOW)
    assert shut.reports.count() == 2
    shut.close()


def test_nothing_is_made_for_reading(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="There is no store at"):
        open_store(str(tmp_path / "office.db"), readonly=True)
    assert list(tmp_path.iterdir()) == []


def test_a_store_on_a_medium_that_takes_no_writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = open_store(str(tmp_path / "office.db"))
    fill(made, 2)
    made.close()
    monkeypatch.setattr("os.access", lambda *_: False)
    shut = open_store(str(tmp_path / "office.db"), readonly=True)
    assert shut.reports.count() == 2
    shut.close()
    assert [path.name for path in tmp_path.iterdir()] == ["office.db"]


def test_one_writer_at_a_time(store: Store, url: str) -> None:
    other = open_store(url)
    with store.writing():
        store.reports.put(report(1), NOW)
        with pytest.raises(StoreBusyError, match="Another legation is writing to this office"), other.writing(wait=0.2):
            pass
        assert other.reports.count() == 0
    assert other.reports.count() == 1
    with other.writing(wait=0.2):
        other.reports.put(report(2), NOW)
    assert store.reports.count() == 2
    other.close()


def test_writing_inside_writing_is_one(store: Store) -> None:
    def fall() -> None:
        with store.writing():
            store.reports.put(report(1), NOW)
            with store.writing():
                store.reports.put(report(2), NOW)
            raise KeyError("on purpose")

    with pytest.raises(KeyError):
        fall()
    assert store.reports.count() == 0
    with store.writing():
        store.reports.put(report(3), NOW)
    assert store.reports.ids() == [report(3).id]


def test_processes_wait_for_each_other_from_the_first_moment(nowhere: str) -> None:
    code = (
        "import sys; sys.path[:0] = ['src', 'tests']\n"
        "from legation.store.store import open_store\nfrom store.kept import NOW, report\n"
        f"store = open_store({nowhere!r})\n"
        "for number in range(10):\n"
        "    with store.writing(wait=60):\n"
        "        store.reports.put(report(number + int(sys.argv[1])), NOW)\n"
        "store.close()\n"
    )
    all_of_them = [subprocess.Popen([sys.executable, "-c", code, start]) for start in ("100", "200", "300")]
    assert [one.wait(120) for one in all_of_them] == [0, 0, 0]
    store = open_store(nowhere)
    assert [store.reports.number(one) for one in store.reports.ids()] == list(range(1, 31))
    assert store.check() == []
    store.close()


def fill_up(store: Store) -> int:
    """Put reports until the store refuses; how many were kept in whole transactions."""
    kept = 0
    with pytest.raises(StoreError, match=r"disk is full|or is full"):
        for number in range(100_000):
            with store.writing():
                store.reports.put(report(2 * number, text=f"{number} " * 4000), NOW)
                store.reports.put(report(2 * number + 1, text=f"{number} " * 4000), NOW)
            kept += 2
    return kept


def test_a_full_store_keeps_what_it_has(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "office.db"))
    pages = store.link.value(text("PRAGMA page_count"))
    store.link.value(text(f"PRAGMA max_page_count={pages + 100}"))
    kept = fill_up(store)
    assert kept > 2
    assert store.reports.count() == kept
    assert store.check() == []
    store.link.value(text("PRAGMA max_page_count=1000000"))
    store.reports.put(report(9), NOW)
    assert store.reports.count() == kept + 1
    store.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path | None]:
    """A disk of two megabytes, where this machine lets us have one."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = (
        shutil.which("mount")
        and not subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)], capture_output=True, check=False).returncode
    )
    yield place if mounted else None
    if mounted:
        subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_leaves_the_store_whole(small_disk: Path | None, tmp_path: Path) -> None:
    place = small_disk or tmp_path
    store = open_store(str(place / "office.db"))
    if small_disk is None:
        store.link.value(text("PRAGMA max_page_count=400"))
    kept = fill_up(store)
    assert store.reports.count() == kept > 2
    store.close()
    again = open_store(str(place / "office.db"), readonly=True)
    assert again.reports.count() == kept
    assert again.check() == []
    again.close()


def test_opening_loads_no_parser_no_station_and_no_migrations(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    open_store(str(path)).close()
    code = (
        "import sys\nfrom legation.store.store import open_store\n"
        f"open_store({str(path)!r}).close()\n"
        "rooms = ('spacy', 'numpy', 'alembic', 'legation.reading', 'legation.intake', 'legation.weighing', 'legation.desk')\n"
        "print(sorted(name for name in rooms if name in sys.modules))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_an_error_of_ours_is_not_dressed_up(store: Store) -> None:
    with pytest.raises(Exception, match="no_such_table") as caught:
        store.link.rows(text("SELECT * FROM no_such_table"))
    assert not isinstance(caught.value, LegationError)
    assert not isinstance(caught.value, sqlite3.Error)


def test_a_server_that_goes_away_says_so_and_keeps_no_half(database: Callable[[], str]) -> None:
    url = database()
    store, other = open_store(url), open_store(url)
    store.reports.put(report(1), NOW)
    with pytest.raises(StoreError, match="server of the store"), store.writing():
        store.reports.put(report(2), NOW)
        other.link.rows(
            text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")
        )
        store.reports.put(report(3), NOW)
    with pytest.raises(StoreError, match="server of the store"):
        store.reports.count()
    store.close()
    assert other.reports.ids() == [report(1).id]
    other.close()
