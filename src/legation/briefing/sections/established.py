"""What is established: what two origins or more confirm, then what several reports tell in their own names, each with its basis."""

import re
from collections.abc import Mapping, Sequence
from itertools import groupby

from attrs import evolve

from legation.briefing.basis import name_basis, write_basis
from legation.briefing.drifts import is_telling
from legation.briefing.ledger import line
from legation.briefing.material import Material, find_maker
from legation.briefing.ranking import tells_again
from legation.briefing.stems import FEW, SHORTEST, find_beginnings, is_within
from legation.briefing.templates import TITLES, note, ours
from legation.language.words import LETTERS
from legation.records.brief import Line, Section
from legation.records.report import Span
from legation.records.story import Claim, Drift

# Five claims with their carriers are what the first page has left, and what a reader takes in within a minute.
MOST = 5
# Of what a sentence tells a claim that is all of it has so much.
WHOLE = 0.8
# A name with what its bearer is behind a comma, and nothing that he does.
APART = re.compile(r"[^,]+, [a-z][^,]*$")
# The digits of the Admiralty code as this section shows them: what is contradicted comes last, as the section on differences lays it out.
ORDER = "123645"


def write(material: Material) -> Section:
    """The section on what is established: confirmed claims first, the weightiest first within a grade."""
    claims = find_carried(material)
    shown = find_shown(material)
    lines: list[Line] = []
    for digit, group in groupby(sorted(shown, key=find_place), key=lambda claim: claim.grade.credibility):
        lines.append(note("credibility", digit))
        for claim in group:
            lines += write_claim(material, claim)
    lines += write_left(material, claims, shown)
    remark = None
    if not claims:
        remark = note("none-established")
    elif not any(claim.grade.credibility == "1" for claim in claims):
        remark = note("none-confirmed")
    return Section("established", TITLES["established"], tuple(lines), note=remark)


def write_left(material: Material, claims: Sequence[Claim], shown: Sequence[Claim]) -> list[Line]:
    """How many claims are left out, and why: there was no room, or their kind was wrong too often."""
    opened = find_opened(material)
    left = [claim for claim in claims if claim not in shown and claim.id not in opened]
    printed = sum(material.prints(find_maker(material, claim)) for claim in left)
    confirmed = sum(claim.grade.credibility == "1" for claim in left if material.prints(find_maker(material, claim)))
    counted = [note("more-claims" if confirmed == printed else "more-told", printed)] if printed else []
    return [*counted, *([note("more-silent", len(left) - printed)] if len(left) > printed else [])]


def find_shown(material: Material) -> list[Claim]:
    """The claims that this section shows, those first that a reader should know first."""
    opened = find_opened(material)
    printed = [claim for claim in find_carried(material) if material.prints(find_maker(material, claim)) and says_enough(material, claim)]
    printed = [claim for claim in printed if claim.id not in opened]
    return choose_shown(printed, material.stems)


def find_opened(material: Material) -> set[str]:
    """The ids of the confirmed claims that the first lines of the brief show whole, each with what it rests on."""
    return {claim.id for report, sentence in material.opened if (claim := find_told(material, report, sentence)) is not None}


def find_told(material: Material, report: str, sentence: Span) -> Claim | None:
    """The confirmed claim that is all of a sentence: the line that shows the sentence needs none beside it that shows the claim."""
    stems = find_beginnings(material.reports[report].words(sentence))
    for claim in material.story.claims:
        confirmed = claim.grade.credibility == "1" and not claim.speaker
        told = confirmed and any(one.report == report and one.span.overlaps(sentence) for one in claim.supports)
        if told and is_within(stems, find_beginnings(claim.text), WHOLE):
            return claim
    return None


def says_enough(material: Material, claim: Claim) -> bool:
    """Whether the words of what is confirmed are a clause that tells something: "Roe began her day" and "Lund, shot in the arm" do not."""
    if claim.grade.credibility != "1" or claim.speaker:
        return True
    dates = material.lists.dates
    times = {*dates.weekdays, *dates.months, *material.lists.lines.times}
    telling = [word for word in LETTERS.findall(claim.text) if (len(word) >= SHORTEST or word.isdigit()) and word.casefold() not in times]
    return len(telling) >= FEW and not APART.match(claim.text)


def choose_shown(claims: Sequence[Claim], stems: Mapping[str, frozenset[str]]) -> list[Claim]:
    """The first claims that tell something new: pieces of one statement, or "p" after "X said p", would say the same twice."""
    shown: list[Claim] = []
    seen: set[tuple[str, str | Span]] = set()
    for claim in claims:
        places = {(support.report, support.statement or support.span) for support in claim.supports}
        if 2 * len(places & seen) <= len(places) and not tells_again(claim, shown, stems):
            shown.append(claim)
            seen |= places
        if len(shown) == MOST:
            break
    return shown


def find_carried(material: Material) -> list[Claim]:
    """What is confirmed, whoever says it, and what several reports tell in their own names; those first that a reader should know first."""
    carried = [claim for claim in material.story.claims if find_maker(material, claim) in ("confirmed", "carried")]
    return sorted(carried, key=material.rank)


def find_place(claim: Claim) -> int:
    """Where the grade of a claim stands in the section."""
    return ORDER.index(claim.grade.credibility)


def write_claim(material: Material, claim: Claim) -> list[Line]:
    """Who says what, under it what that rests on, and how far its forms lie apart."""
    maker = find_maker(material, claim)
    said = line(material.speaker(claim), material.words(claim), material.mark(maker), maker=maker, of=claim.id)
    basis = [write_basis(material, claim)] if material.prints(name_basis(claim)) else []
    return [evolve(said, grade=material.grade(claim, claim.supports[0].report)), *basis, *write_drifts(material, claim)]


def write_drifts(material: Material, claim: Claim) -> list[Line]:
    """How far the forms of a claim lie apart, a line each."""
    return [write_drift(material, drift, claim) for drift in find_drifts(material, claim)] if material.prints("drift") else []


def find_drifts(material: Material, claim: Claim) -> list[Drift]:
    """Where outlets tell a claim in different forms: one outlet that tells it in two only varies its prose."""
    outlets = material.names.outlets
    apart = [drift for drift in claim.drifts if outlets[drift.weak.report] != outlets[drift.strong.report]]
    return [drift for drift in apart if is_telling(drift, material.reports[drift.weak.report], material.reports[drift.strong.report])]


def write_drift(material: Material, drift: Drift, claim: Claim) -> Line:
    """The weakest and the strongest form in which a claim is told, or the quotation that somebody cut, in full."""
    weak, strong = (material.ledger.cite(side.report, side.span) for side in (drift.weak, drift.strong))
    one, other = (material.names.outlets[side.report] for side in (drift.weak, drift.strong))
    if drift.kind == "cut":
        number = material.ledger.number(drift.weak.report, drift.weak.span)
        return line(ours("drift-cut", one, other), strong, also=[number], indent=1, maker="drift", of=claim.id)
    return line(ours(f"drift-{drift.kind}", one), weak, ours("drift-up", other), strong, indent=1, maker="drift", of=claim.id)
