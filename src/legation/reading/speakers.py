"""Who is meant by the words that name a speaker: the person, state, body or outlet, with the reasons, or nobody where it is unsure."""

from collections.abc import Sequence

from attrs import field, frozen

from legation.reading.actors import Known, holder_on
from legation.reading.mastheads import Masthead
from legation.reading.people import Person, Roll
from legation.reading.tree import Tree


@frozen
class Who:
    """Whom some words mean: shown name, actor id, party, named reasons; `person` where it is someone named in the report."""

    name: str | None = None
    actor: str | None = None
    party: str | None = None
    why: tuple[str, ...] = ()
    person: Person | None = None
    gender: str | None = None
    plural: bool = False
    outlet: bool = False


@frozen(eq=False)
class Spoken:
    """Who spoke where, in the order of the text: what later pronouns and "the official" lean on."""

    piece: int
    head: int
    cue: int
    who: Who


@frozen(eq=False)
class Cast:
    """All that is known of a report while its speakers are told: trees, roll, outlets by paragraph, the day, who spoke so far."""

    trees: Sequence[Tree]
    roll: Roll
    actors: Known
    mastheads: Sequence[Sequence[Masthead]]
    quotes: Sequence[list[tuple[int, int]]]
    day: str | None
    spoken: list[Spoken] = field(factory=list)
    quoted: Sequence[list[bool]] = field(init=False)

    @quoted.default
    def _mark(self) -> list[list[bool]]:
        return [mark(tree, quotes) for tree, quotes in zip(self.trees, self.quotes, strict=True)]


def mark(tree: Tree, quotes: list[tuple[int, int]]) -> list[bool]:
    """For each word of a paragraph whether it stands in quotation marks."""
    marked = [False] * len(tree.words)
    for a, b in quotes:
        marked[a:b] = [True] * (b - a)
    return marked


def who_is(cast: Cast, piece: int, head: int, source: frozenset[int]) -> Who:
    """Whom a speaker's noun phrase means: a name, a pronoun, an office, a body, a group."""
    tree = cast.trees[piece]
    if tree.parts[head] in ("PRON", "DET") and tree.words[head].lower() not in ("many", "some", "others", "several", "most"):
        return by_pronoun(cast, piece, head)
    if any(tree.deps[c] == "conj" and c in source for c in tree.children[head]):
        return Who(why=("several speakers",), plural=True)
    found = named_in(cast, piece, head, source)
    if found is not None:
        return found
    if tree.parts[head] in ("NOUN", "PROPN"):
        return by_noun(cast, piece, head, source)
    return Who()


def named_in(cast: Cast, piece: int, head: int, source: frozenset[int]) -> Who | None:
    """The person, state, body or outlet that the phrase names, itself or by apposition."""
    tree = cast.trees[piece]
    heads = [head, *(c for c in tree.children[head] if tree.deps[c] == "appos" and c in source)]
    for h in heads:
        for sighting in cast.roll.sightings:
            if sighting.piece == piece and sighting.a <= h < sighting.b:
                return of_person(sighting.person, "full name" if sighting.full else f"surname of {sighting.person.name}")
    if tree.lemmas[head] in cast.actors.phrases["offices"] and tree.tags[head] in ("NN", "NNP"):
        for sighting in cast.roll.sightings:  # "the ambassador to the US Ann Lee"
            if sighting.piece == piece and sighting.b == max(source) + 1 and sighting.a > head and tree.words[sighting.b - 1] != "'s":
                return of_person(sighting.person, "full name" if sighting.full else f"surname of {sighting.person.name}")
    for known in cast.roll.named[piece]:
        if known.a <= head < known.b and not (known.how == "adjective" and tree.parts[head] == "ADJ"):
            if known.how == "adjective" and tree.tags[head] in ("NNS", "NNPS"):
                return Who(party=known.actor, why=("people of",), plural=True)
            return of_actor(cast, known.actor, tree.words[head], known.how)
    start, end = tree.starts[head], tree.ends[head]
    for masthead in cast.mastheads[piece]:
        named = masthead.start <= start and end <= masthead.end + 1
        kind = tree.lemmas[head] in cast.actors.phrases["outlet"] and tree.starts[min(source)] <= masthead.start and masthead.end < start
        if named or kind:
            return Who(masthead.name, why=("outlet",), outlet=True)
    return None


def of_person(person: Person, why: str) -> Who:
    """A person as speaker."""
    return Who(person.name, person.id, person.party, (why,), person, person.gender)


def of_actor(cast: Cast, actor: str, word: str, how: str) -> Who:
    """A state or body as speaker; Brussels is NATO in a report that names NATO and not the Union."""
    why = "metonym" if how == "metonym" else "name"
    if word == "Brussels":
        said = {n.actor for names in cast.roll.named for n in names if n.how != "metonym"}
        if "org:nato" in said and not said & {"org:eu", "org:ec", "org:ep"}:
            actor, why = "org:nato", "metonym, NATO is named and the EU is not"
    return Who(cast.actors.shown.get(actor), actor, actor, (why,))


