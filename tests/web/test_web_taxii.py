"""TAXII at the desk: what each partner finds there and may ask; what is another's and what is not answer alike."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from httpx import Response
from starlette.testclient import TestClient

from desk.leaving import ferry, found
from desk.offices import NOW
from legation.desk.desk import open_desk
from legation.release.ways.taxii import write_discovery
from legation.web.app import create
from legation.web.rates import BURST_OF_TOKEN, MOST, Rates
from web.served import ORIGIN, find_app

MEDIA = "application/taxii+json;version=2.1"
ROOT = "/taxii2/briefs/"


def give_token(place: Path, partner: str, *ways: str, **more: Any) -> str:
    with open_desk(place) as desk:
        return desk.tokens("add", "their reader", partner=partner, ways=ways or ("taxii",), **more).secret


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office that released one story to both its partners."""
    home = tmp_path_factory.mktemp("taxii")
    with found(home) as desk:
        story = ferry(desk)
        for partner in ("south", "east"):
            desk.preview(story, partner)
            desk.release(story, partner, "stix")
    return home / "office"


@pytest.fixture(scope="module")
def client(place: Path) -> Iterator[TestClient]:
    with TestClient(create(place), base_url=ORIGIN, raise_server_exceptions=False, follow_redirects=False) as made:
        yield made


@pytest.fixture(scope="module")
def secrets(place: Path) -> dict[str, str]:
    return {partner: give_token(place, partner) for partner in ("south", "east")}


def ask(client: TestClient, path: str, secret: str | None, method: str = "GET", **more: Any) -> Response:
    headers = {"accept": MEDIA} | ({"authorization": f"Bearer {secret}"} if secret is not None else {}) | more.pop("headers", {})
    answer: Response = client.request(method, path, headers=headers, **more)
    return answer


def find_collection(client: TestClient, secret: str) -> str:
    (only,) = ask(client, f"{ROOT}collections/", secret).json()["collections"]
    return f"{ROOT}collections/{only['id']}/"


def told(answer: Response) -> tuple[int, bytes, list[tuple[str, str]]]:
    """All that an answer tells."""
    return answer.status_code, answer.content, sorted(answer.headers.multi_items())


def test_a_partner_finds_its_one_collection_and_what_was_released_to_it(client: TestClient, secrets: dict[str, str]) -> None:
    secret = secrets["south"]
    found = ask(client, "/taxii2/", secret)
    assert (found.status_code, found.headers["content-type"]) == (200, MEDIA)
    assert found.json() == {
        "title": "Legation of Norland",
        "default": ROOT,
        "api_roots": [ROOT],
    }
    assert ask(client, ROOT, secret).json()["versions"] == [MEDIA]
    home = find_collection(client, secret)
    page = ask(client, f"{home}objects/", secret)
    objects = page.json()["objects"]
    assert {"report", "note", "identity", "marking-definition", "opinion"} <= {one["type"] for one in objects}
    assert "more" not in page.json()
    manifest = ask(client, f"{home}manifest/", secret).json()["objects"]
    assert [one["id"] for one in manifest] == [one["id"] for one in objects]
    added = [one["date_added"] for one in manifest]
    assert added == sorted(set(added))
    assert (page.headers["x-taxii-date-added-first"], page.headers["x-taxii-date-added-last"]) == (added[0], added[-1])
    report = next(one for one in objects if one["type"] == "report")
    assert ask(client, f"{home}objects/{report['id']}/", secret).json()["objects"] == [report]
    assert ask(client, f"{home}objects/{report['id']}/versions/", secret).json()["versions"] == [report["modified"]]
    some = ask(client, f"{home}objects/?match[type]=report,opinion&match[spec_version]=2.1", secret).json()["objects"]
    assert {one["type"] for one in some} == {"report", "opinion"}
    assert ask(client, f"{home}objects/?match[spec_version]=2.0", secret).json() == {}
    assert ask(client, f"{home}objects/?match[version]={report['modified']}&match[id]={report['id']}", secret).json()["objects"] == [report]
    after = ask(client, f"{home}objects/?added_after={added[3]}", secret).json()["objects"]
    assert [one["id"] for one in after] == [one["id"] for one in objects[4:]]


