"""The pages of what goes to and fro: answers and what they are on, letters, people at partners, invitations; and what a partner finds on
its own page."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from icalendar import Calendar
from starlette.testclient import TestClient

from desk.leaving import ferry, found
from legation.desk.desk import Desk, open_desk
from legation.desk.verbs.fetch import keep_answer
from legation.records.exchange import Answer
from legation.web.work import Work
from web.served import OWN, asking, find_app, find_token, read_text


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with found(tmp_path) as desk:
        desk.preview(ferry(desk), "south")
        release = desk.release(ferry(desk), "south")
        line = next(one for one in release.matter.items if "47,000" in one.words)
        keep_answer(desk, "south", "page", "Was it counted on <b>deck</b>?", line.id, question=True)
    with asking(tmp_path / "office") as made:
        yield made


def open_same(client: TestClient) -> Desk:
    return open_desk(find_app(client).state.desks.desk.office.folder)


def send(client: TestClient, path: str, **said: Any) -> tuple[int, str]:
    answer = client.post(path, data={"token": find_token(client)} | said, headers=OWN)
    return answer.status_code, answer.headers.get("location", "") or read_text(answer.text)


def test_an_answer_stands_with_the_line_that_it_is_on_and_is_answered_there(client: TestClient) -> None:
    page = client.get("/answers")
    assert "&lt;b&gt;deck&lt;/b&gt;" in page.text
    assert "question Ministry of Sudrand on its page" in read_text(page.text)
    with open_same(client) as desk:
        assert f'on <a href="/stories/{ferry(desk)}"' in page.text
    assert "47,000" in read_text(page.text)
    status, told = send(client, "/letters", act="answer", what="1", words="On deck.", mark="TLP:RED")
    assert (status, "may not have it" in told) == (400, True)
    assert send(client, "/letters", act="answer", what="1", words="On deck.") == (303, "/answers#a1")
    page = client.get("/answers")
    assert "On deck. our answer, ann" in read_text(page.text)
    assert "on its page" in read_text(page.text)
    assert send(client, "/letters", act="ask", what="south", words="When?") == (303, "/answers#l2")
    assert "No answer yet." in read_text(client.get("/answers").text)
    assert send(client, "/letters", act="answer", what="77", words="x")[0] == 400


def test_a_brief_and_an_invitation_by_mail_are_shown_and_said_to_weigh_nothing(client: TestClient) -> None:
    name = "report--bf290a01-74f8-57ae-ba95-627ed0e303cb"
    with open_same(client) as desk:
        came = Answer(0, "south", "<1@x> 1", desk.clock(), "mail", "invitation", "1. The ferry.", state="taken", said="It is kept.")
        lines = (("note--1", "The ferry runs."),)
        brief = evolve(
            came, key=f"{name} 2024-03-12T09:30:00Z", kind="brief", about=name, title="The ferry", lines=lines, said="It is a brief."
        )
        for one in (came, brief):
            desk.store.answers.put(one)
    page = client.get("/answers").text
    assert all(said in read_text(page) for said in ("· It is kept. 1. The ferry.", "· It is a brief. The ferry", "The ferry runs."))
    # A line that came by mail has no id that its sender knows: what is asked is asked on the whole.
    assert (f'<option value="{name}">' in page, "note--1" in page) == (True, False)


def test_the_morning_names_what_partners_said_apart(client: TestClient) -> None:
    with open_same(client) as desk:
        about = desk.store.answers.get(1).about  # type: ignore[union-attr]  # it is there
        keep_answer(desk, "south", "page", "We counted it.", about)
    page = client.get("/")
    said = read_text(page.text)
    assert "Partners what they said, asked and sent all of it answer Ministry of Sudrand We counted it. on “The ferry" in said
    assert 'href="/answers#a2"' in page.text
    # What was said years ago is no news.
    assert 'href="/answers#a1"' not in page.text
    assert "47,000" in said
    assert 'id="partners"' not in client.get("/?show=origins").text


def test_a_partner_finds_what_was_written_to_it_and_nobody_else_does(client: TestClient) -> None:
    with open_same(client) as desk:
        (held,) = desk.consult("add", "On the ferry", begins=desk.clock(), partners=["south", "east"], points=["The lights"]).consultations
        desk.letter("answer", "1", words="On deck.")
        (asked,) = desk.letter("ask", "south", words="When does it sail?").letters
        (south, east) = desk.consult("send", held.id).letters
        keys = {name: desk.tokens("add", "page", partner=name, ways=["page"]).secret for name in ("south", "east")}
    page = client.get(f"/out/{keys['south']}/")
    said = read_text(page.text)
    assert "On deck." in said
    assert "When does it sail?" in said
    assert "Was it counted on" in said
    line = next(one for one in page.text.split("<option") if "47,000" in one)
    about = line.split('"')[1]
    path = f"/out/{keys['south']}/answers"
    for words, thing in (("On a line.", about), ("On a question.", asked.id), ("On nothing.", "0" * 8)):
        client.post(path, data={"words": words, "about": thing, "kind": "answer"}, headers=OWN)
    with open_same(client) as desk:
        assert [one.about for one in reversed(desk.store.answers.newest(3))] == [about, asked.id, ""]
        assert [len(one.answers) for one in desk.answers().asked] == [1]
    invitation = client.get(f"/out/{keys['south']}/invitation-{south.id}.ics")
    assert str(Calendar.from_ical(invitation.text)["method"]) == "REQUEST"
    nothing = client.get(f"/out/{keys['south']}/nothing")
    for name in (f"invitation-{east.id}.ics", f"invitation-{asked.id}.ics", f"invitation-{south.id}.txt", "invitation-.ics"):
        other = client.get(f"/out/{keys['south']}/{name}")
        assert (other.status_code, other.content) == (404, nothing.content)
    theirs = client.get(f"/out/{keys['east']}/").text
    assert "When does it sail?" not in theirs
    assert "On deck." not in theirs
    assert "Sudrand" not in theirs


def test_people_are_entered_and_invited_from_the_pages(client: TestClient) -> None:
    assert send(client, "/contacts", act="add", what="south", name="Ada Holm", role="secretary", address="x")[0] == 400
    assert send(client, "/contacts", act="add", what="south", name="<i>Ada</i>", address="ada@sudrand.example") == (
        303,
        "/partners#p-south",
    )
    assert "&lt;i&gt;Ada&lt;/i&gt;" in client.get("/partners").text
    with open_same(client) as desk:
        (ada,) = desk.contact()
    said = {
        "what": "On the ferry",
        "begins": "2026-12-01T10:00",
        "partners": ["south"],
        "attendees": [ada.id],
        "people": "Ann\nBo",
        "mark": "TLP:GREEN",
    }
    assert send(client, "/consultations", act="add", **said)[0] == 303
    with open_same(client) as desk:
        (held,) = desk.consult().consultations
    assert (held.attendees, held.people, held.mark and held.mark.tlp) == ((ada.id,), ("Ann", "Bo"), "TLP:GREEN")
    file = client.get(f"/consultations/{held.id}/south")
    assert "MAILTO:ADA@SUDRAND.EXAMPLE" in file.text.upper().replace("\r\n ", "")
    assert client.get(f"/consultations/{held.id}/east").status_code == 400
    assert send(client, "/consultations", act="send", what=held.id)[0] == 303
    assert "ada@sudrand.example waiting" in read_text(client.get("/consultations").text)
    send(client, "/consultations", act="deed", what=held.id, words="Ask the harbour", owner="Ann", due="2020-01-02")
    assert "To be done by day Ask the harbour Ann , until 2 January 2020 · late" in read_text(client.get("/consultations").text)
    assert send(client, "/contacts", act="close", what=ada.id)[0] == 303
    assert "Ada" not in client.get("/partners").text


def test_what_waits_is_sent_when_somebody_asks_for_it(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[dict[str, Any]] = []
    monkeypatch.setattr(Work, "start", lambda _, **said: begun.append(said))
    assert "Send what waits" not in client.get("/answers").text
    with open_same(client) as desk:
        desk.push("add", "south", way="mail", address="registry@sudrand.example")
        desk.letter("ask", "south", words="When?")
    assert "1 letter did not arrive yet." in read_text(client.get("/answers").text)
    assert "1 parcel did not arrive yet." in read_text(client.get("/releases").text)
    assert send(client, "/pushes", back="/releases") == (303, "/releases")
    assert begun == [{"weigh": True, "push": True, "by": "ann"}]


def test_a_release_leads_to_what_can_be_recalled_of_it(client: TestClient) -> None:
    assert 'href="/recalls?release=1"' in client.get("/releases").text
    page = client.get("/recalls?release=1")
    assert "On what it rests" in page.text
    address = next(one.split('"')[1] for one in page.text.split("href=")[1:] if "recalls?about=" in one)
    assert "Ministry of Sudrand holds" in read_text(client.get(address).text)
    assert client.get("/recalls?release=99").status_code in (400, 404)


def test_programs_do_the_same(client: TestClient) -> None:
    with open_same(client) as desk:
        bearer = {"authorization": f"Bearer {desk.tokens('add', 'program', role='officer').secret}"}
    (said,) = client.get("/api/v1/answers", headers=bearer).json()["said"]
    assert (said["answer"]["kind"], said["about"]["line"]) == ("question", True)
    made = client.post("/api/v1/letters", json={"act": "answer", "what": "1", "words": "On deck."}, headers=bearer)
    assert (made.status_code, made.json()["letters"][0]["answers"]) == (201, 1)
    made = client.post("/api/v1/contacts", json={"act": "add", "what": "south", "name": "Ada"}, headers=bearer)
    assert (made.status_code, made.json()["rows"][0]["name"]) == (200, "Ada")
    assert [one["name"] for one in client.get("/api/v1/contacts", headers=bearer).json()["rows"]] == ["Ada"]
