"""Readings into stories: what belongs together, where it goes back to, what is claimed and where accounts differ."""

import pickle
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Protocol, TypeVar

from attrs import evolve, frozen

from legation.records.ids import digest
from legation.records.lexicon import Lexicon
from legation.records.reading import Reading
from legation.records.report import Report
from legation.records.ruling import Ruling
from legation.records.story import Claim, Story, Weighing, story_id
from legation.weighing.claims.claims import find_claims
from legation.weighing.claims.grading import grade_claims, hear_denials, obey_grades
from legation.weighing.conflicts.conflicts import find_conflicts
from legation.weighing.issues import find_positions
from legation.weighing.lineage.outlets import with_owners
from legation.weighing.lineage.reuse import find_lines, plain_line
from legation.weighing.lineage.trace import find_lineage
from legation.weighing.rulings import find_standing, obey_conflicts, rename
from legation.weighing.stories.cluster import find_threads
from legation.weighing.stories.reasons import find_reasons
from legation.weighing.stories.same import Same
from legation.weighing.stories.sketch import find_words, sketch, stem
from legation.weighing.stories.thread import Thread
from legation.weighing.wording import find_wordings

Item = TypeVar("Item")
Key = TypeVar("Key")
Value = TypeVar("Value")
Folded = TypeVar("Folded")


class Gather(Protocol):
    """Items against each other, as an engine does it: key them, fold each key, in the order keys first came."""

    def __call__(
        self,
        emit: Callable[[Item], Iterable[tuple[Key, Value]]],
        fold: Callable[[tuple[Key, Sequence[Value]]], Folded],
        items: Iterable[Item],
    ) -> list[Folded]:
        """One result a key."""
        ...


def serial_gather(
    emit: Callable[[Item], Iterable[tuple[Key, Value]]],
    fold: Callable[[tuple[Key, Sequence[Value]]], Folded],
    items: Iterable[Item],
) -> list[Folded]:
    """The plain way, on one core; every engine must agree with it."""
    shelves: dict[Key, list[Value]] = {}
    for item in items:
        for key, value in emit(item):
            shelves.setdefault(key, []).append(value)
    return [fold(keyed) for keyed in shelves.items()]


# A line that stands under this many stories belongs to the page, not to a story: a footer, an appeal, a list of links.
FURNITURE = 2


# Stories go to a worker in handfuls of about so many reports.
HANDFUL = 64


@frozen
class Case:
    """One story about to be weighed: its reports in order of publication with their readings, and all that it is judged by."""

    thread: Thread
    reports: tuple[Report, ...]
    readings: tuple[Reading, ...]
    furniture: frozenset[str]
    lexicon: Lexicon
    reliability: Mapping[str, str]
    rulings: tuple[Ruling, ...]


@frozen
class Hand:
    """A handful of cases. On its way to a worker the lexicon of all of them is packed once for all hands, and opened there once."""

    cases: tuple[Case, ...]

    def __reduce__(self) -> tuple[Callable[..., "Hand"], tuple[bytes, tuple[Case, ...]]]:
        """What is pickled: the lexicon by itself, and cases that go without."""
        lexicon = self.cases[0].lexicon
        return _take, (_pack(Same(lexicon)), tuple(evolve(case, lexicon=_NONE) for case in self.cases))


_NONE = Lexicon("")


@lru_cache(maxsize=1)
def _pack(lexicon: Same[Lexicon]) -> bytes:
    return pickle.dumps(lexicon.held)


# Two, for a worker of a cluster may weigh for two offices in turn.
@lru_cache(maxsize=2)
def _unpack(packed: bytes) -> Lexicon:
    lexicon: Lexicon = pickle.loads(packed)  # noqa: S301 (packed by the process that gave this one its work)
    return lexicon


def _take(packed: bytes, cases: tuple[Case, ...]) -> Hand:
    lexicon = _unpack(packed)
    return Hand(tuple(evolve(case, lexicon=lexicon) for case in cases))


def weigh(
    reports: Sequence[Report],
    readings: Sequence[Reading],
    lexicon: Lexicon,
    reliability: Mapping[str, str] | None = None,
    rulings: Sequence[Ruling] = (),
    gather: Gather = serial_gather,
) -> Weighing:
    """What the reports say together: their stories (largest first), and the reports that are in none.

    Reports and readings pair up by order; a report given twice counts once. `reliability` is the officer's letter for an outlet.
    A story takes two reports; one that is given alone is a story of its own, for there is nothing it could have been put to.
    """
    standing = find_standing(rulings)
    lexicon = with_owners(lexicon, standing)
    pairs = {report.id: (report, reading) for report, reading in zip(reports, readings, strict=True)}
    order = sorted(pairs, key=lambda report: _published(pairs[report][0]))
    threads = find_threads([sketch(pairs[report][0], lexicon) for report in order], lexicon, standing)
    furniture = _find_furniture(threads, pairs)

    def case(thread: Thread) -> Case:
        found = [pairs[report] for report in thread.reports]
        its_reports, its_readings = [report for report, _ in found], [reading for _, reading in found]
        return open_case(thread, its_reports, its_readings, furniture, lexicon, reliability or {}, standing)

    stories = weigh_cases([case(thread) for thread in threads if len(thread.reports) > 1 or len(pairs) == 1], gather)
    told = {report for story in stories for report in story.reports}
    loose = tuple(report for report in order if report not in told)
    return Weighing(tuple(sorted(stories, key=lambda story: (-len(story.reports), story.id))), loose)


