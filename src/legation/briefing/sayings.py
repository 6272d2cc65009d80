"""What somebody said, as the whole sentence of a report that holds who says it, the verb and the words: right by construction.

What would need its neighbours to be understood ("They agreed."), what says nothing ("declined to comment"), what is no clause, and what
an outlet passes on of another, makes no line.
"""

import re
from collections.abc import Collection, Sequence
from datetime import timedelta

from legation.briefing.dangling import dangles
from legation.briefing.material import Material, Saying
from legation.briefing.names import is_name
from legation.briefing.overtaken import is_passed
from legation.briefing.passage import complete_sentence
from legation.briefing.people import Person, is_official, split_name
from legation.briefing.ranking import TELLING, add_opened, is_bare
from legation.briefing.sentences import close_quotes, skip_dateline
from legation.briefing.speakers import is_act, is_sure
from legation.briefing.standing import (
    NO_PERSON,
    QUOTED,
    Token,
    find_tokens,
    is_name_in,
    is_of_picture,
    is_old,
    is_pronoun,
    names_unknown,
    stands_alone,
)
from legation.briefing.stems import FEW, SHORTEST, find_beginnings, is_alike
from legation.briefing.templates import DAY
from legation.briefing.unnamed import is_unnamed
from legation.briefing.voices import is_beside, is_correspondent, is_partisan, speaks
from legation.language.words import LETTERS, by_number
from legation.records.reading import Mention, Statement, last_day
from legation.records.report import Report, Span
from legation.records.story import Claim, Support

# A sentence of news prose is shown whole up to five lines of print; what is longer is left to its report.
LONGEST = 480
# The kinds of statement that are somebody's word.
SHOWN = ("said", "wrote", "called")
# What is added to the worth of a claim: who has an office comes before who has none, condolence and praise after all news,
# what goes on from the sentence before ("He added") after what stands by itself.
OFFICIAL, FEELING, LEANING = 1.5, 2.0, 1.0
# The shortest name of a body that is made of its initials.
LETTERS_OF_BODY = 3
# A sentence has at the least so many telling words beside its speaker and his verb; more where some are quoted.
FEWEST, FEWEST_MIXED = 2, 4
# A word stands so near before a verb, or before who speaks.
NEAR = 16
# A first name and a surname, and what a name is led by that is somebody's.
SURNAMED, OWNED = 2, re.compile(r"\w['’]s? ")
# What was said more than so many days before a report is what its news comes from. By judgement.
LONGEST_AGO = 60
# A sentence of fewer words that gives none of the speaker's own tells too little of what he said to be understood: of such 7 of 18 were
# right. This and ASIDE were chosen on the 281 judged statements that they are measured on (docs/quality.md).
SHORTEST_TOLD = 16
# The telling words of a sentence that most reports open with are in so many of them at the mean, or it is beside the matter.
ASIDE = 0.1
# Two sentences tell the same where so much of the telling words of the shorter one stands in the other.
AGAIN = 0.6
# One man's words told by two outlets share this much of what is telling in them.
REWORDED = 0.5


def find_sayings(material: Material) -> list[Saying]:
    """All statements that may be printed, the weightiest first; of each claim its fullest form, and no sentence twice."""
    outlets = gather_outlets(material)
    outlets |= gather_correspondents(material, outlets)
    found = [saying for claim in material.story.claims if (saying := choose_form(material, claim, outlets)) is not None]
    found.sort(key=lambda saying: (-saying.worth, saying.support.report, saying.sentence))
    kept: list[Saying] = []
    for saying in found:
        if not any(is_told_by(saying, other) for other in kept):
            kept.append(saying)
    return kept


def show_plain(words: str) -> str:
    """Words in small letters, without marks."""
    return " ".join(LETTERS.findall(words.casefold()))


def is_told_by(one: Saying, other: Saying) -> bool:
    """Whether two sayings tell the same: the same sentence, or nearly the same telling words."""
    if one.support.report == other.support.report and one.sentence.overlaps(other.sentence):
        return True
    if is_alike(one.stems, other.stems, AGAIN):
        return True
    # What one man said is told in other words, too: what is left of it beside who speaks, and of what all reports tell.
    if one.person is None or one.person is not other.person:
        return False
    if any(quote in other.words for quote in one.quotes) or any(quote in one.words for quote in other.quotes):
        return True
    # So are two telling words of his own in both: a “crooked quay”.
    if not one.pairs.isdisjoint(other.pairs):
        return True
    # Two quotations may be one in two wordings.
    if any(is_alike(find_beginnings(quote), find_beginnings(also), AGAIN) for quote in one.quotes for also in other.quotes):
        return True
    return is_alike(one.stems - one.common, other.stems - other.common, REWORDED)


