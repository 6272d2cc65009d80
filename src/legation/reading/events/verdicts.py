"""What is called good or bad, and what "it" or "such a move" stands for: sides taken without a verb of stance.

Agreements: which words of a report mean one, and how far it has come: announced, agreed, signed, approved, in force.
"""

import re
from collections.abc import Mapping, Sequence
from typing import get_args

from legation.language import relations as rel
from legation.reading.clauses.clause import subject_in
from legation.reading.events.paragraph import EventWords, Paragraph
from legation.reading.events.stances import StanceWords, Stand, issue_of
from legation.reading.parse.tree import Tree
from legation.records.reading import AgreementStep, Position


def find_verdicts(tree: Tree, known: StanceWords) -> list[Stand]:
    """ "Called the plan a provocation", "described the vote as historic", "called the move something nobody welcomes"."""
    found: list[Stand] = []
    for i, part in enumerate(tree.parts):
        thing = tree.child(i, rel.OBJECT) if part == "VERB" and tree.lemmas[i] in known.calling else None
        holder = subject_in(tree, i) if thing is not None else None
        if thing is None or holder is None:
            continue
        stance = next((s for s in (verdict_of(tree, c, known) for c in said_of(tree, i, thing, known)) if s is not None), None)
        words = (tree.first[thing], thing + 1)
        if stance is not None and (tree.lemmas[thing] not in known.empty or tree.child(thing, rel.OWNER) is not None):
            found.append(Stand(i, holder, stance, words))
    return found


def said_of(tree: Tree, verb: int, thing: int, known: StanceWords) -> list[int]:
    """The words that a thing is called: after it, behind "as", or hung on it by the parser."""
    found = [c for c in tree.children[verb] if c > thing and tree.deps[c] in (*rel.COMPLEMENTS, *rel.VERB_CLAUSES)]
    for c in tree.children[verb]:
        if c > thing and tree.deps[c] == rel.PREP and tree.lemmas[c] in known.small.like:
            found += tree.children[c]
    return found + [c for c in tree.children[thing] if c > thing and tree.deps[c] in (rel.OBJECT, rel.APPOSITION, rel.PRED_OBJECT)]


def verdict_of(tree: Tree, head: int, known: StanceWords) -> str | None:
    """The stance that a description takes: by its noun or adjective, or by a clause ("something it does not welcome")."""
    for t in (head, *(c for c in tree.children[head] if tree.deps[c] == rel.ADJECTIVE)):
        if tree.lemmas[t] in known.verdicts:
            return known.verdicts[tree.lemmas[t]]
    for c in tree.children[head]:
        stance = known.verbs.get(tree.lemmas[c]) if tree.deps[c] == rel.RELATIVE else None
        if stance in ("supports", "opposes"):
            denied = any(tree.words[n].lower() in known.negators for n in tree.children[c])
            return known.turn(stance, denied) if stance == "supports" else None
    return None


def antecedent(paragraph: Paragraph, stand: Stand, found: Sequence[Position], known: StanceWords) -> tuple[int, int] | None:
    """The words that a pointing issue stands for: "it" for what its sentence speaks of first; "such a move" for the act or proposal
    told before it in the paragraph. None where there is no such thing."""
    tree, at = paragraph.tree, stand.issue[0]
    if tree.words[at].lower() in known.small.it:
        root = next((t for t in range(*tree.sentences[tree.sentence[at]]) if tree.deps[t] == rel.ROOT), None)
        subject = tree.child(root, *rel.NOUN_SUBJECTS) if root is not None and root < stand.at else None
        named = subject is not None and any(a <= subject < b for a, b, _ in paragraph.mentions)
        return (
            issue_of(tree, stand.at, subject, False, known) if subject is not None and tree.parts[subject] == "NOUN" and not named else None
        )
    for t in range(at - 1, -1, -1):
        proposal = tree.parts[t] == "NOUN" and tree.lemmas[t] in known.proposals
        if proposal and any(tree.lemmas[c] in known.small.of for c in tree.children[t]):
            return issue_of(tree, stand.at, t, False, known)
        if any(p.span.where == paragraph.piece.where and p.span.start == paragraph.piece.start + tree.starts[t] for p in found):
            last = next(p for p in found if p.span.start == paragraph.piece.start + tree.starts[t])
            inside = [k for k in range(t, at) if paragraph.piece.start + tree.ends[k] <= last.span.end]
            return (t, inside[-1] + 1) if inside else None
    return None


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
