"""What a speaker does with the words (affirms, denies, hedges, asks, withholds) and how far the thing spoken of has come.

What a statement is: said, written, an evaluation ("called it a disaster"), a thought or an act. And what the language knows of cue words
and speakers, compiled once for the finding and weighing of attributions.
"""

from collections.abc import Mapping

from attrs import frozen

from legation.language import relations as rel
from legation.language.language import Language
from legation.language.lists.saying import AttributionForms, SmallWords
from legation.language.lists.saying import Held as HeldLists
from legation.language.lists.words import WordList
from legation.language.patterns import once
from legation.reading.attribution.candidates.candidate import Candidate
from legation.reading.clauses.clause import STATUSES, is_step_denied, status_of, verb_with_particle
from legation.reading.parse.tree import Tree
from legation.records.lexicon import Cue
from legation.records.reading import Held, Kind, Mode, Status

HELD: Mapping[str, Held] = {"affirmed": "affirmed", "denied": "denied", "hedged": "hedged", "asked": "asked", "withheld": "withheld"}


@frozen(eq=False)
class HeldWords:
    """The word lists that tell how words are held and how far things have come."""

    cues: Mapping[str, Cue]
    words: HeldLists
    small: SmallWords
    hedges: frozenset[str]
    silent: frozenset[str]
    negators: frozenset[str]
    helping: Mapping[str, str]


@once
def held_words(language: Language) -> HeldWords:
    """The lists of a lexicon, compiled once."""

    lists = language.lists
    return HeldWords(
        cues={cue.lemma: cue for cue in reversed(language.lists.cues)},
        words=lists.held,
        small=lists.small,
        hedges=lists.held.hedges.set,
        silent=lists.held.silent.set,
        negators=lists.negation.negators.set,
        helping=language.lists.held.helping,
    )


def how_held(tree: Tree, candidate: Candidate, lists: HeldWords) -> Held:
    """Affirmed, denied, hedged, asked or withheld, by the cue, what denies it, and the words themselves."""
    if candidate.frame == "silent":
        return "withheld"
    cue = lists.cues.get(candidate.lemma) or lists.cues.get(tree.lemmas[candidate.cue])
    held: Held = HELD.get(cue.held if cue is not None else "", "affirmed")
    top = head_of(tree, candidate.content)
    opening = tree.words[min(candidate.content)].lower()
    if held in ("affirmed", "denied") and is_neither(tree, candidate.cue, lists):
        return "withheld"  # "neither confirmed nor denied"
    if is_negated(tree, candidate.cue, candidate.content, lists):
        if held in ("denied", "withheld"):
            return "hedged"  # "did not deny", "did not rule out": neither yes nor no
        return "withheld" if held == "affirmed" and tree.lemmas[candidate.cue] in lists.silent else "denied"
    if held == "affirmed" and (is_yet_to(tree, candidate.cue, lists) or is_refused(tree, candidate.cue, lists)):
        return "withheld"
    if held == "denied" and is_kept(tree, candidate.cue, lists):
        return "hedged"  # "refused to rule out", "stopped short of denying"
    if held == "withheld":
        if denies(tree, top, lists):
            return "hedged"
        return "withheld" if tree.lemmas[top] in lists.silent else "denied"
    if held == "affirmed" and cue is not None and (is_if(candidate, opening, lists) or tree.words[max(candidate.content)] == "?"):
        return "asked"
    near = [t for t in (top, *tree.children[top]) if t in candidate.content and tree.parts[t] != "PROPN"]  # "in May" is sure
    if held == "affirmed" and any(tree.words[t].lower() in lists.hedges for t in near):
        return "hedged"
    return held


def how_far(tree: Tree, candidate: Candidate, lists: HeldWords, language: Language) -> Status:
    """None, considered, planned, decided or done: by the word nearest to the main verb of what is said; none where it is denied."""
    top = head_of(tree, candidate.content)
    if any(tree.words[c].lower() in lists.small.will for c in tree.children[candidate.cue] if tree.deps[c] == rel.AUX):
        return "planned"  # "will say": it is still to be said
    level, seen = [top], 0
    while level and seen < len(candidate.content):
        for i in level:
            helped = next((lists.helping[w] for c in tree.children[i] if (w := tree.words[c].lower()) in lists.helping), None)
            found = status_of(tree, i, language) or STATUSES.get(helped or "")
            if found is not None:
                nay = is_yet_to(tree, i, lists) or is_step_denied(tree, i, language)
                return "none" if nay or any(is_negated(tree, t, frozenset(), lists) for t in (i, top)) else found
        seen += len(level)
        level = [c for i in level for c in tree.children[i] if c in candidate.content]
    if is_negated(tree, top, frozenset(), lists) or tree.lemmas[top] in lists.small.be_or_have:
        return "none"
    past = tree.tags[top] == "VBD" or (tree.tags[top] == "VBN" and tree.child(top, *rel.AUXILIARIES) is not None)
    return "done" if past else "none"


