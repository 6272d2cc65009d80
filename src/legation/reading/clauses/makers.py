"""Who made a thing, alone or as one of several: founder or co-founder, "who created", "one of the creators of"."""

from collections.abc import Iterator, Sequence

from legation.language import relations as rel
from legation.language.en.forms import stem
from legation.language.language import Language
from legation.language.lists.happening import ClauseWords
from legation.reading.clauses.names import Names, name_at
from legation.reading.parse.tree import Tree
from legation.reading.speakers.people import NameMatch

# How many steps of the parse lead from "founder" to the name: "chief executive and founder" has it at the second, an apposition is one.
STEPS = 4
_UP = (rel.CONJUNCT, rel.COMPOUND, rel.APPOSITION, rel.NOUN_MOD)


def find_makers(
    tree: Tree, first: int, last: int, people: Sequence[NameMatch], names: Names, language: Language
) -> Iterator[tuple[NameMatch, str, str, int]]:
    """Each maker in a sentence: who, what sort of maker of which named thing ("founder:Karst", "founder:" where it has no name), the
    rung ("founder", "co-founder") and where the word stands."""
    makers, words = language.lists.traits.makers, language.lists.clauses
    for i in range(first, last):
        sort = makers.get(stem(tree.lemmas[i].lower().replace("-", "")))
        if sort is None:
            continue
        at = None
        if tree.parts[i] in ("NOUN", "PROPN", "ADJ"):
            at = owner_of(tree, i, people, words)
        elif tree.parts[i] == "VERB":
            at = subject_of(tree, i, people)
        if at is not None:
            yield at, f"{sort}:{thing_of(tree, i, at, names, words)}", f"co-{sort}" if is_joint(tree, i, words) else sort, i


def owner_of(tree: Tree, noun: int, people: Sequence[NameMatch], words: ClauseWords) -> NameMatch | None:
    """Of whom a noun is said: the name it stands before or beside, or whose "is" it stands behind."""
    i = noun
    for _ in range(STEPS):
        near = [i, *(child for child in tree.children[i] if tree.deps[child] == rel.APPOSITION)]
        dep, head = tree.deps[i], tree.heads[i]
        if dep == rel.PRED_NOUN or (dep in rel.NOUN_SUBJECTS and tree.lemmas[head] in words.to_be):
            near += [child for child in tree.children[head] if child != i and tree.deps[child] in (*rel.NOUN_SUBJECTS, rel.PRED_NOUN)]
        found = next((seen for k in near for seen in people if seen.a <= k < seen.b), None)
        if found is not None:
            return found
        # "one of the creators"
        many = dep == rel.PREP_OBJECT and tree.words[head].lower() in words.of and tree.words[tree.heads[head]].lower() in words.one
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
    return next((seen for seen in people if seen.a <= at < seen.b), None)


def is_joint(tree: Tree, i: int, words: ClauseWords) -> bool:
    """Whether others had a hand in it by the words: "co-founder", "one of the creators", "founded it with her brother"."""
    before = [tree.words[k].lower() for k in range(max(0, i - 2), i)]
    word = tree.words[i].lower()
    if word.startswith(tuple(words.joint)) or (before[-1:] == ["-"] and before[0] in words.apart):
        return True
    if tree.parts[i] == "VERB":
        subject = tree.child(i, *rel.NOUN_SUBJECTS)
        several = subject is not None and any(tree.deps[c] == rel.CONJUNCT for c in tree.children[subject])
        others = any(tree.words[c].lower() in words.jointly for c in tree.children[i])
        return several or others or not words.helped.set.isdisjoint(before)
    head = tree.heads[i]
    plural = tree.tags[i] in ("NNS", "NNPS")
    return plural or (tree.deps[i] == rel.PREP_OBJECT and tree.words[tree.heads[head]].lower() in words.one)


def thing_of(tree: Tree, i: int, seen: NameMatch, names: Names, words: ClauseWords) -> str:
    """The name of what was made, nothing where it has none: "Karst founder", "Karst's founder", "founder of Karst", "founded Karst"."""
    near = [child for child in tree.children[i] if tree.deps[child] in (rel.OWNER, rel.COMPOUND, rel.OBJECT)]
    links = [child for child in tree.children[i] if tree.deps[child] == rel.PREP and tree.words[child].lower() in words.of]
    near += [noun for link in links for noun in tree.children[link]]
    # "Karst founder and chief executive Mary Brandt": the name hangs on the last noun, or on the person.
    near += [k for k in range(max(0, i - 2), i) if tree.parts[k] == "PROPN" and not seen.a <= k < seen.b]
    found = (name_at(tree, names, i) for i in near if not seen.a <= i < seen.b)
    return next((name for name in found if name is not None), "")
