"""The description of the REST routes, taken at its word: whatever it allows and much that it does not is sent, and every answer is one
that it names, in the shape that it gives. A few questions a route in every run, many with `make soak`."""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi.routing import APIRoute
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance
from starlette.testclient import TestClient

from legation.desk.desk import open_desk
from legation.web.app import create
from legation.web.rest.openapi import DESCRIBED
from legation.web.work import Work
from web.served import ORIGIN

FEW, MANY = 4, 100
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


ROUTES = sorted(
    (method, route.path) for router in DESCRIBED for route in router.routes if isinstance(route, APIRoute) for method in route.methods or ()
)
MANNER = settings(deadline=None, database=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def asked(office: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A program of an officer, in an office of its own, from which nobody is sent out."""
    place = Path(shutil.copytree(office, tmp_path_factory.mktemp("described") / "tokyo-office"))
    with open_desk(place) as desk:
        secret = desk.tokens("add", "questions", role="officer", owner="ann").secret

    def start(_: Work, paths: Sequence[str] = (), **_asked: object) -> bool:
        return not paths

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Work, "start", start)
        app = create(place, by="ann")
        with TestClient(app, ORIGIN, raise_server_exceptions=False, headers={"authorization": f"Bearer {secret}"}) as client:
            yield client


@pytest.fixture(scope="module")
def described(asked: TestClient) -> Any:
    return schemathesis.openapi.from_dict(asked.get("/api/v1/openapi.json").json())


def ask(operation: Any, client: TestClient, manner: settings) -> None:
    """Send what the description of a route allows, and more."""

    @settings(manner)
    @given(case=operation.as_strategy())
    def send(case: Any) -> None:
        sent = case.as_transport_kwargs(base_url=ORIGIN)
        headers = dict(sent.pop("headers") or {})
        sent["headers"] = {name: value for name, value in headers.items() if name.lower() not in ("authorization", "host")}
        sent.pop("cookies", None)
        if isinstance(sent.get("data"), (bytes, str)):
            sent["content"] = sent.pop("data")
        case.validate_response(client.request(**sent), checks=CHECKS)

    send()


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_every_answer_is_one_that_is_described(method: str, path: str, asked: TestClient, described: Any) -> None:
    ask(described[path][method], asked, settings(MANNER, max_examples=FEW, derandomize=True))


@pytest.mark.soak
@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_every_answer_of_many_is_one_that_is_described(method: str, path: str, asked: TestClient, described: Any) -> None:
    ask(described[path][method], asked, settings(MANNER, max_examples=MANY))
