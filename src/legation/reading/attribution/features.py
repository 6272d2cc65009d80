"""What speaks for or against a candidate, as named features; the fitted weight of each says how much.

The names are a contract with the weights: FAMILIES lists every form that a name may have, and what the weights were fitted on is
held against it. Slots: `sort` of the cue word (said, wrote, called, thought, acted, none); `frame` as in candidates/candidate.py up to
its "|", `form` the frame without its preposition, `kind` a complement without its preposition; `size` and `spoken` of the content.
"""

import math
import re
from collections.abc import Iterable, Iterator, Mapping

from legation.language import relations as rel
from legation.reading.attribution.candidates.candidate import Candidate
from legation.reading.attribution.held import CueWords
from legation.reading.parse.tree import CLOSING, Tree

FAMILIES = (
    "bias",
    # The cue word, its sort, and its frame.
    *("sort {sort}", "sort {sort} {frame}", "frame {frame}", "cue {word}", "cue {word} {frame}"),
    # What stands beside the content, or together with it.
    *("beside {kind}", "frame {frame} beside {kind}", "cue {word} beside {kind}", "cue {word} {frame} beside {frame}"),
    *("joined {frame} {kind}", "cue {word} joined {frame}"),
    *("speech with object", "speech with {word}"),
    # The speaker: kind of word, kind of speaker by the word lists, a common noun itself.
    *("who {word}", "speaker {word}", "speaker {word} {form}", "noun {word}", "speaker after"),
    # The cue in its sentence.
    *("tag {word} {word}", "cue in quotation", "{frame} cue in quotation", "negated", "modal", "aux {word}", "mark {word}"),
    # The content: how long, how much of it in quotation marks, how it opens, and whether it is a whole sentence, set off, a title.
    *("size {size}", "{form} size {size}", "words {spoken}", "{form} {spoken}", "{sort} {spoken}", "opens {word}", "apart"),
    *("{frame} {spoken} {whole}", "{sort} {whole}", "{frame} {spoken} {set off}", "{sort} {frame} {spoken} {set off}"),
    *("{frame} with a clause behind", "{sort} titled", "{form} in headline"),
)
SLOTS = {
    "sort": "said|wrote|called|thought|acted|none",
    "size": r"0|1|2-4|5-9|10-39|40\+",
    "spoken": "plain|in quotation|quotation within",
    "whole": "whole|part",
    "set off": "set off|not set off",
    "form": r"[a-z<>:+]+",
    "kind": "[a-z+]+",
    "frame": r"[a-z][a-z_:<>+]*\S*|\+\S+",
    "word": ".+",
}

# Frames in which the content stands before the cue or around it.
BESIDE = frozenset(("ccomp<", "around", "as", "speech<", "according"))
# Frames that a headline has, and what ends a line that is none.
COLONS = frozenset(("colon", "colon<", "ccomp<"))
STOPS = frozenset((".", "!", "?", "”", '"', "''", "’", "'", "»"))


def find_features(tree: Tree, candidate: Candidate, quoted: list[bool], cues: CueWords) -> list[str]:
    """The features of a candidate by name: cue and frame, speaker, the cue in its sentence, the content."""
    family, _, beside = candidate.frame.partition("|")
    form = family.partition("_")[0]
    sort = cues.sorts.get(candidate.lemma) or cues.sorts.get(tree.lemmas[candidate.cue], "none")
    found = [*of_frame(tree, candidate, sort, family, beside), *of_speaker(tree, candidate, form, cues)]
    found += of_cue(tree, candidate.cue, family, quoted)
    found += of_content(tree, candidate, sort, family, form, quoted)
    if candidate.speaker and min(candidate.speaker) > candidate.cue:
        found.append("speaker after")
    return found


def of_frame(tree: Tree, candidate: Candidate, sort: str, family: str, beside: str) -> Iterator[str]:
    """The cue word, its sort and its frame, with what stands `beside` the content."""
    lemma = candidate.lemma
    yield from ("bias", f"sort {sort}", f"sort {sort} {family}", f"frame {family}", f"cue {lemma}", f"cue {lemma} {family}")
    for other in beside.split("+") if beside else ():
        if other != family:
            kind = other.partition("_")[0]
            yield from (f"beside {kind}", f"frame {family} beside {kind}")
            yield from (f"cue {lemma} beside {kind}", f"cue {lemma} {family} beside {other}")
    if family[0] == "+":
        first, _, second = family[1:].partition("+")
        yield from (f"joined {first} {second.partition('_')[0]}", f"cue {lemma} joined {first}")
    if family.startswith("speech"):
        thing = tree.child(candidate.cue, rel.OBJECT)
        if thing is not None and thing not in candidate.content:
            yield from ("speech with object", f"speech with {tree.lemmas[thing]}")


def of_speaker(tree: Tree, candidate: Candidate, form: str, cues: CueWords) -> Iterator[str]:
    """Who speaks, by the kind of word and by the word lists."""
    speaker = speaker_of(tree, candidate.head, cues)
    yield from (f"who {word_kind(tree, candidate.head, cues)}", f"speaker {speaker}", f"speaker {speaker} {form}")
    if tree.parts[candidate.head] == "NOUN":
        yield f"noun {tree.lemmas[candidate.head]}"


