"""From where a report was written, and the state whose ministries are meant by "the foreign ministry" there."""

from collections.abc import Sequence

from legation.language import relations as rel
from legation.reading.parse.pieces import find_dateline
from legation.reading.parse.tree import Tree
from legation.reading.speakers.actors import ActorIndex, ActorMatch
from legation.records.report import Report

# How far into a report a dateline may stand, in characters: behind a headline and a byline.
OPENING = 600


def home_of(report: Report, actors: ActorIndex) -> str | None:
    """The state in whose capital a report was written, by the place that opens its text ("BEIJING (ETS) -") or stands in its head."""
    places = [find_dateline(line) for line in report.text[:OPENING].splitlines()]
    place = next((found[0] for found in places if found is not None), None) or report.dateline or ""
    words = place.split(",")[0].split("(")[0].strip().title()
    return (
        next((actor for tokens, actor, _ in actors.first.get(words.split()[0], ()) if " ".join(tokens) == words), None) if words else None
    )


def place_before(tree: Tree, token: int, named: Sequence[ActorMatch]) -> str | None:
    """The state in which a name stands: "In Beijing, …", or the one that acts in the sentence before it ("China objected.")."""
    number = tree.sentence[token]
    first = tree.sentences[number][0]
    for known in named:
        if known.a == first + 1 and known.b <= token and tree.words[first] == "In":
            return known.actor
    if not number:
        return None
    a, b = tree.sentences[number - 1]
    acting = {n.actor for n in named if a <= n.a < b and tree.deps[n.b - 1] == rel.SUBJECT and n.actor.startswith("state:")}
    return acting.pop() if len(acting) == 1 else None
