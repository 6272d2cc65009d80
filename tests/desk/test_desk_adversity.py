"""What may befall an office: killed in the middle, another at work, a store that takes no writing, a clock that was set back."""

import random
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from desk import worker
from desk.offices import FERRY, NOW, POET, THIRD, lay, open_at
from legation.cli.main import main
from legation.desk.desk import open_desk
from legation.desk.verbs.ingest import ingest
from legation.desk.verbs.weigh import weigh_store
from legation.records.errors import StoreBusyError, StoreError

# From the first paper kept to the last story weighed a worker takes about so long; it is killed somewhere in between, or a little after.
SECONDS = 2.0


def run_worker(office: Path, papers: list[str], kill_after: float | None) -> None:
    """Let a worker work; kill it so many seconds after it kept its first paper."""
    command = [sys.executable, worker.__file__, str(office), *papers]
    paths = {"PYTHONPATH": ":".join(sys.path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=paths, text=True) as child:
        assert child.stdout is not None
        if kill_after is None:
            _, said = child.communicate()
            assert child.returncode == 0, said
            return
        child.stdout.readline()
        time.sleep(kill_after)
        child.kill()


def be_killed(tmp_path: Path, times: int) -> None:
    """Kill workers again and again; at the end the office is what it would have been."""
    dice = random.Random(7)  # noqa: S311  not for secrets
    papers = lay(tmp_path / "in", FERRY, POET, THIRD)
    with open_at(tmp_path / "whole") as whole:
        for paper in papers:
            ingest(whole, [paper])
            weigh_store(whole)
        expected, stories = whole.store.seal(), whole.stories()
    for round_ in range(times):
        office = tmp_path / f"office-{round_ // 5}"
        open_at(office).close()
        run_worker(office, papers, dice.uniform(0, SECONDS))
        with open_desk(office) as desk:
            assert desk.store.check() == []
            assert desk.store.audit.verify() == []
    for office in sorted(tmp_path.glob("office-*")):
        run_worker(office, papers, None)
        with open_desk(office) as desk:
            assert desk.stories() == stories
            assert desk.store.seal() == expected
            assert desk.store.audit.verify() == []


def test_an_office_killed_five_times_is_whole(tmp_path: Path) -> None:
    be_killed(tmp_path, 5)


@pytest.mark.soak
def test_an_office_killed_fifty_times_is_whole(tmp_path: Path) -> None:
    be_killed(tmp_path, 50)


def test_two_at_once_wait_or_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    papers = lay(tmp_path / "in", FERRY)
    with open_at(tmp_path / "office") as desk, open_at(tmp_path / "office") as other:
        monkeypatch.setattr(type(other.store), "writing", lambda store, *_: store.link.writing(0.1))
        with desk.store.writing():
            with pytest.raises(StoreBusyError, match=r"[Aa]nother"):
                ingest(other, papers)
            # Who only looks is not held up.
            assert other.store.reports.count() == 0
            assert other.search("ferry")["hits"] == []
        assert len(ingest(other, papers).new) == 2
        assert ingest(desk, papers).known == 2


def test_a_store_that_takes_no_writing_is_read_and_says_so(tmp_path: Path) -> None:
    papers = lay(tmp_path / "in", FERRY)
    with open_at(tmp_path / "office") as desk:
        ingest(desk, papers[:1])
    with open_desk(tmp_path / "office", readonly=True) as desk:
        assert desk.search("ferry")["hits"]
        with pytest.raises(StoreError, match="writ"):
            ingest(desk, papers)
        assert desk.store.reports.count() == 1


def test_a_clock_that_was_set_back_does_no_harm(tmp_path: Path) -> None:
    with open_at(tmp_path / "office") as desk:
        ingest(desk, lay(tmp_path / "in", FERRY))
        weigh_store(desk)
        desk.clock = lambda: NOW - timedelta(days=400)
        ingest(desk, lay(tmp_path / "in", THIRD))
        weigh_store(desk)
        assert [len(story.reports) for story in desk.stories()] == [3]
        assert desk.store.audit.verify() == []
        assert all(finding.state != "ill" for finding in desk.doctor())
        assert desk.rebuild().same


@pytest.mark.parametrize(
    "command", [["show"], ["search", "x"], ["since"], ["rule", "undo", "abcdef"], ["doctor"], ["rebuild"], ["backup", "b.db"]]
)
def test_a_command_without_an_office_says_what_to_do(command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    said = CliRunner().invoke(main, command)
    assert said.exit_code == 2
    assert "--office" in said.output
    said = CliRunner().invoke(main, [*command, "--office", str(tmp_path)])
    assert said.exit_code == 2
    assert "legation ingest" in said.output
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_store_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "office.db").write_text("Dear diary, today I kept no reports.\n" * 100)
    said = CliRunner().invoke(main, ["doctor", "--office", str(tmp_path)])
    assert said.exit_code == 2
    assert "legation: " in said.output
    assert "Traceback" not in said.output
