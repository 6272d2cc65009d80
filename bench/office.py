"""What an office with a memory costs: an ingest with a store beside one without, and one report more in a small and in a large office.

    python bench/office.py [FOLDER] [--small 1000] [--large 100000] [--kept DIR]

FOLDER holds texts to ingest, reading included, in turn with and without a store. The offices are made of a newsroom that never was
(bench/newsroom.py), its readings made at once, every report put to its place through the store. A folder `--kept` that holds the offices
of a run before is used again.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from legation.desk.desk import Desk, open_desk
from legation.desk.grouping import StoredIndex, place_reports
from legation.desk.verbs.ingest import ingest, reading_key
from legation.desk.verbs.read import load
from legation.desk.verbs.weigh import weigh_store
from legation.records.report import Report
from legation.records.story import Story, story_id
from legation.weighing.grouping.stream import find_cluster
from newsroom import Made, make, read  # type: ignore[import-not-found]  # this file is run from its own folder

NOW = datetime(2024, 6, 1, tzinfo=UTC)
# About so many reports come of an event.
REPORTS = 8
# Reports that are added one by one, and the times an ingest is repeated.
ADDED = 60
ROUNDS = 3


def sit_down(store: Path) -> Desk:
    """A desk over a store, on one core, with a clock that stands."""
    desk = open_desk(None, str(store))
    desk.by, desk.engine, desk.clock = "bench", "serial", lambda: NOW
    return desk


def ingest_beside(folder: Path) -> None:
    """The same files with and without a store, in turn; the parser is loaded before."""
    papers = sorted(str(path) for path in folder.glob("*.txt"))[:60]
    with tempfile.TemporaryDirectory() as place, sit_down(Path(place) / "warm.db") as desk:
        load(papers[:2], desk.run())
        took: dict[str, list[float]] = {"without": [], "with": []}
        for round_ in range(ROUNDS):
            start = time.perf_counter()
            load(papers, desk.run())
            took["without"].append(time.perf_counter() - start)
            with sit_down(Path(place) / f"{round_}.db") as fresh:
                start = time.perf_counter()
                ingest(fresh, papers)
                took["with"].append(time.perf_counter() - start)
    without, with_store = min(took["without"]), min(took["with"])
    print(f"ingest of {len(papers)} texts: {without:.2f} s without a store, {with_store:.2f} s with one: {with_store / without:.3f} times")


def keep_made(desk: Desk, made: Sequence[Made]) -> list[Report]:
    """Reports of the newsroom with their readings into the store, as an ingest leaves them."""
    key = reading_key(desk.office)
    with desk.store.writing():
        for one, reading in zip(made, read(made), strict=True):
            desk.store.reports.put(one.report, NOW)
            desk.store.readings.put(reading, key)
            desk.store.search.index(one.report, reading)
    return [one.report for one in made]


def fill(desk: Desk, count: int, minutes: float) -> None:
    """An office of so many reports (or as many as can be placed in so many minutes), each with its reading, its entries in the index and
    its place in the grouping. The stories themselves are kept without claims: who adds a report to another story never looks at them."""
    have, seed, start = desk.store.reports.count(), 1, time.perf_counter()
    first = have
    while have < count and time.perf_counter() - start < minutes * 60:
        keep_made(desk, make(min(100, (count - have) // REPORTS + 1), seed)[: count - have])
        place_reports(desk)
        with desk.store.writing():
            for mark in desk.store.threads.marked():
                cluster = find_cluster(mark, StoredIndex(desk.store))
                if len(cluster.reports) > 1:
                    desk.store.stories.put(Story(story_id(cluster.first), "", cluster.reports), seq=have)
            desk.store.threads.unmark(desk.store.threads.marked())
        have, seed = desk.store.reports.count(), seed + 1
    if have > first:
        took = time.perf_counter() - start
        print(f"{have} reports placed through the store, {took / (have - first) * 1000:.1f} ms a report", flush=True)


def add_one_by_one(desks: Sequence[Desk]) -> list[list[float]]:
    """The reports of a few more events, one at a time, to each office in turn: the seconds that keeping and weighing each took."""
    took: list[list[float]] = [[] for _ in desks]
    # Other reports than a run before has added.
    for one in make(ADDED // REPORTS + 1, 900_001 + desks[0].store.reports.count())[:ADDED]:
        for desk, times in zip(desks, took, strict=True):
            start = time.perf_counter()
            keep_made(desk, [one])
            weigh_store(desk)
            times.append(time.perf_counter() - start)
    return took


def main() -> None:
    """Print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--small", type=int, default=1_000)
    parser.add_argument("--large", type=int, default=100_000)
    parser.add_argument("--kept", type=Path)
    parser.add_argument("--minutes", type=float, default=60, help="how long the large office may take to fill")
    options = parser.parse_args()
    if options.folder:
        ingest_beside(options.folder)
    with tempfile.TemporaryDirectory() as place:
        folder = options.kept or Path(place)
        folder.mkdir(parents=True, exist_ok=True)
        desks = [sit_down(folder / f"office-{count}.db") for count in (options.small, options.large)]
        for desk, count in zip(desks, (options.small, options.large), strict=True):
            fill(desk, count, options.minutes)
        counts = [desk.store.reports.count() for desk in desks]
        small, large = (statistics.median(times) * 1000 for times in add_one_by_one(desks))
        print(
            f"one report more, kept and its story weighed: {small:.1f} ms among {counts[0]}, {large:.1f} ms among {counts[1]}: ",
            end="",
        )
        print(f"{large / small:.2f} times (medians of {ADDED})")
        for desk in desks:
            desk.close()


if __name__ == "__main__":
    main()
