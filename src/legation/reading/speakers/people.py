"""The people of a report: full names as they stand, what is said of them beside the name, and who a bare surname means."""

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from attrs import frozen

from legation.language import relations as rel
from legation.reading.parse.tree import Tree
from legation.reading.speakers.actors import ActorIndex, ActorMatch, find_actors, plain_name
from legation.reading.speakers.introductions import Person, introduce, merge, office_bearer, side_by_place

PARTICLES = frozenset(("de", "del", "der", "den", "van", "von", "bin", "ibn", "al", "el", "da", "di", "du", "la", "le", "-", "dos", "ter"))
# How many paragraphs back an office may mean someone named there; beyond that a reader has lost the name too.
REMEMBERED = 40
SPEECH = frozenset(("say", "tell", "write", "add", "tweet", "explain", "ask"))
SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii"))


@frozen(eq=False)
class NameMatch:
    """A person named at a place: paragraph, token range, and whether the name is the subject of its clause."""

    piece: int
    a: int
    b: int
    person: Person
    full: bool
    subject: bool


@frozen(eq=False)
class NameIndex:
    """All people and known actors of a report, with every place where they are named, in order; `runs` are all runs of name words
    that are no known actor, as half-open token ranges by paragraph."""

    people: tuple[Person, ...]
    matches: tuple[tuple[NameMatch, ...], ...]
    named: tuple[tuple[ActorMatch, ...], ...]
    runs: tuple[tuple[tuple[int, int], ...], ...]
    counts: Mapping[str, int]

    def before(self, piece: int, token: int, pieces: int = REMEMBERED) -> list[NameMatch]:
        """Those named before a word, in order, in its paragraph and so many before it."""
        found = [s for number in range(max(0, piece - pieces), piece) for s in self.matches[number]]
        return found + [s for s in self.matches[piece] if s.a < token]


def find_people(trees: Sequence[Tree], actors: ActorIndex, day: str | None, home: str | None = None) -> NameIndex:
    """The roll of a report: full names first, then the bare surnames that one of them explains. `home` is the state it was sent from."""
    named = [tuple(find_actors(tree, actors)) for tree in trees]
    names = tuple(tuple(names_in(tree, named[number], actors)) for number, tree in enumerate(trees))
    runs = [(number, a, b) for number, found in enumerate(names) for a, b in found]
    alone = {trees[n].words[b - 1] for n, a, b in runs if is_surname(trees[n], a, b) and speaks(trees[n], a, b)}
    people: dict[str, Person] = {}
    for number, a, b in runs:
        tree = trees[number]
        if is_full(tree, a, b, actors, alone):
            one = introduce(tree, head_of(tree, a, b), a, b, text_of(tree, a, b), named[number], actors, day)
            one = side_by_place(tree, one, a, named[number], actors, home)
            old = people.get(one.id)
            people[one.id] = one if old is None else merge(old, one)
    for number, a, b in runs:
        held = office_bearer(trees[number], a, b, actors, day)
        if held is not None:
            people.setdefault(held.id, held)
    by_token: dict[str, list[Person]] = {}
    for one in people.values():
        tokens = [t for t in one.name.split() if t.lower() not in SUFFIXES]
        for token in dict.fromkeys((tokens[-1], tokens[0])):
            by_token.setdefault(token, []).append(one)
    matches: list[list[NameMatch]] = [[] for _ in trees]
    for number, a, b in runs:
        tree = trees[number]
        name = text_of(tree, a, b)
        person = people.get("person:" + plain_name(name))
        full = person is not None
        if person is None:
            person = meant(name, tree, a, by_token, actors)
        if person is not None:
            matches[number].append(NameMatch(number, a, b, person, full, is_subject(tree, a, b)))
    counts = Counter(n.actor for names in named for n in names if n.how != "metonym")
    return NameIndex(tuple(people.values()), tuple(tuple(found) for found in matches), tuple(named), names, counts)


def names_in(tree: Tree, named: Sequence[ActorMatch], actors: ActorIndex) -> list[tuple[int, int]]:
    """Runs of capitalised proper nouns, without titles before them and without states and bodies of the lexicon."""
    taken = {t for n in named for t in range(n.a, n.b)}
    runs: list[tuple[int, int]] = []
    i, size = 0, len(tree.words)
    while i < size:
        if not is_name(tree, i) or i in taken:
            i += 1
            continue
        a = i
        while i < size and i not in taken and in_name(tree, i):
            i += 1
        titled = [t for t in range(a, i) if tree.words[t].lower().rstrip(".") in actors.people.titles]
        if titled:
            a = titled[-1] + 1
        if a < i:
            runs.append((a, i))
    return runs


