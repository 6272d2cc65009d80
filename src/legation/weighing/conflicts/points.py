"""The points on which reports stand apart beside numbers and days, each found by a rule of its own."""

from collections.abc import Iterator, Sequence

from legation.weighing.accounts.account import Account
from legation.weighing.accounts.index import StoryIndex
from legation.weighing.accounts.likeness import Weights
from legation.weighing.accounts.postings import group_by_report
from legation.weighing.conflicts.difference import Difference
from legation.weighing.conflicts.identity.actors import find_actors
from legation.weighing.conflicts.identity.bodies import find_bodies
from legation.weighing.conflicts.identity.kinds import find_kinds
from legation.weighing.conflicts.identity.measures import find_measures
from legation.weighing.conflicts.identity.speakers import find_speakers
from legation.weighing.conflicts.identity.waters import find_waters
from legation.weighing.conflicts.standing.denials import find_denials
from legation.weighing.conflicts.standing.order import find_order
from legation.weighing.conflicts.standing.planned import find_planned
from legation.weighing.conflicts.standing.unknown import find_unknown


def find_points(index: StoryIndex, told: Sequence[Account], weights: Weights) -> Iterator[Difference]:
    """Every difference of kind, yes or no, status, place, speaker, measure and order in the passages of one story."""
    shelves = group_by_report(told)
    yield from find_kinds(index, shelves)
    yield from find_denials(index, shelves, weights)
    yield from find_unknown(index, shelves)
    yield from find_waters(index, shelves)
    yield from find_speakers(index, shelves)
    yield from find_measures(index, shelves)
    yield from find_order(index, shelves)
    yield from find_planned(index, shelves)
    yield from find_bodies(index, shelves)
    yield from find_actors(index, shelves, weights)
