"""Content words, stemmed, so that "decided" and "deciding" can be laid side by side."""

from legation.language.en.forms import bare, stem
from legation.language.language import Language
from legation.language.words import find_words


def find_stems(text: str, language: Language) -> tuple[str, ...]:
    """The content words of a text in order, lower case and stemmed, function words left out, short forms too ("didn't", "we'll")."""
    stops = language.lists.content.stopwords.set
    return tuple(stem(bare(word)) for _, _, word in find_words(text) if word not in stops and bare(word) not in stops)
