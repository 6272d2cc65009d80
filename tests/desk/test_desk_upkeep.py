"""The upkeep of an office: a rebuild gives the same bytes, backup, restore and copy bring everything over, and the doctor sees what is
wrong."""

import gzip
import json
import sqlite3
from pathlib import Path

import pytest

from desk.offices import FERRY, NOW, POET, THIRD, lay, open_at
from legation.desk.desk import open_desk
from legation.desk.verbs.ingest import ingest
from legation.desk.verbs.upkeep import Finding, copy, restore
from legation.desk.verbs.weigh import weigh_store
from legation.language.language import load
from legation.records.errors import LegationError, OfficeError, StoreError
from legation.records.report import Report

RELEASED = Path(__file__).parent.parent / "store" / "released"


def test_a_backup_restored_gives_the_same_brief(tmp_path: Path) -> None:
    with open_at(tmp_path / "office") as desk:
        ingest(desk, lay(tmp_path / "in", FERRY, POET, THIRD))
        weigh_store(desk)
        text, seal = desk.brief().sheets[0].text, desk.store.seal()
        desk.backup(tmp_path / "kept.db")
        with pytest.raises(LegationError, match="never overwrites"):
            desk.backup(tmp_path / "kept.db")
    with open_at(tmp_path / "new") as fresh:
        restore(fresh, tmp_path / "kept.db")
        assert fresh.store.seal() == seal
        assert fresh.brief().sheets[0].text == text
        assert [entry.act for entry in fresh.store.audit.all()][-2:] == ["restore", "brief"]
        assert fresh.store.audit.verify() == []
        with pytest.raises(StoreError, match="empty store"):
            restore(fresh, tmp_path / "kept.db")


def test_a_copy_is_the_same_office(tmp_path: Path) -> None:
    with open_at(tmp_path / "office") as desk:
        ingest(desk, lay(tmp_path / "in", FERRY))
        weigh_store(desk)
        copy(desk, str(tmp_path / "other.db"))
        text = desk.brief().sheets[0].text
    with open_desk(tmp_path / "other.db") as other:
        assert other.brief().sheets[0].text == text
        assert any(finding.state == "well" for finding in other.doctor())


def test_a_backup_that_was_changed_is_not_restored(tmp_path: Path) -> None:
    with open_at(tmp_path / "office") as desk:
        ingest(desk, lay(tmp_path / "in", FERRY))
        desk.backup(tmp_path / "kept.db")
    tamper(tmp_path / "kept.db")
    with open_at(tmp_path / "new") as fresh, pytest.raises(LegationError, match="not sound"):
        restore(fresh, tmp_path / "kept.db")


def test_the_doctor_sees_an_audit_that_was_changed(tmp_path: Path) -> None:
    with open_at(tmp_path / "office") as desk:
        ingest(desk, lay(tmp_path / "in", FERRY))
        assert [finding.state for finding in desk.doctor()] == ["well", "well", "mind"]
    tamper(tmp_path / "office" / "office.db")
    with open_at(tmp_path / "office") as desk:
        ill = [finding for finding in desk.doctor() if finding.state == "ill"]
        assert any("audit" in finding.what for finding in ill)
        assert all(finding.remedy for finding in ill)


def test_the_end_of_the_audit_noted_elsewhere_finds_a_chain_that_was_cut(tmp_path: Path) -> None:
    with open_at(tmp_path / "office") as desk:
        ingest(desk, lay(tmp_path / "in", FERRY))
        weigh_store(desk)
        head = desk.backup(tmp_path / "kept.db")
        assert head == " ".join((str(desk.store.audit.count() - 1), desk.store.audit.all()[-2].seal))
        assert any(head in finding.what for finding in open_at_backup(tmp_path / "kept.db"))
        assert all(finding.state != "ill" for finding in desk.doctor(head))
        assert any(finding.state == "ill" for finding in desk.doctor(head[:-1] + "x"))
        assert any("missing" in finding.what for finding in desk.doctor("99 abc"))


def open_at_backup(path: Path) -> list[Finding]:
    with open_desk(path, readonly=True) as desk:
        return desk.doctor()


