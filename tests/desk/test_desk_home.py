"""An office that is copied or moved knows what came from where: marks of its sources go with it, and nothing is read twice."""

import shutil
from pathlib import Path

import pytest

from desk.leaving import WATCH, ferry, found
from desk.offices import FERRY, NOW, POET, lay
from legation.desk.desk import Desk, open_desk
from legation.desk.home import spell_out
from legation.desk.verbs.ingest import ingest
from legation.desk.verbs.weigh import weigh_store
from legation.records.errors import LegationError


def open_at(place: Path) -> Desk:
    desk = open_desk(place)
    desk.by, desk.engine, desk.clock = "tester", "serial", lambda: NOW
    return desk


def take_again(desk: Desk) -> tuple[int, int]:
    kept = ingest(desk, [str(Path(desk.office.folder or ".") / name) for name in ("open", "closed")])
    return len(kept.new) + len(kept.revised), kept.known


def test_a_copied_office_keeps_the_marks_of_its_sources(tmp_path: Path) -> None:
    with found(tmp_path) as desk:
        (before,) = desk.preview(ferry(desk), "south")
        assert desk.store.reports.sources(desk.stories()[0].reports[0])[0].split("/")[0] in ("open", "closed")
    with open_at(Path(shutil.copytree(tmp_path / "office", tmp_path / "elsewhere" / "copied"))) as desk:
        (after,) = desk.preview(ferry(desk), "south")
        assert after.text == before.text
        assert take_again(desk) == (0, 5)
        assert desk.store.check() == []


def make_old(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office as it was kept when places were noted by their whole paths."""
    with monkeypatch.context() as patch:
        patch.setattr("legation.desk.verbs.ingest.name_place", lambda _, source: spell_out(source))
        for room in ("ingest", "weigh"):
            patch.setattr(f"legation.desk.verbs.{room}.note_home", lambda _: None)
        found(folder).close()
    return folder / "office"


def test_an_old_office_that_was_opened_where_it_stood_is_copied_with_its_marks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = make_old(tmp_path, monkeypatch)
    with open_at(old) as desk:
        assert desk.store.reports.sources(desk.stories()[0].reports[0])[0].startswith(str(old))
        weigh_store(desk)
        assert take_again(desk) == (0, 5)
    with open_at(Path(shutil.move(old, tmp_path / "moved"))) as desk:
        assert "47,000" in desk.preview(ferry(desk), "south")[0].text
        assert take_again(desk) == (0, 5)
        assert not any("stood before" in one.what for one in desk.doctor())


def test_of_an_old_office_that_was_copied_before_the_officer_says_where_it_stood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = make_old(tmp_path, monkeypatch)
    moved = Path(shutil.move(old, tmp_path / "moved"))
    with open_at(moved) as desk:
        # Nobody knows yet: nothing leaves, and it is said what to do.
        with pytest.raises(LegationError, match="it has no mark"):
            desk.preview(ferry(desk), "south")
        (told,) = [one for one in desk.doctor() if "stood before" in one.what]
        assert (told.state, "stood:" in told.remedy) == ("mind", True)
    (moved / "settings.yml").write_text(f"stood: [{old}]\n", encoding="utf-8")
    with open_at(moved) as desk:
        assert "47,000" in desk.preview(ferry(desk), "south")[0].text
        assert take_again(desk) == (0, 5)
        assert not any("stood before" in one.what for one in desk.doctor())


def test_what_lies_elsewhere_under_the_same_name_has_no_mark_of_the_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "office"
    lay(home / "open", POET)
    outside = lay(tmp_path / "other" / "open", FERRY)
    (home / "watch.yml").write_text(WATCH, encoding="utf-8")
    (home / "policy.yml").write_text("communities: {HARBOUR FOUR: [SDR]}\nlevels: [EXERCISE LIMITED]\n", encoding="utf-8")
    with open_at(home) as desk:
        # Named from within its own folder, as a user may, and looked at from within the office.
        monkeypatch.chdir(tmp_path / "other")
        ingest(desk, [f"open/{Path(one).name}" for one in outside])
        weigh_store(desk)
        desk.partner("add", "south", name="Ministry of Sudrand", code="SDR", tlp="TLP:AMBER", level="EXERCISE LIMITED")
        monkeypatch.chdir(home)
        with pytest.raises(LegationError, match="it has no mark"):
            desk.preview(desk.stories()[0].id, "south")
