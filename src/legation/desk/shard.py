"""The unit of work: a few papers, taken and read together in one process. The only place where one item's failure is caught."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from typing import TypeVar

from attrs import frozen

from legation.desk.office import Office
from legation.intake.source import Paper
from legation.intake.take import take
from legation.language.language import Language, find_codes
from legation.reading.read import read
from legation.records.errors import Refusal
from legation.records.reading import Reading
from legation.records.report import Report

T = TypeVar("T")

# A shard is small enough that its results come while the rest is still being read, and large enough that the parser
# works in batches.
MOST_PAPERS = 32
MOST_BYTES = 1_000_000


@frozen
class Shard:
    """Some papers to be taken and read, with all that is needed to do so in another process."""

    papers: tuple[Paper, ...]
    office: Office
    as_is: bool = False
    now: datetime | None = None


Read = tuple[Report, Reading] | Refusal


def cut(things: Iterable[T], weight: Callable[[T], int], most: int = MOST_PAPERS, size: int = MOST_BYTES) -> Iterator[tuple[T, ...]]:
    """Things in order, cut into at most `most` of them and `size` bytes by their `weight` (one that is larger stands alone)."""
    some: list[T] = []
    held = 0
    for thing in things:
        more = weight(thing)
        if some and (len(some) >= most or held + more > size):
            yield tuple(some)
            some, held = [], 0
        some.append(thing)
        held += more
    if some:
        yield tuple(some)


def read_shard(shard: Shard) -> tuple[tuple[Read, ...], ...]:
    """Take and read every paper of a shard: for each, in order, its reports with their readings. One that fails becomes a Refusal in its
    place and the others go on."""
    if not shard.papers:
        return ()
    # The engine gives each process one core. numpy reads this when it is first imported, which nothing does before here;
    # without it every process would multiply on all cores, and two of them take each other's.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    languages = {code: shard.office.language(code) for code in find_codes()}
    taken = [_kept(partial(take, paper, languages, as_is=shard.as_is, now=shard.now), paper.source, "take") for paper in shard.papers]
    reports = [item for items in taken for item in items if isinstance(item, Report)]
    readings = iter(_read_all(reports, shard.office, languages))
    return tuple(tuple(item if isinstance(item, Refusal) else _joined(item, next(readings)) for item in items) for items in taken)


def _joined(report: Report, reading: Reading | Refusal) -> Read:
    return reading if isinstance(reading, Refusal) else (report, reading)


@frozen
class Reread:
    """Some reports that were taken before, to be read again."""

    reports: tuple[Report, ...]
    office: Office


def reread(work: Reread) -> list[Reading | Refusal]:
    """Read reports again; one that fails becomes a Refusal in its place and the others go on."""
    return _read_all(work.reports, work.office, {code: work.office.language(code) for code in find_codes()})


def _read_all(reports: Sequence[Report], office: Office, languages: dict[str, Language]) -> list[Reading | Refusal]:
    """All at once, for the parser's sake; one by one where that fails, so that only the report at fault is refused."""
    if not reports:
        return []
    whole = _kept(partial(read, reports, languages, office.model), reports[0].source, "read")
    if len(whole) == len(reports):
        return whole
    return [item for report in reports for item in _kept(partial(read, [report], languages, office.model), report.source, "read")]


def _kept(work: Callable[[], Sequence[T | Refusal]], source: str, stage: str) -> list[T | Refusal]:
    try:
        return list(work())
    except Exception as error:  # noqa: BLE001  a stranger's page must not cost the officer the others; it is shown and counted
        said = str(error).splitlines()[0][:200] if str(error) else "no message"
        reason = f"This could not be worked on ({type(error).__name__}: {said}). It is kept out; please report it with the file."
        return [Refusal(source=source, stage=stage, reason=reason)]
