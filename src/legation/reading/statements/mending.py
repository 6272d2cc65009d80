"""Where the parser gives a verb of saying to the wrong subject, and the words tell."""

from collections.abc import Mapping

from attrs import evolve

from legation.reading.tree import Tree

# A lemma whose weight as a cue is above the first is a verb of saying, below the second it is none; from signs.yml, where
# "acknowledge", "warn" and "urge" stand above and "have", "open" and "join" below.
SAYS, DOES = 0.8, 0.4


def mend(tree: Tree, signs: Mapping[str, float]) -> Tree:
    """The tree with "but acknowledged" hung on "said" in "she said the country had no plans but acknowledged …": a country that
    only has and does things is not the one who acknowledges."""
    for i, dep in enumerate(tree.deps):
        if dep != "conj" or tree.tags[i] not in ("VBD", "VBZ") or signs.get(f"cue {tree.lemmas[i]}", 0.0) < SAYS:
            continue
        clause = tree.heads[i]
        cue = tree.heads[clause]
        if (
            tree.deps[clause] != "ccomp"
            or cue > clause
            or tree.tags[cue] != tree.tags[i]
            or tree.child(i, "nsubj", "nsubjpass") is not None
        ):
            continue
        subject = tree.child(clause, "nsubj", "nsubjpass")
        person = subject is None or tree.parts[subject] == "PROPN" or tree.words[subject].lower() in ("he", "she", "they", "who")
        if person or signs.get(f"cue {tree.lemmas[clause]}", 0.0) >= DOES:
            continue
        tree = move(tree, i, cue)
    return tree


def move(tree: Tree, i: int, head: int) -> Tree:
    """The tree with a word, the conjunction before it and all below hung on another head."""
    old = tree.heads[i]
    along = {i, *(c for c in tree.children[old] if tree.deps[c] == "cc" and c < i and c > old)}
    heads, children = list(tree.heads), [list(c) for c in tree.children]
    for t in along:
        heads[t] = head
    children[old] = [c for c in children[old] if c not in along]
    children[head] = sorted({*children[head], *along})
    last = list(tree.last)
    last[old] = max([old, *(last[c] for c in children[old])])
    return evolve(tree, heads=heads, children=children, last=last)