def of_cue(tree: Tree, i: int, family: str, quoted: list[bool]) -> Iterator[str]:
    """The cue in its sentence: its tag and relation, whether it is quoted, denied, or has a helping verb."""
    yield f"tag {tree.tags[i]} {tree.deps[i]}"
    if quoted[i]:
        yield from ("cue in quotation", f"{family} cue in quotation")
    for c in tree.children[i]:
        dep = tree.deps[c]
        if dep == rel.NEGATION:
            yield "negated"
        elif dep == rel.AUX:
            yield "modal" if tree.tags[c] == "MD" else f"aux {tree.lemmas[c]}"
        elif dep == rel.MARK:
            yield f"mark {tree.lemmas[c]}"


def of_content(tree: Tree, candidate: Candidate, sort: str, family: str, form: str, quoted: list[bool]) -> Iterator[str]:
    """The content: its length, its quotation marks, its first word, and how it is set off from the cue."""
    i, content = candidate.cue, candidate.content
    size, marked = size_of(len(content)), [t for t in content if quoted[t]]
    yield size
    if family not in BESIDE:
        yield f"{form} {size}"
    spoken = "plain" if not marked else "in quotation" if len(marked) * 2 >= len(content) else "quotation within"
    yield from (f"words {spoken}", f"{form} {spoken}", f"{sort} {spoken}")
    if not content:
        return
    a = min(content)
    yield f"opens {tree.lemmas[a] if tree.parts[a] in ('SCONJ', 'PART', 'ADP') else tree.parts[a]}"
    if a - i > 1:
        yield "apart"
    if family in BESIDE:
        apart = "set off" if is_set_off(tree, max(content)) else "not set off"
        whole = "whole" if is_whole(tree, a) else "part"
        yield from (f"{family} {spoken} {whole}", f"{sort} {whole}", f"{family} {spoken} {apart}", f"{sort} {family} {spoken} {apart}")
        if any(tree.deps[c] == rel.THAT_CLAUSE for c in tree.children[i] if c > i and c not in content):
            yield f"{family} with a clause behind"
    if len(marked) > 1 and is_titled([tree.words[t] for t in marked]):
        yield f"{sort} titled"
    if family in COLONS and tree.words[-1] not in STOPS:
        yield f"{form} in headline"


def size_of(size: int) -> str:
    """How long the content is: one word, a few, a phrase, a sentence, more."""
    for most, name in ((0, "0"), (1, "1"), (4, "2-4"), (9, "5-9"), (39, "10-39")):
        if size <= most:
            return f"size {name}"
    return "size 40+"


def word_kind(tree: Tree, head: int, cues: CueWords) -> str:
    """What kind of word the speaker is: first or second person, he/she/they, a relative, a name, a common noun."""
    part, word = tree.parts[head], tree.words[head].lower()
    if part == "PRON":
        if word in cues.small.we or word in cues.small.you:
            return "you" if word in cues.small.you else "first"
        return word if word in cues.small.speaking else "pronoun"
    if part == "PROPN":
        return "name"
    return "noun" if part == "NOUN" else "other"


def speaker_of(tree: Tree, head: int, cues: CueWords) -> str:
    """What kind of speaker it is by the word lists: an office, a group, a body, an outlet, a paper; else by the kind of word."""
    if tree.parts[head] != "NOUN":
        return word_kind(tree, head, cues)
    word, lemma = tree.words[head].lower(), tree.lemmas[head]
    known = cues.speakers.get(word) or cues.speakers.get(lemma)
    return known or ("office" if lemma.endswith(cues.endings) else "noun")


def is_whole(tree: Tree, first: int) -> bool:
    """Whether words begin where their sentence does, marks and "and" apart; a clause cut out of it is rarely all that was said."""
    return all(tree.parts[t] in ("PUNCT", "SPACE", "CCONJ") for t in range(tree.sentences[tree.sentence[first]][0], first))


def is_titled(words: list[str]) -> bool:
    """Whether words are written like a title: two capitals or more, and no long word without one."""
    long = [word for word in words if len(word) > 3 and word.isalpha()]
    return len(long) > 1 and all(word[0].isupper() for word in long)


def is_set_off(tree: Tree, last: int) -> bool:
    """Whether a comma or dash stands between words and the speaker behind them, inside or outside a closing quotation mark."""
    behind = tree.words[last + 1] if last + 1 < len(tree.words) else ""
    before = tree.words[last - 1] if last and tree.words[last] in CLOSING else ""
    return any(word in (",", "—", "–", "--", "?", "!") for word in (tree.words[last], behind, before))


def family_of(feature: str) -> str | None:
    """The form that a feature's name has, None where no feature is called so: a weight for it would never be asked for."""
    for family in FAMILIES:
        shape = re.sub(r"\\\{(.+?)\\\}", lambda slot: f"(?:{SLOTS[slot[1].replace(chr(92), '')]})", re.escape(family))
        if re.fullmatch(shape, feature):
            return family
    return None


def weigh(features: Iterable[str], weights: Mapping[str, float]) -> float:
    """The probability that a candidate with these features is an attribution: the logistic function of the sum of their weights."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(weights.get(feature, 0.0) for feature in features)))))
