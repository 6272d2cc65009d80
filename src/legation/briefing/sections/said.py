"""Who said what beside what is established, by party: the words, when, to whom and through whom."""

from collections import defaultdict
from collections.abc import Sequence

from attrs import evolve

from legation.briefing.basis import write_basis
from legation.briefing.ledger import line
from legation.briefing.material import Material, find_maker, first_of_each
from legation.briefing.names import is_name
from legation.briefing.ranking import keep_new, tells_again
from legation.briefing.sections import established
from legation.briefing.templates import TITLES, note, ours
from legation.records.brief import Line, Ours, Section
from legation.records.story import Claim

# Five parties with two whole sentences each, or three with three, in three columns, are a third of a page.
MOST_PARTIES = 5
MOST, FEW_PARTIES, MOST_OF_FEW = 2, 3, 3
# The kinds of statement that are somebody's word.
SHOWN = ("said", "wrote", "called")


def write(material: Material) -> Section:
    """The section on who said what: the parties with the weightiest words first, those of no known party last."""
    parties = group_by_party(material)
    above = established.find_shown(material)
    lines: list[Line] = []
    most = find_most(parties)
    for party, claims in parties[:MOST_PARTIES]:
        shown = choose_shown(material, claims, most)
        lines.append(note("party", material.names.actor(party)) if party else note("party-none", "none"))
        for claim in shown:
            lines += write_statement(material, claim)
        left = [claim for claim in claims if claim not in shown and claim not in above]
        if left:
            lines.append(note("more", len(left)))
    if len(parties) > MOST_PARTIES:
        lines.append(note("more-parties", len(parties) - MOST_PARTIES))
    return Section("said", TITLES["said"], tuple(lines), note=None if parties else note("none-said"))


def find_most(parties: Sequence[object]) -> int:
    """How many statements of each of these parties are shown."""
    return MOST_OF_FEW if len(parties) <= FEW_PARTIES else MOST


def choose_shown(material: Material, claims: Sequence[Claim], most: int) -> list[Claim]:
    """The first statements of a party that tell something new; what stands above is shown again only where a party said nothing else."""
    above = established.find_shown(material)
    new = [claim for claim in claims if claim not in above and not tells_again(claim, above, material.stems)]
    telling = [claim for claim in new if claim.id not in material.low_value]
    return keep_new(telling or new or claims, most, material.stems)


def group_by_party(material: Material) -> list[tuple[str | None, list[Claim]]]:
    """The claims that someone made, by party, in the order in which they are shown."""
    parties: dict[str | None, list[Claim]] = defaultdict(list)
    seen: set[str] = set()
    for claim in material.drop_same_words(sorted(material.story.claims, key=material.rank)):
        # Pieces of one statement can be claims of their own; the statement is shown once.
        statement = claim.supports[0].statement
        new = claim.speaker and statement not in seen and is_saying(material, claim)
        if new and (material.prints(find_maker(material, claim)) or claim.grade.credibility == "1"):
            seen |= {statement} if statement else set()
            parties[material.party(claim)].append(claim)
    return sorted(parties.items(), key=lambda found: (found[0] is None, material.rank(found[1][0])))


def is_saying(material: Material, claim: Claim) -> bool:
    """Whether a claim is somebody's word: said, written or a judgement, by someone who is named or speaks for a party.

    Thoughts and acts told of somebody, and the word of nobody in particular ("critics"), stand in the other sections.
    """
    first = claim.supports[0]
    statement = material.statement(first)
    name = claim.speaker or ""
    if name.casefold() == material.names.outlets[first.report].casefold():
        return False
    if statement is None:
        return True
    speaker = statement.speaker
    if statement.kind not in SHOWN or speaker is None or not (speaker.actor or speaker.name or speaker.party):
        return False
    before = material.reports[first.report].place(speaker.span.where)[: speaker.span.start]
    # Capitals that open a line are the place of a dateline, not a speaker.
    return bool(speaker.actor or speaker.party) or not (name.isupper() and (not before or before.endswith("\n")))


def find_shown(material: Material) -> set[str]:
    """The ids of the claims that this section shows."""
    parties = group_by_party(material)
    most = find_most(parties)
    return {claim.id for _, claims in parties[:MOST_PARTIES] for claim in choose_shown(material, claims, most)}


def write_statement(material: Material, claim: Claim) -> list[Line]:
    """One thing that someone said, with a number for every report that carries it; under it what it rests on where that is several."""
    maker = find_maker(material, claim)
    numbers = material.numbers(first_of_each(claim.supports))
    words = (material.speaker(claim), material.words(claim), describe(material, claim), material.mark(maker))
    said = evolve(line(*words, also=numbers, maker=maker, of=claim.id), grade=claim.grade)
    several = len({support.report for support in claim.supports}) > 1
    basis = [write_basis(material, claim)] if several and material.prints("basis") else []
    return [said, *basis, *established.write_drifts(material, claim)]


def describe(material: Material, claim: Claim) -> list[Ours]:
    """Whether the words are the speaker's own, to whom they were said, and through whom they came."""
    first = claim.supports[0]
    statement = material.statement(first)
    mode = []
    if statement and statement.mode != "reported":
        mode = [ours("mode", "mixed" if material.find_verb(statement) else statement.mode)]
    addressee = statement.addressee if statement else None
    via = [material.names.outlet(name) for name in (statement.via if statement else ()) or ((first.via,) if first.via else ())]
    via = [name for name in dict.fromkeys(via) if is_name(name) and name != material.names.outlets[first.report]]
    by = [ours("by", material.names.outlets[first.report])] if len({support.report for support in claim.supports}) == 1 else []
    return [*mode, *([ours("to", addressee)] if addressee and is_name(addressee) else []), *([ours("via", *via)] if via else []), *by]