def test_pages_go_on_behind_a_key_that_tells_nothing(client: TestClient, secrets: dict[str, str]) -> None:
    for secret in secrets.values():
        home = find_collection(client, secret)
        whole = ask(client, f"{home}objects/", secret).json()["objects"]
        first = ask(client, f"{home}objects/?limit=2", secret).json()
        assert (len(first["objects"]), first["more"]) == (2, True)
        # The same key for every partner: it counts its own objects alone.
        assert first["next"] == f"{2:016x}"
        since = ask(client, f"{home}manifest/?limit=1", secret).json()["objects"][0]["date_added"]
        rest = ask(client, f"{home}objects/?limit=1000&next={first['next']}&added_after={since}", secret).json()
        assert first["objects"] + rest["objects"] == whole


SINCE = "2024-03-12T09:30:00.000000Z"


@pytest.mark.parametrize(
    "query",
    [
        "limit=0",
        "limit=-1",
        "limit=x",
        "next=zz",
        "added_after=yesterday",
        f"added_after={SINCE},{SINCE}",
        "added_after=2024-03-12T09:30:00.0000001Z",
        "added_after=2024-03-12T09:30:00+00:00",
        "added_after=2024-02-30T09:30:00Z",
        # Each parameter once, and each version once; all of them and another is no question (TAXII 2.1, 3.4).
        "limit=1&limit=2",
        "limit=1&limit=1",
        f"added_after={SINCE}&added_after={SINCE}",
        "match[type]=note&match[type]=report",
        "match[version]=newest",
        "match[version]=",
        "match[version]=last,",
        "match[version]=last,last",
        f"match[version]={SINCE},{SINCE}",
        "match[version]=all,first",
        f"match[version]={SINCE},all",
        "match[type]=note,,report",
    ],
)
def test_what_is_no_question_is_refused(client: TestClient, secrets: dict[str, str], query: str) -> None:
    home = find_collection(client, secrets["south"])
    answer = ask(client, f"{home}objects/?{query}", secrets["south"])
    assert (answer.status_code, answer.json()) == (400, {"title": "Bad Request", "http_status": "400"})


@pytest.mark.parametrize(
    "query",
    [
        "match[version]=first,last",
        f"match[version]=first,{SINCE},last",
        f"match[version]={SINCE},2024-03-12T09:30:00.1Z,2024-03-12T09:30:00.12345678Z",
        "match[type]=indicator,x-nobody-has",
        "match[colour]=red&match[colour]=blue&sort=up",
        f"added_after={SINCE}&next={1:016x}",
        "limit=100000000",
    ],
)
def test_what_the_standard_lets_a_program_ask_is_answered(client: TestClient, secrets: dict[str, str], query: str) -> None:
    home = find_collection(client, secrets["south"])
    assert ask(client, f"{home}objects/?{query}", secrets["south"]).status_code == 200


def test_of_one_object_only_its_versions_are_asked_for(client: TestClient, secrets: dict[str, str]) -> None:
    secret = secrets["south"]
    home = find_collection(client, secret)
    report = next(one for one in ask(client, f"{home}objects/", secret).json()["objects"] if one["type"] == "report")
    of_it = f"{home}objects/{report['id']}/"
    assert ask(client, f"{of_it}?match[type]=note&match[version]=first", secret).json()["objects"] == [report]
    assert ask(client, f"{of_it}?match[version]={SINCE[:-2]}7Z", secret).json() == {}
    versions = ask(client, f"{of_it}versions/?match[version]=first", secret)
    assert versions.json() == {"versions": [report["modified"]]}
    assert versions.headers["x-taxii-date-added-first"] == versions.headers["x-taxii-date-added-last"]
    # A version is known by its moment, however many noughts are written.
    longer = report["modified"].removesuffix("Z") + "000000Z"
    assert ask(client, f"{of_it}?match[version]={longer}", secret).json()["objects"] == [report]


def test_who_has_an_object_may_not_delete_it_and_of_others_there_is_none(client: TestClient, secrets: dict[str, str]) -> None:
    secret = secrets["south"]
    home = find_collection(client, secret)
    report = next(one for one in ask(client, f"{home}objects/", secret).json()["objects"] if one["type"] == "report")
    refused = ask(client, f"{home}objects/{report['id']}/", secret, "DELETE")
    assert (refused.status_code, refused.json()) == (403, {"title": "Forbidden", "http_status": "403"})
    assert ask(client, f"{home}objects/{report['id']}/", secret).status_code == 200
    others = find_collection(client, secrets["east"])
    theirs = next(one for one in ask(client, f"{others}objects/", secrets["east"]).json()["objects"] if one["type"] == "report")
    for path in (f"{home}objects/{theirs['id']}/", f"{others}objects/{theirs['id']}/", f"{home}objects/report--0/"):
        assert told(ask(client, path, secret, "DELETE")) == told(ask(client, f"{home}objects/nothing/", secret, "DELETE"))
        assert ask(client, path, secret, "DELETE").status_code == 404


