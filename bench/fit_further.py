"""Fit how many origins are likely behind a claim (weighing/claims/further.py): `python bench/fit_further.py FOLDER … --scorer FOLDER`.

A FOLDER holds labels.json in the form of the lineage labels (`make quality`) and the articles; `--scorer` is the folder of
score_lineage.py, whose places of passages are used. A labelled claim goes with the claim that shares most passages with it, and is right
about a step where more origins are labelled than are certain. Printed are the table fitted on all events, to be put into further.json, and
what counts and ranges come to with each event left out in turn. The pairs of `same.json` are not left out.
"""

import argparse
import importlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from legation.desk.session import Run
from legation.desk.verbs.read import load
from legation.desk.verbs.weigh import Weighed, weigh_loaded
from legation.records.report import Span
from legation.records.story import Claim
from legation.weighing.claims import claims as station
from legation.weighing.claims import further
from legation.weighing.claims.align import Near
from legation.weighing.claims.further import ASKED, LIKELY, STEPS, SURELY, WEIGHTS, Range, ask, choose_range
from legation.weighing.claims.rows import Row

NAMES = tuple(sorted(WEIGHTS.keys() - {"start", *ASKED}))
# The pull of the weights towards nought, and the steps after which they stand.
PULL, TURNS = 5.0, 30
Table = NDArray[np.float64]
Place = tuple[tuple[str, Span], ...]


@frozen
class Case:
    """A labelled claim and ours: its event, what was measured of it, the origins that are labelled, and whether two reports tell it by the
    labels."""

    event: str
    found: "Measured"
    origins: int
    ranged: bool


@frozen
class Measured:
    """What a claim counts by what is certain and in doubt, its measures, the newsrooms near it, and whether its words are confirmed."""

    measures: Mapping[str, float]
    counted: tuple[int, int]
    further: Mapping[str, Near]
    confirmed: bool

    def choose(self, chances: Sequence[float]) -> Range:
        """The range by some chances."""
        return choose_range(self.counted, self.further, chances, self.confirmed)


def weigh(folder: Path, run: Run) -> tuple[Weighed, dict[Place, Measured]]:
    """A set, weighed, with what was measured of each claim, by the places of its passages."""
    measured: dict[Place, Measured] = {}
    last: list[tuple[Place, Mapping[str, float]]] = []
    measuring = further.measure

    def listen(rows: Sequence[Row], *rest: Any) -> dict[str, float]:
        found = measuring(rows, *rest)
        last.append((tuple((row.report, row.passage.span) for row in rows), found))
        return found

    def choose(counted: tuple[int, int], further: Mapping[str, Near], chances: Sequence[float], confirmed: bool) -> Range:
        place, measures = last.pop()
        measured[place] = Measured(measures, counted, further, confirmed)
        return choose_range(counted, further, chances, confirmed)

    with patch.object(station, "measure", listen), patch.object(station, "choose_range", choose):
        return weigh_loaded(load([str(folder / "articles")], run), run), measured


def find_cases(folder: Path, scorer: Any, run: Run) -> Iterator[Case]:
    """The labelled claims of a set that are found, each with ours."""
    weighed, measured = weigh(folder, run)
    names = {report.id: scorer.stem(report.source) for report in weighed.reports}
    places = scorer.Passages({names[report.id]: report.text for report in weighed.reports}, scorer.read_articles(folder / "articles"))
    claims = [
        (claim, [(names[one.report], places.of_span(names[one.report], (one.span.start, one.span.end))) for one in claim.supports])
        for story in weighed.weighing.stories
        for claim in story.claims
    ]
    for event, told in json.loads((folder / "labels.json").read_text(encoding="utf-8"))["events"].items():
        for label in told["claims"]:
            held = [(one["id"], places.of_gold(one)) for one in label["supports"]]
            claim = find_best(claims, held, places)
            if claim is not None and label.get("independent_resolved") is not None:
                found = measured[tuple((one.report, one.span) for one in claim.supports)]
                yield Case(event, found, label["independent_resolved"], len({article for article, _ in held}) > 1)