def _published(report: Report) -> tuple[date, str]:
    return report.day or date.max, report.id


def hash_lines(report: Report) -> dict[str, str]:
    """The lines of a report, plain as they are compared with others, by their hash."""
    return {digest("line", line): line for line in sorted(_plain_lines(report))}


def _plain_lines(report: Report) -> set[str]:
    return {plain_line(report.text[start:end]) for start, end in find_lines(report.text)}


def _find_furniture(threads: Sequence[Thread], pairs: Mapping[str, tuple[Report, Reading]]) -> frozenset[str]:
    under: Counter[str] = Counter()
    for thread in threads:
        under.update({line for report in thread.reports for line in _plain_lines(pairs[report][0])})
    return frozenset(line for line, stories in under.items() if stories >= FURNITURE)


def open_case(
    thread: Thread,
    reports: Sequence[Report],
    readings: Sequence[Reading],
    furniture: Collection[str],
    lexicon: Lexicon,
    reliability: Mapping[str, str],
    rulings: tuple[Ruling, ...],
) -> Case:
    """A story ready to be weighed. Reports and readings of the thread pair up by order; `furniture` are plain lines that stand under other
    stories too; the lexicon has the officer's owners in it already (`with_owners`), the rulings are those that stand."""
    found = sorted(zip(reports, readings, strict=True), key=lambda pair: _published(pair[0]))
    lines = {line for report, _ in found for line in _plain_lines(report)}
    return Case(
        thread=thread,
        reports=tuple(report for report, _ in found),
        readings=tuple(reading for _, reading in found),
        furniture=frozenset(lines.intersection(furniture)),
        lexicon=lexicon,
        reliability=reliability,
        rulings=rulings,
    )


def weigh_cases(cases: Iterable[Case], gather: Gather = serial_gather) -> list[Story]:
    """The stories of some cases, in their order."""
    return [story for stories in gather(_emit, _fold, _cut(cases)) for story in stories]


def _cut(cases: Iterable[Case]) -> Iterator[Hand]:
    """The cases in handfuls; those of one hand are judged by one lexicon."""
    held: list[Case] = []
    for case in cases:
        held.append(case)
        if sum(len(other.reports) for other in held) >= HANDFUL:
            yield Hand(tuple(held))
            held = []
    if held:
        yield Hand(tuple(held))


def _emit(hand: Hand) -> Iterable[tuple[str, Hand]]:
    return [(hand.cases[0].thread.reports[0], hand)]


def _fold(keyed: tuple[str, Sequence[Hand]]) -> list[Story]:
    return [weigh_story(case) for hand in keyed[1] for case in hand.cases]


def weigh_story(case: Case) -> Story:
    """One story, step by step: where its reports go back to, what is claimed, where accounts differ, and the grades."""
    lineage = find_lineage(case.reports, case.readings, case.lexicon, case.furniture, case.rulings)
    claims = find_claims(case.reports, case.readings, lineage, case.lexicon, case.rulings)
    rulings = rename(case.rulings, claims)
    conflicts = obey_conflicts(find_conflicts(case.reports, case.readings, claims, case.lexicon), claims, rulings)
    claims = hear_denials(claims, conflicts)
    outlet_of = {report.id: report.outlet for report in case.reports}
    return Story(
        id=story_id(case.thread.first),
        title=_find_title(case.reports, claims, case.lexicon),
        reports=tuple(report.id for report in case.reports),
        descents=lineage.descents,
        origins=lineage.origins,
        claims=tuple(obey_grades(grade_claims(claims, conflicts, outlet_of, lineage, case.reliability), rulings)),
        conflicts=tuple(conflicts),
        positions=tuple(find_positions(case.reports, case.readings, case.lexicon)),
        wordings=tuple(find_wordings(case.reports, case.readings, claims, case.lexicon)),
        events=tuple(event for reading in case.readings for event in reading.events),
        reasons=(*find_reasons(case.reports, case.lexicon), *case.thread.reasons),
    )


# How many of the weightiest claims speak for what a story is about, and how much a headline gains by those its report carries.
TELLING, CARRYING = 5, 0.3
# A headline of few words is not the better for it.
SHORT = 3


def _find_title(reports: Sequence[Report], claims: Sequence[Claim], lexicon: Lexicon) -> str:
    """The headline with most words in common with the others, of a report that carries the weightiest claims; a question only for want
    of any other."""
    titled = [report for report in reports if report.title]
    empty = lexicon.phrases.get("stopwords", ())
    words = {report.id: {stem(word) for _, _, word in find_words(report.title or "") if word not in empty} for report in titled}
    counts = Counter(word for found in words.values() for word in found)

    def rank(report: Report) -> tuple[bool, float]:
        leading = claims[:TELLING]
        carried = sum(any(report.id == support.report for support in claim.supports) for claim in leading) / max(1, len(leading))
        common = sum(counts[word] - 1 for word in words[report.id]) / (SHORT + len(words[report.id])) / max(1, len(titled) - 1)
        return not (report.title or "").rstrip().endswith("?"), round(common + CARRYING * carried, 4)

    return (max(titled, key=rank).title or "") if titled else ""
