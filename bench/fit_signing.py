"""Fit the tables by which lines are held to be worth printing (briefing/signing.py): `python bench/fit_signing.py FOLDER …`.

The FOLDERs hold the articles that tests/labelled/lines.json names. Each event is read, weighed and laid out for a brief; of the sentences
that might be printed those count which readers judged. Two tables are fitted for each kind of line: whether a reader signs it, and whether
he needs it (2 or 3 of 3). Printed are the file of weights (--write puts it in place), and for each event left out in turn how the lines
that are found likeliest were judged.
"""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from fit_further import fit  # type: ignore[import-not-found]  # this file is run from its own folder
from legation.briefing import compose, facts, signing
from legation.briefing.material import Material, Saying
from legation.briefing.sayings import find_sayings
from legation.desk.session import Run
from legation.desk.verbs.brief import brief_paths
from legation.language.weights import write_fitted

LABELS = Path(__file__).parent.parent / "tests" / "labelled" / "lines.json"
WEIGHTS = Path(signing.__file__).with_name("signing.json")
KINDS: tuple[signing.Kind, ...] = ("fact", "saying")
# The pull of the weights towards nought; a need from here on is one.
PULL, NEEDED = 40.0, 2
# Weights are kept to so many places.
PLACES = 3
Table = NDArray[np.float64]


@frozen
class Case:
    """A judged line as the brief sees it: its event, what is seen of it, and what the reader said."""

    event: str
    kind: signing.Kind
    seen: Mapping[str, float]
    signed: bool
    needed: bool
    verdict: str


def find_cases(event: str, told: Mapping[str, Any], folders: Sequence[Path], run: Run) -> Iterator[Case]:
    """The judged lines of one event that may be printed today."""
    places = {name: next((folder / name for folder in folders if (folder / name).exists()), None) for name in told["articles"]}
    if missing := [name for name, place in places.items() if place is None]:
        raise SystemExit(f"{event}: {missing[0]} is in none of the folders.")
    texts = {name: read_text(place) for name, place in places.items() if place}
    judged: dict[tuple[str, str], Mapping[str, Any]] = {
        (line["kind"], plain(texts[line["article"]][line["start"] : line["end"]])): line for line in told["lines"]
    }
    for kind, words, seen in find_lines([str(place) for place in places.values()], run):
        if (line := judged.get((kind, plain(words)))) is not None:
            yield Case(event, kind, seen, line["verdict"] == "right", line["need"] >= NEEDED, line["verdict"])


def read_text(place: Path) -> str:
    """The text of an article as the labels count its characters: of a JSON file its `text`."""
    found = place.read_text(encoding="utf-8", errors="replace")
    return str(json.loads(found)["text"]) if place.suffix == ".json" else found


def plain(words: str) -> str:
    """Words with single blanks."""
    return " ".join(words.split())


def find_lines(paths: list[str], run: Run) -> Iterator[tuple[signing.Kind, str, dict[str, float]]]:
    """What a brief on some articles might print: kind, words, and what is seen of them."""
    laid: list[Material] = []

    def listen(material: Material) -> list[Saying]:
        laid.append(material)
        return find_sayings(material)

    with patch.object(compose, "find_sayings", listen):
        brief_paths(paths, run, None, None, "json", every=False, every_line=False)
    for material in laid:
        for lead in facts.find_pool(material):
            report = material.reports[lead.report]
            yield (
                "fact",
                report.words(lead.sentence),
                signing.see_fact(material, report, lead.sentence, lead.claim, lead.score, lead.number),
            )
        for saying in find_sayings(material):
            yield "saying", material.reports[saying.support.report].words(saying.sentence), signing.see_saying(material, saying)


def lay_out(cases: Sequence[Case]) -> tuple[list[str], Table]:
    """The names of what is seen, and a row for each case."""
    names = sorted(cases[0].seen)
    return names, np.array([[case.seen[name] for name in names] for case in cases])


def judge(rows: Table, cases: Sequence[Case]) -> Table:
    """How likely each case is signed and needed, by tables fitted on the other events."""
    events = np.array([case.event for case in cases])
    chances = np.ones(len(cases))
    for event in dict.fromkeys(events.tolist()):
        own = events == event
        for right in (np.array([case.signed for case in cases], float), np.array([case.needed for case in cases], float)):
            *weights, start = fit(rows[~own], right[~own], PULL)
            chances[own] /= 1 + np.exp(-(rows[own] @ weights) - start)
    return chances


def tell(kind: str, chances: Table, cases: Sequence[Case]) -> None:
    """How the lines that are found likeliest were judged."""
    print(f"{kind}: {len(cases)} judged lines of {len({case.event for case in cases})} events, each event left out in turn")
    for floor in (0.0, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6):
        found = [case for case, chance in zip(cases, chances, strict=True) if chance >= floor]
        if found:
            bad = sum(case.verdict in ("wrong", "garbled") for case in found) / len(found)
            needed = sum(case.needed for case in found) / len(found)
            signed = sum(case.signed for case in found) / len(found)
            print(f"  from {floor:.2f}: {len(found):4} lines, right {signed:.3f}, wrong or garbled {bad:.3f}, needed {needed:.3f}")


def main() -> None:
    """Fit, and print what the tables come to."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folders", nargs="+", type=Path)
    asked.add_argument("--write", action="store_true", help="put the fitted weights in place")
    given = asked.parse_args()
    run = Run(now=datetime(2024, 1, 1, tzinfo=UTC))
    events = json.loads(LABELS.read_text(encoding="utf-8"))["events"]
    cases = [case for event, told in events.items() for case in find_cases(event, told, given.folders, run)]
    weights: dict[str, float] = {}
    for kind in KINDS:
        own = [case for case in cases if case.kind == kind]
        names, rows = lay_out(own)
        tell(kind, judge(rows, own), own)
        for question, right in (("signed", [case.signed for case in own]), ("needed", [case.needed for case in own])):
            fitted = fit(rows, np.array(right, float), PULL)
            weights |= {
                f"{kind} {question} {name}": round(float(value), PLACES) for name, value in zip([*names, "start"], fitted, strict=True)
            }
    text = write_fitted(WEIGHTS, weights)
    if given.write:
        WEIGHTS.write_text(text, encoding="utf-8")
    else:
        print(text)


if __name__ == "__main__":
    main()
