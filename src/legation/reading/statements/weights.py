"""How likely it is that a possible attribution is one: a sum of named weights from the cue lexicon, readable term by term."""

import math
from collections.abc import Iterable, Mapping

from legation.language import relations as rel
from legation.reading.parse.tree import CLOSING, Tree
from legation.reading.sayings.cues import Cues
from legation.reading.sayings.saying import Saying

# Frames in which the words stand before the cue or around it.
BESIDE = frozenset(("ccomp<", "around", "as", "speech<", "according"))
# Frames that a headline has, and what ends a line that is none.
COLONS = frozenset(("colon", "colon<", "ccomp<"))
STOPS = frozenset((".", "!", "?", "”", '"', "''", "’", "'", "»"))
FIRST_PERSON = frozenset(("i", "we", "me", "us"))


def find_signs(tree: Tree, saying: Saying, quoted: list[bool], cues: Cues) -> list[str]:
    """The signs of a possible attribution, by the names they have in the table: cue, frame, speaker, form of the words."""
    i, lemma, frame = saying.cue, saying.lemma, saying.frame
    family, _, rest = frame.partition("|")
    form = family.partition("_")[0]
    sort = cues.sorts.get(lemma) or cues.sorts.get(tree.lemmas[i], "none")
    signs = ["bias", f"sort {sort}", f"sort {sort} {family}", f"frame {family}", f"cue {lemma}", f"cue {lemma} {family}"]
    for other in rest.split("+") if rest else ():
        if other != family:
            kind = other.split("_")[0]
            signs.append(f"beside {kind}")
            signs.append(f"frame {family} beside {kind}")
            signs.append(f"cue {lemma} beside {kind}")
            signs.append(f"cue {lemma} {family} beside {other}")
    if frame[0] == "+":
        first, _, second = frame[1:].partition("+")
        signs.append(f"joined {first} {second.split('_')[0]}")
        signs.append(f"cue {lemma} joined {first}")
    if family.startswith("speech"):
        thing = tree.child(i, rel.OBJECT)
        if thing is not None and thing not in saying.words:
            signs.append("speech with object")
            signs.append(f"speech with {tree.lemmas[thing]}")
    signs.append(f"who {kind_of(tree, saying.head)}")
    speaker = speaker_of(tree, saying.head, cues)
    signs.append(f"speaker {speaker}")
    signs.append(f"speaker {speaker} {form}")
    if tree.parts[saying.head] == "NOUN":
        signs.append(f"noun {tree.lemmas[saying.head]}")
    signs.append(f"tag {tree.tags[i]} {tree.deps[i]}")
    if quoted[i]:
        signs.append("cue in quotation")
        signs.append(f"{family} cue in quotation")
    for c in tree.children[i]:
        dep = tree.deps[c]
        if dep == rel.NEGATION:
            signs.append("negated")
        elif dep == rel.AUX:
            signs.append("modal" if tree.tags[c] == "MD" else f"aux {tree.lemmas[c]}")
        elif dep == rel.MARK:
            signs.append(f"mark {tree.lemmas[c]}")
    words = saying.words
    size = len(words)
    signs.append(size_of(size))
    if family not in BESIDE:
        signs.append(f"{form} {size_of(size)}")
    marked = sum(quoted[t] for t in words)
    spoken = "plain" if not marked else "in quotation" if marked * 2 >= size else "quotation within"
    signs.append(f"words {spoken}")
    signs.append(f"{form} {spoken}")
    signs.append(f"{sort} {spoken}")
    if words:
        a = min(words)
        signs.append(f"opens {tree.lemmas[a]}" if tree.parts[a] in ("SCONJ", "PART", "ADP") else f"opens {tree.parts[a]}")
        if a > i and a - i > 1:
            signs.append("apart")
        if family in BESIDE:
            apart = "set off" if set_off(tree, max(words)) else "not set off"
            whole = "whole" if is_whole(tree, a) else "part"
            signs.append(f"{family} {spoken} {whole}")
            signs.append(f"{sort} {whole}")
            signs.append(f"{family} {spoken} {apart}")
            signs.append(f"{sort} {family} {spoken} {apart}")
            if any(tree.deps[c] == rel.THAT_CLAUSE for c in tree.children[i] if c > i and c not in words):
                signs.append(f"{family} with a clause behind")
        if marked > 1 and is_titled([tree.words[t] for t in words if quoted[t]]):
            signs.append(f"{sort} titled")
        if family in COLONS and tree.words[-1] not in STOPS:
            signs.append(f"{form} in headline")
    if saying.source and min(saying.source) > i:
        signs.append("speaker after")
    return signs


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


def speaker_of(tree: Tree, head: int, cues: Cues) -> str:
    """What kind of speaker it is by the word lists: an office, a group, a body, an outlet, a paper; else by the kind of word."""
    if tree.parts[head] != "NOUN":
        return kind_of(tree, head)
    word, lemma = tree.words[head].lower(), tree.lemmas[head]
    known = cues.speakers.get(word) or cues.speakers.get(lemma)
    return known or ("office" if lemma.endswith(("man", "woman", "person")) else "noun")


def is_whole(tree: Tree, first: int) -> bool:
    """Whether words begin where their sentence does, marks and "and" apart; a clause cut out of it is rarely all that was said."""
    return all(tree.parts[t] in ("PUNCT", "SPACE", "CCONJ") for t in range(tree.sentences[tree.sentence[first]][0], first))


def is_titled(words: list[str]) -> bool:
    """Whether words are written like a title: two capitals or more, and no long word without one."""
    long = [word for word in words if len(word) > 3 and word.isalpha()]
    return len(long) > 1 and all(word[0].isupper() for word in long)


def set_off(tree: Tree, last: int) -> bool:
    """Whether a comma or dash stands between words and the speaker behind them, inside or outside a closing quotation mark."""
    behind = tree.words[last + 1] if last + 1 < len(tree.words) else ""
    before = tree.words[last - 1] if last and tree.words[last] in CLOSING else ""
    return any(word in (",", "—", "–", "--", "?", "!") for word in (tree.words[last], behind, before))


def weigh_signs(signs: Iterable[str], table: Mapping[str, float]) -> float:
    """The probability that an attribution with these signs is one: the logistic function of the sum of their weights."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(table.get(sign, 0.0) for sign in signs)))))
