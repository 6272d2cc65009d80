"""Briefs as sheets for readers, and what their verdicts say of each maker of lines.

    python bench/audit.py sheet FOLDER SHEET.tsv     the brief on a folder of articles, every line a row, without verdicts
    python bench/audit.py tally SHEET.tsv …          by maker: judged, right, and the rows of briefing/makers.py that follow

A sheet has the columns event, section, maker, verdict, kind, line, reason. A reader who made none of the rules reads all articles first and
then fills in verdict (right, trivial, garbled, wrong), kind and reason for each line; docs/quality.md says how they judge.
"""

import csv
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

LEGATION = [sys.executable, "-m", "legation.cli.main"]
COLUMNS = ("event", "section", "maker", "verdict", "kind", "line", "reason")
VERDICTS = ("right", "trivial", "garbled", "wrong")


def say(line: dict[str, Any]) -> str:
    """A line as a person reads it, cited words between quotation marks."""
    return " ".join(f"“{part['words']}”" if part["kind"] == "cited" else part["words"] for part in line["parts"])


def find_rows(brief: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Section, maker and words of every line of a brief that says something."""
    for section in brief["sections"]:
        head = ""
        for table in section["tables"]:
            columns = [say(cell) for cell in table["head"]]
            rows = [[say(cell) for cell in row] for row in table["rows"]]
            cells = " || ".join(f"{column}: {' / '.join(row[number] for row in rows)}" for number, column in enumerate(columns))
            yield section["title"], table["maker"] or "", f"{say(table['caption']) if table['caption'] else ''} ▸ {cells}"
        for line in section["lines"]:
            if line["citations"]:
                yield f"{section['title']}{head}", line["maker"] or "", ("  ↳ " if line["indent"] else "") + say(line)
            elif line["parts"] and line["parts"][0]["template"] in ("credibility", "party", "party-none", "planned", "past"):
                head = f" / {say(line)}"


def write_sheet(folder: Path, sheet: Path) -> None:
    """The brief on the articles of a folder as a sheet."""
    words = [*LEGATION, "brief", str(folder), "--format", "json", "--all-lines"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 3):
        raise SystemExit(done.stderr)
    with sheet.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter="\t", quoting=csv.QUOTE_NONE, escapechar="\\", lineterminator="\n")
        writer.writerow(COLUMNS)
        for section, maker, line in find_rows(json.loads(done.stdout)):
            writer.writerow((folder.name, section, maker, "", "", " ".join(line.split()), ""))


def tally(sheets: list[Path]) -> None:
    """What the verdicts say of each maker."""
    found: dict[str, Counter[str]] = {}
    for sheet in sheets:
        with sheet.open(encoding="utf-8", newline="") as read:
            for row in csv.DictReader(read, delimiter="\t", quoting=csv.QUOTE_NONE, escapechar="\\"):
                if row["verdict"] not in VERDICTS:
                    raise SystemExit(f"{sheet}: {row['verdict']!r} is none of {', '.join(VERDICTS)}: {row['line'][:80]}")
                found.setdefault(row["maker"], Counter())[row["verdict"]] += 1
    print(f"{'maker':20} {'judged':>6} {'right':>6} {'share':>6}  " + " ".join(f"{verdict:>8}" for verdict in VERDICTS[1:]))
    for maker, counts in sorted(found.items()):
        judged = counts.total()
        rest = " ".join(f"{counts[verdict]:8}" for verdict in VERDICTS[1:])
        print(f"{maker:20} {judged:6} {counts['right']:6} {counts['right'] / judged:6.2f}  {rest}")
    every = sum(found.values(), Counter[str]())
    print(f"{'all':20} {every.total():6} {every['right']:6} {every['right'] / max(1, every.total()):6.2f}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["sheet"] and len(sys.argv) == 4:
        write_sheet(Path(sys.argv[2]), Path(sys.argv[3]))
    elif sys.argv[1:2] == ["tally"] and len(sys.argv) > 2:
        tally([Path(name) for name in sys.argv[2:]])
    else:
        raise SystemExit(__doc__)
