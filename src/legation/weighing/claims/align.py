"""Passages of several reports that say the same thing, found by their telling words and decided by their slots."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import field, frozen

from legation.weighing.claims.slots import Account, Weights, dates_differ, numbers_differ, opposes, same_speaker, stages_differ, touches

# Two passages with less of their weight in common speak of different things; found by reading pairs, see docs/quality.md.
ALIKE = 0.25
# A passage joins others only where it is about this like them on the average, so that chains do not drift.
ALIKE_ALL = 0.2
# Within one report only a repetition is the same claim again.
REPEATED = 0.8
# Passages with two thirds of their weight in common may put the predicate in other words; others must share it.
SAME_WORDS = 0.65
# Below this likeness a shared predicate is a word that happens to stand in both ("worked with", "working towards").
TOUCHING = 0.3
# How many of the pairs between two groups may have a slot against it: a little, for the reading of slots errs now and then.
AGAINST = 0.1
# How many of the pairs between two groups must do so.
SHARED_PREDICATE = 0.5
# A word that stands in more passages than this finds nobody; it keeps the number of pairs in proportion to the passages.
POSTINGS = 60


@frozen(eq=False)
class Group:
    """Passages that say the same, and those that deny it."""

    passages: list[Account]
    denials: list[Account] = field(factory=list)


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
    return [Group(_unfold(shelves, members), _unfold(shelves, against.get(key, ()))) for key, members in sorted(groups.items())]


def fold_copies(table: Sequence[Account]) -> list[list[Account]]:
    """Passages that say the same in the same words, together: a wire that a hundred reports carry is compared once."""
    shelves: dict[tuple[object, ...], list[Account]] = {}
    for account in table:
        shelves.setdefault((account.assertion.stems, account.denied, account.speaker), []).append(account)
    return list(shelves.values())


def _unfold(shelves: Sequence[Sequence[Account]], chosen: Iterable[int]) -> list[Account]:
    return sorted((account for i in chosen for account in shelves[i]), key=lambda account: (account.report, account.span))


def find_neighbours(table: Sequence[Account], weights: Weights, alike: float) -> Iterator[tuple[float, int, int]]:
    """Pairs of passages at least so alike, with their likeness; within one report only repetitions."""
    postings: dict[str, list[int]] = {}
    for i, account in enumerate(table):
        for feature in account.features:
            postings.setdefault(feature, []).append(i)
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
            agreeing += like >= SAME_WORDS or (like >= TOUCHING and shares_more(table[i], table[j]) and touches(table[i], table[j]))
            against += not compatible(table[i], table[j])
    return alike >= ALIKE_ALL * size and agreeing >= SHARED_PREDICATE * size and against <= AGAINST * size


def shares_more(one: Account, other: Account) -> bool:
    """Whether two passages have more in common than one word: "approved" alone does not say what was approved."""
    return len(one.features & other.features) > 1


def compatible(one: Account, other: Account) -> bool:
    """Whether no slot stands against two passages saying the same."""
    a, b = one.assertion, other.assertion
    if one.denied != other.denied or not same_speaker(one, other) or stages_differ(one, other):
        return False
    return numbers_differ(a, b) is None and dates_differ(a, b) is None
