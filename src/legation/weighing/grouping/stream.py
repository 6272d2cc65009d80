"""Reports into stories one by one, in order of arrival. A report touches only what is near it, however many reports there are.

What is plainly the same goes into one centroid and stays there. Which centroids tell one story is settled anew, for the centroids near the
report alone, whenever one comes: so stories grow, join and part as they become clear, and the outcome depends on the order of
arrival and on nothing else, least of all on how many reports came at a time. A miss is better than a false merge: two reports apart can
be put together by a word of the officer.

Reports found to tell one story, before anything is said of them; the officer's word about which do, and why they are taken to, in words
that he can check against their openings.
"""

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from attrs import define, field, frozen

from legation.language.language import Language
from legation.records.report import Report
from legation.records.ruling import Ruling, sentence
from legation.weighing.grouping.centroid import ADOPT, SILENCE, Centroid, Index, MemoryIndex, part, silence
from legation.weighing.grouping.sketch import COUNTED, LATEST_ALIKE, Sketch, background, find_firsts, find_terms
from legation.weighing.rulings import find_pairs


@frozen
class Cluster:
    """Reports that were found to tell one story, in the order in which they came; `first` is the one that the story was minted with.
    `reasons` tell what the officer ruled about it."""

    reports: tuple[str, ...]
    first: str
    reasons: tuple[str, ...] = ()


def obey_clusters(clusters: Sequence[Cluster], rulings: Sequence[Ruling]) -> list[Cluster]:
    """The clusters after the officer's word: put together by ``same-story``, the second of two taken out by ``not-same-story``, and all but
    the first taken out together by ``split``."""
    made = list(clusters)
    for ruling in rulings:
        if ruling.verb == "split":
            _take_out(made, ruling.about[0], ruling.about[1:], ruling)
        for one, other, _ in find_pairs([ruling], "not-same-story"):
            _take_out(made, one, (other,), ruling)
        for one, other, _ in find_pairs([ruling], "same-story"):
            _put_together(made, one, other, ruling)
    return made


def _put_together(made: list[Cluster], one: str, other: str, ruling: Ruling) -> None:
    left, right = (next((cluster for cluster in made if report in cluster.reports), None) for report in (one, other))
    if left is None or right is None or left is right:
        return
    early, late = sorted((left, right), key=made.index)
    made[made.index(early)] = Cluster((*early.reports, *late.reports), early.first, (*early.reasons, *late.reasons, sentence(ruling)))
    made.remove(late)


def _take_out(made: list[Cluster], stays: str, leaving: Collection[str], ruling: Ruling) -> None:
    """Those reports that are in the cluster of one that stays leave it together."""
    whole = next((cluster for cluster in made if stays in cluster.reports), None)
    out = tuple(report for report in whole.reports if report in leaving and report != stays) if whole is not None else ()
    if whole is None or not out:
        return
    rest = tuple(report for report in whole.reports if report not in out)
    made[made.index(whole)] = Cluster(rest, whole.first if whole.first in rest else rest[0], (*whole.reasons, sentence(ruling)))
    made.append(Cluster(out, out[0], (sentence(ruling),) if ruling.verb == "split" else ()))


# What happened stands in the title and in about the first two paragraphs.
OPENING = 500
# A word that stands in more than one report in twenty tells nothing of the event.
TELLING = 42
SHOWN = 6


def explain_grouping(reports: Sequence[Report], language: Language) -> Iterator[str]:
    """The telling words that most of the openings share, and the days they appeared on. Nothing for a report that is alone."""
    if len(reports) < 2:
        return
    known = background(language)
    openings = [(f"{report.title or ''}\n{report.text[:OPENING]}", language.of(report)) for report in reports]
    terms = (term for opening, spoken in openings for term in dict.fromkeys(find_terms(opening, spoken)))
    used = Counter(term for term in terms if known.get(term, 1.0) < TELLING)
    shared = [term for term, count in used.items() if count >= max(2, len(reports) / 2)]
    shared.sort(key=lambda term: (-used[term], known.get(term, 1.0)))
    if shared:
        shown = ", ".join(f"{_write(term, openings, language)} ({used[term]})" for term in shared[:SHOWN])
        yield f"of {len(reports)} reports so many have in their title or opening: {shown}"
    days = sorted(report.day for report in reports if report.day)
    if days:
        yield f"published from {days[0].isoformat()} to {days[-1].isoformat()}"


def _write(term: str, openings: Sequence[tuple[str, Language]], language: Language) -> str:
    """The word as the first opening that has it writes it; the name of a known actor."""
    for actor in language.lists.actors if ":" in term else ():
        if actor.id == term:
            return actor.names[0]
    words = ((opening[a:b], spoken.stem(word)) for opening, spoken in openings for a, b, word in spoken.find_words(opening))
    return next((written for written, stem in words if stem == term), term)


