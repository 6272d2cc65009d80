"""The first lines of a brief, for who reads no further: what happened, who says so, which numbers, what is disputed, what comes next."""

from collections import defaultdict
from collections.abc import Iterable

from legation.briefing.basis import list_rooms
from legation.briefing.ledger import line
from legation.briefing.material import Material, find_maker
from legation.briefing.sections import dates, differs
from legation.briefing.sections.lineage import vouch
from legation.briefing.templates import TITLES, note, ours
from legation.records.brief import Line, Ours, Part, Section
from legation.records.story import Claim, Conflict

# Three points and three values a point are what a line can hold.
MOST_POINTS = 3
MOST_VALUES = 4
# So many origins are named, the others counted; the annex has all.
MOST_ROOTS = 8


def write(material: Material) -> Section:
    """The section that stands first."""
    lines = [*write_matter(material), write_basis(material), *write_points(material), *write_next(material)]
    return Section("summary", TITLES["summary"], tuple(lines))


def write_matter(material: Material) -> list[Line]:
    """What happened, in the words that tell most of it; nothing where no line may say so."""
    printed = [claim for claim in sorted(material.story.claims, key=material.rank) if material.prints(find_maker(material, claim))]
    # What reports tell in their own names comes before somebody's word on it.
    own = [
        claim
        for claim in printed
        if claim.id not in material.low_value and find_maker(material, claim) in ("confirmed", "carried", "alone")
    ]
    chosen: Claim | None = next(iter([*own, *printed]), None)
    if chosen is None:
        return []
    support = chosen.supports[0]
    words = (ours("sum-what"), material.speaker(chosen), material.words(chosen), name_giver(material, support.report))
    return [line(*words, maker="summary", of=chosen.id)]


def name_giver(material: Material, report: str) -> Ours:
    """Who prints some words, and when, in brackets."""
    outlet, day = material.names.outlets[report], material.day(report)
    return ours("given-by", outlet, day) if day else ours("given-by-undated", outlet)


def write_basis(material: Material) -> Line:
    """How many reports there are, and the origins they go back to, each with the outlets in which it stands."""
    printed: dict[str, list[str]] = defaultdict(list)
    unnamed: list[str] = []
    for origin in sorted(material.story.origins, key=lambda origin: -len(origin.reports)):
        if origin.root is None:
            unnamed += material.outlets(origin.reports)
        else:
            printed[material.names.outlet(origin.root)] += material.outlets(origin.reports)
    roots = dict(list(printed.items())[:MOST_ROOTS])
    listed: list[Part] = []
    for root in (*list_rooms(roots), *([ours("root-unnamed", *dict.fromkeys(unnamed))] if unnamed else [])):
        listed += [*([ours("semicolon")] if listed else []), root]
    if len(printed) > MOST_ROOTS:
        listed += [ours("semicolon"), ours("more-roots", len(printed) - MOST_ROOTS)]
    numbers = [vouch(material, report) for report in material.story.reports]
    count = ours("sum-basis", len(material.story.reports), len(material.story.origins))
    return line(count, listed, also=numbers, maker="summary")


def write_points(material: Material) -> list[Line]:
    """The numbers on which accounts differ with all their values, and what else is disputed."""
    conflicts = differs.sort_conflicts(material)
    numbers = [one for one in conflicts if one.kind == "number"][:MOST_POINTS]
    others = [one for one in conflicts if one.kind != "number"][:MOST_POINTS]
    lines = [*write_point(material, "sum-numbers", numbers), *write_point(material, "sum-disputed", others)]
    return lines or [note("sum-agreed")]


def write_point(material: Material, head: str, conflicts: Iterable[Conflict]) -> list[Line]:
    """One line on some conflicts: what each is about, and its values, each with who gives it; none without conflicts."""
    parts: list[Part] = []
    numbers: list[int] = []
    for conflict in conflicts:
        accounts = list(differs.find_accounts(conflict))[:MOST_VALUES]
        titled = differs.caption(material, conflict, [account[0] for account in accounts])
        parts += [*([ours("semicolon")] if parts else []), *titled.parts, ours("colon")]
        numbers += titled.citations
        for number, account in enumerate(accounts):
            value = differs.name_value(conflict, account[0])
            said = (value,) if value else differs.quote_value(material, account)
            parts += [*([ours("against")] if number else []), *said, name_giver(material, account[0].report)]
    return [line(ours(head), parts, also=numbers, maker="summary")] if parts else []


def write_next(material: Material) -> list[Line]:
    """The first day that is still to come; nothing where none is known."""
    if not material.prints("planned"):
        return []
    ahead = [one for one in dates.find_occasions(material) if dates.is_ahead(one, material.asof.isoformat())]
    if not ahead:
        return []
    planned = dates.write_occasion(material, ahead[0], "planned")
    return [line(ours("sum-next"), planned.parts, also=planned.citations, maker="summary")]
