"""Nouns that hold what somebody says: "his warning that", "the call by X for", "there were reports that"."""

from collections.abc import Iterator

from legation.language import relations as rel
from legation.reading.attribution.candidates.candidate import Candidate, Ranges
from legation.reading.attribution.candidates.grammar import inside, is_own, verb_between, words_of
from legation.reading.attribution.words import CueWords
from legation.reading.parse.tree import Tree

# What stands between "his message" and the quotation of it.
DASHES = frozenset(("—", "–", "--", "-", ":"))


def find_nouns(tree: Tree, quotes: Ranges, cues: CueWords) -> Iterator[Candidate]:
    """All candidates of a paragraph whose cue is a noun. `quotes` are token ranges."""
    for i in words_of(tree, "NOUN"):
        yield from of_noun(tree, i, quotes, cues)


def of_noun(tree: Tree, i: int, quotes: Ranges, cues: CueWords) -> Iterator[Candidate]:
    """ "his warning that", "the call by X for", "his message — “…”": a noun with an owner and what it holds; "there were reports that"."""
    owner = tree.child(i, rel.OWNER)
    if owner is None:
        for c in tree.children[i]:
            if tree.deps[c] == rel.PREP and any(tree.lemmas[c] in words for words in (cues.small.by, cues.small.origin, cues.small.of)):
                owner = tree.child(c, rel.PREP_OBJECT)
                break
    if owner is None:
        yield from of_rumour(tree, i, cues)
        return
    speaker = frozenset(tree.under(owner))
    held: list[tuple[str, int]] = []
    for c in tree.children[i]:
        dep = tree.deps[c]
        if c <= i or owner in tree.under(c):
            continue
        if tree.deps[i] == rel.OBJECT and is_own(tree, owner) and dep == rel.NOUN_CLAUSE and tree.lemmas[i] in cues.nouns:
            continue  # "repeated his promise that": said by who repeats it (of_verb)
        if dep in (rel.NOUN_CLAUSE, rel.THAT_CLAUSE, rel.INFINITIVE):
            held.append((dep, c))
        elif dep == rel.PREP and tree.children[c]:
            held.append(("prep_" + tree.lemmas[c], c))
    for kind, c in held:
        yield Candidate(i, tree.lemmas[i], f"noun:{kind}", speaker, owner, frozenset(inside(tree, kind, c)))
    if quotes and tree.lemmas[i] in cues.nouns:
        quote = next((q for q in quotes if q[0] > i + 1 and tree.words[q[0] - 1] in DASHES and not verb_between(tree, i, q[0])), None)
        if quote is not None and tree.sentence[quote[0]] == tree.sentence[i]:
            yield Candidate(i, tree.lemmas[i], "noun:quote", speaker, owner, frozenset(range(*quote)))


def of_rumour(tree: Tree, i: int, cues: CueWords) -> Iterator[Candidate]:
    """ "there were reports that": said by somebody, nobody says by whom."""
    clause, head = tree.child(i, rel.NOUN_CLAUSE, rel.THAT_CLAUSE), tree.heads[i]
    if tree.deps[i] != rel.PRED_NOUN or tree.lemmas[i] not in cues.nouns or tree.child(head, rel.EXPLETIVE) is None:
        return
    clause = clause if clause is not None else next((c for c in tree.children[head] if c > i and tree.deps[c] == rel.THAT_CLAUSE), None)
    if clause is not None and tree.child(clause, rel.MARK) is not None:
        yield Candidate(i, tree.lemmas[i], "impersonal", frozenset((i,)), i, frozenset(tree.under(clause)))
