"""Where the parser gives a verb of saying to the wrong subject, and the words tell."""

from attrs import evolve

from legation.language import relations as rel
from legation.reading.attribution.words import CueWords
from legation.reading.parse.tree import Tree


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
