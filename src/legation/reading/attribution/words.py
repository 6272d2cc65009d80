"""What the lexicon says of cue words and speakers, compiled once for the finding and weighing of attributions."""

from collections.abc import Mapping

from attrs import frozen

from legation.language.language import Language
from legation.language.lists.words import WordList
from legation.language.patterns import once
from legation.reading.attribution.kinds import kind_words


@frozen(eq=False)
class CueWords:
    """`weights` of the features; the `sorts` of cue words (said, wrote, called, thought, acted) and of `speakers`; word lists of the
    rarer forms: `nouns` of saying, `views` ("in the view of"), `plans` ("according to plan"), `idle` objects ("says goodbye"),
    `answers` and what was `asked` of those who are silent, `rumours` ("is said to be"), what a thing `shows`, `digs` ("took a dig at"),
    and the `negators`."""

    weights: Mapping[str, float]
    sorts: Mapping[str, str]
    speakers: Mapping[str, str]
    nouns: frozenset[str]
    views: frozenset[str]
    plans: frozenset[str]
    idle: frozenset[str]
    answers: frozenset[str]
    silent: frozenset[str]
    asked: frozenset[str]
    rumours: frozenset[str]
    shows: frozenset[str]
    digs: frozenset[str]
    telling: frozenset[str]
    negators: frozenset[str]


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
        views=lists.attribution.views.set,
        plans=lists.attribution.plans.set,
        idle=lists.attribution.idle.set,
        answers=lists.attribution.answers.set,
        silent=lists.held.silent.set,
        asked=lists.attribution.asked.set,
        rumours=lists.attribution.rumours.set,
        shows=lists.attribution.shows.set,
        digs=lists.attribution.digs.set,
        telling=lists.people.telling.set,
        negators=lists.negation.negators.set,
    )
