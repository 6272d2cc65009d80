"""Make language/en/weights/attribution.json anew: python bench/fit_signs.py FOLDER

FOLDER holds news marked by hand: NAME.txt, and NAME.ann or NAME_<annotator>.ann in brat's form, where an attribution is an event or
relation line that names its Source, Cue and Content spans ("E1 Attribution:T2 Source:T1 Content:T3", numbered roles allowed).
A possible attribution counts as one where source and content share half of their words with a marked one; of several readings of one
cue only the best counts, and what stands in marked words or has no marked source is left out. What is fitted is a logistic regression
with L2 = 1 by L-BFGS (120 steps, by which it has all but settled); a sign must be met three times, and weights below .15 are left out.
The weights set by hand (by_hand.yml) come before these and are not used here.

It needs scipy, which no lock installs, for nothing else uses it: python -m pip install scipy.
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from attrs import frozen

from legation.language.language import load
from legation.language.weights import write_fitted
from legation.language.words import find_quotes, tokens_of
from legation.reading.attribution.candidates.grammar import mend
from legation.reading.attribution.choose import find_candidates
from legation.reading.attribution.features import find_features
from legation.reading.attribution.held import cue_words
from legation.reading.parse.model import DEFAULT
from legation.reading.parse.pieces import parse_reports
from legation.reading.speakers.discourse import mark
from legation.records.report import Report

try:
    # Bare, for mypy has one name for a package without types and another for one that is not there.
    from scipy.optimize import minimize  # type: ignore  # scipy ships no types, and may not be installed
    from scipy.sparse import csr_matrix  # type: ignore  # scipy ships no types, and may not be installed
except ModuleNotFoundError:
    sys.exit("Fitting the signs needs scipy, which is not installed. Install it (python -m pip install scipy) and run this again.")

LEAST_MET, LEAST_WEIGHT, STEPS = 3, 0.15, 120
# How much worse than the best reading of its cue another may be and still count as right.
NEARLY = 0.02
Spans = list[tuple[int, int]]


@frozen
class Example:
    """The signs of a possible attribution, its cue (article, paragraph, token), and its agreement with a marked one (0 where with none)."""

    signs: list[str]
    cue: tuple[str, int, int]
    agreement: float


@frozen
class Mark:
    """An attribution marked by hand; `sure` where it has a source."""

    source: Spans
    content: Spans
    sure: bool


def marked(path: Path) -> list[Mark]:
    """The attributions of one .ann file. Lines that are no span or attribution (notes, texts over several lines) are passed over."""
    spans: dict[str, Spans] = {}
    found: list[Mark] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        name, _, rest = line.partition("\t")
        if re.fullmatch(r"T\d+", name) and " " in (kind := rest.split("\t")[0]):
            places = kind.split(" ", 1)[1]
            spans[name] = [(int(a), int(b)) for a, b in (place.split() for place in places.split(";"))]
        elif re.fullmatch(r"[ER]\d+", name) and rest.startswith("Attribution"):
            roles: dict[str, Spans] = defaultdict(list)
            for role, at in (part.split(":", 1) for part in rest.split() if ":" in part):
                roles[re.sub(r"\d+$", "", role)].extend(spans.get(at, []))
            sure = bool(roles["Source"]) and not rest.startswith("Attribution-no-source")
            found.append(Mark(roles["Source"], roles["Content"], sure))
    return [one for one in found if one.content]


def shared(one: frozenset[int], other: frozenset[int]) -> float:
    """Twice the words in common over the words of both."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def touched(edges: list[tuple[int, int, int]], spans: Spans) -> frozenset[int]:
    """The tokens (number, start, end) that some spans touch."""
    return frozenset(i for i, a, b in edges if any(a < end and start < b for start, end in spans))


def find_examples(folder: Path) -> Iterator[Example]:
    """Every possible attribution of the marked news, judged."""
    lists = cue_words(load("en"))
    for path in sorted(folder.glob("*.txt")):
        notes = sorted(folder.glob(f"{path.stem}.ann")) or sorted(folder.glob(f"{path.stem}_*.ann"))
        report = Report(source=path.name, text=path.read_bytes().decode("utf-8"), language="en")
        gold = marked(notes[0]) if notes else []
        for number, piece in enumerate(parse_reports([report], DEFAULT)[0]):
            tree = mend(piece.tree, lists)
            wordy = [any(c.isalnum() for c in word) for word in tree.words]
            quotes = tokens_of(find_quotes(piece.text), tree.starts, tree.ends)
            quoted = mark(tree, quotes)
            edges = [(i, piece.start + tree.starts[i], piece.start + tree.ends[i]) for i, is_word in enumerate(wordy) if is_word]
            here = [(touched(edges, one.source), touched(edges, one.content), one.sure) for one in gold]
            for candidate in find_candidates(tree, quotes, quoted, lists):
                source, words = (frozenset(i for i in part if wordy[i]) for part in (candidate.speaker, candidate.content))
                if not source or not words:
                    continue
                fits = [shared(c, words) for s, c, sure in here if sure and shared(s, source) >= 0.5 and shared(c, words) >= 0.5]
                spared = any(candidate.cue in c or (not sure and shared(c, words) >= 0.5) for _, c, sure in here)
                if fits or not spared:
                    signs = find_features(tree, candidate, quoted, lists)
                    yield Example(signs, (path.stem, number, candidate.cue), max(fits, default=0.0))


def fit(examples: list[Example]) -> dict[str, float]:
    """The weight of each sign."""
    best: dict[tuple[str, int, int], float] = defaultdict(float)
    for one in examples:
        best[one.cue] = max(best[one.cue], one.agreement)
    met = Counter(sign for one in examples for sign in set(one.signs))
    place = {sign: n for n, sign in enumerate(sorted(s for s, count in met.items() if count >= LEAST_MET))}
    known = [[place[sign] for sign in one.signs if sign in place] for one in examples]
    table = csr_matrix(
        (np.ones(sum(map(len, known))), list(chain.from_iterable(known)), np.cumsum([0, *map(len, known)])), (len(known), len(place))
    )
    right = np.array([one.agreement >= 0.5 and one.agreement >= best[one.cue] - NEARLY for one in examples], float)
    # A reading of a cue that is nearly as good as its best is hardly wrong; one that agrees with nothing is.
    wrong = [best[one.cue] - one.agreement if one.agreement else 1.0 for one in examples]
    weight = np.where(right > 0, [max(one.agreement, 0.5) for one in examples], wrong)

    def cost(w: "np.ndarray[Any, Any]") -> tuple[float, "np.ndarray[Any, Any]"]:
        z = table @ w
        likely = 1 / (1 + np.exp(-z))
        loss = float((weight * (np.logaddexp(0, z) - right * z)).sum() + 0.5 * (w @ w))
        return loss, table.T @ (weight * (likely - right)) + w

    fitted = minimize(cost, np.zeros(len(place)), jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    return {sign: float(fitted.x[n]) for sign, n in place.items()}


def write(weights: dict[str, float]) -> None:
    """The weights in place of those that stand, under the same head."""
    import legation.language

    path = Path(legation.language.__path__[0]) / "en" / "weights" / "attribution.json"
    kept = {sign: round(weight, 2) for sign, weight in weights.items() if abs(weight) >= LEAST_WEIGHT and sign.isprintable()}
    path.write_text(write_fitted(path, kept), encoding="utf-8")


if __name__ == "__main__":
    write(fit(list(find_examples(Path(sys.argv[1])))))
