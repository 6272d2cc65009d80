"""What a statement is: said, written, an evaluation ("called it a disaster"), a thought, or an act that speaks for itself."""

from collections.abc import Mapping

from attrs import frozen

from legation.reading.parse.tree import Tree
from legation.reading.remember import once_a_lexicon
from legation.reading.sayings.saying import Saying
from legation.records.lexicon import Lexicon
from legation.records.reading import Kind, Mode


@frozen(eq=False)
class Kinds:
    """The cue words that tell a kind, the cues of saying, and the nouns of things that are read."""

    cues: Mapping[str, Kind]
    said: frozenset[str]
    papers: frozenset[str]


@once_a_lexicon
def kinds(lexicon: Lexicon) -> Kinds:
    """The lists of a lexicon, compiled once."""
    lists = lexicon.phrases
    told: tuple[tuple[str, Kind], ...] = (
        ("wrote", "wrote"),
        ("called", "called"),
        ("acted", "acted"),
        ("thought", "thought"),
        ("said", "said"),
    )
    cues = {lemma: kind for name, kind in told for lemma in lists.get(f"kind.{name}", ())}
    return Kinds(cues, frozenset(cue.lemma for cue in lexicon.cues), frozenset(lists.get("kind.papers", ())))


def which_kind(tree: Tree, saying: Saying, mode: Mode, lists: Kinds) -> Kind:
    """By the cue; a report or letter writes; what is no word of saying is a thought after "is" ("is sure that") and else an act.

    Words in quotation marks were said, whatever the verb, unless they only label something ("called it a “disaster”").
    """
    lemma, frame = saying.lemma, saying.frame
    kind = lists.cues.get(lemma) or lists.cues.get(tree.lemmas[saying.cue])
    if lemma == "call":
        named = any(form in frame for form in ("oprd", "dobj", "ccomp", "is:")) and "prep_for" not in frame
        kind = "called" if named else "said"
    if kind in ("called", "wrote") or (kind == "acted" and mode != "quoted"):
        return kind
    if mode == "quoted" or frame.startswith(("speech", "colon", "according", "citing")):
        kind = "said"
    elif kind is None:
        kind = "said" if lemma in lists.said or tree.lemmas[saying.cue] in lists.said else "thought" if "acomp" in frame else "acted"
    return "wrote" if kind == "said" and tree.lemmas[saying.head] in lists.papers else kind
