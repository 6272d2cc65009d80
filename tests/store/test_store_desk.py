"""A whole office over either store: the same stories and briefs to the byte, and moved from one to the other without loss."""

from collections.abc import Callable
from pathlib import Path

from desk.offices import FERRY, NOW, POET, THIRD, lay
from legation.desk.desk import Desk, open_desk
from legation.desk.verbs.ingest import ingest
from legation.desk.verbs.upkeep import copy
from legation.desk.verbs.weigh import weigh_store


def sit_down(url: str) -> Desk:
    desk = open_desk(None, url)
    desk.by, desk.engine, desk.clock = "tester", "serial", lambda: NOW
    return desk


def test_an_office_works_over_either_store(url: str, tmp_path: Path) -> None:
    with sit_down(url) as desk, sit_down(str(tmp_path / "plain.db")) as plain:
        for one in (desk, plain):
            ingest(one, lay(tmp_path / "in", FERRY, POET))
            weigh_store(one)
            ingest(one, lay(tmp_path / "in", THIRD))
            weigh_store(one)
        assert desk.stories() == plain.stories()
        assert desk.store.seal() == plain.store.seal()
        assert desk.brief().sheets[0].text == plain.brief().sheets[0].text
        assert desk.search("ferry", statements=True) == plain.search("ferry", statements=True)
        assert desk.since(NOW) == plain.since(NOW)
        made = desk.rule("same-story", *(story.id for story in desk.stories()))
        weigh_store(desk)
        assert [len(story.reports) for story in desk.stories()] == [5]
        desk.rule("undo", made.id)
        weigh_store(desk)
        assert desk.stories() == plain.stories()
        assert desk.rebuild().same
        assert {finding.state for finding in desk.doctor()} == {"well"}


def test_there_and_back_again_gives_the_same_brief(database: Callable[[str], str], tmp_path: Path) -> None:
    with sit_down(str(tmp_path / "first.db")) as first:
        ingest(first, lay(tmp_path / "in", FERRY, POET, THIRD))
        weigh_store(first)
        text, seal = first.brief().sheets[0].write("json"), first.store.seal()
        moved = database("template1")
        copy(first, moved)
    with sit_down(moved) as second:
        assert second.store.seal() == seal
        assert second.brief().sheets[0].write("json") == text
        copy(second, str(tmp_path / "third.db"))
    with sit_down(str(tmp_path / "third.db")) as third:
        assert third.store.seal() == seal
        assert third.brief().sheets[0].write("json") == text
        assert third.store.audit.verify() == []
