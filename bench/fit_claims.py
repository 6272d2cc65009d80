"""Fit the table by which passages are put to one claim (weighing/claims/same.py): `python bench/fit_claims.py LABELS FOLDER …`.

LABELS is a file in the form of the lineage labels (`make quality`), as tests/labelled/accounts.json is: events with claims, each with
the passages that support it. FOLDER holds the articles. A pair of passages of two reports is right where both stand in the supports of
one claim, wrong where one does and the other's report has no support for it; copies are left out, and so are events that are `held` out
in the labels. Every event weighs by the root of its pairs. The table is judged on each event by weights that were fitted on all others.
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
from legation.weighing.accounts.agreement import weigh_features
from legation.weighing.claims.candidates import find_candidates
from legation.weighing.claims.claimable import find_claimable
from legation.weighing.claims.same import BY_HAND, MOST_WORDS, NAMING, WEIGHTS, Scale, lay_scale, match_features

# Passages with more of their weight in common are copies of one another.
COPIED = 0.65
# The pull of the weights towards nought, and the steps after which they stand.
PULL, STEPS = 1.0, 25
# What is set by hand is not fitted.
BY_WORDS = ("covers", "common", "words")
FITTED = (*BY_WORDS, *(reason for reason in WEIGHTS if reason not in (*BY_WORDS, *BY_HAND, "start")))
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
    return first + [float(reason in holds) for reason in FITTED[len(BY_WORDS) :]]


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


def name_of(path: Path) -> str:
    """The name of an article by its file: without the last ending, and without that of a packed file."""
    return Path(path.name.removesuffix(".gz")).stem


def gather(sets: Sequence[str]) -> tuple[Table, Table, NDArray[np.int64]]:
    """The pairs of some label files with their articles, whether each is right, and the number of its event."""
    rows: list[list[float]] = []
    right: list[bool] = []
    numbers: list[int] = []
    for labels, folder in zip(sets[::2], sets[1::2], strict=True):
        events = [event for event in json.loads(Path(labels).read_text(encoding="utf-8"))["events"].values() if not event.get("held")]
        names = {name for event in events for name in event["articles"]}
        paths = [str(path) for path in sorted(Path(folder).rglob("*")) if name_of(path) in names]
        found = load_reports(paths, Run(now=datetime(2024, 1, 1, tzinfo=UTC), engine="auto")).read if paths else ()
        taken = {name_of(Path(report.source)): (report, reading) for report, reading in found}
        first = numbers[-1] + 1 if numbers else 0
        for number, event in enumerate(events, first):
            for row, is_right in find_pairs(event, taken, Path(folder)):
                rows.append(row)
                right.append(is_right)
                numbers.append(number)
    return np.array(rows), np.array(right, dtype=float), np.array(numbers)


def share_out(numbers: NDArray[np.int64]) -> Table:
    """How much each pair counts: an event with many pairs counts more than one with few, but not in proportion."""
    counts = np.bincount(numbers)
    shares = 1 / np.sqrt(counts[numbers])
    return np.asarray(shares * len(numbers) / shares.sum(), dtype=float)


def fit(rows: Table, right: Table, shares: Table) -> tuple[Table, float]:
    """The weights and the start that make the right pairs likeliest (logistic regression by Newton's steps)."""
    middle, spread = rows.mean(0), rows.std(0) + 1e-6
    given = np.c_[(rows - middle) / spread, np.ones(len(rows))]
    weight = np.zeros(given.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-given @ weight))
        slope = given.T @ (shares * (chance - right)) + PULL * np.r_[weight[:-1], 0]
        bend = (given * (shares * chance * (1 - chance))[:, None]).T @ given + PULL * np.eye(len(weight))
        weight -= np.linalg.solve(bend, slope)
    raw = weight[:-1] / spread
    return raw, float(weight[-1] - raw @ middle)


def leave_out(rows: Table, right: Table, numbers: NDArray[np.int64]) -> Table:
    """How sure each pair is by weights that were fitted without its event."""
    sure = np.zeros(len(rows))
    for number in np.unique(numbers):
        out = numbers == number
        weight, start = fit(rows[~out], right[~out], share_out(np.unique(numbers[~out], return_inverse=True)[1]))
        sure[out] = rows[out] @ weight + start
    return sure


def main() -> None:
    """Fit on all events, print the table, and judge it on each event left out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", help="LABELS FOLDER, any number of times")
    words = parser.parse_args()
    rows, right, numbers = gather(words.sets)
    weight, start = fit(rows, right, share_out(np.unique(numbers, return_inverse=True)[1]))
    print(f"{len(rows)} pairs of {len(np.unique(numbers))} events, {int(right.sum())} right\n{'start':16} {start:.2f}")
    for reason, value in zip(FITTED, weight, strict=True):
        print(f"{reason:16} {value:.2f}")
    sure = leave_out(rows, right, numbers)
    for edge in (0.0, 0.5, 0.8, 1.0, 1.5, 2.0, 2.5):
        chosen = sure >= edge
        print(f"left out, {edge:+.1f} and above: {right[chosen].mean():.3f} right, {right[chosen].sum() / right.sum():.3f} of them found")


if __name__ == "__main__":
    main()
