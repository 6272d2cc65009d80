"""How many, how much, how far, how long: numbers of one thing that cannot both be right, and what one report says is not there.

A thing is known by what is counted, or by what the measure is a measure of. That two reports mean the same of them is read off the two
sentences (one role, one party, some words), or off the two clauses (one act, or much of the same words).
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from attrs import frozen

from legation.records.reading import Figure
from legation.weighing.accounts.account import Account
from legation.weighing.accounts.agreement import both_right, none_counted, same_name
from legation.weighing.accounts.index import ClauseIn, StoryIndex
from legation.weighing.accounts.likeness import Weights, is_number
from legation.weighing.conflicts.amounts.tolls import FATES
from legation.weighing.conflicts.difference import Difference
from legation.weighing.conflicts.wording import name_figure, show

# Roles whose numbers may stand without a unit.
MEASURES = ("magnitud", "height", "depth", "speed", "weight")
COUNTS = (None, "person", "ordinal")
MONEY = ("percent", "usd", "eur", "gbp", "jpy")
# How alike two sentences must be for a number with its role and party to be of one thing (a time of day needs less: what
# happens is all it can be of); and two clauses, without their numbers: little
# where they say the same act, more where they do not.
ALIKE_NUMBER, ALIKE_CLOCK, ALIKE_ACT, ALIKE_SUM, ALIKE_THING = 0.2, 0.15, 0.12, 0.12, 0.25
# So many telling words besides the thing itself are more than chance.
TELLING = 2
# Two numbers from twenty on that are within a tenth of each other are two tellings of one number, where they count one sort of thing.
MANY, CLOSE = 20, 0.9
# A deal is known by its two parties.
SUM, PARTIES = "sum ", 2
# What weighs so much weighs it on other days, too; what weighs half as much again is another of its sort.
LASTING, HEAVIER = "weight", 1.5
# So many people, told to the thousand and nearly the same, are the same people, whatever the verb ("143 million were affected").
EXACT, EXACTLY = 1000, "nearly "
# A thing that stands in more clauses than this is what the story is about in general, and each number of it another.
POSTINGS = 60
# More values than this are the numbers of several things.
MOST_VALUES = 5


@frozen(eq=False)
class Count:
    """A number, the clause that gives it, and the telling words of the clause: those that are no numbers."""

    part: ClauseIn
    figure: Figure
    words: frozenset[str]


def find_nobody(index: StoryIndex, one: Account, other: Account) -> Iterator[Difference]:
    """What one passage says is not there, and the other counts."""
    for denying, counting in ((one, other), (other, one)):
        figure = none_counted(denying, counting, index.lexicon)
        if figure is not None and figure.unit in COUNTS:
            yield Difference("number", name_figure(index, counting, figure), denying, counting, ("none", show(index, counting, figure)))


def find_numbers(index: StoryIndex, parts: Sequence[ClauseIn], weights: Weights) -> Iterator[Difference]:
    """The differences between the numbers that the reports of a story give for one thing."""
    shelves: dict[tuple[str, str], list[Count]] = {}
    for part in parts:
        words = frozenset(feature for feature in part.clause.features if not is_number(feature))
        for figure in part.clause.assertion.figures:
            for thing in find_things(index, part.clause, figure):
                unit = "count" if figure.unit in (None, "person") else str(figure.unit)
                shelves.setdefault((unit, thing), []).append(Count(part, figure, words))
    for (unit, thing), counts in sorted(shelves.items()):
        if len(counts) <= POSTINGS:
            found = [(a, b) for a, b in combinations(counts, 2) if stand_against(index, weights, thing, a, b)]
            if len({count.figure.value for pair in found for count in pair}) <= MOST_VALUES:
                yield from (lay_apart(index, f"{unit} {thing}", a, b) for a, b in found)


def find_things(index: StoryIndex, clause: Account, figure: Figure) -> Iterator[str]:
    """What a figure counts or measures; nothing where it counts some of many, moves from hour to hour, is a toll or an age (tolls.py,
    ages.py)."""
    tables = index.lexicon.tables
    if figure.unit == "age" or is_some(index, figure, clause):
        return
    if figure.unit in MONEY and figure.what is not None:
        yield f"{SUM}{tables.get('counted.sums', {}).get(figure.what, figure.what)}"
        if figure.role not in tables.get("roles", {}).values():
            return  # "held three billion in cash": what was held is no other sum that was held
    # The tolls of a day long past are no tolls of the story: "carried 41,000 passengers last year".
    tolled = figure.role in FATES and not index.is_past(clause)
    if figure.unit in COUNTS and figure.what is not None:
        thing = tables.get("counted", {}).get(figure.what, figure.what)
        if figure.value != 1 and not (tolled and figure.unit != "ordinal"):
            yield f"{thing} {figure.role}" if figure.unit == "person" else thing
        if figure.unit == "person" and figure.value >= EXACT and not tolled:
            yield f"{EXACTLY}{thing}"
    elif figure.unit == "km" and anchors(figure):
        yield from sorted(anchors(figure))
    elif figure.role is not None and (
        figure.role in MEASURES or not (figure.unit in COUNTS or (figure.unit in MONEY and moves(index, figure)))
    ):
        yield figure.role


def is_some(index: StoryIndex, figure: Figure, account: Account) -> bool:
    """Whether a number is of some among many, of another time, or of all of them: "two other men", "the last 15 laps", "20 of 71"."""
    before, behind = index.around(account, figure)
    phrases = index.lexicon.phrases
    total = before == "of" and any(f.span.end + len(" of ") == figure.span.start for f in account.assertion.figures)
    return total or before in phrases.get("figures.some", ()) or behind in phrases.get("figures.others", ())


def stand_against(index: StoryIndex, weights: Weights, thing: str, one: Count, other: Count) -> bool:
    """Whether two numbers of two reports are of one thing, cannot both be right, and neither report knows the other's."""
    a, b = one.part.whole, other.part.whole
    if a.report == b.report or both_right(one.figure, other.figure) or index.states(b, one.figure) or index.states(a, other.figure):
        return False
    if thing.startswith(SUM):
        # What a deal is worth is told of it long after, too.
        both_dated = bool(a.assertion.whens) and bool(b.assertion.whens)
        return (not both_dated or index.same_occasion(a, b)) and of_one_deal(weights, one, other)
    if thing.startswith(EXACTLY):
        return is_close(one.figure, other.figure) and len((one.words & other.words).difference(thing.split())) >= TELLING
    if thing == LASTING and one.figure.what is not None and other.figure.what is not None:
        return of_one_weight(index, one, other)
    if not index.same_occasion(a, b):
        return False
    return of_one_party(index, weights, one, other) or of_one_act(index, weights, thing, one, other)


