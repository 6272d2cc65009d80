"""The officer's word as the weighing hears it: what still stands, and which ids it puts together or apart."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from attrs import evolve

from legation.records.report import Span
from legation.records.ruling import Ruling, Verb, read_place, sentence
from legation.records.story import Claim, Conflict, Side, Support

# The verbs that speak of claims.
OF_CLAIMS = ("same-claim", "different-claim", "conflict", "update", "grade")


def find_pairs(standing: Sequence[Ruling], *verbs: Verb) -> list[tuple[str, str, Ruling]]:
    """Every two ids that a ruling with one of the verbs speaks of, with that ruling."""
    return [(one, other, ruling) for ruling in standing if ruling.verb in verbs for one, other in combinations(ruling.about, 2)]


def rename(rulings: Sequence[Ruling], claims: Sequence[Claim]) -> tuple[Ruling, ...]:
    """The rulings with the ids that claims have now. A claim takes the id of its strongest passage, and a later report may bring a stronger
    one: what the officer ruled about it holds on, by whichever of its passages it was named."""
    if not any(ruling.verb in OF_CLAIMS for ruling in rulings):
        return tuple(rulings)
    known = {claim.id for claim in claims}
    now = {one: claim.id for claim in claims for one in _names(claim) if one not in known}
    return tuple(evolve(ruling, about=tuple(now.get(one, one) for one in ruling.about)) for ruling in rulings)


def _names(claim: Claim) -> Iterable[str]:
    """The ids that a claim would have by each of its passages."""
    return (evolve(claim, supports=(support,), id="").id for support in claim.supports)


def find_letters(reliability: Mapping[str, str], rulings: Sequence[Ruling]) -> dict[str, str]:
    """The letters of outlets, by name, as the officer has them: those that are given, and in their place those that he ruled. Of several
    on one outlet the last holds."""
    return {**reliability, **{name: ruling.value or "F" for ruling in rulings if ruling.verb == "reliability" for name in ruling.about}}


def settle_conflicts(conflicts: Iterable[Conflict], claims: Sequence[Claim], rulings: Sequence[Ruling]) -> list[Conflict]:
    """The conflicts after the officer's word, one ruling after another: made, explained, and without the words that he took out of them."""
    settled, since = list(conflicts), list[Ruling]()
    for ruling in rulings:
        if ruling.verb == "not-about":
            settled, since = set_aside(obey_conflicts(settled, claims, since), ruling), []
        else:
            since.append(ruling)
    return obey_conflicts(settled, claims, since)


def set_aside(conflicts: Sequence[Conflict], ruling: Ruling) -> list[Conflict]:
    """The conflicts without the words that the officer named first, where the others that he named stand in them: they are not about the
    same. A conflict that has no two accounts any more is none."""
    out, *others = map(read_place, ruling.about)
    made = [_take_out(one, out) if any(_is_at(side, other) for side in one.sides for other in others) else one for one in conflicts]
    return [one for one in made if one is not None]


def _take_out(conflict: Conflict, out: tuple[str, Span | None]) -> Conflict | None:
    sides = tuple(side for side in conflict.sides if not _is_at(side, out))
    if len({side.side for side in sides}) < 2:
        return None
    there = {side.side for side in sides}
    return evolve(conflict, sides=sides, overtaken=tuple(number for number in conflict.overtaken if number in there))


def _is_at(side: Side, place: tuple[str, Span | None]) -> bool:
    report, span = place
    return side.report == report and (span is None or (side.span.where == "text" and span.overlaps(side.span)))


def note_claims(claims: Iterable[Claim], rulings: Sequence[Ruling]) -> list[Claim]:
    """The claims with what the officer said of their words: who did not say them, and what they are not about."""
    heard = [(sentence(ruling), ruling) for ruling in rulings if ruling.verb in ("not-said-by", "not-about")]
    return [
        evolve(claim, reasons=(*said, *claim.reasons))
        if (said := [f"{why}." for why, ruling in heard if any(_is_named(support, ruling) for support in claim.supports)])
        else claim
        for claim in claims
    ]


def _is_named(support: Support, ruling: Ruling) -> bool:
    if ruling.verb == "not-said-by":
        return support.statement in ruling.about
    report, span = read_place(ruling.about[0])
    return support.report == report and (span is None or span.overlaps(support.span))


def obey_conflicts(conflicts: Iterable[Conflict], claims: Sequence[Claim], rulings: Sequence[Ruling]) -> list[Conflict]:
    """The conflicts as the officer has them: two claims (by their ids) that contradict one another, or of which one only updates the other.

    A conflict that lays passages of both claims side by side is marked, where there is none it is made, and it says who ruled so. Of
    several rulings on two claims the last one holds.
    """
    known = {claim.id: claim for claim in claims}
    settled = list(conflicts)
    last = {frozenset((one, other)): (one, other, ruling) for one, other, ruling in find_pairs(rulings, "conflict", "update")}
    for one, other, ruling in last.values():
        if one not in known or other not in known or one == other:
            continue
        left, right = known[one], known[other]
        found = [conflict for conflict in settled if _touches(conflict, left, right)] or [_lay_side_by_side(left, right)]
        marked = {id(conflict): _mark(conflict, ruling) for conflict in found}
        made = [marked[id(conflict)] for conflict in found if not any(conflict is before for before in settled)]
        settled = [marked.get(id(conflict), conflict) for conflict in settled] + made
    return settled


def _mark(conflict: Conflict, ruling: Ruling) -> Conflict:
    return evolve(conflict, why="update" if ruling.verb == "update" else None, reasons=(f"{sentence(ruling)}.", *conflict.reasons))


def _touches(conflict: Conflict, left: Claim, right: Claim) -> bool:
    """Whether a conflict has a passage of the one claim on one side and a passage of the other on another."""
    sides = [{side.side for side in conflict.sides if _stands_in(side, claim.supports)} for claim in (left, right)]
    return any(one != other for one in sides[0] for other in sides[1])


def _stands_in(side: Side, supports: Sequence[Support]) -> bool:
    return any(support.report == side.report and support.span.overlaps(side.span) for support in supports)


def _lay_side_by_side(left: Claim, right: Claim) -> Conflict:
    sides = tuple(
        Side(support.report, support.span, number, claim.text) for number, claim in enumerate((left, right)) for support in claim.supports
    )
    return Conflict(about=left.text, kind="other", sides=sides, salience=max(left.salience, right.salience))
