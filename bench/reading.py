"""What reading costs on one core, beside the bare parser and, where it is installed, textacy's quotations; then two processes against one.

    python bench/reading.py FOLDER [--files N] [--rounds N]

FOLDER holds NAME.txt. Everything runs in one process and one thread on the same texts, turn by turn; loading the model is not
counted (both need it), nor is a first text that warms up. The bare pipeline is the full one, with the named-entity part that our
reading leaves out: it is what a user would load; textacy is given it without that part, which it does not need. Times are of the
processor, and the best round of each is shown: the others had more company on the machine. Processes are measured by the clock
and by the processor's time of all of them: they can be told from company on the machine only where the two agree.
"""

import argparse
import os
import resource
import time
import warnings
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from legation.engine import pool
from legation.language.language import load
from legation.reading.parse import model
from legation.reading.read import read
from legation.records.reading import Reading
from legation.records.report import Report

# Small enough that the last one does not keep one process waiting for long, large enough for the parser's batches.
HANDFUL = 4


def read_texts(texts: Sequence[str]) -> list[Reading]:
    """Our whole reading: statements, speakers, dates, events, positions, slots, credits."""
    return read([Report(source=str(number), text=text, language="en") for number, text in enumerate(texts)], {"en": load("en")})


def parse_paragraphs(texts: Sequence[str]) -> None:
    """The bare full pipeline in batches, each paragraph a document."""
    paragraphs = [line for text in texts for line in text.split("\n") if line.strip()]
    for _ in model.load(full=True).pipe(paragraphs, batch_size=64):
        pass


def parse_articles(texts: Sequence[str]) -> None:
    """The bare full pipeline, one call an article: what the plainest script does."""
    for text in texts:
        model.load(full=True)(text)


def find_quotations(texts: Sequence[str]) -> None:
    """textacy's quotations, paragraph by paragraph (by the article it raises on odd marks); those that still raise are left out."""
    from textacy.extract.triples import direct_quotations  # type: ignore[import-not-found, unused-ignore]  # only the bench knows it

    paragraphs = [line for text in texts for line in text.split("\n") if line.strip()]
    for parsed in model.load(full=True).pipe(paragraphs, batch_size=64, disable=["ner"]):
        try:
            list(direct_quotations(parsed))
        except ValueError:
            continue


def seconds(work: Callable[[Sequence[str]], object], texts: Sequence[str]) -> float:
    """How much of a processor's time some work takes over the texts."""
    start = time.process_time()
    work(texts)
    return time.process_time() - start


def has_textacy() -> bool:
    """Whether textacy can be imported here."""
    try:
        import textacy.extract.triples  # type: ignore[import-not-found, unused-ignore]  # noqa: F401  # optional
    except ImportError:
        return False
    return True


def stand(_: int) -> tuple[int, float, int]:
    """Where a worker stands once everything is loaded: which process it is, its time so far, the most memory it has had (KB)."""
    read_texts(["Maria Lund said that the road was open."])
    time.sleep(1)
    return os.getpid(), time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def stands(hands: ProcessPoolExecutor, number: int) -> dict[int, tuple[float, int]]:
    """Time and memory of every worker."""
    found: dict[int, tuple[float, int]] = {}
    while len(found) < number:
        found.update((process, (spent, memory)) for process, spent, memory in hands.map(stand, range(number)))
    return found


def measure_processes(number: int, texts: Sequence[str]) -> tuple[float, float, float]:
    """Seconds by the clock and of all processors that so many processes take over the texts, readings handed back; and the
    most memory one of them has had, in MB."""
    handfuls = [texts[at : at + HANDFUL] for at in range(0, len(texts), HANDFUL)]
    with ProcessPoolExecutor(max_workers=number, mp_context=get_context("spawn")) as hands:
        before = stands(hands, number)
        start = time.perf_counter()
        for _ in hands.map(read_texts, handfuls):
            pass
        took = time.perf_counter() - start
        after = stands(hands, number)
    spent = sum(after[process][0] - before[process][0] for process in before)
    return took, spent, max(memory for _, memory in after.values()) / 1024


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=100, help="how many texts, evenly over the folder (0: all)")
    parser.add_argument("--rounds", type=int, default=2)
    given = parser.parse_args()
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # before numpy is imported: one thread, as desk/shard.py sees to
    paths = sorted(given.folder.glob("*.txt"))
    step = max(1, len(paths) // given.files) if given.files else 1
    texts = [path.read_text(encoding="utf-8") for path in paths[::step]]
    words = sum(len(text.split()) for text in texts)
    # First, while this process is small: Linux counts what a parent holds at the start of its child as the child's.
    (alone, spent_alone, memory), (together, spent, most) = (measure_processes(number, texts) for number in (1, pool.workers()))
    rows: dict[str, Callable[[Sequence[str]], object]] = {
        "legation, the whole reading": read_texts,
        "bare full pipeline, by paragraph in batches": parse_paragraphs,
        "bare full pipeline, one call an article": parse_articles,
    }
    if has_textacy():
        rows["textacy direct_quotations, by paragraph"] = find_quotations
    took: dict[str, float] = {}
    for work in rows.values():
        work(texts[:1])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for _ in range(given.rounds):
            for name, work in rows.items():
                took[name] = min(took.get(name, float("inf")), seconds(work, texts))
    ours = took["legation, the whole reading"]
    print(f"{len(texts)} texts, {words} words, best of {given.rounds} rounds, one process\n")
    print("| | words/s | legation is faster by |\n|---|---|---|")
    for name, time_taken in took.items():
        print(f"| {name} | {words / time_taken:,.0f} | {time_taken / ours:.2f} |")
    if not has_textacy():
        print("| textacy direct_quotations | not installed | |")
    print(f"\n{pool.workers()} processes against one: {alone / together:.2f} times as fast ({words / together:,.0f} words/s)")
    print(f"by the processors' time alone, were they ours: {pool.workers() * spent_alone / spent:.2f} times")
    print(f"the most memory of a process that reads: {memory:,.0f} MB, of each of {pool.workers()}: {most:,.0f} MB")


if __name__ == "__main__":
    main()
