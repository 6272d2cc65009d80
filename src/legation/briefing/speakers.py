"""Whether it is sure who speaks in a sentence: by his name, by his office, by a pronoun that can mean nobody else, or as a group."""

import re
from collections.abc import Collection

from legation.briefing.material import Material
from legation.briefing.people import Person, split_name
from legation.briefing.standing import NO_PERSON, is_name_in, is_pronoun
from legation.briefing.stems import SHORTEST
from legation.language.lists.lists import WordLists
from legation.language.words import LETTERS, by_number, singular
from legation.records.reading import Mention, Reading, Statement
from legation.records.report import Report, Span

# How a speaker was found where that is sure: by his own name, or by his office beside his name.
SURE, OFFICE = ("full name", "as named", "surname of", "name", "metonym", "its "), "office of"
GROUPS = ("group", "unnamed", "body")
# A pronoun means the person named last before it, if nobody else is named between and he is as near as two sentences.
NEAR = 400
# Behind these a sentence or a part of it begins.
BEGINS = ",.!?;:\n\"“”'’–—-"
# A verb stands so near behind whom it is of, in "Norway's warning".
NEXT = 4
PRONOUN = "pronoun"
# What somebody adds stands so near behind the verb.
BEHIND = 12
# A verb that goes on with what a sentence tells is no further behind its speaker than this, or it may be another's.
FAR = 120
# Some words with a capital: a name, with whatever office before it.
NAMED = re.compile(r"[A-Z][\w’'-]*(?: [A-Z][\w’'.-]*)+")
MALE = "m"
# How a sentence ends.
ENDS = (*'.!?"”’:)',)


def is_act(material: Material, report: Report, statement: Statement) -> bool:
    """Whether somebody adds a thing to others and says nothing: "Lund added a second goal", "added 30 beds". Who adds "that …" speaks."""
    cue = statement.cue
    if cue is None or statement.mode != "reported" or report.words(cue).casefold() not in material.lists.lines.adding:
        return False
    behind = LETTERS.findall(report.place(cue.where)[cue.end : cue.end + BEHIND])[:1]
    known = {*material.lists.small.definite, *material.lists.lines.openers, *material.lists.lines.pointing}
    return bool(behind) and (behind[0].isdigit() or behind[0].casefold() in {*material.lists.small.articles} - known)


def is_sure(material: Material, report: Report, reading: Reading, statement: Statement) -> bool:
    """Whether it is sure who speaks: the sentence names him, names the body, or has a pronoun that can mean nobody else."""
    mention = statement.speaker
    assert mention is not None  # noqa: S101  # asked for before
    why, words, lists = (mention.why[0] if mention.why else ""), report.words(mention.span), material.lists
    if "relative" in mention.why or "\n" in words or is_owner(report, statement) or is_spoken_of(material, report, statement):
        return False
    if is_beyond(material.lists, report, statement) or is_namesake(material, report, mention):
        return False
    capitals = names_itself(report, mention)
    if mention.name is None:
        # A group or an office without a name says itself who it is, if it is a group that speaks in the sentence.
        return why in GROUPS and not is_pronoun(lists, words) and names_speaker(lists, words) and is_main(report, statement)
    if why.startswith(PRONOUN) or words.casefold() in material.lists.lines.leaning or words.casefold() in material.lists.lines.several:
        return is_sole(material.lists, reading, report, mention.name, mention.span) and words.casefold() not in material.lists.lines.several
    if mention.actor and mention.actor.startswith(NO_PERSON):
        # "American" alone is an airline as well as a country.
        kept = (word for word in LETTERS.findall(words) if word[:1].isupper() and word.casefold() not in lists.small.definite)
        named = " ".join(kept).casefold()
        alone = named in material.adjectives and is_bare_nation(material, words)
        return why.startswith(SURE) and capitals and not alone
    if why.startswith(OFFICE):
        return holds_office(material, report, mention)
    return why.startswith(SURE) and capitals


