"""Make the table of signs anew: python bench/fit_signs.py FOLDER > src/legation/lexicons/en/signs.yml

FOLDER holds news marked by hand: NAME.txt, and NAME.ann or NAME_<annotator>.ann in brat's form, where an attribution is an event or
relation line that names its Source, Cue and Content spans ("E1 Attribution:T2 Source:T1 Content:T3", numbered roles allowed).
A possible attribution counts as one where source and content share half of their words with a marked one. What is fitted is a
logistic regression with L2 = 1 (Adam, 150 steps); a sign must be met three times, and weights below .15 are left out.
"""

import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from attrs import evolve, frozen

from legation.lexicons.load import load
from legation.reading.model import DEFAULT
from legation.reading.pieces import parse_reports
from legation.reading.speakers.cast import mark
from legation.reading.statements.mending import mend
from legation.reading.statements.quotes import find_quotes, tokens_of
from legation.reading.statements.sayings import find_sayings
from legation.reading.statements.speech import fill_quotes
from legation.reading.statements.statements import signs_of
from legation.reading.statements.weights import find_signs
from legation.records.report import Report

LEAST_MET, LEAST_WEIGHT, STEPS = 3, 0.15, 150
Spans = list[tuple[int, int]]


@frozen
class Example:
    """The signs of a possible attribution, and how well it agrees with a marked one (0 where with none)."""

    signs: list[str]
    agreement: float


def marked(path: Path) -> list[tuple[Spans, Spans]]:
    """The (source, content) spans of the attributions of one .ann file."""
    spans: dict[str, Spans] = {}
    found: list[tuple[Spans, Spans]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        name, _, rest = line.partition("\t")
        if name.startswith("T"):
            places = rest.split("\t")[0].split(" ", 1)[1]
            spans[name] = [(int(a), int(b)) for a, b in (place.split() for place in places.split(";"))]
        elif name[:1] in "ER" and rest.startswith("Attribution"):
            roles: dict[str, Spans] = defaultdict(list)
            for role, at in (part.split(":", 1) for part in rest.split()[1:] if ":" in part):
                roles[re.sub(r"\d+$", "", role)].extend(spans.get(at, []))
            found.append((roles["Source"], roles["Content"]))
    return [(source, content) for source, content in found if source and content]


def shared(one: frozenset[int], other: frozenset[int]) -> float:
    """Twice the words in common over the words of both."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def touched(edges: list[tuple[int, int, int]], spans: Spans) -> frozenset[int]:
    """The tokens (number, start, end) that some spans touch."""
    return frozenset(i for i, a, b in edges if any(a < end and start < b for start, end in spans))


def find_examples(folder: Path) -> list[Example]:
    """Every possible attribution of the marked news, judged."""
    signs, found = signs_of(load("en")), []
    for path in sorted(folder.glob("*.txt")):
        notes = sorted(folder.glob(f"{path.stem}.ann")) or sorted(folder.glob(f"{path.stem}_*.ann"))
        report = Report(source=path.name, text=path.read_bytes().decode("utf-8"), language="en")
        gold = marked(notes[0]) if notes else []
        for piece in parse_reports([report], DEFAULT)[0]:
            tree = mend(piece.tree, signs)
            wordy = [any(c.isalnum() for c in word) for word in tree.words]
            quotes = tokens_of(find_quotes(piece.text), tree.starts, tree.ends)
            quoted = mark(tree, quotes)

            edges = [(i, piece.start + tree.starts[i], piece.start + tree.ends[i]) for i, is_word in enumerate(wordy) if is_word]
            here = [(touched(edges, source), touched(edges, content)) for source, content in gold]
            for saying in find_sayings(tree, quotes):
                full = evolve(saying, words=fill_quotes(tree, saying, quotes))
                source, words = (frozenset(i for i in part if wordy[i]) for part in (full.source, full.words))
                if source and words:
                    fits = [shared(c, words) for s, c in here if shared(s, source) >= 0.5 and shared(c, words) >= 0.5]
                    found.append(Example(list(find_signs(tree, full, quoted)), max(fits, default=0.0)))
    return found


def fit(examples: list[Example]) -> dict[str, float]:
    """The weight of each sign."""
    met = Counter(sign for one in examples for sign in set(one.signs))
    place = {sign: n for n, sign in enumerate(sorted(s for s, count in met.items() if count >= LEAST_MET), start=1)}
    table = np.zeros((len(examples), max(len(one.signs) for one in examples)), int)
    for row, one in enumerate(examples):
        table[row, : len(one.signs)] = [place.get(sign, 0) for sign in one.signs]
    right = np.array([one.agreement >= 0.5 for one in examples], float)
    weight = np.array([max(one.agreement, 0.5) if one.agreement else 1.0 for one in examples])
    size = len(place) + 1
    w, mean, square = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, STEPS + 1):
        likely = 1 / (1 + np.exp(-np.clip(w[table].sum(1), -30, 30)))
        slope = np.bincount(table.ravel(), np.repeat((likely - right) * weight, table.shape[1]), size) + w
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope * slope
        w -= (0.15 if step < 100 else 0.05) * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
        w[0] = 0
    return {sign: float(w[n]) for sign, n in place.items()}


def write(weights: dict[str, float]) -> None:
    """The table with the head of the one that stands."""
    import legation.lexicons

    old = Path(legation.lexicons.__path__[0]) / "en" / "signs.yml"
    sys.stdout.write(old.read_text(encoding="utf-8").partition("  signs:\n")[0] + "  signs:\n")
    for sign, weight in sorted(weights.items()):
        if abs(weight) >= LEAST_WEIGHT and sign.isprintable():
            quoted = sign.replace("\\", "\\\\").replace('"', '\\"')
            sys.stdout.write(f'    "{quoted}": {weight:.2f}\n')


if __name__ == "__main__":
    write(fit(find_examples(Path(sys.argv[1]))))
