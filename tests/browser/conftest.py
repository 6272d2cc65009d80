"""What the tests in the browser share: one browser and one example office a file, and a copy of that office for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from browser.opened import browsing
from legation.desk.desk import open_desk
from web.served import make_office


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with browsing() as found:
        yield found


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_office(tmp_path_factory.mktemp("made"))


@pytest.fixture
def office(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "tokyo-office"))


@pytest.fixture
def story(office: Path) -> str:
    with open_desk(office) as desk:
        return desk.stories(1)[0].id
