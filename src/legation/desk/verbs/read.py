"""From paths to reports with their readings, in the order given, whichever engine runs the work."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from attrs import frozen

from legation.desk.session import Run, Session, choose_engine
from legation.desk.shard import Read, Shard, cut, read_shard
from legation.intake.source import Paper, Passed, find_papers
from legation.records.errors import NothingToReadError, Refusal
from legation.records.reading import Reading
from legation.records.report import Report


@frozen
class Loaded:
    """All that came of some paths: reports with readings, refusals, and how many files of unknown form were passed over."""

    items: tuple[Read, ...] = ()
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


def read(session: Session, paths: Sequence[str] = (), as_is: bool = False) -> Iterator[Read | Passed]:
    """Each report of the paths (or of the office's sources) with its reading, what was refused or passed over in its place; each as soon
    as it is there. `as_is` leaves texts as they are. Raises NothingToReadError without any path."""
    run = session.run(as_is)
    return read_paths(find_wanted(paths, run), run)


@frozen
class Found:
    """A paper, or the end of the line, with what was refused or passed over on the way to it."""

    before: tuple[Refusal | Passed, ...]
    paper: Paper | None

    @property
    def weight(self) -> int:
        """How many bytes there are to read."""
        return len(self.paper.raw) if self.paper is not None else 0


def find_all(paths: Sequence[str], run: Run) -> Iterator[Found]:
    """Every paper of the paths, in order."""
    before: list[Refusal | Passed] = []
    fetcher = run.make_fetcher()
    for path in paths:
        for found in find_papers(path, run.stdin, fetcher):
            if isinstance(found, Paper):
                yield Found(tuple(before), found)
                before = []
            else:
                before.append(found)
    if before:
        yield Found(tuple(before), None)


def read_paths(paths: Sequence[str], run: Run) -> Iterator[Read | Passed]:
    """Reports with their readings, or Refusals in their place, in the order of the paths; each as soon as its shard is done."""
    engine = choose_engine(run.engine, measure(paths) if run.engine == "auto" else 0)
    shards = ((some, make_shard(some, run)) for some in cut(find_all(paths, run), lambda found: found.weight))
    for some, done in engine.map_beside(read_shard, shards):
        results = iter(done)
        for found in some:
            yield from found.before
            if found.paper is not None:
                yield from next(results)
        run.count(len(done))


def make_shard(found: Iterable[Found], run: Run) -> Shard:
    """Papers to be read together, wherever that is."""
    return Shard(tuple(one.paper for one in found if one.paper is not None), run.office, run.as_is, run.now)


def find_wanted(paths: Sequence[str], run: Run) -> Sequence[str]:
    """The paths, or the office's sources where none are given. Raises NothingToReadError where there are none either."""
    chosen = list(paths) or list(run.office.sources)
    if not chosen:
        raise NothingToReadError("There is nothing to read: name files, folders or addresses, or an office with sources (--office DIR).")
    return chosen


def load(paths: Sequence[str], run: Run) -> Loaded:
    """Everything the paths hold (the office's sources where none are given). Raises NothingToReadError if that is nothing."""
    items: list[Read] = []
    passed = 0
    for item in read_paths(find_wanted(paths, run), run):
        if isinstance(item, Passed):
            passed += 1
        else:
            items.append(item)
    if not any(not isinstance(item, Refusal) for item in items):
        why = "; ".join(f"{item.source}: {item.reason}" for item in items[:3] if isinstance(item, Refusal))
        raise NothingToReadError(f"Nothing could be read. {why or 'No file of a known form was found there.'}")
    return Loaded(tuple(items), passed)


def measure(paths: Iterable[str]) -> int:
    """Bytes on disk under the paths, as far as that is quickly told."""
    total = 0
    for path in map(Path, paths):
        if path.is_dir():
            total += sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
        elif path.is_file():
            total += path.stat().st_size
    return total
