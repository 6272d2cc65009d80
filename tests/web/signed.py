"""An office with accounts, and browsers in which one signed in."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from starlette.testclient import TestClient

from legation.desk.desk import open_desk
from legation.records.account import Role
from legation.web.app import create
from web.served import ORIGIN, OWN, find_app

# A password each, for nobody's account but these.
PASSWORDS: dict[str, tuple[Role, str]] = {
    "ann": ("officer", "seven lanterns over Århus"),
    "max": ("analyst", "nine ferries before noon"),
    "rita": ("reader", "a harbour full of pianos"),
}


def add_accounts(place: Path) -> Path:
    """Give the office its accounts."""
    with open_desk(place) as desk:
        desk.by = "keeper"
        for name, (role, password) in PASSWORDS.items():
            desk.account("add", name, role, password)
    return place


@contextmanager
def knocking(place: Path) -> Iterator[TestClient]:
    """A browser of nobody in front of a desk with accounts."""
    app = create(place, by="keeper")
    with TestClient(app, base_url=ORIGIN, follow_redirects=False, raise_server_exceptions=False) as client:
        yield client


def read_token(page: str) -> str:
    """The token of the first form of a page."""
    found = re.search(r'name="token" value="([0-9a-f]{64})"', page)
    assert found, page
    return found[1]


def sign_in(client: TestClient, name: str, password: str | None = None, **more: str) -> int:
    """Fill in the form; its status."""
    token = read_token(client.get("/sign-in").text)
    given = PASSWORDS[name][1] if password is None else password
    answer = client.post("/sign-in", data={"token": token, "name": name, "password": given} | more, headers=OWN)
    return int(answer.status_code)


def move_clock(client: TestClient, **by: float) -> None:
    """Let time pass at the desk."""
    from datetime import timedelta

    desk = find_app(client).state.desks.desk
    before = desk.clock
    desk.clock = lambda: before() + timedelta(**by)
