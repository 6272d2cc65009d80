"""How words hang together around a cue: who does what it says, what completes it, and whose clause it stands in; and where the parser gives
a verb of saying to the wrong subject, and the words tell.
"""

from collections.abc import Iterator

from attrs import evolve

from legation.language import relations as rel
from legation.reading.attribution.held import CueWords
from legation.reading.parse.tree import Tree

# No sentence of a report is longer; what is, is a list or a machine's, and the time to read it grows with its square.
LONGEST_SENTENCE = 300


def sentences_of(tree: Tree) -> Iterator[tuple[int, int]]:
    """The sentences that are short enough to be looked at, as token ranges."""
    return ((a, b) for a, b in tree.sentences if b - a <= LONGEST_SENTENCE)


def words_of(tree: Tree, *parts: str) -> Iterator[int]:
    """The words of those parts of speech in the sentences that are looked at."""
    return (i for a, b in sentences_of(tree) for i in range(a, b) if tree.parts[i] in parts)


def subject_of(tree: Tree, i: int, cues: CueWords) -> tuple[int, frozenset[int]] | None:
    """Who does what a verb says: its own subject, or the one it shares with the verb above. Head token and all its words."""
    verb, steps = i, 0
    while steps < 6:
        steps += 1
        own = tree.child(verb, *rel.NOUN_SUBJECTS)
        if own is not None:
            if verb == i and tree.deps[own] == rel.PASSIVE_SUBJECT:
                return None
            return own, phrase_of(tree, own, i)
        above, dep = tree.heads[verb], tree.deps[verb]
        if above == verb:
            return None
        if dep == rel.CONJUNCT and (whom := after_whom(tree, verb, above, cues)) is not None:
            return whom, phrase_of(tree, whom, i)
        if dep == rel.NOUN_CLAUSE or dep == rel.RELATIVE:
            return above, phrase_of(tree, above, verb)
        if dep in (rel.INFINITIVE, rel.THAT_CLAUSE):
            thing = tree.child(above, rel.OBJECT)
            if thing is not None and thing < verb and dep == rel.INFINITIVE:
                return thing, phrase_of(tree, thing, verb)
        elif dep == rel.PREP_CLAUSE:
            above = tree.heads[above]
            quoted = tree.child(above, rel.OBJECT) if tree.lemmas[above] in cues.forms.quoting else None
            if quoted is not None and quoted < verb:  # "Kyodo quoted a diplomat as saying"
                return quoted, phrase_of(tree, quoted, verb)
        elif dep not in (rel.CONJUNCT, rel.ADVERBIAL, rel.AUX):
            return None
        elif verb == i and dep == rel.ADVERBIAL and (paper := told_by_paper(tree, i, cues)) is not None:
            return paper, phrase_of(tree, paper, i)
        verb = above
    return None


def told_by_paper(tree: Tree, i: int, cues: CueWords) -> int | None:
    """In "he answered reports from Oslo claiming that the dam leaks" the reports: the parser hangs "claiming" on "answered"."""
    if tree.tags[i] != "VBG" or not i or tree.parts[i - 1] not in ("NOUN", "PROPN"):
        return None
    return next((t for t in (i - 1, *tree.above(i - 1)) if tree.heads[i] < t < i and is_paper(tree, t, cues)), None)


def is_paper(tree: Tree, t: int, cues: CueWords) -> bool:
    """Whether a noun holds words that somebody said: "reports", "a statement"."""
    return tree.parts[t] == "NOUN" and (tree.lemmas[t] in cues.nouns or cues.speakers.get(tree.lemmas[t]) == "paper")


def is_told_of(tree: Tree, speaker: frozenset[int]) -> bool:
    """Whether a clause only says which thing is meant: "the agreements the government signed with others"."""
    a = min(speaker)
    return a > tree.sentences[tree.sentence[a]][0] and tree.parts[a - 1] in ("NOUN", "PROPN")


