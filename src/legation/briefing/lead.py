"""The central event of a story: the plainest sentence with which a report opens and which tells most of what all of them open with."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from itertools import pairwise
from statistics import fmean

from attrs import evolve, frozen

from legation.briefing.dangling import dangles
from legation.briefing.material import Material
from legation.briefing.overtaken import count_outlets, is_dated_off, is_outcounted
from legation.briefing.passage import complete_sentence
from legation.briefing.sentences import DATELINE, skip_dateline
from legation.briefing.signing import find_chance, is_likely, see_fact
from legation.briefing.speakers import is_sure
from legation.briefing.standing import NO_PERSON, is_of_picture, is_plain, is_rule, stands_alone
from legation.briefing.stems import STEM, find_beginnings
from legation.briefing.unnamed import is_unnamed
from legation.briefing.voices import heads
from legation.language.words import LETTERS
from legation.records.reading import Event
from legation.records.report import Report, Span
from legation.records.story import Claim

# News says what happened in its first sentences: so many of each report are its lead.
SENTENCES = 3
# A sentence of news prose with who, what, where and when in it; a shorter one tells too little of it.
LONGEST, SHORTEST = 360, 50
# What a first sentence has over a third one, and what takes off: that it is the word of one man.
FIRST, ONE_MAN = 0.03, 0.85
# And that it has none of the numbers which nearly all open with.
UNCOUNTED, NEARLY_ALL = 0.85, 0.8
# So near to the best a sentence tells the event about as well.
NEARLY = 0.97
# Two scores that differ less are the same.
SAME_SCORE = 3
# So near it does where it is of a later day. By judgement, on the leads of eight events that were read (docs/quality.md).
LATER = 0.9
# And where it stands before the best in the same report.
AHEAD = 0.7
# What happened more than so many days before a report is what its news comes from.
LONGEST_AGO = 30
# So many lines may stand before a report, and so many words in its byline.
MOST_BEFORE, LONGEST_BYLINE, SHORTEST_OF_NAME = 8, 12, 4
ENDS = (*'.!?"”’',)
WORD = re.compile(r"\w+")
WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@frozen
class Lead:
    """A sentence that opens a report, with the claim of the story that it tells, how well it tells what all leads tell, and which of its
    report's sentences it is (`number`, from 0). It may stand further down where several outlets tell it (`told`)."""

    claim: Claim
    report: str
    sentence: Span
    score: float
    told: bool = False
    number: int = 0


def stems_of(material: Material, lead: Lead) -> frozenset[str]:
    """The telling words of a sentence."""
    return find_beginnings(material.reports[lead.report].words(lead.sentence))


def find_lead(material: Material) -> Lead | None:
    """The sentence that tells the central event; None where no sentence that opens a report tells a claim and stands alone."""
    leads = {name: find_leads(material, material.reports[name]) for name in material.story.reports}
    weights = weigh_stems(material, leads)
    found = find_all(material, leads, weights)
    # Where nearly all open with a number, what does not give it tells less.
    numbers = {stem for stem, weight in weights.items() if stem.isdigit() and weight >= NEARLY_ALL}
    without = [lead for lead in found if numbers and numbers.isdisjoint(stems_of(material, lead))]
    found = [evolve(lead, score=lead.score * UNCOUNTED) if lead in without else lead for lead in found]
    # What happened has the name that nearly all open with: "the port", and no other, where all say which port.
    names = find_names(material)
    found = [lead for lead in found if not names.isdisjoint(stems_of(material, lead))] or found
    # A sentence that a reader hardly needs opens a brief only where there is no other.
    found = [lead for lead in found if is_likely("fact", find_worth(material, lead))] or found
    best = max((lead.score for lead in found), default=0.0)
    # Of sentences that tell it about as well the newest has the newest numbers; of a later day it tells what has become of it.
    latest = max((material.day(lead.report) or "" for lead in found if lead.score >= LATER * best), default="")
    near = [lead for lead in found if lead.score >= NEARLY * best or (lead.score >= LATER * best and material.day(lead.report) == latest)]

    def rank(lead: Lead) -> tuple[str, float, int, int, str]:
        # Of two papers with the same words the more reliable one is shown.
        letter = -ord(material.letter(lead.report))
        return material.day(lead.report) or "", round(lead.score, SAME_SCORE), letter, -lead.sentence.start, lead.report

    chosen = max(near, key=rank, default=None)
    # News says what is new before what it comes from: an earlier sentence of the same report comes first where it tells nearly as much.
    ahead = [lead for lead in found if chosen and lead.report == chosen.report and lead.sentence < chosen.sentence]
    ahead = [lead for lead in ahead if not is_named_word(material, lead)]
    return min((lead for lead in ahead if chosen and lead.score >= AHEAD * chosen.score), key=lambda lead: lead.sentence, default=chosen)