def test_who_brings_no_token_is_told_how_to_bring_one(client: TestClient) -> None:
    refused = client.get("/taxii2/", headers={"accept": MEDIA})
    assert (refused.status_code, refused.headers["www-authenticate"]) == (401, 'Basic realm="briefs", Bearer')


def test_an_address_that_is_not_of_https_is_told_from_the_root() -> None:
    for home, wanted in (("https://desk.example", f"https://desk.example{ROOT}"), ("http://127.0.0.1:8000", ROOT)):
        said = json.loads(write_discovery(home, "Norland").body)
        assert (said["default"], said["api_roots"]) == (wanted, [wanted])


def test_media_types_and_methods_are_those_of_the_protocol(client: TestClient, secrets: dict[str, str]) -> None:
    secret = secrets["south"]
    home = find_collection(client, secret)
    assert ask(client, home, secret, headers={"accept": "application/taxii+json;version=2.0"}).status_code == 406
    assert ask(client, home, secret, headers={"accept": "text/html"}).status_code == 406
    for said in ("*/*", "application/taxii+json", "text/html, application/taxii+json; version=2.1"):
        assert ask(client, home, secret, headers={"accept": said}).status_code == 200
    refused = ask(client, f"{home}objects/", secret, "DELETE")
    assert (refused.status_code, refused.headers["allow"]) == (405, "GET, POST")
    assert ask(client, f"{home}objects/", secret, "POST", content=b"{}", headers={"content-type": "text/plain"}).status_code == 415
    assert ask(client, f"{home}objects/", secret, "POST", content=b"{", headers={"content-type": MEDIA}).status_code == 400
    assert ask(client, f"{home}objects/", secret, "POST", content=b"{}", headers={"content-type": MEDIA}).status_code == 422
    assert ask(client, f"{home}objects/", secret, "POST", content=b"x" * 1_000_001, headers={"content-type": MEDIA}).status_code == 413


def test_what_is_another_partners_and_what_is_not_are_one_answer(client: TestClient, place: Path, secrets: dict[str, str]) -> None:
    mine, other = (find_collection(client, secrets[one]) for one in ("south", "east"))
    theirs = ask(client, f"{other}objects/?match[type]=report", secrets["east"]).json()["objects"][0]["id"]
    status = ask(
        client,
        f"{other}objects/",
        secrets["east"],
        "POST",
        headers={"content-type": MEDIA},
        json={"objects": [note("note--00000000-0000-4000-8000-000000000001", "Who said so?")]},
    ).json()["id"]
    guessed = f"{ROOT}collections/00000000-0000-4000-8000-000000000000/"
    nothing = told(ask(client, guessed, secrets["south"]))
    assert nothing[0] == 404
    for path in (
        *(f"{home}{rest}" for home in (other, guessed) for rest in ("", "manifest/", "objects/", f"objects/{theirs}/")),
        f"{mine}objects/{theirs}/",
        f"{mine}objects/{theirs}/versions/",
        f"{mine}objects/report--00000000-0000-4000-8000-000000000000/",
        f"{ROOT}status/{status}/",
        f"{ROOT}status/00000000-0000-4000-8000-000000000000/",
        f"{ROOT}nothing/",
        "/taxii2/other/",
    ):
        assert told(ask(client, path, secrets["south"])) == nothing, path
    for method in ("POST", "DELETE", "PUT"):
        assert told(ask(client, f"{other}objects/", secrets["south"], method)) == nothing
        assert told(ask(client, f"{guessed}objects/", secrets["south"], method)) == nothing


def test_every_token_that_opens_nothing_is_one_answer(client: TestClient, place: Path, secrets: dict[str, str]) -> None:
    home = find_collection(client, secrets["south"])
    feed, ended, gone, closed = (give_token(place, "east", *ways) for ways in (("feed",), (), (), ()))
    with open_desk(place) as desk:
        known = {one.id: one for one in desk.tokens().tokens}
        mine, later = (next(one for one in known.values() if one.id == find_id(secret)) for secret in (gone, ended))
        desk.tokens("revoke", mine.id)
        desk.store.tokens.change(evolve(later, expires=NOW - timedelta(days=1)))
        desk.partner("close", "east")
        officer = desk.tokens("add", "a program", role="officer").secret
    try:
        refused = told(ask(client, "/taxii2/", None))
        assert refused[0] == 401
        for secret in (feed, ended, gone, closed, officer, "legation_guessed", "", "x" * 5000):
            for path in ("/taxii2/", f"{home}objects/", f"{ROOT}nothing/"):
                assert told(ask(client, path, secret)) == refused, (secret[:20], path)
        # And what opens this opens nothing of the desk.
        assert ask(client, "/api/v1/morning", secrets["south"]).status_code == 401
        assert ask(client, "/audit", secrets["south"]).status_code == 401
    finally:
        with open_desk(place) as desk:
            desk.partner("add", "east")


