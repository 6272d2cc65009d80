"""How sure it is that two passages say the same: a table of named reasons with weights, and their sum.

Words propose: how much of the telling words, names and numbers of two passages meet. Slots speak for or against: numbers, days,
speakers, yes or no. Above nought it is likelier than not that a reader would call them one claim. And what alone is enough to tell that
they are not one, whatever words they share.
"""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from math import fsum, log
from pathlib import Path

from attrs import field, frozen

from legation.language.weights import read_fitted
from legation.weighing.accounts.account import Account
from legation.weighing.accounts.agreement import (
    SAME_DAYS,
    Weights,
    agree,
    numbers_differ,
    overlap,
    same_speaker,
    sizes_differ,
)
from legation.weighing.accounts.facing import days_part, polarities_differ, stages_part

# All that two passages have in common is one run of words without what is said: a thing that both name. Set by hand: half of them are
# right, but a false "confirmed" is worse than a missed one.
BY_HAND = {"one thing": -5.0}
# What the reasons mean, and what they were fitted on, stands beside them in the file.
WEIGHTS = read_fitted(Path(__file__).with_name("same.json")).with_hand(BY_HAND)
# More words in common than this say no more.
MOST_WORDS = 3.0
# So many words make a name that two passages may share by chance: "naval treaty office".
NAME = 3
# Names and numbers alone do not say what was done.
NAMING = ("name:", "number:")


@frozen(eq=False)
class Scale:
    """What passages of one story are measured by: how telling each feature is, and what each passage comes to."""

    weights: Weights
    whole: float
    totals: dict[int, float] = field(factory=dict)

    def total(self, account: Account) -> float:
        """The weight of all features of a passage."""
        if id(account) not in self.totals:
            self.totals[id(account)] = fsum(self.weights.weight[feature] for feature in account.features)
        return self.totals[id(account)]


def lay_scale(table: Sequence[Account], weights: Weights) -> Scale:
    """The scale of a story's passages. A word that stands nowhere else comes to one."""
    return Scale(weights, log(1 + len(table)))


def weigh_words(one: Account, other: Account, scale: Scale) -> float:
    """What the words of two passages say for their being one claim."""
    weight, shared = scale.weights.weight, one.features & other.features
    if not shared:
        return WEIGHTS["start"]
    inside = fsum(weight[feature] for feature in shared)
    words = fsum(weight[feature] for feature in shared if not feature.startswith(NAMING) and not feature.isdigit())
    short, long = sorted((scale.total(one), scale.total(other)))
    return (
        WEIGHTS["start"]
        + WEIGHTS["covers"] * inside / short
        + WEIGHTS["common"] * 2 * inside / (long + short)
        + WEIGHTS["words"] * min(MOST_WORDS, words / scale.whole)
    )


def weigh_slots(one: Account, other: Account) -> float:
    """What the slots of two passages say for and against it."""
    return sum(WEIGHTS[reason] for reason in match_features(one, other))


# No two passages are likelier one claim than their words say by more than this.
BEST_SLOTS = sum(WEIGHTS[reason] for reason in ("number", "day", "speaker", "predicate"))


def match_features(one: Account, other: Account) -> list[str]:
    """The reasons of the table, but for the words, that hold for two passages."""
    a, b = one.assertion, other.assertion
    named = (one.speaker is not None, other.speaker is not None)
    holds = {
        "number": any(f.unit == g.unit and f.value != 1 and agree(f, g) for f in a.figures for g in b.figures),
        "other number": numbers_differ(a, b) is not None or sizes_differ(one, other),
        "day": any(overlap(x, y) for x in a.whens for y in b.whens),
        "other day": days_part(one, other),
        "reports apart": lie_apart(one.day, other.day),
        "yes and no": polarities_differ(one, other),
        "speaker": all(named) and same_speaker(one, other),
        "other speaker": not same_speaker(one, other),
        "one speaker": named[0] != named[1],
        "quoted": any(said is not None and said.mode != "reported" for said in (one.statement, other.statement)),
        "predicate": one.predicate is not None and one.predicate == other.predicate,
        "one thing": not says_one(one, other) and names_one(one, other),
    }
    return [reason for reason, is_so in holds.items() if is_so]


def lie_apart(one: date | None, other: date | None) -> bool:
    """Whether two days are too far from one another for one occasion."""
    return one is not None and other is not None and abs((one - other).days) > SAME_DAYS


def says_one(one: Account, other: Account) -> bool:
    """Whether what one of two passages says, in any of its clauses, stands in the other."""
    a, b = ({account.assertion.verb, *(clause.verb for clause in account.assertion.clauses)} for account in (one, other))
    return bool(a & b) or one.predicate in other.features or other.predicate in one.features


def names_one(one: Account, other: Account) -> bool:
    """Whether the words that two passages share, three at least, stand in one run in both."""
    return len(set(one.assertion.stems) & set(other.assertion.stems)) >= NAME and all(
        sum(known for known, _ in groupby(stem in there for stem in account.assertion.stems)) < 2
        for account, there in ((one, set(other.assertion.stems)), (other, set(one.assertion.stems)))
    )


def forbids(one: Account, other: Account) -> bool:
    """Whether two passages cannot say the same: yes and no, two speakers, stages far apart, one thing counted or dated otherwise. Who does
    it to whom is not asked: the slots of "judges freed the poet" and "the poet was freed by judges" are turned round, too."""
    a, b = one.assertion, other.assertion
    return (
        polarities_differ(one, other)
        or not same_speaker(one, other)
        or stages_part(one, other)
        or numbers_differ(a, b) is not None
        or days_part(one, other)
        or sizes_differ(one, other)
    )
