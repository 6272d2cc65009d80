"""Papers into the store: taken, read, and kept with their raw bytes, each once; what stands already is skipped."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import takewhile

from attrs import define, evolve, field, frozen

from legation.desk.home import name_all, name_place, note_home
from legation.desk.office import Office
from legation.desk.restored import restore_lines
from legation.desk.session import Session, choose_engine, hear
from legation.desk.shard import Read, Reread, Shard, cut, read_shard, reread
from legation.desk.verbs.read import find_wanted, measure
from legation.intake.source import Paper, Passed, find_papers
from legation.intake.take import CLEANER
from legation.language.language import find_codes
from legation.reading.parse.model import version
from legation.reading.read import READER
from legation.records.errors import Refusal
from legation.records.ids import digest
from legation.records.reading import Reading
from legation.records.report import Report, report_id
from legation.store.truth.reports import is_revision


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

    def __add__(self, more: "Kept") -> "Kept":
        return Kept(
            (*self.new, *more.new),
            (*self.revised, *more.revised),
            self.known + more.known,
            (*self.refusals, *more.refusals),
            self.passed + more.passed,
        )

    def __str__(self) -> str:
        return f"{len(self.new)} new, {len(self.revised)} revised, {self.known} known, {len(self.refusals)} refused"


def ingest(session: Session, paths: Sequence[str] = ()) -> Kept:
    """Everything the paths hold (the office's sources where none are given) into the store. Raises NothingToReadError without any path.

    Each shard of papers is kept in one transaction: what was kept stays, whatever comes after it.
    """
    run = session.run()
    fetcher = run.make_fetcher()
    found = (one for path in find_wanted(paths, run) for one in find_papers(path, run.stdin, fetcher))
    return keep_arrivals(session, (Arrival(one) if isinstance(one, Paper) else one for one in found), measure(paths))


@define
class Aside:
    """What an ingest meets and does not read: papers that are known, refusals, and how many files of unknown form."""

    known: int = 0
    refusals: list[Refusal] = field(factory=list)
    passed: int = 0


def keep_arrivals(session: Session, arrivals: Iterable[Arrival | Refusal | Passed], size: int = 0) -> Kept:
    """Take, read and keep what arrives, in order; a paper whose bytes were read before by this reader is not read again.

    `size` is how many bytes there may be to read, as far as that is known: for megabytes every core is taken.
    """
    note_home(session)
    run, key, aside, kept = session.run(), reading_key(session.office), Aside(), Kept()
    unread = find_unread(session, arrivals, key, aside)
    shards = (
        (some, Shard(tuple(arrival.paper for arrival in some), run.office, now=run.now))
        for some in cut(unread, lambda arrival: len(arrival.paper.raw))
    )
    for some, read in choose_engine(run.engine, size).map_beside(read_shard, shards):
        kept += keep_shard(session, some, read, key)
        run.count(len(some))
    with session.store.writing():
        for refusal in aside.refusals:
            session.store.refusals.put(refusal, run.now)
    return kept + Kept(known=aside.known, refusals=tuple(aside.refusals), passed=aside.passed)


def find_unread(session: Session, arrivals: Iterable[Arrival | Refusal | Passed], key: str, aside: Aside) -> Iterator[Arrival]:
    """The arrivals that are to be read; the others are counted aside."""
    for arrival in arrivals:
        if isinstance(arrival, Passed):
            aside.passed += 1
        elif isinstance(arrival, Refusal):
            aside.refusals.append(arrival)
        elif is_read(session, arrival, key):
            aside.known += 1
            if arrival.after is not None:
                made = find_made(session, arrival)
                with session.store.writing():
                    arrival.after(made[0] if made else None)
        else:
            yield arrival


def is_read(session: Session, arrival: Arrival, key: str) -> bool:
    """Whether a paper was read before by this reader, and what came of it still stands.

    What was read before and is not what stood in its place last has come back: an edit may have been taken back.
    """
    names, made_of = name_all(session, arrival.paper.source), paper_digest(arrival.paper)
    if not any(session.store.papers.seen(name, made_of, key) for name in names):
        return False
    made, stood = find_made(session, arrival), find_stood(session, arrival)
    return not made or stood is None or stood in made


def find_made(session: Session, arrival: Arrival) -> list[str]:
    """The reports that a paper gave when it was last read."""
    made_of = paper_digest(arrival.paper)
    found = (session.store.papers.reports(name, made_of) for name in name_all(session, arrival.paper.source))
    return next((made for made in found if made), [])


def keep_shard(session: Session, arrivals: Sequence[Arrival], read: Sequence[Sequence[Read]], key: str) -> Kept:
    """What came of the papers of one shard into the store, in one transaction."""
    kept = Kept()
    with session.store.writing():
        for arrival, found in zip(arrivals, read, strict=True):
            kept += keep_paper(session, arrival, found, key)
        session.note("ingest", arrivals[0].paper.source + (" …" if len(arrivals) > 1 else ""), str(kept))
    return kept


def keep_paper(session: Session, arrival: Arrival, read: Sequence[Read], key: str) -> Kept:
    """What came of one paper into the store, with its bytes. Only within the transaction of the caller."""
    store, place, raw = session.store, name_place(session, arrival.paper.source), paper_digest(arrival.paper)
    store.raw.put(arrival.paper.raw)
    kept = Kept()
    made: list[str] = []
    for found in read:
        whole = found if isinstance(found, Refusal) else restore_lines(session, found, find_stood(session, arrival))
        item = whole if isinstance(whole, Refusal) else as_revision(session, whole, arrival, key)
        if isinstance(item, Refusal):
            refusal = evolve(item, raw=raw)
            store.refusals.put(refusal, session.clock())
            kept += Kept(refusals=(refusal,))
        else:
            kept += keep_report(session, *item, place, key)
            made.append(item[0].id)
    store.papers.put(place, raw, key, tuple(made))
    if arrival.after is not None:
        arrival.after(made[0] if made else None)
    return kept


def keep_report(session: Session, report: Report, reading: Reading, place: str, key: str) -> Kept:
    """One report from some place with its reading into the store; a report that is there already is kept once."""
    store = session.store
    was_known = store.reports.number(report.id) is not None
    was_read = store.readings.key(report.id) == key
    store.reports.put(report, session.clock(), place)
    if not was_read:
        store.readings.put(reading, key)
        store.search.index(report, hear(session, report, reading))
    if not was_known:
        return Kept(revised=(report.id,)) if report.replaces else Kept(new=(report.id,))
    thread = store.threads.place(report.id)
    # Read anew, it may say something else: its story is weighed anew.
    store.threads.mark([thread] if thread is not None and not was_read else [])
    return Kept(known=1)


def as_revision(session: Session, found: tuple[Report, Reading], arrival: Arrival, key: str) -> Read:
    """What was read, with the revision that it takes the place of: the same address in the same outlet, or the same item of a source,
    with other words is an edited article.

    An article that went back to the words of an earlier revision is a revision of its own: its id is a hash of theirs and of the one
    that it takes the place of.
    """
    report, reading = found
    if session.store.reports.number(report.id) is None:
        before = arrival.replaces or _find_predecessor(session, report)
        return found if before in (None, report.id) else (evolve(report, replaces=before), reading)
    last = find_stood(session, arrival)
    stood = session.store.reports.get(last) if last is not None and last != report.id else None
    if stood is None:
        return found
    if report_id(stood) == report.id:
        again = stood
    elif report.id in {one.id for one in takewhile(stood.__ne__, session.store.reports.revisions(stood.id))}:
        again = evolve(report, replaces=stood.id, id=digest("report", report.id, stood.id))
    else:
        return found
    read = session.store.readings.get(again.id) if session.store.readings.key(again.id) == key else None
    (anew,) = [read] if read is not None else reread(Reread((again,), session.office))
    return anew if isinstance(anew, Refusal) else (again, anew)


def find_stood(session: Session, arrival: Arrival) -> str | None:
    """The id of the report that the item of a source, or the place that it comes from, gave last."""
    return arrival.replaces or session.store.reports.at(*name_all(session, arrival.paper.source))


def _find_predecessor(session: Session, report: Report) -> str | None:
    there = (
        session.store.reports.latest(report.url) if report.url else None,
        session.store.reports.of_source(*name_all(session, report.source)),
    )
    return next((one.id for one in there if one is not None and is_revision(one, report)), None)


def paper_digest(paper: Paper) -> str:
    """The digest by which a paper's bytes are known again."""
    return hashlib.sha256(paper.raw).hexdigest()


def reading_key(office: Office) -> str:
    """All that a reading depends on besides its report: versions of cleaner, reader and model, and every word of the lexicons."""
    return digest(CLEANER, READER, version(office.model), tuple(office.language(code).digest for code in find_codes()))
