"""Every route there is: what changes something is refused without a session, without the token of a form or of a program, and to a role
that is not enough, and then nothing was changed."""

import json
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from legation.desk.desk import open_desk
from legation.records.account import ROLES
from legation.store.rows import read_rows
from legation.store.tables import TRUTH
from legation.web.app import ROUTERS
from legation.web.rest.openapi import DESCRIBED
from legation.web.rights import RIGHTS, find_needed
from web.served import ORIGIN, OWN
from web.signed import PASSWORDS, add_accounts, knocking, read_token, sign_in

LOOKING = {"GET", "HEAD"}
# What stands in a path in the place of a name.
IDS = {"{story}": "0" * 20, "{report}": "0" * 20, "{digest}": "0" * 64}
# Whoever signs in has no session and no role yet; his form has a token all the same.
STRANGERS = {"/sign-in"}


def list_changing(routers: object) -> list[str]:
    """The paths that change something, with something in the place of names."""
    routes = [route for router in routers for route in router.routes if isinstance(route, APIRoute)]  # type: ignore[attr-defined]  # a tuple of them
    found = {route.path for route in routes if not (route.methods or set()) <= LOOKING}
    return sorted(found)


FORMS, PROGRAMS = list_changing(ROUTERS), list_changing(DESCRIBED)


def fill_in(path: str) -> str:
    """A path with something in the place of its names."""
    return "/".join(IDS.get(part, "0" * 20) if part.startswith("{") else part for part in path.split("/"))


@pytest.fixture(scope="module")
def place(office: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return add_accounts(Path(shutil.copytree(office, tmp_path_factory.mktemp("routes") / "tokyo-office")))


@pytest.fixture(scope="module")
def tokens(place: Path) -> dict[str, str]:
    with open_desk(place) as desk:
        return {role: desk.tokens("add", "routes", role=role, owner="ann").secret for role in ROLES}


@pytest.fixture(scope="module")
def browsers(place: Path) -> Iterator[dict[str, tuple[TestClient, str]]]:
    """A browser of each, signed in, with the token of its forms."""
    with ExitStack() as stack:
        found = {}
        for name in PASSWORDS:
            client = stack.enter_context(knocking(place))
            assert sign_in(client, name) == 303
            found[name] = client, read_token(client.get("/keys").text)
        yield found


def read_all(place: Path) -> str:
    """All that an office keeps, but for who came and went."""
    with open_desk(place) as desk:
        link = desk.store.link
        rows = [dict(row) for table in TRUTH for row in read_rows(link, table, list(table.primary_key)) if table.name not in NOTED]
    files = {str(path): path.read_bytes().hex() for path in sorted(place.rglob("*")) if path.is_file() and "office.db" not in path.name}
    return json.dumps([rows, files], default=repr, sort_keys=True)


# Signing in is entered into the audit, and with it into the end of the chain; whoever looks has been here.
NOTED = ("audit", "marks", "visits", "digests")


@pytest.fixture
def unchanged(place: Path) -> Iterator[None]:
    before = read_all(place)
    yield
    assert read_all(place) == before


def test_every_route_that_changes_something_says_who_may() -> None:
    assert len(FORMS) >= 9
    assert len(PROGRAMS) >= 12
    for path in {*FORMS, *(path.removeprefix("/api/v1") for path in PROGRAMS)} - STRANGERS:
        written = "/".join("*" if part.startswith("{") else part for part in path.split("/"))
        assert any((method, known) == ("POST", written) for method, known, _ in RIGHTS), f"say in web/rights.py who may {path}"


def test_a_route_that_nobody_spoke_of_is_the_officers() -> None:
    assert find_needed("POST", "/something/else") == find_needed("DELETE", "/") == find_needed("PUT", "/api/v1/looks") == "officer"


@pytest.mark.parametrize("path", FORMS)
@pytest.mark.usefixtures("unchanged")
def test_a_form_is_refused_without_session_token_and_role(place: Path, browsers: dict[str, tuple[TestClient, str]], path: str) -> None:
    address = fill_in(path)
    with knocking(place) as client:
        assert client.post(address, headers=OWN).status_code in (401, 403)
        assert client.post(address, data={"token": "0" * 64}, headers=OWN).status_code in (401, 403)
    if path in STRANGERS:
        return
    client, token = browsers["ann"]
    for data in ({}, {"token": ""}, {"token": "0" * 64}, {"token": browsers["rita"][1]}):
        assert client.post(address, data=data, headers=OWN).status_code == 403
    for said in ({}, {"origin": "http://evil.example"}, {"sec-fetch-site": "cross-site"}):
        assert client.post(address, data={"token": token}, headers=said).status_code == 403
    needed = find_needed("POST", address)
    for client, (name, (role, _)) in zip((browsers[name][0] for name in PASSWORDS), PASSWORDS.items(), strict=True):
        if ROLES.index(role) < ROLES.index(needed):
            assert client.post(address, data={"token": browsers[name][1]}, headers=OWN).status_code == 403, (path, role)


@pytest.mark.parametrize("path", PROGRAMS)
@pytest.mark.usefixtures("unchanged")
def test_a_program_is_refused_without_token_and_role(
    place: Path, tokens: dict[str, str], browsers: dict[str, tuple[TestClient, str]], path: str
) -> None:
    address = fill_in(path)
    with knocking(place) as client:
        for said in ({}, {"authorization": "Bearer legation_no"}, {"authorization": f"Basic {tokens['officer']}"}):
            assert client.post(address, json={}, headers=said).status_code in (401, 403)
    assert browsers["ann"][0].post(address, json={}, headers=OWN).status_code == 401
    needed = find_needed("POST", address)
    client = TestClient(client.app, base_url=ORIGIN)
    for role in ROLES:
        if ROLES.index(role) < ROLES.index(needed):
            answer = client.post(address, json={}, headers={"authorization": f"Bearer {tokens[role]}"})
            assert answer.status_code == 403, (path, role)


def test_a_token_opens_no_page_and_no_other_office(place: Path, tokens: dict[str, str], own_office: Path) -> None:
    said = {"authorization": f"Bearer {tokens['officer']}"}
    with knocking(place) as client:
        assert client.get("/audit", headers=said).status_code == 303
        assert client.get("/api/v1/audit", headers=said).status_code == 200
    add_accounts(own_office)
    with knocking(own_office) as client:
        assert client.get("/api/v1/audit", headers=said).status_code == 401
