"""Whether refusals are told apart by how long they take: `python bench/alike.py [--tries 1000] [--inside]`. One run, every kind by turns.

A server of its own answers over loopback, its limits of questions lifted. In each group a question that should be refused alike is asked in
every way: with a token that was guessed, that has ended, was revoked, is for another way, is of a partner that was closed; or by a token
that holds, for what is another's and for what was never there. Beside the medians stands how often an answer took longer than one of the
first kind (a half is no difference), and how many standard errors of Mann and Whitney's rank test that is from a half; the last kind of
each group is the first once more, and shows the noise. Looked at is the time to the last byte, on this machine, and, since other work hides
much of that, the time of the processor that the desk takes for the answer, without the server around it. Over a network all of it is
harder to see.
"""

import argparse
import http.client
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter, process_time_ns

from attrs import evolve

from legation.desk.desk import Desk, open_desk
from legation.desk.verbs.tokens import find_digest
from legation.records.exchange import WAYS
from legation.release.ways.taxii import MEDIA, ROOT, START, name_collection

HOME = f"{START}{ROOT}"
SERVER = """
import sys
import uvicorn
from legation.web import rates
rates.BURST_OF_TOKEN = rates.BURST_OF_NETWORK = 10**9
from legation.web.app import create
from legation.web.serve import bind
with bind("127.0.0.1", 0) as taken:
    port = taken.getsockname()[1]
    print(port, flush=True)
    uvicorn.Server(uvicorn.Config(create(sys.argv[1], port=port, by="ann"), log_level="error", access_log=False)).run([taken])
"""
# A kind of question: its path, and the token that it brings as a header ("" for none).
Asked = tuple[str, str]


def lay_out(desk: Desk, count: int = 2000) -> dict[str, str]:
    """Two partners with some objects each, a third that is closed; a token of every kind."""
    at = datetime.now(UTC)
    for key in ("south", "east", "west"):
        desk.partner("add", key, name=f"Ministry of {key}", code="SDR")
        notes = [({"type": "note", "id": f"note--{key}-{number:08x}", "content": "x"}, at) for number in range(count)]
        desk.store.offers.append(key, notes, at)
    made = {
        "south": desk.tokens("add", "bench", partner="south", ways=WAYS).secret,
        "east": desk.tokens("add", "bench", partner="east", ways=WAYS).secret,
        "ended": desk.tokens("add", "bench", partner="east", ways=WAYS).secret,
        "revoked": desk.tokens("add", "bench", partner="east", ways=WAYS).secret,
        "other way": desk.tokens("add", "bench", partner="east", ways=("calendar",)).secret,
        "closed": desk.tokens("add", "bench", partner="west", ways=WAYS).secret,
        "of the desk": desk.tokens("add", "bench", role="officer").secret,
        "guessed": "legation_" + "A" * 43,
        "guessed too": "legation_" + "B" * 43,
    }
    desk.partner("close", "west")
    for token in desk.tokens().tokens:
        if token.id == find_digest(made["revoked"])[:16]:
            desk.tokens("revoke", token.id)
        if token.id == find_digest(made["ended"])[:16]:
            desk.store.tokens.change(evolve(token, expires=at - timedelta(days=1)))
    return made


def find_groups(desk: Desk, secrets: dict[str, str]) -> dict[str, dict[str, Asked]]:
    """What is asked, by group and kind; the first kind of a group is what the others are laid beside."""
    mine, others = (name_collection(desk.store.partners.get(key).partner) for key in ("south", "east"))  # type: ignore[union-attr]  # both were just added
    bad = ("guessed", "ended", "revoked", "other way", "closed", "of the desk", "guessed too")
    own, guessed = secrets["south"], "00000000-0000-4000-8000-000000000000"
    return {
        "TAXII by a token that opens nothing": {
            "guessed": (f"{HOME}collections/{mine}/objects/", secrets["guessed"]),
            "none": (f"{HOME}collections/{mine}/objects/", ""),
            **{kind: (f"{HOME}collections/{mine}/objects/", secrets[kind]) for kind in bad[1:]},
        },
        "TAXII, what is another's": {
            "no collection": (f"{HOME}collections/{guessed}/objects/", own),
            "another's": (f"{HOME}collections/{others}/objects/", own),
            "no collection too": (f"{HOME}collections/{guessed[:-1]}1/objects/", own),
        },
        "TAXII, objects of another": {
            "no object": (f"{HOME}collections/{mine}/objects/note--nobody-00000001/", own),
            "another's": (f"{HOME}collections/{mine}/objects/note--east-00000001/", own),
            "no object too": (f"{HOME}collections/{mine}/objects/note--noone-00000001/", own),
        },
        "private addresses": {kind: (f"/out/{secrets[kind]}/feed.rss", "") for kind in bad},
        "files behind them": {
            "no product": (f"/out/{own}/{guessed}.md", ""),
            "no form": (f"/out/{own}/{guessed}.exe", ""),
            "no product too": (f"/out/{own}/{guessed[:-1]}1.md", ""),
        },
    }


