"""What the lexicon says of cue words and speakers, compiled once for the finding and weighing of attributions."""

from collections.abc import Mapping

from attrs import frozen

from legation.language.language import Language
from legation.language.lists.saying import AttributionForms, SmallWords
from legation.language.lists.words import WordList
from legation.language.patterns import once
from legation.reading.attribution.held import kind_words


@frozen(eq=False)
class CueWords:
    """`weights` of the features; the `sorts` of cue words (said, wrote, called, thought, acted) and of `speakers`; `nouns` of saying;
    words of the rarer `forms`, `small` words, what one may be `silent` on, verbs of `telling`, the `negators`, and `endings` of
    nouns that name one person."""

    weights: Mapping[str, float]
    sorts: Mapping[str, str]
    speakers: Mapping[str, str]
    nouns: frozenset[str]
    forms: AttributionForms
    small: SmallWords
    silent: frozenset[str]
    telling: frozenset[str]
    negators: frozenset[str]
    endings: tuple[str, ...]


@once
def cue_words(language: Language) -> CueWords:
    """The lists of a language, compiled once."""
    lists = language.lists
    sorts, people = kind_words(language), lists.people
    # Kinds of speaker, the first that knows a word counts: "official" is an office before it is a member of a group.
    speakers: tuple[tuple[str, WordList], ...] = (
        ("office", people.offices),
        ("office", people.titles),
        ("group", people.groups),
        ("body", people.bodies),
        ("outlet", people.outlet),
        ("paper", lists.kinds.papers),
    )
    return CueWords(
        weights=language.weights,
        sorts={**dict.fromkeys(sorts.said, "said"), **sorts.cues},
        speakers={word: kind for kind, words in reversed(speakers) for word in words},
        nouns=frozenset(cue.lemma for cue in language.lists.cues if cue.part == "noun"),
        forms=lists.attribution,
        small=lists.small,
        silent=lists.held.silent.set,
        telling=lists.people.telling.set,
        negators=lists.negation.negators.set,
        endings=lists.people.endings,
    )