def is_if(candidate: Candidate, opening: str, lists: HeldWords) -> bool:
    """Whether the words are a clause with "whether" behind the cue; an "if" that opens the sentence is a condition."""
    return opening in lists.small.whether and min(candidate.content) > candidate.cue


def is_yet_to(tree: Tree, i: int, lists: HeldWords) -> bool:
    """Whether a verb has not been done so far: "has yet to say", "has still to say"."""
    to = next((c for c in tree.children[i] if tree.tags[c] == "TO"), None)
    return to is not None and to > 0 and tree.words[to - 1].lower() in lists.words.yet


def is_refused(tree: Tree, i: int, lists: HeldWords) -> bool:
    """Whether a verb of saying hangs on one of refusing: "declined to say how", "failed to answer"."""
    above = lists.cues.get(tree.lemmas[tree.heads[i]])
    held_back = tree.lemmas[tree.heads[i]] in lists.words.failing or (above is not None and above.held == "withheld")
    return tree.deps[i] == rel.INFINITIVE and held_back and tree.lemmas[i] in lists.silent


def denies(tree: Tree, i: int, lists: HeldWords) -> bool:
    """Whether a verb is itself one of denying: "refused to rule out a strike" is open."""
    cue = lists.cues.get(verb_with_particle(tree, i).replace(" ", "_")) or lists.cues.get(tree.lemmas[i])
    return cue is not None and cue.held == "denied"


def is_kept(tree: Tree, i: int, lists: HeldWords) -> bool:
    """Whether a verb of denying hangs on one of refusing or failing: neither yes nor no."""
    above = tree.lemmas[tree.heads[i]]
    cue = lists.cues.get(above)
    return tree.deps[i] == rel.INFINITIVE and (above in lists.words.failing or (cue is not None and cue.held == "withheld"))


def is_neither(tree: Tree, i: int, lists: HeldWords) -> bool:
    """Whether a verb of affirming or denying is joined with its opposite and both are denied: "neither confirmed nor denied", "would not
    confirm or deny"."""
    first = tree.heads[i] if tree.deps[i] == rel.CONJUNCT else i
    joined = [first, *(c for c in tree.children[first] if tree.deps[c] == rel.CONJUNCT)]
    if len(joined) < 2 or len({denies(tree, t, lists) for t in joined}) < 2:
        return False
    return is_negated(tree, first, frozenset(), lists)


def head_of(tree: Tree, words: frozenset[int]) -> int:
    """The main word of what is said: the first whose head stands outside; a verb before anything else."""
    tops = [t for t in sorted(words) if tree.heads[t] not in words or tree.heads[t] == t]
    tops = [t for t in tops if tree.parts[t] not in ("PUNCT", "SPACE")] or tops
    return next((t for t in tops if tree.parts[t] in ("VERB", "AUX")), tops[0])


def is_negated(tree: Tree, i: int, apart: frozenset[int], lists: HeldWords) -> bool:
    """Whether a word is denied: by "not", or by "no" on its subject or object; words in `apart` do not count."""
    around = [*tree.children[i], *(tree.children[tree.heads[i]] if tree.deps[i] in rel.PREDICATES else ())]
    near = [c for c in around if c not in apart and c != i]
    deep = [d for c in near if tree.deps[c] in (rel.SUBJECT, rel.OBJECT, rel.PRED_NOUN, rel.AUX) for d in tree.children[c]]
    return any(tree.words[t].lower() in lists.negators for t in (*near, *deep))


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
    # Who "wanted to know" asked: no thought.
    kind = lists.cues.get(lemma) or (None if lemma in lists.said else lists.cues.get(tree.lemmas[candidate.cue]))
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
