"""Which passages of a story are laid beside each other at all: those that share a telling word, or a slot that is filled alike.

A word that stands in many passages finds nobody, and who says a thing in other words shares none. So passages meet by slots, too: by one
doing or saying the same, by one of whom only few passages tell, by so many of one thing, and by the same done in one place or on one day.
What stands in too many passages is not looked up, so that pairs grow with the passages and no faster.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence

from legation.records.reading import Clause
from legation.weighing.accounts.account import Account

# What stands in more passages than this finds nobody; it keeps the number of pairs in proportion to the passages.
POSTINGS = 60
# A time as long as this is one day.
DAY = len("2024-05-01")


def find_candidates(table: Sequence[Account]) -> Iterator[tuple[int, int]]:
    """Pairs of passages that share a word or a slot which does not stand everywhere, in order."""
    keys = [frozenset(find_keys(account)) for account in table]
    postings: dict[Hashable, list[int]] = {}
    for i, found in enumerate(keys):
        for key in found:
            postings.setdefault(key, []).append(i)
    for i, found in enumerate(keys):
        near = {j for key in found if len(postings[key]) <= POSTINGS for j in postings[key] if j > i}
        yield from ((i, j) for j in sorted(near))


def find_keys(account: Account) -> Iterator[Hashable]:
    """What a passage is found by: its telling words, and its slots."""
    yield from account.features
    yield from find_slots(account)


def find_slots(account: Account) -> Iterator[tuple[Hashable, ...]]:
    """The slots of a passage that another may fill alike: who is in it, alone and with what is done; how many of what; what is done where
    and on which day; who speaks."""
    said, spoken = account.assertion, list(find_predicates(account))
    for one in find_participants(account):
        yield "who", one
        yield from (("does", one, verb) for verb in spoken if verb != one)
    for figure in said.figures:
        if figure.what is not None or figure.unit is not None:
            yield "counts", figure.value, figure.unit, figure.what
    days = (when.first for when in said.whens if when.first == when.last and len(when.first) == DAY)
    for there in (*said.places, *days):
        yield from (("where", there, verb) for verb in spoken)
    if account.speaker is not None:
        yield "speaks", account.speaker


def find_predicates(account: Account) -> set[str]:
    """What is said in a passage, clause by clause: words that say the same under one head where it is the main one."""
    verbs: Iterable[str | None] = (account.predicate, account.assertion.verb, *(clause.verb for clause in account.assertion.clauses))
    return {verb for verb in verbs if verb is not None}


def find_participants(account: Account) -> set[str]:
    """Who and what is in a passage, as far as it is known who they are: names, subjects and objects of its clauses."""
    clauses: tuple[Clause, ...] = (account.assertion, *account.assertion.clauses)
    found = {one for clause in clauses for one in (*clause.names, clause.subject, clause.object)}
    return {one for one in found if one is not None}
