"""Whoever is killed while he releases, or recalls and sends, leaves what is whole, or nothing; and whoever goes on does nothing twice."""

import hashlib
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from desk.leaving import ferry, found
from legation.desk.desk import Desk, open_desk
from legation.records.exchange import Wanted
from legation.release.forms.forms import find_form

# What the killed process does: looks, releases, and says so once that is kept.
WORK = """
import sys
sys.path[:0] = ["src", "tests"]
from desk.leaving import ferry
from legation.desk.desk import Desk, open_desk
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


RECALLING = """
import sys
sys.path[:0] = ["src", "tests"]
from legation.desk.desk import open_desk
with open_desk(sys.argv[1]) as desk:
    desk.by = "worker"
    print("open", flush=True)
    desk.recall("Delta Radio", "it was a play")
    print("recalled", flush=True)
    desk.push("send")
    print("sent", flush=True)
"""


def make_sent(tmp_path: Path) -> Path:
    """An office that released to both partners and sent it by mail: the second has not arrived."""
    place = tmp_path / "office"
    with found(tmp_path) as desk:
        (place / "settings.yml").write_text("mail: {sender: desk@norland.example, folder: outgoing}\n", encoding="utf-8")
        for partner in ("south", "east"):
            desk.push("add", partner, way="mail", address=f"desk@{partner}.example")
    with open_desk(place) as desk:
        for partner in ("south", "east"):
            desk.preview(ferry(desk), partner)
            desk.release(ferry(desk), partner)
            if partner == "south":
                desk.push("send")
    return place


def recall_and_be_killed(place: Path, seconds: float | None = None, *, sending: bool = False) -> tuple[list[str], list[float]]:
    """How far the killed process said that it was, and when; it is killed so long after it began to recall, or to send. One that is left
    alone comes to its end."""
    worker = subprocess.Popen([sys.executable, "-c", RECALLING, str(place)], stdout=subprocess.PIPE, text=True)
    assert worker.stdout is not None
    assert worker.stdout.readline() == "open\n"
    began = time.monotonic()
    said = [worker.stdout.readline()] if sending else []
    if seconds is not None:
        time.sleep(seconds)
        worker.send_signal(signal.SIGKILL)
    at = []
    for line in worker.stdout:
        said.append(line)
        at.append(time.monotonic() - began)
    worker.wait()
    worker.stdout.close()
    return [line.strip() for line in said], at


def find_mails(place: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (place / "outgoing").glob("*.eml")}


def look_at_recalled(desk: Desk, place: Path, before: dict[str, bytes], said: list[str]) -> str:
    """Each partner has the whole correction or nothing of it, and the log says which; how far it had come."""
    assert desk.store.check() == []
    assert desk.store.audit.verify() == []
    recalls, releases = desk.recall(), {key: desk.releases(key) for key in ("south", "east")}
    logged = [entry.act for entry in desk.store.audit.all() if entry.act == "recall"]
    assert len(recalls) == len(logged)
    assert len(recalls) == 1 or said == []
    for key, made in releases.items():
        assert [one.recalled for one in made] == [True, False][1 - len(recalls) :]
        offers = desk.store.offers.page(key, Wanted(versions=("all",), limit=1000))[0]
        assert ("Delta Radio" in repr([one.said for one in offers])) is not bool(recalls)
    parcels = {one.id: one for one in desk.store.parcels.newest(99)}
    mails = find_mails(place)
    assert before.items() <= mails.items()
    assert {name for name, parcel in parcels.items() if parcel.state == "sent"} <= {name.removesuffix(".eml") for name in mails}
    assert len(mails) == 1 or recalls
    return "sent" if len(mails) == 3 else "on its way" if recalls else "nothing"


def killed_recalls(tmp_path: Path, times: int) -> Counter[str]:
    """Recall, be killed, look, go on, so many times; how far it had come each time."""
    place, kept = make_sent(tmp_path), tmp_path / "kept"
    shutil.copytree(place, kept)
    dice = random.Random(11)  # noqa: S311  nothing secret is made
    found_out: Counter[str] = Counter()
    # How long it takes here to recall, and to send, so that it is killed at any moment of either.
    said, (recalled, sent) = recall_and_be_killed(place)
    assert said == ["recalled", "sent"]
    for number in range(times):
        shutil.rmtree(place)
        shutil.copytree(kept, place)
        before = find_mails(place)
        sending = number % 3 == 2
        said, _ = recall_and_be_killed(place, dice.uniform(0, sent - recalled if sending else recalled), sending=sending)
        with open_desk(place) as desk:
            found_out[look_at_recalled(desk, place, before, said)] += 1
            if not desk.recall():
                desk.recall("Delta Radio", "it was a play")
            midway = {path.name: path.stat().st_mtime_ns for path in (place / "outgoing").glob("*.eml")}
            desk.push("send")
            # A second go finds nothing to do, and nothing that was there was written again.
            assert desk.push("send").parcels == ()
            assert look_at_recalled(desk, place, before, []) == "sent"
            assert sorted(one.state for one in desk.store.parcels.newest(99)) == ["sent", "sent", "sent", "withdrawn"]
            after = {path.name: path.stat().st_mtime_ns for path in (place / "outgoing").glob("*.eml")}
            assert midway.items() <= after.items()
            assert len([one for one in desk.store.audit.all() if one.act == "recall"]) == 1
    return found_out


def test_a_killed_recall_is_whole_or_not_there_and_goes_on(tmp_path: Path) -> None:
    assert killed_recalls(tmp_path, 3).total() == 3


@pytest.mark.soak
def test_a_recall_killed_thirty_times_is_whole_or_not_there_and_goes_on(tmp_path: Path) -> None:
    met = killed_recalls(tmp_path, 30)
    sys.stdout.write(f"{dict(met)}\n")
    assert met.total() == 30
