"""The points on which reports stand apart beside numbers and days, each found by a rule of its own."""

from collections.abc import Iterator, Sequence

from legation.weighing.claims.slots import Account, Weights
from legation.weighing.conflicts.ground import Difference, Ground
from legation.weighing.conflicts.identity.actors import find_actors
from legation.weighing.conflicts.identity.bodies import find_bodies
from legation.weighing.conflicts.identity.kinds import find_kinds
from legation.weighing.conflicts.identity.measures import find_measures
from legation.weighing.conflicts.identity.speakers import find_speakers
from legation.weighing.conflicts.identity.waters import find_waters
from legation.weighing.conflicts.shelves import shelve_accounts
from legation.weighing.conflicts.standing.denials import find_denials
from legation.weighing.conflicts.standing.order import find_order
from legation.weighing.conflicts.standing.planned import find_planned
from legation.weighing.conflicts.standing.unknown import find_unknown


def find_points(ground: Ground, told: Sequence[Account], weights: Weights) -> Iterator[Difference]:
    """Every difference of kind, yes or no, status, place, speaker, measure and order in the passages of one story."""
    shelves = shelve_accounts(told)
    yield from find_kinds(ground, shelves)
    yield from find_denials(ground, shelves, weights)
    yield from find_unknown(ground, shelves)
    yield from find_waters(ground, shelves)
    yield from find_speakers(ground, shelves)
    yield from find_measures(ground, shelves)
    yield from find_order(ground, shelves)
    yield from find_planned(ground, shelves)
    yield from find_bodies(ground, shelves)
    yield from find_actors(ground, shelves, weights)
