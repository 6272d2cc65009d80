"""The upkeep of an office: backup, restore and copy bring everything over, and the doctor sees what is wrong."""

import sqlite3
from pathlib import Path

import pytest

from desk.offices import FERRY, POET, THIRD, lay, open_at
from legation.desk.desk import open_desk
from legation.desk.memory.keep import keep
from legation.desk.memory.settle import settle
from legation.desk.upkeep import copy, restore
from legation.records.errors import LegationError, OfficeError


def test_a_backup_restored_gives_the_same_brief(tmp_path: Path) -> None:
    with open_at(tmp_path / "office") as desk:
        keep(desk, lay(tmp_path / "in", FERRY, POET, THIRD))
        settle(desk)
        text, seal = desk.brief().text, desk.store.seal()
        desk.backup(tmp_path / "kept.db")
        with pytest.raises(LegationError, match="never overwrites"):
            desk.backup(tmp_path / "kept.db")
    with open_at(tmp_path / "new") as fresh:
        restore(fresh, tmp_path / "kept.db")
        assert fresh.store.seal() == seal
        assert fresh.brief().text == text
        assert [entry.act for entry in fresh.store.audit.all()][-2:] == ["restore", "brief"]
        assert fresh.store.audit.verify() == []
        with pytest.raises(LegationError, match="empty"):
            restore(fresh, tmp_path / "kept.db")


def test_a_copy_is_the_same_office(tmp_path: Path) -> None:
    with open_at(tmp_path / "office") as desk:
        keep(desk, lay(tmp_path / "in", FERRY))
        settle(desk)
        copy(desk, str(tmp_path / "other.db"))
        text = desk.brief().text
    with open_desk(tmp_path / "other.db") as other:
        assert other.brief().text == text
        assert any(finding.state == "well" for finding in other.doctor())


def test_a_backup_that_was_changed_is_not_restored(tmp_path: Path) -> None:
    with open_at(tmp_path / "office") as desk:
        keep(desk, lay(tmp_path / "in", FERRY))
        desk.backup(tmp_path / "kept.db")
    tamper(tmp_path / "kept.db")
    with open_at(tmp_path / "new") as fresh, pytest.raises(LegationError, match="not sound"):
        restore(fresh, tmp_path / "kept.db")


def test_the_doctor_sees_an_audit_that_was_changed(tmp_path: Path) -> None:
    with open_at(tmp_path / "office") as desk:
        keep(desk, lay(tmp_path / "in", FERRY))
        assert [finding.state for finding in desk.doctor()] == ["well", "mind"]
    tamper(tmp_path / "office" / "office.db")
    with open_at(tmp_path / "office") as desk:
        ill = [finding for finding in desk.doctor() if finding.state == "ill"]
        assert any("audit" in finding.what for finding in ill)
        assert all(finding.remedy for finding in ill)


def tamper(path: Path) -> None:
    """Change the audit as somebody with the file in hand could, past what the store forbids."""
    with sqlite3.connect(path) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        assert connection.execute("UPDATE audit SET detail = 'nothing' WHERE number = 1").rowcount == 1


def test_an_office_without_a_store_says_how_to_begin(tmp_path: Path) -> None:
    (tmp_path / "office").mkdir()
    with pytest.raises(OfficeError, match="legation ingest"):
        open_desk(tmp_path / "office", make=False)
    with pytest.raises(OfficeError, match="--office"):
        open_desk(None)
    assert not (tmp_path / "office" / "office.db").exists()


def test_a_store_file_finds_the_office_it_lies_in(tmp_path: Path) -> None:
    with open_at(tmp_path / "office", watch_yml="sources: []\nissues: [the ferry of Tarn]\n") as desk:
        keep(desk, lay(tmp_path / "in", FERRY))
    with open_desk(tmp_path / "office" / "office.db") as desk:
        assert desk.office.issues == ("the ferry of Tarn",)
        assert desk.store.reports.count() == 2


def test_the_settings_name_the_store(tmp_path: Path) -> None:
    with open_at(tmp_path / "office", settings_yml="store: elsewhere.db\n") as desk:
        keep(desk, lay(tmp_path / "in", FERRY))
    assert (tmp_path / "office" / "elsewhere.db").exists()
    assert not (tmp_path / "office" / "office.db").exists()
