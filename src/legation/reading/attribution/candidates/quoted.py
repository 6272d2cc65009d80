"""Quotations: verbs beside one that the parser hung elsewhere, and the whole of what is quoted where only a part was found.

Those who say nothing: "did not respond to a request", "would not comment", "could not be reached", "had no comment".
"""

from collections.abc import Iterator

from legation.language import relations as rel
from legation.reading.attribution.candidates.candidate import Candidate, Ranges
from legation.reading.attribution.candidates.grammar import lemma_of, sentences_of, subject_of, verb_between, words_of
from legation.reading.attribution.held import CueWords
from legation.reading.parse.tree import Tree

# Words of the longest part of a phrase in marks.
FRAGMENT = 3


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
            if frame == "speech<" and is_fragment(tree, a, mine, i):
                content |= set(range(a, min(i, *speaker)))
            elif frame == "speech<":
                content |= beside_quotes(tree, a, mine[0][0], mine[-1][1], min(i, *speaker))
            yield Candidate(i, lemma_of(tree, i, cues), frame, speaker, head, frozenset(content - speaker))


def is_fragment(tree: Tree, a: int, quotes: Ranges, cue: int) -> bool:
    """Whether marks before a verb of saying stand around a part of one phrase in a clause that is told whole: "he quit the “old boys” club,
    she said"."""
    opening, closing = quotes[-1]
    inside = [t for t in range(opening, closing) if tree.words[t][0].isalnum()]
    whole = any(tree.deps[c] == rel.THAT_CLAUSE and c < opening for c in tree.children[cue])
    goes_on = closing < cue and tree.parts[closing] == "NOUN"
    return len(quotes) == 1 and len(inside) <= FRAGMENT and whole and goes_on and verb_between(tree, a - 1, opening)


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
    rest = rest_of(tree, i)
    joined = tree.child(i, rel.CONJUNCT)
    if not rest and joined is not None:
        rest = rest_of(tree, joined)  # "would neither confirm nor deny the theft"
    if found is None or any(tree.deps[c] in rel.VERB_CLAUSES for c in rest):
        return None
    things = [t for c in rest for t in (c, *tree.children[c]) if tree.deps[t] in (rel.PREP_OBJECT, rel.OBJECT)]
    asked = any(tree.lemmas[t] in cues.forms.asked for t in things)
    if (lemma in cues.forms.returning or rest) and not asked and lemma not in cues.forms.alone and not willing:
        return None  # "did not respond to the attack" is no silence, "did not return" no answer
    words = {t for c in rest for t in tree.under(c)} or {i}
    return Candidate(i, lemma, "silent", found[1], found[0], frozenset(words))


def rest_of(tree: Tree, i: int) -> list[int]:
    """What stands behind a verb and completes it."""
    return [c for c in tree.children[i] if c > i and tree.deps[c] in (rel.PREP, rel.OBJECT, rel.RECIPIENT, *rel.VERB_CLAUSES)]


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