def by_noun(cast: Cast, piece: int, head: int, source: frozenset[int]) -> Who:
    """A body, group or office: "the Japanese government", "Chinese officials", "the foreign minister"."""
    tree, actors = cast.trees[piece], cast.actors
    lemma, word = tree.lemmas[head], tree.words[head].lower()
    owner = next((n for n in cast.roll.named[piece] if n.a in source and n.b <= head + 1 and n.a < head), None)
    if owner is None:
        owner = next(
            (n for n in cast.roll.named[piece] if n.a in source and n.a > head and tree.words[n.a - 1] in ("of", "in", "the")), None
        )
    party = owner.actor if owner is not None else None
    plural = tree.tags[head] in ("NNS", "NNPS")
    if word in actors.phrases["groups"] or plural:
        return Who(party=party, why=("group",), plural=True)
    if lemma in actors.phrases["bodies"]:
        if party is not None:
            return Who(actors.shown.get(party), party, party, (f"its {lemma}",))
        return Who(why=("body",))
    definite = any(tree.words[c].lower() in ("the", "this", "that") or tree.deps[c] == "poss" for c in tree.children[head])
    if lemma in actors.phrases["outlet"] and definite:
        return same_outlet(cast, piece, head)
    if lemma in actors.phrases["offices"] or lemma.endswith(("man", "woman", "person")):
        found = by_office(cast, piece, head, party) if definite else None
        return found or Who(party=party, why=("unnamed",), gender=actors.genders.get(lemma))
    if definite and lemma in actors.epithets:
        return by_epithet(cast, lemma)
    if tree.parts[head] == "PROPN":
        a = head
        while a - 1 in source and tree.parts[a - 1] == "PROPN" and tree.heads[a - 1] == head:
            a -= 1
        while a < head and tree.words[a].lower().rstrip(".") in actors.phrases["titles"]:
            a += 1
        return Who(" ".join(tree.words[a : head + 1]), party=party, why=("as named",))
    return Who(party=party, why=("thing",))


def by_epithet(cast: Cast, lemma: str) -> Who:
    """The body that "the alliance" stands for: of those the word can mean, the one that the report names most."""
    could = cast.actors.epithets[lemma]
    said = [n.actor for names in cast.roll.named for n in names if n.actor in could]
    best = sorted(set(said), key=lambda actor: (-said.count(actor), actor))
    if not best or (len(best) > 1 and said.count(best[0]) == said.count(best[1])):
        return Who(why=("thing",))
    return Who(cast.actors.shown.get(best[0]), best[0], best[0], (f"the {lemma} named most",))


def same_outlet(cast: Cast, piece: int, head: int) -> Who:
    """The outlet last named before these words."""
    start = cast.trees[piece].starts[head]
    for number in range(piece, -1, -1):
        before = [m for m in cast.mastheads[number] if number < piece or m.end <= start]
        if before:
            return Who(before[-1].name, why=("outlet last named",), outlet=True)
    return Who(why=("outlet not named",), outlet=True)


def by_office(cast: Cast, piece: int, head: int, party: str | None) -> Who | None:
    """The holder of an office: one named in the report, else the one in office that day by the table."""
    tree, actors = cast.trees[piece], cast.actors
    lemma = tree.lemmas[head]
    before = sorted(c for c in tree.children[head] if tree.deps[c] in ("compound", "amod") and c == head - 1)
    title = f"{tree.words[before[0]].lower()} {lemma}" if before else lemma
    plain = all(tree.deps[c] in ("det", "amod", "compound", "punct") for c in tree.children[head])
    if any(tree.words[c].lower() in ("former", "then", "ex") for c in tree.children[head]):
        return None
    said = [s for s in cast.roll.sightings if (s.piece, s.a) < (piece, head)]
    bearers = [s.person for s in said if fits(s.person, title, lemma, party)]
    if not bearers:  # one who was told from an office before
        bearers = [s.who.person for s in cast.spoken if s.who.person is not None and fits(s.who.person, title, lemma, party)]
    if bearers:
        return of_person(bearers[-1], f"office of {bearers[-1].name}")
    later = {s.person for s in cast.roll.sightings if title in s.person.titles and fits(s.person, title, lemma, party)}
    if len(later) == 1:
        person = later.pop()
        return of_person(person, f"office of {person.name}")
    if lemma in actors.phrases["anyone"] and plain and cast.spoken and piece - cast.spoken[-1].piece <= 1:
        last = cast.spoken[-1].who.person
        if last is not None and party in (None, last.party):
            return of_person(last, "spoke just before")
    if lemma in actors.phrases["anyone"] and plain and party is not None:
        beside = {s.person for s in said if s.piece == piece and s.person.party == party}
        if len(beside) == 1:
            return of_person(beside.pop(), f"the one person named before who speaks for {actors.shown.get(party)}")
    parties = [party] if party else sorted({w.actor for w in cast.roll.named[piece] if w.actor.startswith("state:")})
    if cast.day is not None and len(parties) == 1 and parties[0] is not None:
        office = holder_on(actors, title, parties[0], cast.day)
        if office is not None:
            person = Person(office.holder, frozenset(office.titles), office.party)
            return of_person(person, f"in office on {cast.day}: {office.source}")
    return None