def of_one_deal(weights: Weights, one: Count, other: Count) -> bool:
    """Whether two sums for one sort of thing are of one such thing: they name two parties in common, or one and are nearly the same."""
    if is_close(one.figure, other.figure) and share_names(one, other, whole=True):
        return True
    return share_names(one, other) >= PARTIES and weights.likeness(one.part.clause, other.part.clause, without=is_number) >= ALIKE_SUM


def of_one_weight(index: StoryIndex, one: Count, other: Count) -> bool:
    """Whether two weights are of one bearer and not far apart, and each passage gives but one."""
    small, large = sorted((one.figure.value, other.figure.value))
    each = all(alone(index, count.part.whole, count.figure) for count in (one, other))
    return each and small * HEAVIER >= large and one.figure.what is not None and one.figure.what == other.figure.what


def of_one_party(index: StoryIndex, weights: Weights, one: Count, other: Count) -> bool:
    """Whether two sentences give one number each for one role, of one party, in words that are a little alike."""
    a, b, left, right = one.figure, other.figure, one.part.whole, other.part.whole
    if (
        weights.likeness(left, right) < (ALIKE_CLOCK if a.unit == "clock" else ALIKE_NUMBER)
        or not alone(index, left, a)
        or not alone(index, right, b)
    ):
        return False
    if a.unit == "ordinal":
        return bool(left.assertion.whens and right.assertion.whens)
    if a.unit == "km" and anchors(a) and anchors(b):
        return True
    bounded = a.bound == b.bound and a.bound in ("least", "most")
    return a.role is not None and a.role == b.role and (a.unit == "clock" or bounded or bool(bearers(index, one) & bearers(index, other)))


