"""The schema moves forward from every released one, and the migrations say the same as the tables."""

import gzip
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from legation.store.columns import META
from legation.store.opening import FOLDER, HEAD, find_version
from legation.store.search.query import Query
from legation.store.store import Store, open_store
from store.kept import fill, reading, report

RELEASED = Path(__file__).parent / "released"


def test_the_newest_migration_is_the_one_that_is_known() -> None:
    assert ScriptDirectory(FOLDER).get_heads() == [HEAD]


def test_migrations_and_tables_say_the_same(store: Store) -> None:
    def ours(_: object, name: str | None, kind: str, *__: object) -> bool:
        # The index is no table of ours in either database, and Alembic keeps its own.
        return not (kind == "table" and name is not None and (name.startswith("search") or name == "alembic_version"))

    known = MigrationContext.configure(store.link.connection, opts={"include_object": ours, "compare_type": True})
    assert compare_metadata(known, META) == []


@pytest.mark.parametrize("path", sorted(RELEASED.glob("*.db.gz")), ids=lambda path: path.name)
def test_a_store_of_each_released_schema_comes_forward(path: Path, tmp_path: Path) -> None:
    (tmp_path / "office.db").write_bytes(gzip.decompress(path.read_bytes()))
    store = open_store(str(tmp_path / "office.db"))
    assert find_version(store.link) == HEAD
    assert store.check() == []
    assert store.audit.verify() == []
    reports = store.reports.many(store.reports.ids())
    assert reports == [report(number) for number in (1, 2, 3)]
    assert store.readings.many([one.id for one in reports]) == [reading(one) for one in reports]
    assert len(store.search.find(Query("gate", over="reports")).hits) == 3
    assert store.stories.heads()[0].reports == 3
    fill(store, 4)
    assert store.reports.count() == 4
    store.close()


def test_a_store_of_every_schema_is_kept_to_be_moved_forward() -> None:
    """A new migration brings its store: `python tests/store/kept.py tests/store/released/0001.db.gz` made the first."""
    schemas = sorted(one.revision for one in ScriptDirectory(FOLDER).walk_revisions())
    assert [path.name.partition(".")[0] for path in sorted(RELEASED.glob("*.db.gz"))] == schemas
