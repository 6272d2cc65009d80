"""What the lexicon says of cue words and speakers, compiled once for the finding and weighing of attributions."""

from collections.abc import Mapping

from attrs import frozen

from legation.reading.attribution.kinds import kind_words
from legation.reading.remember import once_a_lexicon
from legation.records.lexicon import Lexicon

# Kinds of speaker, the first that knows a word counts: "official" is an office before it is a member of a group.
SPEAKERS = (
    ("office", "people.offices"),
    ("office", "people.titles"),
    ("group", "people.groups"),
    ("body", "people.bodies"),
    ("outlet", "people.outlet"),
    ("paper", "kind.papers"),
)


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


@once_a_lexicon
def cue_words(lexicon: Lexicon) -> CueWords:
    """The lists of a lexicon, compiled once."""

    def words(name: str) -> frozenset[str]:
        return frozenset(lexicon.phrases.get(name, ()))

    sorts = kind_words(lexicon)
    return CueWords(
        weights={feature: float(weight) for feature, weight in lexicon.tables.get("signs", {}).items()},
        sorts={**dict.fromkeys(sorts.said, "said"), **sorts.cues},
        speakers={word: kind for kind, name in reversed(SPEAKERS) for word in lexicon.phrases.get(name, ())},
        nouns=frozenset(cue.lemma for cue in lexicon.cues if cue.part == "noun"),
        views=words("forms.views"),
        plans=words("forms.plans"),
        idle=words("forms.idle"),
        answers=words("forms.answers"),
        silent=words("held.silent"),
        asked=words("forms.asked"),
        rumours=words("forms.rumours"),
        shows=words("forms.shows"),
        digs=words("forms.digs"),
        telling=words("people.telling"),
        negators=words("negators"),
    )
