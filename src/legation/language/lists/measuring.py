"""Word lists by which a number tells what it measures."""

from collections.abc import Mapping

from attrs import frozen

from legation.language.lists.words import WordList, as_words


@frozen(eq=False, field_transformer=as_words)
class Gauges:
    """Phrases beside a number; en/words/gauges.yml says of each list which measure it tells.

    Read by language/gauges."""

    late: WordList
    delayed: WordList
    hours: Mapping[str, int]
    falling: WordList
    pits: WordList
    parents: WordList
    offspring: WordList
    struck: WordList
    times: WordList
    arrested: WordList
    arrests: WordList
    bore: WordList
    lately: WordList
    late_for: WordList
