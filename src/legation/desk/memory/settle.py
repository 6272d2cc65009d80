"""The stories of the store, weighed anew where something has come: a new report changes its own story and no other."""

from collections.abc import Iterable, Sequence
from itertools import islice

from attrs import frozen

from legation.desk.cases import weigh_shards
from legation.desk.desk import Desk
from legation.desk.memory.grouping import StoredIndex, place_reports
from legation.records.number import many
from legation.records.reading import Reading
from legation.records.register import Change
from legation.records.report import Report
from legation.records.ruling import Ruling
from legation.records.story import Story
from legation.weighing.changes import find_changes
from legation.weighing.grouping.cluster import Cluster, obey_clusters
from legation.weighing.grouping.stream import find_bound, find_cluster
from legation.weighing.lineage.outlets import with_owners
from legation.weighing.rulings import find_standing
from legation.weighing.weigh import FURNITURE, Case, hash_lines, open_case

# Stories weighed and kept together in one transaction: for so long nobody else can write.
HAND = 32
# Of those the audit names the first.
MOST_NAMED = 8


@frozen
class Settled:
    """What a weighing of the store did: how many reports found their place, which stories were weighed, how many things changed."""

    placed: int = 0
    stories: tuple[str, ...] = ()
    changes: int = 0


def settle(desk: Desk, tell: bool = True) -> Settled:
    """Put new reports to their stories and weigh anew the stories they touch; nothing else is looked at.

    A weighing that is killed goes on where it stopped: which stories are still to be weighed stands in the store. Without `tell`
    nothing is entered into what changed: a rebuild is no news.
    """
    take_rulings(desk)
    placed = place_reports(desk)
    weighed: list[str] = []
    changed = 0
    while (hand := settle_hand(desk, tell)) is not None:
        stories, changes = hand
        weighed.extend(stories)
        changed += changes
    return Settled(placed, tuple(dict.fromkeys(weighed)), changed)


def find_waiting(desk: Desk) -> dict[int, list[int]]:
    """The next stories that wait to be weighed, each with the marks that say so: a mark may name any centroid of a story."""
    index = StoredIndex(desk.store)
    waiting: dict[int, list[int]] = {}
    gone = []
    for mark in desk.store.threads.marked(2 * HAND):
        centroid = index.centroid(mark)
        if centroid is None:
            # It was taken into another, whose story is marked for that.
            gone.append(mark)
        else:
            waiting.setdefault(centroid.story, []).append(mark)
    desk.store.threads.unmark(gone)
    return waiting


def take_rulings(desk: Desk) -> None:
    """Rulings that were written into the office's file by hand come into the store, and their stories are marked."""
    known = {ruling.id for ruling in desk.store.rulings.all()}
    fresh = [ruling for ruling in desk.office.written if ruling.id not in known]
    if fresh:
        with desk.store.writing():
            for ruling in fresh:
                desk.store.rulings.append(ruling)
                mark_about(desk, ruling)
                desk.note("rule", " ".join(ruling.about), f"{ruling.verb} {ruling.value or ''} (from the file, by {ruling.by})")


def mark_about(desk: Desk, ruling: Ruling) -> None:
    """Mark the stories that a ruling speaks of; one on an owner, or on what is not known here, touches all."""
    store = desk.store
    about = set(ruling.about)
    if ruling.verb == "undo":
        about = {name for undone in store.rulings.all() if undone.id in about for name in undone.about}
    told = [story for name in about if (story := store.stories.of_claim(name)) is not None]
    about.update(report for story in told for report in story.reports)
    places = {place for name in about if (place := store.threads.place(name)) is not None}
    store.threads.mark(places or store.threads.numbers())


def settle_hand(desk: Desk, tell: bool) -> tuple[list[str], int] | None:
    """Weigh the next stories that wait and keep them, with what changed; None where none waits.

    All in one transaction, so that no other process brings a report or a ruling between the reading and the keeping.
    """
    store, now = desk.store, desk.clock()
    with store.writing():
        standing = find_standing(store.rulings.all())
        waiting = find_waiting(desk)
        units = list(islice(find_bound(waiting, standing, StoredIndex(store), store.threads.place), HAND))
        if not units:
            return None
        language = with_owners(desk.office.language(), standing)
        clusters = [cluster for unit in units for cluster in find_clusters(desk, unit, standing)]
        cases = [case for cluster in clusters if (case := gather_case(desk, cluster, standing)) is not None]
        stories = weigh_shards(desk.engine, cases, language)
        found = let_go(desk, clusters, stories)
        for case, story in zip(cases, stories, strict=True):
            before = store.stories.get(story.id)
            found += find_changes(before, story, {report.id: report for report in case.reports}, now)
            if before is None:
                store.minted.mint(story.id, case.cluster.first, now)
            store.stories.put(story, seq=max(store.reports.number(report) or 0 for report in story.reports))
        if tell:
            store.changes.put(found)
            desk.note(
                "weigh",
                ", ".join(story.id[:8] for story in stories[:MOST_NAMED]),
                f"{many(len(stories), 'story', 'stories')}, {many(len(found), 'change')}",
            )
        store.threads.unmark(mark for unit in units for story in unit for mark in waiting.get(story, ()))
    return [story.id for story in stories], len(found)


def find_clusters(desk: Desk, unit: Sequence[int], standing: Sequence[Ruling]) -> list[Cluster]:
    """The clusters of stories that hang together, after the officer's word."""
    index = StoredIndex(desk.store)
    return obey_clusters([find_cluster(story, index) for story in unit], standing)


def gather_case(desk: Desk, cluster: Cluster, standing: tuple[Ruling, ...]) -> Case | None:
    """All that a cluster is weighed by; None where it is a single report, which tells no story yet."""
    replaced = desk.store.reports.successors(cluster.reports)
    current = [report for report in cluster.reports if report not in replaced]
    if len(current) < 2:
        return None
    pairs = pair_up(desk, current)
    hashes = {line: hashed for report, _ in pairs for hashed, line in hash_lines(report).items()}
    under = desk.store.threads.under(set(hashes.values()), FURNITURE)
    furniture = frozenset(line for line, hashed in hashes.items() if len(under[hashed]) >= FURNITURE)
    first = desk.store.minted.first(cluster.reports) or cluster.first
    told = Cluster(tuple(report.id for report, _ in pairs), first, cluster.reasons)
    reports, readings = [report for report, _ in pairs], [reading for _, reading in pairs]
    return open_case(told, reports, readings, furniture, desk.office.reliability, standing)


def pair_up(desk: Desk, ids: Sequence[str]) -> list[tuple[Report, Reading]]:
    """Reports with their readings; one that has none (its reading was dropped and never made again) counts as read without findings."""
    reports = desk.store.reports.many(ids)
    readings = desk.store.readings.many(ids)
    return [(report, reading or Reading(report.id, "none")) for report, reading in zip(reports, readings, strict=True)]


def let_go(desk: Desk, clusters: Iterable[Cluster], stories: Sequence[Story]) -> list[Change]:
    """Drop the stories whose reports went elsewhere, and enter into the register where they live on; a new story that was a part of one
    that stays was split from it. Returns both as changes."""
    store, now = desk.store, desk.clock()
    made = {story.id for story in stories}
    home = {report: story.id for story in stories for report in story.reports}
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
