"""Run the scorers of a given folder on its development data: `make quality SHARED=FOLDER`.

The folder holds tools/score_*.py and data/*; nothing of it is copied. The figures go into docs/quality.md by hand, with
what they mean.
"""

import json
import subprocess
import sys
from pathlib import Path

ACCOUNTS = Path(__file__).parent.parent / "tests" / "labelled" / "accounts.json"
# The sets with labels of our own making, and how many times events are drawn anew for the spread.
POOL, RESAMPLED = ("lineage-dev", "lineage-dev-2", "events-dev"), 200
LEGATION = [sys.executable, "-m", "legation.cli.main"]


def run(words: list[str], output: Path | None = None) -> str:
    """Run a command; its standard output goes to the file, if one is given. Exit code 3 (something refused) is no failure."""
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 3):
        raise SystemExit(f"{' '.join(words[:6])} … failed with {done.returncode}:\n{done.stderr[-2000:]}")
    if output is not None:
        output.write_text(done.stdout, encoding="utf-8")
    return done.stdout


def files(folder: Path, pattern: str) -> list[str]:
    """The files of a folder that match, sorted."""
    return [str(path) for path in sorted(folder.glob(pattern))]


def score(tools: Path, name: str, *words: object) -> None:
    """Run one scorer and print what it prints."""
    print(run([sys.executable, str(tools / f"score_{name}.py"), *map(str, words)]))


def main(shared: Path, out: Path) -> None:
    """Score reading, cleaning, lineage and clusters, and print what the scorers print."""
    out.mkdir(parents=True, exist_ok=True)
    tools, corpora = shared / "tools", shared / "data"
    print("== statements, polnear-dev: legation read --json --as-is; score_statements.py")
    run([*LEGATION, "read", *files(corpora / "polnear-dev", "*.txt"), "--json", "--as-is"], out / "statements.jsonl")
    score(tools, "statements", corpora / "polnear-dev", out / "statements.jsonl")
    for suffix in ("txt", "html.gz"):
        print(f"== cleaning, pages-dev/*.{suffix}: legation read --json; score_cleaning.py")
        run([*LEGATION, "read", *files(corpora / "pages-dev", f"*.{suffix}"), "--json"], out / f"pages-{suffix}.jsonl")
        score(tools, "cleaning", corpora / "pages-dev", out / f"pages-{suffix}.jsonl", "--worst", 5)
    score_pool(tools, corpora, out)
    print("== clusters, clusters-dev: legation weigh --json; score_clusters.py")
    run([*LEGATION, "weigh", str(corpora / "clusters-dev" / "articles"), "--json"], out / "clusters.json")
    score(tools, "clusters", corpora / "clusters-dev" / "gold.json", out / "clusters.json")
    score_accounts(tools, corpora / "clusters-dev" / "articles", out)


def score_pool(tools: Path, corpora: Path, out: Path) -> None:
    """Lineage, claims and conflicts of each labelled set, all together, without the largest event, and the spread over events."""
    sets = []
    for name in POOL:
        articles = str(corpora / name / "articles")
        run([*LEGATION, "read", articles, "--json"], out / f"{name}-read.jsonl")
        run([*LEGATION, "weigh", articles, "--json"], out / f"{name}.json")
        sets.append(f"{corpora / name}:{out / name}.json:{out / name}-read.jsonl")
    print(f"== lineage, claims and conflicts of {', '.join(POOL)}: legation weigh --json, legation read --json; score_pool.py")
    score(tools, "pool", *sets, "--bootstrap", RESAMPLED)
    print("== the same, each event weighed by a table of copies that was fitted without it: bench/left_out.py")
    run([sys.executable, str(Path(__file__).parent / "left_out.py"), str(out / "left-out"), *(str(corpora / name) for name in POOL)])
    left = [f"{corpora / name}:{out / 'left-out' / name}.json:{out / name}-read.jsonl" for name in POOL]
    score(tools, "pool", *left, "--bootstrap", RESAMPLED)


def score_accounts(tools: Path, articles: Path, out: Path) -> None:
    """Claims and conflicts of the same articles against our own answers: on the events that weights were fitted on, and on the others."""
    run([*LEGATION, "read", str(articles), "--json"], out / "clusters-read.jsonl")
    answers = json.loads(ACCOUNTS.read_text(encoding="utf-8"))["events"]
    for name, held in (("seen", False), ("held", True)):
        labels = out / f"accounts-{name}.json"
        events = {event: found for event, found in answers.items() if found["held"] is held}
        labels.write_text(json.dumps({"events": events}), encoding="utf-8")
        print(f"== claims and conflicts of {len(events)} events, {name}: tests/labelled/accounts.json; score_lineage.py")
        score(tools, "lineage", labels, out / "clusters.json", "--read", out / "clusters-read.jsonl", "--articles", articles)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
