"""Whom "the foreign minister" means: the one of that office in the report, else who held it that day by the table."""

from collections.abc import Sequence

from attrs import frozen

from legation.language import relations as rel
from legation.reading.speakers.actors import holder_on, sole_holder
from legation.reading.speakers.discourse import Discourse, Referent, of_person
from legation.reading.speakers.introductions import Person, of_table
from legation.reading.speakers.people import REMEMBERED


@frozen
class OfficePhrase:
    """An office as a noun phrase names it: its head's lemma, the words before it, the two as one title, the state or body it is of,
    and whether nothing else hangs on it."""

    lemma: str
    before: tuple[str, ...]
    title: str
    party: str | None
    plain: bool
    placed: bool


def by_office(discourse: Discourse, piece: int, head: int, party: str | None) -> Referent | None:
    """The holder of an office: one who is presented with it in the report, one who is named and held it by the table, one who
    just spoke and whom the words describe anew, else the one in office that day."""
    asked = office_at(discourse, piece, head, party)
    return (
        presented(discourse, piece, head, asked)
        or recorded(discourse, piece, head, asked)
        or described_anew(discourse, piece, head, asked)
        or by_table(discourse, piece, asked)
    )


def office_at(discourse: Discourse, piece: int, head: int, party: str | None) -> OfficePhrase:
    """The office that a noun phrase names."""
    tree, actors = discourse.trees[piece], discourse.actors
    lemma = tree.lemmas[head]
    words = [c for c in tree.children[head] if tree.deps[c] in rel.MODIFIERS and c < head]
    before = tuple(actors.short.get(word, word) for word in (tree.words[c].lower() for c in words))
    title = f"{before[-1]} {lemma}" if before and tree.heads[head - 1] == head else lemma
    plain = all(tree.deps[c] in (rel.DET, rel.ADJECTIVE, rel.COMPOUND, rel.PUNCTUATION) for c in tree.children[head])
    placed = any(tree.parts[c] == "PROPN" for c in words)
    return OfficePhrase(lemma, before, title, party, plain, placed)


def presented(discourse: Discourse, piece: int, head: int, asked: OfficePhrase) -> Referent | None:
    """The one presented with that office: among those named so far, those told from an office before, those named only later."""
    said = [s.person for s in discourse.names.before(piece, head)]
    spoke = [s.who.person for s in discourse.spoken[-REMEMBERED:] if s.who.person is not None]
    for people in (said, spoke, [p for p in discourse.names.people if asked.title in p.titles]):
        bearers = [p for p in people if bears(p, asked) and fits(p, asked, people, discourse)]
        if bearers and (len(set(bearers)) == 1 or people is said):
            return of_person(bearers[-1], f"office of {bearers[-1].name}")
    return who_left(discourse, piece, head, asked) if "former" in asked.before else None


def bears(person: Person, asked: OfficePhrase) -> bool:
    """Whether a person is presented with an office, or as one who left it where the words say "former"."""
    if "former" in asked.before:
        return asked.lemma in person.past
    return asked.lemma in person.titles and asked.party in (None, person.party)


def who_left(discourse: Discourse, piece: int, head: int, asked: OfficePhrase) -> Referent | None:
    """ "The former minister" after "the minister resigned": the one bearer of the office who left it by the report."""
    bearers = {s.person: s for s in discourse.names.before(piece, head) if asked.lemma in s.person.titles}
    for person, match in bearers.items():
        tree = discourse.trees[match.piece]
        left = match.subject and tree.lemmas[tree.heads[match.b - 1]] in discourse.actors.people.leaving.set
        if left and len(bearers) == 1:
            return of_person(person, f"office that {person.name} left")
    return None


def recorded(discourse: Discourse, piece: int, head: int, asked: OfficePhrase) -> Referent | None:
    """The one person named so far who held that office on the day by the table, or had left it where the words say "former"."""
    left = "former" in asked.before
    if "then" in asked.before:
        return None
    said = dict.fromkeys(s.person for s in discourse.names.before(piece, head) if asked.party in (None, s.person.party) or left)
    for title in titles_of(asked, discourse):
        bearers = [p for p in said if title in (p.past if left else p.held)]
        if bearers:
            why = f"{title} by the table of offices, named before"
            return of_person(bearers[0], why) if len(bearers) == 1 else None
    return None


def titles_of(asked: OfficePhrase, discourse: Discourse) -> Sequence[str]:
    """The titles under which the table may have an office, the longest first."""
    words = [word for word in asked.before if word != "former"]
    whole = " ".join((*words, asked.lemma))
    if not words or discourse.actors.people.camps.set.isdisjoint(words):
        return tuple(dict.fromkeys((whole, asked.title.removeprefix("former "))))
    return (whole,)


def described_anew(discourse: Discourse, piece: int, head: int, asked: OfficePhrase) -> Referent | None:
    """The one who spoke just before: "the official", and "the Indiana governor" where nobody is presented as governor."""
    actors = discourse.actors
    said = [s.person for s in discourse.names.before(piece, head)]
    if "former" in asked.before or "then" in asked.before or not asked.plain:
        return None
    seat = asked.lemma in actors.people.seats and asked.placed and not any(asked.lemma in p.titles for p in discourse.names.people)
    if (asked.lemma in actors.people.anyone or seat) and discourse.spoken and piece - discourse.spoken[-1].piece <= 1 + seat:
        last = discourse.spoken[-1].who.person
        if last is not None and asked.party in (None, last.party):
            others = (p for p in said if asked.lemma in p.titles and p != last)
            if not any(fits(p, asked, said, discourse) for p in others):
                return of_person(last, "spoke just before")
    if asked.lemma in actors.people.anyone and asked.party is not None:
        beside = {s.person for s in discourse.names.before(piece, head, 0) if s.person.party == asked.party}
        if len(beside) == 1:
            return of_person(beside.pop(), f"the one person named before who speaks for {actors.shown.get(asked.party)}")
    return None


def by_table(discourse: Discourse, piece: int, asked: OfficePhrase) -> Referent | None:
    """Who held the office on the day of the report, where the words or the paragraph name one state only, or the title needs none."""
    actors, day = discourse.actors, discourse.day
    if day is None or {"former", "then"} & set(asked.before):
        return None
    parties = {asked.party} if asked.party else {w.actor for w in discourse.names.named[piece] if w.actor.startswith("state:")}
    office = holder_on(actors, asked.title, parties.pop(), day) if len(parties) == 1 else None
    for title in titles_of(asked, discourse):
        office = office or sole_holder(actors, title, day)
    if office is None:
        return None
    person = of_table(office.holder, asked.title.split(), office.party, actors, day)
    return of_person(person, f"in office on {day}: {office.source}")


def fits(person: Person, asked: OfficePhrase, people: Sequence[Person], discourse: Discourse) -> bool:
    """Whether the words before an office fit a person: "Republican", "former", "foreign" must have been said of them, if of
    anyone; and who is deputy or vice is not meant without that word."""
    telling = {w for w in asked.before if w == "former" or any(w in p.beside for p in people)}
    camps = discourse.actors.people.camps.set
    other = person.beside & camps and not person.beside & camps & set(asked.before) and camps & set(asked.before)
    return telling <= person.beside and not other and not (person.beside & discourse.actors.people.lesser.set) - set(asked.before)
