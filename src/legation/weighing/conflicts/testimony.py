"""What passages say of a matter: yes or no, known or not known; and when two of them speak of one matter.

There are many ways of saying no ("is not armed", "refused to sign", "denied selling oil", "had no part in it"), and many of leaving a
thing open. Each is a function that finds such passages and those that stand against them, and lays both out in the same slots; whether two
are of one matter, and how it is called, is asked of the slots.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator

from attrs import evolve, field, frozen

from legation.weighing.accounts.account import Account
from legation.weighing.accounts.agreement import of_one_mouth
from legation.weighing.accounts.index import StoryIndex
from legation.weighing.conflicts.point import Evidence, Telling, name_point

# Two clauses of which one does not say what its act was done to are of one act where they share so much of their weight.
VERY_ALIKE = 0.5
# What is denied stands so many characters before a denial in its own report.
BACK = 600
# What says no to what the others say, of the closed sets of values.
SAYING_NO = frozenset(("denied", "not known", "not given out", "not confirmed"))


@frozen(eq=False)
class Testimony(Telling):
    """What a passage says of a matter. `whom` it says it of (stems, parties; empty: of anybody), `thing`: what it was done to (empty: not
    told), `content`: the words that it is known by. Another is of the same matter where it is of the same ones and thing, has `least` of
    the content and all that is `named`, and is `alike` in its words; `once`: what it was on one occasion it need not be on another."""

    whom: frozenset[str] = field(default=frozenset(), kw_only=True)
    thing: frozenset[str] = field(default=frozenset(), kw_only=True)
    content: frozenset[str] = field(default=frozenset(), kw_only=True)
    least: int = field(default=0, kw_only=True)
    named: frozenset[str] = field(default=frozenset(), kw_only=True)
    alike: float = field(default=0.0, kw_only=True)
    once: bool = field(default=False, kw_only=True)


Way = Callable[[Evidence], Iterable[Testimony]]


def hear(*ways: Way) -> Callable[[Evidence], Iterator[Testimony]]:
    """What is found in several ways, each with its own points; what is told in one way stands against nothing told in another."""

    def find(story: Evidence) -> Iterator[Testimony]:
        for number, way in enumerate(ways):
            for told in way(story):
                topic = " ".join(map(str, told.point)) if told.topic is None else told.topic
                yield evolve(told, point=(number, *told.point), topic=topic)

    return find


def leave_out_both(told: Iterable[Testimony]) -> list[Testimony]:
    """Passages without those of reports that give two values of a point: who tells both knows both."""
    found = list(told)
    given: dict[tuple[tuple[Hashable, ...], int], set[str]] = {}
    for one in found:
        given.setdefault((one.point, one.account.report), set()).add(one.value)
    return [one for one in found if len(given[one.point, one.account.report]) == 1]


def of_one_matter(story: Evidence, one: Testimony, other: Testimony) -> bool:
    """Whether two passages speak of one matter, by two mouths."""
    here = one.account.report == other.account.report
    if here and (not (one.own or other.own) or one.account.span.overlaps(other.account.span)):
        return False
    if of_one_mouth(one.account, other.account) or not (may_be_one(one.whom, other.whom) and may_be_one(one.thing, other.thing)):
        return False
    if (one.once or other.once) and not story.same_occasion(one.account, other.account):
        return False
    # Right behind what it denies a denial needs no word of it.
    told = one.content and other.content and not (here and is_behind(one, other))
    if told and len(one.content & other.content) < max(one.least, other.least):
        return False
    if not (one.named <= names_of(other) and other.named <= names_of(one)):
        return False
    least = max(one.alike, other.alike)
    if least and not one.thing & other.thing:
        least = max(least, VERY_ALIKE)
    return not least or story.weights.likeness(one.account, other.account) >= least


def may_be_one(here: frozenset[str], there: frozenset[str]) -> bool:
    """Whether what two passages tell of may be the same: both have it, or one leaves it open."""
    return not here or not there or bool(here & there)


def of_one_time(index: StoryIndex, one: Account, other: Account) -> bool:
    """Whether two passages may be of one matter by their days; what one report puts side by side is."""
    return one.report == other.report or index.same_matter(one, other)


def names_of(told: Testimony) -> set[str]:
    """The names that a passage has."""
    return set(told.account.assertion.names)


def is_behind(one: Testimony, other: Testimony) -> bool:
    """Whether a no stands behind a yes in one report, not far from it."""
    no, yes = in_order(one, other)
    return 0 <= no.account.span.start - yes.account.span.end <= BACK


def in_order(one: Testimony, other: Testimony) -> tuple[Testimony, Testimony]:
    """Two passages, who says no first."""
    return (one, other) if one.value in SAYING_NO else (other, one)


def name_matter(index: StoryIndex, one: Testimony, other: Testimony) -> str:
    """The matter: as it is told, or in words of who says yes."""
    no, yes = in_order(one, other)
    said = yes.account.assertion
    shared = no.content & yes.content or [word for word in (said.subject, said.verb, said.object) if word]
    return no.about or yes.about or name_point(index, (yes.account,), shared)
