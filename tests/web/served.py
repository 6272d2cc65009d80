"""A desk in the browser without a browser: the example office, ingested and weighed once, asked by a client of the same process."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path

from fastapi import FastAPI
from starlette.testclient import TestClient

from example_office import EXAMPLES
from legation.desk.desk import open_desk
from legation.web.app import create

ORIGIN = "http://127.0.0.1:8765"
# What a browser says of a form that was sent from a page of the desk.
OWN = {"origin": ORIGIN, "sec-fetch-site": "same-origin"}


def make_office(folder: Path) -> Path:
    """The example office with its store."""
    place = folder / "tokyo-office"
    shutil.copytree(EXAMPLES, place)
    with open_desk(place) as desk:
        desk.engine, desk.by = "serial", "ann"
        desk.ingest()
        desk.weigh()
    return place


@contextmanager
def asking(place: Path, by: str = "ann", enter: bool = True) -> Iterator[TestClient]:
    """A client of the desk of an office that came in by its link."""
    app = create(place, by=by)
    with TestClient(app, base_url=ORIGIN, follow_redirects=False, raise_server_exceptions=False) as client:
        if enter:
            assert client.get(f"/enter?key={find_app(client).state.entry.key}").status_code == 303
        yield client


def find_app(client: TestClient) -> FastAPI:
    """The application that a client asks."""
    assert isinstance(client.app, FastAPI)
    return client.app


def find_token(client: TestClient) -> str:
    """What every form of the desk carries for this client."""
    token: str = find_app(client).state.entry.token()
    return token


def read_text(page: str) -> str:
    """What a page says to whoever reads it."""
    shown = re.sub(r"<(script|style|svg)\b.*?</\1>", "", page, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", shown)).split())
