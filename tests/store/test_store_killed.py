"""A store whose writer is killed in the middle is whole: what was promised is there, and nothing by halves."""

import os
import random
import signal
import subprocess
import sys

import pytest

from legation.store.search.query import Query
from legation.store.store import Store, open_store

# What the killed process does: handfuls of reports with all that hangs on them, and an entry of the audit for each. It says how far
# it has come only once that is kept.
WORK = """
import sys
sys.path[:0] = ["src", "tests"]
from legation.store.store import open_store
from store.kept import NOW, reading, report, story
store = open_store(sys.argv[1])
print("open", flush=True)
while True:
    start = store.reports.count()
    made = [report(number) for number in range(start, start + 5)]
    with store.writing():
        for one in made:
            store.reports.put(one, NOW)
            store.raw.put(one.text.encode())
            store.readings.put(reading(one), "key")
            store.search.index(one, reading(one))
        store.stories.put(story(*made), seq=start + 5)
        store.audit.append(NOW, "worker", "ingest", "in", "5 new")
    print(start + 5, flush=True)
"""


def work_and_be_killed(url: str, seconds: float) -> int:
    """How many reports the killed process had promised."""
    worker = subprocess.Popen([sys.executable, "-c", WORK, url], stdout=subprocess.PIPE, text=True)
    assert worker.stdout is not None
    promised = 0
    assert worker.stdout.readline() == "open\n"
    promised = int(worker.stdout.readline())
    timer = subprocess.Popen([sys.executable, "-c", f"import os, time; time.sleep({seconds}); os.kill({worker.pid}, {signal.SIGKILL:d})"])
    for line in worker.stdout:
        if line.endswith("\n"):
            promised = int(line)
    assert worker.wait() == -signal.SIGKILL
    worker.stdout.close()
    timer.wait()
    return promised


def holds(store: Store, promised: int) -> None:
    """Nothing that was promised is missing, and nothing is there by halves."""
    count = store.reports.count()
    assert count in (promised, promised + 5)
    assert len(store.audit.all()) == store.stories.count() == count // 5
    assert store.audit.verify() == []
    assert store.stories.loose() == []
    ids = store.reports.ids()
    assert None not in store.readings.many(ids)
    assert all(store.raw.has(store.raw.put(one.text.encode())) for one in store.reports.many(ids))
    assert store.check() == []
    newest = store.search.find(Query("gate", over="reports", limit=5))
    assert [hit.report for hit in newest.hits] == ids[:-6:-1]


def kill_often(url: str, times: int, dice: random.Random) -> None:
    for _ in range(times):
        promised = work_and_be_killed(url, dice.uniform(0, 0.3))
        store = open_store(url)
        holds(store, promised)
        store.close()


def test_a_killed_writer_leaves_a_whole_store(url: str) -> None:
    kill_often(url, 5, random.Random(1))  # noqa: S311  nothing secret is made


@pytest.mark.soak
def test_fifty_killed_writers_leave_a_whole_store(url: str) -> None:
    kill_often(url, 50, random.Random(os.getpid()))  # noqa: S311  nothing secret is made