def find_worth(material: Material, lead: Lead) -> float:
    """How likely a reader signs and needs a sentence."""
    report = material.reports[lead.report]
    return find_chance("fact", see_fact(material, report, lead.sentence, lead.claim, lead.score, lead.number))


def find_names(material: Material) -> frozenset[str]:
    """The telling words with which nearly all reports begin and that are of a name in them."""
    often = {stem for stem, share in material.topic.items() if share >= NEARLY_ALL}
    words = {word for name in material.story.reports for word in LETTERS.findall(material.reports[name].text) if word[:1].isupper()}
    small = frozenset(word for name in material.story.reports for word in WORD.findall(material.reports[name].text))
    named = {word for word in words if word.casefold()[:STEM] in often and not is_small(material, word, small)}
    return frozenset(word.casefold()[:STEM] for word in named)


def is_small(material: Material, word: str, small: Collection[str]) -> bool:
    """Whether a word is found without its capital, too, among all words as they are written (`small`), or is that of a day or month: it is
    none of a name."""
    days = material.lists.dates
    return word.casefold() in days.weekdays or word.casefold() in days.months or word.casefold() in small


def find_all(material: Material, leads: Mapping[str, Sequence[Span]], weights: Mapping[str, float]) -> list[Lead]:
    """Every one of some sentences (by report) that tells a claim and what happened, and stands alone."""
    found: list[Lead] = []
    counts = count_outlets(material, leads)
    for report, sentences in leads.items():
        claims = group_spans(material, report)
        for number, sentence in enumerate(sentences):
            told = [claim for claim, spans in claims if any(span.overlaps(sentence) for span in spans)]
            chosen = min(told, key=material.rank, default=None)
            if chosen is None or is_background(material, material.reports[report], sentence, sentences):
                continue
            if not is_told(material, material.reports[report], sentence) or is_dated_off(material, report, sentence):
                continue
            if not is_outcounted(material, report, sentence, counts):
                score = score_sentence(material, material.reports[report], sentence, weights) - FIRST * number
                found.append(Lead(chosen, report, sentence, score, number >= SENTENCES, number))
    return found


def is_named_word(material: Material, lead: Lead) -> bool:
    """Whether a sentence is the word of a man with a name."""
    told = [one for one in material.readings[lead.report].statements if one.speaker and one.speaker.span in lead.sentence]
    return any(one.speaker and one.speaker.name and not (one.speaker.actor or "").startswith(NO_PERSON) for one in told)


def group_spans(material: Material, report: str) -> Collection[tuple[Claim, Collection[Span]]]:
    """The claims that a report tells, with the places where it does; what somebody denies is no event."""
    found: dict[str, tuple[Claim, list[Span]]] = {}
    for claim, support in material.told_in.get(report, ()):
        statement = material.statement(support)
        if support.span.where == "text" and (statement is None or statement.held == "affirmed"):
            found.setdefault(claim.id, (claim, []))[1].append(support.span)
    return found.values()


def find_leads(material: Material, report: Report, most: int = SENTENCES) -> list[Span]:
    """The first sentences of a report, so many at the `most`."""
    leads: list[Span] = []
    start = find_start(report)
    while len(leads) < most and start < len(report.text):
        if report.text[start].isspace():
            start += 1
            continue
        whole = complete_sentence(report, Span(start, start + 1), material.lists.lines.short, len(report.text))
        if whole is None or whole.end <= start:
            break
        # A line that ends in no mark is a headline or a byline within the text.
        if report.words(whole)[-1:] in ENDS:
            leads.append(skip_dateline(report, whole))
        start = whole.end
    return leads


def find_start(report: Report) -> int:
    """Where a report begins: behind the line under a picture and the byline that stand before it on some pages."""
    start, place = 0, 0
    before: list[str] = []
    for number, paragraph in enumerate(report.text.split("\n")[:MOST_BEFORE]):
        if number and DATELINE.match(paragraph):
            return place
        if number and is_byline(paragraph) and sum(line.rstrip()[-1:] in ENDS for line in before) <= 1:
            start = place + len(paragraph)
        before.append(paragraph)
        place += len(paragraph) + 1
    return start


