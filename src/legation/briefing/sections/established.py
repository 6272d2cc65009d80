"""What more than one report carries: by grade, with who carries it and how many origins stand behind it."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from attrs import evolve

from legation.briefing.ledger import line
from legation.briefing.material import Material, first_of_each
from legation.briefing.ranking import tells_again
from legation.briefing.templates import TITLES, note, ours, percent
from legation.records.brief import Line, Ours, Section
from legation.records.report import Span
from legation.records.story import Claim, Drift

# Six claims with their carriers are a third of a page: what a reader takes in within a minute.
MOST = 6
# The digits of the Admiralty code as this section shows them: what is contradicted comes last, as the next section lays it out.
ORDER = "123645"


def write(material: Material) -> Section:
    """The section on what is established: confirmed claims first, the weightiest first within a grade."""
    claims = find_carried(material)
    shown = find_shown(material)
    lines: list[Line] = []
    for digit, group in groupby(sorted(shown, key=find_place), key=lambda claim: claim.grade.credibility):
        lines.append(note("credibility", digit))
        for claim in group:
            lines += write_claim(material, claim)
    if len(claims) > len(shown):
        lines.append(note("more", len(claims) - len(shown)))
    remark = None
    if not claims:
        remark = note("none-established")
    elif not any(claim.grade.credibility == "1" for claim in claims):
        remark = note("none-confirmed")
    return Section("established", TITLES["established"], tuple(lines), note=remark)


def find_shown(material: Material) -> list[Claim]:
    """The claims that this section shows, those first that a reader should know first."""
    return choose_shown(find_carried(material), material.stems)


def choose_shown(claims: Sequence[Claim], stems: Mapping[str, frozenset[str]]) -> list[Claim]:
    """The first claims that tell something new: pieces of one statement, or "p" after "X said p", would say the same twice."""
    shown: list[Claim] = []
    told: set[tuple[str, str | Span]] = set()
    for claim in claims:
        places = {(support.report, support.statement or support.span) for support in claim.supports}
        if 2 * len(places & told) <= len(places) and not tells_again(claim, shown, stems):
            shown.append(claim)
            told |= places
        if len(shown) == MOST:
            break
    return shown


def find_carried(material: Material) -> list[Claim]:
    """The claims that more than one report carries, those first that a reader should know first."""
    carried = [claim for claim in material.story.claims if len({support.report for support in claim.supports}) > 1]
    return sorted(carried, key=material.rank)


def find_place(claim: Claim) -> int:
    """Where the grade of a claim stands in the section."""
    return ORDER.index(claim.grade.credibility)


def write_claim(material: Material, claim: Claim) -> list[Line]:
    """Who says what, and under it who carries it and why it counts for so many origins."""
    said = line(material.speaker(claim), material.words(claim))
    supports = first_of_each(claim.supports)
    denials = [ours("denials", len({denial.report for denial in claim.denials}))] if claim.denials else []
    numbers = material.numbers([*supports])
    carried = line(count_carriers(material, claim), explain(material, claim), denials, also=numbers, indent=1)
    return [evolve(said, grade=claim.grade), carried, *(write_drift(material, drift) for drift in find_drifts(material, claim))]


def find_drifts(material: Material, claim: Claim) -> list[Drift]:
    """Where outlets tell a claim in different forms: one outlet that tells it in two only varies its prose."""
    outlets = material.names.outlets
    return [drift for drift in claim.drifts if outlets[drift.weak.report] != outlets[drift.strong.report]]


def write_drift(material: Material, drift: Drift) -> Line:
    """The weakest and the strongest form in which a claim is told, or the quotation that somebody cut, in full."""
    weak, strong = (material.ledger.cite(side.report, side.span) for side in (drift.weak, drift.strong))
    one, other = (material.names.outlets[side.report] for side in (drift.weak, drift.strong))
    if drift.kind == "cut":
        number = material.ledger.number(drift.weak.report, drift.weak.span)
        return line(ours("drift-cut", one, other), strong, also=[number], indent=1)
    return line(ours(f"drift-{drift.kind}", one), weak, ours("drift-up", other), strong, indent=1)


def count_carriers(material: Material, claim: Claim) -> Ours:
    """How many reports carry a claim, and how many origins they go back to: named where all of them can be."""
    supports = first_of_each(claim.supports)
    reports, most = len(supports), max(claim.roots, claim.roots_most)
    origins = list(dict.fromkeys(material.names.outlet(support.origin) for support in supports if support.origin))
    if claim.roots == 0 or (not origins and reports == 1 and claim.grade.credibility == "6"):
        return ours("carried-unknown", reports)
    if claim.roots < most:
        return ours("carried-some", reports, claim.roots, most, *origins) if origins else ours("carried-most", reports, claim.roots, most)
    return ours("carried", reports, claim.roots, *origins) if len(origins) == claim.roots else ours("carried-count", reports, claim.roots)


def explain(material: Material, claim: Claim) -> list[Ours]:
    """Why carriers count for an origin that is not their own: whom they credit, else whose words they share; which do not tell."""
    carriers = {support.report: support for support in first_of_each(claim.supports)}
    credited: dict[str, list[str]] = {}
    untold: list[str] = []
    reasons: list[Ours] = []
    for report, support in carriers.items():
        outlet = material.names.outlets[report]
        origin = material.names.outlet(support.origin) if support.origin else None
        steps = [step for step in material.story.descents if step.child == report]
        declared = any(step.kind == "declared" and material.names.outlet(step.parent) == origin for step in steps)
        via = material.names.outlet(support.via) if support.via else origin if declared else None
        if via and via != outlet:
            credited.setdefault(via, []).append(outlet)
            continue
        if origin is None:
            untold.append(outlet)
        beside = [step for step in steps if step.parent in carriers and carriers[step.parent].origin == support.origin]
        if origin and beside:
            step = max(beside, key=lambda step: step.share)
            parent = material.names.outlet(step.parent)
            shared = step.kind == "reuse" and step.share > 0
            reasons.append(ours("shares", outlet, percent(step.share), parent) if shared else ours("draws", outlet, parent))
    if untold:
        reasons.append(ours("untold", *dict.fromkeys(untold)))
    return [*(ours("credits", via, *dict.fromkeys(outlets)) for via, outlets in credited.items()), *reasons]
