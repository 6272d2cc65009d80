"""Fit the table by which passages are put to one claim (weighing/claims/same.py): `python bench/fit_claims.py LABELS FOLDER …`.

LABELS is a file in the form of the lineage labels (`make quality`), as tests/labelled/accounts.json is: events with claims, each with
the passages that support it. FOLDER holds the articles. A pair of passages of two reports is right where both stand in the supports of
one claim, wrong where one does and the other's report has no support for it; copies are left out. The table is judged on the events
that are marked as held.
"""

import argparse
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from legation.desk.session import Run
from legation.desk.verbs.read import load as load_reports
from legation.language.language import load
from legation.records.reading import Reading
from legation.records.report import Report
from legation.weighing.accounts.account import Account, build_accounts
from legation.weighing.accounts.likeness import weigh_features
from legation.weighing.claims.align import find_candidates
from legation.weighing.claims.claimable import find_claimable
from legation.weighing.claims.same import MOST_WORDS, NAMING, WEIGHTS, Scale, lay_scale, match_features

# Passages with more of their weight in common are copies of one another.
COPIED = 0.65
# The pull of the weights towards nought.
PULL = 1.0
WORDS = re.compile(r"\w+")
Table = NDArray[np.float64]


def measure(one: Account, other: Account, scale: Scale) -> list[float]:
    """The reasons of the table as numbers, in its order."""
    weight, shared = scale.weights.weight, one.features & other.features
    inside = sum(weight[feature] for feature in shared)
    words = sum(weight[feature] for feature in shared if not feature.startswith(NAMING) and not feature.isdigit())
    short, long = sorted((scale.total(one), scale.total(other)))
    holds = match_features(one, other)
    first = [inside / short, 2 * inside / (long + short), min(MOST_WORDS, words / scale.whole)]
    return first + [float(reason in holds) for reason in list(WEIGHTS)[len(first) :]]


def place(text: str, quote: str) -> tuple[int, int] | None:
    """Where the words of a quotation stand in a text, whatever stands between them."""
    pattern = r"\W+".join(map(re.escape, WORDS.findall(quote.lower())))
    found = re.search(pattern, text.lower()) if pattern else None
    return found.span() if found else None


def overlap(account: Account, span: tuple[int, int] | None, least: float) -> bool:
    """Whether a passage and a support share so much of the shorter one (`least` of the passage itself where it is negative)."""
    if span is None:
        return False
    shared = min(account.span.end, span[1]) - max(account.span.start, span[0])
    length = account.span.end - account.span.start
    return shared > 0 and shared >= (least * min(length, span[1] - span[0]) if least > 0 else -least * length)


def quote(support: Mapping[str, Any], folder: Path) -> str:
    """The words of a support, given as they are or by their place in the article's file."""
    if "quote" in support:
        return str(support["quote"])
    return (folder / f"{support['id']}.txt").read_bytes().decode("utf-8", "replace")[support["start"] : support["end"]]


def find_pairs(event: Mapping[str, Any], taken: Mapping[str, tuple[Report, Reading]], folder: Path) -> Iterator[tuple[list[float], bool]]:
    """The pairs of one event, measured, with whether they are right."""
    language = load("en")
    names = [name for name in event["articles"] if name in taken]
    reports = [taken[name][0] for name in names]
    table = find_claimable(reports, build_accounts(reports, [taken[name][1] for name in names], language), language)
    weights = weigh_features(table)
    scale = lay_scale(table, weights)
    claims = [
        {s["id"]: place(taken[s["id"]][0].text, quote(s, folder)) for s in c["supports"] if s["id"] in taken} for c in event["claims"]
    ]
    says = [[n for n, c in enumerate(claims) if overlap(a, c.get(names[a.report]), 0.5)] for a in table]
    mostly = [[n for n in found if overlap(a, claims[n][names[a.report]], -0.5)] for a, found in zip(table, says, strict=True)]
    for i, j in (pair for one, other in find_candidates(table) for pair in ((one, other), (other, one))):
        if table[i].report == table[j].report or not mostly[i] or weights.likeness(table[i], table[j]) >= COPIED:
            continue
        right = bool(set(mostly[i]) & set(says[j]))
        if right or not any(names[table[j].report] in claims[n] for n in mostly[i]):
            yield measure(table[i], table[j], scale), right


def gather(sets: Sequence[str], held: bool) -> tuple[Table, Table]:
    """The pairs of some label files with their articles: of the events that are marked as held, or of the others."""
    rows: list[list[float]] = []
    right: list[bool] = []
    for labels, folder in zip(sets[::2], sets[1::2], strict=True):
        events = json.loads(Path(labels).read_text(encoding="utf-8"))["events"].values()
        chosen = [event for event in events if event.get("held", False) is held]
        names = {name for event in chosen for name in event["articles"]}
        paths = [str(path) for path in sorted(Path(folder).iterdir()) if path.name.partition(".")[0] in names]
        found = load_reports(paths, Run(now=datetime(2024, 1, 1, tzinfo=UTC), engine="auto")).read if paths else ()
        taken = {Path(report.source).name.partition(".")[0]: (report, reading) for report, reading in found}
        for row, is_right in (pair for event in chosen for pair in find_pairs(event, taken, Path(folder))):
            rows.append(row)
            right.append(is_right)
    return np.array(rows), np.array(right, dtype=float)


def fit(rows: Table, right: Table) -> tuple[Table, float]:
    """The weights and the start that make the right pairs likeliest (logistic regression by Newton's steps)."""
    middle, spread = rows.mean(0), rows.std(0) + 1e-6
    given = np.c_[(rows - middle) / spread, np.ones(len(rows))]
    weight = np.zeros(given.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-given @ weight))
        slope = given.T @ (chance - right) + PULL * np.r_[weight[:-1], 0]
        bend = (given * (chance * (1 - chance))[:, None]).T @ given + PULL * np.eye(len(weight))
        weight -= np.linalg.solve(bend, slope)
    raw = weight[:-1] / spread
    return raw, float(weight[-1] - raw @ middle)


def main() -> None:
    """Fit, print the table, judge it on what was held out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", help="LABELS FOLDER, any number of times")
    words = parser.parse_args()
    rows, right = gather(words.sets, held=False)
    weight, start = fit(rows, right)
    print(f"{len(rows)} pairs, {int(right.sum())} right\nSTART {start:.2f}")
    for reason, value in zip(WEIGHTS, weight, strict=True):
        print(f"{reason:16} {value:.2f}")
    rows, right = gather(words.sets, held=True)
    for edge in (-1.0, -0.5, 0.0, 0.5, 1.0) if len(rows) else ():
        chosen = rows @ weight + start >= edge
        share = right[chosen].sum() / right.sum()
        print(f"held out, {edge:+.1f} and above: {right[chosen].mean():.3f} right, {share:.3f} of them found")


if __name__ == "__main__":
    main()
