"""What happened and what is to happen: meetings, visits, agreements, openings, launches, elections, attacks, with who, where, when.

An event stands in a clause: a verb of its own ("signed", "opened") or a noun that a verb carries ("will attend the summit").
It is kept only where a time, a place or a party makes it more than a word. Plan and past are told by the verb and, where a
date is given, by the report's own day.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import get_args

from legation.language import relations as rel
from legation.language.language import Language
from legation.reading.clauses.clause import act_of, clause_of, is_denied, reach_of, subject_in, verb_with_particle
from legation.reading.dates.dates import find_whens
from legation.reading.dates.words import first_of, last_of, shift
from legation.reading.events.paragraph import EventWords, Paragraph, actors_in, event_words, place_in, to_paragraph, when_in
from legation.reading.parse.pieces import Piece, by_piece
from legation.reading.parse.tree import Tree
from legation.records.reading import AgreementStep, Event, Mention, Standing, When
from legation.records.report import Report

_OBJECTS = (rel.OBJECT, rel.PASSIVE_SUBJECT, rel.PRED_NOUN)
# How far up a phrase is looked at; no sentence that a person wrote nests deeper.
_DEEPEST = 12
# An event's words are a name, not a sentence.
_LONGEST_NAME = 14


def find_events(report: Report, pieces: Sequence[Piece], mentions: Sequence[Mention], language: Language) -> list[Event]:
    """The events of a report in the order of its words, each once a clause."""
    found: list[Event] = []
    known = event_words(language)
    short = short_forms(report.text, known.nouns)
    day_spoken_of: date | None = None
    triggers = known.nouns.keys() | known.verbs.keys()
    named = by_piece(pieces, mentions, lambda mention: (mention.span,))
    for piece, near in zip(pieces, named, strict=True):
        if triggers.isdisjoint(piece.tree.lemmas) and short.keys().isdisjoint(piece.tree.words):
            continue
        whens = find_whens(piece.text, piece.start, report.day, language, piece.where, anchor=day_spoken_of)
        days = [when for when in whens if len(when.first) == 10]
        day_spoken_of = first_of(days[-1].first) if days else day_spoken_of
        paragraph = to_paragraph(piece, near, whens, known.small)
        found.extend(_in_paragraph(paragraph, known, short, report))
    return once(found)


def once(events: Sequence[Event]) -> list[Event]:
    """Each event once: of those with the same words and time the one whose standing says most, at its own place."""
    kept: dict[tuple[str, str, str | None, str | None], Event] = {}
    for event in events:
        key = (event.kind, event.what.lower(), event.when.first if event.when else None, event.step)
        if key not in kept or (kept[key].status == "reported" and event.status != "reported"):
            kept[key] = event
    standing = {id(event) for event in kept.values()}
    return [event for event in dict.fromkeys(events) if id(event) in standing]


def _in_paragraph(paragraph: Paragraph, known: EventWords, short: dict[str, str], report: Report) -> Iterator[Event]:
    tree = paragraph.tree
    taken: set[int] = set()
    for i in range(len(tree.words)):
        lemma = short.get(tree.words[i], tree.lemmas[i])
        if tree.parts[i] in ("NOUN", "PROPN") and lemma in known.nouns and tree.deps[i] != rel.COMPOUND:
            verb = clause_of(tree, i)
            event = _of_noun(paragraph, i, verb, known.nouns[lemma], known, report)
            if event is not None:
                taken.update(act_of(tree, verb) if _carries(tree, i, verb, known) else ())
                yield event
    for i in range(len(tree.words)):
        if tree.parts[i] == "VERB" and i not in taken and tree.lemmas[i] in known.verbs and _is_event_verb(tree, i, known):
            event = _of_verb(paragraph, i, known.verbs[tree.lemmas[i]], known, report)
            if event is not None:
                yield event


def _carries(tree: Tree, noun: int, verb: int, known: EventWords) -> bool:
    """Whether the verb of the clause only carries the event that its noun names: "host a summit", "met for talks", "the vote is on"."""
    link = tree.heads[noun]
    if tree.deps[noun] == rel.PREP_OBJECT and tree.lemmas[link] in known.words.carried:
        link = tree.heads[link]
    acts = act_of(tree, verb)
    if link not in acts or tree.deps[noun] not in (*_OBJECTS, rel.SUBJECT, rel.PREP_OBJECT, rel.PRED_OBJECT):
        return False
    if tree.deps[noun] == rel.SUBJECT:
        passive = [v for v in acts if v != link and tree.child(v, rel.PASSIVE_AUX) is not None]
        put_off = passive and {tree.words[link].lower(), verb_with_particle(tree, link)} & known.put_off
        return bool(put_off) or tree.lemmas[link] in known.happening or any(tree.lemmas[v] in known.carriers for v in passive)
    return tree.lemmas[link] in known.small.be or any(
        verb in words
        for verb in (tree.lemmas[link], tree.words[link].lower(), verb_with_particle(tree, link))
        for words in (known.carriers, known.verbs, known.cancelled, known.put_off)
    )


def _is_event_verb(tree: Tree, verb: int, known: EventWords) -> bool:
    """Whether a verb that may tell an event does so here: with the right object, or without one where it needs none."""
    kind = known.verbs[tree.lemmas[verb]]
    things = [tree.lemmas[c] for c in tree.children[verb] if tree.deps[c] in _OBJECTS]
    if any(thing in known.not_with for thing in things) or not (things or tree.lemmas[verb] in known.alone):
        return False
    wanted = known.objects.get(kind)
    if wanted is None:
        return True
    if not things and tree.lemmas[verb] in known.words.opening:
        subject = subject_in(tree, verb)
        things = [tree.lemmas[subject]] if subject is not None else []
    return any(thing in wanted for thing in things)


def _of_noun(paragraph: Paragraph, i: int, verb: int, kind: str, known: EventWords, report: Report) -> Event | None:
    """An event that a noun names, with its clause where a verb only carries it."""
    tree = paragraph.tree
    above = tree.heads[i]
    if tree.deps[i] == rel.APPOSITION and tree.lemmas[above] in known.nouns:
        return None  # "the … Agreement (RAA)" is told by its first name
    own = tree.under(i)
    a, b = _name(paragraph, i, known)
    name = paragraph.words(a, b).lower()
    if any(figure in name for figure in known.figures):
        return None
    if not _carries(tree, i, verb, known):
        return _event(paragraph, kind, paragraph.words(a, b), i, None, own, own, known, report)
    acts = act_of(tree, verb)
    around = set(own).union(*(reach_of(tree, step) for step in acts))
    subject = subject_in(tree, verb)
    around |= tree.under(subject) - tree.under(verb) if subject is not None else set()
    if kind == "AGREEMENT" and (step := step_verb(tree, acts, known)) is not None and step < a and b - step <= _LONGEST_NAME:
        a = step  # "signed a … agreement": how far it has come belongs to its name
    return _event(paragraph, kind, paragraph.words(a, b), i, verb, around, own, known, report)


def _of_verb(paragraph: Paragraph, i: int, kind: str, known: EventWords, report: Report) -> Event | None:
    """An event that a verb tells, with its object, its companion or its subject as the words for it."""
    tree = paragraph.tree
    if is_denied(tree, act_of(tree, clause_of(tree, i)), known.negators):
        return None
    lead = clause_of(tree, i)
    around = reach_of(tree, i).union(*(reach_of(tree, step) for step in act_of(tree, lead)))
    subject = subject_in(tree, i)
    if subject is not None:
        around |= tree.under(subject) - tree.under(i)
    a, b = i, i + 1
    thing = next(
        (
            c
            for c in tree.children[i]
            if c > i and (tree.deps[c] in _OBJECTS or (tree.deps[c] == rel.PREP and tree.lemmas[c] in known.small.company))
        ),
        None,
    )
    if thing is not None:
        b = min(max(reach_of(tree, thing)) + 1, i + _LONGEST_NAME)
    elif subject is not None and tree.parts[subject] != "PRON" and tree.first[subject] < i and i - tree.first[subject] < _LONGEST_NAME:
        a = tree.first[subject]
    a, b = tree.trim(a, b)
    return _event(paragraph, kind, paragraph.words(a, b), i, lead, around, reach_of(tree, i), known, report)


def _name(paragraph: Paragraph, i: int, known: EventWords) -> tuple[int, int]:
    """The noun with what stands before it and the prepositions that belong to it: "talks between X and Y on Z"."""
    tree = paragraph.tree
    before = [c for c in tree.children[i] if c < i and tree.deps[c] in (*rel.MODIFIERS, rel.OWNER, rel.NUMBER)]
    first = min((tree.first[c] for c in before), default=i)
    for a, b, _ in paragraph.whens:
        if a <= first < b <= i and any(tree.words[k] in known.small.owner for k in (b - 1, b)):
            first = b  # "Friday’s test": the time is told apart
    while first < i and (tree.parts[first] in ("DET", "PUNCT", "SPACE", "PRON", "PART") or tree.words[first].lower() in known.words.own):
        first += 1
    last = i
    for c in tree.children[i]:
        belongs = tree.deps[c] == rel.PREP and tree.lemmas[c] in known.words.named
        if c == last + 1 and belongs and tree.last[c] - first < _LONGEST_NAME:
            last = tree.last[c]
    a, b = tree.trim(first, last + 1)
    return (a, b) if a < b else (i, i + 1)


def _event(
    paragraph: Paragraph, kind: str, what: str, i: int, lead: int | None, around: set[int], own: set[int], known: EventWords, report: Report
) -> Event | None:
    """The event of a clause, or None where nothing makes it more than a word."""
    tree = paragraph.tree
    when = _time(paragraph, i, own, around)
    if when is not None and when.part and lead is None:
        when = None  # "did not speak of the 2016 election": the sentence tells of another day
    place = place_in(paragraph, own, known.calendar) or place_in(paragraph, around, known.calendar)
    inside = set(range(*place)) if place is not None else set()
    named = {b - 1 for _, b, mention in paragraph.mentions if b - 1 in around and not _is_aside(tree, b - 1, around, known)}
    parties = actors_in(paragraph, named, inside)
    described = [
        known.adjectives[tree.words[t]] for t in sorted(around) if tree.words[t] in known.adjectives and _describes(tree, t, i, known)
    ]
    parties = tuple(dict.fromkeys((*described, *parties)))
    enough = place is not None or len(parties) > 1 or (kind == "AGREEMENT" and lead is not None)
    if when is None and not (parties and enough):
        return None
    return Event(
        kind=kind,
        what=what,
        span=paragraph.span(*_clause_range(paragraph, i, lead)),
        when=when,
        parties=parties,
        place=paragraph.words(*place) if place is not None else None,
        status=_standing(paragraph, i, lead, when, known, report.day),
        report=report.id,
        step=find_step(tree, i, act_of(tree, lead) if lead is not None else (), known) if kind == "AGREEMENT" else None,
    )


def _describes(tree: Tree, t: int, event: int, known: EventWords) -> bool:
    """Whether an adjective of nation belongs to the event or to who takes part: "Russian invasion", "Swiss and Thai officials"."""
    while tree.deps[t] == rel.CONJUNCT and tree.words[tree.heads[t]] in known.adjectives:
        t = tree.heads[t]
    noun = tree.heads[t]
    return tree.deps[t] == rel.ADJECTIVE and (
        noun == event or tree.lemmas[noun] in known.speaking or tree.words[noun].lower() in known.speaking
    )


def _time(paragraph: Paragraph, i: int, own: set[int], around: set[int]) -> When | None:
    """The event's time: in its own phrase, right behind it, or in its clause; one that says more than a year wins over the year alone."""
    tree = paragraph.tree
    mine = when_in(paragraph, own)
    if mine is None or len(mine.first) == 4:
        after = max((t for t in own if t >= i), default=i) + 1
        behind = {t for t in range(after, min(after + 3, len(tree.words))) if all(tree.parts[k] in ("ADP", "DET") for k in range(after, t))}
        mine = when_in(paragraph, behind) or mine
    # "criticised the 2016 election": the year is the election's.
    wide = when_in(paragraph, {t for t in around if not is_part_at(paragraph, t) or t in own})
    return wide if mine is None or (wide is not None and len(mine.first) == 4 and len(wide.first) > 4) else mine


