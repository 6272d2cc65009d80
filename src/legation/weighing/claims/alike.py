"""Which words tell the same as others, to a reader who asks whether two reports tell one thing in every detail.

Beyond the synonyms by which passages are found: a people stands for its country, and who tells of a boy tells of a child, though who tells
of a child need not tell of a boy.
"""

from collections.abc import Iterator, Mapping, Set
from functools import lru_cache

from legation.language.language import Language
from legation.language.patterns import once


@lru_cache(maxsize=4096)
def find_telling(text: str, language: Language) -> tuple[tuple[str, tuple[int, int]], ...]:
    """The telling words of a text under the head of their synonyms, with their addresses in it."""
    content = language.lists.content
    stops, bare = content.stopwords.set, language.forms.bare
    idle = language.lists.claims.idle.set
    found = []
    for start, end, word in language.find_words(text):
        if word not in stops and bare(word) not in stops:
            known = head_of(word, language)
            if known not in content.light.set and known not in idle:
                found.append((known, (start, end)))
    return tuple(found)


@once
def find_heads(language: Language) -> Mapping[str, str]:
    """Under which head a word is looked up beyond its synonyms: "Israeli" under "Israel", "truce" under "ceasefire"."""
    heads = dict(language.lists.claims.alike)
    for actor in language.lists.actors:
        name = language.forms.stem(language.forms.plain(actor.names[0].split()[-1]))
        for word in actor.adjectives:
            if len(word.split()) == len(actor.names[0].split()):
                heads.setdefault(language.forms.stem(language.forms.plain(word.split()[-1])), name)
    return {word: head for word, head in heads.items() if word != head}


@once
def find_wider(language: Language) -> Mapping[str, frozenset[str]]:
    """Under which wider words a word is looked up, too, as far as they go: a rifle is a gun and a weapon."""
    heads, wider = find_heads(language), language.lists.claims.wider
    return {heads.get(word, word): frozenset(heads.get(one, one) for one in _climb(word, wider)) for word in wider}


def _climb(word: str, wider: Mapping[str, str]) -> Iterator[str]:
    while word in wider:
        word = wider[word]
        yield word


def look_up(words: Set[str], language: Language) -> frozenset[str]:
    """Some features with the words that they tell besides, each under its head."""
    heads, wider = find_heads(language), find_wider(language)
    known = {heads.get(word, word) for word in words}
    return frozenset(known.union(*(wider[word] for word in known & wider.keys())))


def stem_of(word: str, language: Language) -> str:
    """What a word is compared by as a telling word."""
    return head_of(language.forms.plain(word), language)


def head_of(plain: str, language: Language) -> str:
    """The head under which a word, as the language compares it, is looked up."""
    known = language.forms.stem(language.forms.bare(plain))
    known = language.lists.content.senses.get(known, known)
    return find_heads(language).get(known, known)
