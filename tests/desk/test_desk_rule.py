"""The officer's word on an office with a memory: made, heard at the next weighing, undone, and what changed since."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from desk.offices import FERRY, NOW, POET, THIRD, lay, open_at
from legation.desk.desk import Desk
from legation.desk.verbs.ingest import ingest
from legation.desk.verbs.weigh import weigh_store
from legation.records.errors import LegationError, OfficeError


def filled(tmp_path: Path, *papers: dict[str, str]) -> Desk:
    desk = open_at(tmp_path / "office")
    ingest(desk, lay(tmp_path / "in", *papers))
    weigh_store(desk)
    return desk


def test_two_stories_become_one_and_two_again(tmp_path: Path) -> None:
    with filled(tmp_path, FERRY, POET) as desk:
        before = {story.id: story for story in desk.stories()}
        one, other = before
        made = desk.rule("same-story", one, other[:8])
        assert weigh_store(desk).stories
        (whole,) = desk.stories()
        assert len(whole.reports) == 4
        assert any("tester ruled" in reason for reason in whole.reasons)
        gone = (set(before) - {whole.id}).pop()
        assert desk.store.minted.resolve(gone) == whole.id
        desk.rule("undo", made.id[:8])
        weigh_store(desk)
        assert {story.id: story for story in desk.stories()} == before


def test_a_report_is_taken_out_of_a_story(tmp_path: Path) -> None:
    with filled(tmp_path, FERRY, THIRD) as desk:
        (story,) = desk.stories()
        desk.rule("not-same-story", story.reports[0], story.reports[2])
        weigh_store(desk)
        (rest,) = desk.stories()
        assert rest.reports == story.reports[:2]
        assert desk.store.stories.loose() == [story.reports[2]]


def test_an_owner_and_a_grade_are_heard(tmp_path: Path) -> None:
    with filled(tmp_path, FERRY, THIRD) as desk:
        outlets = ("Tarn Echo", "Delta Radio", "Harbour Post")
        for outlet in outlets:
            desk.rule("owner", outlet, value=f"House of {outlet}")
        weigh_store(desk)
        (story,) = desk.stories()
        claim = max(story.claims, key=lambda claim: claim.roots)
        assert claim.roots > 1
        for outlet in outlets:
            desk.rule("owner", outlet, value="Northern Press")
        desk.rule("grade", claim.id[:10], value="B2")
        weigh_store(desk)
        (after,) = desk.stories()
        again = next(one for one in after.claims if one.id == claim.id)
        assert str(again.grade) == "B2"
        assert again.roots == 1


def test_rulings_stand_in_the_file_of_the_office_and_come_from_there(tmp_path: Path) -> None:
    with filled(tmp_path, FERRY, POET) as desk:
        one, other = (story.id for story in desk.stories())
        made = desk.rule("same-story", one, other)
        written = [json.loads(line) for line in (tmp_path / "office" / "rulings.jsonl").read_text().splitlines()]
        assert [ruling["id"] for ruling in written] == [made.id]
    with open_at(tmp_path / "second", rulings_jsonl=(tmp_path / "office" / "rulings.jsonl").read_text()) as second:
        ingest(second, lay(tmp_path / "in", FERRY, POET))
        weigh_store(second)
        assert [len(story.reports) for story in second.stories()] == [4]
        assert [ruling.id for ruling in second.store.rulings.all()] == [made.id]


@pytest.mark.parametrize(
    ("verb", "about", "value", "said"),
    [
        ("same-stroy", ["aaaa"], None, "There are: same-story"),
        ("same-story", ["aaaa"], None, "two things"),
        ("grade", ["aaaa"], "Z9", "not a grade"),
        ("grade", ["aaaa"], None, "--value"),
        ("owner", [], "Northern Press", "name its id"),
        ("same-origin", ["aaaa", "bbbb"], "B2", "takes no value"),
        ("undo", ["abc"], None, "too short"),
        ("undo", ["ffffffffff"], None, "no ruling whose id"),
    ],
)
def test_what_is_no_ruling_is_said_and_leaves_nothing(tmp_path: Path, verb: str, about: list[str], value: str | None, said: str) -> None:
    with open_at(tmp_path / "office") as desk:
        with pytest.raises(LegationError, match=said):
            desk.rule(verb, *about, value=value)
        assert desk.store.rulings.all() == []
        assert not (tmp_path / "office" / "rulings.jsonl").exists()


def test_a_ruling_that_cannot_be_written_is_not_made(tmp_path: Path) -> None:
    with filled(tmp_path, FERRY) as desk:
        (tmp_path / "office" / "rulings.jsonl").mkdir()
        with pytest.raises(OfficeError, match="cannot be written"):
            desk.rule("owner", "Tarn Echo", value="Northern Press")
        assert desk.store.rulings.all() == []
        assert desk.store.threads.marked() == []


def test_what_changed_since_is_told_with_its_words(tmp_path: Path) -> None:
    with filled(tmp_path, FERRY, POET) as desk:
        later = NOW + timedelta(days=1)
        desk.clock = lambda: later
        ingest(desk, lay(tmp_path / "in", THIRD))
        weigh_store(desk)
        (news,) = desk.since(NOW + timedelta(hours=1))
        assert len(news.story.reports) == 3
        said = next(change for change in news.changes if change.kind == "new-statement")
        report, _ = desk.report(said.report or "")
        assert said.span is not None
        assert "new ferry" in report.words(said.span)
        assert desk.since(later + timedelta(hours=1)) == []
        assert {one.story.id for one in desk.since(NOW - timedelta(hours=1))} == {story.id for story in desk.stories()}


def test_a_plan_whose_month_has_passed_is_asked_after(tmp_path: Path) -> None:
    with filled(tmp_path, FERRY, THIRD) as desk:
        august = NOW.replace(month=8)
        desk.clock = lambda: august
        due = [outcome for news in desk.since(NOW.replace(month=7)) for outcome in news.outcomes]
        planned = [event for story in desk.stories() for event in story.events if event.status == "planned" and event.when]
        assert bool(due) == any(event.when and event.when.last == "2024-07" for event in planned)
        assert all(outcome.came is None for outcome in due)


def test_a_story_is_not_put_to_itself_nor_taken_apart_from_itself(tmp_path: Path) -> None:
    with filled(tmp_path, FERRY) as desk:
        (story,) = desk.stories()
        for verb in ("same-story", "not-same-story"):
            with pytest.raises(LegationError, match="different things"):
                desk.rule(verb, story.id, story.id)
        assert desk.store.rulings.all() == []


def test_a_file_that_ends_within_its_line_takes_a_ruling(tmp_path: Path) -> None:
    with filled(tmp_path, FERRY) as desk:
        desk.rule("owner", "Tarn Echo", value="Northern Press")
        path = tmp_path / "office" / "rulings.jsonl"
        path.write_text(path.read_text().rstrip("\n"))
        desk.rule("owner", "Delta Radio", value="Northern Press")
    with open_at(tmp_path / "office") as again:
        assert len(again.office.written) == 2


def test_an_id_that_was_handed_out_leads_to_what_it_became(tmp_path: Path) -> None:
    with filled(tmp_path, FERRY, POET) as desk:
        one, other = (story.id for story in desk.stories())
        made = desk.rule("same-story", one, other)
        weigh_store(desk)
        (whole,) = desk.stories()
        assert desk.story(one) == desk.story(other) == whole
        kinds = [change.kind for _, change in desk.store.changes.since(NOW)]
        assert kinds.count("merged") == 1
        desk.rule("undo", made.id)
        weigh_store(desk)
        assert {desk.story(one).id, desk.story(other).id} == {one, other}
        assert [change.kind for _, change in desk.store.changes.since(NOW)].count("split") == 1
