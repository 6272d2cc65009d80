"""The first lines of a brief, for who reads no further: what happened, who says so, which numbers, what is disputed, what comes next."""

from collections import defaultdict
from collections.abc import Iterable

from attrs import evolve, frozen

from legation.briefing.basis import find_agencies, name_basis, write_room
from legation.briefing.basis import write_basis as write_claim_basis
from legation.briefing.facts import find_further
from legation.briefing.lead import Lead, find_lead, find_leads
from legation.briefing.ledger import line
from legation.briefing.material import Material
from legation.briefing.names import count_origins
from legation.briefing.sections import dates, differs, established
from legation.briefing.sections.dates import Occasion
from legation.briefing.sections.lineage import vouch
from legation.briefing.templates import TITLES, ours
from legation.briefing.voices import TELLS
from legation.records.brief import Line, Ours, Part, Section
from legation.records.reading import Event
from legation.records.report import Span
from legation.records.story import Conflict

# Three points and three values a point are what a line can hold.
MOST_POINTS = 3
MOST_VALUES = 4
# So many further sentences are shown, and so many outlets named.
MOST_FURTHER, MOST_OUTLETS = 5, 12


@frozen
class Opening:
    """What the first lines tell: the sentences that tell the central event and what else the reports open with, and the first day that is
    still to come."""

    leads: tuple[Lead, ...] = ()
    following: tuple[Occasion, Event, Span] | None = None

    @property
    def sentences(self) -> tuple[tuple[str, Span], ...]:
        """The sentences that the first lines show, each with its report."""
        following = [(event.report, sentence) for _, event, sentence in [self.following]] if self.following else []
        return (*((lead.report, lead.sentence) for lead in self.leads), *following)


def choose(material: Material) -> Opening:
    """What a brief opens with."""
    first = find_lead(material)
    leads = (first, *find_further(material, first, MOST_FURTHER)) if first is not None else ()
    told = evolve(material, opened=tuple((lead.report, lead.sentence) for lead in leads))
    return Opening(leads, find_next(told))


def write(material: Material, opening: Opening) -> Section:
    """The section that stands first; nothing of a story of which every report was recalled."""
    basis = [write_basis(material)] if material.story.reports else []
    lines = [*write_matter(opening.leads, material), *basis, *write_points(material), *write_next(material, opening)]
    return Section("summary", TITLES["summary"], tuple(lines))


def write_matter(leads: Iterable[Lead], material: Material) -> list[Line]:
    """What happened, in the sentences that tell most of what all reports open with; nothing where none does."""
    lines = []
    for number, lead in enumerate(leads):
        words = material.ledger.cite(lead.report, lead.sentence, len(lead.sentence))
        head = ours("sum-further" if number else "sum-what")
        lines.append(line(head, words, name_giver(material, lead.report), maker="told" if lead.told else "lead", of=lead.claim.id))
        lines += write_grounds(material, lead.report, lead.sentence)
    return lines


def write_grounds(material: Material, report: str, sentence: Span) -> list[Line]:
    """What a sentence rests on whose whole is confirmed; nothing for any other."""
    claim = established.find_told(material, report, sentence)
    return [write_claim_basis(material, claim)] if claim is not None and material.prints(name_basis(claim)) else []


def name_giver(material: Material, report: str) -> Ours:
    """Who prints some words, and when, in brackets."""
    outlet, day = material.names.outlets[report], material.shown_day(report)
    return ours("given-by", outlet, day) if day else ours("given-by-undated", outlet)


def write_basis(material: Material) -> Line:
    """How many reports there are, of how many origins at the most, and in which pages they stand: those that give an agency under its name,
    as nothing is surer. Who else goes back to whom stands in the section on that."""
    agencies = find_agencies(material)
    wired: dict[str, list[str]] = defaultdict(list)
    others: list[str] = []
    for origin in sorted(material.story.origins, key=lambda origin: -len(origin.reports)):
        for name in origin.reports:
            given = origin.root in agencies and gives(material, name, origin.root or "")
            (wired[origin.root or ""] if given else others).extend(material.outlets([name]))
    listed: list[Part] = []
    room = MOST_OUTLETS
    for agency, outlets in wired.items():
        listed += [*([ours("semicolon")] if listed else []), write_room(agency, outlets)]
        room -= len(outlets)
    named = list(dict.fromkeys(others))
    if named:
        listed += [*([ours("semicolon")] if listed else []), ours("told-in", *named[: max(1, room)])]
    if len(named) > max(1, room):
        listed += [ours("semicolon"), ours("more-outlets", len(named) - max(1, room))]
    numbers = [vouch(material, report) for report in material.story.reports]
    most = count_origins(material.story, material.names.outlet)[1]
    return line(ours("sum-basis", len(material.story.reports), most), listed, also=numbers, maker="pages")


def gives(material: Material, report: str, agency: str) -> bool:
    """Whether a report is an agency's own, or bears its name; that it told one thing by the agency is not enough."""
    borne = {credit.name for credit in material.readings[report].credits if credit.how not in TELLS}
    return material.names.outlets[report] == agency or agency in borne


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
        # What is overtaken was right in its hour, and stands against nothing.
        accounts = sorted(differs.find_accounts(conflict), key=lambda account: account[0].side not in conflict.overtaken)[:MOST_VALUES]
        titled = differs.caption(material, conflict, [account[0] for account in accounts])
        parts += [*([ours("semicolon")] if parts else []), *titled.parts, ours("colon")]
        numbers += titled.citations
        for number, account in enumerate(accounts):
            value = differs.name_value(conflict, account[0])
            said = (value,) if value else differs.quote_value(material, account)
            between = "then" if accounts[number - 1][0].side in conflict.overtaken else "against"
            parts += [*([ours(between)] if number else []), *said, name_giver(material, account[0].report)]
    return [line(ours(head), parts, also=numbers, maker="points")] if parts else []


def find_next(material: Material) -> tuple[Occasion, Event, Span] | None:
    """The first day that is still to come, with the sentence that tells of it; None where none is known."""
    if not material.prints("planned"):
        return None
    asof = material.asof.isoformat()
    ahead = [one for one in dates.find_occasions(material) if dates.is_ahead(one, asof) and dates.is_meant(one)]
    return next(iter(dates.choose_shown(material, ahead, [], fresh=True)), None)


def write_next(material: Material, opening: Opening) -> list[Line]:
    """The first day that is still to come; nothing where none is known."""
    if opening.following is None:
        return []
    occasion, event, sentence = opening.following
    planned = dates.write_occasion(material, occasion, "planned", event, sentence)
    grounds = write_grounds(material, event.report, sentence)
    return [line(ours("sum-next"), planned.parts, also=planned.citations, maker="planned"), *grounds]
