"""How likely it is that a possible attribution is one: a sum of named weights from the cue lexicon, readable term by term."""

import math
from collections.abc import Iterator, Mapping

from legation.reading.statements.sayings import Saying
from legation.reading.tree import Tree

FIRST_PERSON = frozenset(("i", "we", "me", "us"))


def find_signs(tree: Tree, saying: Saying, quoted: list[bool]) -> Iterator[str]:
    """The signs of a possible attribution, by the names they have in the table: cue, frame, speaker, form of the words."""
    i, lemma, frame = saying.cue, saying.lemma, saying.frame
    family, _, rest = frame.partition("|")
    yield "bias"
    yield f"frame {family}"
    yield f"cue {lemma}"
    yield f"cue {lemma} {family}"
    for other in rest.split("+") if rest else ():
        if other != family:
            kind = other.split("_")[0]
            yield f"beside {kind}"
            yield f"frame {family} beside {kind}"
            yield f"cue {lemma} beside {kind}"
            yield f"cue {lemma} {family} beside {other}"
    if frame[0] == "+":
        first, _, second = frame[1:].partition("+")
        yield f"joined {first} {second.split('_')[0]}"
        yield f"cue {lemma} joined {first}"
    if family.startswith("speech"):
        thing = tree.child(i, "dobj")
        if thing is not None and thing not in saying.words:
            yield "speech with object"
            yield f"speech with {tree.lemmas[thing]}"
    yield f"who {kind_of(tree, saying.head)}"
    if tree.parts[saying.head] == "NOUN":
        yield f"noun {tree.lemmas[saying.head]}"
    yield f"tag {tree.tags[i]} {tree.deps[i]}"
    if quoted[i]:
        yield "cue in quotation"
    for c in tree.children[i]:
        dep = tree.deps[c]
        if dep == "neg":
            yield "negated"
        elif dep == "aux":
            yield "modal" if tree.tags[c] == "MD" else f"aux {tree.lemmas[c]}"
        elif dep == "mark":
            yield f"mark {tree.lemmas[c]}"
    words = saying.words
    size = len(words)
    yield size_of(size)
    marked = sum(quoted[t] for t in words)
    if marked:
        yield "words in quotation" if marked * 2 >= size else "quotation within"
    if words:
        a = min(words)
        yield f"opens {tree.lemmas[a]}" if tree.parts[a] in ("SCONJ", "PART", "ADP") else f"opens {tree.parts[a]}"
        if a > i and a - i > 1:
            yield "apart"
    if saying.source and min(saying.source) > i:
        yield "speaker after"


def size_of(size: int) -> str:
    """How long the words are: one, a few, a phrase, a sentence, more."""
    for most, name in ((0, "0"), (1, "1"), (4, "2-4"), (9, "5-9"), (39, "10-39")):
        if size <= most:
            return f"size {name}"
    return "size 40+"


def kind_of(tree: Tree, head: int) -> str:
    """What kind of word the speaker is: first or second person, he/she/they, a relative, a name, a common noun."""
    part, word = tree.parts[head], tree.words[head].lower()
    if part == "PRON":
        if word in FIRST_PERSON or word == "you":
            return "you" if word == "you" else "first"
        return word if word in ("he", "she", "they", "it", "who", "that", "which", "this") else "pronoun"
    if part == "PROPN":
        return "name"
    return "noun" if part == "NOUN" else "other"


def weigh_signs(signs: Iterator[str], table: Mapping[str, float]) -> float:
    """The probability that an attribution with these signs is one: the logistic function of the sum of their weights."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(table.get(sign, 0.0) for sign in signs)))))
