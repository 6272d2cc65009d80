"""A hostile hour in small: two thousand requests of somebody who means ill end in answers, and none costs more than a page does. And an
hour of an officer's clicks in some minutes (`make soak`): nothing grows that is not given back."""

import gc
import re
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from legation.desk.desk import open_desk
from legation.desk.meanwhile import find_state
from legation.store.link import Link
from legation.web.app import ROUTERS
from legation.web.rates import Rates
from legation.web.rest.openapi import DESCRIBED
from legation.web.work import Work
from web.hour import RIGHT, make_requests
from web.served import find_app
from web.signed import add_accounts, knocking, read_token, sign_in
from web.walking import walk

REQUESTS, SEED = 2000, 16
# What the office is sent out for, and streams that have no end of their own, are no part of the hour.
LEFT_OUT = {("GET", "/work"), ("POST", "/sign-out"), ("POST", "/api/v1/weighings")}
# So many questions to the store a page may ask: the morning of the example office asks most, with what the guard asks.
MOST_ASKED = 250
# What a verb answers that was reached: done, or changed by somebody meanwhile.
DONE = (200, 201, 202, 303, 409)
CLICKS, WARM = 4000, 400
# What a process may grow by over the hour, in kilobytes: the caches of Python and of the database fill up within it.
MOST_GROWN = 30_000


@pytest.fixture
def place(office: Path, tmp_path: Path) -> Path:
    return add_accounts(Path(shutil.copytree(office, tmp_path / "tokyo-office")))


@pytest.fixture
def signed(place: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """An officer, from whose desk nobody is sent out."""

    def start(_: Work, paths: Sequence[str] = (), **_asked: object) -> bool:
        return not paths

    monkeypatch.setattr(Work, "start", start)
    with knocking(place) as client:
        # An hour of clicks takes some minutes here: how often somebody may change things has a test of its own.
        find_app(client).state.doors.changes = Rates(10**6, 10**6)
        assert sign_in(client, "ann") == 303
        yield client


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often the store was asked."""
    found: Counter[str] = Counter()
    rows = Link.rows

    def count(link: Link, *told: Any) -> Any:
        found["rows"] += 1
        return rows(link, *told)

    monkeypatch.setattr(Link, "rows", count)
    return found


def test_a_hostile_hour_ends_in_answers(signed: TestClient, place: Path, asked: Counter[str]) -> None:
    with open_desk(place) as desk:
        ids = [desk.stories(1)[0].id, *(one.id for one in desk.newest(3)), "refusals", "0" * 20]
        bearer = desk.tokens("add", "hour", role="officer", owner="ann").secret
        desk.mark("reports", "TLP:GREEN", "As they are printed.")
        desk.partner("add", "sd", name="Embassy of Sudrand", code="SDR", tlp="TLP:GREEN")
        draft = desk.draft("make", ids[0])[0]
        looked = desk.preview(ids[0], "sd")[0].preview.number
        desk.release(ids[0], "sd", "md", looked)
        known = {
            "LOOKED": str(looked),
            "STORY": ids[0],
            "REPORT": ids[1],
            "DRAFT": draft.id,
            "KEY": draft.picks[0].key,
            "SEEN": find_state(desk),
        }
    good = {"form": read_token(signed.get("/keys").text), "bearer": bearer, "mark": next(iter(signed.cookies.values()))}
    routes = {
        (method, route.path): find_fields(route)
        for router in (*ROUTERS, *DESCRIBED)
        for route in router.routes
        if isinstance(route, APIRoute)
        for method in route.methods or ()
        if (method, route.path) not in LEFT_OUT
    }
    done: Counter[str] = Counter()
    answers: Counter[int] = Counter()
    for one in make_requests(routes, ids, good, known, SEED, REQUESTS):
        asked.clear()
        answer = signed.request(**one)
        answers[answer.status_code] += 1
        done[one["url"]] += one["method"] == "POST" and answer.status_code in DONE
        assert answer.status_code < 500, one
        assert "Traceback" not in answer.text, one
        assert 'File "' not in answer.text, one
        assert asked["rows"] <= MOST_ASKED, (asked["rows"], one)
    assert {200, 303, 401, 403, 404, 422} <= set(answers), answers
    assert answers[200] > REQUESTS / 10, answers
    # The verbs behind the forms were reached, and not their first look at what is said alone.
    assert {page for page in RIGHT if any(done[start + name(page, known)] for start in ("", "/api/v1"))} == set(RIGHT)
    with open_desk(place) as desk:
        assert [one for one in desk.doctor() if one.state == "ill"] == []


def find_fields(route: APIRoute) -> set[str]:
    """What the body of a route holds: the fields of its form, or of the record that a program sends."""
    params = route.dependant.body_params if route.methods and "POST" in route.methods else []
    models = [getattr(one.field_info.annotation, "model_fields", {one.alias: None}) for one in params]
    return {name for fields in models for name in fields}


def name(page: str, known: dict[str, str]) -> str:
    """The address of a form with what there is in it."""
    return re.sub(r"\{(\w+)\}", lambda found: known[found[1].upper()], page)


def measure() -> tuple[int, int]:
    """Files that are open, and the memory that is held, in kilobytes."""
    gc.collect()
    held = next(line for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines() if line.startswith("VmRSS:"))
    return len(list(Path("/proc/self/fd").iterdir())), int(held.split()[1])


@pytest.mark.soak
def test_an_hour_of_clicks_leaks_nothing(signed: TestClient) -> None:
    pages = [path for path, (status, size, _) in walk(signed).items() if status == 200 and size]
    assert len(pages) > 40
    for number in range(WARM):
        signed.get(pages[number % len(pages)])
    files, memory = measure()
    for number in range(CLICKS):
        assert signed.get(pages[number % len(pages)]).status_code == 200
    more_files, more_memory = measure()
    assert more_files <= files + 2, (files, more_files)
    assert more_memory <= memory + MOST_GROWN, (memory, more_memory)
