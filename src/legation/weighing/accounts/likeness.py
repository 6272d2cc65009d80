"""How alike two passages are: the share of their telling words that they have in common."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import fsum, log

from attrs import frozen

from legation.weighing.accounts.account import Account

# What a feature begins with that is a name or a number.
NAMING, NUMBER = "name:", "number:"


def is_number(feature: str) -> bool:
    """Whether a feature is a number, with its unit or bare."""
    return feature.startswith(NUMBER) or feature.isdigit()


@frozen(eq=False)
class Weights:
    """How telling each feature is in this story: one that stands in every sentence says nothing, one that stands in two says much."""

    weight: Mapping[str, float]

    def total(self, found: Iterable[str]) -> float:
        """The weight of some features together, the same in any order; one that only a clause has (cut differently from its sentence)
        weighs nothing."""
        return fsum(self.weight.get(feature, 0.0) for feature in found)

    def likeness(self, one: Account, other: Account, without: Callable[[str], bool] | None = None) -> float:
        """The share of weight that two passages have in common (Dice), 0 to 1; `without` says which features are left out."""
        here, there = one.features, other.features
        if without is not None:
            here, there = (frozenset(feature for feature in found if not without(feature)) for found in (here, there))
        shared = here & there
        return 2 * self.total(shared) / (self.total(here) + self.total(there)) if shared else 0.0


def weigh_features(table: Sequence[Account]) -> Weights:
    """The weights of a story's features. A sentence that several reports carry word for word counts once."""
    distinct = {account.assertion.stems: account.features for account in table}
    seen: dict[str, int] = {}
    for found in distinct.values():
        for feature in found:
            seen[feature] = seen.get(feature, 0) + 1
    weight = {feature: log(1 + len(distinct) / count) for feature, count in seen.items()}
    for account in table:
        for feature in account.features:
            weight.setdefault(feature, log(1 + len(distinct)))
    return Weights(weight)
