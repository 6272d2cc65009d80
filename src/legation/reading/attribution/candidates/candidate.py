"""A possible attribution: who, by which word, and what, as words of a parsed paragraph.

How the words hang on the cue is its *frame*, a small language that the fitted weights are about (features.py). A frame is one of:

``ccomp`` ``xcomp``      a clause or infinitive behind the cue: "said (that) the road was closed", "vowed to leave"
``dobj`` ``oprd`` ``attr`` ``acomp`` ``dative`` ``prep_P``   another complement: "attacked the plan", "called for (prep_for) a vote"
``X|X+Y``                complement X alone, where X and Y stand behind the cue: the reading in which Y is none of the words
``+X+Y``                 both together, as one content
``ccomp<`` ``xcomp<``    the clause before the cue or around it: "The talks failed, she said"
``around`` ``as``        the clause that the cue's own clause stands in: "The talks, she said, failed"; "As she said, the talks failed"
``dobj:own`` ``dobj:acl``   the clause of a noun of saying behind the cue: "repeated his promise that …"; own where the noun is "his"
``is:X``                 X behind a passive whose subject speaks: "is concerned that"
``acomp:X`` ``attr:X``   X behind an adjective or noun after "to be": "is confident that", "is a critic of"
``passive``              the subject is the content, who is behind "by" speaks: "was criticised by X"
``impersonal``           nobody is named: "it was reported that", "is said to be", "there were reports that"
``citing``               who is cited by one who reports: "Kyodo reported, citing officials, that"
``noun:X`` ``noun:quote``   X, or a quotation, behind a noun with an owner: "his warning that", "his message — “…”"
``speech`` ``speech<`` ``speech<>``   quotations of the sentence, which the parser hung elsewhere: behind the cue, before it, on both sides
``according``            "according to X", "in the view of X": all of the clause around it
``colon`` ``colon<`` ``turn``   "X: words"; "words: X" in a headline; "X was clear: “words”"
``dig`` ``silent``       "took a dig at X for Y"; "did not respond to a request"
"""

from attrs import frozen

# Quotations as half-open ranges of tokens.
Ranges = list[tuple[int, int]]


@frozen(eq=False)
class Candidate:
    """A possible attribution. `cue` is a token and `lemma` its lemma (with its particle), `frame` how the words hang on it;
    `speaker` (which `head` leads) and `content` are token numbers."""

    cue: int
    lemma: str
    frame: str
    speaker: frozenset[int]
    head: int
    content: frozenset[int]