def test_a_backup_that_fails_leaves_nothing_and_is_not_in_the_audit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise StoreError("The disk is full.")

    with open_at(tmp_path / "office") as desk:
        ingest(desk, lay(tmp_path / "in", FERRY))
        monkeypatch.setattr("legation.store.store.copy", fail)
        (tmp_path / "out").mkdir()
        with pytest.raises(StoreError):
            desk.backup(tmp_path / "out" / "kept.db")
        assert list((tmp_path / "out").iterdir()) == []
        assert [entry.act for entry in desk.store.audit.all()] == ["ingest"]


def test_a_restore_leaves_nothing_beside_the_backup_and_a_copy_is_in_the_audit(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with open_at(tmp_path / "office") as desk:
        ingest(desk, lay(tmp_path / "in", FERRY))
        desk.backup(tmp_path / "out" / "kept.db")
        copy(desk, str(tmp_path / "other.db"))
        assert [entry.act for entry in desk.store.audit.all()] == ["ingest", "backup", "copy"]
    with open_at(tmp_path / "new") as fresh:
        restore(fresh, tmp_path / "out" / "kept.db")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["kept.db"]


def test_an_empty_file_is_damage_and_the_way_out_of_it_works(tmp_path: Path) -> None:
    with open_at(tmp_path / "office") as desk:
        ingest(desk, lay(tmp_path / "in", FERRY))
        desk.backup(tmp_path / "kept.db")
    file = tmp_path / "office" / "office.db"
    file.write_bytes(b"")
    for making in (True, False):
        with pytest.raises(StoreError, match=r"damaged.*Move its file away .*legation restore BACKUP"):
            open_desk(tmp_path / "office", make=making, readonly=not making)
    file.rename(tmp_path / "damaged.db")
    with open_at(tmp_path / "office") as desk:
        restore(desk, tmp_path / "kept.db")
        assert desk.store.reports.count() == 2


def test_a_damaged_store_is_told_one_remedy_by_whoever_opens_it(tmp_path: Path) -> None:
    with open_at(tmp_path / "office") as desk:
        ingest(desk, lay(tmp_path / "in", FERRY))
    (tmp_path / "office" / "office.db").write_bytes(b"no database at all, but some bytes" * 200)
    with pytest.raises(StoreError) as said:
        open_desk(tmp_path / "office")
    assert "ove its file away" in str(said.value)
    assert str(said.value).count("legation restore") == 1


def test_what_cannot_be_a_backup_is_said(tmp_path: Path) -> None:
    (tmp_path / "none.db").write_bytes(b"")
    with open_at(tmp_path / "new") as fresh, pytest.raises(LegationError, match="no backup, or is damaged"):
        restore(fresh, tmp_path / "none.db")


def test_reports_without_a_reading_are_minded(tmp_path: Path) -> None:
    with open_at(tmp_path / "office") as desk:
        ingest(desk, lay(tmp_path / "in", FERRY))
        desk.store.reports.put(Report("in/late.txt", "The gate stays shut, the port said."), NOW)
        (said,) = [finding for finding in desk.doctor() if "no reading" in finding.what]
    assert (said.state, said.what, said.remedy) == ("mind", "1 report has no reading.", "Run `legation rebuild`.")


def test_what_is_missing_has_one_remedy(tmp_path: Path) -> None:
    with open_at(tmp_path / "office") as desk:
        ingest(desk, lay(tmp_path / "in", FERRY))
    with sqlite3.connect(tmp_path / "office" / "office.db") as connection:
        connection.execute("DELETE FROM raw")
        connection.execute("INSERT INTO readings (report, key, body) VALUES (77, 'k', x'00')")
    with open_at(tmp_path / "office") as desk:
        ill = [finding for finding in desk.doctor() if finding.state == "ill"]
    said = [(one.what.split(" was ")[1:], "rebuild" in one.remedy, "restore" in one.remedy) for one in ill]
    assert said[:2] == [(["deleted."], False, True)] * 2
    assert said[2:] == [(["added by another hand."], True, False), ([], True, False)]
    assert not any("legation" in one.what for one in ill)


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
        ingest(desk, lay(tmp_path / "in", FERRY))
    with open_desk(tmp_path / "office" / "office.db") as desk:
        assert desk.office.issues == ("the ferry of Tarn",)
        assert desk.store.reports.count() == 2


def test_the_settings_name_the_store(tmp_path: Path) -> None:
    with open_at(tmp_path / "office", settings_yml="store: elsewhere.db\n") as desk:
        ingest(desk, lay(tmp_path / "in", FERRY))
    assert (tmp_path / "office" / "elsewhere.db").exists()
    assert not (tmp_path / "office" / "office.db").exists()


def test_rebuild_gives_the_same_bytes_and_no_news(tmp_path: Path) -> None:
    with open_at(tmp_path / "office") as desk:
        for papers in (FERRY, POET, THIRD):
            ingest(desk, lay(tmp_path / "in", papers))
            weigh_store(desk)
        before, news = desk.store.seal(), desk.store.changes.since(NOW)
        made = desk.rebuild()
        assert made.same
        assert (made.reports, made.stories) == (5, 2)
        assert desk.store.seal() == before
        assert desk.store.changes.since(NOW) == news
        assert ingest(desk, lay(tmp_path / "in", FERRY)).known == 2


def test_another_word_list_reads_everything_anew(tmp_path: Path) -> None:
    with open_at(tmp_path / "office") as desk:
        ingest(desk, lay(tmp_path / "in", FERRY))
        weigh_store(desk)
    lists = tmp_path / "office" / "lexicons" / "en"
    lists.mkdir(parents=True)
    (lists / "actors.yml").write_text(
        "about: Ours\nfrom: us\nlicence: ours\nedits: we\n"
        "actors:\n  - {id: 'person:agnes-tolland', names: [Agnes Tolland], party: 'org:tarn'}\n"
    )
    # A process loads its word lists once; the next one sees the new ones.
    load.cache_clear()
    with open_at(tmp_path / "office") as desk:
        assert any("word lists" in finding.what for finding in desk.doctor())
        assert not desk.rebuild().same
        assert not any("word lists" in finding.what for finding in desk.doctor())


def test_a_rebuild_that_fails_has_not_happened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_at(tmp_path / "office") as desk:
        ingest(desk, lay(tmp_path / "in", FERRY))
        weigh_store(desk)
        before = desk.store.seal()

        def fail(*_: object, **__: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("legation.desk.verbs.upkeep.weigh_store", fail)
        with pytest.raises(KeyboardInterrupt):
            desk.rebuild()
        assert desk.store.seal() == before


def test_after_a_rebuild_what_was_refused_or_came_in_an_archive_is_still_known(tmp_path: Path) -> None:
    with open_at(tmp_path / "office") as desk:
        box = tmp_path / "in.jsonl"
        lines = [{"title": f"Ferry {n}", "text": FERRY["radio.txt"] + f"\nNumber {n}.", "outlet": "Delta Radio"} for n in (1, 2)]
        box.write_text("\n".join(json.dumps(line) for line in lines))
        papers = [str(box), *lay(tmp_path / "in", {"empty.txt": "Title: Nothing\n\n   \n"}, FERRY)]
        first = ingest(desk, papers)
        assert (len(first.new), len(first.refusals)) == (4, 1)
        assert desk.rebuild().same
        again = ingest(desk, papers)
        assert (again.new, again.known, again.refusals) == ((), 5, ())


def test_a_backup_of_an_older_legation_is_restored_and_stays_as_it_was(tmp_path: Path) -> None:
    kept = tmp_path / "kept.db"
    kept.write_bytes(gzip.decompress(next(RELEASED.glob("0001*")).read_bytes()))
    before = kept.read_bytes()
    with open_at(tmp_path / "new") as fresh:
        assert restore(fresh, kept) == 3
        assert all(finding.state != "ill" for finding in fresh.doctor())
    assert kept.read_bytes() == before


def test_a_ruling_of_which_only_the_file_knows_is_told_and_brought_in(tmp_path: Path) -> None:
    with open_at(tmp_path / "office") as desk:
        ingest(desk, lay(tmp_path / "in", FERRY))
        weigh_store(desk)
        made = desk.rule("owner", "Tarn Echo", value="Delta")
        assert not any("rulings.jsonl" in finding.what for finding in desk.doctor())
    line = (tmp_path / "office" / "rulings.jsonl").read_text()
    other = line.replace(made.id, "").replace("Delta", "Lund").replace(', "id": ""', "")
    (tmp_path / "office" / "rulings.jsonl").write_text(other)
    with open_at(tmp_path / "office") as desk:
        said = [finding.what for finding in desk.doctor() if "rulings.jsonl" in finding.what]
        assert len(said) == 2
        weigh_store(desk)
        assert {one.value for one in desk.store.rulings.all()} == {"Delta", "Lund"}
