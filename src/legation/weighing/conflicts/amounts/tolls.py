"""How many were killed, hurt, held or freed: the number that each report gives for the story, laid side by side.

A report gives many numbers; the first that it gives for a fate, and not of a day long past, is the one its story is about.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from attrs import frozen

from legation.records.reading import Figure
from legation.weighing.accounts.account import Account
from legation.weighing.accounts.agreement import both_right
from legation.weighing.accounts.index import StoryIndex
from legation.weighing.accounts.likeness import Weights
from legation.weighing.conflicts.difference import Difference
from legation.weighing.conflicts.wording import name_figure, show

# What becomes of persons in the news; the heads of the lexicon's `roles` that count persons.
FATES = ("kill", "injur", "miss", "arrest", "rescu", "evacu", "displac", "trap", "abduct", "hospit", "releas", "aboard")
# Tolls of one event do not lie further apart than this; a war's dead are not a raid's.
TIMES = 10
# How alike two passages must be, in words that are telling in this story, for their tolls to be of one event.
ALIKE = 0.1
# The numbers of one report that are tried as parts of a sum; with more, any number is the sum of some.
SUMMED = 5
# A story has few tolls; more values than this are the counts of many events in one list.
MOST_VALUES = 8


@frozen(eq=False)
class Toll:
    """The first number that a report gives for one fate of one sort of people, where it stands, and all it gives for that fate."""

    account: Account
    figure: Figure
    beside: tuple[Figure, ...]


def find_tolls(index: StoryIndex, table: Sequence[Account], weights: Weights) -> Iterator[Difference]:
    """The differences between the tolls of a story's reports, fate by fate."""
    shelves: dict[tuple[str, str], dict[int, list[tuple[Account, Figure]]]] = {}
    for account in table:
        for figure in account.assertion.figures:
            sort = find_sort(index, account, figure)
            if sort is not None:
                shelves.setdefault((str(figure.role), sort), {}).setdefault(account.report, []).append((account, figure))
    for (fate, sort), given in sorted(shelves.items()):
        tolls = [take_first(index, said) for _, said in sorted(given.items())]
        yield from find_apart(index, weights, f"{fate} {sort}", [toll for toll in tolls if toll is not None])


def find_sort(index: StoryIndex, account: Account, figure: Figure) -> str | None:
    """Whom a toll counts: "person" where it does not say whom; None where it is no toll."""
    if figure.role not in FATES or figure.unit not in (None, "person") or account.assertion.status in ("considered", "planned"):
        return None
    tables = index.lexicon.tables
    anyone = figure.what is None or figure.what in tables.get("roles.anyone", {}) or figure.what in tables.get("roles", {})
    behind = index.reports[account.report].place(figure.span.where)[figure.span.end : figure.span.end + 4]
    if behind == " of ":
        return None  # "five of the dead", "five of 12 people"
    if figure.what == "other" or (figure.value == 1 and figure.what not in ("person", "peopl", "victim")):
        return None  # "three others", "one of them": some of those counted
    return "person" if anyone else tables.get("counted", {}).get(str(figure.what), str(figure.what))


def take_first(index: StoryIndex, said: Sequence[tuple[Account, Figure]]) -> Toll | None:
    """The number that a report gives first, None where all it gives are of the past."""
    news = [(account, figure) for account, figure in said if not index.is_past(account)]
    return Toll(*news[0], tuple(figure for _, figure in said)) if news else None


def find_apart(index: StoryIndex, weights: Weights, slot: str, tolls: Sequence[Toll]) -> Iterator[Difference]:
    """The tolls that cannot both be right. Each value is compared once, by the first report that gives it."""
    values: dict[tuple[float, float, str], Toll] = {}
    for toll in tolls:
        values.setdefault((toll.figure.value, toll.figure.most, toll.figure.bound), toll)
    if len(values) > MOST_VALUES:
        return
    apart = [(a, b) for a, b in combinations(values.values(), 2) if stand_against(index, weights, a, b)]
    for a, b in apart:
        for one in (t for t in tolls if same_value(t, a)):
            for other in (t for t in (b, *tolls) if same_value(t, b)):
                if one is a or other is b:
                    yield lay_apart(index, slot, one, other)


def same_value(one: Toll, other: Toll) -> bool:
    """Whether two tolls give the very same value."""
    return (one.figure.value, one.figure.most, one.figure.bound) == (other.figure.value, other.figure.most, other.figure.bound)


def stand_against(index: StoryIndex, weights: Weights, one: Toll, other: Toll) -> bool:
    """Whether two tolls are of one event and neither report gives the other's number, outright or as a sum of its own."""
    if both_right(one.figure, other.figure) or holds(one, other.figure) or holds(other, one.figure):
        return False
    small, large = sorted((one.figure.most, other.figure.most))
    alike = small * TIMES >= large and weights.likeness(one.account, other.account) >= ALIKE
    return (alike or small == 0) and index.same_occasion(one.account, other.account)


def holds(toll: Toll, figure: Figure) -> bool:
    """Whether a report gives a number for the same fate, or parts that make it up ("10 passengers and two pilots")."""
    given = [known.value for known in toll.beside[:SUMMED]]
    if any(both_right(known, figure) for known in toll.beside):
        return True
    return any(sum(parts) == figure.value for size in range(2, len(given) + 1) for parts in combinations(given, size))


def lay_apart(index: StoryIndex, slot: str, one: Toll, other: Toll) -> Difference:
    """The difference of two tolls."""
    values = (show(index, one.account, one.figure), show(index, other.account, other.figure))
    return Difference(
        "number", name_figure(index, one.account, one.figure), one.account, other.account, values, slot, (one.figure, other.figure)
    )