# A report joins at once the centroid that it is on average this like (a cosine, 0 to 1): the same event, often the same text.
ALIKE = 0.45
# Rare words count more than in proportion: they are what tells one event from its kin.
RARITY = 1.25
# Of the centroids that use a word only the latest are looked at, so that a word that many use costs no more than another.
LATEST = 64
# One word in common among those that are looked up is chance: the more reports there are the more often it happens, and of 831 pairs that
# were alike one had no more. With a second one two are compared.
MET = 2
# So many centroids are settled anew when a report comes: its own story's and those of the stories most like it.
SETTLED = 64
# A story is kept in at most so many centroids; past that its most alike ones become one for good. Twenty reports make about a dozen.
FLUID = 32


@frozen
class Arrival:
    """What a report changed. `centroid`: the one it went into. `story`: the number of its story: that of its first centroid.

    `changed` are the stories that hold other reports than before or are new, `gone` the numbers that are no story's any more;
    `joined` maps centroids that were taken into others for good to those: whatever was kept under the one belongs to the other.
    """

    centroid: int
    story: int
    changed: tuple[int, ...]
    gone: tuple[int, ...]
    joined: Mapping[int, int]


def arrive(sketched: Sketch, index: Index, language: Language) -> Arrival:
    """One more report: count its words, weigh them by how rare they are by now, and put it where it belongs. Its weights then stand."""
    if _find_twin(sketched, index) is None:
        index.add(list(sketched.terms))
    return assign(sketched, index, language)


def assign(sketched: Sketch, index: Index, language: Language) -> Arrival:
    """Put a report whose words are counted already where it belongs; a copy is put to its text."""
    report = _open(sketched, index, language)
    hand = _Hand(index)
    twin = _find_twin(sketched, index)
    if twin is not None:
        return _fold(report, hand.hold(twin), hand)
    near = _find_near(report, hand)
    likeness, best = next((found for found in near if silence(report.days, hand.take(found[1]).days) < SILENCE), (0.0, 0))
    if likeness >= ALIKE:
        centroid = hand.take(best)
        centroid.take(report)
    else:
        centroid = hand.open(report)
    return _settle(centroid, near, hand)


def _fold(report: Centroid, twin: Centroid, hand: "_Hand") -> Arrival:
    """Put a report to the centroid that has its text; where that is known by other words now, others may be near it."""
    near = _find_near(twin, hand) if twin.fold(report) else []
    return _settle(twin, [(likeness, number) for likeness, number in near if number != twin.number], hand)


def _settle(centroid: Centroid, near: Sequence[tuple[float, int]], hand: "_Hand") -> Arrival:
    """Part anew the story of a centroid that has changed and those near it."""
    hand.changed.add(centroid.number)
    stories = [centroid.story, *(hand.take(number).story for likeness, number in near if likeness >= ADOPT)]
    return _regroup(centroid, list(dict.fromkeys(stories)), hand)


def _find_near(report: Centroid, hand: "_Hand") -> list[tuple[float, int]]:
    """The centroids that a report meets, each by how like it is, the most alike first."""
    rarest = report.rarest()
    met = [number for number in hand.index.near(rarest, LATEST) if len(hand.take(number).total.keys() & rarest) >= min(MET, len(rarest))]
    return sorted(((hand.take(number).like(report), number) for number in met), key=lambda found: (-found[0], found[1]))


def _find_twin(sketched: Sketch, index: Index) -> Centroid | None:
    """The centroid that has the text of a report already, and appeared with it."""
    days = [sketched.day] if sketched.day else []
    near = (_fetch(number, index) for number in index.near(sketched.runs, LATEST_ALIKE))
    return next((found for found in near if found.has(sketched.runs) and silence(days, found.days) < SILENCE), None)


def _open(sketched: Sketch, index: Index, language: Language) -> Centroid:
    """A report as a centroid of its own: its words weighted by how rare they are, in the reports so far and in news at large."""
    known = background(language)
    used = index.counts(list(sketched.terms))
    counted = index.total() + COUNTED
    raw = {
        term: prominence * math.log(counted / (used.get(term, 0) + known.get(term, 1.0))) ** RARITY
        for term, prominence in sketched.terms.items()
    }
    norm = math.sqrt(sum(weight**2 for weight in raw.values())) or 1.0
    days = [sketched.day] if sketched.day else []
    return Centroid(
        0,
        [sketched.report],
        {term: weight / norm for term, weight in raw.items()},
        days,
        0,
        texts=[list(sketched.runs)] if sketched.runs else [],
    )


