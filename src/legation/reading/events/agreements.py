"""Agreements: which words of a report mean one, and how far it has come: announced, agreed, signed, approved, in force."""

import re
from collections.abc import Mapping, Sequence
from typing import get_args

from legation.language import relations as rel
from legation.reading.events.words import EventWords
from legation.reading.parse.tree import Tree
from legation.records.reading import AgreementStep

# The steps by their name in the lexicon.
STEPS: dict[str, AgreementStep] = {step: step for step in get_args(AgreementStep)}
# "Reciprocal Access Agreement (RAA)": the last word before the brackets says what the letters stand for.
_SHORT_FORM = re.compile(r"\b([A-Za-z]\w+)\s+\(([A-Z][A-Za-z]{1,7}?)s?\)")


def short_forms(text: str, nouns: Mapping[str, str]) -> dict[str, str]:
    """Abbreviations of the report that stand for an event noun: RAA and RAAs for "agreement"."""
    found: dict[str, str] = {}
    for match in _SHORT_FORM.finditer(text):
        noun = match[1].lower()
        noun = noun if noun in nouns else noun.removesuffix("s")
        if noun in nouns and len(match[2]) > 1 and match[2].isupper():
            found[match[2]] = found[match[2] + "s"] = noun
    return found


def step_verb(tree: Tree, verbs: Sequence[int], known: EventWords) -> int | None:
    """The verb of an act that says how far an agreement has come (announced, signed, approved …); the last of them decides."""
    return next((verb for verb in reversed(verbs) if tree.lemmas[verb] in known.steps), None)


def find_step(tree: Tree, i: int, verbs: Sequence[int], known: EventWords) -> AgreementStep | None:
    """The step of an agreement that its clause tells: by the verbs of the act, one that describes it ("the pact, signed in …"), or the
    noun it hangs on ("the signing of the pact"). None where that step is denied or still wanting."""
    beside = [c for c in tree.children[i] if tree.deps[c] in rel.NOUN_CLAUSES]
    for verb in (*reversed(verbs), *beside):
        step = into_force(tree, verb, known) or known.steps.get(tree.lemmas[verb])
        if step is not None:
            chain = {*verbs, *tree.above(verb)} if verb in verbs else {verb}
            wanting = any(tree.words[c].lower() in known.yet | known.negators for k in chain for c in tree.children[k])
            return None if wanting else STEPS.get(step)
    above = tree.heads[tree.heads[i]] if tree.deps[i] == rel.PREP_OBJECT else i
    return STEPS.get(known.step_nouns.get(tree.lemmas[above], "")) if above != i else None


def into_force(tree: Tree, verb: int, known: EventWords) -> str | None:
    """ "Entered into force", "took effect": the verb with its noun."""
    things = [c for c in tree.children[verb] if tree.deps[c] == rel.OBJECT]
    things += [x for c in tree.children[verb] if tree.deps[c] == rel.PREP and tree.lemmas[c] in known.small.into for x in tree.children[c]]
    return next((known.force[tree.lemmas[t]] for t in things if tree.lemmas[t] in known.force), None)
