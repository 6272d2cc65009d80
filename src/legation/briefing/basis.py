"""What a line rests on, in plain words: how many reports tell it, and which origins these go back to, in whose pages."""

from collections.abc import Iterable, Mapping, Sequence

from legation.briefing.ledger import line
from legation.briefing.material import Material, first_of_each
from legation.briefing.names import is_name
from legation.briefing.templates import ours
from legation.records.brief import Line, Ours, Part
from legation.records.story import Claim, Support

# Sources that are one however many print them: somebody's word, or a document of his.
ONE_WORD = ("document", "speaker")


def write_basis(material: Material, claim: Claim) -> Line:
    """The line under a claim: its reports, its origins each with the outlets that print it, those that are in doubt, and denials."""
    supports = first_of_each(claim.supports)
    reports, most = len(supports), max(claim.roots, claim.roots_most)
    certain, doubted = ([one for one in supports if is_certain(one) is sure] for sure in (True, False))
    if claim.roots == 0 or not any(support.origin for support in supports):
        count = ours("carried-unknown", reports)
    elif claim.roots < most:
        count = ours("carried-most", reports, claim.roots, most)
    else:
        count = ours("carried-count", reports, claim.roots)
    denials = [ours("denials", len({denial.report for denial in claim.denials}))] if claim.denials else []
    known = list_sources(material, certain)
    open_ones = list_sources(material, doubted)
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


def list_sources(material: Material, supports: Iterable[Support]) -> list[Part]:
    """What passages come from, each source once with the outlets in whose pages it stands."""
    words: dict[str, list[str]] = {}
    rooms: dict[str, list[str]] = {}
    unnamed: list[str] = []
    for support in supports:
        outlet = material.names.outlets[support.report]
        if support.source is not None and support.source.kind in ONE_WORD:
            words.setdefault(name_speaker(material, support), []).append(outlet)
        elif support.origin:
            rooms.setdefault(material.names.outlet(support.origin), []).append(outlet)
        else:
            unnamed.append(outlet)
    roots = [ours("root-word", name, *dict.fromkeys(words[name])) for name in words if name]
    roots += [ours("root-document", *dict.fromkeys(words[""]))] if "" in words else []
    roots += [*list_rooms(rooms), *([ours("root-unnamed", *dict.fromkeys(unnamed))] if unnamed else [])]
    parts: list[Part] = []
    for root in roots:
        parts += [*([ours("semicolon")] if parts else []), root]
    return parts


def name_speaker(material: Material, support: Support) -> str:
    """Whose word or document a source is, where he is named."""
    name = support.source.name if support.source else None
    return material.names.thing(name) if name and is_name(material.names.thing(name)) else ""


def list_rooms(printed: Mapping[str, Sequence[str]]) -> list[Ours]:
    """Newsrooms and agencies with the outlets that print them: "Reuters (in The Guardian and BBC)", "The Independent"."""
    rooms = []
    for root, outlets in printed.items():
        others = [outlet for outlet in dict.fromkeys(outlets) if outlet != root]
        rooms.append(ours("root-in", root, *others) if others else ours("root-own", root))
    return rooms