def is_byline(paragraph: str) -> bool:
    """Whether a line is made of names: short, without an end, its words in capitals but for small ones."""
    words = LETTERS.findall(paragraph)
    named = all(word[:1].isupper() for word in words if len(word) >= SHORTEST_OF_NAME)
    return 1 < len(words) <= LONGEST_BYLINE and paragraph.rstrip()[-1].isalnum() and ":" not in paragraph and named


def weigh_stems(material: Material, leads: Mapping[str, Collection[Span]]) -> dict[str, float]:
    """How many independent origins open with each telling word, as a share of all: in the title or the first sentences."""
    groups = [origin.reports for origin in material.story.origins]
    # Where all goes back to one, what several outlets kept of it in their openings still tells most.
    groups = groups if len(groups) > 1 else [(name,) for name in material.story.reports]
    heard: dict[str, int] = defaultdict(int)
    for group in groups:
        words: set[str] = set()
        for name in group:
            report = material.reports[name]
            words |= find_beginnings(" ".join([report.title or "", *(report.words(span) for span in leads.get(name, ()))]))
        for stem in words:
            heard[stem] += 1
    return {stem: number / len(groups) for stem, number in heard.items()}


def score_sentence(material: Material, report: Report, sentence: Span, weights: Mapping[str, float]) -> float:
    """How well a sentence tells what all leads tell: how much of it, and how little else."""
    words = report.words(sentence)
    stems = find_beginnings(words)
    shared = sorted(weights.values(), reverse=True)[: max(1, len(stems))]
    share = sum(weights.get(stem, 0.0) for stem in stems) / max(1e-9, sum(shared))
    plain = fmean([weights.get(stem, 0.0) for stem in stems]) if stems else 0.0
    score = float((share * plain) ** 0.5)
    speakers = [statement.speaker for statement in material.readings[report.id].statements if statement.speaker]
    # A sentence may be the word of somebody who has a name.
    score *= ONE_MAN if any(speaker.name and speaker.span.overlaps(sentence) for speaker in speakers) else 1.0
    return score * (ONE_MAN if has_surname(material, report, sentence) else 1.0)


def has_surname(material: Material, report: Report, sentence: Span) -> bool:
    """Whether a sentence begins with somebody by his surname alone, whom his report presented before."""
    first = next((one for one in material.readings[report.id].mentions if one.name and one.span.start == sentence.start), None)
    person = material.people.find(first.name) if first else None
    return first is not None and person is not None and len(report.words(first.span).split()) == 1 < len(person.name.split())


def is_told(material: Material, report: Report, sentence: Span) -> bool:
    """Whether a sentence says what happened: it stands alone, and is no doubt, denial or comment of anybody."""
    words = report.words(sentence)
    if not SHORTEST <= len(words) <= LONGEST or not stands_alone(material.lists, report, sentence) or not is_plain(material.lists, words):
        return False
    if is_of_picture(material.lists, words, report.day.year if report.day else None) or is_rule(material.lists, report, sentence):
        return False
    if is_unnamed(material, report.id, sentence) or dangles(material.lists, report, sentence, find_beginnings(material.story.title)):
        return False
    reading = material.readings[report.id]
    told = [one for one in reading.statements if one.speaker and one.speaker.span in sentence and one.cue and one.kind == "said"]
    # Who is heard in passing ("what the mayor called a siege") makes no sentence his.
    told = [one for one in told if heads(report, reading, one, sentence, material.lists)]
    events = [event for event in reading.events if event.span in sentence]
    if events and all(is_past(event, report.day) for event in events):
        return False
    # "…, the Karst Times reported": what an outlet tells is told as the report's own.
    credited = {credit.name for credit in reading.credits}
    return all(
        one.held == "affirmed" and (is_sure(material, report, reading, one) or (one.speaker and one.speaker.name in credited))
        for one in told
    )


def is_background(material: Material, report: Report, sentence: Span, leads: Collection[Span]) -> bool:
    """Whether a sentence of a report without a day has a day of a month ("on March 4") where another that opens it has a day of the week,
    as news has."""
    days = material.lists.dates

    def find(span: Span) -> tuple[bool, bool]:
        words = [word.casefold() for word in LETTERS.findall(report.words(span))]
        months = any(word in days.months and other.isdigit() for pair in pairwise(words) for word, other in (pair, pair[::-1]))
        return months, any(word in days.weekdays for word in words)

    return report.day is None and find(sentence) == (True, False) and any(find(lead)[1] for lead in leads)


def is_past(event: Event, day: date | None) -> bool:
    """Whether something happened so long before a report that it is no news in it."""
    first = event.when.first if event.when else ""
    return day is not None and WHOLE_DAY.fullmatch(first) is not None and (day - date.fromisoformat(first)).days > LONGEST_AGO
