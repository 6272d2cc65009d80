"""What a store costs as it grows: two stores of a newsroom that never was, a small and a large one, measured side by side in one run.

    python bench/store.py [--small 1000] [--large 100000] [--folder DIR]

Readings are made once, by a reader that knows how the newsroom writes: what is measured is the store. Each question is asked of both
stores in turn, so that whatever else the machine does falls on both. A folder that holds the stores of a run before is used again.
"""

import argparse
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from legation.records.reading import Assertion, Mention, Reading, Statement
from legation.records.report import Report, Span
from legation.records.story import Claim, Origin, Story, Support, story_id
from legation.store.search.query import Query
from legation.store.store import Store, open_store
from newsroom import make  # type: ignore[import-not-found]  # this file is run from its own folder

NOW = datetime(2024, 6, 1, tzinfo=UTC)
SENTENCE = re.compile(r"[^\n.]+\.")
QUOTE = re.compile(r"“([^”]+)”,?(?: said (\w+))?")
# So many events are made at once; each gives about eight reports.
EVENTS = 250
# So many reports are kept in one transaction, as an ingest does it.
HAND = 32
ASKED = 400


def make_reports(count: int) -> Iterator[list[Report]]:
    """So many reports, event by event."""
    left = count
    for seed in range(1, count):
        events: dict[int, list[Report]] = {}
        for made in make(EVENTS, seed):
            events.setdefault(made.event, []).append(made.report)
        for reports in events.values():
            yield reports[:left]
            left -= len(reports[:left])
            if not left:
                return


def read(report: Report) -> Reading:
    """What a reader finds that knows how the newsroom writes."""
    statements = []
    for found in QUOTE.finditer(report.text):
        name = Mention(Span(*found.span(2)), name=found[2], actor=f"person:{found[2].lower()}", party="state:jp") if found[2] else None
        statements.append(Statement(words=(Span(*found.span(1)),), speaker=name, mode="quoted", report=report.id))
    assertions = tuple(
        Assertion(Span(*found.span()), tuple(found.group().lower().split()), names=tuple(re.findall(r"[A-Z]\w+", found.group())))
        for found in SENTENCE.finditer(report.text)
    )
    return Reading(report.id, "bench", "en", statements=tuple(statements), assertions=assertions)


def weigh(reports: list[Report]) -> Story:
    """A story of all of them, with a claim for each sentence of the first."""
    first = reports[0]
    spans = [Span(*found.span()) for found in SENTENCE.finditer(first.text)]
    claims = tuple(Claim(first.words(span), None, tuple(Support(one.id, span) for one in reports)) for span in spans)
    return Story(
        story_id(first.id), first.title or "", tuple(one.id for one in reports), origins=(Origin(first.id, (first.id,)),), claims=claims
    )


class Clock:
    """How long each kind of work took each time, in seconds of the processor: what else the machine does is not in it."""

    def __init__(self) -> None:
        self.took: dict[str, list[float]] = {}

    def time(self, kind: str, work: Callable[..., object], *given: object) -> None:
        """Do some work and note how long it took."""
        start = time.process_time()
        work(*given)
        self.took.setdefault(kind, []).append(time.process_time() - start)


def fill(store: Store, count: int) -> dict[str, float]:
    """Fill a store; the seconds that each kind of row took."""
    clock = Clock()
    for events in batches(make_reports(count)):
        with store.writing():
            for reports in events:
                for report in reports:
                    reading = read(report)
                    clock.time("reports", store.reports.put, report, NOW)
                    clock.time("readings", store.readings.put, reading, "bench")
                    clock.time("search", store.search.index, report, reading)
                clock.time("stories", store.stories.put, weigh(reports), store.reports.count())
    return {kind: sum(times) for kind, times in clock.took.items()}


def batches(events: Iterator[list[Report]]) -> Iterator[list[list[Report]]]:
    """Events in handfuls of about as many reports as an ingest keeps at once."""
    hand: list[list[Report]] = []
    for reports in events:
        hand.append(reports)
        if sum(map(len, hand)) >= HAND:
            yield hand
            hand = []
    if hand:
        yield hand