def after_whom(tree: Tree, verb: int, above: int, cues: CueWords) -> int | None:
    """In "it came after the envoy, Elin Dahl, recently confirmed" the envoy: the parser joins "came" and "confirmed", but no "and" does."""
    if any(tree.deps[c] == rel.COORDINATOR and above < c < verb for c in tree.children[above]):
        return None
    for c in tree.children[above]:
        whom = tree.child(c, rel.PREP_OBJECT) if tree.lemmas[c] in cues.forms.behind and above < c < verb else None
        if whom is not None and all(tree.parts[t] in ("PUNCT", "ADV") for t in range(tree.last[whom] + 1, verb)):
            return whom
    return None


def phrase_of(tree: Tree, head: int, verb: int) -> frozenset[int]:
    """The noun phrase of a speaker: all that hangs on it but the cue's own clause and participles set off by a comma."""
    words = tree.under(head)
    if verb in words:
        words -= tree.under(verb)
    for c in tree.children[head]:
        if c in words and tree.deps[c] == rel.NOUN_CLAUSE and (tree.words[tree.first[c] - 1] == "," or tree.parts[head] == "PROPN"):
            words -= tree.under(c)
    return frozenset(words)


def complements(tree: Tree, i: int, cues: CueWords) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """What completes a verb, adjective or noun: after it in order, and clauses before it."""
    after: list[tuple[str, int]] = []
    before: list[tuple[str, int]] = []
    for c in tree.children[i]:
        dep = tree.deps[c]
        if dep in rel.VERB_CLAUSES:
            (after if c > i else before).append((dep, c))
        elif c > i and dep in rel.OBJECTS:
            after.append((dep, c))
        elif c > i and dep == rel.PREP and tree.lemmas[c] not in cues.forms.asides and (tree.children[c]):
            after.append(("prep_" + tree.lemmas[c], c))
    return without_occasions(tree, i, after, cues), before


def without_occasions(tree: Tree, i: int, after: list[tuple[str, int]], cues: CueWords) -> list[tuple[str, int]]:
    """What completes a verb of saying, without what only tells where, when and to whom in "denied to reporters on Tuesday that …"."""
    that = next((c for kind, c in after if kind == rel.THAT_CLAUSE and opens_with_that(tree, c, cues)), None)
    if that is None or cues.sorts.get(tree.lemmas[i]) != "said":
        return after
    return [(kind, c) for kind, c in after if c > that or not kind.startswith("prep_") or tree.lemmas[c] not in cues.forms.beside]


def opens_with_that(tree: Tree, clause: int, cues: CueWords) -> bool:
    """Whether a clause begins with "that" and not with a relative one."""
    mark = tree.first[clause]
    return tree.words[mark].lower() in cues.small.that and tree.deps[mark] == rel.MARK


def frames(tree: Tree, after: list[tuple[str, int]]) -> Iterator[tuple[str, set[int]]]:
    """The ways in which what stands after a cue may be what is said: each complement alone, and all of them together."""
    kinds = [kind for kind, _ in after]
    alone = "+".join(kinds)
    for kind, c in after:
        rest = kind if len(after) == 1 else f"{kind}|{alone}"
        yield rest, inside(tree, kind, c)
    if len(after) > 1:
        tokens: set[int] = set()
        for kind, c in after:
            tokens |= inside(tree, kind, c) if kind == kinds[0] else tree.under(c)
        yield "+" + alone, tokens


def inside(tree: Tree, kind: str, c: int) -> set[int]:
    """The words of a complement; a preposition stays with the cue."""
    tokens = tree.under(c)
    return tokens - {c} if kind.startswith("prep_") else tokens


def lemma_of(tree: Tree, i: int, cues: CueWords) -> str:
    """The lemma of a cue, with its particle: "point_out"; who "wanted to know" asks."""
    if is_inquiry(tree, i, cues):
        return cues.forms.inquiring[0]
    particle = tree.child(i, rel.PARTICLE)
    return tree.lemmas[i] if particle is None else f"{tree.lemmas[i]}_{tree.lemmas[particle]}"


def is_inquiry(tree: Tree, i: int, cues: CueWords) -> bool:
    """Whether a verb only asks: "wanted to know whether", "“Who pays?” she would like to know", but not "wants to know the truth"."""
    wished = tree.deps[i] == rel.INFINITIVE and tree.lemmas[i] in cues.forms.knowing and tree.lemmas[tree.heads[i]] in cues.forms.wishing
    return wished and tree.child(i, *rel.OBJECTS, rel.PREP) is None and tree.child(tree.heads[i], rel.NEGATION) is None


