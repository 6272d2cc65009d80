"""What a statement is: said, written, an evaluation ("called it a disaster"), a thought, or an act that speaks for itself."""

from collections.abc import Mapping

from attrs import frozen

from legation.language.language import Language
from legation.language.lists.words import WordList
from legation.language.patterns import once
from legation.reading.attribution.candidates.candidate import Candidate
from legation.reading.parse.tree import Tree
from legation.records.reading import Kind, Mode


@frozen(eq=False)
class KindWords:
    """The cue words that tell a kind, the cues of saying, the nouns of things that are read, and what may be a name
    or a wish ("called it", "called for")."""

    cues: Mapping[str, Kind]
    said: frozenset[str]
    papers: frozenset[str]
    calling: frozenset[str]


@once
def kind_words(language: Language) -> KindWords:
    """The lists of a lexicon, compiled once."""
    lists = language.lists.kinds
    entries: tuple[tuple[WordList, Kind], ...] = (
        (lists.wrote, "wrote"),
        (lists.called, "called"),
        (lists.acted, "acted"),
        (lists.thought, "thought"),
        (lists.said, "said"),
    )
    cues: dict[str, Kind] = {lemma: kind for words, kind in entries for lemma in words}
    return KindWords(cues, frozenset(cue.lemma for cue in language.lists.cues), lists.papers.set, language.lists.attribution.calling.set)


def kind_of(tree: Tree, candidate: Candidate, mode: Mode, lists: KindWords) -> Kind:
    """By the cue; a report or letter writes; what is no word of saying is a thought after "is" ("is sure that") and else an act.

    Words in quotation marks were said, whatever the verb, unless they only label something ("called it a “disaster”").
    """
    lemma, frame = candidate.lemma, candidate.frame
    kind = lists.cues.get(lemma) or lists.cues.get(tree.lemmas[candidate.cue])
    if lemma in lists.calling:
        named = any(form in frame for form in ("oprd", "dobj", "ccomp", "is:")) and "prep_for" not in frame
        kind = "called" if named else "said"
    if kind in ("called", "wrote") or (kind == "acted" and mode != "quoted"):
        return kind
    if mode == "quoted" or frame.startswith(("speech", "colon", "according", "citing")):
        kind = "said"
    elif kind is None:
        kind = "said" if lemma in lists.said or tree.lemmas[candidate.cue] in lists.said else "thought" if "acomp" in frame else "acted"
    return "wrote" if kind == "said" and tree.lemmas[candidate.head] in lists.papers else kind
