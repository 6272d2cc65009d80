"""Through whom the words came: the outlet told, the agency that reports and cites, who was addressed and where."""

from collections.abc import Mapping, Sequence

from attrs import frozen

from legation.language import relations as rel
from legation.reading.credits.mastheads import Masthead
from legation.reading.parse.tree import Tree
from legation.reading.sayings.saying import Saying
from legation.reading.sayings.sayings import QUOTING


@frozen
class Telling:
    """To whom and where something was said, and the outlet it was said to."""

    addressee: str | None = None
    venue: str | None = None
    outlet: str | None = None


def how_told(
    tree: Tree,
    text: str,
    saying: Saying,
    dated: frozenset[int],
    mastheads: Sequence[Masthead],
    lists: Mapping[str, frozenset[str]],
) -> Telling:
    """What hangs on a cue beside the words: "told parliament", "to reporters in Madrid", "in an interview with CNN". `dated` are the
    tokens of times, which are no places."""
    cue, words = saying.cue, saying.words
    addressee = venue = None
    spoken: set[int] = set()
    for c in tree.children[cue]:
        if c in words or c < cue:
            continue
        dep = tree.deps[c]
        thing = c if dep in (rel.OBJECT, rel.RECIPIENT, rel.SUBJECT) and tree.lemmas[cue] == "tell" else None
        if dep in (rel.PREP, rel.RECIPIENT) and tree.lemmas[c] == "to":
            thing = tree.child(c, rel.PREP_OBJECT)
        if thing is not None and tree.lemmas[cue] in lists["telling"] and thing not in words:
            addressee = addressee or text_of(tree, text, thing)
            spoken |= tree.under(thing)
            if tree.lemmas[thing] in lists["venues"]:
                venue = venue or text_of(tree, text, thing)
            where = [c for x in (thing, cue) for c in tree.children[x] if c > thing and tree.lemmas[c] in ("in", "at")]
            town = next((t for c in where if (t := tree.child(c, rel.PREP_OBJECT)) is not None and tree.parts[t] == "PROPN"), None)
            if town is not None and town not in words and town not in dated:  # "told reporters in Madrid"
                venue = venue or text_of(tree, text, town)
        elif dep == rel.PREP and tree.lemmas[c] in ("in", "at", "during", "on", "with"):
            place = tree.child(c, rel.PREP_OBJECT)
            if place is not None:
                spoken |= tree.under(place)
                if tree.lemmas[place] in lists["venues"]:
                    venue = venue or text_of(tree, text, place)
    for t in (cue, *tree.above(cue)):
        if tree.lemmas[t] in QUOTING:  # "was quoted as saying by Reuters", "quoted by Reuters as saying", "Reuters quoted her as saying"
            by = [
                c for c in (*tree.children[t], *tree.children[cue]) if tree.lemmas[c] == "by" or (t != cue and tree.deps[c] == rel.SUBJECT)
            ]
            spoken.update(x for c in by for x in tree.under(c))
    outlet = next((m.name for m in mastheads if any(m.start <= tree.starts[t] < m.end for t in spoken)), None)
    return Telling(addressee, venue, outlet)


def text_of(tree: Tree, text: str, head: int) -> str:
    """The words of a noun phrase, as written."""
    a, b = tree.trim(tree.first[head], tree.last[head] + 1)
    return text[tree.starts[a] : tree.ends[b - 1]] if a < b else tree.words[head]
