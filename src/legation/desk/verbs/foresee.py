"""The effect of a ruling before it is made: its stories weighed in memory with it, beside what they are without it. Nothing is written."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from legation.desk.grouping import StoredIndex, find_reports, find_undone
from legation.desk.meanwhile import find_state
from legation.desk.session import Session
from legation.desk.subjects import OF_OUTLETS
from legation.desk.verbs.rule import prepare
from legation.desk.verbs.weigh import weigh_units
from legation.records.ruling import Ruling, find_standing
from legation.records.story import Claim, Conflict, Story
from legation.weighing.grouping.stream import find_bound

# So many stories are weighed before a ruling on an outlet, the largest first; the others are counted.
MOST = 8
# Of what changes in a story the first are told.
MOST_TOLD = 12

Count = tuple[int, int, str]


@frozen
class Turn:
    """A claim that a ruling changes: who says it (and `was` said to), its words, and its origins (at least, at most) with its grade before
    and after; None where it is not there."""

    id: str
    speaker: str | None
    words: str
    before: Count | None
    after: Count | None
    was: str | None = None


@frozen
class Effect:
    """What a ruling does to a story: reports, origins and conflicts before and after, the claims that change, and the conflicts that go and
    come, by what they are about. A story that is new has nothing before, one that ends nothing after."""

    story: str
    title: str
    reports: tuple[int, int]
    origins: tuple[int, int]
    conflicts: tuple[int, int]
    claims: tuple[Turn, ...] = ()
    further: int = 0
    gone: tuple[str, ...] = ()
    come: tuple[str, ...] = ()

    @property
    def changes(self) -> bool:
        """Whether anything is otherwise."""
        pairs = (self.reports, self.origins, self.conflicts)
        return any(one != other for one, other in pairs) or bool(self.claims or self.gone or self.come)


@frozen
class Foreseen:
    """A ruling as it would be made, and what it does to the stories that it touches (`further` more are not weighed). `state` goes into the
    ruling, so that nobody rules on what has changed meanwhile. `later` where its effect is known only when it is made."""

    ruling: Ruling
    effects: tuple[Effect, ...]
    state: str
    further: int = 0
    later: bool = False


def foresee(session: Session, verb: str, about: Sequence[str], value: str | None = None) -> Foreseen:
    """What a ruling would do. Raises LegationError where it is none."""
    state = find_state(session)
    made = prepare(session, verb, about, value)
    if any(one.verb == "belongs" for one in find_undone(session, made)):
        return Foreseen(made, (), state, later=True)
    asked, further = find_numbers(session, made)
    rulings = session.store.rulings.all()
    now, then = find_standing(rulings), find_standing([*rulings, made])
    numbers = set(asked)
    for standing in (now, then):
        units = find_bound(asked, standing, StoredIndex(session.store), session.store.threads.place)
        numbers |= {story for unit in units for story in unit}
    before = weigh(session, numbers, now) if session.store.threads.marked(1) else recall(session, numbers)
    return Foreseen(made, tuple(compare(before, weigh(session, numbers, then))), state, further)


def find_numbers(session: Session, ruling: Ruling) -> tuple[set[int], int]:
    """The stories that a ruling touches, by their numbers, and how many more there are."""
    reports = find_reports(session, ruling)
    outlets = {name for one in find_undone(session, ruling) if one.verb in OF_OUTLETS for name in one.about}
    told = dict.fromkeys(story for outlet in sorted(outlets) for story in session.store.outlets.stories(outlet))
    heads = sorted(session.store.stories.heads_of(list(told)), key=lambda head: (-head.reports, head.id))
    reports |= {story.members[0] for head in heads[:MOST] if (story := session.store.stories.get(head.id)) is not None}
    index, place = StoredIndex(session.store), session.store.threads.place
    centroids = [index.centroid(number) for report in sorted(reports) if (number := place(report)) is not None]
    return {centroid.story for centroid in centroids if centroid is not None}, max(0, len(heads) - MOST)


def recall(session: Session, numbers: Iterable[int]) -> list[Story]:
    """The stories of some numbers as they were weighed."""
    index = StoredIndex(session.store)
    holds = [number for story in sorted(numbers) if (centroid := index.centroid(story)) is not None for number in centroid.holds]
    reports = [report for number in holds if (centroid := index.centroid(number)) is not None for report in centroid.members]
    names = dict.fromkeys(name for report in reports if (name := session.store.stories.of_report(report)) is not None)
    return [story for name in names if (story := session.store.stories.get(name)) is not None]


def weigh(session: Session, numbers: Iterable[int], standing: tuple[Ruling, ...]) -> list[Story]:
    """The stories of some numbers weighed under some rulings, in memory."""
    units = find_bound(sorted(numbers), standing, StoredIndex(session.store), session.store.threads.place)
    return weigh_units(session, units, standing)[2]


def compare(before: Sequence[Story], after: Sequence[Story]) -> list[Effect]:
    """What is otherwise in each story, those that change first."""
    old, new = {story.id: story for story in before}, {story.id: story for story in after}
    known = {claim.id: claim for story in before for claim in story.claims}
    effects = [compare_story(old.get(name), new.get(name), known) for name in dict.fromkeys([*old, *new])]
    return sorted(effects, key=lambda effect: not effect.changes)


def compare_story(old: Story | None, new: Story | None, known: Mapping[str, Claim]) -> Effect:
    """What is otherwise in one story."""
    one, other = old or Story("", "", ()), new or Story("", "", ())
    turns = list(compare_claims(one.claims, other.claims, known)) if old and new else []
    return Effect(
        other.id or one.id,
        other.title or one.title,
        (len(one.reports), len(other.reports)),
        (len(one.origins), len(other.origins)),
        (len(one.conflicts), len(other.conflicts)),
        tuple(turns[:MOST_TOLD]),
        max(0, len(turns) - MOST_TOLD),
        name_conflicts(one.conflicts, other.conflicts)[:MOST_TOLD] if old and new else (),
        name_conflicts(other.conflicts, one.conflicts)[:MOST_TOLD] if old and new else (),
    )


def compare_claims(before: Sequence[Claim], after: Sequence[Claim], known: Mapping[str, Claim]) -> Iterator[Turn]:
    """The claims of a story that change, that come and that go, the weightiest first. One is known again by its id, else by its words."""
    left = {claim.id: claim for claim in before}
    for claim in after:
        was = left.pop(claim.id, None) or take_same(claim, left)
        # A claim that another story had comes with the reports that are counted already.
        if was is None and claim.id in known:
            continue
        one, other = measure(was), measure(claim)
        if one != other or (was is not None and was.speaker != claim.speaker):
            yield Turn(claim.id, claim.speaker, claim.text, one, other, was.speaker if was is not None else None)
    for claim in left.values():
        yield Turn(claim.id, claim.speaker, claim.text, measure(claim), None, claim.speaker)


def take_same(claim: Claim, left: dict[str, Claim]) -> Claim | None:
    """The claim of the same words among those that are left, which is then left no more."""
    first = claim.supports[0]
    same = [one for one in left.values() if any((its.report, its.span) == (first.report, first.span) for its in one.supports)]
    same.sort(key=lambda one: one.text != claim.text)
    return left.pop(same[0].id) if same else None


def measure(claim: Claim | None) -> Count | None:
    """What a claim rests on: its origins, at least and at most, and its grade."""
    return (claim.roots, claim.roots_most, str(claim.grade)) if claim is not None else None


def name_conflicts(some: Sequence[Conflict], others: Sequence[Conflict]) -> tuple[str, ...]:
    """What those conflicts are about that are not among the others."""
    there = {key_of(conflict) for conflict in others}
    return tuple(conflict.about for conflict in some if key_of(conflict) not in there)


def key_of(conflict: Conflict) -> tuple[object, ...]:
    """What makes a conflict the same again: its kind, the accounts in it, and whether a later report explains it."""
    return conflict.kind, conflict.why, frozenset((side.report, side.span, side.side) for side in conflict.sides)
