"""Who said what beside what is established, by party: whole sentences, who is meant in them, when, and where they stand."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from attrs import evolve

from legation.briefing.basis import write_others
from legation.briefing.called import show_name
from legation.briefing.ledger import line
from legation.briefing.makers import Maker
from legation.briefing.material import Material, Saying, first_of_each
from legation.briefing.names import is_name
from legation.briefing.people import Person, is_official
from legation.briefing.sayings import AGAIN, LONGEST
from legation.briefing.sections import established
from legation.briefing.sentences import is_quoted_well
from legation.briefing.signing import is_likely
from legation.briefing.stems import SHORTEST, find_beginnings, is_within
from legation.briefing.templates import DAY, TITLES, note, ours
from legation.language.words import LETTERS, singular
from legation.records.brief import Line, Part, Section
from legation.records.report import Report, Span

# Twelve whole sentences in three columns are half a page; of one party no more than five, of one speaker no more than three.
MOST, MOST_OF_PARTY, MOST_OF_SPEAKER = 12, 5, 3
# Where there is room left one speaker may have so many: half of the page is his then.
MOST_WITH_ROOM = 6
# News tells what was said in the last days: "Tuesday" in a report that bears Monday's date is a day after it, not six days before.
LONGEST_AGO = 3
# A name of more words has an office in it.
LONGEST_BARE = 3
# So much of what a sentence tells is what its reports carry together: the rest is who says it, and where.
WHOLE = 0.6


def write(material: Material) -> Section:
    """The section on who said what: the parties with the weightiest words first, those of no known party last."""
    sayings = find_printed(material)
    shown = choose_shown(sayings)
    lines: list[Line] = []
    parties: dict[str | None, list[Saying]] = defaultdict(list)
    for saying in shown:
        parties[saying.party].append(saying)
    for party, group in sorted(parties.items(), key=lambda found: (found[0] is None, shown.index(found[1][0]))):
        lines.append(note("party", material.names.actor(party)) if party else note("party-none", "none"))
        for saying in group:
            lines += write_saying(material, saying)
    if len(sayings) > len(shown):
        lines.append(note("more-statements", len(sayings) - len(shown)))
    return Section("said", TITLES["said"], tuple(lines), note=None if shown else note("none-said"))


def find_printed(material: Material) -> list[Saying]:
    """The statements that may be printed and that no line above tells."""
    above = established.find_shown(material)
    told = [material.stems[claim.id] for claim in above]
    opened = [find_beginnings(material.reports[name].words(span)) for name, span in material.opened]
    kept = [saying for saying in material.sayings if material.prints(name_maker(saying)) and saying.claim not in above]
    kept = [saying for saying in kept if not material.is_opened(saying.support.report, saying.sentence)]
    # Who says more than a line above tells is heard.
    return [saying for saying in kept if not any(is_within(saying.stems, stems, AGAIN) for stems in (*opened, *told))]


def choose_shown(sayings: Sequence[Saying]) -> list[Saying]:
    """The weightiest statements in their order: of one speaker and of one party first no more than leaves room for others, then whatever
    else there is room for."""
    shown: list[Saying] = []
    for of_speaker, of_party in ((MOST_OF_SPEAKER, MOST_OF_PARTY), (MOST_WITH_ROOM, MOST)):
        speakers = Counter(name_of(saying) for saying in shown)
        parties = Counter(saying.party for saying in shown)
        for saying in sayings:
            name = name_of(saying)
            full = (bool(name) and speakers[name] >= of_speaker) or (saying.party is not None and parties[saying.party] >= of_party)
            if len(shown) == MOST or full or saying in shown:
                continue
            shown.append(saying)
            speakers[name] += 1
            parties[saying.party] += 1
    return [saying for saying in sayings if saying in shown]


def name_of(saying: Saying) -> str:
    """What a speaker is counted by; nothing for one whom the sentence alone names."""
    return saying.person.name if saying.person else saying.speaker or ""


def find_shown(material: Material) -> set[str]:
    """The ids of the claims that this section shows."""
    return {saying.claim.id for saying in choose_shown(find_printed(material))}


def name_maker(saying: Saying) -> Maker:
    """Who makes the line of a statement: it is told in a few words, beside the matter or likely of no use, or its speaker has a name or has
    none."""
    if saying.thin or not is_likely("saying", saying.chance):
        return "statement-thin"
    return "statement-named" if is_name(saying.speaker) else "statement-unnamed"


def write_saying(material: Material, saying: Saying) -> list[Line]:
    """One thing that someone said, with a number for every report that carries it; under it what it rests on where that is several."""
    maker = name_maker(saying)
    supports = first_of_each(saying.claim.supports)
    words = material.ledger.cite(saying.support.report, saying.sentence, LONGEST)
    outlet, day = material.names.outlets[saying.support.report], material.shown_day(saying.support.report)
    by = ours("in-on", outlet, day) if day else ours("in", outlet)
    parts = (write_speaker(material, saying), words, by, material.mark(maker))
    person = saying.person if is_name(saying.speaker) else None
    # Where a fuller name than the sentence has stands is among the references of its line.
    named = [material.ledger.number(person.known_in, person.known_by)] if person and person.known_by else []
    said = evolve(
        line(*parts, also=[*material.numbers(supports), *named], maker=maker, of=saying.claim.id),
        grade=material.grade(saying.claim, saying.support.report),
    )
    shared = len(supports) > 1 and material.prints("also") and is_whole(material, saying)
    others = write_others(material, saying.claim, saying.support) if shared else None
    return [said, *([others] if others else []), *established.write_drifts(material, saying.claim)]


def is_whole(material: Material, saying: Saying) -> bool:
    """Whether what several reports carry is what the sentence tells, and not a small part of it: its basis would count too many."""
    speaker = saying.statement.speaker
    told = saying.stems - (find_beginnings(material.reports[saying.support.report].words(speaker.span)) if speaker else frozenset())
    return len(find_beginnings(saying.claim.text) & told) >= WHOLE * len(told)


def write_speaker(material: Material, saying: Saying) -> tuple[Part, ...]:
    """Who speaks, in brackets what he is where the sentence does not say it, and the day where the sentence gives it; nothing for a
    speaker whom the sentence alone names."""
    if not is_name(saying.speaker):
        return ()
    name, day = show_name(material, saying, saying.speaker or ""), find_day(material, saying)
    known: tuple[Part, ...] = ()
    if (person := saying.person) is not None and set(person.name.split()) & set(name.split()):
        words = material.reports[saying.support.report].words(saying.sentence).casefold()
        speaker = saying.statement.speaker
        # Where the sentence says what he is it needs no other words for it; a name with its office in it has it.
        told = speaker is not None and is_official(material.reports[saying.support.report].words(speaker.span), material.lists.people)
        full = show_name(material, saying, person.name)
        role = None if told or len(name.split()) > LONGEST_BARE else find_role(material, evolve(person, name=full), words)
        known = material.ledger.cite(person.known_in, role) if role else ()
        name = full if known or person.known_by or person.name.casefold() in words else name
    if not known:
        return (ours("speaker-on", name, day) if day else ours("speaker", name),)
    return (ours("speaker-known", name), *known, ours("known-close-on", day) if day else ours("known-close"))


def find_role(material: Material, person: Person, words: str) -> Span | None:
    """The words beside somebody's name that say what he is; None where there are none, or a sentence says as much."""
    if person.known_by is None:
        return None
    report, span = material.reports[person.known_in], person.known_by
    known = report.words(span).casefold()
    at = known.find(person.name.casefold())
    before, behind = Span(span.start, span.start + at, span.where), Span(span.start + at + len(person.name), span.end, span.where)
    parts = [trim_marks(report, part) for part in (before, behind)]
    role = max(parts, key=len)
    people, last = material.lists.people, LETTERS.findall(report.words(role))[-1:]
    offices = {*people.offices, *people.titles, *people.voices, *people.bodies}
    # "IMF head Dominique" before a surname has his first name in it, and "Mr" is no office.
    ahead = role == parts[0] and report.words(role)[-1:].isalnum() and bool(last) and last[0][:1].isupper()
    if ahead and last[0].casefold() not in offices and singular(last[0].casefold(), material.lists.figures.plural) not in offices:
        return None
    if {word.casefold() for word in LETTERS.findall(report.words(role))} <= {*material.lists.lines.courtesy}:
        return None
    if not is_quoted_well(report.words(role)):
        return None
    # "R-Ky." and "Karst Assistant" are no office.
    plain = any(word.islower() and len(word) >= SHORTEST for word in LETTERS.findall(report.words(role)))
    says = len(role) and (plain or is_official(report.words(role), material.lists.people))
    return role if says and report.words(role).casefold() not in words else None


def trim_marks(report: Report, span: Span) -> Span:
    """The address without blanks, commas and the like at its ends."""
    words = report.words(span)
    start = len(words) - len(words.lstrip(" ,;:-–—()"))
    return Span(span.start + start, span.start + max(start, len(words.rstrip(" ,;:-–—()"))), span.where)


def find_day(material: Material, saying: Saying) -> str | None:
    """The day on which it was said, where the sentence gives one and it lies within a few days before the report, or is the next one of a
    page that tells of it."""
    statement, day = saying.statement, material.day(saying.support.report)
    said = statement.said
    if not said or not day or len(said) != len(day) or not DAY.fullmatch(said) or said != saying.claim.said:
        return None
    if statement.when is None or statement.when.words not in saying.sentence:
        return None
    first = -1 if saying.support.report in material.early else 0
    return said if first <= (date.fromisoformat(day) - date.fromisoformat(said)).days <= LONGEST_AGO else None
