"""The composer: what the machine would choose as a start, lines in and out, moved and marked, and the file that leaves."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from legation.desk.desk import open_desk
from legation.web.routes.drafts import find_room
from web.served import OWN, find_app, read_text
from web.walking import Page


@pytest.fixture
def story(own_office: Path) -> str:
    with open_desk(own_office) as desk:
        return desk.stories(1)[0].id


def find_token(page: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def begin(client: TestClient, story: str) -> str:
    """The address of a draft on a story."""
    token = find_token(client.get(f"/stories/{story}").text)
    answer = client.post("/drafts", data={"token": token, "story": story}, headers=OWN)
    assert answer.status_code == 303
    return str(answer.headers["location"])


def find_paper(page: str) -> str:
    """What stands on the page that leaves."""
    return read_text(page[page.index('<article class="a4"') : page.index("</article>")])


def do(client: TestClient, draft: str, act: str, key: str = "", **given: str) -> str:
    """One act on a draft; its page after it."""
    token = find_token(client.get(draft).text)
    answer = client.post(draft, data={"token": token, "act": act, "key": key, **given}, headers=OWN)
    assert answer.status_code == 303, read_text(answer.text)
    return str(client.get(draft).text)


def test_a_brief_is_composed_and_leaves_as_it_is_shown(writer: TestClient, story: str) -> None:
    draft = begin(writer, story)
    page = writer.get(draft).text
    assert Page(page).wrong == []
    keys = re.findall(r'<form class="pick in"[^>]* id="c-([0-9a-f]+)"', page)
    assert len(keys) > 8
    paper = find_paper(page)
    page = do(writer, draft, "remove", keys[0])
    assert len(re.findall('class="pick in"', page)) == len(keys) - 1
    assert find_paper(page) != paper
    page = do(writer, draft, "add", keys[0])
    token = find_token(page)
    refused = writer.post(draft, data={"token": token, "act": "mark", "key": keys[0], "mark": "GREEN"}, headers=OWN)
    assert refused.status_code == 400
    assert "'GREEN' is no TLP label" in read_text(refused.text)
    page = do(writer, draft, "mark", keys[0], mark="tlp:amber // REL TO JPN")
    assert "(A)" in find_paper(page)
    assert "TLP:AMBER · RELEASABLE TO JPN" in find_paper(page)
    before = re.findall(r'<form class="pick in"[^>]* id="c-([0-9a-f]+)"', page)
    page = do(writer, draft, "down", before[0])
    after = re.findall(r'<form class="pick in"[^>]* id="c-([0-9a-f]+)"', page)
    assert after[:2] == before[1::-1]
    said = writer.get(draft.replace("/drafts/", "/exports/") + ".md")
    assert said.status_code == 200
    assert said.headers["content-disposition"].startswith("attachment")
    for line in re.findall(r"“([^”]{30,80})”", find_paper(page)):
        assert line.strip() in said.text
    assert writer.get(draft.replace("/drafts/", "/exports/") + ".pdf").content.startswith(b"%PDF")
    assert writer.get(draft.replace("/drafts/", "/exports/") + ".exe").status_code == 400
    assert "Japan not seeking" in read_text(writer.get("/drafts").text)
    token = find_token(writer.get(draft).text)
    assert writer.post(draft, data={"token": token, "act": "drop"}, headers=OWN).headers["location"] == "/drafts"
    assert writer.get(draft).status_code == 400
    assert "No brief has lines yet" in read_text(writer.get("/drafts").text)


def test_a_line_of_a_story_goes_into_the_brief_and_out(writer: TestClient, story: str) -> None:
    page = writer.get(f"/stories/{story}").text
    keys = re.findall(r'form="to-brief" name="key" value="([0-9a-f]+)"', page)
    assert len(keys) > 5
    fields = {"token": find_token(page), "key": keys[0], "back": f"/stories/{story}"}
    assert writer.post(f"/stories/{story}/draft", data=fields, headers=OWN).headers["location"].startswith(f"/stories/{story}")
    with find_app(writer).state.desks.open() as desk:
        (draft,) = desk.draft()
        assert [one.key for one in draft.picks] == [fields["key"]]
    page = writer.get(f"/stories/{story}").text
    assert page.count('aria-pressed="true"') == 1
    assert "The brief: 1 line" in read_text(page)
    writer.post(f"/stories/{story}/draft", data=fields, headers=OWN)
    empty = writer.get(f"/drafts/{draft.id}")
    assert "The brief has no lines yet" in read_text(empty.text)
    assert writer.get(f"/exports/{draft.id}.md").status_code == 400


def test_what_is_no_draft_and_no_line_ends_in_a_sentence(writer: TestClient, story: str) -> None:
    draft = begin(writer, story)
    token = find_token(writer.get(draft).text)
    for act, key in (("add", "ffff"), ("remove", ""), ("nothing", "ffff"), ("move", "ffff")):
        assert writer.post(draft, data={"token": token, "act": act, "key": key}, headers=OWN).status_code == 400
    assert writer.get("/drafts/ffffffff").status_code == 404
    assert writer.post(draft, data={"act": "drop"}, headers=OWN).status_code == 403


def test_the_page_of_a_draft_stays_small_and_the_rest_is_behind_a_link(writer: TestClient, story: str) -> None:
    draft = begin(writer, story)
    page = writer.get(draft).text
    assert len(page.encode()) <= 60_000
    rest = re.search(r'href="(/drafts/[0-9a-f]+\?every=[^"#]+)#[^"]+">(\d+) more lines?', page)
    assert rest is not None
    whole = writer.get(rest[1]).text
    key = rest[1].split("=")[1]
    shown, every = (one[one.index(f'id="{key}"') :].split("</section>")[0].count('<form class="pick') for one in (page, whole))
    assert every == shown + int(rest[2])
    assert Page(whole).wrong == []


@pytest.mark.parametrize(
    ("there", "every", "room"),
    [
        ({"said": 9, "dates": 1}, "", {"said": 9, "dates": 1}),
        ({"said": 90, "dates": 5, "lineage": 1}, "", {"said": 21, "dates": 2, "lineage": 1}),
        ({"said": 90, "dates": 50}, "dates", {"said": 2, "dates": 50}),
        ({}, "none", {}),
    ],
)
def test_each_section_has_room_for_some(there: dict[str, int], every: str, room: dict[str, int]) -> None:
    assert find_room(there, every) == room