def ask(store: Store, dice: random.Random) -> Iterator[tuple[str, Query]]:
    """Questions whose words stand in the store: each a kind and a query."""
    ids = store.reports.ids()
    for _ in range(ASKED // 8):
        report = store.reports.many([dice.choice(ids)])[0]
        words = re.findall(r"[A-Za-z]{4,}", report.text)
        place = dice.randrange(len(words) - 3)
        word = dice.choice(words)
        day = report.day or date(2024, 1, 1)
        yield "a word", Query(word)
        yield "two words", Query(" ".join(dice.sample(words, 2)))
        yield "a common word", Query("letters" if dice.random() < 0.5 else "front page")
        yield "a phrase", Query(f'"{words[place]}" "{words[place + 1]}"')
        yield "a beginning", Query(f"{word[:4]}*")
        yield "a word of an outlet", Query(word, outlet=report.outlet)
        yield "a word in some weeks", Query(word, since=day - timedelta(days=20), until=day + timedelta(days=3))
        yield "quoted of a party", Query("", party="state:jp", quoted=True)


def p95(took: list[float]) -> float:
    """The time that nineteen of twenty stay under, in milliseconds."""
    return statistics.quantiles(took, n=20)[-1] * 1000


def look(store: Store, story: str) -> None:
    """What a story's page needs: the story, and its reports."""
    found = store.stories.get(story)
    if found is not None:
        store.reports.many(found.reports)


def measure(stores: list[Store]) -> None:
    """Ask both stores in turn and print the table."""
    dice = [random.Random(5), random.Random(5)]  # noqa: S311  nothing secret is made
    clocks = [Clock(), Clock()]
    for asked in zip(*(ask(store, one) for store, one in zip(stores, dice, strict=True)), strict=True):
        for store, clock, (kind, query) in zip(stores, clocks, asked, strict=True):
            clock.time(f"search: {kind}", store.search.find, query)
    for clock in clocks:
        clock.took["search"] = [one for times in list(clock.took.values()) for one in times]
    heads = [store.stories.heads() for store in stores]
    more = [one.report for one in make(8, seed=dice[0].randrange(10**9))]
    for number in range(ASKED):
        for store, clock, one, head in zip(stores, clocks, dice, heads, strict=True):
            clock.time("story view", look, store, one.choice(head).id)
            clock.time("list of 50 stories", store.stories.heads, 50)
            if number < len(more):
                clock.time("one report more", add, store, more[number])
    show(clocks[0].took, clocks[1].took)


def show(small: dict[str, list[float]], large: dict[str, list[float]]) -> None:
    """The table: the slowest of twenty, small and large, and how much slower."""
    print(f"\n{'p95 in ms':28}{'small':>10}{'large':>10}{'ratio':>8}   (median small, large)")
    for kind in sorted(small):
        one, other = p95(small[kind]), p95(large[kind])
        medians = f"({statistics.median(small[kind]) * 1000:.2f}, {statistics.median(large[kind]) * 1000:.2f})"
        print(f"{kind:28}{one:10.2f}{other:10.2f}{other / one:8.2f}   {medians}")


def add(store: Store, report: Report) -> None:
    """One report more, with its reading and its entries of the index, in a transaction of its own."""
    reading = read(report)
    with store.writing():
        store.reports.put(report, NOW)
        store.readings.put(reading, "bench")
        store.search.index(report, reading)


def opening(url: str) -> float:
    """How long a process of its own takes to open a store, imports and all, in seconds."""
    code = (
        f"import time; start = time.perf_counter()\nfrom legation.store.store import open_store\nopen_store({url!r}).reports.count()\n"
        "print(time.perf_counter() - start)"
    )
    said = [float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout) for _ in range(5)]
    return statistics.median(said)


def main() -> None:
    """Fill both stores, measure them side by side, print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--small", type=int, default=1_000)
    parser.add_argument("--large", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, help="where the stores are kept (default: a folder that is deleted)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as kept:
        folder = options.folder or Path(kept)
        urls = [str(folder / f"store-{count}.db") for count in (options.small, options.large)]
        stores = []
        for url, count in zip(urls, (options.small, options.large), strict=True):
            store = open_store(url)
            if not store.reports.count():
                took = fill(store, count)
                said = ", ".join(f"{kind} {seconds / count * 1000:.2f}" for kind, seconds in took.items())
                print(f"{count} reports kept; ms a report: {said}")
            store.close()
            size = Path(url).stat().st_size
            print(f"{count} reports: {size / 1e6:.0f} MB on disk, {size / count / 1000:.1f} kB a report, opened in {opening(url):.2f} s")
            stores.append(open_store(url))
        measure(stores)


if __name__ == "__main__":
    main()
