"""The first brief, cold: its time and its parts, and what --help costs. `make bench` runs it on the examples.

Each command is a new process, so imports and the English model are counted; the bare model is loaded beside it, since
that is what anyone who parses English pays.
"""

import subprocess
import sys
import time
from pathlib import Path

REPORTS = Path(__file__).parent.parent / "examples" / "tokyo-office" / "reports"
PARTS = """
import sys, time
from datetime import datetime
start = time.perf_counter()
def lap(name, since):
    now = time.perf_counter()
    print(f"  {name:34} {now - since:6.2f} s")
    return now
from legation.desk.office import open_office
from legation.desk.session import Run
from legation.desk.verbs import read as reading, weigh, brief
from legation.reading.parse import model
from legation.intake.source import find_papers, Paper
from legation.intake.take import take
from legation.reading.read import read
at = lap("import the desk and the stations", start)
run = Run(now=datetime.now().astimezone(), office=open_office(None))
languages = {"en": run.office.language("en")}
at = lap("load the word lists", at)
papers = [p for path in sys.argv[1:] for p in find_papers(path) if isinstance(p, Paper)]
taken = [item for p in papers for item in take(p, languages, now=run.now)]
at = lap(f"take {len(papers)} papers", at)
model.load()
at = lap("load the English model", at)
readings = read(taken, languages)
at = lap("read them", at)
weighed = weigh.weigh_loaded(reading.Loaded(tuple(zip(taken, readings))), run)
at = lap("weigh them", at)
day = brief.set_asof(weighed.loaded, None, run.now.date())[1]
subject = brief.find_subject(weighed, weighed.weighing.stories[0])
sheet = brief.make(subject, day, run.office)
at = lap("compose and check the brief", at)
brief.write(subject, sheet, "html", run.now)
at = lap("write it as HTML", at)
print(f"  {'all parts':34} {at - start:6.2f} s")
"""


def timed(words: list[str]) -> float:
    """Seconds a command takes, the best of three."""
    took = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run(words, check=True, capture_output=True)
        took.append(time.perf_counter() - start)
    return min(took)


def main() -> None:
    """Print the figures for docs/performance.md."""
    reports = sorted(map(str, REPORTS.iterdir()))[:5]
    legation = [sys.executable, "-m", "legation.cli.main"]
    bare = timed([sys.executable, "-c", "from legation.reading.parse.model import load; load()"])
    whole = timed([*legation, "brief", *reports, "--format", "html"])
    print(f"legation --help                      {timed([*legation, '--help']):6.2f} s")
    print(f"load the bare English model          {bare:6.2f} s")
    print(f"legation brief, {len(reports)} reports, cold       {whole:6.2f} s ({whole / bare:.1f} x the bare model)")
    print("its parts:")
    subprocess.run([sys.executable, "-c", PARTS, *reports], check=True)


if __name__ == "__main__":
    main()
