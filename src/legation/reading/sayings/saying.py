"""A possible attribution: who, by which word, and what, as words of a parsed paragraph."""

from attrs import frozen

# Quotations as half-open ranges of tokens.
Ranges = list[tuple[int, int]]


@frozen(eq=False)
class Saying:
    """A possible attribution. `lemma` is the cue's (with its particle), `frame` how the words hang on it; `source` and
    `words` are token numbers; `cue` the token, `cues` all the words of the cue."""

    cue: int
    lemma: str
    frame: str
    source: frozenset[int]
    head: int
    words: frozenset[int]
