"""The example office is ingested and weighed once for all tests of the pages; each test that writes has a copy."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from web.hostile import make_hostile
from web.served import asking, make_office


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The office as it was made: it is copied and never opened."""
    return make_office(tmp_path_factory.mktemp("web"))


@pytest.fixture(scope="session")
def office(kept: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(kept, tmp_path_factory.mktemp("shared") / "tokyo-office"))


@pytest.fixture(scope="session")
def hostile_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_hostile(tmp_path_factory.mktemp("hostile"))


@pytest.fixture
def own_office(kept: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(kept, tmp_path / "tokyo-office"))


@pytest.fixture(scope="module")
def client(kept: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Asks and changes nothing; a visit is noted all the same, so each file of tests has its own copy, in whatever order they come."""
    with asking(Path(shutil.copytree(kept, tmp_path_factory.mktemp("asked") / "tokyo-office"))) as made:
        yield made


@pytest.fixture
def writer(own_office: Path) -> Iterator[TestClient]:
    """Asks and changes, on an office of its own."""
    with asking(own_office) as made:
        yield made
