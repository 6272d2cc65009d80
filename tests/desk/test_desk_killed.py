"""Whoever is killed while he releases leaves a release that is whole, or none."""

import hashlib
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desk.leaving import ferry, found
from legation.desk.desk import open_desk
from legation.release.forms.forms import find_form

# What the killed process does: looks, releases, and says so once that is kept.
WORK = """
import sys
sys.path[:0] = ["src", "tests"]
from desk.leaving import ferry
from legation.desk.desk import open_desk
desk = open_desk(sys.argv[1])
desk.by = "worker"
story = ferry(desk)
print("open", flush=True)
while True:
    desk.preview(story, "east")
    print(desk.release(story, "east", "html").number, flush=True)
"""


def release_and_be_killed(office: Path, seconds: float) -> int:
    """The number of the last release that the killed process had promised; 0 for none."""
    worker = subprocess.Popen([sys.executable, "-c", WORK, str(office)], stdout=subprocess.PIPE, text=True)
    assert worker.stdout is not None
    assert worker.stdout.readline() == "open\n"
    promised = int(worker.stdout.readline())
    time.sleep(seconds)
    worker.send_signal(signal.SIGKILL)
    for line in worker.stdout:
        promised = int(line) if line.endswith("\n") else promised
    assert worker.wait() == -signal.SIGKILL
    worker.stdout.close()
    return promised


# So often in every run, and so often with `make soak`.
FEW, MANY = 4, 20


@pytest.mark.soak
def test_a_release_killed_twenty_times_is_whole_or_not_there(tmp_path: Path) -> None:
    look_at_killed(tmp_path, MANY, seed=20)


def test_a_killed_release_is_whole_or_not_there(tmp_path: Path) -> None:
    look_at_killed(tmp_path, FEW, seed=3)


def look_at_killed(tmp_path: Path, times: int, seed: int) -> None:
    """Kill a releasing process so many times, and look at what it left each time."""
    found(tmp_path).close()
    dice = random.Random(seed)  # noqa: S311  nothing secret is made
    for _ in range(times):
        promised = release_and_be_killed(tmp_path / "office", dice.uniform(0, 0.6))
        with open_desk(tmp_path / "office") as desk:
            releases = desk.releases(limit=10_000)
            assert releases[0].number in (promised, promised + 1)
            assert [one.number for one in releases] == list(range(releases[0].number, 0, -1))
            assert [one.sent.version for one in releases] == [one.number for one in releases]
            for one in releases:
                kept, content = desk.released(one.number)
                assert hashlib.sha256(content).hexdigest() == kept.digest
            audit = [entry for entry in desk.store.audit.all() if entry.act == "release"]
            assert [int(entry.detail.split(" ")[0]) for entry in audit] == [one.number for one in reversed(releases)]
            assert desk.store.check() == []
            assert desk.store.audit.verify() == []
    with open_desk(tmp_path / "office") as desk:
        # What is kept whole can be written again, to the byte.
        (looked,) = desk.preview(ferry(desk), "east")
        assert desk.released(desk.release(ferry(desk), "east", "md").number)[1] == find_form("md").write(looked.packet)
