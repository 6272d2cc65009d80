"""Quotations: verbs beside one that the parser hung elsewhere, and the whole of what is quoted where only a part was found."""

from collections.abc import Iterator

from legation.language import relations as rel
from legation.reading.attribution.candidates.candidate import Candidate, Ranges
from legation.reading.attribution.candidates.grammar import lemma_of, sentences_of, subject_of, verb_between
from legation.reading.attribution.words import CueWords
from legation.reading.parse.tree import Tree


def find_quoted(tree: Tree, quotes: Ranges, quoted: list[bool], cues: CueWords) -> Iterator[Candidate]:
    """A verb beside a quotation that the parser hung elsewhere: its words are the quotations of its sentence."""
    for a, b in sentences_of(tree) if quotes else ():
        near = [q for q in quotes if q[0] < b and q[1] > a]
        if not near and a:  # "…," he said: the parser may end the sentence at the closing mark
            near = [q for q in quotes if q[1] == a and q[0] <= tree.sentences[tree.sentence[a] - 1][0]]
        for i in range(a, b) if near else ():
            if quoted[i] or tree.parts[i] != "VERB":
                continue
            found = subject_of(tree, i, cues)
            mine = [q for q in near if q[0] < i or not verb_between(tree, i, q[0])]
            if found is None or quoted[found[0]] or not mine or has_clause(tree, i, mine):
                continue
            head, speaker = found
            frame = "speech<" if mine[-1][1] <= i else "speech" if mine[0][0] > i else "speech<>"
            content = {t for q in mine for t in range(*q)}
            if frame == "speech<":
                content |= beside_quotes(tree, a, mine[0][0], mine[-1][1], min(i, *speaker))
            yield Candidate(i, lemma_of(tree, i), frame, speaker, head, frozenset(content - speaker))


def has_clause(tree: Tree, i: int, quotes: Ranges) -> bool:
    """Whether a verb has a clause of its own behind it that holds a quotation: then that clause is what is said, not the marks alone."""
    clauses = [c for c in tree.children[i] if tree.deps[c] == rel.THAT_CLAUSE and c > i]
    return any(tree.first[c] < a <= tree.last[c] for c in clauses for a, _ in quotes)


def beside_quotes(tree: Tree, a: int, opening: int, closing: int, end: int) -> set[int]:
    """What a quotation in the middle of a sentence goes on from and with: its subject before it, its rest up to who speaks."""
    found: set[int] = set()
    if not verb_between(tree, closing - 1, end):
        found.update(range(closing, end))
    starts = tree.parts[a] in ("DET", "PRON", "PROPN", "NOUN", "ADJ")
    if a < opening and starts and tree.parts[opening - 1] != "PUNCT" and not verb_between(tree, a - 1, opening):
        found.update(range(a, opening))
    return found


def fill_quotes(tree: Tree, candidate: Candidate, quotes: Ranges) -> frozenset[int]:
    """The words of an attribution, with every quotation they begin in or mostly cover, and those that carry on from it."""
    words = set(candidate.content)
    taken: Ranges = []
    for a, b in quotes:
        if a <= candidate.cue < b or not words:
            continue
        inner = [t for t in range(a, b) if t in words]
        if len(inner) * 2 >= b - a or (inner and inner[0] <= a + 1):
            words.update(t for t in range(a, b) if t not in candidate.speaker)
            taken.append((a, b))
    if taken:
        a, b = tree.sentences[tree.sentence[candidate.cue]]
        for quote in following(tree, quotes, max(b, taken[-1][1])):
            words.update(range(*quote))
        for quote in leading(tree, quotes, min(a, taken[0][0])):
            words.update(range(*quote))
    return frozenset(words)


def following(tree: Tree, quotes: Ranges, end: int) -> Ranges:
    """The quotations after a token that stand alone, sentence after sentence, with no words between them."""
    found: Ranges = []
    for a, b in quotes:
        if a < end:
            continue
        if wordy(tree, end, a) or wordy(tree, b, tree.sentences[tree.sentence[b - 1]][1]):
            break
        found.append((a, b))
        end = max(b, tree.sentences[tree.sentence[b - 1]][1])
    return found


def leading(tree: Tree, quotes: Ranges, start: int) -> Ranges:
    """The quotations before a token that stand alone, back to the beginning of the paragraph."""
    found: Ranges = []
    for a, b in reversed(quotes):
        if b > start:
            continue
        if wordy(tree, b, start) or wordy(tree, tree.sentences[tree.sentence[a]][0], a):
            break
        found.append((a, b))
        start = min(a, tree.sentences[tree.sentence[a]][0])
    return found if not found or not wordy(tree, 0, found[-1][0]) else []


def wordy(tree: Tree, a: int, b: int) -> bool:
    """Whether a range of tokens holds a word, and not only punctuation."""
    return any(tree.parts[t] not in ("PUNCT", "SPACE", "SYM") for t in range(a, b))
