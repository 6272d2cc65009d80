"""What only one report says: worth knowing, and not yet worth relying on."""

from attrs import evolve

from legation.briefing.ledger import line
from legation.briefing.material import Material
from legation.briefing.ranking import keep_new
from legation.briefing.sections import established, said
from legation.briefing.templates import TITLES, note, ours
from legation.records.brief import Line, Section
from legation.records.story import Claim

# Four lines: a reader who wants more opens the reports.
MOST = 4


def write(material: Material) -> Section:
    """The section on what rests on one report alone and was not shown before, the weightiest first."""
    shown = said.find_shown(material)
    everything = [claim for claim in material.story.claims if len({support.report for support in claim.supports}) == 1]
    alone = sorted((claim for claim in everything if claim.id not in shown), key=material.rank)
    # Pieces of a passage that a line above shows can be claims of their own.
    new = [claim for claim in alone if not material.ledger.shows(claim.supports[0].report, claim.supports[0].span)]
    told = [claim for claim in material.story.claims if claim.id in shown]
    chosen = keep_new(new, MOST, material.stems, [*established.find_shown(material), *told], each=1)
    lines = [write_claim(material, claim) for claim in chosen]
    if len(alone) > len(chosen):
        lines.append(note("more", len(alone) - len(chosen)))
    remark = None if len(everything) == len(alone) else note("also-only") if alone else note("none-single")
    return Section("single", TITLES["single"], tuple(lines), note=remark if everything else note("none"))


def write_claim(material: Material, claim: Claim) -> Line:
    """The words, who says them, and the one outlet that prints them."""
    support = claim.supports[0]
    by = ours("by", material.names.outlets[support.report])
    return evolve(line(material.speaker(claim), material.words(claim), by), grade=claim.grade)