def is_part_at(paragraph: Paragraph, t: int) -> bool:
    """Whether a time that begins at a word only says which of its sort a thing is."""
    return any(a == t and when.part for a, _, when in paragraph.whens)


def _is_aside(tree: Tree, t: int, around: set[int], known: EventWords) -> bool:
    """Whether a word stands in a phrase that tells why, after what or by whose word, and so makes nobody a party."""
    for _ in range(_DEEPEST):
        if tree.heads[t] == t or t not in around:
            break
        if tree.deps[t] == rel.PREP and tree.lemmas[t] not in known.words.taking_part:
            return True
        t = tree.heads[t]
    return False


def _clause_range(paragraph: Paragraph, i: int, lead: int | None) -> tuple[int, int]:
    """The clause that tells the event, or its sentence where the clause is no clear stretch of words."""
    tree = paragraph.tree
    sentence = tree.sentences[tree.sentence[i]]
    if lead is None or tree.deps[lead] == rel.ROOT:
        return tree.trim(*sentence)
    a, b = tree.trim(tree.first[lead], tree.last[lead] + 1)
    return (a, b) if a <= i < b and b - a > 3 else tree.trim(*sentence)


def _standing(paragraph: Paragraph, i: int, lead: int | None, when: When | None, known: EventWords, day: date | None) -> Standing:
    """Planned, reported, confirmed, held or cancelled, by the verbs around the event and the report's day."""
    tree = paragraph.tree
    verbs = act_of(tree, lead) if lead is not None else []
    beside = [c for c in tree.children[i] if tree.deps[c] in (rel.NOUN_CLAUSE, rel.RELATIVE, rel.ADJECTIVE, rel.COMPOUND)]
    beside += [c for k in beside for c in act_of(tree, k)]
    near = [*verbs, *beside, *(c for v in verbs for c in tree.children[v] if tree.deps[c] in (rel.AUX, rel.MARK, rel.ADVERB, rel.NEGATION))]
    above = list(tree.above(lead if lead is not None else i))[:4]
    lemmas, over = (
        {w for k in near for w in (tree.lemmas[k], tree.words[k].lower(), verb_with_particle(tree, k))},
        {tree.lemmas[k] for k in above},
    )
    past = day is not None and when is not None and last_of(when.last) <= day
    future = day is not None and when is not None and first_of(when.first) > day
    # "is to be held": what somebody arranged.
    arranged = any(tree.tags[v] == "VBN" and any(tree.tags[c] == "TO" for c in tree.children[v]) for v in verbs)
    happened = any(tree.tags[v] in ("VBD", "VBN") for v in verbs) and not arranged
    if future and day is not None and when is not None and when.first == shift(day, 1).isoformat() and not lemmas & known.ahead:
        # Written after midnight, or in another zone: what is told as done on the next day was done.
        future, past = not happened, happened
    if lemmas & known.cancelled and not (future and is_put_off(paragraph, near, when, known)):
        return "cancelled"
    if is_denied(tree, verbs, known.negators):
        return "reported"
    if future or ((arranged or lemmas & known.ahead) and not past):
        if lemmas & known.possible - known.words.would.set or over & known.possible:
            return "reported"
        return "confirmed" if over & known.confirmed or lemmas & known.words.confirming.set else "planned"
    if lemmas & known.possible or over & known.possible or lemmas & known.ahead:
        return "reported"
    return "held" if past or happened else "reported"


