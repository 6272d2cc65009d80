"""The commands of an office with a memory: what is only looked at is opened so, and a wrong word is a sentence."""

import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import legation.store.store as stores
from desk.offices import FERRY, lay, open_at
from legation.cli.main import main
from legation.desk.memory.keep import keep
from legation.desk.memory.settle import settle


def legation(*words: str) -> Result:
    said = CliRunner().invoke(main, list(words))
    assert said.exception is None or isinstance(said.exception, SystemExit), said.exception
    return said


@pytest.fixture
def office(tmp_path: Path) -> str:
    with open_at(tmp_path / "office") as desk:
        keep(desk, lay(tmp_path / "in", FERRY))
        settle(desk)
    return str(tmp_path / "office")


@pytest.mark.parametrize("words", [["show"], ["show", "audit"], ["search", "ferry"], ["since", "2024-03-01"], ["doctor"]])
def test_what_only_looks_opens_the_store_for_reading_alone(words: list[str], office: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []
    honest = stores.open_store

    def watched(url: str, readonly: bool = False) -> Any:
        asked.append(readonly)
        return honest(url, readonly)

    monkeypatch.setattr(stores, "open_store", watched)
    assert legation(*words, "--office", office).exit_code == 0
    assert asked == [True]


@pytest.mark.parametrize("words", [["show"], ["search", "ferry"], ["since", "2024-03-01"], ["doctor"]])
def test_a_store_on_a_medium_that_takes_no_writing_is_read(words: list[str], office: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda _, mode: mode != os.W_OK)
    before = sorted(Path(office).iterdir())
    assert legation(*words, "--office", office).exit_code == 0
    assert sorted(Path(office).iterdir()) == before


@pytest.mark.parametrize(
    "words",
    [
        ["since", "0001-01-01"],
        ["since", "0001-01-01T00:00:00+0900"],
        ["show", "--limit", "99999999999999999999"],
        ["show", "--limit", "0"],
        ["show", "--limit", "-1"],
        ["search", "ferry", "--before", "99999999999999999999"],
        ["search", "ferry", "--before", "0"],
        ["search", "ferry", "--before", "-3"],
    ],
)
def test_a_number_or_day_that_cannot_be_is_exit_2_and_a_sentence(words: list[str], office: str, monkeypatch: pytest.MonkeyPatch) -> None:
    said = legation(*words, "--office", office)
    assert said.exit_code == 2
    assert "Error: " in said.stderr


def test_the_largest_numbers_that_can_be_are_answered(office: str) -> None:
    assert legation("show", "--limit", str(2**31 - 1), "--office", office).exit_code == 0
    assert legation("search", "ferry", "--before", str(2**62), "--office", office).exit_code == 0
