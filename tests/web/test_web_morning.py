"""The morning without scripts: what is shown, in which order, what an officer's forms do to it."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from legation.desk.desk import open_desk
from legation.desk.verbs.look import AWAY, NOTED, visit
from legation.desk.verbs.morning import find_group
from legation.records.errors import Refusal
from legation.records.register import Visit, Watched
from legation.store.derived.stories import StoryHead
from web.served import OWN, asking, find_token, read_text

TITLE = "Japan not seeking NATO seat"
STORY = r"/stories/([0-9a-f]{20})"


def set_state(client: TestClient, state: str) -> None:
    """Press the button of that state on the first row."""
    found = re.search(rf'value="([0-9a-f]{{20}} \d+ {state})"', client.get("/?since=yesterday").text)
    assert found, f"no button sets a story to {state}"
    answer = client.post("/looks", data={"token": find_token(client), "set": found[1], "back": "/?since=yesterday"}, headers=OWN)
    assert (answer.status_code, answer.headers["location"]) == (303, "/?since=yesterday")


def test_the_morning_says_what_changed_and_since_when(client: TestClient) -> None:
    page = client.get("/")
    said = read_text(page.text)
    assert page.status_code == 200
    assert TITLE in said
    assert "Accounts differ" in said
    assert "0 of 1 story seen" in said
    assert "10 new reports since" in said
    assert "In no story" in said
    assert re.search(r"\d\d:\d\d [A-Z+\-0-9]{3,}", said)


def test_a_story_is_read_done_and_taken_back(writer: TestClient) -> None:
    assert 'class="story"' in writer.get("/").text or 'class="story here"' in writer.get("/").text
    set_state(writer, "read")
    assert "1 of 1 story seen" in read_text(writer.get("/").text)
    set_state(writer, "done")
    assert "Done this morning" in read_text(writer.get("/").text)
    assert 'class="story' not in writer.get("/").text
    for seen in ("1 of 1", "0 of 1"):
        assert writer.post("/undo", data={"token": find_token(writer)}, headers=OWN).headers["location"] == "/"
        assert f"{seen} story seen" in read_text(writer.get("/").text)
    assert writer.post("/undo", data={"token": find_token(writer)}, headers=OWN).status_code == 303


def test_each_officer_has_his_own_morning(own_office: Path) -> None:
    with asking(own_office, by="ann") as ann:
        set_state(ann, "done")
    with asking(own_office, by="bob") as bob:
        assert "0 of 1 story seen" in read_text(bob.get("/").text)


@pytest.mark.parametrize("value", ["", "x 1 read", f"{'0' * 20} 1", f"{'0' * 20} -1 read", f"{'0' * 20} 1 read now"])
def test_a_form_that_is_none_of_ours_is_not_read(writer: TestClient, value: str) -> None:
    answer = writer.post("/looks", data={"token": find_token(writer), "set": value}, headers=OWN)
    assert answer.status_code == 422
    assert "cannot be read" in answer.text


def test_a_state_that_is_none_is_said(writer: TestClient) -> None:
    answer = writer.post("/looks", data={"token": find_token(writer), "set": f"{'0' * 20} 1 burnt"}, headers=OWN)
    assert answer.status_code == 400
    assert "unread, read or done" in read_text(answer.text)


def test_the_next_story_is_the_unread_one(writer: TestClient) -> None:
    to = writer.get("/next").headers["location"]
    assert re.fullmatch(STORY, to)
    assert writer.get(f"/next?after={to.rsplit('/', 1)[1]}").headers["location"] == "/"
    set_state(writer, "done")
    assert writer.get("/next").headers["location"] == "/"


def test_the_margin_says_what_changed_in_a_story(client: TestClient) -> None:
    found = re.search(r'data-hand="([^"]+)"', client.get("/").text)
    assert found
    said = read_text(client.get(found[1].replace("&amp;", "&")).text)
    assert TITLE in said
    assert "New story" in said
    assert "Accounts differ" in said


@pytest.mark.parametrize("asked", ["since=ever", "show=all", "since=visit&show=differs%27"])
def test_what_the_morning_does_not_know_is_said(client: TestClient, asked: str) -> None:
    assert client.get(f"/?{asked}").status_code == 422


def test_a_group_without_stories_says_so(client: TestClient) -> None:
    assert "Nothing else in this group" in client.get("/?show=alone").text


def test_what_is_asked_since_the_last_brief(client: TestClient) -> None:
    assert client.get("/?since=brief").status_code == 200


def head(origins: int = 2, conflicts: int = 0) -> StoryHead:
    return StoryHead("s", "t", 3, origins, conflicts, None, 1)


@pytest.mark.parametrize(
    ("kinds", "of", "group"),
    [
        ({"new-conflict": 1, "new-origin": 3}, head(), "differs"),
        ({"new-story": 1}, head(conflicts=1), "differs"),
        ({"new-story": 1}, head(), "origins"),
        ({"new-story": 1}, head(origins=1), "alone"),
        ({"new-origin": 1, "new-report": 7}, head(), "origins"),
        ({"new-report": 7}, head(), "more"),
        ({"new-report": 7}, head(origins=1), "alone"),
        ({"resolved-conflict": 1}, head(conflicts=1), "more"),
    ],
)
def test_a_story_stands_under_the_weightiest_change(kinds: dict[str, int], of: StoryHead, group: str) -> None:
    assert find_group(of, kinds) == group


def test_a_visit_ends_when_the_officer_was_away(own_office: Path) -> None:
    start = datetime(2024, 5, 14, 7, 0, tzinfo=UTC)
    with open_desk(own_office) as desk:
        desk.by = "cat"

        def come(after: timedelta) -> datetime | None:
            desk.clock = lambda: start + after
            return visit(desk)

        assert come(timedelta()) is None
        assert come(NOTED / 2) is None
        # Only now it is written down again, and what was in between is not.
        assert come(2 * NOTED) is None
        assert come(2 * NOTED + AWAY + timedelta(minutes=1)) == start + 2 * NOTED
        assert come(2 * NOTED + AWAY + timedelta(minutes=2)) == start + 2 * NOTED
        held = desk.store.visits.get("cat")
        assert isinstance(held, Visit)
        assert held.before == start + 2 * NOTED


def test_an_office_that_is_only_read_notes_no_visit_and_shows_its_morning(own_office: Path) -> None:
    open_desk(own_office).close()
    with open_desk(own_office, readonly=True) as desk:
        desk.by = "cat"
        assert visit(desk) is None
        assert desk.morning().total == 1
        assert desk.store.visits.get("cat") is None


def test_what_changes_after_a_story_was_put_away_is_new_again(own_office: Path) -> None:
    with asking(own_office) as client:
        set_state(client, "done")
    more = own_office / "reports" / "09-late.txt"
    more.write_text((own_office / "reports" / "05-strait-quarterly.txt").read_text(encoding="utf-8").replace("office", "bureau"), "utf-8")
    with open_desk(own_office) as desk:
        desk.engine = "serial"
        assert desk.ingest().new
        desk.weigh()
    with asking(own_office) as client:
        assert "0 of 1 story seen" in read_text(client.get("/?since=yesterday").text)


def test_a_refusal_whose_source_was_read_later_is_over(own_office: Path) -> None:
    again, still = "https://courier.example/feed", "https://ledger.example/feed"
    with open_desk(own_office) as desk:
        at = desk.clock()
        for source in (again, still):
            desk.store.refusals.put(Refusal(source, "take", "The server does not answer."), at)
            desk.store.watch.put(Watched(source, asked=at, failures=1))
        assert [one.refusal.source for one in desk.morning(None).refused] == [still, again]
        later = at + timedelta(seconds=5)
        desk.store.watch.put(Watched(again, asked=later))
        desk.store.watch.put(Watched(still, asked=later, failures=2))
        assert [one.refusal.source for one in desk.morning(None).refused] == [still]
        assert len(desk.refusals(10)) == 2
    with asking(own_office) as client:
        said = read_text(client.get("/").text)
    assert "could not be taken" in said
    assert "what came is kept" not in said