def is_put_off(paragraph: Paragraph, near: Sequence[int], when: When | None, known: EventWords) -> bool:
    """Whether an event was given another day and not called off: "postponed the summit until May 9"."""
    tree = paragraph.tree
    leads = {tree.words[t].lower() for a, _, one in paragraph.whens if one is when for t in (a - 1, a) if t >= 0}
    return not leads.isdisjoint(known.put_off_to) and any(tree.words[t].lower() in known.put_off for t in near)


# The steps by their name in the lexicon.
STEPS: dict[str, AgreementStep] = {step: step for step in get_args(AgreementStep)}
# "Reciprocal Access Agreement (RAA)": the last word before the brackets says what the letters stand for.
_SHORT_FORM = re.compile(r"\b([A-Za-z]\w+)\s+\(([A-Z][A-Za-z]{1,7}?)s?\)")


def short_forms(text: str, nouns: Mapping[str, str]) -> dict[str, str]:
    """Abbreviations of the report that stand for an event noun: RAA and RAAs for "agreement"."""
    found: dict[str, str] = {}
    for match in _SHORT_FORM.finditer(text):
        noun = match[1].lower()
        noun = noun if noun in nouns else noun.removesuffix("s")
        if noun in nouns and len(match[2]) > 1 and match[2].isupper():
            found[match[2]] = found[match[2] + "s"] = noun
    return found


