"""Those who say nothing: "did not respond to a request", "would not comment", "could not be reached", "had no comment"."""

from collections.abc import Iterator

from legation.language import relations as rel
from legation.reading.attribution.candidates.candidate import Candidate
from legation.reading.attribution.candidates.grammar import subject_of, words_of
from legation.reading.attribution.words import CueWords
from legation.reading.parse.tree import Tree


def find_silences(tree: Tree, cues: CueWords) -> Iterator[Candidate]:
    """Everyone in a paragraph who is told to have kept silent. The words are what was not answered, or the verb alone."""
    for i in words_of(tree, "VERB", "AUX"):
        kept = of_answer(tree, i, cues) or of_reach(tree, i, cues) or of_comment(tree, i, cues)
        if kept is not None:
            yield kept


def of_answer(tree: Tree, i: int, cues: CueWords) -> Candidate | None:
    """ "did not respond to a request for comment", "would not comment", "would not discuss the case"."""
    lemma = tree.lemmas[i]
    if (lemma not in cues.forms.answers and lemma not in cues.silent) or not denied(tree, i, cues):
        return None
    willing = any(tree.lemmas[c] in cues.forms.willing for c in tree.children[i])
    if not willing and lemma not in cues.forms.answers:
        return None
    found = subject_of(tree, i, cues)
    rest = [c for c in tree.children[i] if c > i and tree.deps[c] in (rel.PREP, rel.OBJECT, rel.RECIPIENT, *rel.VERB_CLAUSES)]
    if found is None or any(tree.deps[c] in rel.VERB_CLAUSES for c in rest):
        return None
    things = [t for c in rest for t in (c, *tree.children[c]) if tree.deps[t] in (rel.PREP_OBJECT, rel.OBJECT)]
    asked = any(tree.lemmas[t] in cues.forms.asked for t in things)
    if (lemma in cues.forms.returning or rest) and not asked and lemma not in cues.forms.alone and not willing:
        return None  # "did not respond to the attack" is no silence, "did not return" no answer
    words = {t for c in rest for t in tree.under(c)} or {i}
    return Candidate(i, lemma, "silent", found[1], found[0], frozenset(words))


def of_reach(tree: Tree, i: int, cues: CueWords) -> Candidate | None:
    """ "could not be reached for comment", "was not available for comment"."""
    forms = cues.forms
    if tree.lemmas[i] in forms.reached and denied(tree, i, cues) and (head := tree.child(i, *rel.PASSIVE_SUBJECTS)) is not None:
        place = i
    elif tree.lemmas[i] in cues.small.be and (state := tree.child(i, rel.PRED_ADJ)) is not None and (found := subject_of(tree, i, cues)):
        lemma = tree.lemmas[state]
        if lemma not in forms.unavailable and not (lemma in forms.available and denied(tree, i, cues)):
            return None
        place, head = state, found[0]
    else:
        return None
    leading = [c for x in {i, place} for c in tree.children[x] if tree.lemmas[c] in cues.small.purpose]
    sought = [c for c in leading if tree.child(c, rel.PREP_OBJECT) is not None]
    if not any(tree.lemmas[t] in forms.comment or tree.lemmas[t] in forms.asked for c in sought for t in tree.children[c]):
        return None
    return Candidate(place, tree.lemmas[place], "silent", frozenset(tree.under(head)), head, frozenset(tree.under(sought[0])))


def of_comment(tree: Tree, i: int, cues: CueWords) -> Candidate | None:
    """ "had no comment", "offered no response", "there was no comment from X"."""
    lemma, forms = tree.lemmas[i], cues.forms
    thing = tree.child(i, rel.OBJECT, rel.PRED_NOUN) if lemma in cues.small.be or lemma in forms.having else None
    if thing is None or tree.lemmas[thing] not in forms.comment:
        return None
    if not any(tree.words[c].lower() in forms.none for c in tree.children[thing]):
        return None
    if lemma in forms.having and (found := subject_of(tree, i, cues)) is not None:
        return Candidate(i, lemma, "silent", found[1], found[0], frozenset(tree.under(thing)))
    origin = next((c for x in (thing, i) for c in tree.children[x] if tree.lemmas[c] in cues.small.origin and c > i), None)
    speaker = tree.child(origin, rel.PREP_OBJECT) if origin is not None else None
    if origin is None or speaker is None:
        return None
    words = frozenset(tree.under(thing) - tree.under(origin))
    return Candidate(i, tree.lemmas[i], "silent", frozenset(tree.under(speaker)), speaker, words)


def denied(tree: Tree, i: int, cues: CueWords) -> bool:
    """Whether "not" or "never" stands beside a verb."""
    return any(tree.deps[c] == rel.NEGATION or tree.words[c].lower() in cues.negators for c in tree.children[i])