def is_spoken_of(material: Material, report: Report, statement: Statement) -> bool:
    """Whether somebody is named in the words that are given for his own: "Otto did a great job" is none of Otto's."""
    mention = statement.speaker
    person = material.people.find(mention.name) if mention else None
    if mention is None or person is None or statement.mode != "quoted" or (mention.actor or "").startswith(NO_PERSON):
        return False
    names = {word for word in LETTERS.findall(person.name) if len(word) >= SHORTEST}
    # A body speaks of itself by its name.
    known = {name.casefold() for name in material.lists.people.given_names}
    if not names or next(iter(split_name(person.name))) not in known:
        return False
    return any(names & {*LETTERS.findall(report.words(span))} for span in statement.words)


def is_beyond(lists: WordLists, report: Report, statement: Statement) -> bool:
    """Whether a verb that goes on with what a sentence tells ("…, with some of them claiming") stands so far behind its speaker that it may
    be another's."""
    speaker, cue = statement.speaker, statement.cue
    assert speaker is not None and cue is not None  # noqa: S101  # asked for before
    return cue.start - speaker.span.end > FAR and report.words(cue).split()[0].endswith(tuple(lists.lines.progressive))


def is_namesake(material: Material, report: Report, mention: Mention) -> bool:
    """Whether a surname is that of another who bears it, too, and was named last before it: "Otto Karl Lund", the son of Otto Lund."""
    person = material.people.find(mention.name)
    words = report.words(mention.span)
    if person is None or len(words.split()) >= len(person.name.split()):
        return False
    own, last = set(split_name(person.name)), split_name(person.name)[-1]
    place = report.place(mention.span.where)[: mention.span.start]
    runs = [run for found in NAMED.finditer(place) if (run := split_name(found[0])) and run[-1] == last and len(run) > 1]
    nearest = runs[-1] if runs else []
    first = split_name(person.name)[0]
    inner = nearest[nearest.index(first) + 1 :] if first in nearest else []
    return any(word not in own and len(word) > 1 for word in inner)


def is_bare_nation(material: Material, words: str) -> bool:
    """Whether words name nobody but one of a nation: "American", "the 46-year-old South African"."""
    people = material.lists.people
    known = {*people.bodies, *people.groups, *people.offices, *people.voices, *material.lists.lines.governing}
    return not any(
        word.casefold() in known or singular(word.casefold(), material.lists.figures.plural) in known for word in LETTERS.findall(words)
    )


def is_owner(report: Report, statement: Statement) -> bool:
    """Whether somebody only owns what was said: "after the port's warning", where the sentence is about something else."""
    speaker, cue = statement.speaker, statement.cue
    assert speaker is not None and cue is not None  # noqa: S101  # asked for before
    if not speaker.span.end <= cue.start <= speaker.span.end + NEXT:
        return False
    beside = report.words(Span(speaker.span.start, cue.start, cue.where)).rstrip()
    return beside.endswith(("'s", "’s", "s'", "s’"))


def names_itself(report: Report, mention: Mention) -> bool:
    """Whether words name whom they mean: with a name of his, or with a name of the state or body: "China’s foreign ministry", not "the
    ministry"."""
    words = LETTERS.findall(report.words(mention.span))
    if mention.name and not {*split_name(mention.name)}.isdisjoint(word.casefold() for word in words):
        return True
    no_person = (mention.actor or "").startswith(NO_PERSON)
    return no_person and any(word[:1].isupper() and (number > 0 or is_name_in(report, word)) for number, word in enumerate(words))


def holds_office(material: Material, report: Report, mention: Mention) -> bool:
    """Whether an office is that of the person who is meant by it: what it is an office of stands beside his name, too. "The chairman of the
    Harbour Committee" is not the chairman of another."""
    person = material.people.find(mention.name)
    if person is None or person.known_by is None:
        return False
    beside = {word.casefold() for word in LETTERS.findall(material.reports[person.known_in].words(person.known_by))}
    # Where two presidents are named, "the president" may be either.
    offices = {word.casefold() for word in LETTERS.findall(report.words(mention.span))} & {*material.lists.people.offices}
    if any(holds(material, other, offices) for other in material.people.by_name.values() if other is not person):
        return False
    proper = [word for word in LETTERS.findall(report.words(mention.span))[1:] if word[:1].isupper() and word.casefold() not in beside]
    return len(proper) <= (1 if person.party else 0)