def find_id(secret: str) -> str:
    from legation.desk.verbs.tokens import find_digest

    return find_digest(secret)[:16]


def test_a_token_that_is_rotated_opens_no_more_and_the_new_one_does(client: TestClient, place: Path) -> None:
    old = give_token(place, "south")
    with open_desk(place) as desk:
        new = desk.tokens("rotate", find_id(old)).secret
    assert (ask(client, "/taxii2/", old).status_code, ask(client, "/taxii2/", new).status_code) == (401, 200)
    basic = client.get("/taxii2/", auth=("anybody", new), headers={"accept": MEDIA})
    assert basic.status_code == 200


def note(made: str, words: str, **more: Any) -> dict[str, Any]:
    at = "2026-01-02T03:04:05.000Z"
    return {"type": "note", "spec_version": "2.1", "id": made, "created": at, "modified": at, "content": words, "object_refs": [], **more}


def test_what_a_partner_sends_is_kept_once_and_answered_for(client: TestClient, place: Path, secrets: dict[str, str]) -> None:
    home = find_collection(client, secrets["south"])
    one, two, bad = (f"note--00000000-0000-4000-8000-00000000001{number}" for number in range(3))
    sent = {"objects": [note(one, "When does it sail?"), note(two, "It sailed.", labels=["answer"]), {"type": "note", "id": bad}]}
    first = ask(client, f"{home}objects/", secrets["south"], "POST", json=sent, headers={"content-type": MEDIA})
    again = ask(client, f"{home}objects/", secrets["south"], "POST", json=sent, headers={"content-type": MEDIA})
    assert first.status_code == again.status_code == 202
    assert first.json() == again.json()
    assert (first.json()["status"], first.json()["total_count"], first.json()["pending_count"], first.json()["failure_count"]) == (
        "pending", 3, 2, 1,
    )  # fmt: skip
    assert ask(client, f"{ROOT}status/{first.json()['id']}/", secrets["south"]).json() == first.json()
    with open_desk(place) as desk:
        kept = [one for one in desk.store.answers.newest(9, "south") if one.words]
        assert [(one.kind, one.words) for one in kept] == [("answer", "It sailed."), ("question", "When does it sail?")]
    # Nothing of it is shown again.
    assert one not in ask(client, f"{home}objects/", secrets["south"]).text


def test_every_use_is_in_the_audit(client: TestClient, place: Path, secrets: dict[str, str]) -> None:
    ask(client, "/taxii2/", secrets["south"])
    with open_desk(place) as desk:
        last = desk.store.audit.newest(1)[0]
    assert (last.by, last.act, last.about) == ("partner south", "fetch taxii GET", find_id(secrets["south"]))
    assert last.detail.startswith("from ")


def test_who_asks_too_often_waits(client: TestClient, place: Path) -> None:
    secret = give_token(place, "south")
    rates = find_app(client).state.rates
    held = dict(rates.held)
    try:
        now = datetime.now().astimezone()
        for _ in range(BURST_OF_TOKEN):
            assert rates.take("192.0.2.1", "t", now) == timedelta()
        assert rates.take("192.0.2.1", "t", now) > timedelta()
        assert rates.take("192.0.2.1", "t", now + timedelta(seconds=1)) == timedelta()
        find_app(client).state.rates = Rates(held={f"network {'unknown'}": (0.0, now + timedelta(hours=1))})
        answer = ask(client, "/taxii2/", secret)
        assert (answer.status_code, answer.content) == (429, b"")
    finally:
        rates.held = held
        find_app(client).state.rates = rates
    # One who goes on asking holds nobody up who asks from the same network.
    shared = Rates(of_token=3, of_network=6)
    assert sum(shared.take("192.0.2.1", "one", now) == timedelta() for _ in range(50)) == 3
    assert shared.take("192.0.2.1", "other", now) == timedelta()
    full = Rates()
    for number in range(MOST + 50):
        full.take("unknown", f"{number}", now)
    assert len(full.held) <= MOST
