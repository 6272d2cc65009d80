"""What else one report tells in its own name: worth knowing, and not yet worth relying on."""

from attrs import evolve

from legation.briefing.ledger import line
from legation.briefing.material import Material, find_maker
from legation.briefing.ranking import keep_new
from legation.briefing.sections import established, said
from legation.briefing.templates import TITLES, note, ours
from legation.records.brief import Line, Section
from legation.records.story import Claim

# Four lines: a reader who wants more opens the reports.
MOST = 4


def write(material: Material) -> Section | None:
    """The section on what one report alone tells and was not shown before, the weightiest first; none where that is nothing."""
    shown = said.find_shown(material)
    everything = [claim for claim in material.story.claims if is_alone(material, claim)]
    alone = sorted((claim for claim in everything if claim.id not in shown), key=material.rank)
    # Pieces of a passage that a line above shows can be claims of their own.
    new = [claim for claim in alone if not material.ledger.shows(claim.supports[0].report, claim.supports[0].span)]
    told = [claim for claim in material.story.claims if claim.id in shown]
    new = material.drop_same_words(new)
    chosen = keep_new(new, MOST, material.stems, [*established.find_shown(material), *told], each=1)
    lines = [write_claim(material, claim) for claim in chosen]
    if len(alone) > len(chosen):
        lines.append(note("more", len(alone) - len(chosen)))
    return Section("single", TITLES["single"], tuple(lines), annex=True) if lines else None


def is_alone(material: Material, claim: Claim) -> bool:
    """Whether one report alone tells a claim, in its own name or on the word of nobody named, and such lines are printed."""
    maker = find_maker(material, claim)
    return claim.speaker is None and maker in ("alone", "statement-unnamed") and material.prints(maker)


def write_claim(material: Material, claim: Claim) -> Line:
    """The words, who says them, and the one outlet that prints them."""
    support = claim.supports[0]
    by = ours("by", material.names.outlets[support.report])
    maker = find_maker(material, claim)
    words = (material.speaker(claim), material.words(claim), by, material.mark(maker))
    return evolve(line(*words, maker=maker, of=claim.id), grade=claim.grade)