def holds(material: Material, person: Person, offices: Collection[str]) -> bool:
    """Whether the words that present somebody have one of some offices."""
    if person.known_by is None or person.known_in not in material.reports:
        return False
    words = LETTERS.findall(material.reports[person.known_in].words(person.known_by))
    return any(word.casefold() in offices for word in words)


def names_speaker(lists: WordLists, words: str) -> bool:
    """Whether words without a name say who speaks: "police", "two officials of the port", "a spokesman"; "the spokesman" is one who was
    named before."""
    people = lists.people
    known = {*people.groups, *people.titles, *people.offices, *people.bodies, *people.voices}
    found = LETTERS.findall(words)
    low = [word.casefold() for word in found]
    # "The father, from New Karst": where he is from does not say which one.
    found = found[: len(LETTERS.findall(words.partition(",")[0]))]
    offices = {form for word in people.offices for form in by_number(word, lists.figures.plural)}
    if low[0] in lists.small.definite and any(word in offices for word in low) and not any(word[:1].isupper() for word in found[1:]):
        return False
    # "Correspondents say": they are an outlet's own.
    own = {*lists.credits.makes, *lists.lines.hearsay}
    return any(word in known or singular(word, lists.figures.plural) in known for word in low) and own.isdisjoint(low)


def is_main(report: Report, statement: Statement) -> bool:
    """Whether somebody without a name is who speaks in the whole sentence: he begins it or a part of it behind a comma, and is not in
    passing in another's ("a summit where the leaders agreed")."""
    speaker, cue = statement.speaker, statement.cue
    assert speaker is not None and cue is not None  # noqa: S101  # asked for before
    start = min(speaker.span.start, cue.start)
    before = report.place(cue.where)[max(0, start - NEXT) : start].rstrip(" ")
    return not before or before[-1] in BEGINS


def is_sole(lists: WordLists, reading: Reading, report: Report, name: str, place: Span) -> bool:
    """Whether a pronoun can mean nobody but the bearer of a name: he is named near before it, and nobody else after that."""
    gender = lists.lines.single.get(report.words(place).casefold())
    genders = {one.casefold(): of for one, of in lists.people.given_names.items()}
    known = genders.get(name.split()[0].casefold()) if name.strip() else None
    # "She" is rarer in the news: a name that may be anybody's is not taken for hers.
    if gender is not None and known != gender and (known is not None or gender != MALE):
        return False
    own = {*split_name(name)}
    named = [(one.span, one.name or "") for one in reading.mentions if one.name and not (one.actor or "").startswith(NO_PERSON)]
    named += [(one.speaker.span, one.speaker.name) for one in reading.statements if one.speaker and one.speaker.name]
    before = [
        (span, other)
        for span, other in named
        if span.where == place.where and span.end <= place.start and place.start - span.end <= NEAR
        if not {*split_name(other)}.isdisjoint(split_name(report.words(span)))
    ]
    last = max((span for span, other in before if not own.isdisjoint(split_name(other))), default=None)
    if last is None or any(span.start > last.start for span, other in before if own.isdisjoint(split_name(other))):
        return False
    # A line without an end is a caption or a headline: who is meant behind it stands before it.
    text = report.place(last.where)
    line = text[last.start : last.end] + text[last.end : place.start].partition("\n")[0]
    if "\n" in text[last.end : place.start] and line.rstrip()[-1:] not in ENDS:
        return False
    # Somebody without a name may stand between: "a woman was moved to another seat".
    between = {word.casefold() for word in LETTERS.findall(report.words(Span(last.end, place.start, place.where)))}
    return not between & {*lists.people.offices, *lists.people.groups}
