"""Every file of a folder through intake and reading, as it is and cleaned: nothing may fall over, and every address must hold.

    python bench/endurance.py FOLDER

Whatever lies there is tried, known form or not. Printed are how many reports came of it, what was refused and why, the time, the
slowest file, and the most memory. The exit code is 1 where something fell over or an address does not hold.
"""

import argparse
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from legation.desk.office import Office
from legation.desk.shard import Shard, read_shard
from legation.intake.source import Paper, find_papers
from legation.records.errors import Refusal
from legation.records.reading import Reading
from legation.records.report import Report, Span

# What the shard says of a paper that broke us; any other refusal is the paper's own fault.
BROKE = "This could not be worked on"


def spans_of(reading: Reading) -> Iterator[Span]:
    """Every address that a reading gives."""
    yield from (mention.span for mention in reading.mentions)
    yield from (credit.span for credit in reading.credits)
    yield from (position.span for position in reading.positions)
    yield from (event.span for event in reading.events)
    for statement in reading.statements:
        yield from statement.words
        yield from (span for span in (statement.cue, statement.speaker.span if statement.speaker else None) if span is not None)
        yield from (when.words for when in (statement.when,) if when is not None)
    for assertion in reading.assertions:
        yield from (
            assertion.span,
            *assertion.quoted,
            *(figure.span for figure in assertion.figures),
            *(when.words for when in assertion.whens),
        )


def holds(report: Report, reading: Reading) -> bool:
    """Whether every address lies in its place of the report and has words there."""
    return all(
        0 <= span.start < span.end <= len(place := report.place(span.where)) and place[span.start : span.end].strip()
        for span in spans_of(reading)
    )


def papers_of(folder: Path) -> Iterator[Paper]:
    """Every file below a folder, each by itself."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        yield from (found for found in find_papers(str(path)) if isinstance(found, Paper))


def endure(folder: Path, as_is: bool) -> bool:
    """Read everything once and print what came of it; whether all is well."""
    reports = findings = 0
    refused: Counter[str] = Counter()
    bad: list[str] = []
    slowest, start = (0.0, ""), time.perf_counter()
    for paper in papers_of(folder):
        began = time.perf_counter()
        (items,) = read_shard(Shard((paper,), Office(), as_is=as_is))
        slowest = max(slowest, (time.perf_counter() - began, paper.source))
        for item in items:
            if isinstance(item, Refusal):
                refused[item.reason.splitlines()[0]] += 1
                bad.extend([f"{item.source}: {item.reason}"] if item.reason.startswith(BROKE) else [])
                continue
            reports, findings = reports + 1, findings + sum(1 for _ in spans_of(item[1]))
            bad.extend([] if holds(*item) else [f"{item[0].source}: an address does not hold"])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'as it is' if as_is else 'cleaned'}: {reports} reports, {findings} addresses, {time.perf_counter() - start:.0f} s;", end=" ")
    print(f"slowest {Path(slowest[1]).name} {slowest[0]:.1f} s; {memory:.0f} MB at the most", flush=True)
    for reason, count in refused.most_common(12):
        print(f"  refused {count}: {reason[:120]}")
    for line in bad:
        print(f"  BAD {line}")
    return not bad


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    read_shard(Shard((Paper("-", b"Maria Lund said that the road was open.", "text"),), Office()))  # loads what is loaded once
    well = [endure(given.folder, as_is) for as_is in (True, False)]
    sys.exit(0 if all(well) else 1)


if __name__ == "__main__":
    main()
