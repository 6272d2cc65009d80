"""The pages of recalls and consultations: what is taken back and from whom, whom the office meets and what follows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from desk.leaving import ferry, found
from legation.desk.desk import open_desk
from web.served import OWN, asking, find_token, read_text
from web.walking import walk


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with found(tmp_path) as desk:
        desk.preview(ferry(desk), "south")
        desk.release(ferry(desk), "south")
    with asking(tmp_path / "office") as made:
        yield made


def test_a_recall_is_looked_at_and_then_made(client: TestClient) -> None:
    assert "Nothing was recalled yet" in read_text(client.get("/recalls").text)
    looked = read_text(client.get("/recalls", params={"about": "Harbour Post"}).text)
    assert "Ministry of Sudrand holds" in looked
    assert "47,000" in looked
    assert "Its correction would take back 6 things" in looked
    nobody = client.get("/recalls", params={"about": "Nobody"})
    assert (nobody.status_code, "Nothing that left rests on" in nobody.text) == (400, True)
    said = {"token": find_token(client), "about": "Harbour Post"}
    assert "Say why" in client.post("/recalls", data=said, headers=OWN).text
    assert client.post("/recalls", data=said | {"why": "<i>made up</i>"}, headers=OWN).status_code == 303
    page = client.get("/recalls").text
    assert "holds 7 lines of release 1 , corrected by release 2" in read_text(page)
    assert "It took back 6 things of release 1" in read_text(page)
    assert "&lt;i&gt;made up&lt;/i&gt;" in page
    assert "It took back 6 things with release 2" in read_text(client.get("/releases").text)


def test_a_correction_that_is_looked_at_shows_what_it_takes_back(client: TestClient) -> None:
    with open_desk(client.app.state.desks.desk.office.folder) as desk:  # type: ignore[attr-defined]  # our application
        address = f"/releases/new?partner=south&story={ferry(desk)}"
        assert "Taken back from it" not in client.get(address).text
        desk.mark("closed", "TLP:RED", "until the minister has spoken")
    page = client.get(address).text
    shown = read_text(page[page.index('id="taken"') : page.index('id="copy"')])
    assert "Taken back from it 6 things that it holds" in shown
    assert "47,000" in shown


def test_a_consultation_is_added_and_what_follows_is_kept(client: TestClient) -> None:
    token = {"token": find_token(client)}
    wrong = client.post("/consultations", data=token | {"act": "add", "what": "On the ferry", "begins": "tomorrow"}, headers=OWN)
    assert (wrong.status_code, "is no day and hour" in wrong.text) == (400, True)
    said = {"act": "add", "what": "On the ferry", "begins": "2026-12-01T10:00", "partners": ["south"], "points": "The lights\nThe fare"}
    assert client.post("/consultations", data=token | said, headers=OWN).status_code == 303
    page = read_text(client.get("/consultations").text)
    assert "The lights The fare" in page
    assert "passengers" in page
    with open_desk(client.app.state.desks.desk.office.folder) as desk:  # type: ignore[attr-defined]  # our application
        (held,) = desk.consult().consultations
    deed = {"act": "deed", "what": held.id, "words": "Ask the harbour", "owner": "Ann", "due": "2026-12-05"}
    assert client.post("/consultations", data=token | deed, headers=OWN).status_code == 303
    assert client.post("/consultations", data=token | {"act": "done", "what": held.id, "number": "1"}, headers=OWN).status_code == 303
    assert "Ask the harbour (Ann, until 5 December 2026), done" in read_text(client.get("/consultations").text)


def test_after_a_recall_every_page_answers_and_the_story_names_what_is_gone(client: TestClient) -> None:
    with open_desk(client.app.state.desks.desk.office.folder) as desk:  # type: ignore[attr-defined]  # our application
        story = ferry(desk)
        desk.by, desk.engine = "ann", "serial"
        (made,) = desk.recall("Harbour Post", "it was made up")
        desk.weigh()
        gone = made.recall.reports[0]
    asked = (f"/stories/{story}", f"/stories/{story}/lineage", f"/reports/{gone}", f"/releases/new?partner=south&story={story}")
    assert [client.get(path).status_code for path in asked] == [200] * len(asked)
    assert "recalled Harbour Post as false, by ann," in read_text(client.get(asked[0]).text)
    assert {path: status for path, (status, _, _) in walk(client, most=60).items() if status >= 500} == {}
