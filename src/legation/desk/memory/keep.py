"""Papers into the store: taken, read, and kept with their raw bytes, each once; what stands already is skipped."""

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import takewhile
from pathlib import Path

from attrs import evolve, frozen

from legation.desk.desk import Desk
from legation.desk.engines import choose
from legation.desk.ingest import measure, wanted
from legation.desk.shard import LANGUAGES, Read, Reread, Shard, Sheaf, cut, read_shard, reread
from legation.intake.revision import is_revision
from legation.intake.source import Paper, Passed, find_papers, is_address
from legation.intake.take import CLEANER
from legation.reading.parse.model import version
from legation.reading.read import READER
from legation.records.errors import Refusal
from legation.records.ids import digest
from legation.records.reading import Reading
from legation.records.report import Report, report_id


@frozen
class Arrival:
    """A paper on its way into the office. `replaces` is the report that the same item of its source gave before, where that is known;
    `after` is called in the transaction in which its report is kept (with None where it was refused), so that nothing is marked as
    seen that was not kept."""

    paper: Paper
    replaces: str | None = None
    after: Callable[[str | None], object] | None = None


@frozen
class Kept:
    """What came of an ingest: ids of new reports and of revisions, how many papers were known already, what was refused, and how many
    files of unknown form were passed over."""

    new: tuple[str, ...] = ()
    revised: tuple[str, ...] = ()
    known: int = 0
    refusals: tuple[Refusal, ...] = ()
    passed: int = 0

    def with_sheaf(self, new: Iterable[str], revised: Iterable[str], known: int, refusals: Iterable[Refusal]) -> "Kept":
        """The same with what came of some more papers."""
        return evolve(
            self,
            new=(*self.new, *new),
            revised=(*self.revised, *revised),
            known=self.known + known,
            refusals=(*self.refusals, *refusals),
        )


def keep(desk: Desk, paths: Sequence[str] = ()) -> Kept:
    """Everything the paths hold (the office's sources where none are given) into the store. Raises NothingToReadError without any path.

    Each handful of papers is kept in one transaction: what was kept stays, whatever comes after it.
    """
    run = desk.run()
    passed = 0

    def arrivals() -> Iterator[Arrival | Refusal]:
        nonlocal passed
        fetcher = run.make_fetcher()
        for path in wanted(paths, run):
            for found in find_papers(path, run.stdin, fetcher):
                if isinstance(found, Passed):
                    passed += 1
                else:
                    yield found if isinstance(found, Refusal) else Arrival(found)

    kept = keep_arrivals(desk, arrivals(), measure(paths))
    return evolve(kept, passed=passed)


def count(kept: Kept) -> str:
    """What came of an ingest, in numbers."""
    return f"{len(kept.new)} new, {len(kept.revised)} revised, {kept.known} known, {len(kept.refusals)} refused"


def keep_arrivals(desk: Desk, arrivals: Iterable[Arrival | Refusal], size: int = 0) -> Kept:
    """Take, read and keep what arrives, in order; a paper whose bytes were read before by this reader is not read again.

    `size` is how many bytes there may be to read, as far as that is known: for megabytes every core is taken.
    """
    run = desk.run()
    key = reading_key(desk)
    kept = Kept()
    engine = choose(run.engine, size)
    hands: deque[tuple[Arrival, ...]] = deque()

    def shards() -> Iterator[Shard]:
        for hand in cut(_unknown(desk, arrivals, key, skipped, refused), lambda arrival: len(arrival.paper.raw)):
            hands.append(hand)
            yield Shard(tuple(arrival.paper for arrival in hand), run.office, now=run.now)

    skipped: list[Arrival] = []
    refused: list[Refusal] = []
    for sheaf in engine.map(read_shard, shards()):
        hand = hands.popleft()
        kept = keep_sheaf(desk, hand, sheaf, key, kept)
        if run.tick is not None:
            run.tick(len(hand))
    with desk.store.writing():
        for refusal in refused:
            desk.store.refusals.put(refusal, run.now)
    return kept.with_sheaf((), (), len(skipped), refused)


def _unknown(
    desk: Desk, arrivals: Iterable[Arrival | Refusal], key: str, skipped: list[Arrival], refused: list[Refusal]
) -> Iterator[Arrival]:
    """The arrivals that are to be read; the others are put where they are counted."""
    for arrival in arrivals:
        if isinstance(arrival, Refusal):
            refused.append(arrival)
            continue
        known = (spell_out(arrival.paper.source), paper_digest(arrival.paper))
        made, stood = desk.store.papers.reports(*known), find_stood(desk, arrival)
        # What was read before and is not what stood in its place last has come back: an edit may have been taken back.
        if not desk.store.papers.seen(*known, key) or (made and stood is not None and stood not in made):
            yield arrival
            continue
        skipped.append(arrival)
        if arrival.after is not None:
            with desk.store.writing():
                arrival.after(made[0] if made else None)