def verb_between(tree: Tree, i: int, end: int) -> bool:
    """Whether another verb stands between a cue and a quotation, so that the quotation is the other's."""
    return any(tree.parts[t] == "VERB" and tree.deps[t] != rel.ADJECTIVE for t in range(i + 1, end))


def is_own(tree: Tree, owner: int) -> bool:
    """Whether a thing is somebody's own: "his promise", "their demand"."""
    return tree.parts[owner] == "PRON"


def mend(tree: Tree, cues: CueWords) -> Tree:
    """The tree with "but acknowledged" hung on "said" in "she said the country had no plans but acknowledged …": a country that
    only has and does things is not the one who acknowledges.

    And with "that …" hung on "reported" in "Kyodo reported, citing officials, that …", and on "said" in "said in a statement that …"."""
    for i, dep in enumerate(tree.deps):
        if dep == rel.NOUN_CLAUSE and (cue := said_in(tree, i, cues)) is not None:
            moved = move(tree, i, cue)
            tree = evolve(moved, deps=[*moved.deps[:i], rel.THAT_CLAUSE, *moved.deps[i + 1 :]])
            continue
        if dep == rel.THAT_CLAUSE and is_reported(tree, i, cues):
            tree = move(tree, i, tree.heads[tree.heads[i]])
            continue
        if dep != rel.CONJUNCT or tree.tags[i] not in ("VBD", "VBZ") or cues.sorts.get(tree.lemmas[i]) != "said":
            continue
        clause = tree.heads[i]
        cue = tree.heads[clause]
        if (
            tree.deps[clause] != rel.THAT_CLAUSE
            or cue > clause
            or tree.tags[cue] != tree.tags[i]
            or tree.child(i, *rel.NOUN_SUBJECTS) is not None
        ):
            continue
        subject = tree.child(clause, *rel.NOUN_SUBJECTS)
        person = subject is None or tree.parts[subject] == "PROPN" or tree.words[subject].lower() in cues.small.persons
        if person or cues.sorts.get(tree.lemmas[clause]) in ("said", "wrote", "called"):
            continue
        tree = move(tree, i, cue)
    return tree


def is_reported(tree: Tree, i: int, cues: CueWords) -> bool:
    """Whether a clause behind a second comma belongs to the verb before "citing X", not to "citing"."""
    citing, a = tree.heads[i], tree.first[i]
    cited = tree.child(citing, rel.OBJECT) if tree.lemmas[citing] in cues.forms.quoting and tree.deps[citing] == rel.ADVERBIAL else None
    return cited is not None and cited < a and tree.words[a - 1] == "," and tree.heads[citing] < citing


def said_in(tree: Tree, i: int, cues: CueWords) -> int | None:
    """The verb of saying before "in a statement that …", whose clause the parser hung on the statement; None where it is no such clause."""
    paper = tree.heads[i]
    lead = tree.heads[paper]
    cue, mark = tree.heads[lead], tree.child(i, rel.MARK)
    that = mark is not None and tree.lemmas[mark] in cues.small.that and cue < lead < paper < i
    within = tree.deps[paper] == rel.PREP_OBJECT and tree.lemmas[lead] in cues.small.within and tree.deps[lead] == rel.PREP
    saying = tree.parts[cue] == "VERB" and cues.sorts.get(tree.lemmas[cue]) == "said"
    return cue if that and within and saying and tree.child(cue, rel.THAT_CLAUSE) is None else None


def move(tree: Tree, i: int, head: int) -> Tree:
    """The tree with a word, the conjunction before it and all below hung on another head."""
    old = tree.heads[i]
    along = {i, *(c for c in tree.children[old] if tree.deps[c] == rel.COORDINATOR and c < i and c > old)}
    heads, children = list(tree.heads), [list(c) for c in tree.children]
    for t in along:
        heads[t] = head
    children[old] = [c for c in children[old] if c not in along]
    children[head] = sorted({*children[head], *along})
    last = list(tree.last)
    for t in (old, *tree.above(old)):
        if t == head:
            break
        last[t] = max([t, *(last[c] for c in children[t])])
    return evolve(tree, heads=heads, children=children, last=last)
