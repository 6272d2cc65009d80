"""The officer's word as the weighing hears it: what still stands, and which ids it puts together or apart."""

from collections.abc import Sequence
from itertools import combinations

from legation.records.ruling import Ruling, Verb


def find_standing(rulings: Sequence[Ruling]) -> tuple[Ruling, ...]:
    """The rulings that were not undone, in order. An undoing that is itself undone takes nothing back."""
    undone: set[str] = set()
    standing: list[Ruling] = []
    for ruling in reversed(rulings):
        if ruling.id in undone:
            continue
        if ruling.verb == "undo":
            undone.update(ruling.about)
        else:
            standing.append(ruling)
    return tuple(reversed(standing))


def find_pairs(standing: Sequence[Ruling], *verbs: Verb) -> list[tuple[str, str, Ruling]]:
    """Every two ids that a ruling with one of the verbs speaks of, with that ruling."""
    return [(one, other, ruling) for ruling in standing if ruling.verb in verbs for one, other in combinations(ruling.about, 2)]


def sentence(ruling: Ruling) -> str:
    """The ruling as a reason: who ruled what, and when."""
    return f"{ruling.by} ruled on {ruling.at.date().isoformat()}: {ruling.verb.replace('-', ' ')}"