def is_name(tree: Tree, i: int) -> bool:
    """Whether a word may belong to a person's name."""
    return tree.parts[i] == "PROPN" and tree.words[i][:1].isupper()


def in_name(tree: Tree, i: int) -> bool:
    """Whether a word may stand inside a name: a name word, a particle before one, or the second half of "Suk-yeol"."""
    if is_name(tree, i):
        return True
    if tree.words[i - 1] == "-":
        return tree.parts[i] in ("PROPN", "NOUN")
    return tree.words[i].lower() in PARTICLES and i + 1 < len(tree.words) and (is_name(tree, i + 1) or tree.words[i] == "-")


def is_full(tree: Tree, a: int, b: int, actors: ActorIndex, alone: AbstractSet[str]) -> bool:
    """Whether a run of capitals is the full name of a person: two to five words, none of an organisation, with a sign of a person;
    one such sign is that its last word speaks `alone` elsewhere."""
    words = [tree.words[t] for t in range(a, b)]
    plain = [w.lower().rstrip(".") for w in words if w != "-"]
    if not 2 <= len(plain) <= 5 or any(w in actors.people.corporate for w in plain) or all(w.isupper() and len(w) > 2 for w in words):
        return False
    if plain[0] in actors.genders or (words[-1] in alone and len([w for w in plain if w not in PARTICLES]) == 2):
        return True
    if a and tree.words[a - 1].lower().rstrip(".") in actors.people.titles:
        return True
    if is_surname(tree, a, b) and words[-1] in alone:
        return False
    head = head_of(tree, a, b)
    if any(tree.deps[c] == rel.RELATIVE and any(tree.words[x] == "who" for x in tree.under(c)) for c in tree.children[head]):
        return True
    if any(tree.deps[c] == rel.APPOSITION and tree.lemmas[c] in actors.people.offices for c in tree.children[head]):
        return True
    if tree.deps[head] == rel.APPOSITION and tree.lemmas[tree.heads[head]] in actors.people.offices:
        return True
    return speaks(tree, a, b)


def is_surname(tree: Tree, a: int, b: int) -> bool:
    """Whether a run of capitals may be a surname alone: one word, or one behind a particle ("De Wolf")."""
    return b - a == 1 or (tree.words[a].lower() in PARTICLES and b - a == 2)


def speaks(tree: Tree, a: int, b: int) -> bool:
    """Whether a run of capitals is the subject of a plain verb of speech."""
    head = head_of(tree, a, b)
    return tree.deps[head] == rel.SUBJECT and tree.lemmas[tree.heads[head]] in SPEECH


def head_of(tree: Tree, a: int, b: int) -> int:
    """The word of a range that the others hang on."""
    return next((t for t in range(b - 1, a - 1, -1) if not a <= tree.heads[t] < b or tree.heads[t] == t), b - 1)


def meant(name: str, tree: Tree, a: int, by_token: dict[str, list[Person]], actors: ActorIndex) -> Person | None:
    """The one person of the report whom a bare surname (or given name) means; None where two could be meant."""
    last = name.split()[-1]
    words = set(name.lower().split())
    found = by_token.get(last, []) or by_token.get(name.split()[0], [])
    # "Bill Clinton" is not the Hillary Clinton of the report: one name must hold the other.
    found = [p for p in found if words <= set(p.name.lower().split()) or words >= set(p.name.lower().split())]
    if len(found) > 1:
        title = tree.words[a - 1].lower().rstrip(".") if a else ""
        gender = actors.genders.get(title)
        found = [p for p in found if p.gender == gender] if gender else [p for p in found if p.name.split()[-1] == last]
    return found[0] if len(found) == 1 else None


def is_subject(tree: Tree, a: int, b: int) -> bool:
    """Whether a name is the subject of its clause."""
    head = head_of(tree, a, b)
    while tree.deps[head] == rel.CONJUNCT:
        head = tree.heads[head]
    return tree.deps[head] in rel.NOUN_SUBJECTS


def text_of(tree: Tree, a: int, b: int) -> str:
    """A run of name words as one name: hyphens closed up, a possessive left out."""
    return " ".join(tree.words[a:b]).replace(" - ", "-")
