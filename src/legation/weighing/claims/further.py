"""How many more origins than its passages have may stand behind a claim: a small fitted table over what stands near it.

A report that tells the same in other words is not put to a claim, for it may as well tell another thing of the same people. That one does
is still the likeliest reason why a count is too low. So the upper end of a count goes one further for as long as it is as likely as not
that somebody else tells it; nobody is counted for that, and the claim says whose words are near.
"""

from collections.abc import Mapping, Sequence
from math import exp
from pathlib import Path

from legation.language.weights import read_fitted
from legation.records.report import Report
from legation.weighing.claims.align import FAR, Near
from legation.weighing.claims.rows import Row, via
from legation.weighing.lineage.lineage import Lineage

# What they mean, and what they were fitted on, stands beside them in the file.
WEIGHTS = dict(read_fitted(Path(__file__).with_name("further.json")).weights)
# The upper end goes further where that is as likely as not. Ranges of claims that two reports tell are then no wider than .6 at the mean;
# at .37 three in four would hold the truth, at .76 (docs/quality.md).
LIKELY = 0.5
# What the table gives for one origin more and for two; further it does not go.
STEPS = ("one more", "two more")
# Surer than this says no more.
SURE = 4.0


def find_further(reports: Sequence[Report], rows: Sequence[Row], near: Sequence[Near], lineage: Lineage) -> dict[str, Near]:
    """The newsrooms that none of a claim's rows counts for or comes through, each with its passage nearest to the claim."""
    behind = {row.report for row in rows}
    known = {name for row in rows for name in (row.key, row.room, row.else_key)}
    found: dict[str, Near] = {}
    for one in sorted(near, key=lambda one: -one.likest):
        report = reports[one.passage.report].id
        root, _ = lineage.root_of(report, one.passage.span, via(one.passage))
        if report not in behind and root is not None and root not in known:
            found.setdefault(root, one)
    return found


def measure(rows: Sequence[Row], counted: tuple[int, int], further: Mapping[str, Near]) -> dict[str, float]:
    """The reasons of the table as numbers, for a claim that counts so many origins at the least and at the most."""
    said = (row.passage.statement for row in rows)
    return {
        "likest": max((min(SURE, one.likest) for one in further.values()), default=FAR),
        "quoted": float(any(statement is not None and statement.mode == "quoted" for statement in said)),
        "credited": float(any(row.source.kind == "outlet" for row in rows)),
        "open": float(counted[1] - counted[0]),
    }


def find_chances(measures: Mapping[str, float]) -> list[float]:
    """How likely it is that one origin more stands behind a claim than its passages have at the most, and that two do."""
    points = WEIGHTS["start"] + sum(WEIGHTS[name] * value for name, value in measures.items())
    return [1 / (1 + exp(-points - WEIGHTS[step])) for step in STEPS]


def choose_further(rows: Sequence[Row], counted: tuple[int, int], further: Mapping[str, Near]) -> list[Near]:
    """The passages for which the upper end of a count goes further, the likest first: one for each step that is likely enough."""
    steps = sum(chance >= LIKELY for chance in find_chances(measure(rows, counted, further)))
    return list(further.values())[:steps]
