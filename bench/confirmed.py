"""How often what is confirmed is so by the labels: `python bench/confirmed.py FOLDER … --scorer FOLDER [--list]`.

A confirmed claim agrees with the labels if the words printed belong to a labelled claim, every report that is counted for them does, and
that claim has two independent origins at least. Claims of which no label speaks are counted apart: `--list` prints every confirmed claim
with the passages that are counted, for a reader. Nothing of the rule was fitted on these events; it was made while reading them.
"""

import argparse
import importlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from legation.desk.session import Run
from legation.desk.verbs.read import load
from legation.desk.verbs.weigh import Weighed, weigh_loaded
from legation.records.story import Claim, Support

VERDICTS = ("agrees", "more reports than labelled", "one origin by the labels", "not labelled")


def find_counted(claim: Claim) -> list[Support]:
    """The passages that are counted for the words of a claim."""
    return [support for support in claim.supports if support.origin and (support.source is None or support.source.certain)]


def judge(claim: Claim, names: Mapping[str, str], labelled: list[dict[str, Any]], places: Any) -> str:
    """What the labels of an event say of a confirmed claim. `names` gives the article of a report."""
    told = [(names[one.report], places.of_span(names[one.report], (one.span.start, one.span.end))) for one in find_counted(claim)]
    best: tuple[int, dict[str, Any], set[str]] | None = None
    for label in labelled:
        held = [(one["id"], places.of_gold(one)) for one in label["supports"]]
        met = {article for article, words in told for other, known in held if article == other and places.touch(words, known)}
        if told[0][0] in met and (best is None or len(met) > best[0]):
            best = (len(met), label, met)
    if best is None:
        return "not labelled"
    if {article for article, _ in told} - best[2]:
        return "more reports than labelled"
    return "agrees" if best[1]["independent_resolved"] > 1 else "one origin by the labels"


def judge_all(folder: Path, weighed: Weighed, scorer: Any) -> Iterator[tuple[str, Claim]]:
    """The confirmed claims of a set, each with what its labels say."""
    events = json.loads((folder / "labels.json").read_text(encoding="utf-8"))["events"]
    of = {article: event for event, told in events.items() for article in told["articles"]}
    names = {report.id: scorer.stem(report.source) for report in weighed.reports}
    texts = {names[report.id]: report.text for report in weighed.reports}
    places = scorer.Passages(texts, scorer.read_articles(folder / "articles"))
    for claim in (claim for story in weighed.weighing.stories for claim in story.claims if claim.grade.credibility == "1"):
        event = next((of[names[one.report]] for one in find_counted(claim) if names[one.report] in of), "")
        yield judge(claim, names, events[event]["claims"] if event else [], places), claim


def main() -> None:
    """Weigh the sets and lay what is confirmed beside their labels."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--scorer", type=Path, required=True, help="the folder of score_lineage.py")
    parser.add_argument("--list", action="store_true")
    words = parser.parse_args()
    sys.path.insert(0, str(words.scorer))
    scorer = importlib.import_module("score_lineage")
    run, found = Run(now=datetime(2024, 1, 1, tzinfo=UTC), engine="serial"), Counter[str]()
    for folder in words.folders:
        weighed = weigh_loaded(load([str(folder / "articles")], run), run)
        shown = {report.id: report for report in weighed.reports}
        for verdict, claim in judge_all(folder, weighed, scorer):
            found[verdict] += 1
            if words.list:
                sys.stdout.write(f"[{verdict}] {claim.speaker or ''} {claim.text}\n")
                for one in find_counted(claim):
                    sys.stdout.write(f"    {shown[one.report].outlet}: {shown[one.report].words(one.span)}\n")
    sys.stdout.write("  ".join(f"{verdict} {found[verdict]}" for verdict in VERDICTS) + "\n")


if __name__ == "__main__":
    main()