def find_best(claims: Sequence[tuple[Claim, list[Any]]], held: Sequence[Any], places: Any) -> Claim | None:
    """The claim that shares most passages with a labelled one, of equals the one with the fewest reports; None where none does."""
    best: tuple[tuple[int, int], Claim] | None = None
    for claim, told in claims:
        hit = sum(any(article == other and places.touch(words, known) for other, known in told) for article, words in held)
        worth = (hit, -len({article for article, _ in told}))
        if hit and (best is None or worth > best[0]):
            best = (worth, claim)
    return best[1] if best else None


def lay_out(cases: Sequence[Case]) -> tuple[Table, Table]:
    """A row for each case and step, and whether so many more origins are labelled than are certain."""
    rows = [
        [*(case.found.measures[name] for name in NAMES), *(asked[name] for name in ASKED)]
        for case in cases
        for asked in ask(int(case.found.measures["open"]))
    ]
    right = [float(case.origins - case.found.counted[0] > number) for case in cases for number in range(STEPS)]
    return np.array(rows), np.array(right)


def fit(rows: Table, right: Table, pull: float = PULL) -> Table:
    """The weights with the start at their end (logistic regression by Newton's steps), pulled towards nought."""
    middle, spread = rows.mean(0), rows.std(0) + 1e-6
    given = np.c_[(rows - middle) / spread, np.ones(len(rows))]
    weight = np.zeros(given.shape[1])
    for _ in range(TURNS):
        chance = 1 / (1 + np.exp(-given @ weight))
        slope = given.T @ (chance - right) + pull * np.r_[weight[:-1], 0]
        bend = (given * (chance * (1 - chance))[:, None]).T @ given + pull * np.eye(len(weight))
        weight -= np.linalg.solve(bend, slope)
    raw = weight[:-1] / spread
    return np.asarray(np.r_[raw, weight[-1] - raw @ middle], dtype=float)


def leave_out(cases: Sequence[Case]) -> Table:
    """The chance of each case and step by a table that was fitted without its event."""
    rows, right = lay_out(cases)
    events = np.repeat([case.event for case in cases], STEPS)
    chances = np.zeros(len(rows))
    for event in np.unique(events):
        out = events == event
        chances[out] = 1 / (1 + np.exp(-(np.c_[rows[out], np.ones(out.sum())] @ fit(rows[~out], right[~out]))))
    return np.minimum.accumulate(chances.reshape(-1, STEPS), axis=1)


def judge(cases: Sequence[Case], chances: Table, surely: float, likely: float) -> str:
    """What counts and ranges come to by some chances, where other ones are held to be likely enough."""
    with patch.object(further, "SURELY", surely), patch.object(further, "LIKELY", likely):
        ends = [case.found.choose(own.tolist()) for case, own in zip(cases, chances, strict=True)]
    wrong = np.array([end.least - case.origins for case, end in zip(cases, ends, strict=True)])
    ranged = [(case, end) for case, end in zip(cases, ends, strict=True) if case.ranged]
    holds = np.mean([end.least <= case.origins <= end.most for case, end in ranged])
    width = np.mean([end.most - end.least for _, end in ranged])
    return f"mean error {abs(wrong).mean():.3f}, too high {(wrong > 0).mean():.3f}, holds {holds:.3f} of {len(ranged)} at {width:.3f}"


def main() -> None:
    """Weigh the sets, fit on all events, and judge the ranges with each event left out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--scorer", type=Path, required=True, help="the folder of score_lineage.py")
    words = parser.parse_args()
    sys.path.insert(0, str(words.scorer))
    scorer = importlib.import_module("score_lineage")
    run = Run(now=datetime(2024, 1, 1, tzinfo=UTC), engine="serial")
    cases = [case for folder in words.folders for case in find_cases(folder, scorer, run)]
    weights = dict(zip((*NAMES, *ASKED, "start"), fit(*lay_out(cases)).tolist(), strict=True))
    print(json.dumps({name: round(value, 2) for name, value in sorted(weights.items())}))
    chances = leave_out(cases)
    edges = [(2.0, 2.0), *((edge, LIKELY) for edge in (0.65, SURELY, 0.75)), *((SURELY, edge) for edge in (0.33, 0.4, 0.5))]
    for surely, likely in edges:
        print(f"left out, surely {surely:.2f}, likely {likely:.2f}: {judge(cases, chances, surely, likely)}")


if __name__ == "__main__":
    main()
