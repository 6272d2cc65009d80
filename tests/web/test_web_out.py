"""The private addresses of a partner: feeds, calendar and page hold what it has, and every other address is the same nothing."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import feedparser
import pytest
from attrs import evolve
from icalendar import Calendar
from starlette.testclient import TestClient

from desk.leaving import ferry, found
from desk.offices import NOW
from legation.desk.desk import open_desk
from legation.records.exchange import WAYS
from legation.web.app import create
from web.served import ORIGIN, OWN, read_text
from web.test_web_taxii import find_id, give_token, told

NAMES = ("", "feed.rss", "feed.atom", "feed.json", "calendar.ics")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office that released two versions of a story to the south, and nothing to the east."""
    home = tmp_path_factory.mktemp("out")
    with found(home) as desk:
        for _ in range(2):
            desk.preview(ferry(desk), "south")
            desk.release(ferry(desk), "south")
    return home / "office"


@pytest.fixture(scope="module")
def client(place: Path) -> Iterator[TestClient]:
    with TestClient(create(place), base_url=ORIGIN, raise_server_exceptions=False, follow_redirects=False) as made:
        yield made


@pytest.fixture(scope="module")
def south(place: Path) -> str:
    return f"/out/{give_token(place, 'south', *WAYS)}/"


@pytest.fixture(scope="module")
def east(place: Path) -> str:
    return f"/out/{give_token(place, 'east', *WAYS)}/"


def test_feeds_hold_the_newest_version_of_each_product(client: TestClient, south: str) -> None:
    titles = set()
    for name in ("feed.rss", "feed.atom"):
        read = feedparser.parse(client.get(south + name).content)
        assert not read.bozo
        (entry,) = read.entries
        titles.add(entry.title)
    (item,) = json.loads(client.get(south + "feed.json").content)["items"]
    assert titles == {item["title"]}
    assert item["title"].startswith("TLP:AMBER ")
    assert item["_legation"]["edition"] == 2


def test_a_calendar_is_read_by_anothers_program(client: TestClient, south: str) -> None:
    answer = client.get(south + "calendar.ics")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert str(Calendar.from_ical(answer.content)["x-wr-calname"]) == "Legation of Norland"


def test_a_partner_that_has_nothing_yet_has_empty_feeds_and_learns_of_nobody(client: TestClient, east: str) -> None:
    for name in NAMES:
        answer = client.get(east + name)
        assert answer.status_code == 200
        assert "Sudrand" not in answer.text
        assert "Harbour Post" not in answer.text
    assert feedparser.parse(client.get(east + "feed.rss").content).entries == []
    assert json.loads(client.get(east + "feed.json").content)["items"] == []


def test_the_page_lists_what_it_has_in_every_form(client: TestClient, place: Path, south: str) -> None:
    page = client.get(south)
    assert "For Ministry of Sudrand." in read_text(page.text)
    assert "Version 2" in read_text(page.text)
    assert "Ostmark" not in page.text
    with open_desk(place) as desk:
        made = desk.releases("south")[0].matter.id
    for ending in ("md", "pdf", "stix.json", "ics"):
        answer = client.get(f"{south}{made}.{ending}")
        assert (answer.status_code, answer.headers["content-disposition"]) == (200, f'attachment; filename="brief.{ending}"')
    assert "47,000" in client.get(f"{south}{made}.md").text


def test_what_is_held_is_not_sent_again(client: TestClient, south: str) -> None:
    for name in NAMES:
        mark = client.get(south + name).headers["etag"]
        again = client.get(south + name, headers={"if-none-match": mark})
        assert (again.status_code, again.content) == (304, b"")


def test_all_that_is_not_ones_own_is_one_nothing(client: TestClient, place: Path, south: str, east: str) -> None:
    with open_desk(place) as desk:
        made = desk.releases("south")[0].matter.id
        officer = desk.tokens("add", "a program", role="officer").secret
    only, ended, gone = (give_token(place, "south", "calendar"), give_token(place, "south", *WAYS), give_token(place, "south", *WAYS))
    with open_desk(place) as desk:
        desk.tokens("revoke", find_id(gone))
        held = next(one for one in desk.tokens().tokens if one.id == find_id(ended))
        desk.store.tokens.change(evolve(held, expires=NOW - timedelta(days=1)))
    nothing = told(client.get("/out/guessed/"))
    assert nothing[:2] == (404, b"")
    assert client.get(f"/out/{only}/calendar.ics").status_code == 200
    for secret in (ended, gone, officer, "legation_guessed", ""):
        for name in (*NAMES, f"{made}.md"):
            assert told(client.get(f"/out/{secret}/{name}")) == nothing, (secret[:12], name)
    for name in ("", "feed.rss", f"{made}.md"):
        assert told(client.get(f"/out/{only}/{name}")) == nothing
    for name in (f"{made}.md", "00000000-0000-4000-8000-000000000000.md", f"{made}.exe", f"{made}", "nothing", "../audit", "a/b"):
        assert told(client.get(f"{east}{name}")) == nothing
    assert told(client.get(f"{south}{made}.exe")) == told(client.get(south.rstrip("/"))) == nothing
    assert told(client.post("/out/guessed/answers", data={"words": "x"}, headers=OWN)) == nothing
    assert told(client.post(f"/out/{only}/answers", data={"words": "x"}, headers=OWN)) == nothing
    assert told(client.delete(south, headers=OWN)) == told(client.delete("/out/guessed/", headers=OWN))


def test_a_partner_answers_on_its_page_once(client: TestClient, place: Path, south: str) -> None:
    with open_desk(place) as desk:
        made = desk.releases("south")[0].matter.id
    said = {"words": "The ferry belongs to <b>us</b>.", "about": made, "kind": "answer"}
    for _ in range(2):
        answer = client.post(f"{south}answers", data=said, headers=OWN)
        assert (answer.status_code, answer.headers["location"]) == (303, f"{south}?said=taken")
    assert client.post(f"{south}answers", data={"words": " "}, headers=OWN).headers["location"] == f"{south}?said=nothing"
    assert client.post(f"{south}answers", data=said, headers={"origin": "http://evil.example"}).status_code == 403
    with open_desk(place) as desk:
        (kept,) = desk.store.answers.newest(9)
        assert (kept.partner, kept.way, kept.kind, kept.about, kept.words) == ("south", "page", "answer", made, said["words"])
        uses = [one for one in desk.store.audit.newest(20) if one.by == "partner south"]
        assert {one.act for one in uses} >= {"answer", "fetch page POST"}
    assert "The ferry belongs to &lt;b&gt;us&lt;/b&gt;." in client.get(south).text
