"""What a release costs: one partner, and twenty partners of five classes of clearance, on the story of the example office.

    python bench/release.py [--reprints 16] [--long]

With reprints, every report is there so many times more under names of outlets that we made up, each with a word of somebody of its own.
No section of a brief prints more than some lines, so that none has two hundred; `--long` lifts these limits here.
What two partners see alike is weighed and written once, so twenty partners of five classes should cost little more than five briefs. The
time is that of the processor, which does not depend on what else the machine does.
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from time import process_time

from legation.briefing.sections import differs, established, lineage
from legation.desk.desk import Desk, open_desk
from legation.desk.verbs.release import open_views, prepare
from legation.records.lines import find_lines

ROOT = Path(__file__).parent.parent
LEVELS = ("EXERCISE OPEN", "EXERCISE LIMITED", "EXERCISE CLOSED")
# Five classes: by level, and of the highest by TLP label.
CLASSES = (("TLP:GREEN", LEVELS[0]), ("TLP:GREEN", LEVELS[1]), ("TLP:GREEN", LEVELS[2]), ("TLP:AMBER", LEVELS[2]), ("TLP:RED", LEVELS[2]))
PARTNERS = 20
# What a section may print where its limit is lifted.
LIFTED = 60
# Who has a word of his own in a reprint, and what he says.
FIRST = ("Agnes", "Piet", "Ida", "Lena", "Ivo", "Marta", "Oskar", "Ruth", "Nils", "Vera")
LAST = ("Tolland", "Saar", "Lund", "Ortsen", "Marsk", "Holm", "Brandt", "Keller", "Novak", "Moreau")
SAID = (
    "Senator {0} told reporters on Thursday that the liaison office would cost {1} million euros a year.",
    "The lawmaker {0} said on Thursday that {1} members of parliament were against a liaison office in Tokyo.",
    "Ambassador {0} warned on Thursday that {1} ships had been sent to the strait.",
)
# The day of the reprints: that of the last report of the example.
DAY = "2023-06-09"


def fill(folder: Path, reprints: int) -> Desk:
    """The example office with reprints of its reports, four of them marked above the rest, and the partners."""
    office = folder / "tokyo-office"
    shutil.copytree(ROOT / "examples" / "tokyo-office", office, ignore=shutil.ignore_patterns("office.db*"))
    with (office / "policy.yml").open("a", encoding="utf-8") as policy:
        policy.write("unmarked: TLP:GREEN // EXERCISE OPEN\n")
    desk = open_desk(office)
    desk.ingest()
    printed = desk.store.reports.many(desk.store.reports.ids())
    paths = [
        desk.hand_in_text(
            f"{one.text}\n\nThe paper of town {number}.\n\n{find_word(number * len(printed) + place)}",
            title=one.title or "",
            outlet=f"Paper of Town {number}",
            published=DAY,
        )
        for number in range(reprints)
        for place, one in enumerate(printed)
    ]
    if paths:
        desk.ingest(*paths)
    desk.weigh()
    desk.mark("reports", "TLP:GREEN // EXERCISE OPEN", "as they are printed")
    story = desk.stories()[0]
    for report, mark in zip(story.reports, ("LIMITED", "CLOSED", "", ""), strict=False):
        desk.mark(report, f"TLP:GREEN // EXERCISE {mark}" if mark else "TLP:AMBER", "for the bench")
    desk.mark(story.reports[3], "TLP:RED", "for the bench")
    for number in range(PARTNERS):
        tlp, level = CLASSES[number % len(CLASSES)]
        desk.partner("add", f"p{number}", name=f"Partner {number}", code="JPN", tlp=tlp, level=level)
    return desk


def find_word(number: int) -> str:
    """What somebody says in one reprint alone."""
    name = f"{FIRST[number % len(FIRST)]} {LAST[(number // len(FIRST) + number) % len(LAST)]}"
    return SAID[number % len(SAID)].format(name, 11 + number)


def measure(desk: Desk, keys: list[str]) -> tuple[float, int, int]:
    """The seconds that packets for some partners take, how many lines they have at most, and how many of them differ in what is seen."""
    story = desk.stories()[0].id
    began = process_time()
    views = open_views(desk, story, None)
    made = [prepare(desk, views, story, key) for key in keys]
    seconds = process_time() - began
    lines = max(len(list(find_lines(one.packet.matter.brief))) for one in made)
    return seconds, lines, len({one.reports for one in made})


def main() -> None:
    """Print both, and how much more the twenty cost."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--reprints", type=int, default=0)
    asked.add_argument("--long", action="store_true")
    given = asked.parse_args()
    if given.long:
        lineage.MOST_STEPS = lineage.MOST_ORIGINS = lineage.MOST_DRAWN = established.MOST = differs.MOST = LIFTED
    with tempfile.TemporaryDirectory() as folder, fill(Path(folder), given.reprints) as desk:
        measure(desk, ["p4"])
        one, lines, _ = measure(desk, ["p4"])
        many, _, classes = measure(desk, [f"p{number}" for number in range(PARTNERS)])
    sys.stdout.write(
        f"one partner, {lines} lines: {one:.2f} s; {PARTNERS} partners in {classes} classes: {many:.2f} s, {many / one:.1f} times\n"
    )


if __name__ == "__main__":
    main()
