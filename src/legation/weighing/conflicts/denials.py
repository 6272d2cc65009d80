"""Who stands against a claim: the passages on the other sides of the conflicts that its own words take part in.

A number contradicted is a denial of that number, and of the claims whose words hold it, not of all that is told around it. Who says
otherwise than X stands against what X said, not against X having said it: the grade of "X said p" does not hear of it.
"""

from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve

from legation.records.report import Span
from legation.records.story import Claim, Conflict, Side, Support
from legation.weighing.accounts.slots import disputes, stands_against


def hear_denials(claims: Iterable[Claim], conflicts: Sequence[Conflict]) -> list[Claim]:
    """The claims "p" with the passages that stand against them where accounts differ."""
    heard = list(claims)
    return _hear(heard, conflicts, [claim for claim in heard if claim.speaker is None])


def hear_others(claims: Iterable[Claim], conflicts: Sequence[Conflict]) -> list[Claim]:
    """The claims "X said p" with the passages that stand against p, to be called once the grades are given."""
    heard = list(claims)
    return _hear(heard, conflicts, [claim for claim in heard if claim.speaker is not None])


def _hear(claims: Sequence[Claim], conflicts: Sequence[Conflict], concerned: Sequence[Claim]) -> list[Claim]:
    known = {(support.report, support.span): support for claim in claims for support in claim.supports}
    heard = {claim.id: claim for claim in concerned}
    for conflict in (conflict for conflict in conflicts if disputes(conflict)):
        for claim in concerned:
            heard[claim.id] = _add(heard[claim.id], conflict, known)
    return [heard.get(claim.id, claim) for claim in claims]


def _add(claim: Claim, conflict: Conflict, known: Mapping[tuple[str, Span], Support]) -> Claim:
    mine = side_of(claim, conflict)
    if mine is None or not stands_against(conflict, mine):
        return claim
    denials = {(denial.report, denial.span): denial for denial in claim.denials}
    for side in conflict.sides:
        if side.side != mine:
            place = (side.report, side.span)
            denials.setdefault(place, known.get(place, Support(side.report, side.span)))
    return claim if len(denials) == len(claim.denials) else evolve(claim, denials=tuple(denials[place] for place in sorted(denials)))


def side_of(claim: Claim, conflict: Conflict) -> int | None:
    """The side of a conflict that a claim is on: the one whose value is in the words that are printed for it, or in all the passages that
    it has of reports that are on a side. None where that is no side or more than one: what stands behind it only in part is not disputed
    with it."""
    printed = {side.side for side in conflict.sides if holds(claim.supports[0], side)}
    if not printed:
        sides: dict[str, list[Side]] = {}
        for side in conflict.sides:
            sides.setdefault(side.report, []).append(side)
        concerned = [support for support in claim.supports if support.report in sides]
        held = [{side.side for side in sides[support.report] if holds(support, side)} for support in concerned]
        printed = set().union(*held) if all(held) else set()
    return printed.pop() if len(printed) == 1 else None


def holds(support: Support, side: Side) -> bool:
    """Whether a passage has the value of a side in it: the number, day or name itself, or words of the passage that gives it."""
    if support.report != side.report:
        return False
    return side.at in support.span if side.at is not None else support.span.overlaps(side.span)
