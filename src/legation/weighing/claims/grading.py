"""How far each claim can be trusted, by one table that a person can read.

====  =======================================================================
1     two or more independent origins tell all of it on their own word, none says otherwise
2     not confirmed, and what another origin tells of it, or says besides, agrees with it
3     one origin; no second was found, and nothing against it
4     contradicted, by fewer origins than support it, or in a number alone
5     contradicted, by as many origins or more
6     its origin is unknown: no basis to judge
====  =======================================================================

The letter is the officer's word on the best of the origins; copies have no say. "X said p" and "p" are graded apart: that Y says
otherwise speaks against p, not against X having said it. Who gives another number for what happened does not deny that it did: a number is
doubtful where others give another, and the event is not improbable for that.
"""

from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve

from legation.records.report import Span
from legation.records.ruling import Ruling, sentence
from legation.records.story import RELIABILITY, Claim, Conflict, Credibility, Grade, Reliability, Support
from legation.weighing.accounts.slots import denies, opposes_claims, stands_against
from legation.weighing.conflicts.denials import side_of
from legation.weighing.lineage.lineage import Lineage

LETTERS: dict[str, Reliability] = {"A": "A", "B": "B", "C": "C", "D": "D", "E": "E", "F": "F"}
DIGITS: dict[str, Credibility] = {"1": "1", "2": "2", "3": "3", "4": "4", "5": "5", "6": "6"}


def grade_claims(
    claims: Sequence[Claim],
    conflicts: Sequence[Conflict],
    outlet_of: Mapping[str, str | None],
    lineage: Lineage,
    reliability: Mapping[str, str],
) -> list[Claim]:
    """The claims with their grades. `outlet_of` names the outlet of a report id, `reliability` the letter of an outlet."""
    carried: dict[tuple[str, Span], list[Claim]] = {}
    for claim in claims:
        for passage in claim.supports:
            carried.setdefault((passage.report, passage.span), []).append(claim)
    return [
        evolve(
            claim,
            grade=grade(
                claim,
                behind=origins(claim.supports, lineage),
                against=origins(claim.denials, lineage) | opposing(claim, conflicts, lineage),
                beside=agreeing(claim, carried, lineage),
                counted=is_counted_otherwise(claim, conflicts, lineage),
                outlet_of=outlet_of,
                reliability=reliability,
            ),
        )
        for claim in claims
    ]


def obey_grades(claims: Iterable[Claim], rulings: Sequence[Ruling]) -> list[Claim]:
    """The claims with the grades that the officer gave ("B2", a letter or a digit alone) in place of those that were computed."""
    given = {about: ruling for ruling in rulings if ruling.verb == "grade" for about in ruling.about}
    return [evolve(claim, grade=_regrade(claim.grade, given[claim.id])) if claim.id in given else claim for claim in claims]


def _regrade(computed: Grade, ruling: Ruling) -> Grade:
    value = (ruling.value or "").strip().upper()
    letter = next((LETTERS[sign] for sign in value if sign in LETTERS), computed.reliability)
    digit = next((DIGITS[sign] for sign in value if sign in DIGITS), computed.credibility)
    return Grade(letter, digit, (f"{sentence(ruling)} {value}.", *computed.reasons))


def grade(
    claim: Claim,
    behind: frozenset[str],
    against: frozenset[str],
    beside: frozenset[str],
    counted: bool,
    outlet_of: Mapping[str, str | None],
    reliability: Mapping[str, str],
) -> Grade:
    """The grade of one claim from the origins behind it, against it, and beside it (those that say something agreeing);
    `counted` where those against it only give another number."""
    letter, letter_reason = judge_sources(behind, outlet_of, reliability)
    digit, digit_reason = judge_claim(claim.roots if behind else 0, len(against), len(beside - behind), claim.confirmed, counted)
    return Grade(letter, digit, (letter_reason, digit_reason))


def judge_claim(behind: int, against: int, beside: int, confirmed: bool = True, counted: bool = False) -> tuple[Credibility, str]:
    """The digit, by the table above, and why."""
    if not behind:
        return "6", "6: it cannot be told where this comes from."
    if against and counted:
        return "4", f"4: {_count(against)} with another number, {_count(behind)} behind this one."
    if against >= behind:
        return "5", f"5: {_count(against)} against it, {_count(behind)} behind it."
    if against:
        return "4", f"4: {_count(against)} against it, but {_count(behind)} behind it."
    if behind > 1 and confirmed:
        return "1", f"1: {_count(behind)}, none against it."
    if behind > 1:
        return "2", f"2: {_count(behind)}, but not all of it is told by two of them on their own word."
    if beside:
        return "2", f"2: one independent origin, and what {_count(beside)} said besides agrees with it."
    return "3", "3: one independent origin; no second was found."


def judge_sources(behind: Iterable[str], outlet_of: Mapping[str, str | None], reliability: Mapping[str, str]) -> tuple[Reliability, str]:
    """The letter: the best that the officer gave to any of the origins, F where he gave none."""
    names = (outlet_of.get(origin) or origin for origin in behind)
    judged = sorted((LETTERS[letter], name) for name in names if (letter := reliability.get(name, "F")) in LETTERS)
    if not judged or judged[0][0] == "F":
        return "F", "F: no origin of this has been judged by the office."
    letter, name = judged[0]
    return letter, f"{letter}: {name} is held to be {RELIABILITY[letter].lower()}."


def origins(passages: Iterable[Support], lineage: Lineage) -> frozenset[str]:
    """The origins that some passages count for with certainty."""
    found = ((p.origin, lineage.root_of(p.report, p.span, (p.via,) if p.via else ())) for p in passages)
    names = (traced or own for traced, (own, certain) in found if certain)
    return frozenset(lineage.newsrooms.get(name, name) for name in names if name is not None)


def opposing(claim: Claim, conflicts: Sequence[Conflict], lineage: Lineage) -> frozenset[str]:
    """The origins on the other sides of the conflicts that "p" is part of, where these speak against a claim (accounts/slots.py)."""
    if claim.speaker is not None:
        return frozenset()
    against: set[str] = set()
    for conflict in conflicts:
        mine = side_of(claim, conflict) if opposes_claims(conflict) else None
        if mine is not None and stands_against(conflict, mine):
            others = [Support(side.report, side.span) for side in conflict.sides if side.side != mine]
            against |= origins(others, lineage)
    return frozenset(against)


def is_counted_otherwise(claim: Claim, conflicts: Sequence[Conflict], lineage: Lineage) -> bool:
    """Whether all that stands against a claim is another number for what it counts: nobody denies that it happened."""
    counted = [one for one in conflicts if one.kind == "number" and one.why != "correction"]
    numbers = [one for one in counted if not any(denies(side.value) for side in one.sides)]
    places = {(side.report, side.span) for one in numbers if side_of(claim, one) is not None for side in one.sides}
    others = [conflict for conflict in conflicts if conflict not in numbers]
    return not opposing(claim, others, lineage) and all((denial.report, denial.span) in places for denial in claim.denials)


def agreeing(claim: Claim, carried: Mapping[tuple[str, Span], Sequence[Claim]], lineage: Lineage) -> frozenset[str]:
    """The origins of linked claims: those that share a passage with this one ("p" and "X said p") and that nobody denies."""
    linked = {other.id: other for p in claim.supports for other in carried[p.report, p.span] if other.id != claim.id and not other.denials}
    return frozenset(origin for other in linked.values() for origin in origins(other.supports, lineage))


def _count(number: int) -> str:
    return "one independent origin" if number == 1 else f"{number} independent origins"
