"""What a page of the desk costs as the office grows: two offices of a newsroom that never was, a small and a large one, side by side.

    python bench/desk.py [--small 1000] [--large 100000] [--folder DIR] [--rounds 30]

Both hold the same number of stories that changed since the last visit, so that each page has as much to show. Eight readers ask at once,
each page of both offices in turn, so that whatever else the machine does falls on both; meanwhile a process of its own weighs the
examples over and over, and keeps stories in the store that is asked, as a weighing does. A folder with the stores of a run before is
used again.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx

from legation.records.register import Change, ChangeKind
from legation.store.store import open_store
from store import fill  # type: ignore[attr-defined]  # this file is run from its own folder

READERS = 8
# Stories that changed since the last visit, in either office.
CHANGED = 30
EXAMPLES = Path(__file__).parent.parent / "examples" / "tokyo-office"
# Weighs the examples and keeps stories of the store anew, until it is ended: one worker.
WEIGH = """
import sys
from legation.desk.desk import open_desk
from legation.store.store import open_store
examples, store = open_desk(sys.argv[1], make=None), open_store(sys.argv[2])
examples.engine = "serial"
heads = store.stories.heads(32)
print("weighing", flush=True)
while True:
    examples.weigh(*examples.office.sources)
    with store.writing():
        for head in heads:
            store.stories.put(store.stories.get(head.id), seq=head.seq)
"""


def prepare(place: Path, count: int) -> None:
    """An office with so many reports, in which some stories changed just now."""
    store = open_store(str(place / "office.db"))
    if not store.reports.count():
        fill(store, count)
    if not store.changes.last():
        now = datetime.now(UTC)
        heads = store.stories.heads(CHANGED)
        kinds: tuple[ChangeKind, ...] = ("new-story", "new-origin", "new-report")
        store.changes.put([Change(now, head.id, kinds[number % 3], head.id, "1", "2") for number, head in enumerate(heads)])
        for head in heads:
            store.minted.mint(head.id, store.stories.get(head.id).reports[0], now)  # type: ignore[union-attr]  # it has just been listed
    store.close()


def find_work(process: int) -> float:
    """How long the processor worked for a process so far, in milliseconds (Linux): what else the machine does is not in it."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


@contextmanager
def serving(place: Path) -> Iterator[tuple[str, dict[str, str], int]]:
    """The address of a desk that is served, the mark of a browser that came in, the number of the process; how long it took is printed."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "legation.cli.main", "serve", "--office", str(place), "--port", "0", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None  # noqa: S101  it was asked for
        link = json.loads(process.stdout.readline())["link"]
        print(f"{place.name}: the link is there after {time.perf_counter() - start:.2f} s")
        try:
            entered = httpx.get(link, timeout=60)
            yield link.split("/enter")[0], dict(entered.cookies), process.pid
        finally:
            process.terminate()


@contextmanager
def weighing(place: Path) -> Iterator[None]:
    """A process that weighs and writes to the store, as long as it is wanted."""
    command = [sys.executable, "-c", WEIGH, str(EXAMPLES), str(place / "office.db")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None  # noqa: S101  it was asked for
        process.stdout.readline()
        try:
            yield
        finally:
            process.terminate()


def find_pages(place: Path) -> dict[str, str]:
    """A page of each kind of the office."""
    store = open_store(str(place / "office.db"), readonly=True)
    head = store.stories.heads(1)[0]
    reports = store.stories.get(head.id).reports  # type: ignore[union-attr]  # it has just been listed
    store.close()
    first, second = reports[0], reports[-1]
    return {
        "morning": "/?since=yesterday",
        "story": f"/stories/{head.id}",
        "claims": f"/stories/{head.id}/claims",
        "lineage": f"/stories/{head.id}/lineage",
        "report": f"/reports/{first}",
        "compare": f"/compare?r={first}&r={second}",
        "search": "/search?q=harbour",
        "statements": "/statements",
        "positions": "/positions",
        "calendar": "/calendar",
        "sources": "/sources",
        "refusals": "/refusals",
        "audit": "/audit",
        "first steps": "/start",
    }


def ask(asked: tuple[httpx.Client, str]) -> tuple[float, int, int]:
    """One page: seconds to its first byte, its status and its size."""
    client, path = asked
    start = time.perf_counter()
    with client.stream("GET", path) as answer:
        first = next(answer.iter_raw(), b"")
        took = time.perf_counter() - start
        size = len(first) + sum(map(len, answer.iter_raw())) if not answer.is_stream_consumed else len(first)
    return took, answer.status_code, size


def measure(places: list[Path], rounds: int) -> None:
    """Ask every page of both offices and print the table."""
    with ExitStack() as held:
        clients, servers = [], []
        for place in places:
            origin, mark, server = held.enter_context(serving(place))
            servers.append(server)
            clients.append(held.enter_context(httpx.Client(base_url=origin, cookies=mark, timeout=60)))
        pages = [find_pages(place) for place in places]
        for client, paths in zip(clients, pages, strict=True):
            for path in paths.values():
                client.get(path)
        alone = [ask((client, "/?since=yesterday"))[0] * 1000 for client in clients for _ in range(rounds)]
        print(f"first byte of the morning, one reader: median {statistics.median(alone):.0f} ms")
        for place in places:
            held.enter_context(weighing(place))
        readers = held.enter_context(ThreadPoolExecutor(READERS))
        print(f"\n{'p95 in ms, eight readers':28}{'small':>10}{'large':>10}{'ratio':>8}{'ms of work':>18}{'ratio':>8}   (medians; bytes)")
        for name in pages[0]:
            took: list[list[float]] = [[], []]
            sizes, states, begun = [0, 0], set[int](), [find_work(server) for server in servers]
            for _ in range(rounds):
                for number, (client, paths) in enumerate(zip(clients, pages, strict=True)):
                    for seconds, status, size in readers.map(ask, [(client, paths[name])] * READERS):
                        took[number].append(seconds * 1000)
                        sizes[number], states = max(sizes[number], size), states | {status}
            one, other = (statistics.quantiles(times, n=20)[-1] for times in took)
            work = [(find_work(server) - start) / len(took[0]) for server, start in zip(servers, begun, strict=True)]
            medians = ", ".join(f"{statistics.median(times):.0f}" for times in took)
            said = "" if states == {200} else f" {sorted(states)}"
            timed = f"{name:28}{one:10.0f}{other:10.0f}{other / one:8.2f}{work[0]:10.1f}{work[1]:8.1f}{work[1] / max(work[0], 0.1):8.2f}"
            print(f"{timed}   ({medians}; {sizes[0]}, {sizes[1]}){said}", flush=True)


def main() -> None:
    """Fill both offices, serve them, ask."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--small", type=int, default=1_000)
    parser.add_argument("--large", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--folder", type=Path, help="where the offices are kept (default: a folder that is deleted)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as kept:
        places = [(options.folder or Path(kept)) / f"office-{count}" for count in (options.small, options.large)]
        for place, count in zip(places, (options.small, options.large), strict=True):
            place.mkdir(parents=True, exist_ok=True)
            prepare(place, count)
        measure(places, options.rounds)


if __name__ == "__main__":
    main()