def gather_outlets(material: Material) -> set[str]:
    """Everybody in a story who prints and does not speak: its outlets, what they credit, and the outlets that the language knows."""
    known = {name for outlet in material.lists.outlets for name in (outlet.name, *outlet.aliases)}
    credited = {credit.name for reading in material.readings.values() for credit in reading.credits}
    return {name.casefold() for name in (*known, *credited, *material.names.outlets.values())}


def gather_correspondents(material: Material, outlets: Collection[str]) -> set[str]:
    """The names of those who are called an outlet's own anywhere in a story."""
    named = [(material.reports[reading.report], one) for reading in material.readings.values() for one in reading.mentions]
    return {
        one.name.casefold() for report, one in named if one.name and is_correspondent(report, one.span, one.name, material.lists, outlets)
    }


def choose_form(material: Material, claim: Claim, outlets: Collection[str]) -> Saying | None:
    """The fullest form of a claim that may be printed: with the speaker's full name, in his own words, longest."""
    forms = [made for support in claim.supports if (made := make_saying(material, claim, support, outlets)) is not None]

    def rank(saying: Saying) -> tuple[bool, bool, int, str, str, Span]:
        report = material.reports[saying.support.report]
        full = saying.person is None or saying.person.name.casefold() in report.words(saying.sentence).casefold()
        # Of two papers with the same words the more reliable one is shown.
        return not full, saying.statement.mode == "reported", -len(saying.sentence), material.letter(report.id), report.id, saying.sentence

    return min(forms, key=rank, default=None)


def make_saying(material: Material, claim: Claim, support: Support, outlets: Collection[str]) -> Saying | None:
    """A passage as a saying; None where it is none, or the sentence around it would mislead."""
    statement = material.statement(support)
    if (
        statement is None
        or statement.kind not in SHOWN
        or (statement.kind == "called" and statement.mode == "reported")
        or statement.speaker is None
        or statement.cue is None
    ):
        return None
    report, mention = material.reports[support.report], statement.speaker
    reading = material.readings[support.report]
    if mention.span.where != "text" or any(mention.span in span for span in statement.words):
        return None
    name = mention.name
    if (name or report.words(mention.span)).casefold() in outlets:
        return None
    sentence = find_saying(material, report, statement)
    if sentence is None or not speaks(report, reading, statement, sentence, material.lists, outlets):
        return None
    person = material.people.find(name) if name and not (mention.actor or "").startswith(NO_PERSON) else None
    if not is_sure(material, report, reading, statement) or not is_same(material, claim.speaker, name):
        return None
    words = report.words(sentence)
    if not stands_alone(material.lists, report, sentence, mention, statement.cue) or says_nothing(material, report, statement, sentence):
        return None
    if is_passed(material, report.id, sentence) or is_unnamed(material, report.id, sentence):
        return None
    tokens = find_tokens(report, sentence)
    year = report.day.year if report.day else None
    own = {start for start, _ in tokens if mention.span.start <= start < mention.span.end}
    if statement.mode != "quoted" and is_old(material.lists, tokens, year):
        return None
    if dangles(material.lists, report, sentence, material.known):
        return None
    if names_unknown(material.lists, tokens, own, material.known) or is_of_picture(material.lists, words, year):
        return None
    cue = {start for start, _ in tokens if statement.cue.start <= start < statement.cue.end}
    if statement.mode != "quoted" and is_thin(statement, tokens, own | cue):
        return None
    presented = report.words(person.known_by) if person and person.known_by and person.known_in == report.id else ""
    if person and person.known_by and person.known_in in material.reports:
        presented = material.reports[person.known_in].words(person.known_by)
    titled = " ".join(word for word in LETTERS.findall(f"{presented} {report.words(mention.span)}") if not is_courtesy(material, word))
    official = is_official(titled, material.lists.people)
    party = person.party if person else find_party(material, report, mention)
    if is_past(report, statement) or is_act(material, report, statement):
        return None
    if any(phrase in words.casefold() for phrase in (*material.lists.lines.furniture, *material.lists.lines.teasing)):
        return None
    if is_voice_of_nobody(material, report, mention, sentence) or is_unsaid(material, report, statement):
        return None
    feeling = any(re.search(rf"\b{re.escape(word)}\b", words, re.IGNORECASE) for word in material.lists.lines.feelings)
    leaning = is_pronoun(material.lists, report.words(mention.span))
    # "Bassem said": who that is stands nowhere, or in initials.
    if (
        name is not None
        and is_obscure(person, name)
        and not is_told_of(material, report, statement, name)
        and not official
        and not (mention.actor or "").startswith(NO_PERSON)
    ):
        return None
    if name is None and is_only_name(material, report, mention):
        return None
    obscure = name is not None and (person is None or len(person.name.split()) == 1) and not official and mention.actor is None
    worth = material.worth[claim.id] - LEANING * (leaning or obscure) + OFFICIAL * (official or party is not None) - FEELING * feeling
    return Saying(
        claim,
        support,
        statement,
        sentence,
        person,
        name if is_body_of(name, claim.speaker) else claim.speaker if is_name(claim.speaker) else None,
        party,
        worth,
        find_beginnings(words),
        show_plain(words),
        tuple(quote for found in QUOTED.finditer(words) if len((quote := show_plain(found[0])).split()) >= FEW),
        pairs=find_pairs(words),
        common=find_beginnings(f"{person.name if person else ''} {report.words(mention.span)} {report.words(statement.cue)}")
        | material.known,
        thin=(statement.mode == "reported" and len(tokens) < SHORTEST_TOLD)
        or is_aside(material, find_beginnings(words) - find_beginnings(f"{report.words(mention.span)} {report.words(statement.cue)}")),
    )


