"""Where accounts of one thing differ: in a number, a day, a place, in yes or no, in who someone is, in how far a thing has come.

Two passages of different reports must speak of the same thing, and differ in one slot that both fill. Rounding, other units and
bounds are no difference (weighing/accounts/agreement.py); a difference that a later report explains is an update.
"""

from collections.abc import Mapping, Sequence

from legation.records.lexicon import Lexicon
from legation.records.reading import Figure, Reading, When
from legation.records.report import Report
from legation.records.story import Claim, Conflict, Side
from legation.weighing.accounts.account import Account, build_accounts
from legation.weighing.accounts.agreement import both_right, overlap
from legation.weighing.accounts.index import build_clauses, build_index
from legation.weighing.accounts.likeness import weigh_features
from legation.weighing.claims.align import find_neighbours, fold_copies
from legation.weighing.conflicts.amounts.ages import find_ages
from legation.weighing.conflicts.amounts.days import find_dated, find_said
from legation.weighing.conflicts.amounts.numbers import find_numbers
from legation.weighing.conflicts.amounts.tolls import find_tolls
from legation.weighing.conflicts.difference import UPDATED, Difference, is_update
from legation.weighing.conflicts.identity.naming import find_named
from legation.weighing.conflicts.identity.traits import find_trait_conflicts
from legation.weighing.conflicts.points import find_points
from legation.weighing.conflicts.slots import ALIKE_COUNTED, find_differences
from legation.weighing.conflicts.standing.steps import find_step_conflicts
from legation.weighing.conflicts.standing.withheld import find_withheld

# What comes to be otherwise as days pass: tolls, terms, what is known and decided. Where a thing fell and which day it was does not.
CHANGING = ("number", "status", "polarity")
# Nor do measures of what has happened.
FIXED = ("km", "km/h", "kg", "clock", "ordinal", "age", "magnitude")


def find_conflicts(reports: Sequence[Report], readings: Sequence[Reading], claims: Sequence[Claim], lexicon: Lexicon) -> list[Conflict]:
    """The points on which the reports of one story differ, those that touch the weightiest claims first."""
    table = build_accounts(reports, readings, lexicon)
    index = build_index(reports, table, lexicon)
    # A question says nothing to be so.
    told = [account for account in table if not index.asks(account)]
    copies = {id(shelf[0]): shelf for shelf in fold_copies(told)}
    firsts = [shelf[0] for shelf in copies.values()]
    weights = weigh_features(table)
    parts = build_clauses(index, firsts)
    clauses = [part.clause for part in parts]
    likeness = weigh_features([*clauses, *told])
    found = [
        *find_tolls(index, told, weights),
        *find_withheld(index, told, firsts),
        *find_named(index, told, firsts),
    ]
    found += [
        *find_ages(index, told),
        *find_dated(index, clauses, likeness),
        *find_said(index, told, likeness),
        *find_numbers(index, parts, likeness),
    ]
    for like, i, j in find_neighbours(firsts, weights, ALIKE_COUNTED):
        if firsts[i].report != firsts[j].report:
            found.extend(find_differences(index, firsts[i], firsts[j], like))
    found.extend(find_points(index, told, weights))
    conflicts: list[Conflict] = []
    for conflict in (*(settle(reports, together, copies) for together in gather(found)), *find_trait_conflicts(index, readings)):
        if not any(is_same(conflict, known) for known in conflicts):
            conflicts.append(conflict)
    conflicts += find_step_conflicts(index, table)
    weighty = {(p.report, p.span): claim.salience for claim in reversed(claims) for p in claim.supports}
    return sorted(conflicts, key=lambda c: -max(weighty.get((side.report, side.span), 0.0) for side in c.sides))


def is_same(one: Conflict, other: Conflict) -> bool:
    """Whether two conflicts lay the same passages side by side on the same point: found twice, by two signs. "Not known" is a no, too, and
    so is "none" for a number; two numbers, days, places or names in the same passages are two points unless a value is in both."""
    kinds = {one.kind, other.kind} - ({"number"} if any(side.value == "none" for side in (*one.sides, *other.sides)) else set())
    if not (len(kinds) == 1 or kinds == {"polarity", "status"}):
        return False
    here: dict[str, list[Side]] = {}
    for side in one.sides:
        here.setdefault(side.report, []).append(side)
    near = {a.side for b in other.sides for a in here.get(b.report, ()) if a.span.overlaps(b.span)}
    return len(near) > 1 and (bool(kinds & {"polarity", "status"}) or bool(values_of(one) & values_of(other)))


def values_of(conflict: Conflict) -> frozenset[str]:
    """What the sides of a conflict say: figures and days as they are, names word by word."""
    words = frozenset(word for side in conflict.sides for word in side.value.lower().split())
    if conflict.kind in ("place", "identity", "other"):
        return words
    return frozenset(word for word in words if any(sign.isdigit() for sign in word))


def gather(found: Sequence[Difference]) -> list[list[Difference]]:
    """Differences on the same point together: the same slot, with a passage in common."""
    home: dict[tuple[str, str, int], list[Difference]] = {}
    for difference in found:
        near = sorted({id(home[key]): home[key] for key in keys_of(difference) if key in home}.values(), key=len, reverse=True)
        group = near[0] if near else []
        moved = [difference, *(other for smaller in near[1:] for other in smaller)]
        group.extend(moved)
        home.update({key: group for other in moved for key in keys_of(other)})
    return list({id(group): group for group in home.values()}.values())


def keys_of(difference: Difference) -> list[tuple[str, str, int]]:
    """What a difference can be met by: its slot with each of its passages."""
    return [(difference.kind, difference.slot, id(account)) for account in (difference.left, difference.right)]


def settle(reports: Sequence[Report], together: Sequence[Difference], copies: Mapping[int, Sequence[Account]]) -> Conflict:
    """One conflict from the differences on one point, with all copies; passages with equal values are on one side."""
    places: dict[tuple[int, int], tuple[Account, str, Figure | When | None]] = {}
    for difference in together:
        measures = difference.measures or (None, None)
        for first, value, measure in zip((difference.left, difference.right), difference.values, measures, strict=True):
            for account in copies.get(id(first), (first,)):
                places.setdefault((account.report, account.span.start), (account, value, measure))
    values = find_sides([(value, measure) for _, value, measure in places.values()])
    sides = tuple(Side(reports[a.report].id, a.span, values[value], value) for _, (a, value, _) in sorted(places.items()))
    fixed = any(isinstance(measure, Figure) and measure.unit in FIXED for _, _, measure in places.values())
    changes = (together[0].kind in CHANGING or all(difference.changing for difference in together)) and not fixed
    update = changes and is_update(reports, [(account.report, values[value]) for account, value, _ in places.values()])
    return Conflict(together[0].about, together[0].kind, sides, "update" if update else None, (UPDATED,) if update else ())


def find_sides(given: Sequence[tuple[str, Figure | When | None]]) -> dict[str, int]:
    """The number of the side for each value; figures and times that can both be right ("at least 7", "7") are on one side."""
    sides: list[Figure | When | None] = []
    numbers: dict[str, int] = {}
    for value, measure in given:
        if value not in numbers:
            numbers[value] = next((n for n, known in enumerate(sides) if can_both_be(measure, known)), len(sides))
            if numbers[value] == len(sides):
                sides.append(measure)
    return numbers


def can_both_be(one: Figure | When | None, other: Figure | When | None) -> bool:
    """Whether two figures, or two times, can both be right."""
    if isinstance(one, Figure) and isinstance(other, Figure):
        return both_right(one, other)
    return isinstance(one, When) and isinstance(other, When) and overlap(one, other)
