"""What a line rests on, in plain words: how many reports tell it, and which origins these go back to, in whose pages."""

from collections.abc import Iterable, Mapping, Sequence

from legation.briefing.ledger import line
from legation.briefing.material import Material, first_of_each
from legation.briefing.templates import ours
from legation.records.brief import Line, Part
from legation.records.story import Claim


def write_basis(material: Material, claim: Claim) -> Line:
    """The line under a claim: its reports, its origins each with the outlets that print it, those that are not settled, and denials."""
    supports = first_of_each(claim.supports)
    reports, most = len(supports), max(claim.roots, claim.roots_most)
    printed: dict[str, list[str]] = {}
    untold: list[str] = []
    for support in supports:
        outlet = material.names.outlets[support.report]
        if not support.origin:
            untold.append(outlet)
        else:
            printed.setdefault(material.names.outlet(support.origin), []).append(outlet)
    if claim.roots == 0 or not printed:
        count = ours("carried-unknown", reports)
    elif claim.roots < most:
        count = ours("carried-most", reports, claim.roots, most)
    else:
        count = ours("carried-count", reports, claim.roots)
    denials = [ours("denials", len({denial.report for denial in claim.denials}))] if claim.denials else []
    unsettled = [ours("untold", *dict.fromkeys(untold))] if untold and printed else []
    return line(
        count,
        [ours("colon")] if printed else [],
        list_roots(printed),
        unsettled,
        denials,
        also=material.numbers(supports),
        indent=1,
        maker="basis",
        of=claim.id,
    )


def list_roots(printed: Mapping[str, Sequence[str]]) -> Iterable[Part]:
    """Origins with the outlets that print them: "Reuters (in The Guardian and BBC); The Independent"."""
    parts: list[Part] = []
    for root, outlets in printed.items():
        others = [outlet for outlet in dict.fromkeys(outlets) if outlet != root]
        parts += [*([ours("semicolon")] if parts else []), ours("root-in", root, *others) if others else ours("root-own", root)]
    return parts
