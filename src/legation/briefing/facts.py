"""What else a brief opens with: the sentences in reports' own words that a reader signs and needs most, beside the central event."""

from legation.briefing.lead import Lead, find_all, find_leads, find_worth, is_named_word, stems_of, weigh_stems
from legation.briefing.material import Material
from legation.briefing.ranking import TELLING, add_opened
from legation.briefing.signing import is_likely
from legation.briefing.standing import find_tokens, is_about_known, is_old
from legation.briefing.stems import find_beginnings, is_alike

# A further sentence tells no more than so much of what is told.
AGAIN = 0.5
# Of two sentences that tell one claim the shorter one tells little else where the claim has so much of it.
SAME = 0.4
# So many sentences of a report are its own news; those behind the ones that open it count where so many outlets tell what they tell.
SENTENCES, FEWEST_TELLING = 12, 2
# The telling words of a sentence that most reports open with are in so many of them at the mean, or it is beside the matter. This, SAME and
# SENTENCES are by judgement.
ON_MATTER = 0.35


def find_further(material: Material, first: Lead | None, most: int) -> list[Lead]:
    """Sentences that tell most of what the `first` leaves open, the one that a reader needs most first; so many at the most."""
    if first is None:
        return []
    rated = [(find_worth(material, lead), lead) for lead in find_pool(material)]
    found = [(chance, lead) for chance, lead in rated if is_likely("told" if lead.told else "fact", chance)]
    chosen = [first]
    for _, lead in sorted(found, key=lambda one: (-one[0], one[1].report, one[1].sentence)):
        if len(chosen) > most:
            break
        told = [stems_of(material, one) for one in chosen]
        if not is_fit(material, lead, frozenset[str]().union(*told)) or any(tells_same(material, lead, one) for one in chosen):
            continue
        if not any(is_alike(stems_of(material, lead), one, AGAIN) for one in told):
            chosen.append(lead)
    return chosen[1:]


def find_pool(material: Material) -> list[Lead]:
    """The sentences that may stand behind the first one: those that open reports, and further down what several outlets tell."""
    reports = {name: material.reports[name] for name in material.story.reports}
    weights = weigh_stems(material, {name: find_leads(material, report) for name, report in reports.items()})
    outlets = material.names.outlets
    found = find_all(material, {name: find_leads(material, report, SENTENCES) for name, report in reports.items()}, weights)
    return [
        lead
        for lead in found
        if not lead.told or (len({outlets[one.report] for one in lead.claim.supports}) >= FEWEST_TELLING and is_on_matter(material, lead))
    ]


def is_on_matter(material: Material, lead: Lead) -> bool:
    """Whether a sentence is on what the reports open with: it has some words that many of them begin with."""
    return add_opened(stems_of(material, lead), material.topic) >= ON_MATTER * TELLING


def is_fit(material: Material, lead: Lead, known: frozenset[str]) -> bool:
    """Whether a sentence may stand behind the first one: it is no background, about what the first names, and no man's word, which has its
    own section."""
    report = material.reports[lead.report]
    # A page may tell of two events: one that shares no telling word with the first is the other.
    if find_beginnings(report.words(lead.sentence)).isdisjoint(known):
        return False
    tokens = find_tokens(report, lead.sentence)
    if is_old(material.lists, tokens, report.day.year if report.day else None) or not is_about_known(material.lists, tokens, known):
        return False
    return not is_named_word(material, lead) and not is_word_of_party(material, lead)


def is_word_of_party(material: Material, lead: Lead) -> bool:
    """Whether a sentence is the word of a state or of another party, which stands beside the others' below."""
    told = (one.speaker for one in material.readings[lead.report].statements if one.speaker and one.speaker.span in lead.sentence)
    return any(speaker.party is not None for speaker in told)


def tells_same(material: Material, one: Lead, other: Lead) -> bool:
    """Whether two sentences tell one claim of the story, and one of them not much beside it: they are two wordings of one thing."""
    sentences = [stems_of(material, lead) for lead in (one, other)]
    fewer = min(len(stems) for stems in sentences)
    here, there = (
        {claim.id: claim for claim, passage in material.told_in.get(lead.report, ()) if passage.span.overlaps(lead.sentence)}
        for lead in (one, other)
    )
    both = (claim for name, claim in here.items() if name in there)
    return any(claim.speaker is None and len(find_beginnings(claim.text)) >= SAME * fewer for claim in both)
