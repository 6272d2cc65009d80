"""The same on PostgreSQL: what another hand alters, deletes or adds there, and bits that flip in what is kept packed, is told by the doctor
wherever a person would see something else, and never ends in a traceback."""

# ruff: noqa: S311, S608  (chance is the same in every run; the names in the statements are those of the database)

import random
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from desk.offices import FERRY, NOW, POET, THIRD, lay
from desk.tampering import UNSEEN, flip
from desk.test_desk_tampering import look
from legation.desk.desk import Desk, open_desk
from legation.desk.verbs.ingest import ingest
from legation.desk.verbs.upkeep import backup, restore
from legation.desk.verbs.weigh import weigh_store
from legation.records.errors import LegationError

SOAK = pytest.mark.soak
# Where the audit stands in what a person sees of an office.
AUDIT = 11
# What a cell may be given instead of what it holds.
VALUES = ("'other'", "'\\x00ff'::bytea", "''", "7", "'9999-99-99'")


@pytest.fixture(scope="module")
def office(database: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of an office with something of everything in it."""
    url = database("template1")
    with sit_down(url) as desk:
        ingest(desk, lay(tmp_path_factory.mktemp("office") / "in", FERRY, POET, THIRD))
        weigh_store(desk)
        desk.rule("owner", "Tarn Echo", value="Lund Press")
        weigh_store(desk)
        desk.brief()
    return url


def sit_down(url: str, readonly: bool = False) -> Desk:
    desk = open_desk(None, url, readonly=readonly)
    desk.by, desk.engine, desk.clock = "tester", "serial", lambda: NOW
    return desk


def ask(url: str, act: Callable[[Desk], Any], readonly: bool = True) -> Any:
    """What an act at an office gives; the sentence where it is refused. Anything else that it raises fails the test."""
    try:
        with sit_down(url, readonly) as desk:
            return act(desk)
    except LegationError as error:
        assert str(error).endswith(".") or "`" in str(error)
        return str(error)


def is_told(url: str) -> bool:
    """Whether the doctor says that something is ill, or the office cannot be opened at all, with the reason."""
    found = ask(url, Desk.doctor)
    return isinstance(found, str) or any(one.state == "ill" for one in found)


def judge(url: str, seen: list[Any], again: bool) -> str:
    """Whether a person sees something else, and whether the doctor tells; every act ends in a result or a sentence."""
    told, same = is_told(url), ask(url, look) == seen
    acts: list[Callable[[Desk], Any]] = [Desk.brief, partial(Desk.search, statements=True, speaker="Tolland"), Desk.since]
    for act in (*acts, *((Desk.rebuild,) if again else ())):
        ask(url, act, readonly=False)
    return ("told" if told else "silent") + (", same to see" if same else "")


def find_cells(url: str) -> dict[str, list[tuple[str, str]]]:
    """The tables of an office in which there is something, each with its columns and their types."""
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as opened:
        rows = opened.exec_driver_sql(
            "SELECT table_name, column_name, data_type FROM information_schema.columns "
            "WHERE table_schema = 'public' ORDER BY 1, ordinal_position"
        ).all()
        tables: dict[str, list[tuple[str, str]]] = {}
        for table, column, kind in rows:
            if table not in UNSEEN and not table.startswith("search") and kind != "tsvector":
                tables.setdefault(table, []).append((column, kind))
        return {name: cells for name, cells in tables.items() if opened.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar()}


def find_row(table: str, chance: random.Random) -> str:
    """One of the first rows of a table."""
    return f"WHERE ctid = (SELECT ctid FROM {table} ORDER BY 1 LIMIT 1 OFFSET {chance.randrange(3)})"


def find_tamperings(url: str, seed: int) -> Iterator[str]:
    """Without end, statements of SQL that change what an office holds."""
    chance = random.Random(seed)
    tables = find_cells(url)
    while True:
        table = chance.choice(sorted(tables))
        where = find_row(table, chance)
        change = f"UPDATE {table} SET {chance.choice(tables[table])[0]} = {chance.choice(VALUES)} {where}"
        others = (f"DELETE FROM {table} {where}", "DROP TRIGGER audit_stays ON audit", "ALTER TABLE audit DISABLE TRIGGER audit_stays")
        yield chance.choice(others) if chance.random() < 0.3 else change


def find_flips(url: str, seed: int) -> Iterator[str]:
    """Without end, statements that flip one bit of what an office keeps packed."""
    chance = random.Random(seed)
    packed = [(table, column) for table, cells in sorted(find_cells(url).items()) for column, kind in cells if kind == "bytea"]
    while True:
        table, column = chance.choice(packed)
        bit = f"mod({chance.randrange(10**6)}, 8 * length({column}))"
        where = f"{find_row(table, chance)} AND length({column}) > 0"
        yield f"UPDATE {table} SET {column} = set_bit({column}, {bit}, 1 - get_bit({column}, {bit})) {where}"


def tamper(url: str, statement: str) -> bool:
    """Do it by hand, the guards of the audit put aside as a thief would; whether a row or a guard was changed."""
    engine = create_engine(url, poolclass=NullPool)

    def act(opened: Connection) -> bool:
        opened.exec_driver_sql("SET session_replication_role = replica")
        return opened.exec_driver_sql(statement).rowcount != 0

    try:
        with engine.begin() as opened:
            return act(opened)
    except DBAPIError:
        # The database itself refuses it.
        return False


@pytest.mark.parametrize(
    ("find", "count"),
    [(find_tamperings, 4), (find_flips, 3), pytest.param(find_tamperings, 60, marks=SOAK), pytest.param(find_flips, 120, marks=SOAK)],
)
def test_what_another_hand_does_on_a_server_is_told(
    office: str,
    database: Callable[[str], str],
    find: Callable[[str, int], Iterator[str]],
    count: int,
    capsys: pytest.CaptureFixture[str],
) -> None:
    seen = ask(office, look)
    assert not is_told(office)
    name = name_of(office)
    ends: Counter[str] = Counter()
    silent: list[str] = []
    copy = database(name)
    # Some are refused by the database itself; where nearly all are, the test is at fault and has an end.
    for statement in islice(find(office, 21), 20 * count):
        if ends.total() == count:
            break
        if tamper(copy, statement):
            ends[end := judge(copy, seen, again=ends.total() % 10 == 0)] += 1
            silent += [statement] if end == "silent" else []
            copy = database(name)
            tell(capsys, find.__name__, ends)
    assert silent == []
    assert ends.total() == count
    assert ends["told"]


@pytest.mark.parametrize("count", [2, pytest.param(40, marks=SOAK)])
def test_a_flipped_backup_of_a_server_is_refused_or_restored_whole(
    office: str,
    database: Callable[[str], str],
    empty_database: str,
    tmp_path: Path,
    count: int,
    capsys: pytest.CaptureFixture[str],
) -> None:
    chance = random.Random(13)
    ends: Counter[str] = Counter()
    with sit_down(copy := database(name_of(office))) as desk:
        backup(desk, tmp_path / "kept.db")
    seen = leave_out_audit(ask(copy, look))
    for number in range(count):
        # In a folder of its own: what lies beside one of before is not taken for its.
        path = tmp_path / str(number) / "flipped.db"
        path.parent.mkdir()
        shutil.copy(tmp_path / "kept.db", path)
        place, fresh = flip(path, chance), database(empty_database)
        if isinstance(ask(fresh, partial(restore, path=path), readonly=False), str):
            ends["refused"] += 1
        else:
            assert leave_out_audit(ask(fresh, look)) == seen, place
            ends["whole"] += 1
        tell(capsys, "flipped backups", ends)
    assert ends.total() == count


def leave_out_audit(seen: list[Any]) -> list[Any]:
    """What a person sees but for the audit, in which the backup and the restore are one more entry each."""
    return [*seen[:AUDIT], *seen[AUDIT + 1 :]]


def name_of(url: str) -> str:
    """The name of a database."""
    return url.partition("@/")[2].partition("?")[0]


def tell(capsys: pytest.CaptureFixture[str], what: str, ends: Counter[str]) -> None:
    """In a long run, how it stands."""
    if ends.total() % 10 == 0:
        with capsys.disabled():
            sys.stdout.write(f"\n{ends.total()} {what}: {dict(ends)}\n")
            sys.stdout.flush()