def find_pairs(words: str) -> frozenset[str]:
    """The short quotations of a sentence that have two telling words."""
    shown = (show_plain(found[0]) for found in QUOTED.finditer(words))
    return frozenset(quote for quote in shown if len(quote.split()) < FEW and len(find_beginnings(quote)) > 1)


def is_aside(material: Material, stems: Collection[str]) -> bool:
    """Whether a sentence is beside what the story is about: the reports open with next to none of its telling words."""
    return add_opened(stems, material.topic) < ASIDE * TELLING


def is_past(report: Report, statement: Statement) -> bool:
    """Whether something was said so long before the report that it is what the news comes from."""
    day = report.day
    if day is None or statement.said is None or not DAY.fullmatch(statement.said):
        return False
    return last_day(statement.said) < (day - timedelta(days=LONGEST_AGO)).isoformat()


def is_obscure(person: Person | None, name: str) -> bool:
    """Whether a name says nobody who its bearer is: one word of somebody whom no report names in full, or two initials. Three capitals are
    a body's."""
    if name.isupper():
        return len(name) < LETTERS_OF_BODY
    return person is None or len(person.name.split()) == 1


def is_told_of(material: Material, report: Report, statement: Statement, name: str) -> bool:
    """Whether a name of one word is that of a body which the title or the first lines of the brief name: "Karstair", and no man's surname,
    no page's ("karst.com"), nothing that an article leads ("the North")."""
    if find_beginnings(name).isdisjoint(material.known) or not name.isalnum() or is_led(material, report, statement):
        return False
    return not is_surname(material, name)


def is_surname(material: Material, word: str) -> bool:
    """Whether somebody in a story has a name of several words that ends in a word, or it stands behind a given name or "Mr"."""
    if any(len(names) > 1 and names[-1] == word.casefold() for names in (split_name(one.name) for one in material.people.by_name.values())):
        return True
    before = re.compile(rf"([^\W_]+)\.? {re.escape(word)}\b")
    found = (found[1] for name in material.story.reports for found in before.finditer(material.reports[name].text))
    return any(given in material.lists.people.given_names or is_courtesy(material, given) for given in found)


def is_unsaid(material: Material, report: Report, statement: Statement) -> bool:
    """Whether it is not known that anybody said anything: "Lund allegedly vowed"; or nobody could: "the Port Act says". "Vera Law says"
    it of herself: of two words without an article, or whose they are, before them the second is a surname."""
    cue, lists = statement.cue, material.lists.lines
    before = LETTERS.findall(report.place(cue.where)[max(0, cue.start - NEAR) : cue.start])[-1:] if cue else []
    name = (statement.speaker.name if statement.speaker else None) or ""
    if before and before[0] in lists.alleged:
        return True
    words = split_name(name)
    return words[-1:] in [[word] for word in lists.mute] and (len(words) > SURNAMED or is_led(material, report, statement))


def is_led(material: Material, report: Report, statement: Statement) -> bool:
    """Whether an article, or whose it is, stands before or in what is said to speak: "the Port Act", "Oslo’s Port Act"."""
    span = statement.speaker.span if statement.speaker else None
    if span is None:
        return False
    before = report.place(span.where)[max(0, span.start - NEAR) : span.start]
    words = [*LETTERS.findall(before)[-1:], *LETTERS.findall(report.words(span))[:1]]
    owned = OWNED.search(before + report.words(span), max(0, len(before) - 4))
    return owned is not None or any(word.casefold() in material.lists.small.articles for word in words)


def is_voice_of_nobody(material: Material, report: Report, mention: Mention, sentence: Span) -> bool:
    """Whether who speaks for others is told without whom he speaks for: "spokesman Otto Lund said"."""
    low = [word.casefold() for word in LETTERS.findall(report.words(mention.span))]
    bare = [word for word in low if word not in material.lists.small.articles]
    if not bare or bare[0] not in material.lists.people.voices or {*low} & {*material.lists.small.joining}:
        return False
    # "The Karst Bank refused to comment, spokesman Otto Lund said": the sentence begins with it.
    own = {*low, *split_name(mention.name or "")}
    before = QUOTED.sub(" ", report.words(Span(sentence.start, max(sentence.start, mention.span.start), sentence.where)))
    own |= {*material.lists.small.articles}
    named = [word for word in LETTERS.findall(before) if is_name_in(report, word) and word.casefold() not in own]
    return not named