def step_verb(tree: Tree, verbs: Sequence[int], known: EventWords) -> int | None:
    """The verb of an act that says how far an agreement has come (announced, signed, approved …); the last of them decides."""
    return next((verb for verb in reversed(verbs) if tree.lemmas[verb] in known.steps), None)


def find_step(tree: Tree, i: int, verbs: Sequence[int], known: EventWords) -> AgreementStep | None:
    """The step of an agreement that its clause tells: by the verbs of the act, one that describes it ("the pact, signed in …"), or the
    noun it hangs on ("the signing of the pact"). None where that step is denied or still wanting."""
    beside = [c for c in tree.children[i] if tree.deps[c] in rel.NOUN_CLAUSES]
    for verb in (*reversed(verbs), *beside):
        step = into_force(tree, verb, known) or known.steps.get(tree.lemmas[verb])
        if step is not None:
            chain = {*verbs, *tree.above(verb)} if verb in verbs else {verb}
            wanting = any(tree.words[c].lower() in known.yet | known.negators for k in chain for c in tree.children[k])
            return None if wanting else STEPS.get(step)
    above = tree.heads[tree.heads[i]] if tree.deps[i] == rel.PREP_OBJECT else i
    return STEPS.get(known.step_nouns.get(tree.lemmas[above], "")) if above != i else None


def into_force(tree: Tree, verb: int, known: EventWords) -> str | None:
    """ "Entered into force", "took effect": the verb with its noun."""
    things = [c for c in tree.children[verb] if tree.deps[c] == rel.OBJECT]
    things += [x for c in tree.children[verb] if tree.deps[c] == rel.PREP and tree.lemmas[c] in known.small.into for x in tree.children[c]]
    return next((known.force[tree.lemmas[t]] for t in things if tree.lemmas[t] in known.force), None)