@contextmanager
def serving(place: Path) -> Iterator[http.client.HTTPConnection]:
    """A connection to a server of its own."""
    server = subprocess.Popen([sys.executable, "-c", SERVER, str(place)], stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None  # noqa: S101  it was asked for
        yield http.client.HTTPConnection("127.0.0.1", int(server.stdout.readline()), timeout=60)
    finally:
        server.terminate()
        server.wait()


Timed = tuple[float, tuple[int, bytes]]


def ask(line: http.client.HTTPConnection, asked: Asked) -> Timed:
    """How long an answer takes, in microseconds, and what it is."""
    path, secret = asked
    headers = {"accept": MEDIA} | ({"authorization": f"Bearer {secret}"} if secret else {})
    began = perf_counter()
    line.request("GET", path, headers=headers)
    answer = line.getresponse()
    told = (answer.status, answer.read())
    return (perf_counter() - began) * 1e6, told


def ask_inside(desk: Desk, asked: Asked) -> Timed:
    """How long the processor works for an answer at the desk, in microseconds, and what it is."""
    path, secret = asked
    headers = {"accept": MEDIA} | ({"authorization": f"Bearer {secret}"} if secret else {})
    began = process_time_ns()
    if path.startswith(START):
        reply, _ = desk.taxii("GET", path, "", headers, b"", "http://127.0.0.1")
        told = (reply.status, reply.body)
    else:
        _, _, key, name = path.split("/")
        told = (404, b"") if desk.fetch(key, name) is None else (200, b"")
    return (process_time_ns() - began) / 1e3, told


def compare(ours: Sequence[float], others: Sequence[float]) -> tuple[float, float]:
    """How often one of `others` is above one of `ours`, and how many standard errors that is from a half."""
    ranked = sorted([(one, 0) for one in ours] + [(one, 1) for one in others])
    total = sum(rank for rank, (_, of) in enumerate(ranked, start=1) if of)
    n, m = len(ours), len(others)
    above = (total - m * (m + 1) / 2) / (n * m)
    return above, (above - 0.5) / ((n + m + 1) / (12 * n * m)) ** 0.5


def measure(ask: Callable[[Asked], Timed], kinds: dict[str, Asked], tries: int) -> dict[str, list[float]]:
    """The times of each kind, asked by turns in an order that changes with every turn."""
    chance = random.Random(5)  # noqa: S311  an order
    times: dict[str, list[float]] = {kind: [] for kind in kinds}
    told = set()
    for turn in range(tries + 20):
        for kind in chance.sample(list(kinds), len(kinds)):
            took, answer = ask(kinds[kind])
            told.add(answer)
            if turn >= 20:
                times[kind].append(took)
    assert len(told) == 1, told  # noqa: S101  a bench of different answers says nothing
    return times


def show(group: str, times: dict[str, list[float]]) -> None:
    """The table of a group."""
    first = next(iter(times.values()))
    sys.stdout.write(f"{group}\n")
    for kind, took in times.items():
        low, middle, high = statistics.quantiles(took, n=4)
        above, errors = compare(first, took) if took is not first else (0.5, 0.0)
        sys.stdout.write(f"  {kind:18s} {middle:7.0f} µs ({low:.0f} to {high:.0f})  above {above:.3f}  {errors:+.1f}\n")
    sys.stdout.flush()


def main() -> None:
    """Print a table a group."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--tries", type=int, default=1000)
    asked.add_argument("--inside", action="store_true")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "office"
        place.mkdir()
        with open_desk(place) as desk:
            groups = find_groups(desk, lay_out(desk))
            for group, kinds in groups.items() if given.inside else ():
                show(group, measure(lambda one: ask_inside(desk, one), kinds, given.tries))
        if not given.inside:
            with serving(place) as line:
                for group, kinds in groups.items():
                    show(group, measure(lambda one: ask(line, one), kinds, given.tries))


if __name__ == "__main__":
    main()
