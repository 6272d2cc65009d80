"""Quoted words that nobody says: names ("named their child “Ilse”"), titles of works ("published “A Winter in Tarn”"), words as such
("typed “dam”"), and marks around a part of a phrase that another word does something with ("used “stop and search” powers")."""

from legation.reading.attribution.candidates.candidate import Candidate, Ranges
from legation.reading.attribution.held import CueWords
from legation.reading.parse.tree import Tree

# Words of the longest title, of the longest word or two as such, and of the longest part of a phrase in marks.
TITLE, WORD, PART = 9, 2, 4


def names_a_thing(tree: Tree, candidate: Candidate, quotes: Ranges, cues: CueWords) -> bool:
    """Whether the quoted words of an attribution only name something, and all else in it is what they name."""
    inside = [q for q in quotes if not candidate.content.isdisjoint(range(*q))]
    if len(inside) != 1 or candidate.cue in range(*inside[0]):
        return False
    (a, b), forms, cue = inside[0], cues.forms, candidate.cue
    words = [t for t in range(a, b) if tree.words[t][0].isalnum()]
    if not words:
        return False
    lemma, behind = tree.lemmas[cue], cue < a
    title = len(words) <= TITLE and is_called([tree.words[t] for t in words])
    closed = words[-1] + 1 < len(tree.words) and tree.words[words[-1] + 1] not in ("!", "?", ".")
    capitals = sum(tree.words[t][0].isupper() for t in words)
    work = title and closed and (capitals > 1 or len(words) == 1)
    if lemma in forms.naming:
        return behind and title
    if lemma in forms.calling:
        return behind and title and any(t not in range(a, b) for t in candidate.content) and has_name(tree, a, b)
    if lemma in forms.making:
        return work
    if lemma in forms.spelling:
        return behind and len(words) <= WORD
    if lemma in forms.using:
        return behind and len(words) <= PART and is_part(tree, b)
    return behind and work and a > 0 and tree.words[a - 1].lower() in forms.within and candidate.content <= set(range(a - 1, b + 1))


def is_called(words: list[str]) -> bool:
    """Whether words are written as a name: a capital first, and no long word without one."""
    return words[0][0].isupper() and all(word[0].isupper() for word in words if len(word) > 3 and word.isalpha())


def has_name(tree: Tree, a: int, b: int) -> bool:
    """Whether every longer word of a quotation is a name word: "called the dog “Rex”", but not "called him “A Liar”"."""
    return all(tree.parts[t] == "PROPN" for t in range(a, b) if len(tree.words[t]) > 1 and tree.words[t].isalpha())


def is_part(tree: Tree, b: int) -> bool:
    """Whether the phrase goes on behind a quotation with the noun that the marks only describe."""
    return b < len(tree.words) and tree.parts[b] in ("NOUN", "PROPN")
