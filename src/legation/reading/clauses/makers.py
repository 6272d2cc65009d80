"""Who made a thing, alone or as one of several: founder or co-founder, "who created", "one of the creators of"."""

from collections.abc import Iterator, Mapping, Sequence

from legation.language import relations as rel
from legation.reading.clauses.stems import stem
from legation.reading.parse.tree import Tree
from legation.reading.speakers.people import NameMatch
from legation.records.lexicon import Lexicon

# How many steps of the parse lead from "founder" to the name: "chief executive and founder" has it at the second, an apposition is one.
STEPS = 4
_UP = (rel.CONJUNCT, rel.COMPOUND, rel.APPOSITION, rel.NOUN_MOD)
# Who did it with somebody did not do it alone.
_WITH = ("with", "together", "jointly", "alongside")
Names = Sequence[tuple[int, int, str]]


def find_makers(
    tree: Tree, first: int, last: int, people: Sequence[NameMatch], names: Names, lexicon: Lexicon
) -> Iterator[tuple[NameMatch, str, str, int]]:
    """Each maker in a sentence: who, what sort of maker of which named thing ("founder:Karst", "founder:" where it has no name), the
    rung ("founder", "co-founder") and where the word stands."""
    makers: Mapping[str, str] = lexicon.tables.get("makers", {})
    for i in range(first, last):
        sort = makers.get(stem(tree.lemmas[i].lower().replace("-", "")))
        if sort is None:
            continue
        at = None
        if tree.parts[i] in ("NOUN", "PROPN", "ADJ"):
            at = owner_of(tree, i, people)
        elif tree.parts[i] == "VERB":
            at = subject_of(tree, i, people)
        if at is not None:
            yield at, f"{sort}:{thing_of(tree, i, at, names)}", f"co-{sort}" if is_joint(tree, i) else sort, i


def owner_of(tree: Tree, noun: int, people: Sequence[NameMatch]) -> NameMatch | None:
    """Of whom a noun is said: the name it stands before or beside, or whose "is" it stands behind."""
    i = noun
    for _ in range(STEPS):
        beside = [i, *(c for c in tree.children[i] if tree.deps[c] == rel.APPOSITION)]
        dep, head = tree.deps[i], tree.heads[i]
        if dep == rel.PRED_NOUN or (dep in rel.NOUN_SUBJECTS and tree.lemmas[head] == "be"):
            beside += [c for c in tree.children[head] if c != i and tree.deps[c] in (*rel.NOUN_SUBJECTS, rel.PRED_NOUN)]
        found = next((s for k in beside for s in people if s.a <= k < s.b), None)
        if found is not None:
            return found
        # "one of the creators"
        many = dep == rel.PREP_OBJECT and tree.words[head].lower() == "of" and tree.words[tree.heads[head]].lower() == "one"
        if many:
            i = tree.heads[head]
        elif dep in _UP:
            i = head
        else:
            return None
    return None


def subject_of(tree: Tree, verb: int, people: Sequence[NameMatch]) -> NameMatch | None:
    """Who is said to have founded or created something, "who" told by its name."""
    subject = tree.child(verb, *rel.NOUN_SUBJECTS)
    if subject is None or tree.deps[subject] == rel.PASSIVE_SUBJECT:
        return None
    at = tree.heads[verb] if tree.tags[subject] == "WP" and tree.deps[verb] == rel.RELATIVE else subject
    return next((s for s in people if s.a <= at < s.b), None)


def is_joint(tree: Tree, i: int) -> bool:
    """Whether others had a hand in it by the words: "co-founder", "one of the creators", "founded it with her brother"."""
    before = [tree.words[k].lower() for k in range(max(0, i - 2), i)]
    word = tree.words[i].lower()
    if word.startswith(("co-", "cofound")) or (before[-1:] == ["-"] and before[0] == "co"):
        return True
    if tree.parts[i] == "VERB":
        subject = tree.child(i, *rel.NOUN_SUBJECTS)
        several = subject is not None and any(tree.deps[c] == rel.CONJUNCT for c in tree.children[subject])
        return several or any(tree.words[c].lower() in _WITH for c in tree.children[i]) or "helped" in before
    head = tree.heads[i]
    plural = tree.tags[i] in ("NNS", "NNPS")
    return plural or (tree.deps[i] == rel.PREP_OBJECT and tree.words[tree.heads[head]].lower() == "one")


def thing_of(tree: Tree, i: int, seen: NameMatch, names: Names) -> str:
    """The name of what was made, nothing where it has none: "Karst founder", "Karst's founder", "founder of Karst", "founded Karst"."""
    near = [c for c in tree.children[i] if tree.deps[c] in (rel.OWNER, rel.COMPOUND, rel.OBJECT)]
    near += [o for c in tree.children[i] if tree.deps[c] == rel.PREP and tree.words[c].lower() == "of" for o in tree.children[c]]
    # "Karst founder and chief executive Mary Brandt": the name hangs on the last noun, or on the person.
    near += [c for c in range(max(0, i - 2), i) if tree.parts[c] == "PROPN" and not seen.a <= c < seen.b]
    for c in near:
        name = next((n for a, b, n in names if a <= tree.starts[c] < b and not (seen.a <= c < seen.b)), None)
        if name is not None:
            return name
    return ""
