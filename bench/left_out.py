"""Weigh every labelled event by a table of copies that was fitted without it: `python bench/left_out.py OUT FOLDER …`.

The table of weighing/lineage/copies.py is fitted on the events of all the FOLDERs (bench/fit_lineage.py), so a weighing of these events
says nothing of others. Here each story is weighed by the table that the events other than its own give; which reports make a story does
not hang on the table. What `legation weigh --json` would print of each set goes to OUT/NAME.json, for the scorer of `make quality`.
"""

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from fit_lineage import NAMES, Row, find_rows, fit, lay_out, name_of, read  # type: ignore[import-not-found]  # this file is run from its own folder
from legation.desk.office import Office
from legation.desk.verbs.read import Loaded
from legation.desk.verbs.show import weighing as show
from legation.desk.verbs.weigh import Weighed
from legation.language.language import Language
from legation.records.story import Story
from legation.weighing import weigh as station
from legation.weighing.lineage import copies

Weights = dict[str, float]


def fit_without(rows: Sequence[Row]) -> dict[str, Weights]:
    """For each event the table that all the others give."""
    events, measures, right, weight = lay_out(rows)
    tables = {}
    for event in dict.fromkeys(events.tolist()):
        rest = events != event
        tables[event] = dict(zip(NAMES, fit(measures[rest], right[rest], weight[rest]).tolist(), strict=True))
    return tables


def weigh(loaded: Loaded, events: Mapping[str, str], tables: Mapping[str, Weights]) -> Weighed:
    """What was read, weighed story by story: each by the table of the event (`events`, by article) that most of its reports tell."""
    shipped = dict(copies.WEIGHTS)

    def weigh_stories(cases: Sequence[station.Case], language: Language) -> list[Story]:
        stories = []
        for case in cases:
            told = Counter(events[name] for report in case.reports if (name := name_of(report)) in events)
            copies.WEIGHTS.update(tables.get(told.most_common(1)[0][0], shipped) if told else shipped)
            stories.append(station.weigh_story(case, language))
        copies.WEIGHTS.update(shipped)
        return stories

    reports, readings = [report for report, _ in loaded.read], [reading for _, reading in loaded.read]
    return Weighed(loaded, station.weigh(reports, readings, Office().language(), weigh_stories=weigh_stories))


def weigh_all(sets: Mapping[Path, Loaded], out: Path) -> None:
    """Each set weighed with its events left out in turn, into a file of its name."""
    tables = fit_without([row for folder, loaded in sets.items() for row in find_rows(folder, loaded)])
    for folder, loaded in sets.items():
        labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))["events"]
        events = {article: event for event, told in labels.items() for article in told["articles"]}
        (out / f"{folder.name}.json").write_text(json.dumps(show(weigh(loaded, events, tables)), default=str), encoding="utf-8")


def main() -> None:
    """Read the sets and weigh them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("folders", nargs="+", type=Path)
    words = parser.parse_args()
    words.out.mkdir(parents=True, exist_ok=True)
    weigh_all({folder: read(folder) for folder in words.folders}, words.out)


if __name__ == "__main__":
    main()
