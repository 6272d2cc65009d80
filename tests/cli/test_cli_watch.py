"""`legation watch` as a process: it ends when it is told to, and lists of feeds go in and out."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from desk.offices import FERRY, lay
from legation.cli.main import main
from legation.desk.desk import open_desk

FEEDS = """<opml version="2.0"><body><outline text="Harbour Daily" xmlUrl="https://harbour.example/feed"/>
<outline text="Moor" xmlUrl="https://moor.example/rss"/></body></opml>"""


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM], ids=["interrupted", "ended"])
def test_a_watch_that_is_stopped_keeps_what_it_has(told: signal.Signals, tmp_path: Path) -> None:
    lay(tmp_path / "office" / "reports", FERRY)
    (tmp_path / "office" / "watch.yml").write_text("sources: [reports]\n")
    command = [sys.executable, "-u", "-m", "legation.cli.main", "watch", "--office", str(tmp_path / "office"), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        child.send_signal(told)
        _, said = child.communicate(timeout=60)
    assert '"new": ["' in first
    assert child.returncode == 0
    assert said.startswith("Stopped.")
    with open_desk(tmp_path / "office") as desk:
        assert desk.store.reports.count() == 2
        assert [len(story.reports) for story in desk.stories()] == [2]


def test_lists_of_feeds_go_in_and_out(tmp_path: Path) -> None:
    (tmp_path / "feeds.opml").write_text(FEEDS)
    said = CliRunner().invoke(main, ["watch", "--import", str(tmp_path / "feeds.opml")])
    assert said.exit_code == 0
    (tmp_path / "watch.yml").write_text(said.output)
    out = CliRunner().invoke(main, ["watch", "--export", str(tmp_path / "again.opml"), "--office", str(tmp_path)])
    assert out.exit_code == 0
    again = CliRunner().invoke(main, ["watch", "--import", str(tmp_path / "again.opml")])
    assert again.output == said.output
    assert "https://harbour.example/feed" in said.output


def test_a_list_that_is_none_is_said(tmp_path: Path) -> None:
    said = CliRunner().invoke(main, ["watch", "--import", str(tmp_path / "absent.opml")])
    assert said.exit_code == 2
    assert "cannot be read" in said.output
