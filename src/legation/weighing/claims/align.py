"""Passages of several reports that say the same thing, found by their telling words and decided by their slots."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from math import log

from attrs import field, frozen

from legation.weighing.claims.slots import (
    Account,
    Weights,
    dates_differ,
    numbers_differ,
    opposes,
    same_speaker,
    sizes_differ,
    stages_differ,
    touches,
)

# Two passages with less of their weight in common speak of different things; found by reading pairs, see docs/quality.md.
ALIKE = 0.25
# A passage joins others only where it is about this like them on the average, so that chains do not drift.
ALIKE_ALL = 0.2
# Within one report only a repetition is the same claim again.
REPEATED = 0.8
# Passages with nearly half of their weight in common may put the predicate in other words (of such pairs, read one by one, five in six
# say the same), those that only name one thing alike from two thirds on; others must share the predicate.
SAME_WORDS = 0.65
SCATTERED = 0.45
# Below this likeness a shared predicate is a word that happens to stand in both ("worked with", "working towards").
TOUCHING = 0.3
# How many of the pairs between two groups may have a slot against it: a little, for the reading of slots errs now and then.
AGAINST = 0.1
# How many of the pairs between two groups must do so.
SHARED_PREDICATE = 0.5
# A word that stands in more passages than this finds nobody; it keeps the number of pairs in proportion to the passages.
POSTINGS = 60
# A longer passage carries a shorter one that stands in it by half of its weight, if what they share is as telling as one and a half words
# that stand nowhere else; and one so much alike that only the rest of the group kept it out.
CONTAINED = 0.5
TELLING = 1.6
NEARLY = 0.4
# With fewer words in common than this the passages must share what is said, not only of what.
MANY = 5
# Names and numbers alone do not say what was done.
NAMING = ("name:", "number:")


@frozen(eq=False)
class Group:
    """Passages that say the same, and those that deny it. `beside`: longer ones that say this besides something else of their own."""

    passages: list[Account]
    denials: list[Account] = field(factory=list)
    beside: list[Account] = field(factory=list)


def align(table: Sequence[Account], weights: Weights) -> list[Group]:
    """The passages of a story in groups that have the same truth conditions; most stand alone."""
    shelves = fold_copies(table)
    firsts = [copies[0] for copies in shelves]
    home: dict[int, int] = {i: i for i in range(len(firsts))}
    groups: dict[int, list[int]] = {i: [i] for i in range(len(firsts))}
    opposed: list[tuple[int, int]] = []
    for _, i, j in sorted(((-like, i, j) for like, i, j in find_neighbours(firsts, weights, ALIKE))):
        if home[i] == home[j]:
            continue
        if firsts[i].denied != firsts[j].denied:
            if opposes(firsts[i], firsts[j]):
                opposed.append((i, j))
        elif joins(firsts, weights, groups[home[i]], groups[home[j]]):
            kept, moved = home[i], home[j]
            for k in groups[moved]:
                home[k] = kept
            groups[kept].extend(groups.pop(moved))
    against: dict[int, set[int]] = {}
    for i, j in opposed:
        against.setdefault(home[i], set()).add(j)
        against.setdefault(home[j], set()).add(i)
    postings = post(firsts)
    return [
        Group(
            _unfold(shelves, members),
            _unfold(shelves, against.get(key, ())),
            _unfold(shelves, find_carriers(firsts, weights, postings, members)),
        )
        for key, members in sorted(groups.items())
    ]


def find_carriers(table: Sequence[Account], weights: Weights, postings: Mapping[str, Sequence[int]], members: Sequence[int]) -> list[int]:
    """The passages outside a group that say what it says among other things: for most of its members they do, against none of them."""
    near = {i for member in members for feature in table[member].features if len(postings[feature]) <= POSTINGS for i in postings[feature]}
    telling = TELLING * log(1 + len(table))
    return [
        i
        for i in sorted(near.difference(members))
        if 2 * sum(contains(table[i], table[member], weights, telling) for member in members) >= len(members)
        and all(compatible(table[i], table[member]) for member in members)
    ]


def contains(long: Account, short: Account, weights: Weights, telling: float) -> bool:
    """Whether one passage says what another says: half of its words and these telling ones, and who did what to whom but for one slot."""
    shared = long.features & short.features
    words = sum(not feature.startswith(NAMING) and not feature.isdigit() for feature in shared)
    if words < 2 or (words < MANY and short.predicate not in shared):
        return False
    if not fills(long, short):
        return False
    inside = weights.total(shared)
    told = inside >= telling and inside >= CONTAINED * weights.total(short.features)
    return told or weights.likeness(long, short) >= NEARLY


def fold_copies(table: Sequence[Account]) -> list[list[Account]]:
    """Passages that say the same in the same words, together: a wire that a hundred reports carry is compared once."""
    shelves: dict[tuple[object, ...], list[Account]] = {}
    for account in table:
        shelves.setdefault((account.assertion.stems, account.denied, account.speaker), []).append(account)
    return list(shelves.values())


def _unfold(shelves: Sequence[Sequence[Account]], chosen: Iterable[int]) -> list[Account]:
    return sorted((account for i in chosen for account in shelves[i]), key=lambda account: (account.report, account.span))


def post(table: Sequence[Account]) -> dict[str, list[int]]:
    """Where each feature stands."""
    postings: dict[str, list[int]] = {}
    for i, account in enumerate(table):
        for feature in account.features:
            postings.setdefault(feature, []).append(i)
    return postings


def find_neighbours(table: Sequence[Account], weights: Weights, alike: float) -> Iterator[tuple[float, int, int]]:
    """Pairs of passages at least so alike, with their likeness; within one report only repetitions."""
    postings = post(table)
    for i, account in enumerate(table):
        near = {j for feature in account.features if len(postings[feature]) <= POSTINGS for j in postings[feature] if j > i}
        for j in sorted(near):
            like = weights.likeness(account, table[j])
            if like >= (alike if account.report != table[j].report else REPEATED):
                yield like, i, j


def joins(table: Sequence[Account], weights: Weights, left: Sequence[int], right: Sequence[int]) -> bool:
    """Whether two groups say the same: alike on the average in words and predicate, and hardly a slot that stands against it."""
    size = len(left) * len(right)
    alike, agreeing, against = 0.0, 0, 0
    for i in left:
        for j in right:
            like = weights.likeness(table[i], table[j])
            alike += like
            agreeing += says_alike(table[i], table[j], like)
            against += not compatible(table[i], table[j])
    return alike >= ALIKE_ALL * size and agreeing >= SHARED_PREDICATE * size and against <= AGAINST * size


def says_alike(one: Account, other: Account, like: float) -> bool:
    """Whether two passages so much alike agree on what is said: by their words or by the predicate."""
    if like >= SAME_WORDS or (like >= SCATTERED and is_scattered(one, other)):
        return True
    return like >= TOUCHING and shares_more(one, other) and touches(one, other)


def is_scattered(one: Account, other: Account) -> bool:
    """Whether what two passages have in common stands in several places of one of them: one run of words is a thing that both name."""
    return any(
        len([known for known, _ in groupby(stem in there for stem in account.assertion.stems) if known]) > 1
        for account, there in ((one, set(other.assertion.stems)), (other, set(one.assertion.stems)))
    )


def fills(long: Account, short: Account) -> bool:
    """Whether who did what to whom in one passage stands in another too, but for one slot."""
    slots = sum(slot in long.features for slot in short.slots)
    return 0 < slots >= len(short.slots) - 1


def shares_more(one: Account, other: Account) -> bool:
    """Whether two passages have more in common than one word: "approved" alone does not say what was approved."""
    return len(one.features & other.features) > 1


def compatible(one: Account, other: Account) -> bool:
    """Whether no slot stands against two passages saying the same."""
    a, b = one.assertion, other.assertion
    if one.denied != other.denied or not same_speaker(one, other) or stages_differ(one, other):
        return False
    return numbers_differ(a, b) is None and dates_differ(a, b) is None and not sizes_differ(one, other)
