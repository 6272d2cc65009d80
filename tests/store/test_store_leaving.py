"""What leaves an office, over either store: marked, looked at, released, fetched, and moved to the other without loss."""

from pathlib import Path

from desk.leaving import POLICY, WATCH, ferry
from desk.offices import FERRY, NOW, POET, THIRD, lay
from legation.desk.desk import Desk, open_desk
from legation.desk.verbs.ingest import ingest
from legation.desk.verbs.upkeep import copy
from legation.desk.verbs.weigh import weigh_store


def fill(home: Path, url: str) -> Desk:
    """An office with two partners whose store is somewhere."""
    opened, closed = lay(home / "open", FERRY, POET), lay(home / "closed", THIRD)
    (home / "policy.yml").write_text(POLICY, encoding="utf-8")
    (home / "watch.yml").write_text(WATCH, encoding="utf-8")
    desk = open_desk(home, url)
    desk.by, desk.engine, desk.clock = "tester", "serial", lambda: NOW
    ingest(desk, [*opened, *closed])
    weigh_store(desk)
    desk.partner("add", "south", name="Ministry of Sudrand", code="SDR", tlp="TLP:AMBER", level="EXERCISE LIMITED")
    desk.partner("add", "east", name="Chancery of Ostmark", code="OST", tlp="TLP:GREEN")
    return desk


def test_what_leaves_is_the_same_over_either_store(url: str, nowhere: str, tmp_path: Path) -> None:
    with fill(tmp_path / "office", url) as desk, fill(tmp_path / "other", str(tmp_path / "plain.db")) as plain:
        story = ferry(desk)
        for one in (desk, plain):
            for key in ("south", "east"):
                seen = one.proof(story, key).preview.number
                one.release(story, key, "md", seen)
            one.mark("closed", "TLP:CLEAR", "all of it was printed")
            assert one.proof(story, "east").has == 1
            one.release(story, "east", "md")
        assert [desk.released(number)[1] for number in (1, 2, 3)] == [plain.released(number)[1] for number in (1, 2, 3)]
        assert desk.reissue(2, "csv").content == plain.reissue(2, "csv").content
        assert desk.mark().log == plain.mark().log
        assert desk.store.check() == []
        assert desk.store.audit.verify() == []
        copy(desk, nowhere)
        with open_desk(tmp_path / "office", nowhere) as moved:
            assert moved.releases() == desk.releases()
            assert moved.released(3) == desk.released(3)
            assert moved.partner() == desk.partner()
