"""What another hand, or a failing disk, does to an office: rows altered, deleted and added by SQL, bytes flipped in the file."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

# What a row may be given instead of what it holds.
VALUES = ("'other'", "x'00ff'", "''", "7", "'9999-99-99'")
# What only orders or bounds work that is still to be done is not seen by a person: it is left out.
UNSEEN = ("alembic_version", "waiting", "lines", "term_counts", "sqlite_sequence", "sqlite_stat1")


def find_tables(path: Path) -> dict[str, list[str]]:
    """The tables of an office in which there is something, each with its columns."""
    with closing(sqlite3.connect(path)) as opened:
        names = [row[0] for row in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        ours = [name for name in names if not name.startswith(("search", "sqlite_")) and name not in UNSEEN]
        held = [name for name in ours if opened.execute(f"SELECT count(*) FROM {name}").fetchone()[0]]  # noqa: S608  names of the file
        return {name: [row[1] for row in opened.execute(f"PRAGMA table_info({name})")] for name in held}


def find_tamperings(path: Path, seed: int) -> Iterator[tuple[str, ...]]:
    """Without end, statements of SQL that change what an office holds."""
    chance = random.Random(seed)  # noqa: S311  the same in every run
    tables = find_tables(path)
    while True:
        table = chance.choice(sorted(tables))
        column, value = chance.choice(tables[table]), chance.choice(VALUES)
        keys = tables[table][0]
        where = f"WHERE {keys} = (SELECT {keys} FROM {table} ORDER BY {keys} LIMIT 1 OFFSET {chance.randrange(3)})"  # noqa: S608
        yield chance.choice(
            (
                (f"UPDATE OR IGNORE {table} SET {column} = {value} {where}",),  # noqa: S608
                (f"DELETE FROM {table} {where}",),  # noqa: S608
                ("DROP TRIGGER audit_no_delete",),
                ("CREATE TRIGGER planted AFTER INSERT ON briefs BEGIN DELETE FROM rulings; END",),
                ("DROP TRIGGER ledger_no_update", f"UPDATE OR IGNORE ledger SET digest = 'x' WHERE number = {chance.randrange(1, 9)}"),  # noqa: S608
            )
            if chance.random() < 0.3
            else ((f"UPDATE OR IGNORE {table} SET {column} = {value} {where}",),)  # noqa: S608
        )


def tamper(path: Path, statements: tuple[str, ...]) -> bool:
    """Do it by hand; whether something is other than before. The guards of the audit are taken off, as a thief would."""
    with closing(sqlite3.connect(path, isolation_level=None)) as opened:
        guards = [row[0] for row in opened.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'")]
        before = _dump(opened)
        names = [row[0] for row in opened.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
        planting = "TRIGGER" in statements[0] and len(statements) == 1
        if not planting:
            for name in names:
                opened.execute(f"DROP TRIGGER {name}")
        for one in statements:
            if planting or "TRIGGER" not in one:
                try:
                    opened.execute(one)
                except sqlite3.IntegrityError:
                    # The database itself refuses it.
                    return False
        if not planting:
            for guard in guards:
                opened.execute(guard)
        after = _dump(opened)
    return before != after


def _dump(opened: sqlite3.Connection) -> list[object]:
    names = [row[0] for row in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    held: list[object] = [(name, opened.execute(f"SELECT * FROM {name}").fetchall()) for name in names if not name.startswith("search")]  # noqa: S608
    return [*held, opened.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()]


def flip(path: Path, chance: random.Random) -> int:
    """Flip one bit of what a file holds; where. Most of a small office's file is the empty rest of its pages, which nobody reads."""
    said = bytearray(path.read_bytes())
    place = chance.choice([place for place, byte in enumerate(said) if byte])
    said[place] ^= 1 << chance.randrange(8)
    path.write_bytes(said)
    return place
