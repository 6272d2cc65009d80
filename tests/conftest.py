"""What every test may lean on: no network, the examples read once, the switch that remakes golden files."""

import socket
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from legation.desk.office import open_office
from legation.desk.run import Run
from legation.desk.weigh import Weighed, weigh

EXAMPLES = Path(__file__).parent.parent / "examples" / "tokyo-office"
NOW = datetime.fromisoformat("2023-06-10T08:00:00+02:00")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="remake the golden files; read the difference before you commit it")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*words: Any, **_: Any) -> None:
        raise AssertionError(f"a test asked the network for {words}")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture(scope="session")
def run() -> Run:
    return Run(now=NOW, office=open_office(EXAMPLES), engine="serial")


@pytest.fixture(scope="session")
def weighed(run: Run) -> Weighed:
    return weigh([], run)