def fits(person: Person, title: str, lemma: str, party: str | None) -> bool:
    """Whether a person may be the bearer of a title."""
    if party is not None and person.party != party:
        return False
    return title in person.titles or (lemma == title and lemma in person.titles)


def by_pronoun(cast: Cast, piece: int, head: int) -> Who:
    """Whom a pronoun means; nobody where two could be meant."""
    word = cast.trees[piece].words[head].lower()
    if word in ("who", "which", "that"):
        return by_relative(cast, piece, head)
    if word in ("he", "she", "him", "her", "his"):
        return by_person(cast, piece, head, "m" if word in ("he", "him", "his") else "f")
    if word in ("they", "them", "their", "it", "its"):
        return by_body(cast, piece, head, plural=word.startswith("the"))
    return Who(why=("pronoun",))


def by_relative(cast: Cast, piece: int, head: int) -> Who:
    """The noun that a relative clause hangs on."""
    tree = cast.trees[piece]
    for above in tree.above(head):
        if tree.deps[above] == "relcl":
            noun = tree.heads[above]
            who = who_is(cast, piece, noun, frozenset(tree.under(noun) - tree.under(above)))
            return Who(who.name, who.actor, who.party, (*who.why, "relative"), who.person, who.gender, who.plural)
    return Who(why=("relative",))


# Points for a candidate: who spoke just before, who is the subject, less for each sentence in between. The gap by which the
# best must lead is what keeps a wrong name out. Set on hand-resolved pronouns (see docs/quality.md).
SPOKE, SUBJECT, SAME, APART, LEAD = 2.0, 1.5, 1.0, 1.2, 0.9


def by_person(cast: Cast, piece: int, head: int, gender: str) -> Who:
    """He or she: the person of that gender who was spoken of last, was the subject, or spoke just before."""
    tree = cast.trees[piece]
    here = tree.sentence[head]
    scores: dict[str, tuple[float, Who]] = {}

    def offer(key: str, points: float, who: Who) -> None:
        if who.gender in (None, gender) and not who.plural:
            points += 0.5 if who.gender == gender else 0.0
            if key not in scores or scores[key][0] < points:
                scores[key] = (points, who)

    for s in cast.roll.sightings:
        if (s.piece, s.a) >= (piece, head) or piece - s.piece > 2 or (cast.quoted[s.piece][s.a] and not cast.quoted[piece][head]):
            continue
        apart = here - tree.sentence[s.a] if s.piece == piece else here + (piece - s.piece) * 1.5
        points = (SUBJECT if s.subject else 0.0) + (SAME if apart == 0 else 0.0) - APART * apart
        offer(s.person.id, points, of_person(s.person, f"pronoun, {s.person.name} before"))
    for n, spoken in enumerate(reversed(cast.spoken[-4:])):
        if (spoken.piece, spoken.head) >= (piece, head) or piece - spoken.piece > 2:
            continue
        apart = here - tree_at(cast, spoken).sentence[spoken.cue] if spoken.piece == piece else here + (piece - spoken.piece) * 1.0
        who = spoken.who
        if who.person is None and who.why[:1] not in (("unnamed",), ("as named",)):
            continue
        key = who.person.id if who.person else f"unnamed {spoken.piece} {spoken.head}"
        offer(key, SPOKE - n * 0.5 + SUBJECT - APART * max(apart, 0), of_person(who.person, "pronoun, spoke before") if who.person else who)
    ranked = sorted(scores.values(), key=lambda pair: -pair[0])
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < LEAD):
        return Who(why=("pronoun, unsure",), gender=gender)
    best = ranked[0][1]
    return Who(best.name, best.actor, best.party, best.why, best.person, gender)


def tree_at(cast: Cast, spoken: Spoken) -> Tree:
    """The paragraph in which someone spoke."""
    return cast.trees[spoken.piece]


def by_body(cast: Cast, piece: int, head: int, *, plural: bool) -> Who:
    """They or it: the group or body that spoke last in the paragraph."""
    for spoken in reversed(cast.spoken):
        if spoken.piece != piece or spoken.head >= head:
            continue
        who = spoken.who
        if who.plural == plural and who.person is None and (plural or who.actor is not None):
            return Who(who.name, who.actor, who.party, (*who.why, "pronoun, spoke before"), None, None, plural)
        break
    return Who(why=("pronoun",), plural=plural)
