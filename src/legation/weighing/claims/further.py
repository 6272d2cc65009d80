"""How many origins stand behind a claim in all likelihood: a small fitted table over what is in doubt and what stands near.

A report that tells the same in other words is not put to a claim, for it may as well tell another thing of the same people. That one does
is still the likeliest reason why a count is too low; and of the sources that are in doubt most are origins of their own, some are not. So
the upper end of a count goes as far as more than one in three such claims do, beyond its passages if need be, and the claim says whose
words are near. The lower end counts sources in doubt where seven in ten such claims have so many; words that are confirmed are held to
what is certain.
"""

from collections.abc import Mapping, Sequence
from math import exp, log
from pathlib import Path

from attrs import frozen

from legation.language.weights import read_fitted
from legation.records.report import Report
from legation.weighing.accounts.account import Account
from legation.weighing.accounts.agreement import Weights
from legation.weighing.claims.align import FAR, Near
from legation.weighing.claims.rows import Row, via
from legation.weighing.lineage.lineage import Lineage

# What they mean, and what they were fitted on, stands beside them in the file.
WEIGHTS = dict(read_fitted(Path(__file__).with_name("further.json")).weights)
# How likely it must be that so many origins tell a claim, for the upper end and for the lower. Chosen so that on events left out of the fit
# ranges are no wider than .6 at the mean, and no more than 6 counts in 100 too high: they hold nearly three in four (docs/quality.md).
LIKELY, SURELY = 0.38, 0.69
# So many origins more than are certain are asked for; further no end goes.
STEPS = 4
# Surer than this says no more.
SURE = 4.0
# What the table gives for the number of origins that is asked for.
ASKED = ("doubted", "step", "beyond")


@frozen
class Range:
    """A count at the least and at the most, the newsrooms near the claim for which the most goes further, and what was counted without
    regard to what is likely."""

    least: int
    most: int
    further: tuple[Near, ...]
    counted: tuple[int, int]


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


def measure(
    rows: Sequence[Row], counted: tuple[int, int], further: Mapping[str, Near], passages: Sequence[Account], weights: Weights
) -> dict[str, float]:
    """The reasons of the table as numbers, for a claim of some passages that counts so many origins at the least and at the most. Copies of
    a report change none of them."""
    said = (row.passage.statement for row in rows)
    return {
        "likest": max((min(SURE, one.likest) for one in further.values()), default=FAR),
        "covered": max((cover(one.passage, passages, weights) for one in further.values()), default=0.0),
        "quoted": float(any(statement is not None and statement.mode == "quoted" for statement in said)),
        "credited": float(any(row.source.kind == "outlet" for row in rows)),
        "written": float(any(row.source.kind == "document" for row in rows)),
        "open": float(counted[1] - counted[0]),
        "rooms": log(max(1, len({row.room for row in rows if row.room is not None}))),
    }


def cover(account: Account, passages: Sequence[Account], weights: Weights) -> float:
    """The share of what one of some passages tells that stands in another passage, of the one that has most."""
    return max((weights.total(account.features & one.features) / (weights.total(one.features) or 1.0) for one in passages), default=0.0)


def ask(open_: int) -> list[dict[str, float]]:
    """What the table is asked of each step, where so many origins are in doubt: that one origin more than are certain tells a claim, that
    two more do, and so on."""
    return [{"doubted": float(step < open_), "step": float(step), "beyond": float(max(0, step - open_ + 1))} for step in range(STEPS)]


def find_chances(measures: Mapping[str, float]) -> list[float]:
    """How likely it is that one origin more than are certain stands behind a claim, that two do, and so on; each no likelier than the one
    before."""
    points = WEIGHTS["start"] + sum(WEIGHTS[name] * value for name, value in measures.items())
    chances: list[float] = []
    for asked in ask(int(measures["open"])):
        chance = 1 / (1 + exp(-points - sum(WEIGHTS[name] * value for name, value in asked.items())))
        chances.append(min([chance, *chances[-1:]]))
    return chances


def choose_range(counted: tuple[int, int], further: Mapping[str, Near], chances: Sequence[float], confirmed: bool) -> Range:
    """The range of a claim that counts so many origins, by how likely more than are certain are. Where any stay in doubt it is open. Of a
    `confirmed` one the lower end is what is certain."""
    least, most = counted
    doubted = most - least
    surely = 0 if confirmed else min(sum(chance >= SURELY for chance in chances), doubted)
    likely = max(min(surely + 1, doubted), min(sum(chance >= LIKELY for chance in chances), doubted + len(further)))
    return Range(least + surely, least + likely, tuple(further.values())[: max(0, least + likely - most)], counted)