def of_one_act(index: StoryIndex, weights: Weights, thing: str, one: Count, other: Count) -> bool:
    """Whether two clauses count or measure the same: they say the same act of it with another telling word, or have much in common and
    name the same; a measure must be of the same bearer."""
    a, b = one.part.clause, other.part.clause
    if a.denied or b.denied or not alone(index, a, one.figure) or not alone(index, b, other.figure):
        return False
    if one.figure.unit not in (*COUNTS, "clock") and not bearers(index, one) & bearers(index, other):
        return False
    like, telling = (
        weights.likeness(one.part.clause, other.part.clause, without=is_number),
        (one.words & other.words) - {*thing.split(), str(a.predicate), str(b.predicate)},
    )
    if a.predicate is not None and a.predicate == b.predicate and a.predicate not in index.lexicon.phrases.get("light", ()):
        return like >= ALIKE_ACT and bool(telling)
    close = is_close(one.figure, other.figure) and bool(telling)
    return share_names(one, other) > 0 and (close or (like >= ALIKE_THING and len(telling) >= TELLING))


def share_names(one: Count, other: Count, whole: bool = False) -> int:
    """How many names the clauses (or the whole passages) of two numbers have in common, in full or in part."""
    here, there = (names_by(count.part.whole if whole else count.part.clause, count.figure) for count in (one, other))
    return sum(any(same_name(name, known) for known in there) for name in here)


def names_by(account: Account, figure: Figure) -> list[str]:
    """The names in a passage and those that its number is said of."""
    return list(dict.fromkeys((*account.assertion.names, *(party for party in figure.parties if party[:1].isupper()))))


def is_close(one: Figure, other: Figure) -> bool:
    """Whether two numbers are nearly the same, and larger than many things are: then they are hardly of two things."""
    small, large = sorted((one.value, other.value))
    return one.unit != "ordinal" and small >= MANY and small >= CLOSE * large


def alone(index: StoryIndex, account: Account, figure: Figure) -> bool:
    """Whether a passage gives one value only for what a figure is a figure of."""
    kin = [f for f in account.assertion.figures if f.unit == figure.unit and f.what == figure.what and f.role == figure.role]
    return all(both_right(figure, f) or is_some(index, f, account) for f in kin)


def bearers(index: StoryIndex, count: Count) -> set[str]:
    """Whom or what a number is said of, by name or noun: its parties and the subject of its clause."""
    subject = count.part.clause.assertion.subject
    said_of = {*count.figure.parties, *((subject,) if subject is not None else ())}
    return said_of.difference(index.lexicon.phrases.get("stopwords", ()))


def anchors(figure: Figure) -> set[str]:
    """The places from which a distance is taken."""
    return {party for party in figure.parties if party.startswith("from:")}


def moves(index: StoryIndex, figure: Figure) -> bool:
    """Whether a figure tells how far something moved: prices and polls are other from hour to hour."""
    return figure.role in index.lexicon.phrases.get("figures.moving", ())


def lay_apart(index: StoryIndex, slot: str, one: Count, other: Count) -> Difference:
    """The difference of two numbers, on the passages that hold the clauses."""
    a, b = one.part.whole, other.part.whole
    values = (show(index, a, one.figure), show(index, b, other.figure))
    return Difference("number", name_figure(index, a, one.figure), a, b, values, slot, (one.figure, other.figure))
