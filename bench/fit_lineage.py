"""Fit the table by which two reports are held to be one text (weighing/lineage/copies.py): `python bench/fit_lineage.py FOLDER …`.

A FOLDER holds labels.json in the form of the lineage labels (`make quality`) and the articles. Looked at are the pairs of articles of one
event that are not credited to one agency; right are those of one gold origin. The pairs of an event together weigh
as the root of their number, so that no event of many copies decides. What is printed: the table fitted on all events, and how pairs are
judged with each event left out in turn.
"""

import argparse
import json
import math
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from legation.desk.session import Run
from legation.desk.verbs.read import Loaded
from legation.desk.verbs.read import load as load_reports
from legation.language.language import load
from legation.records.report import Report
from legation.weighing.lineage.copies import FEW, JOINED
from legation.weighing.lineage.trace import open_case

# The pull of the weights towards nought.
PULL = 0.3
NAMES = ("start", "run", "share")
Table = NDArray[np.float64]
Row = tuple[str, list[float], bool]


def read(folder: Path) -> Loaded:
    """The articles of one labelled set, read."""
    return load_reports([str(folder / "articles")], Run(now=datetime(2024, 1, 1, tzinfo=UTC), engine="auto"))


def name_of(report: Report) -> str:
    """The name of an article in the labels, by its file."""
    return Path(report.source).name.removesuffix(".json").removesuffix(".txt")


def find_rows(folder: Path, loaded: Loaded) -> Iterator[Row]:
    """The pairs of one labelled set: event, measures, whether they are of one origin."""
    language = load("en")
    taken = {name_of(report): (report, reading) for report, reading in loaded.read}
    events = json.loads((folder / "labels.json").read_text(encoding="utf-8"))["events"]
    for event, labels in events.items():
        group = {name: number for number, names in enumerate(labels.get("origins", ())) for name in names if name in taken}
        order = sorted(group, key=lambda name: (taken[name][0].day or date.max, taken[name][0].id))
        case = open_case([taken[name][0] for name in order], [taken[name][1] for name in order], language)
        shared = {frozenset((copy.reuse.one, copy.reuse.other)): copy for copy in case.copies}
        for left, right in combinations(order, 2):
            one, other = taken[left][0].id, taken[right][0].id
            if case.wires.get(one) is not None and case.wires.get(one) == case.wires.get(other):
                continue
            copy = shared.get(frozenset((one, other)))
            size = min(case.words[one].size, case.words[other].size)
            measures = [math.log2(1 + copy.run), math.sqrt(min(1.0, copy.rare / (size + FEW)))] if copy else [0.0, 0.0]
            yield event, measures, group[left] == group[right]


def fit(rows: Table, right: Table, weight: Table) -> Table:
    """The start and the weights that make the right pairs likeliest (logistic regression by Newton's steps)."""
    given = np.c_[np.ones(len(rows)), rows]
    table = np.zeros(given.shape[1])
    pull = np.r_[1e-6, np.full(len(table) - 1, PULL)]
    for _ in range(60):
        chance = 1 / (1 + np.exp(-given @ table))
        slope = given.T @ (weight * (right - chance)) - pull * table
        bend = (given * (weight * chance * (1 - chance))[:, None]).T @ given + np.diag(pull)
        table += np.linalg.solve(bend, slope)
    return table


def lay_out(found: Sequence[Row]) -> tuple[NDArray[np.str_], Table, Table, Table]:
    """Pairs as columns: event, measures, whether they are of one origin, and how much each counts."""
    events = np.array([event for event, _, _ in found])
    rows, right = np.array([measures for _, measures, _ in found]), np.array([float(same) for _, _, same in found])
    return events, rows, right, np.array([1 / math.sqrt((events == event).sum()) for event in events])


def main() -> None:
    """Fit on all, judge with each event left out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    found = [row for folder in parser.parse_args().folders for row in find_rows(folder, read(folder))]
    events, rows, right, weight = lay_out(found)
    for name, value in zip(NAMES, fit(rows, right, weight), strict=True):
        print(f"{name:8} {value:.2f}")
    chance = np.zeros(len(rows))
    for event in dict.fromkeys(events):
        left = events == event
        table = fit(rows[~left], right[~left], weight[~left])
        chance[left] = 1 / (1 + np.exp(-np.c_[np.ones(left.sum()), rows[left]] @ table))
    hit = ((chance >= JOINED) & (right > 0)).sum()
    print(f"{len(rows)} pairs, {int(right.sum())} right; each event left out: F1 {2 * hit / ((chance >= JOINED).sum() + right.sum()):.3f}")


if __name__ == "__main__":
    main()
