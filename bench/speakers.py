"""How often pronouns, offices and houses of government that speak are told right, on a folder of hand-marked news.

    python bench/speakers.py FOLDER

FOLDER holds NAME.txt and, where dates are known, meta.json ({NAME: {"published": …}}). The answers are tests/labelled/speakers.yml:
places and names, found by reading the articles; no text of theirs is in this project.
"""

import argparse
import json
from collections import Counter
from datetime import date
from pathlib import Path

import yaml

from legation.language.language import load
from legation.reading.read import read
from legation.records.reading import Reading
from legation.records.report import Report, Span

ANSWERS = Path(__file__).parents[1] / "tests" / "labelled" / "speakers.yml"
KINDS = ("pronouns", "offices")


def plain(name: str) -> list[str]:
    """The words of a name that tell it from another: no article, no initials, small letters."""
    return [word.strip(".,") for word in name.lower().split() if word not in ("the", "news") and not (len(word) == 2 and word[1] == ".")]


def same_name(one: str, other: str) -> bool:
    """Whether two names are for one: equal, or one holds all words of the other ("Scott", "Robert C. Scott")."""
    left, right = set(plain(one)), set(plain(other))
    return bool(left and right) and (left <= right or right <= left)


def resolved(reading: Reading, start: int, end: int) -> tuple[bool, str | None]:
    """Whether some statement has its speaker at these characters, and the name that was given to it."""
    place = Span(start, end)
    speakers = [s.speaker for s in reading.statements if s.speaker and s.speaker.span.overlaps(place)]
    names = [speaker.name for speaker in speakers if speaker.name]
    return bool(speakers), names[0] if names else None


def read_folder(folder: Path, names: list[str]) -> dict[str, Reading]:
    """The readings of the articles, by file name."""
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8")) if (folder / "meta.json").exists() else {}
    reports = []
    for name in names:
        with (folder / f"{name}.txt").open(encoding="utf-8", newline="") as file:
            day = (meta.get(name) or {}).get("published")
            reports.append(Report(source=name, text=file.read(), published=date.fromisoformat(day[:10]) if day else None, language="en"))
    return dict(zip(names, read(reports, {"en": load("en")}), strict=True))


def main() -> None:
    """Print what was answered, what of it is right, and each wrong answer."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    gold = yaml.safe_load(ANSWERS.read_text(encoding="utf-8"))
    readings = read_folder(folder, sorted({entry[0] for kind in KINDS for entry in gold[kind]}))
    print("| kind | asked | with a name | found as speaker | answered | right of answered | wrongly named |")
    print("|---|---|---|---|---|---|---|")
    faults = []
    for kind in KINDS:
        count: Counter[str] = Counter()
        for article, start, end, name in gold[kind]:
            found, answer = resolved(readings[article], start, end)
            right = answer is not None and bool(name) and any(same_name(answer, one) for one in name.split(" / "))
            count.update(named=bool(name), found=found, answered=bool(answer and name), right=right, invented=bool(answer and not name))
            if answer and not right:
                faults.append(f"{article} [{start}, {end}]: {answer!r}, not {name or 'open'!r}")
        wrong, given = count["invented"], count["answered"] + count["invented"]
        print(
            f"| {kind} | {len(gold[kind])} | {count['named']} | {count['found']} | {count['answered']}"
            f" ({count['answered'] / count['named']:.2f}) | {count['right']} ({count['right'] / max(1, given):.2f}) | {wrong} |"
        )
    print("\n".join(faults))


if __name__ == "__main__":
    main()
