"""Somebody else's client of TAXII fetches page by page all that there is, while more arrives: nothing is lost, nothing comes twice.

Between the pages of one process in every run; with `make soak` 10,000 objects, of which another process writes six in ten while the
client asks.
"""

import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from taxii2client.common import TokenAuth
from taxii2client.v21 import Collection, Server, as_pages

from desk.leaving import found
from legation.desk.desk import Desk, open_desk
from web.loopback import open_loopback, serving
from web.test_web_taxii import give_token, note

# Each object is a note: its id, and the hour of its version.
Met = list[tuple[str, str]]


def name(number: int) -> str:
    return f"note--00000000-0000-4000-8000-{number:012x}"


def fill(desk: Desk, partner: str, first: int, count: int, *, later: int = 0) -> None:
    """Offer so many notes more, in a version that is so many days later."""
    at = desk.clock() + timedelta(seconds=first)
    day = datetime(2026, 1, 2 + later)  # noqa: DTZ001  written as UTC
    notes = [
        (note(name(number), "x" * 200) | {"modified": f"{day.isoformat(timespec='milliseconds')}Z"}, at + timedelta(days=later))
        for number in range(first, first + count)
    ]
    desk.store.offers.append(partner, notes, at)


def read_collection(home: str, secret: str) -> Collection:
    root = Server(f"{home}/taxii2/", auth=TokenAuth(secret)).default
    assert root is not None
    (only,) = root.collections
    return only


def fetch(collection: Collection, behind: str, per_page: int, between: Callable[[int], object] = lambda _: None) -> Met:
    """All that was added behind a moment, as the client pages through it; `between` pages more may arrive."""
    met: Met = []
    for number, page in enumerate(as_pages(collection.get_objects, per_request=per_page, added_after=behind)):
        met += [(one["id"], one["modified"]) for one in page.get("objects", ())]
        between(number)
    return met


def find_last(collection: Collection) -> str:
    """When the last of all that there is was added, by the manifest."""
    every = [one for page in as_pages(collection.get_manifest, per_request=1000) for one in page.get("objects", ())]
    return str(every[-1]["date_added"])


LONG_AGO = "2020-01-01T00:00:00Z"


def test_anothers_client_fetches_all_while_more_arrives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_loopback(monkeypatch)
    with found(tmp_path) as desk, serving(tmp_path / "office") as home:
        fill(desk, "south", 0, 250)
        collection = read_collection(home, give_token(tmp_path / "office", "south"))

        def add(page: int) -> None:
            if page < 3:
                fill(desk, "south", 1000 * (page + 1), 40)
                fill(desk, "east", 1000 * (page + 1), 50)
                # A thing that was met gets a later version, and so does one that is still to come.
                fill(desk, "south", page, 1, later=1)
                fill(desk, "south", 240 + page, 1, later=1)

        met = fetch(collection, LONG_AGO, 50, add)
        assert max(Counter(met).values()) == 1
        assert {made for made, _ in met} == {name(number) for first, count in ((0, 250), (1000, 40), (2000, 40), (3000, 40))
                                             for number in range(first, first + count)}  # fmt: skip
        # Of what was met before it changed both versions came, of what had changed by then the later one.
        twice = Counter(made for made, _ in met)
        assert {made for made, times in twice.items() if times == 2} == {name(number) for number in range(3)}
        assert {version for made, version in met if made == name(240)} == {"2026-01-03T00:00:00.000Z"}
        # Who comes again asks behind the last of all, and is told what arrived since.
        last = find_last(collection)
        assert fetch(collection, last, 50) == []
        fill(desk, "south", 9000, 70)
        assert [made for made, _ in fetch(collection, last, 50)] == [name(9000 + number) for number in range(70)]
        status = collection.add_objects({"objects": [note(name(1), "Is that so?")]}, wait_for_completion=False)
        assert (status.status, status.pending_count) == ("pending", 1)


WRITING = """
import random, sys, time
sys.path[:0] = ["src", "tests"]
from legation.desk.desk import open_desk
from web.test_web_fetching import fill
chance = random.Random(11)
with open_desk(sys.argv[1]) as desk:
    print("open", flush=True)
    first, most = int(sys.argv[2]), int(sys.argv[3])
    while first < most:
        count = min(chance.randint(1, 60), most - first)
        fill(desk, "south", first, count)
        fill(desk, "east", first, count // 2)
        first += count
        time.sleep(0.05)
"""
ALL, BEFORE = 10_000, 4_000


@pytest.mark.soak
def test_ten_thousand_objects_are_fetched_while_another_process_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_loopback(monkeypatch)
    place = tmp_path / "office"
    with found(tmp_path) as desk:
        fill(desk, "south", 0, BEFORE)
    secret = give_token(place, "south")
    with serving(place) as home:
        collection = read_collection(home, secret)
        writer = subprocess.Popen([sys.executable, "-c", WRITING, str(place), str(BEFORE), str(ALL)], stdout=subprocess.PIPE, text=True)
        assert writer.stdout is not None
        assert writer.stdout.readline() == "open\n"
        met = fetch(collection, LONG_AGO, 100)
        ended = writer.poll() is not None
        assert writer.wait() == 0
        writer.stdout.close()
        # What arrived after the last page is had by asking behind what came last.
        known = {made for made, _ in met}
        every = [(one["id"], one["date_added"]) for page in as_pages(collection.get_manifest, per_request=1000)
                 for one in page.get("objects", ())]  # fmt: skip
        last = max(added for made, added in every if made in known)
        rest = fetch(collection, last, 100)
        said = "ended" if ended else "not ended"
        sys.stdout.write(f"{len(met):,} by the first walk, {len(rest):,} behind it; the writer had {said} by then\n")
        assert sorted(made for made, _ in (*met, *rest)) == [name(number) for number in range(ALL)]
    with open_desk(place) as again:
        assert again.store.offers.count("south") == ALL
