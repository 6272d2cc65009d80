"""From paths to reports with their readings, in the order given, whichever engine runs the work."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from attrs import frozen

from legation.desk.engines import choose
from legation.desk.run import Run
from legation.desk.shard import Read, Shard, cut, read_shard
from legation.intake.source import Paper, Passed, find_papers
from legation.records.errors import NothingToReadError, Refusal
from legation.records.reading import Reading
from legation.records.report import Report

Item = Read


@frozen
class Haul:
    """All that came of some paths: reports with readings, refusals, and how many files of unknown form were passed over."""

    items: tuple[Item, ...] = ()
    passed: int = 0

    @property
    def read(self) -> list[tuple[Report, Reading]]:
        """The reports that were read, with their readings, each report once (the first source of it stands)."""
        seen: dict[str, tuple[Report, Reading]] = {}
        for item in self.items:
            if not isinstance(item, Refusal):
                seen.setdefault(item[0].id, item)
        return list(seen.values())

    @property
    def refusals(self) -> tuple[Refusal, ...]:
        """What was refused."""
        return tuple(item for item in self.items if isinstance(item, Refusal))


def ingest(paths: Sequence[str], run: Run) -> Iterator[Item | Passed]:
    """Reports with their readings, or Refusals in their place, in the order of the paths; each as soon as its shard is done."""
    waiting: deque[Item | Passed] = deque()
    fetcher = run.make_fetcher()

    def papers() -> Iterator[Paper]:
        for path in paths:
            for found in find_papers(path, run.stdin, fetcher):
                if isinstance(found, Paper):
                    waiting.append(_PLACE)
                    yield found
                else:
                    waiting.append(found)

    shards = (Shard(hand, run.office, run.as_is, run.now) for hand in cut(papers(), lambda paper: len(paper.raw)))
    engine = choose(run.engine, measure(paths) if run.engine == "auto" else 0)
    for sheaf in engine.map(read_shard, shards):
        yield from _in_place(waiting, sheaf.papers)
        if run.tick is not None:
            run.tick(len(sheaf.papers))
    yield from waiting


# Stands in the queue where a paper was found until its shard comes back.
_PLACE = Passed(source="", reason="under way")


def _in_place(waiting: deque[Item | Passed], done: Iterable[tuple[Item, ...]]) -> Iterator[Item | Passed]:
    """What was refused or passed over while looking comes out where it was found: before the paper found after it."""
    for items in done:
        while (first := waiting.popleft()) is not _PLACE:
            yield first
        yield from items


def wanted(paths: Sequence[str], run: Run) -> Sequence[str]:
    """The paths, or the office's sources where none are given. Raises NothingToReadError where there are none either."""
    chosen = list(paths) or list(run.office.sources)
    if not chosen:
        raise NothingToReadError("There is nothing to read: name files, folders or addresses, or an office with sources (--office DIR).")
    return chosen


def haul(paths: Sequence[str], run: Run) -> Haul:
    """Everything the paths hold (the office's sources where none are given). Raises NothingToReadError if that is nothing."""
    items: list[Item] = []
    passed = 0
    for item in ingest(wanted(paths, run), run):
        if isinstance(item, Passed):
            passed += 1
        else:
            items.append(item)
    if not any(not isinstance(item, Refusal) for item in items):
        why = "; ".join(f"{item.source}: {item.reason}" for item in items[:3] if isinstance(item, Refusal))
        raise NothingToReadError(f"Nothing could be read. {why or 'No file of a known form was found there.'}")
    return Haul(tuple(items), passed)


def measure(paths: Iterable[str]) -> int:
    """Bytes on disk under the paths, as far as that is quickly told."""
    total = 0
    for path in map(Path, paths):
        if path.is_dir():
            total += sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
        elif path.is_file():
            total += path.stat().st_size
    return total
