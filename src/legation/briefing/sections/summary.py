"""The first lines of a brief, for who reads no further: what happened, who says so, which numbers, what is disputed, what comes next."""

from collections import defaultdict
from collections.abc import Iterable

from attrs import evolve

from legation.briefing.basis import list_rooms
from legation.briefing.lead import Lead, find_lead, find_leads
from legation.briefing.ledger import line
from legation.briefing.material import Material
from legation.briefing.names import count_origins
from legation.briefing.sections import dates, differs
from legation.briefing.sections.lineage import vouch
from legation.briefing.templates import TITLES, ours
from legation.records.brief import Line, Ours, Part, Section
from legation.records.story import Conflict

# Three points and three values a point are what a line can hold.
MOST_POINTS = 3
MOST_VALUES = 4
# So many origins are named, the others counted; the annex has all.
MOST_ROOTS = 8


def write(material: Material) -> Section:
    """The section that stands first."""
    lead = find_lead(material)
    lines = [*write_matter(lead, material), write_basis(material), *write_points(material), *write_next(material)]
    return Section("summary", TITLES["summary"], tuple(lines))


def write_matter(lead: Lead | None, material: Material) -> list[Line]:
    """What happened, in the sentence that tells most of what all reports open with; nothing where no sentence does."""
    if lead is None:
        return []
    words = material.ledger.cite(lead.report, lead.sentence, len(lead.sentence))
    return [line(ours("sum-what"), words, name_giver(material, lead.report), maker="summary", of=lead.claim.id)]


def name_giver(material: Material, report: str) -> Ours:
    """Who prints some words, and when, in brackets."""
    outlet, day = material.names.outlets[report], material.day(report)
    return ours("given-by", outlet, day) if day else ours("given-by-undated", outlet)


def write_basis(material: Material) -> Line:
    """How many reports there are, and the origins they go back to, each with the outlets in which it stands. Several pages whose origin is
    not named may have one."""
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
    reports, (least, most) = len(material.story.reports), count_origins(material.story, material.names.outlet)
    count = ours("sum-basis", reports, most) if least == most else ours("sum-basis-most", reports, least, most)
    return line(count, listed, also=numbers, maker="summary")


def write_points(material: Material) -> list[Line]:
    """The numbers on which accounts differ with all their values, and what else is disputed, of what the reports open with."""
    conflicts = [kept for one in differs.sort_conflicts(material) if (kept := keep_opened(material, one)) is not None]
    numbers = [one for one in conflicts if one.kind == "number"][:MOST_POINTS]
    others = [one for one in conflicts if one.kind != "number"][:MOST_POINTS]
    return [*write_point(material, "sum-numbers", numbers), *write_point(material, "sum-disputed", others)]


def keep_opened(material: Material, conflict: Conflict) -> Conflict | None:
    """A conflict with the accounts that open their reports; None where these do not differ."""
    leads = {name: find_leads(material, material.reports[name]) for name in material.story.reports}
    sides = tuple(side for side in conflict.sides if any(side.span.overlaps(lead) for lead in leads.get(side.report, [])))
    return evolve(conflict, sides=sides) if len({side.side for side in sides}) > 1 else None


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
    asof = material.asof.isoformat()
    ahead = [one for one in dates.find_occasions(material) if dates.is_ahead(one, asof) and dates.is_meant(one)]
    for occasion, event, sentence in dates.choose_shown(material, ahead, [])[:1]:
        planned = dates.write_occasion(material, occasion, "planned", event, sentence)
        return [line(ours("sum-next"), planned.parts, also=planned.citations, maker="summary")]
    return []
