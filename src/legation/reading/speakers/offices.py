"""Whom "the foreign minister" means: the one of that office in the report, else who held it that day by the table."""

from legation.reading.speakers.actors import holder_on
from legation.reading.speakers.cast import Cast, Who, of_person
from legation.reading.speakers.people import REMEMBERED, Person


def by_office(cast: Cast, piece: int, head: int, party: str | None) -> Who | None:
    """The holder of an office: one named in the report, else the one in office that day by the table."""
    tree, actors = cast.trees[piece], cast.actors
    lemma = tree.lemmas[head]
    words = (tree.words[c].lower() for c in tree.children[head] if tree.deps[c] in ("compound", "amod", "nmod") and c < head)
    before = [actors.short.get(word, word) for word in words]
    title = f"{before[-1]} {lemma}" if before and tree.heads[head - 1] == head else lemma
    lesser = actors.phrases["lesser"]
    plain = all(tree.deps[c] in ("det", "amod", "compound", "punct") for c in tree.children[head])
    said = [s.person for s in cast.roll.before(piece, head)]
    # Those named so far, those told from an office before, and those who are named only later, in this order.
    told = [s.who.person for s in cast.spoken[-REMEMBERED:] if s.who.person is not None]
    for people in (said, told, [p for p in cast.roll.people if title in p.titles]):
        bearers = [p for p in people if lemma in p.titles and party in (None, p.party) and described(p, before, people, lesser)]
        if bearers and (len(set(bearers)) == 1 or people is said):
            return of_person(bearers[-1], f"office of {bearers[-1].name}")
    if "former" in before or "then" in before:
        return None
    if lemma in actors.phrases["anyone"] and plain and cast.spoken and piece - cast.spoken[-1].piece <= 1:
        last = cast.spoken[-1].who.person
        if (
            last is not None
            and party in (None, last.party)
            and not any(p != last and described(p, before, said, lesser) for p in said if lemma in p.titles)
        ):
            return of_person(last, "spoke just before")
    if lemma in actors.phrases["anyone"] and plain and party is not None:
        beside = {s.person for s in cast.roll.before(piece, head, 0) if s.person.party == party}
        if len(beside) == 1:
            return of_person(beside.pop(), f"the one person named before who speaks for {actors.shown.get(party)}")
    return by_table(cast, piece, title, party)


def by_table(cast: Cast, piece: int, title: str, party: str | None) -> Who | None:
    """Who held the office on the day of the report, where the words or the paragraph name one state only."""
    parties = {party} if party else {w.actor for w in cast.roll.named[piece] if w.actor.startswith("state:")}
    if cast.day is None or len(parties) != 1:
        return None
    office = holder_on(cast.actors, title, parties.pop(), cast.day)
    if office is None:
        return None
    person = Person(office.holder, frozenset((*office.titles, *title.split())), frozenset(title.split()), office.party)
    return of_person(person, f"in office on {cast.day}: {office.source}")


def described(person: Person, words: list[str], people: list[Person], lesser: frozenset[str]) -> bool:
    """Whether the words before an office fit a person: "Republican", "former", "foreign" must have been said of them, if of
    anyone; and who is deputy or vice is not meant without that word."""
    telling = {w for w in words if w == "former" or any(w in p.beside for p in people)}
    return telling <= person.beside and not (person.beside & lesser) - set(words)
