"""Who signs in, stays, and leaves; and what each may do."""

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from legation.desk.desk import open_desk
from legation.web.limits import TRIES
from web.served import OWN, asking, find_app, read_text
from web.signed import PASSWORDS, add_accounts, knocking, move_clock, read_token, sign_in

CHANGE = "another sentence for her"


@pytest.fixture(scope="module")
def shared(office: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return add_accounts(Path(shutil.copytree(office, tmp_path_factory.mktemp("people") / "tokyo-office")))


@pytest.fixture
def place(shared: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(shared, tmp_path / "tokyo-office"))


@pytest.fixture
def stranger(place: Path) -> Iterator[TestClient]:
    with knocking(place) as client:
        yield client


def test_a_stranger_is_led_to_the_form_and_back(stranger: TestClient) -> None:
    answer = stranger.get("/search?q=nato%26x&over=")
    assert answer.status_code == 303
    page = stranger.get(answer.headers["location"])
    assert page.status_code == 200
    assert 'name="back" value="/search?q=nato%26x&amp;over="' in page.text
    assert "Tokyo office" in read_text(page.text)
    given = {"token": read_token(page.text), "name": " Ann ", "password": PASSWORDS["ann"][1], "back": "/search?q=nato%26x&over="}
    made = stranger.post("/sign-in", data=given, headers=OWN)
    assert made.headers["location"] == "/search?q=nato%26x&over="
    assert {"HttpOnly", "SameSite=strict"} <= set(made.headers["set-cookie"].split("; "))
    assert stranger.get("/").status_code == 200
    assert stranger.get("/sign-in").headers["location"] == "/"
    assert "Signed in as ann , officer." in read_text(stranger.get("/keys").text)


@pytest.mark.parametrize("path", ["/", "/audit", "/start", "/stories/00000000000000000000", "/nowhere", "/work", "/api/v1/stories"])
def test_a_stranger_sees_nothing(stranger: TestClient, path: str) -> None:
    answer = stranger.get(path)
    assert answer.status_code in (303, 401)
    assert "Kishida" not in answer.text


def test_with_accounts_the_link_lets_in_nobody(stranger: TestClient) -> None:
    key = find_app(stranger).state.entry.key
    assert stranger.get(f"/enter?key={key}").headers["location"] == "/sign-in"
    assert stranger.get("/audit").status_code == 303


def test_who_came_in_by_the_link_signs_in_once_there_are_accounts(own_office: Path) -> None:
    with asking(own_office) as client:
        assert client.get("/audit").status_code == 200
        add_accounts(own_office)
        assert client.get("/audit").headers["location"] == "/sign-in?back=%2Faudit"


def test_the_mark_is_another_after_signing_in_and_dead_after_signing_out(stranger: TestClient) -> None:
    stranger.get("/sign-in")
    before = dict(stranger.cookies)
    assert sign_in(stranger, "ann") == 303
    during = dict(stranger.cookies)
    assert before != during
    page = stranger.get("/keys").text
    assert stranger.post("/sign-out", headers=OWN).status_code == 403
    assert stranger.post("/sign-out", data={"token": read_token(page)}, headers=OWN).headers["location"] == "/sign-in"
    for mark in (before, during):
        stranger.cookies.clear()
        stranger.cookies.update(mark)
        assert stranger.get("/audit").status_code == 303
    held = find_app(stranger).state.doors.sessions.held
    assert held == {}


def test_a_mark_is_kept_by_its_digest(stranger: TestClient) -> None:
    assert sign_in(stranger, "ann") == 303
    (mark,) = stranger.cookies.values()
    assert mark not in repr(find_app(stranger).state.doors)


@pytest.mark.parametrize(("hours", "steps", "status"), [(2.9, 1, 200), (3.1, 1, 303), (2.5, 4, 200), (2.5, 5, 303)])
def test_a_session_ends_by_itself(stranger: TestClient, hours: float, steps: int, status: int) -> None:
    assert sign_in(stranger, "rita") == 303
    for _ in range(steps):
        move_clock(stranger, hours=hours)
        answer = stranger.get("/keys")
    assert answer.status_code == status


@pytest.mark.parametrize("act", [("close", None), ("password", None), ("role", "analyst")])
def test_what_becomes_of_an_account_is_felt_at_once(stranger: TestClient, place: Path, act: tuple[str, str | None]) -> None:
    assert sign_in(stranger, "rita") == 303
    with open_desk(place) as desk:
        desk.account(act[0], "rita", act[1], CHANGE)
    assert stranger.get("/keys").status_code == (200 if act[0] == "role" else 303)
    if act[0] == "role":
        assert "rita , analyst." in read_text(stranger.get("/keys").text)


def test_wrong_tries_end_in_a_pause_that_grows(stranger: TestClient) -> None:
    said = [sign_in(stranger, "ann", "wrong wrong wrong") for _ in range(TRIES)]
    assert said == [401] * (TRIES - 1) + [429]
    assert sign_in(stranger, "ann") == 429
    move_clock(stranger, seconds=61)
    assert [sign_in(stranger, "ann", "wrong wrong wrong") for _ in range(TRIES)][-1] == 429
    move_clock(stranger, seconds=61)
    assert sign_in(stranger, "ann") == 429
    move_clock(stranger, seconds=61)
    assert sign_in(stranger, "ann") == 303
    text = read_text(stranger.get("/audit").text)
    assert text.count("sign-in pause") == 2


def test_nobody_learns_which_names_there_are(stranger: TestClient) -> None:
    token = read_token(stranger.get("/sign-in").text)
    told = []
    for name in ("ann", "nobody", "<b>", "a" * 500):
        answer = stranger.post("/sign-in", data={"token": token, "name": name, "password": "wrong wrong wrong"}, headers=OWN)
        told.append((answer.status_code, "The name or the password is not right" in answer.text))
        token = read_token(answer.text)
    assert told == [(401, True)] * 4


@pytest.mark.parametrize("token", ["", "0" * 64, "ø", None])
def test_the_form_of_another_page_signs_nobody_in(stranger: TestClient, token: str | None) -> None:
    data = {"name": "ann", "password": PASSWORDS["ann"][1]} | ({} if token is None else {"token": token})
    stranger.get("/sign-in")
    assert stranger.post("/sign-in", data=data, headers=OWN).status_code == 403
    assert stranger.get("/audit").status_code == 303
    assert stranger.post("/sign-in", data=data, headers={"origin": "http://evil.example"}).status_code == 403


def test_a_form_of_a_stranger_is_short(stranger: TestClient) -> None:
    token = read_token(stranger.get("/sign-in").text)
    answer = stranger.post("/sign-in", data={"token": token, "name": "ann", "password": "x" * 100_000}, headers=OWN)
    assert answer.status_code == 413


def test_no_secret_is_logged_or_stands_on_a_page(
    stranger: TestClient, place: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    with open_desk(place) as desk:
        secret = desk.tokens("add", "display", owner="ann").secret
        kept = desk.store.accounts.find_hash("ann") or ""
    wrong = "wrong wrong wrong"
    told = [stranger.get("/sign-in").text]
    assert [sign_in(stranger, "ann", wrong), sign_in(stranger, "ann")] == [401, 303]
    (mark,) = stranger.cookies.values()
    said = {"authorization": f"Bearer {secret}"}
    told += [stranger.get(path).text for path in ("/", "/keys", "/audit", "/nowhere")]
    told += [stranger.get(f"/api/v1{path}", headers=said).text for path in ("/audit", "/tokens", "/nowhere", "/search")]
    out, err = capfd.readouterr()
    for one in (wrong, PASSWORDS["ann"][1], mark, secret, kept):
        assert one and one not in caplog.text + out + err + "".join(told)


ACTS = {
    "/looks": ("analyst", {"set": "refusals 1 read"}, 303),
    "/undo": ("analyst", {}, 303),
    "/start/watched": ("officer", {"issues": "a harbour"}, 303),
    "/start/sources": ("officer", {"lines": "no source at all"}, 422),
}
RANK = ["reader", "analyst", "officer"]


@pytest.mark.parametrize("name", PASSWORDS)
def test_each_does_what_his_role_may(stranger: TestClient, place: Path, name: str) -> None:
    assert sign_in(stranger, name) == 303
    token, role = read_token(stranger.get("/keys").text), PASSWORDS[name][0]
    for path, (needed, data, status) in ACTS.items():
        answer = stranger.post(path, data={"token": token} | data, headers=OWN)
        assert answer.status_code == (status if RANK.index(role) >= RANK.index(needed) else 403), (path, answer.text)
    with open_desk(place) as desk:
        assert bool(desk.store.looks.latest(name, ["refusals"])) == (role != "reader")
        assert ("a harbour" in desk.office.issues) == (role == "officer")


@pytest.mark.parametrize("path", ["/audit", "/releases", "/partners", "/marks", "/recalls?about=x", "/consultations"])
@pytest.mark.parametrize("name", PASSWORDS)
def test_what_partners_have_and_who_did_what_is_the_officers(stranger: TestClient, place: Path, name: str, path: str) -> None:
    with open_desk(place) as desk:
        secret = desk.tokens("add", "a program", role=PASSWORDS[name][0], owner=name).secret
    assert sign_in(stranger, name) == 303
    there = PASSWORDS[name][0] == "officer"
    assert (stranger.get(path).status_code == 403) is not there
    assert ('href="/audit"' in stranger.get("/").text) is there
    told = stranger.get(f"/api/v1{path}", headers={"authorization": f"Bearer {secret}"})
    assert (told.status_code == 403) is not there


def test_who_may_not_rule_takes_no_ruling_back(place: Path, stranger: TestClient) -> None:
    with open_desk(place) as desk:
        desk.by = analyst = next(name for name, (role, *_) in PASSWORDS.items() if role == "analyst")
        desk.visit()
        made = desk.rule("reliability", desk.sources().rows[0].outlet, value="C", why="As an officer, earlier.")
        secret = desk.tokens("add", "a program", role="analyst", owner=analyst).secret
    assert sign_in(stranger, analyst) == 303
    stranger.post("/undo", data={"token": read_token(stranger.get("/keys").text)}, headers=OWN)
    assert stranger.post("/api/v1/undo", headers={"authorization": f"Bearer {secret}"}).status_code == 200
    with open_desk(place) as desk:
        assert [one.id for one in desk.standing] == [made.id]


def test_many_tries_at_once_are_no_more_than_a_few(stranger: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """A try counts as wrong for as long as its password is looked at."""
    looked, doors = [], find_app(stranger).state.doors
    token = read_token(stranger.get("/sign-in").text)
    form = {"token": token, "name": "nobody", "password": "a long sentence of words"}

    def sign_in_slowly(*given: object) -> tuple[str, int]:
        looked.append(given)
        # While this one is looked at all others come.
        if len(looked) < 12:
            answers.append(stranger.post("/sign-in", data=form, headers=OWN).status_code)
        return "", 1

    answers: list[int] = []
    monkeypatch.setattr(type(doors), "_sign_in", lambda _, *given: sign_in_slowly(*given))
    answers.append(stranger.post("/sign-in", data=form, headers=OWN).status_code)
    assert len(looked) == TRIES
    assert sorted(answers) == [401] * TRIES + [429]
    assert doors.limits.open == {}


@pytest.mark.parametrize("name", PASSWORDS)
def test_nobody_is_shown_what_he_may_not_do(stranger: TestClient, name: str) -> None:
    assert sign_in(stranger, name) == 303
    pages = stranger.get("/?since=yesterday").text + stranger.get("/start").text
    role = PASSWORDS[name][0]
    assert ('action="/start/sources"' in pages, 'action="/work"' in pages) == (role == "officer",) * 2
    assert ('form="looks"' in pages) == ('action="/undo"' in pages) == (role != "reader")
    assert f">{name}<" in pages


def test_each_has_a_morning_of_his_own(place: Path) -> None:
    with knocking(place) as client, knocking(place) as other:
        sign_in(client, "ann")
        sign_in(other, "max")
        client.get("/")
        story = client.get("/next").headers["location"]
        client.get(story)
        with open_desk(place) as desk:
            looks = desk.store.looks
            assert (looks.last("ann") is None, looks.last("max") is None) == (False, True)
