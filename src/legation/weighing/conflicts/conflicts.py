"""Where accounts of one thing differ: in a number, a day, a place, in yes or no, in how far a thing has come.

Two passages of different reports must speak of the same thing by their telling words, and differ in one slot that both fill.
Rounding, other units and bounds are no difference (weighing/claims/slots.py); a difference that a later report explains is an update.
"""

from collections.abc import Mapping, Sequence

from legation.records.lexicon import Lexicon
from legation.records.reading import Reading
from legation.records.report import Report
from legation.records.story import Claim, Conflict, Side
from legation.weighing.claims.align import find_neighbours, fold_copies
from legation.weighing.claims.slots import Account, is_later, lay_out, weigh_features
from legation.weighing.conflicts.slots import ALIKE_COUNTED, Difference, find_differences, lay_ground
from legation.weighing.conflicts.steps import find_step_conflicts


def find_conflicts(reports: Sequence[Report], readings: Sequence[Reading], claims: Sequence[Claim], lexicon: Lexicon) -> list[Conflict]:
    """The points on which the reports of one story differ, those that touch the weightiest claims first."""
    table = lay_out(readings, lexicon)
    ground = lay_ground(reports, table, lexicon)
    copies = {id(shelf[0]): shelf for shelf in fold_copies(table)}
    firsts = [shelf[0] for shelf in copies.values()]
    found: list[Difference] = []
    for like, i, j in find_neighbours(firsts, weigh_features(table), ALIKE_COUNTED):
        if firsts[i].report != firsts[j].report:
            found.extend(find_differences(ground, firsts[i], firsts[j], like))
    conflicts = [settle(reports, together, copies) for together in gather(found)]
    conflicts += find_step_conflicts(reports, table, lexicon)
    weighty = {(p.report, p.span): claim.salience for claim in reversed(claims) for p in claim.supports}
    return sorted(conflicts, key=lambda c: -max(weighty.get((side.report, side.span), 0.0) for side in c.sides))


def gather(found: Sequence[Difference]) -> list[list[Difference]]:
    """Differences on the same point together: the same slot, with a passage in common."""
    groups: list[list[Difference]] = []
    for difference in found:
        near = [group for group in groups if any(meets(difference, other) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([*(other for group in near for other in group), difference])
    return groups


def meets(one: Difference, other: Difference) -> bool:
    """Whether two differences are on one point."""
    return one.kind == other.kind and bool({id(one.left), id(one.right)} & {id(other.left), id(other.right)})


def settle(reports: Sequence[Report], together: Sequence[Difference], copies: Mapping[int, Sequence[Account]]) -> Conflict:
    """One conflict from the differences on one point, with all copies; passages with equal values are on one side."""
    places: dict[tuple[int, int], tuple[Account, str]] = {}
    for difference in together:
        for first, value in zip((difference.left, difference.right), difference.values, strict=True):
            for account in copies[id(first)]:
                places.setdefault((account.report, account.span.start), (account, value))
    values = list(dict.fromkeys(value for _, value in places.values()))
    sides = tuple(Side(reports[a.report].id, a.span, values.index(value), value) for _, (a, value) in sorted(places.items()))
    update = is_update(reports, [(account, values.index(value)) for account, value in places.values()])
    reason = ("Those who say otherwise were published on later days.",) if update else ()
    return Conflict(about=together[0].about, kind=together[0].kind, sides=sides, why="update" if update else None, reasons=reason)


def is_update(reports: Sequence[Report], passages: Sequence[tuple[Account, int]]) -> bool:
    """Whether publication order explains a difference of two values: all of one value came on earlier days than all of the other."""
    if len({side for _, side in passages}) != 2:
        return False
    first = [reports[account.report] for account, side in passages if side == 0]
    second = [reports[account.report] for account, side in passages if side == 1]
    return all(is_later(b, a) for a in first for b in second) or all(is_later(a, b) for a in first for b in second)
