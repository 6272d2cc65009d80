"""What it costs as an office grows: weighing all at once, and adding one report to what there is.

    python -m bench.size [--tables parts add whole] [--sizes 1000 10000 100000] [--engine pool] [--added 200] [--parts 2000]

Three tables over made-up reports (see bench/newsroom.py): the parts of a weighing; the same reports added one by one, each with its
story weighed anew, to the smallest and to the largest office in turn; each size weighed whole in a process of its own. Seconds are of
the processor, so that a busy machine does not change them much; those of the clock stand beside them.
"""

import argparse
import cProfile
import pstats
import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from multiprocessing import get_context

from attrs import define, field
from bench.newsroom import Made, make, read, show, weigh

from legation.engine.engine import NAMES
from legation.language.language import Language, load
from legation.records.reading import Reading
from legation.records.report import Report
from legation.weighing import weigh as station
from legation.weighing.grouping.centroid import MemoryIndex
from legation.weighing.grouping.sketch import sketch
from legation.weighing.grouping.stream import arrive, find_cluster

# An event of the newsroom has about eight reports.
REPORTS = 8
PARTS = (
    "sketch",
    "find_clusters",
    "_find_furniture",
    "find_own_words",
    "mask_quoted",
    "_compare",
    "open_pages",
    "find_likely",
    "find_signs",
    "find_unowned",
    "find_claims",
    "find_conflicts",
    "find_positions",
    "find_wordings",
    "explain_grouping",
    "_find_title",
)


@define
class Office:
    """The state of an office in memory: its reports, the grouping, and under which centroids a line stands."""

    language: Language
    index: MemoryIndex = field(factory=MemoryIndex)
    pairs: dict[str, tuple[Report, Reading]] = field(factory=dict)
    lines: dict[str, set[int]] = field(factory=dict)

    def add(self, report: Report, reading: Reading) -> tuple[int, ...]:
        """Put one report in its place; returns the stories that changed."""
        self.pairs[report.id] = report, reading
        arrival = arrive(sketch(report, self.language), self.index, self.language)
        for line in station.hash_lines(report):
            under = self.lines.setdefault(line, set())
            # A line under many more centroids than a story has is furniture, however many more come.
            if len(under) <= 100:
                under.add(arrival.centroid)
        return arrival.changed

    def weigh(self, story: int) -> None:
        """Weigh one story as it stands."""
        cluster = find_cluster(story, self.index)
        found = [self.pairs[report] for report in cluster.reports]
        centroids = set(self.index.centroids[story].holds)
        hashed = {key: line for report, _ in found for key, line in station.hash_lines(report).items()}
        furniture = [line for key, line in hashed.items() if self.lines[key] - centroids]
        case = station.open_case(cluster, [report for report, _ in found], [reading for _, reading in found], furniture, {}, ())
        station.weigh_story(case, self.language)


def weigh_sizes(sizes: Sequence[int], engine: str) -> None:
    """Each size weighed whole, in a process of its own, so that one's memory is not another's."""
    runs = []
    for size in sizes:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
            runs.append(alone.submit(weigh, size // REPORTS, 1, None, engine).result())
        show(f"weighed whole, {engine}", runs[-1])
    for small, large in pairwise(runs):
        print(f"{large.reports / small.reports:.1f} times the reports: {large.seconds / small.seconds:.1f} times the seconds")


def add_one(sizes: Sequence[int], added: int) -> None:
    """The same reports added to the smallest and the largest office in turn, each with its stories weighed anew."""
    language = load("en")
    made = make(max(sizes) // REPORTS + added, 1)
    readings = read(made)
    here = max(sizes)
    offices = {size: _fill(language, made[here - size : here], readings[here - size : here]) for size in (min(sizes), max(sizes))}
    spent: dict[tuple[int, str], list[float]] = {(size, part): [] for size in offices for part in ("place", "weigh")}
    for one, reading in zip(made[here : here + added], readings[here : here + added], strict=True):
        for size, office in offices.items():
            start = time.process_time()
            changed = office.add(one.report, reading)
            placed = time.process_time()
            for story in changed:
                office.weigh(story)
            spent[size, "place"].append(placed - start)
            spent[size, "weigh"].append(time.process_time() - placed)
    whole = {}
    for size in offices:
        place, judge = spent[size, "place"], spent[size, "weigh"]
        whole[size] = statistics.median(map(sum, zip(place, judge, strict=True)))
        shown = f"place {statistics.median(place) * 1000:.1f} ms, weigh its story {statistics.median(judge) * 1000:.1f} ms"
        print(f"one report added to {size:7,}: {whole[size] * 1000:.1f} ms ({shown}; medians of {added})")
    print(f"the largest against the smallest: {whole[max(sizes)] / whole[min(sizes)]:.2f}")


def _fill(language: Language, made: Sequence[Made], readings: Sequence[Reading]) -> Office:
    office = Office(language)
    for one, reading in zip(made, readings, strict=True):
        office.add(one.report, reading)
    return office


def show_parts(reports: int) -> None:
    """Where the time of a weighing goes, by its parts, the largest first."""
    made = make(reports // REPORTS, 1)
    readings, language = read(made), load("en")
    profile = cProfile.Profile()
    work: Callable[..., object] = station.weigh
    profile.runcall(work, [one.report for one in made], readings, language)
    stats = pstats.Stats(profile)
    every = stats.stats.items()  # type: ignore[attr-defined]  # the stubs of pstats leave it out
    spent = {name: entry[3] for (file, _, name), entry in every if "weighing" in file and name in PARTS}
    whole = stats.total_tt  # type: ignore[attr-defined]  # the stubs of pstats leave it out
    for name, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"{name:16} {seconds / whole:5.1%}")


def main() -> None:
    """Run the three and print what they cost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tables", nargs="+", choices=["parts", "add", "whole"], default=["parts", "add", "whole"])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--engine", choices=NAMES, default="pool")
    parser.add_argument("--added", type=int, default=200)
    parser.add_argument("--parts", type=int, default=2_000)
    options = parser.parse_args()
    if "parts" in options.tables:
        show_parts(options.parts)
    if "add" in options.tables:
        add_one(options.sizes, options.added)
    if "whole" in options.tables:
        weigh_sizes(options.sizes, options.engine)


if __name__ == "__main__":
    main()
