"""Where accounts of one thing differ: in a number, a day, in yes or no, in how far a thing has come.

Two passages of different reports must speak of the same thing by their telling words, and differ in one slot that both fill.
Rounding, other units and bounds are no difference (weighing/slots.py); a difference that a later report explains is an update.
"""

from collections.abc import Iterator, Sequence

from attrs import frozen

from legation.records.lexicon import Lexicon
from legation.records.reading import Figure, Reading
from legation.records.report import Report
from legation.records.story import Claim, Conflict, ConflictKind, Side
from legation.weighing.claims_align import find_pairs
from legation.weighing.conflicts_steps import find_step_conflicts
from legation.weighing.slots import Account, dates_differ, is_later, lay_out, numbers_differ, opposes, weigh_features

# How alike two passages must be before a difference in a slot is a difference about the same thing; a denial needs more than a
# number, as a number and its noun are already something in common.
ALIKE_NUMBER, ALIKE_DATE, ALIKE_DENIED = 0.2, 0.35, 0.3


@frozen(eq=False)
class Difference:
    """Two passages and the values that they give for one slot; `about` names the slot."""

    kind: ConflictKind
    about: str
    left: Account
    right: Account
    values: tuple[str, str]


def find_conflicts(reports: Sequence[Report], readings: Sequence[Reading], claims: Sequence[Claim], lexicon: Lexicon) -> list[Conflict]:
    """The points on which the reports of one story differ, those that touch the weightiest claims first."""
    table = lay_out(readings, lexicon)
    weights = weigh_features(table)
    found: list[Difference] = []
    for like, i, j in find_pairs(table, weights, ALIKE_NUMBER):
        if table[i].report != table[j].report:
            found.extend(differences(table[i], table[j], like))
    conflicts = [settle(reports, together) for together in gather(found)]
    conflicts += find_step_conflicts(reports, table, lexicon)
    weighty = {(p.report, p.span): claim.salience for claim in reversed(claims) for p in claim.supports}
    return sorted(conflicts, key=lambda c: -max(weighty.get((side.report, side.span), 0.0) for side in c.sides))


def differences(one: Account, other: Account, like: float) -> Iterator[Difference]:
    """The slots in which two passages differ."""
    a, b = one.assertion, other.assertion
    shared = " ".join(stem for stem in a.stems if stem in b.stems)
    figures = numbers_differ(a, b)
    days = dates_differ(a, b)
    if figures is not None:
        about = str(figures[0].what or figures[1].what or figures[0].unit)
        yield Difference("number", about, one, other, (show(figures[0]), show(figures[1])))
    elif like >= ALIKE_DENIED and opposes(one, other):
        yield Difference("polarity", shared, one, other, (yes_or_no(one), yes_or_no(other)))
    elif days is not None and like >= ALIKE_DATE:
        yield Difference("date", shared, one, other, (days[0].first, days[1].first))


def show(figure: Figure) -> str:
    """A figure as plain text: bound, value or range, unit."""
    value = f"{figure.value:.10g}" if figure.value == figure.most else f"{figure.value:.10g}-{figure.most:.10g}"
    if figure.unit == "clock":
        value = f"{int(figure.value) // 60:02}:{int(figure.value) % 60:02}"
    bound = {"about": "about ", "least": "at least ", "most": "at most "}.get(figure.bound, "")
    return f"{bound}{value} {figure.what or ''} {figure.unit if figure.unit not in (None, 'person', 'clock') else ''}".strip()


def yes_or_no(account: Account) -> str:
    """What a passage says in a difference of yes or no."""
    return "denied" if account.denied else "affirmed"


def gather(found: Sequence[Difference]) -> list[list[Difference]]:
    """Differences on the same point together: the same slot, with a passage in common."""
    groups: list[list[Difference]] = []
    for difference in found:
        near = [group for group in groups if any(meets(difference, other) for other in group)]
        merged = [difference, *(other for group in near for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append(merged)
    return groups


def meets(one: Difference, other: Difference) -> bool:
    """Whether two differences are on one point."""
    return one.kind == other.kind and bool({id(one.left), id(one.right)} & {id(other.left), id(other.right)})


def settle(reports: Sequence[Report], together: Sequence[Difference]) -> Conflict:
    """One conflict from the differences on one point; passages with equal values are on one side."""
    places: dict[tuple[int, int], tuple[Account, str]] = {}
    for difference in together:
        for account, value in zip((difference.left, difference.right), difference.values, strict=True):
            places.setdefault((account.report, account.span.start), (account, value))
    values = list(dict.fromkeys(value for _, value in places.values()))
    sides = tuple(Side(reports[a.report].id, a.span, values.index(value), value) for _, (a, value) in sorted(places.items()))
    first = together[0]
    update = is_update(reports, [(account, values.index(value)) for account, value in places.values()])
    reason = ("Those who say otherwise were published on later days.",) if update else ()
    return Conflict(about=first.about, kind=first.kind, sides=sides, why="update" if update else None, reasons=reason)


def is_update(reports: Sequence[Report], passages: Sequence[tuple[Account, int]]) -> bool:
    """Whether publication order explains a difference of two values: all of one value came on earlier days than all of the other."""
    if len({side for _, side in passages}) != 2:
        return False
    first = [reports[account.report] for account, side in passages if side == 0]
    second = [reports[account.report] for account, side in passages if side == 1]
    return all(is_later(b, a) for a in first for b in second) or all(is_later(a, b) for a in first for b in second)