def keep_sheaf(desk: Desk, hand: Sequence[Arrival], sheaf: Sheaf, key: str, kept: Kept) -> Kept:
    """What came of one handful into the store, in one transaction."""
    store, now = desk.store, desk.clock()
    new: list[str] = []
    revised: list[str] = []
    known = 0
    refusals: list[Refusal] = []
    with store.writing():
        for arrival, items in zip(hand, sheaf.papers, strict=True):
            store.raw.put(arrival.paper.raw)
            place = spell_out(arrival.paper.source)
            made: list[str] = []
            for found in items:
                item = found if isinstance(found, Refusal) else settle(desk, found, arrival, key)
                if isinstance(item, Refusal):
                    refusals.append(evolve(item, raw=paper_digest(arrival.paper)))
                    store.refusals.put(refusals[-1], now)
                    continue
                report, reading = item
                was_known = store.reports.number(report.id) is not None
                was_read = store.readings.key(report.id) == key
                store.reports.put(report, now, place)
                made.append(report.id)
                if not was_read:
                    store.readings.put(reading, key)
                    store.search.index(report, reading)
                if was_known:
                    known += 1
                    thread = store.threads.place(report.id)
                    # Read anew, it may say something else: its story is weighed anew.
                    store.threads.mark([thread] if thread is not None and not was_read else [])
                else:
                    (revised if report.replaces else new).append(report.id)
            store.papers.put(place, paper_digest(arrival.paper), key, tuple(made))
            if arrival.after is not None:
                arrival.after(made[0] if made else None)
        came = Kept(tuple(new), tuple(revised), known, tuple(refusals))
        desk.note("ingest", hand[0].paper.source + (" …" if len(hand) > 1 else ""), count(came))
    return kept.with_sheaf(new, revised, known, refusals)


def settle(desk: Desk, found: tuple[Report, Reading], arrival: Arrival, key: str) -> Read:
    """What was read, with the revision that it takes the place of: the same address in the same outlet, or the same item of a source,
    with other words is an edited article.

    An article that went back to the words of an earlier revision is a revision of its own: its id is a hash of theirs and of the one
    that it takes the place of.
    """
    report, reading = found
    if desk.store.reports.number(report.id) is None:
        before = arrival.replaces or _find_predecessor(desk, report)
        return found if before in (None, report.id) else (evolve(report, replaces=before), reading)
    last = find_stood(desk, arrival)
    stood = desk.store.reports.get(last) if last is not None and last != report.id else None
    if stood is None:
        return found
    if report_id(stood) == report.id:
        again = stood
    elif report.id in {one.id for one in takewhile(stood.__ne__, desk.store.reports.revisions(stood.id))}:
        again = evolve(report, replaces=stood.id, id=digest("report", report.id, stood.id))
    else:
        return found
    read = desk.store.readings.get(again.id) if desk.store.readings.key(again.id) == key else None
    (anew,) = [read] if read is not None else reread(Reread((again,), desk.office))
    return anew if isinstance(anew, Refusal) else (again, anew)


def find_stood(desk: Desk, arrival: Arrival) -> str | None:
    """The id of the report that the item of a source, or the place that it comes from, gave last."""
    return arrival.replaces or desk.store.reports.at(spell_out(arrival.paper.source))


def _find_predecessor(desk: Desk, report: Report) -> str | None:
    there = (desk.store.reports.latest(report.url) if report.url else None, desk.store.reports.of_source(spell_out(report.source)))
    return next((one.id for one in there if one is not None and is_revision(one, report)), None)


def spell_out(source: str) -> str:
    """A path as it is noted: whole, so that one file is one source however it was named; an address, and standard input, as they are."""
    file, mark, entry = source.partition("#")
    if file == "-" or is_address(source):
        return source
    place = Path(file).absolute()
    # Behind a link ".." leads elsewhere than its spelling says: only then the links are followed.
    return f"{place.resolve() if '..' in place.parts else place}{mark}{entry}"


def paper_digest(paper: Paper) -> str:
    """The digest by which a paper's bytes are known again."""
    return hashlib.sha256(paper.raw).hexdigest()


def reading_key(desk: Desk) -> str:
    """All that a reading depends on besides its report: versions of cleaner, reader and model, and every word of the lexicons."""
    office = desk.office
    return digest(CLEANER, READER, version(office.model), tuple(office.language(code).digest for code in LANGUAGES))
