"""Who is let in, from where, and what a browser may do with a page."""

import shutil
from pathlib import Path

import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from legation.desk.desk import Desk, open_desk
from legation.records.errors import LegationError
from legation.web.app import ROUTERS
from legation.web.forms import OURS, find_back
from legation.web.guard import HEADERS, POLICY, Reach
from legation.web.rates import Rates
from legation.web.rest.answers import PROBLEM
from legation.web.serve import bind, find_reach, is_here
from web.served import OWN, asking, find_app, find_token
from web.signed import add_accounts, knocking, move_clock, read_token, sign_in

ROUTES = [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]


def test_the_policy_is_the_one_that_was_promised() -> None:
    assert POLICY == (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    )


@pytest.mark.parametrize("path", ["/", "/keys", "/nowhere", "/enter?key=wrong", "/static/desk.css", "/static/nothing.js", "/audit"])
def test_every_answer_says_what_a_browser_may_do_with_it(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert "server" not in answer.headers


def test_a_browser_keeps_files_and_no_pages(client: TestClient) -> None:
    assert client.get("/").headers["cache-control"] == "no-store"
    assert "immutable" in client.get("/static/desk.css").headers["cache-control"]


@pytest.mark.parametrize("path", ["/", "/start", "/refusals", "/audit", "/keys", "/work", "/next", "/looks"])
def test_a_stranger_sees_nothing(office: Path, path: str) -> None:
    with asking(office, enter=False) as client:
        answer = client.get(path)
        assert answer.status_code == 401
        assert "legation serve" in answer.text
        assert "Kishida" not in answer.text


def test_the_link_lets_one_browser_in_once(office: Path) -> None:
    with asking(office, enter=False) as client:
        key = find_app(client).state.entry.key
        first = client.get(f"/enter?key={key}")
        assert first.headers["location"] == "/"
        mark = first.headers["set-cookie"]
        assert {"HttpOnly", "SameSite=strict"} <= set(mark.split("; "))
        client.cookies.clear()
        assert client.get(f"/enter?key={key}").status_code == 401
        assert client.get("/").status_code == 401
        assert client.get("/", headers={"cookie": mark.split(";")[0]}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost:8765.evil.example", ""])
def test_a_name_that_was_made_to_point_here_is_refused(client: TestClient, host: str) -> None:
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "Kishida" not in answer.text


@pytest.mark.parametrize("host", ["localhost:8765", "127.0.0.1:8765", "[::1]:8765", "LOCALHOST:8765"])
def test_the_names_of_this_machine_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/keys", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": "http://127.0.0.1:8765"},
        {"sec-fetch-site": "none"},
        {"origin": "http://127.0.0.1:8766", "sec-fetch-site": "same-origin"},
    ],
)
@pytest.mark.parametrize("path", ["/looks", "/undo", "/work", "/start/sources"])
def test_a_form_of_another_page_changes_nothing(client: TestClient, path: str, said: dict[str, str]) -> None:
    answer = client.post(path, data={"token": find_token(client), "set": "refusals 1 read"}, headers=said)
    assert answer.status_code == 403
    assert "Nothing was changed" in answer.text


@pytest.mark.parametrize("token", ["", "0" * 64, None])
def test_a_form_without_our_token_changes_nothing(client: TestClient, token: str | None) -> None:
    data = {"set": "refusals 1 read"} | ({"token": token} if token is not None else {})
    assert client.post("/looks", data=data, headers=OWN).status_code == 403


def test_whatever_changes_something_asks_for_the_token() -> None:
    changing = [route for route in ROUTES if not (route.methods or set()) <= {"GET", "HEAD"}]
    assert len(changing) >= 7
    # A stranger has no token yet: his form is looked at where it is answered.
    assert [route.path for route in changing if OURS not in route.dependencies] == ["/sign-in"]
    assert {method for route in ROUTES for method in route.methods or ()} == {"GET", "POST"}


def test_who_changes_things_too_often_waits_and_nobody_else(office: Path, tmp_path: Path) -> None:
    place = add_accounts(Path(shutil.copytree(office, tmp_path / "office")))
    with open_desk(place) as desk:
        bearer = desk.tokens("add", "a program", role="officer", owner="ann").secret
    with knocking(place) as client:
        assert sign_in(client, "ann") == 303
        find_app(client).state.doors.changes = Rates(of_token=3)
        desk = find_app(client).state.desks.desk
        now = desk.clock()
        desk.clock = lambda: now
        said = {"token": read_token(client.get("/keys").text), "back": "/keys"}
        assert [client.post("/undo", data=said, headers=OWN).status_code for _ in range(4)] == [303, 303, 303, 429]
        held = client.post("/undo", data=said, headers=OWN)
        assert ("Too much at once" in held.text, held.headers["retry-after"]) == (True, "21")
        assert {name: held.headers[name] for name in HEADERS} == HEADERS
        # A program that asks in the same name waits, too; who looks on does not, nor does whoever leaves.
        told = client.post("/api/v1/undo", headers={"authorization": f"Bearer {bearer}"})
        assert (told.status_code, told.headers["content-type"], told.json()["title"]) == (429, PROBLEM, "Too Many Requests")
        assert int(told.headers["retry-after"]) > 0
        assert client.get("/").status_code == 200
        assert client.post("/sign-out", data=said, headers=OWN).status_code == 303
        assert sign_in(client, "max") == 303
        said["token"] = read_token(client.get("/keys").text)
        assert client.post("/undo", data=said, headers=OWN).status_code == 303
        move_clock(client, minutes=1)
        client.post("/sign-out", data=said, headers=OWN)
        assert sign_in(client, "ann") == 303
        said["token"] = read_token(client.get("/keys").text)
        assert client.post("/undo", data=said, headers=OWN).status_code == 303


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_change_nothing(client: TestClient, method: str) -> None:
    assert client.request(method, "/", headers=OWN).status_code == 405
    assert client.request(method, "/").status_code == 403


@pytest.mark.parametrize(
    "path",
    ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "", "/a\r\nb", "/\t/evil.example", "/ /evil"],
)
def test_a_form_leads_back_to_the_desk_only(path: str) -> None:
    assert find_back(path) == "/"


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "::", "example.org", "127.0.0.1.nip.io", ""])  # noqa: S104  refused, and not bound
def test_another_address_than_this_machines_is_refused_without_accounts(host: str) -> None:
    assert not is_here(host)
    with pytest.raises(LegationError, match="nobody has an account"):
        find_reach(Desk(), host, 8765)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "localhost", "::1"])
def test_this_machine_is_this_machine(host: str) -> None:
    assert find_reach(Desk(), host, 8765) == Reach(frozenset({"127.0.0.1:8765", "localhost:8765", "[::1]:8765"}))


def test_a_port_that_is_taken_is_said() -> None:
    with bind("127.0.0.1", 0) as taken:
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(LegationError, match=f"Port {port} cannot be had"):
            bind("127.0.0.1", port)


@pytest.mark.parametrize("path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2f..%2fpyproject.toml", "/static//etc/passwd"])
def test_no_file_but_the_desks_own_is_served(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_fault_of_ours_is_said_and_guarded_too(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    with asking(office) as client:
        monkeypatch.setattr(Desk, "audit", fail)
        answer = client.get("/audit")
    assert answer.status_code == 500
    assert "Something is wrong on our side" in answer.text
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert answer.headers["cache-control"] == "no-store"


def test_nobody_is_told_what_is_done_at_the_desk(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FASTAPI_OTEL_AUTO_CONFIGURE", "true")
    with asking(office) as client:
        said = find_app(client)._telemetry
    assert [name for name, value in said.items() if value] == []