@define
class _Hand:
    """The centroids that one arrival looks at, each fetched once, and those of them that are new and that change."""

    index: Index
    held: dict[int, Centroid] = field(factory=dict)
    new: set[int] = field(factory=set)
    changed: set[int] = field(factory=set)

    def take(self, number: int) -> Centroid:
        if number not in self.held:
            self.held[number] = _fetch(number, self.index)
        return self.held[number]

    def hold(self, centroid: Centroid) -> Centroid:
        return self.held.setdefault(centroid.number, centroid)

    def open(self, centroid: Centroid) -> Centroid:
        centroid.number = centroid.story = self.index.next()
        self.new.add(centroid.number)
        centroid.holds = [centroid.number]
        self.held[centroid.number] = centroid
        return centroid

    def part(self, centroids: Sequence[int]) -> None:
        """Some centroids are one story from now on."""
        for number in centroids:
            centroid = self.take(number)
            holds = list(centroids) if number == centroids[0] else []
            if (centroid.story, centroid.holds) != (centroids[0], holds):
                centroid.story, centroid.holds = centroids[0], holds
                self.changed.add(number)

    def join(self, centroids: Sequence[int]) -> tuple[int, int]:
        """The two most alike of some centroids become one for good, under the earlier's number."""
        pairs = combinations(centroids, 2)
        one, other = max(pairs, key=lambda pair: (self.take(pair[0]).like(self.take(pair[1])), -pair[0], -pair[1]))
        self.take(one).take(self.held.pop(other))
        self.changed.add(one)
        self.changed.discard(other)
        self.index.drop(other)
        return one, other

    def put_back(self) -> None:
        for number in sorted(self.changed):
            self.index.put(number, self.held[number], self.held[number].found_by())


def _regroup(centroid: Centroid, stories: Sequence[int], hand: _Hand) -> Arrival:
    """Part the centroids of some stories anew: that of a centroid that has changed, and those near it, the most alike first."""
    before: dict[int, list[int]] = {}
    for story in stories:
        holds = hand.take(story).holds
        if not before or sum(map(len, before.values())) + len(holds) <= SETTLED:
            before[story] = list(holds)
    after = part([hand.take(number) for number in sorted(number for holds in before.values() for number in holds)])
    joined: dict[int, int] = {}
    for centroids in after:
        while len(centroids) > FLUID:
            one, other = hand.join(centroids)
            joined = {taken: one if into == other else into for taken, into in joined.items()} | {other: one}
            centroids.remove(other)
        hand.part(centroids)
    hand.put_back()
    centroid = hand.take(joined.get(centroid.number, centroid.number))
    now = {centroids[0]: centroids for centroids in after}
    changed = {centroid.story, *(story for story, centroids in now.items() if before.get(story) != centroids)}
    gone = before.keys() - now.keys() - hand.new
    return Arrival(centroid.number, centroid.story, tuple(sorted(changed)), tuple(sorted(gone)), joined)


def find_cluster(story: int, index: Index) -> Cluster:
    """The reports of one story, in order of their centroids and in these in order of arrival; `story` is the number of any centroid of it.

    Raises KeyError where there is no centroid of that number.
    """
    first = _fetch(_fetch(story, index).story, index)
    reports = tuple(report for number in first.holds for report in _fetch(number, index).members)
    return Cluster(reports, reports[0])


def find_bound(stories: Iterable[int], rulings: Sequence[Ruling], index: Index, place: Callable[[str], int | None]) -> list[list[int]]:
    """Some stories with all that the officer's word ties to them, those together that are to be looked at together (see `obey_clusters`).

    `rulings` are those that stand; `place` gives the number of the centroid that a report is in, None for a report that is not known.
    """
    wanted = set(stories)
    bound = {story: [story] for story in wanted}
    for one, other, _ in find_pairs(rulings, "same-story"):
        tied = [_fetch(number, index).story for number in (place(one), place(other)) if number is not None]
        groups = [bound.get(story, [story]) for story in tied]
        whole = sorted({story for group in groups for story in group})
        bound.update(dict.fromkeys(whole, whole))
    return [group for first, group in sorted(bound.items()) if first == group[0] and wanted & set(group)]


def _fetch(number: int, index: Index) -> Centroid:
    centroid = index.centroid(number)
    if centroid is None:
        raise KeyError(number)
    return centroid


def find_clusters(sketches: Sequence[Sketch], language: Language, rulings: Sequence[Ruling] = ()) -> list[Cluster]:
    """The reports in stories, and each report that tells none alone; in the order in which the first of each came.

    They come one by one as in an office, but with all their words counted beforehand, since all are at hand; those of copies count once.
    """
    index = MemoryIndex()
    for sketched, first in zip(sketches, find_firsts(sketched.runs for sketched in sketches), strict=True):
        if first:
            index.add(list(sketched.terms))
    for sketched in sketches:
        assign(sketched, index, language)
    place = {sketched.report: number for number, sketched in enumerate(sketches)}
    stories = [number for number, centroid in index.centroids.items() if centroid.holds]
    found = [sorted(find_cluster(story, index).reports, key=place.__getitem__) for story in stories]
    found.sort(key=lambda reports: place[reports[0]])
    return obey_clusters([Cluster(tuple(reports), reports[0]) for reports in found], rulings)
