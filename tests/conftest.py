"""What every test may lean on: no network, the examples read once, the switch that remakes golden files."""

import socket
from collections.abc import Iterator
from typing import Any

import pytest
from attrs import evolve

from example_office import EXAMPLES, NOW
from legation.briefing import makers
from legation.desk.desk import Desk
from legation.desk.office import open_office
from legation.desk.verbs.weigh import Weighed, weigh_paths


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="remake the golden files; read the difference before you commit it")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*words: Any, **_: Any) -> None:
        raise AssertionError(f"a test asked the network for {words}")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture(scope="session")
def desk() -> Desk:
    """The example office without a store."""
    return Desk(open_office(EXAMPLES), engine="serial", clock=lambda: NOW)


@pytest.fixture(scope="session")
def weighed(desk: Desk) -> Weighed:
    return weigh_paths([], desk.run())


@pytest.fixture(scope="session", autouse=True)
def differences_of_number_are_printed() -> Iterator[None]:
    """What leaves, is recalled and answered is tried on a difference of number, whether or not such lines are printed unasked just now."""
    kept = makers._BY_MAKER
    number = kept["conflict-number"]
    makers._BY_MAKER = {**kept, number.maker: evolve(number, judged=100, right=100)}
    yield
    makers._BY_MAKER = kept
