"""The commands of an office with a memory: what is only looked at is opened so, and a wrong word is a sentence."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import legation.store.store as stores
from desk.offices import FERRY, lay, open_at
from legation.cli.main import main
from legation.cli.show import say_sheet
from legation.desk.verbs.ingest import ingest
from legation.desk.verbs.weigh import weigh_store


def legation(*words: str) -> Result:
    said = CliRunner().invoke(main, list(words))
    assert said.exception is None or isinstance(said.exception, SystemExit), said.exception
    return said


@pytest.fixture
def office(tmp_path: Path) -> str:
    with open_at(tmp_path / "office") as desk:
        ingest(desk, lay(tmp_path / "in", FERRY))
        weigh_store(desk)
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


RUDE = """Title: Ferry \x1b[2J\x1b]0;owned\x07of \x9b31mTarn
Outlet: Tarn\x08 Echo
Published: 2024-03-11

The council of Tarn voted on Monday to keep the old ferry \x1b[31mNordlys running for another winter.

Mayor Agnes Tolland said the money was there. "We will \x1b[1mnot leave the islands alone," Tolland told reporters.
"""


def test_a_headline_commands_no_terminal(tmp_path: Path) -> None:
    with open_at(tmp_path / "office") as desk:
        ingest(desk, lay(tmp_path / "in", {"rude.txt": RUDE}))
        weigh_store(desk)
        (name,) = desk.store.reports.ids()
    office = str(tmp_path / "office")
    asked = (["show"], ["show", name], ["search", "ferry"], ["brief"], ["since", "2024-03-01"], ["read", str(tmp_path / "in" / "rude.txt")])
    for words in asked:
        said = CliRunner().invoke(main, [*words, "--office", office], color=True)
        shown = said.output.replace("\x1b[1m", "").replace("\x1b[0m", "")
        assert not set(shown) & {chr(one) for one in (*range(9), *range(11, 32), *range(127, 160))}, words


def test_text_keeps_its_lines_and_its_bold_head(capsys: pytest.CaptureFixture[str]) -> None:
    say_sheet("a\tb\nc\x1b[31m\r\x85\ud800")
    assert capsys.readouterr().out == "a\tb\nc[31m\\ud800\n"


def test_a_watch_that_was_refused_something_says_so_as_an_ingest_does(tmp_path: Path) -> None:
    office = tmp_path / "office"
    office.mkdir()
    (office / "watch.yml").write_text("sources: [absent]\n")
    said = legation("watch", "--once", "--office", str(office))
    assert said.exit_code == 4
    assert f"refused: {office / 'absent'}: " in said.stderr
    lay(office / "good", FERRY)
    (office / "watch.yml").write_text("sources: [gone, good]\n")
    said = legation("watch", "--once", "--json", "--office", str(office))
    assert said.exit_code == 3
    assert f"refused: {office / 'gone'}: " in said.stderr


def test_a_watch_list_goes_out_of_an_office_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LEGATION_OFFICE", raising=False)
    said = legation("watch", "--export", str(tmp_path / "feeds.opml"))
    assert said.exit_code == 2
    assert "--office" in said.stderr
    assert not (tmp_path / "feeds.opml").exists()


@pytest.mark.parametrize("verb", ["weigh", "brief"])
def test_a_store_whose_name_is_mistyped_is_said(verb: str, office: str, tmp_path: Path) -> None:
    said = legation(verb, "--office", office, "--store", str(tmp_path / "ofice.db"))
    assert said.exit_code == 2
    assert "There is no store at" in said.stderr
    assert not (tmp_path / "ofice.db").exists()


@pytest.mark.parametrize("verb", ["weigh", "brief"])
def test_a_path_and_a_store_are_not_asked_for_at_once(verb: str, office: str, tmp_path: Path) -> None:
    said = legation(verb, str(tmp_path / "in"), "--store", office + "/office.db")
    assert said.exit_code == 2
    assert "Leave one away" in said.stderr
    named = CliRunner().invoke(main, [verb, str(tmp_path / "in")], env={"LEGATION_STORE": office + "/office.db"})
    assert named.exit_code == 0


def test_standard_input_is_kept_as_a_report(office: str) -> None:
    said = CliRunner().invoke(main, ["ingest", "-", "--office", office, "--json"], input=FERRY["echo.txt"].replace("41,000", "43,000"))
    assert (said.exit_code, len(json.loads(said.stdout)["new"])) == (0, 1)
