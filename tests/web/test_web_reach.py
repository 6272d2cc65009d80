"""Others than this machine reach the desk only where they sign in and nobody reads along."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from legation.desk.desk import open_desk
from legation.records.errors import LegationError, OfficeError
from legation.web.app import create
from legation.web.guard import Reach
from legation.web.serve import find_reach
from web.signed import PASSWORDS, add_accounts, read_token

NAME = "desk.example.org"
PROXY = "10.0.0.5"
SAID = {"x-forwarded-for": "203.0.113.9, 198.51.100.7", "x-forwarded-proto": "https"}
FORM = {"origin": f"https://{NAME}", "sec-fetch-site": "same-origin"}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    open_desk(tmp_path / "office.db").close()
    (tmp_path / "cert.pem").write_text("a certificate")
    (tmp_path / "key.pem").write_text("a key")
    return tmp_path


def settle(place: Path, settings: str, host: str) -> Reach:
    (place / "settings.yml").write_text(settings, encoding="utf-8")
    with open_desk(place, make=None) as desk:
        return find_reach(desk, host, 8765)


TLS = f"desk: {{names: [{NAME}], certificate: cert.pem, key: key.pem}}"
BEHIND = f"desk: {{names: [{NAME}], proxies: [{PROXY}]}}"


def test_it_needs_accounts_and_what_keeps_others_from_reading_along(place: Path) -> None:
    for settings, host in ((TLS, "192.0.2.7"), (BEHIND, "192.0.2.7"), (BEHIND, "127.0.0.1")):
        with pytest.raises(LegationError, match="nobody has an account"):
            settle(place, settings, host)
    add_accounts(place)
    with pytest.raises(LegationError, match="anybody between could read along"):
        settle(place, "desk: {names: [desk.example.org]}", "192.0.2.7")
    reach = settle(place, TLS, "192.0.2.7")
    assert (reach.tls, reach.local, reach.proxies) == (True, False, frozenset())
    assert {NAME, f"{NAME}:8765", f"{NAME}:443", "192.0.2.7:8765"} <= reach.hosts
    assert settle(place, BEHIND, "0.0.0.0").hosts.isdisjoint({"0.0.0.0:8765", "0.0.0.0"})  # noqa: S104  not bound
    (place / "key.pem").unlink()
    with pytest.raises(LegationError, match=r"no file .*key\.pem"):
        settle(place, TLS, "192.0.2.7")


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("desk: {certificate: cert.pem}", "belong together"),
        ("desk: {proxies: [somewhere]}", "proxies"),
        ("desk: {names: ['https://desk.example.org']}", "no name of a host"),
        ("desk: {port: 1}", "port"),
    ],
)
def test_settings_that_make_no_sense_are_said(place: Path, settings: str, said: str) -> None:
    with pytest.raises(OfficeError, match=said):
        settle(place, settings, "127.0.0.1")


def ask(place: Path, reach: Reach, peer: str) -> TestClient:
    return TestClient(create(place, reach=reach), base_url=f"http://{NAME}", follow_redirects=False, client=(peer, 5000))


def test_only_a_proxy_that_is_trusted_is_believed(place: Path) -> None:
    add_accounts(place)
    reach = settle(place, BEHIND, "192.0.2.7")
    for peer, said, status in (
        (PROXY, SAID, 200),
        (PROXY, SAID | {"x-forwarded-proto": "http"}, 403),
        (PROXY, {}, 403),
        (PROXY, SAID | {"x-forwarded-proto": "https, http"}, 403),
        ("203.0.113.9", SAID, 403),
        ("127.0.0.1", SAID, 403),
    ):
        answer = ask(place, reach, peer).get("/sign-in", headers=said)
        assert answer.status_code == status, (peer, said)
        assert ("strict-transport-security" in answer.headers) == (status == 200)


def test_behind_a_proxy_the_cookie_is_for_https_and_tries_count_by_who_asks(place: Path) -> None:
    add_accounts(place)
    reach = settle(place, BEHIND, "127.0.0.1")
    client = ask(place, reach, PROXY)
    page = client.get("/sign-in", headers=SAID)
    mark = page.headers["set-cookie"]
    assert "Secure" in mark.split("; ")
    data = {"token": read_token(page.text), "name": "ann", "password": PASSWORDS["ann"][1]}
    sent = SAID | FORM | {"cookie": mark.split(";")[0]}
    assert client.post("/sign-in", data=data | {"password": "wrong wrong wrong"}, headers=sent).status_code == 401
    assert ("ann", "198.51.100.7") in client.app.state.doors.limits.held  # type: ignore[attr-defined]  # FastAPI's own
    assert client.post("/sign-in", data=data, headers=sent | {"origin": f"http://{NAME}"}).status_code == 403
    made = client.post("/sign-in", data=data, headers=sent)
    assert made.status_code == 303
    assert client.get("/keys", headers=SAID | {"cookie": made.headers["set-cookie"].split(";")[0]}).status_code == 200


def test_what_a_client_says_of_itself_is_not_believed(place: Path) -> None:
    add_accounts(place)
    client = ask(place, settle(place, BEHIND, "127.0.0.1"), PROXY)
    lines = [("x-forwarded-for", "192.0.2.1"), ("x-forwarded-for", "198.51.100.7"), ("x-forwarded-proto", "https")]
    page = client.get("/sign-in", headers=lines)
    data = {"token": read_token(page.text), "name": "ann", "password": "wrong wrong wrong"}
    sent = [*lines, *FORM.items(), ("cookie", page.headers["set-cookie"].split(";")[0])]
    assert client.post("/sign-in", data=data, headers=sent).status_code == 401
    assert {address for _, address in client.app.state.doors.limits.held} == {"", "198.51.100.7"}  # type: ignore[attr-defined]  # FastAPI's own


def test_on_this_machine_beside_a_proxy_plain_http_stays(place: Path) -> None:
    add_accounts(place)
    reach = settle(place, BEHIND, "127.0.0.1")
    client = TestClient(create(place, reach=reach), base_url="http://127.0.0.1:8765", client=("127.0.0.1", 5000))
    assert client.get("/sign-in").status_code == 200
    assert "this machine only" not in client.get("/sign-in").text
