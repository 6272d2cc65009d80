"""What a line rests on, in plain words: how many reports tell it, and which origins these go back to, in whose pages."""

from collections.abc import Iterable, Mapping, Sequence

from legation.briefing.ledger import line
from legation.briefing.material import Material, first_of_each
from legation.briefing.names import is_name
from legation.briefing.templates import CHOICES, ours
from legation.records.brief import Line, Ours, Part
from legation.records.story import Claim, Support

# Sources that are one however many print them: somebody's word, or a document of his.
ONE_WORD = ("document", "speaker")


def write_basis(material: Material, claim: Claim) -> Line:
    """The line under a claim: its reports, its origins each with the outlets that print it, those that are in doubt, and denials."""
    supports = first_of_each(sorted(claim.supports, key=is_certain, reverse=True))
    reports, most = len(supports), max(claim.roots, claim.roots_most)
    certain, doubted = group_sources(supports)
    if claim.roots == 0 or not any(support.origin for support in supports):
        count = ours("carried-unknown", reports)
    elif claim.roots < most:
        count = ours("carried-most", reports, claim.roots, most)
    else:
        count = ours("carried-count", reports, claim.roots)
    denials = [ours("denials", len({denial.report for denial in claim.denials}))] if claim.denials else []
    known, open_ones = list_sources(material, certain), list_sources(material, doubted)
    return line(
        count,
        [ours("colon"), *known] if known else [],
        [ours("in-doubt"), *open_ones] if open_ones else [],
        denials,
        also=material.numbers(supports),
        indent=1,
        maker="basis",
        of=claim.id,
    )


def is_certain(support: Support) -> bool:
    """Whether what a passage comes from counts at the least."""
    return support.origin is not None and (support.source is None or support.source.certain)


def group_sources(supports: Iterable[Support]) -> tuple[list[list[Support]], list[list[Support]]]:
    """The passages of each origin that counts, and of each that is in doubt: an origin that counts is not in doubt besides. Passages are
    put together as they were counted, so that no more origins are named than there are."""
    groups: dict[str, list[Support]] = {}
    doubted: dict[str, list[Support]] = {}
    for support in supports:
        key = support.key or support.origin or support.report
        (groups if is_certain(support) or key in groups else doubted).setdefault(key, []).append(support)
    return list(groups.values()), list(doubted.values())


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
        if paper := find_paper(material, name, [support.report for support in group]):
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


def list_rooms(printed: Mapping[str, Sequence[str]]) -> list[Ours]:
    """Newsrooms and agencies, each with the outlets that print it."""
    return [write_room(root, outlets) for root, outlets in printed.items()]


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
