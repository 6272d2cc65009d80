"""What a line rests on, in plain words: how many reports tell it, and which origins these go back to, in whose pages."""

from collections.abc import Iterable, Sequence

from legation.briefing.ledger import line
from legation.briefing.makers import Maker
from legation.briefing.material import Material, first_of_each
from legation.briefing.names import is_name
from legation.briefing.stems import find_beginnings
from legation.briefing.templates import CHOICES, ours
from legation.records.brief import Line, Ours, Part
from legation.records.story import Claim, Support

# Sources that are one however many print them: somebody's word, or a document of his.
ONE_WORD = ("document", "speaker")
# The digit of what two origins tell.
CONFIRMED = "1"


def write_basis(material: Material, claim: Claim) -> Line:
    """The line under a claim: its reports, its origins that count at the least, each with the outlets that print it, and denials."""
    supports = first_of_each(sorted(claim.supports, key=is_certain, reverse=True))
    reports, most = len(supports), max(claim.roots, claim.roots_most)
    certain = group_sources(supports)
    if claim.roots == 0 or not any(support.origin for support in supports):
        count = ours("carried-unknown", reports)
    elif claim.grade.credibility == CONFIRMED:
        # What two tell for sure is confirmed, whoever else may tell it in other words.
        count = ours("told-least", claim.roots)
    elif claim.roots < most:
        count = ours("carried-most", reports, claim.roots, most)
    else:
        count = ours("carried-count", reports, claim.roots)
    denials = [ours("denials", len({denial.report for denial in claim.denials}))] if claim.denials else []
    known = list_sources(material, certain)
    # Fewer names than origins would tell the officer that there are fewer.
    if (
        claim.grade.credibility == CONFIRMED
        and len({part.values[0] for part in known if isinstance(part, Ours) and part.values}) < claim.roots
    ):
        known = []
    return line(
        count,
        [ours("colon"), *known] if known else [],
        denials,
        also=material.numbers(supports),
        indent=1,
        maker=name_basis(claim),
        of=claim.id,
    )


def name_basis(claim: Claim) -> Maker:
    """Who makes the line under a claim: what is confirmed names the origins that are sure, anything else counts."""
    return "grounds" if claim.grade.credibility == CONFIRMED else "basis"


def is_certain(support: Support) -> bool:
    """Whether what a passage comes from counts at the least."""
    return support.origin is not None and (support.source is None or support.source.certain)


def group_sources(supports: Iterable[Support]) -> list[list[Support]]:
    """The passages of each origin that counts at the least. Passages are put together as they were counted, so that no more origins are
    named than there are."""
    groups: dict[str, list[Support]] = {}
    for support in supports:
        key = support.key or support.origin or support.report
        if is_certain(support) or key in groups:
            groups.setdefault(key, []).append(support)
    return list(groups.values())


def list_sources(material: Material, groups: Iterable[Sequence[Support]]) -> list[Part]:
    """Some origins, each once with the outlets in whose pages it stands."""
    parts: list[Part] = []
    for root in (write_source(material, group) for group in groups):
        parts += [*([ours("semicolon")] if parts else []), root]
    return parts


def write_source(material: Material, group: Sequence[Support]) -> Ours:
    """One origin: somebody's word or document, or a newsroom or agency, with the outlets that print it."""
    outlets = dict.fromkeys(material.names.outlets[support.report] for support in group)
    written = [support.source for support in group if support.source is not None and support.source.kind in ONE_WORD]
    if written and len(written) == len(group):
        # A man is named rather than the state that he speaks for.
        ordered = sorted(written, key=lambda source: ":" in (source.name or ""))
        name = next((name for source in ordered if (name := name_speaker(material, source.name))), "")
        paper = find_paper(material, name, [support.report for support in group])
        # What a paper is quoted with may be counted for those who quote it.
        if paper in {material.names.outlet(support.origin) for support in group if support.origin}:
            return write_room(paper, outlets)
        form = next((source.form for source in written if source.form in CHOICES["document"]), "")
        if form:
            return ours("root-form", form, name, *outlets) if name else ours("root-form-unnamed", form, *outlets)
        return ours("root-word", name, *outlets) if name else ours("root-document", *outlets)
    root = next((support.origin for support in group if support.origin), None)
    if root is None:
        return ours("root-unnamed", *outlets)
    shown = material.names.outlet(root)
    return write_room(shown, outlets)


def write_room(root: str, outlets: Iterable[str]) -> Ours:
    """A newsroom or agency with the outlets that print it: "Reuters (in The Guardian and BBC)", "The Independent (also in BBC)"."""
    found = dict.fromkeys(outlets)
    others = [outlet for outlet in found if outlet != root]
    return ours("root-own", root) if not others else ours("root-also" if root in found else "root-in", root, *others)


def write_others(material: Material, claim: Claim, shown: Support) -> Line | None:
    """The line under a statement: in which other pages it stands, and the agency that all have it from. A statement has one origin, who
    made it; None where no other page is known to tell the same."""
    supports = [
        shown,
        *(one for one in first_of_each(claim.supports) if one.report != shown.report and is_same_words(material, one, shown)),
    ]
    own = material.names.outlets[shown.report]
    others = [outlet for outlet in material.outlets(one.report for one in supports[1:]) if outlet != own]
    if len(supports) == 1:
        return None
    agencies = find_agencies(material)
    roots = {one.origin for one in claim.supports}
    wired = len(roots) == 1 and all(is_certain(one) and (one.source is None or one.source.kind not in ONE_WORD) for one in claim.supports)
    agency = next(iter(roots & agencies), None) if wired else None
    agency = None if agency in {own, *others} else agency
    told = ours("also-in", *others) if others else ours("also-own", own)
    return line(told, [ours("also-from", agency)] if agency else [], also=material.numbers(supports), indent=1, maker="also", of=claim.id)


def find_agencies(material: Material) -> set[str]:
    """The agencies of a story: those that the language knows, and whatever a passage comes from as from an agency."""
    supports = (support for claim in material.story.claims for support in claim.supports)
    found = {one.origin for one in supports if one.origin and one.source is not None and one.source.kind == "agency"}
    return {outlet.name for outlet in material.lists.outlets if outlet.kind == "agency"} | found


def is_same_words(material: Material, one: Support, other: Support) -> bool:
    """Whether a passage tells about what another tells: half of the telling words of the shorter."""
    first, second = (find_beginnings(material.reports[support.report].words(support.span)) for support in (one, other))
    fewer = min(len(first), len(second))
    return len(first & second) * 2 >= fewer


def find_paper(material: Material, name: str, reports: Iterable[str]) -> str:
    """The outlet that a speaker is, by the full name that one of some reports gives it: "The Times" where it credits The Karst Times;
    nothing for a speaker who is none."""
    credited = {credit.name for report in reports for credit in material.readings[report].credits}
    words = name.casefold().split()
    ends = " ".join(words[1:] if words[:1] and words[0] in material.lists.small.the else words)
    full = [one for one in sorted(credited) if one.casefold() == name.casefold() or one.casefold().endswith(f" {ends}")] if ends else []
    return max(full, key=len, default="")


def name_speaker(material: Material, name: str | None) -> str:
    """Whose word or document a source is, where he is named: in full where a report of the story has his full name."""
    if not name or not is_name(material.names.thing(name)):
        return ""
    person = material.people.find(name)
    return person.name if person is not None else material.names.thing(name)
