"""New reports put to their stories, one by one in order of arrival, with the state of the grouping kept in the store."""

from collections.abc import Iterable, Mapping, Sequence

from attrs import define

from legation.desk.session import Session, pair_up
from legation.language.language import Language
from legation.records.reading import Reading
from legation.records.report import Report
from legation.records.ruling import Ruling, read_place
from legation.store.store import Store
from legation.weighing.grouping.centroid import Centroid
from legation.weighing.grouping.sketch import sketch
from legation.weighing.grouping.stream import arrive, find_cluster
from legation.weighing.weigh import FURNITURE, hash_lines

# So many reports are put in their places in one transaction: few enough that a killed weighing loses seconds, and enough that
# committing costs little beside them.
AT_ONCE = 256


@define
class StoredIndex:
    """The index of the streaming grouping, kept row by row in the store. What one transaction touched is held until it ends."""

    store: Store

    def near(self, terms: Sequence[str], latest: int) -> list[int]:
        """The centroids that lately held one of the terms among their rarest."""
        return self.store.threads.near(terms, latest)

    def centroid(self, number: int) -> Centroid | None:
        """One centroid."""
        plain = self.store.threads.kernel(number)
        return None if plain is None else Centroid.from_plain(plain)

    def put(self, number: int, centroid: Centroid, terms: Sequence[str]) -> None:
        """Put a centroid in, or back after it has grown."""
        self.store.threads.put_kernel(number, centroid.to_plain(), terms)

    def drop(self, number: int) -> None:
        """Take out a centroid that has become part of another."""
        self.store.threads.drop_kernel(number)

    def counts(self, terms: Sequence[str]) -> Mapping[str, int]:
        """How many reports used each term so far."""
        return self.store.threads.counts(terms)

    def add(self, terms: Sequence[str]) -> None:
        """Count one more report with these terms."""
        self.store.threads.add_counts(terms)

    def total(self) -> int:
        """How many reports were counted."""
        return self.store.threads.total()

    def next(self) -> int:
        """A number that no centroid has had."""
        return self.store.threads.next_number()


def place_reports(session: Session) -> int:
    """Put every report that has no place yet to its story, and mark the stories that must be weighed anew. Returns how many."""
    placed = 0
    language = session.office.languages()
    while True:
        # Which reports have no place is asked inside the transaction: another process may place them at the same time.
        with session.store.writing():
            ids = session.store.threads.unplaced(AT_ONCE)
            for report in session.store.reports.many(ids):
                session.store.threads.mark(place_report(session.store, report, language))
        if not ids:
            return placed
        placed += len(ids)
        if session.tick is not None:
            session.tick(len(ids))


def place_report(store: Store, report: Report, language: Language) -> list[int]:
    """Put one report in its place; returns the numbers of the stories that it touched. A revision takes the place of what it replaces."""
    index = StoredIndex(store)
    held = store.threads.place(report.replaces) if report.replaces else None
    centroid = index.centroid(held) if held is not None else None
    if held is not None and centroid is not None:
        centroid.members = [*centroid.members, report.id]
        index.put(held, centroid, centroid.found_by())
        store.threads.put_place(report.id, held)
        return [centroid.story, *put_lines(store, centroid.story, [report])]
    arrival = arrive(sketch(report, language.of(report)), index, language)
    for joined, into in arrival.joined.items():
        for moved in store.threads.reports(joined):
            store.threads.put_place(moved, into)
    store.threads.put_place(report.id, arrival.centroid)
    if arrival.changed == (arrival.story,) and not arrival.gone:
        return [arrival.story, *put_lines(store, arrival.story, [report])]
    touched = list(arrival.changed)
    for story in (*arrival.gone, *arrival.changed):
        store.threads.drop_lines(story)
    for story in arrival.changed:
        touched += put_lines(store, story, store.reports.many(find_cluster(story, index).reports))
    return touched


def put_lines(store: Store, story: int, reports: Iterable[Report]) -> list[int]:
    """Note which lines stand under a story; returns the other stories for which a line has now become furniture of the page."""
    lines = sorted({line for report in reports for line in hash_lines(report)})
    before = store.threads.under(lines, FURNITURE)
    store.threads.put_lines(story, lines)
    after = store.threads.under(lines, FURNITURE)
    turned = [line for line in lines if len(before[line]) < FURNITURE <= len(after[line])]
    return sorted({other for line in turned for other in before[line] if other != story})


def mark_about(session: Session, ruling: Ruling) -> None:
    """Mark the stories that a ruling speaks of; one on an outlet, or on what is not known here, touches all."""
    store = session.store
    places = {place for name in find_reports(session, ruling) if (place := store.threads.place(name)) is not None}
    store.threads.mark(places or store.threads.numbers())


def find_undone(session: Session, ruling: Ruling) -> list[Ruling]:
    """What a ruling is about in the end: itself, or the rulings that it takes back or, an undoing of an undoing, brings back."""
    known = {one.id: one for one in session.store.rulings.all()} if ruling.verb == "undo" else {}
    found, left = [], [ruling]
    while left:
        one = left.pop()
        if one.verb == "undo":
            left += [known[name] for name in one.about if name in known]
        else:
            found.append(one)
    return found


def find_reports(session: Session, ruling: Ruling) -> set[str]:
    """The reports of the office that a ruling speaks of: by their ids, by words or a statement of them, by a claim of their story."""
    store = session.store
    found: set[str] = set()
    for name in {name for one in find_undone(session, ruling) for name in one.about}:
        report = read_place(name)[0]
        if store.reports.number(report) is not None:
            found.add(report)
        elif (said := store.readings.of_statement(name)) is not None:
            found.add(said)
        elif (story := store.stories.of_claim(name)) is not None:
            found.update(story.reports)
    return found


def find_heard(session: Session, ruling: Ruling) -> list[tuple[Report, Reading]]:
    """The reports whose statements a ruling hears otherwise, as they are heard by now."""
    said = {name for one in find_undone(session, ruling) if one.verb == "not-said-by" for name in one.about}
    reports = {report for name in said if (report := session.store.readings.of_statement(name)) is not None}
    chains = (session.store.reports.revisions(report) for report in sorted(reports))
    return pair_up(session, sorted({one.id for chain in chains for one in chain}))


def index_heard(session: Session, before: Sequence[tuple[Report, Reading]]) -> None:
    """Put statements that were heard so into the index of what can be searched for as they are heard now."""
    for (report, was), (_, now) in zip(before, pair_up(session, [report.id for report, _ in before]), strict=True):
        session.store.search.index_anew(report, was, now)


def append_ruling(session: Session, ruling: Ruling) -> None:
    """Keep a ruling; what it speaks of is to be weighed anew, and is found by what it says now. Only inside `writing`."""
    before = find_heard(session, ruling)
    session.store.rulings.append(ruling)
    mark_about(session, ruling)
    index_heard(session, before)
