"""Weighing: what reports say together, in memory or in the store, where a new report changes its own story and no other."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import islice

from attrs import evolve, frozen

from legation.desk.cleaning import clean_anew
from legation.desk.grouping import StoredIndex, append_ruling, place_reports
from legation.desk.home import note_home
from legation.desk.office import Office
from legation.desk.session import Run, Session, choose_engine, pair_up, rule_revised
from legation.desk.shard import cut
from legation.desk.verbs.read import Loaded, load
from legation.engine.engine import Shared
from legation.language.language import Language
from legation.records.errors import Refusal, many
from legation.records.exchange import as_ruling
from legation.records.heard import hear_speakers
from legation.records.reading import Reading
from legation.records.register import Change
from legation.records.report import Report, Span
from legation.records.ruling import Ruling, read_place, write_place
from legation.records.story import Story, Weighing
from legation.weighing import weigh as station
from legation.weighing.changes import find_changes
from legation.weighing.grouping.stream import Cluster, find_bound, find_cluster, obey_clusters
from legation.weighing.lineage.outlets import with_owners
from legation.weighing.weigh import FURNITURE, Case, hash_lines, open_case, weigh_stories

# Stories weighed and kept together in one transaction: for so long nobody else can write.
AT_ONCE = 32
# Of those the audit names the first.
MOST_NAMED = 8


@frozen
class Weighed:
    """A weighing together with all that was read for it."""

    loaded: Loaded
    weighing: Weighing

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports it rests on."""
        return tuple(report for report, _ in self.loaded.read)

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Their readings, in the order of the reports."""
        return tuple(reading for _, reading in self.loaded.read)


@frozen
class Reweighed:
    """What a weighing of the store did: how many reports found their place, which stories were weighed, how many things changed."""

    placed: int = 0
    stories: tuple[str, ...] = ()
    changes: int = 0


def weigh(session: Session, paths: Sequence[str] = ()) -> Weighed | Reweighed:
    """Without paths and where the office has a store: put new reports to their stories, and weigh anew the stories they touch. Else read
    the paths (or the office's sources) and weigh what they say, in memory. Raises NothingToReadError where nothing can be read."""
    return weigh_store(session) if session.on_store(paths) else weigh_paths(paths, session.run())


def weigh_paths(paths: Sequence[str], run: Run) -> Weighed:
    """Read the paths (or the office's sources) and weigh what they say. Raises NothingToReadError."""
    return weigh_loaded(load(paths, run), run)


def weigh_loaded(loaded: Loaded, run: Run) -> Weighed:
    """Weigh what was read."""
    standing = run.office.rulings
    heard = [one if isinstance(one, Refusal) else (one[0], hear_speakers(*one, standing)) for one in loaded.items]
    loaded = evolve(loaded, items=tuple(heard))
    weighing = weigh_pairs(loaded.read, run.office, standing, run.engine)
    return Weighed(loaded, evolve(weighing, refusals=loaded.refusals))


def weigh_pairs(pairs: Sequence[tuple[Report, Reading]], office: Office, rulings: Sequence[Ruling], engine: str) -> Weighing:
    """The station's weighing of reports with their readings, with the officer's word about outlets."""
    return station.weigh(
        [report for report, _ in pairs],
        [reading for _, reading in pairs],
        office.languages(),
        reliability=office.reliability,
        rulings=rulings,
        weigh_stories=partial(weigh_shards, engine),
    )


def weigh_store(session: Session, tell: bool = True) -> Reweighed:
    """Put new reports to their stories and weigh anew the stories they touch; nothing else is looked at.

    A weighing that is killed goes on where it stopped: which stories are still to be weighed stands in the store. Without `tell`
    nothing is entered into what changed: a rebuild is no news.
    """
    note_home(session)
    take_rulings(session)
    clean_anew(session)
    placed = place_reports(session)
    weighed: list[str] = []
    changed = 0
    while (done := weigh_some(session, tell)) is not None:
        stories, changes = done
        weighed.extend(stories)
        changed += changes
    return Reweighed(placed, tuple(dict.fromkeys(weighed)), changed)


def find_waiting(session: Session) -> dict[int, list[int]]:
    """The next stories that wait to be weighed, each with the marks that say so: a mark may name any centroid of a story."""
    index = StoredIndex(session.store)
    waiting: dict[int, list[int]] = {}
    gone = []
    for mark in session.store.threads.marked(2 * AT_ONCE):
        centroid = index.centroid(mark)
        if centroid is None:
            # It was taken into another, whose story is marked for that.
            gone.append(mark)
        else:
            waiting.setdefault(centroid.story, []).append(mark)
    session.store.threads.unmark(gone)
    return waiting


def take_rulings(session: Session) -> None:
    """Rulings that were written into the office's file by hand come into the store, and their stories are marked; so does the word behind a
    recall that was made before recalls were weighed."""
    known = {ruling.id for ruling in session.store.rulings.all()}
    recalled = [as_ruling(one) for one in session.store.recalls.all()]
    fresh = [ruling for ruling in (*session.office.written, *recalled) if ruling.id not in known]
    if fresh:
        with session.store.writing():
            for ruling in fresh:
                append_ruling(session, ruling)
                session.note("rule", " ".join(ruling.about), f"{ruling.verb} {ruling.value or ''} (from the file, by {ruling.by})")


def weigh_some(session: Session, tell: bool) -> tuple[list[str], int] | None:
    """Weigh the next stories that wait and keep them, with what changed; None where none waits.

    All in one transaction, so that no other process brings a report or a ruling between the reading and the keeping.
    """
    store, now = session.store, session.clock()
    with store.writing():
        standing = session.standing
        waiting = find_waiting(session)
        units = list(islice(find_bound(waiting, standing, StoredIndex(store), store.threads.place), AT_ONCE))
        if not units:
            return None
        clusters, cases, stories = weigh_units(session, units, standing)
        found = let_go(session, clusters, stories)
        for case, story in zip(cases, stories, strict=True):
            before = store.stories.get(story.id)
            found += find_changes(before, story, {report.id: report for report in case.reports}, now)
            if before is None:
                store.minted.mint(story.id, case.cluster.first, now)
            store.stories.put(story, seq=max(store.reports.number(report) or 0 for report in story.members))
        if tell:
            store.changes.put(found)
            session.note(
                "weigh",
                ", ".join(story.id[:8] for story in stories[:MOST_NAMED]),
                f"{many(len(stories), 'story', 'stories')}, {many(len(found), 'change')}",
            )
        store.threads.unmark(mark for unit in units for story in unit for mark in waiting.get(story, ()))
    return [story.id for story in stories], len(found)


def weigh_units(
    session: Session, units: Iterable[Sequence[int]], standing: tuple[Ruling, ...]
) -> tuple[list[Cluster], list[Case], list[Story]]:
    """The clusters of stories that hang together, those of them that tell a story, and these weighed; nothing is kept."""
    language = with_owners(session.office.languages(), standing)
    clusters = [cluster for unit in units for cluster in find_clusters(session, unit, standing)]
    cases = [case for cluster in clusters if (case := gather_case(session, cluster, standing)) is not None]
    return clusters, cases, weigh_shards(session.engine, cases, language)


def find_clusters(session: Session, unit: Sequence[int], standing: Sequence[Ruling]) -> list[Cluster]:
    """The clusters of stories that hang together, after the officer's word."""
    index = StoredIndex(session.store)
    return obey_clusters([find_cluster(story, index) for story in unit], standing)


def gather_case(session: Session, cluster: Cluster, standing: tuple[Ruling, ...]) -> Case | None:
    """All that a cluster is weighed by; None where it is a single report, which tells no story yet."""
    replaced = session.store.reports.successors(cluster.reports)
    current = [report for report in cluster.reports if report not in replaced]
    if len(current) < 2:
        return None
    pairs = pair_up(session, current)
    hashes = {line: hashed for report, _ in pairs for hashed, line in hash_lines(report).items()}
    under = session.store.threads.under(set(hashes.values()), FURNITURE)
    furniture = frozenset(line for line, hashed in hashes.items() if len(under[hashed]) >= FURNITURE)
    first = session.store.minted.first(cluster.reports) or cluster.first
    told = Cluster(tuple(report.id for report, _ in pairs), first, cluster.reasons)
    reports, readings = [report for report, _ in pairs], [reading for _, reading in pairs]
    ruled = follow(standing, replaced, lambda report: session.store.reports.many([report])[0].text)
    for report in reports:
        ruled = rule_revised(session, report, ruled)
    return open_case(told, reports, readings, furniture, session.office.reliability, ruled)


def follow(standing: tuple[Ruling, ...], replaced: Mapping[str, str], text_of: Callable[[str], str]) -> tuple[Ruling, ...]:
    """The rulings with the reports that took the place of those they name: what was ruled on a report, or on words of it, holds for it
    edited."""
    if not any(read_place(name)[0] in replaced for ruling in standing for name in ruling.about):
        return standing
    return tuple(evolve(ruling, about=tuple(find_again(name, replaced, text_of) for name in ruling.about)) for ruling in standing)


def find_again(name: str, replaced: Mapping[str, str], text_of: Callable[[str], str]) -> str:
    """What a ruling names, in the report that stands where the named one stood: the report, or the same words in it, those that come as
    often before; the name as it is where they are gone."""
    report, span = read_place(name)
    last = find_last(report, replaced)
    if span is None or last == report:
        return last if span is None else name
    old, new = text_of(report), text_of(last)
    words = old[span.start : span.end]
    starts = [found.start() for found in re.finditer(re.escape(words), new)] if words else []
    if not starts:
        return name
    start = starts[min(old.count(words, 0, span.start), len(starts) - 1)]
    return write_place(last, Span(start, start + len(words)))


def find_last(report: str, replaced: Mapping[str, str]) -> str:
    """The report that stands where one stood."""
    met = {report}
    while (after := replaced.get(report)) is not None and after not in met:
        report = after
        met.add(report)
    return report


def let_go(session: Session, clusters: Iterable[Cluster], stories: Sequence[Story]) -> list[Change]:
    """Drop the stories whose reports went elsewhere, and enter into the register where they live on; a new story that was a part of one
    that stays was split from it. Returns both as changes."""
    store, now = session.store, session.clock()
    made = {story.id for story in stories}
    home = {report: story.id for story in stories for report in story.members}
    gone: dict[str, str | None] = {}
    split: dict[str, str] = {}
    for cluster in clusters:
        for report in cluster.reports:
            old, new = store.stories.of_report(report), home.get(report)
            if old is not None and old not in made:
                gone[old] = gone.get(old) or new
            elif old is not None and new is not None and new != old and store.stories.get(new) is None:
                split[new] = old
    changes = [Change(now, new, "split", new, before=old) for new, old in split.items()]
    for old, into in gone.items():
        store.stories.drop(old)
        if into is not None:
            store.minted.merged(old, into, now)
            changes.append(Change(now, into, "merged", old, before=old, after=into))
    for new, old in split.items():
        if store.minted.resolve(new) != new:
            store.minted.split(new, old, now)
    return changes


# Stories go to a worker by so many reports.
MOST_REPORTS = 64


@frozen
class StoryShard:
    """Some stories to be weighed, with all that is needed to do so in another process."""

    cases: tuple[Case, ...]
    language: Shared[Language]


def weigh_shard(shard: StoryShard) -> list[Story]:
    """The stories of a shard, in their order."""
    return weigh_stories(shard.cases, shard.language.held)


def weigh_shards(engine: str, cases: Sequence[Case], language: Language) -> list[Story]:
    """The stories of some cases, in their order, weighed on the engine of that name."""
    size = sum(len(report.text) for case in cases for report in case.reports)
    shared = Shared(language)
    shards = (StoryShard(some, shared) for some in cut(cases, lambda case: len(case.reports), size=MOST_REPORTS))
    return [story for stories in choose_engine(engine, size).map(weigh_shard, shards) for story in stories]