def is_courtesy(material: Material, word: str) -> bool:
    """Whether a word addresses anybody: "Mr"."""
    return word.casefold() in material.lists.lines.courtesy


def is_only_name(material: Material, report: Report, mention: Mention) -> bool:
    """Whether who speaks is told by a name alone that nobody is known to bear: "King said"."""
    words = [word for word in LETTERS.findall(report.words(mention.span)) if not is_courtesy(material, word)]
    if len(words) != 1 or not is_name_in(report, words[0]):
        return False
    # "King" is an office, and somebody's surname where a report has one of that name.
    return is_surname(material, words[0]) or not is_official(words[0], material.lists.people)


def find_party(material: Material, report: Report, mention: Mention) -> str | None:
    """The party of somebody without a name, or of a body; no state where he is against one, or the state is that of a place nearby."""
    party, words = mention.party, report.words(mention.span)
    if party is None or not party.startswith("state:") or mention.actor is not None:
        return party
    speaking = {*material.lists.lines.governing, *material.lists.people.bodies, *material.lists.people.voices}
    low = [word.casefold() for word in LETTERS.findall(words)]
    if not any(form in speaking for word in low for form in by_number(word, material.lists.figures.plural)):
        return None
    return None if is_partisan(words, material.lists) or is_beside(words, party, material.lists) else party


def is_same(material: Material, one: str | None, other: str | None) -> bool:
    """Whether two names are one person's, or none was given."""
    if one is None or other is None or one == other:
        return one == other or (other is None and not is_name(one))
    return is_body_of(other, one) or ((bearer := material.people.find(one)) is not None and bearer is material.people.find(other))


def is_body_of(name: str | None, longer: str | None) -> bool:
    """Whether a name is the letters of a body with which a longer one begins: "KSA" of "KSA Harbour"."""
    return name is not None and longer is not None and name.isupper() and name != longer and longer.split()[0] == name


def find_saying(material: Material, report: Report, statement: Statement) -> Span | None:
    """The whole sentence of a statement with its speaker and its verb in it, quotations closed. None where there is none so short."""
    speaker, cue = statement.speaker, statement.cue
    if speaker is None or cue is None:
        return None
    near = [span for span in statement.words if span.where == speaker.span.where]
    short = material.lists.lines.short
    hulls = [cover([speaker.span, cue, *near]), cover([speaker.span, cue, *near[:1]])]
    for hull in hulls:
        whole = complete_sentence(report, hull, short, LONGEST)
        if whole is None:
            continue
        whole = skip_dateline(report, whole)
        if speaker.span in whole and any(span.overlaps(whole) for span in near):
            return close_quotes(report, whole, short, LONGEST)
    return None


def cover(spans: Collection[Span]) -> Span:
    """The address from the first to the last of some words."""
    first = next(iter(spans))
    return Span(min(span.start for span in spans), max(span.end for span in spans), first.where)


def says_nothing(material: Material, report: Report, statement: Statement, sentence: Span) -> bool:
    """Whether somebody only keeps silent, and it is not told on what; or too little is said to be told."""
    words = report.words(sentence)
    lines = material.lists.lines
    if statement.held == "withheld":
        tail = words.casefold()
        found = [tail.find(word) for word in lines.comment if word in tail]
        after = tail[min(found) :] if found else ""
        if not any(re.search(rf"\b{re.escape(word)}\b", after) for word in lines.matters):
            return True
    return statement.id in material.fragments and is_bare(statement) and not is_plain(report, statement, sentence)


def is_thin(statement: Statement, tokens: Sequence[Token], apart: Collection[int]) -> bool:
    """Whether a sentence says too little to be told: hardly a telling word beside who speaks and his verb, where it gives no whole
    quotation: "Lund praised the “fine gesture”"."""
    telling = {word.casefold() for start, word in tokens if start not in apart and (len(word) >= SHORTEST or word.isdigit())}
    return len(telling) < (FEWEST_MIXED if statement.mode == "mixed" else FEWEST)


def is_plain(report: Report, statement: Statement, sentence: Span) -> bool:
    """Whether a sentence begins with the speaker and his verb: "The judge asked for two reports." """
    speaker, cue = statement.speaker, statement.cue
    assert speaker is not None and cue is not None  # noqa: S101  # asked for before
    return (
        not report.words(Span(sentence.start, speaker.span.start)).strip() and not report.words(Span(speaker.span.end, cue.start)).strip()
    )
