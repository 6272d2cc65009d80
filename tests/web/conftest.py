"""The example office is ingested and weighed once for all tests of the pages; each test that writes has a copy."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from web.hostile import make_hostile
from web.served import asking, make_office


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_office(tmp_path_factory.mktemp("web"))


@pytest.fixture(scope="session")
def hostile_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_hostile(tmp_path_factory.mktemp("hostile"))


@pytest.fixture
def own_office(office: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(office, tmp_path / "tokyo-office"))


@pytest.fixture(scope="module")
def client(office: Path) -> Iterator[TestClient]:
    """Asks and changes nothing."""
    with asking(office) as made:
        yield made


@pytest.fixture
def writer(own_office: Path) -> Iterator[TestClient]:
    """Asks and changes, on an office of its own."""
    with asking(own_office) as made:
        yield made
