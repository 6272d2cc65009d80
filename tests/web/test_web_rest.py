"""The twin of every page for programs: the same records, found again by their mark, gone through by their keys, refused in problems."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from legation.desk.desk import open_desk
from legation.records.account import Role
from legation.records.exchange import Recall
from legation.records.story import Story
from legation.web.app import ROUTERS, create
from legation.web.rest.openapi import DESCRIBED
from web.served import ORIGIN, find_app

PAGES = {
    (method, route.path) for router in ROUTERS for route in router.routes if isinstance(route, APIRoute) for method in route.methods or ()
}
REST = {
    (method, route.path.removeprefix("/api/v1"))
    for router in DESCRIBED
    for route in router.routes
    if isinstance(route, APIRoute)
    for method in route.methods or ()
}
# Pages that show no record: coming in and going, and the keys of a keyboard.
NO_TWIN = {("GET", "/enter"), ("GET", "/sign-in"), ("POST", "/sign-in"), ("POST", "/sign-out"), ("GET", "/keys")}
# Verbs that are commands and no pages; lists that pages show in pieces.
NO_PAGE = {
    ("POST", "/ingests"),
    ("POST", "/weighings"),
    ("GET", "/accounts"),
    ("GET", "/tokens"),
    ("POST", "/tokens"),
    ("POST", "/tokens/revoke"),
    ("GET", "/stories"),
    ("GET", "/contacts"),
}


def make_token(place: Path, role: Role) -> str:
    with open_desk(place) as desk:
        return desk.tokens("add", "the tests", role=role, owner="ann").secret


def asking_as(place: Path, role: Role | None) -> TestClient:
    """A program that asks with a token of a role, or without any."""
    headers = {"authorization": f"Bearer {make_token(place, role)}"} if role is not None else {}
    return TestClient(create(place, by="ann"), base_url=ORIGIN, headers=headers, raise_server_exceptions=False, follow_redirects=False)


@pytest.fixture
def officer(own_office: Path) -> Iterator[TestClient]:
    with asking_as(own_office, "officer") as client:
        yield client


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory, office: Path) -> Iterator[TestClient]:
    """Reads."""
    with asking_as(office, "reader") as client:
        yield client


def test_every_page_has_its_twin_and_every_twin_its_page() -> None:
    twins = {(method, "/morning" if path == "/" else path) for method, path in PAGES - NO_TWIN}
    assert twins - REST == set()
    assert REST - twins == NO_PAGE


def find_ids(client: TestClient) -> dict[str, str]:
    """Something of every kind, by what a path calls it."""
    story = client.get("/api/v1/stories").json()["rows"][0]["id"]
    report = client.get(f"/api/v1/stories/{story}/reports").json()["heads"][0]["id"]
    with open_desk(find_app(client).state.desks.desk.office.folder) as desk:
        raw = desk.store.reports.many([report])[0].raw
        if not desk.releases():
            desk.mark("reports", "TLP:GREEN", "As they are printed.")
            desk.partner("add", "sd", name="Embassy of Sudrand", code="SDR", tlp="TLP:GREEN")
            desk.preview(story, "sd")
            desk.release(story, "sd")
            desk.consult("add", "On the office in Tokyo", begins=datetime(2024, 5, 14, 10, tzinfo=UTC), partners=["sd"])
        meeting = desk.consult().consultations[0].id
    begun = client.post("/api/v1/drafts", json={"story": story})
    draft = begun.json()["rows"][0]["id"] if begun.status_code == 201 else story
    return {
        "{story}": story,
        "{report}": report,
        "{digest}": raw or "",
        "{draft}": draft,
        "{what}": draft,
        "{form}": "md",
        "{number}": "1",
        "{meeting}": meeting,
        "{partner}": "sd",
    }


def ask_of_all(client: TestClient) -> Iterator[tuple[str, str]]:
    """Every route that looks, with something that there is."""
    ids = find_ids(client)
    with open_desk(find_app(client).state.desks.desk.office.folder) as desk:
        others = [one.id for one in desk.newest(2)]
    asked = {
        "/search": "?q=nato",
        "/rulings/new": f"?verb=same-story&about={others[0]}&about={others[1]}",
        "/hand/{story}": "?moment=2020-01-01T00:00:00Z",
        "/compare": f"?r={others[0]}&r={others[1]}",
        "/releases/new": f"?partner=sd&story={ids['{story}']}",
        "/passages": f"?at={others[0]}.0-20",
        "/stories/{story}/passages": f"?at={ids['{report}']}.0-20",
    }
    for method, path in sorted(REST):
        if method == "GET":
            yield path, "/api/v1" + re.sub(r"\{\w+\}", lambda found: ids[found[0]], path) + asked.get(path, "")


def test_every_answer_has_the_shape_that_the_description_says(officer: TestClient) -> None:
    described = officer.get("/api/v1/openapi.json").json()
    seen = 0
    for path, address in ask_of_all(officer):
        answer = officer.get(address)
        assert answer.status_code == 200, (address, answer.text)
        if answer.headers["content-type"] == "application/json":
            schema = described["paths"]["/api/v1" + path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
            jsonschema.Draft202012Validator({**schema, "components": described["components"]}).validate(answer.json())
            seen += 1
    assert seen >= 22


def test_what_a_program_has_is_not_sent_again(officer: TestClient) -> None:
    first = officer.get("/api/v1/statements")
    mark = first.headers["etag"]
    for said in (mark, f"W/{mark}", f'"x", {mark}', "*"):
        again = officer.get("/api/v1/statements", headers={"if-none-match": said})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", mark)
    assert officer.get("/api/v1/statements", headers={"if-none-match": '"x"'}).content == first.content
    assert first.headers["cache-control"] == "private, no-cache"


GONE_THROUGH = {
    "/statements": "rows",
    "/statements?limit=4": "rows",
    "/statements?issue=NATO%20liaison%20office%20in%20Tokyo&limit=2": "rows",
    "/positions?limit=3": "rows",
    "/calendar?past=true&limit=2": "rows",
    "/sources?limit=2": "rows",
    "/audit?limit=1": "entries",
    "/search?q=nato&limit=3": "hits",
    "/stories/STORY/claims?limit=5": "rows",
    "/stories/STORY/reports?limit=4": "heads",
}


@pytest.mark.parametrize(("path", "rows"), GONE_THROUGH.items())
def test_pages_are_gone_through_by_their_keys(officer: TestClient, path: str, rows: str) -> None:
    address = f"/api/v1{path}".replace("STORY", officer.get("/api/v1/stories").json()["rows"][0]["id"])
    most = int(path.partition("limit=")[2] or 50)
    pages: list[list[str]] = []
    for _ in range(100):
        answer = officer.get(address)
        assert answer.status_code == 200
        pages.append([json.dumps(row, sort_keys=True) for row in answer.json()[rows]])
        if "link" not in answer.headers:
            break
        address = re.fullmatch(r'<(\S+)>; rel="next"', answer.headers["link"])[1]  # type: ignore[index]  # the next line tells
    seen = [row for page in pages for row in page]
    assert len(seen) == len(set(seen)) > 1
    # A day of the calendar can hold several plans of a story.
    assert all(len(page) <= most for page in pages) or "calendar" in path
    assert len(pages) > 1 or "limit" not in path


def test_rulings_and_releases_are_gone_through_by_their_numbers(officer: TestClient, own_office: Path) -> None:
    find_ids(officer)
    with open_desk(own_office) as desk:
        story = desk.stories()[0].id
        for value in "BCD":
            desk.rule("reliability", "Meridian Press Agency", value=value)
        for _ in range(2):
            desk.release(story, "sd", "md", desk.preview(story, "sd")[0].preview.number)
    for path, wanted in (("/rulings", 3), ("/releases", 3)):
        seen: list[str] = []
        address = f"/api/v1{path}?limit=2"
        while address:
            answer = officer.get(address)
            assert answer.status_code == 200
            assert len(answer.json()["rows"]) <= 2
            seen += [json.dumps(row, sort_keys=True) for row in answer.json()["rows"]]
            address = answer.links.get("next", {}).get("url", "")
        assert len(seen) == len(set(seen)) >= wanted
    assert officer.get("/api/v1/releases?after=1").json()["rows"] == []


LISTED = {
    "/marks": "log",
    "/partners": "rows",
    "/drafts": "rows",
    "/recalls": "rows",
    "/consultations": "consultations",
    "/tokens": "tokens",
}


def test_lists_of_the_office_are_gone_through_by_their_keys(officer: TestClient, own_office: Path) -> None:
    find_ids(officer)
    with open_desk(own_office) as desk:
        story = desk.stories()[0].id
        for number in range(5):
            desk.mark("reports", ("TLP:GREEN", "TLP:CLEAR")[number % 2], "As they are printed.")
            desk.partner("add", f"p{number}", name=f"Office {number}", code="SDR")
            desk.draft("make", story)
            desk.consult("add", f"On {number}", begins=datetime(2024, 5, 14, 10, tzinfo=UTC), partners=["p0"])
            desk.tokens("add", f"program {number}")
            desk.store.recalls.append(Recall(0, "ann", datetime(2024, 5, 14, 10, tzinfo=UTC), f"Gazette {number}", (), "it is not so"))
    described = officer.get("/api/v1/openapi.json").json()["paths"]
    for path, rows in LISTED.items():
        whole = officer.get(f"/api/v1{path}").json()[rows]
        assert len(whole) >= 5
        seen: list[object] = []
        address = f"/api/v1{path}?limit=2"
        while address:
            answer = officer.get(address)
            assert answer.status_code == 200
            assert 0 < len(answer.json()[rows]) <= 2
            seen += answer.json()[rows]
            address = answer.links.get("next", {}).get("url", "")
        assert seen == whole
        assert {"after", "limit"} <= {one["name"] for one in described[f"/api/v1{path}"]["get"]["parameters"]}
        assert officer.get(f"/api/v1{path}?limit=101").status_code == 422
    # What comes meanwhile puts no page out of step.
    first = officer.get("/api/v1/partners?limit=2")
    with open_desk(own_office) as desk:
        desk.partner("add", "a0", name="Office of before", code="SDR")
    rest = officer.get(first.links["next"]["url"]).json()["rows"]
    keys = [one["partner"]["key"] for one in [*first.json()["rows"], *rest]]
    assert keys == sorted(set(keys))
    assert "a0" not in keys


def test_stories_are_gone_through_by_their_activity(officer: TestClient, own_office: Path) -> None:
    with open_desk(own_office) as desk:
        (known,) = desk.stories()
        head, *_ = desk.heads()
        with desk.store.writing():
            for letter in "abc":
                desk.store.stories.put(Story(letter * 20, known.title, known.reports[:1]), seq=head.seq)
    seen, address = [], "/api/v1/stories?limit=3"
    while address:
        answer = officer.get(address)
        seen += [row["id"] for row in answer.json()["rows"]]
        address = answer.links.get("next", {}).get("url", "")
    assert seen == sorted([known.id, *(letter * 20 for letter in "abc")])
    assert len(officer.get("/api/v1/stories?after=nonsense").json()["rows"]) == 4


def test_the_records_are_those_of_the_page(officer: TestClient, own_office: Path) -> None:
    with open_desk(own_office) as desk:
        story = desk.stories(1)[0].id
        assert officer.get(f"/api/v1/stories/{story}/lineage").json() == json.loads(json.dumps(desk.view(desk.lineage(story))))
        assert officer.get("/api/v1/sources").json() == json.loads(json.dumps(desk.view(desk.sources())))


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/stories/ffffffffffffffffffff", 404),
        ("GET", "/reports/ab", 404),
        ("GET", "/nowhere", 404),
        ("DELETE", "/stories", 405),
        ("GET", "/search", 400),
        ("GET", "/audit?limit=0", 422),
        ("GET", "/audit?limit=101", 422),
        ("GET", "/audit?after=99999999999999999999", 422),
        ("GET", "/hand/ffffffffffffffffffff?moment=0001-01-01T00:00:00%2B14:00", 422),
        ("POST", "/looks", 422),
        ("POST", "/rulings", 422),
    ],
)
def test_what_is_wrong_is_a_problem(officer: TestClient, method: str, path: str, status: int) -> None:
    answer = officer.request(method, f"/api/v1{path}")
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json"), answer.text
    told = answer.json()
    assert {"type", "title", "status", "detail"} <= set(told)
    assert told["status"] == status
    assert told["detail"]


@pytest.mark.parametrize("said", [None, "", "Bearer", "Bearer ", "Bearer legation_x", "Basic YW5uOng=", "Bearer " + "x" * 5000])
def test_without_a_token_nothing_is_told(office: Path, said: str | None) -> None:
    client = TestClient(create(office, by="ann"), base_url=ORIGIN, headers={} if said is None else {"authorization": said})
    for path in ("/stories", "/openapi.json", "/nowhere", "/audit"):
        answer = client.get(f"/api/v1{path}")
        assert (answer.status_code, answer.json()["status"]) == (401, 401)
    answer = client.post("/api/v1/undo")
    assert answer.status_code == (403 if not (said or "").startswith("Bearer ") else 401)


def test_a_browser_reads_here_and_changes_nothing(writer: TestClient) -> None:
    own = {"origin": ORIGIN, "sec-fetch-site": "same-origin"}
    assert writer.get("/api/v1/stories").status_code == 200
    assert writer.post("/api/v1/undo", headers=own).status_code == 401


BODIES: dict[str, tuple[Any, int]] = {
    "/looks": ({"about": "refusals", "state": "read"}, 200),
    "/undo": (None, 200),
    "/start/watched": ({"issues": ["a harbour"]}, 200),
    "/start/sources": ({"lines": ["no source at all"]}, 422),
    "/rulings": ({"verb": "owner", "about": ["Harbour Courier"], "value": "Northern Press"}, 201),
    "/tokens": ({"label": "another"}, 201),
    "/weighings": (None, 200),
}
NEEDED = {"/looks": "analyst", "/undo": "analyst"}


@pytest.mark.parametrize("role", ["reader", "analyst", "officer"])
def test_a_token_does_what_its_role_may(own_office: Path, role: Role) -> None:
    rank = ["reader", "analyst", "officer"]
    with asking_as(own_office, role) as client:
        for path, (body, status) in BODIES.items():
            allowed = rank.index(role) >= rank.index(NEEDED.get(path, "officer"))
            answer = client.post(f"/api/v1{path}", json=body)
            assert answer.status_code == (status if allowed else 403), (path, answer.text)
        for path in ("/tokens", "/accounts"):
            assert client.get(f"/api/v1{path}").status_code == (200 if role == "officer" else 403)


def test_acts_of_a_program_stand_in_the_audit_under_its_owner(officer: TestClient, own_office: Path) -> None:
    officer.post("/api/v1/rulings", json={"verb": "owner", "about": ["Harbour Courier"], "value": "Northern Press"})
    with open_desk(own_office) as desk:
        last = desk.audit(1).entries[0]
        assert (last.by, last.act) == ("ann", "rule")
    assert officer.get("/api/v1/rulings").json()["rows"][0]["verb"] == "owner"


def test_a_token_that_was_revoked_is_refused_at_once(officer: TestClient) -> None:
    made = officer.post("/api/v1/tokens", json={"label": "short", "role": "officer"}).json()
    token = made["tokens"][0]["id"]
    other = {"authorization": f"Bearer {made['secret']}"}
    assert officer.get("/api/v1/stories", headers=other).status_code == 200
    assert officer.post(f"/api/v1/tokens/revoke?id={token}").status_code == 200
    assert officer.get("/api/v1/stories", headers=other).status_code == 401
    assert made["secret"] not in officer.get("/api/v1/tokens").text
