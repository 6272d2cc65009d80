"""What loading the word lists and weights costs, in fresh processes: python bench/loading.py [OLD_TREE] [--times 7]

With OLD_TREE (a checkout of another commit) both are measured in turn in one run, so that their ratio does not hang on the hour.
"""

import argparse
import os
import statistics
import subprocess
import sys
from pathlib import Path

LANGUAGES = ("en", "fr", "ja")
# Either home of the loader: that of today, and that of the commits before it.
CODE = """
import importlib.util, sys, time
names = ("legation.language.language", "legation.lexicons.load")
load = next(importlib.import_module(name).load for name in names if importlib.util.find_spec(name.rpartition(".")[0]))
import yaml
start = time.process_time()
for code in sys.argv[1:]:
    load(code)
print(time.process_time() - start)
"""


def measure(tree: Path) -> float:
    """Seconds of work for all languages in a new process, imports apart; waiting for the machine does not count."""
    env = {**os.environ, "PYTHONPATH": str(tree / "src")}
    said = subprocess.run([sys.executable, "-c", CODE, *LANGUAGES], env=env, capture_output=True, text=True, check=True)
    return float(said.stdout)


def main() -> None:
    """Print the median of each tree and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("old", nargs="?", type=Path)
    parser.add_argument("--times", type=int, default=7)
    options = parser.parse_args()
    trees = [Path(__file__).resolve().parent.parent, *([options.old] if options.old else [])]
    taken: list[list[float]] = [[] for _ in trees]
    for _ in range(options.times):
        for tree, seconds in zip(trees, taken, strict=True):
            seconds.append(measure(tree))
    medians = [statistics.median(seconds) for seconds in taken]
    for tree, median in zip(("this tree", "old tree"), medians, strict=False):
        print(f"{tree:10} {median * 1000:7.0f} ms (median of {options.times})")
    if len(medians) > 1:
        print(f"ratio      {medians[0] / medians[1]:7.2f}")


if __name__ == "__main__":
    main()
