"""Each sentence of a report as slots - who, what, how many, when, said or denied, how far it has come - to lay beside other accounts.

A sentence that only passes on somebody's words gives one assertion, of those words and with the statement's id. Where the report
itself says something beyond them, that rest is an assertion of its own, at the address of the whole sentence. A sentence of two
main clauses, each with its own subject, gives one assertion a clause.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from attrs import evolve, frozen

from legation.language import relations as rel
from legation.language.language import Language
from legation.language.lists.words import WordList
from legation.reading.clauses.clause import STATUSES, find_clauses, find_stems, find_steps, verb_with_particle
from legation.reading.clauses.cores import find_cores, find_led
from legation.reading.clauses.figures import find_figures
from legation.reading.clauses.loose import Clausal, find_loose
from legation.reading.clauses.roles import Names, find_none, lay_role, name_at
from legation.reading.clauses.traits import find_traits
from legation.reading.clauses.whole import is_whole
from legation.reading.dates.dates import find_whens
from legation.reading.parse.pieces import Piece, by_piece, spans_by_piece
from legation.reading.parse.tree import Tree, is_paired
from legation.reading.speakers.names import text_of
from legation.reading.speakers.people import NameIndex
from legation.records.reading import Assertion, Clause, Figure, Mention, Statement, Status, When
from legation.records.report import Report, Span

# What a report says beyond somebody's words is worth an assertion from this many content words on: less is "told reporters on Monday".
BEYOND = 4
# A sentence with fewer content words says too little to be laid beside another, but for a denial ("there were no passengers aboard")
# and a clause of a longer one.
LEAST = 3
# Somebody's own words may be shorter ("very cool science").
LEAST_SAID = 2
# Numbers of a part that are laid to somebody: a part with more is a table, and each looks at all its words.
MOST_FIGURES = 60
# In the order in which they are asked.
_OBJECT = (rel.OBJECT, *rel.PREDICATES, rel.INFINITIVE, rel.THAT_CLAUSE, rel.PRED_OBJECT, rel.RECIPIENT, rel.PREP, rel.AGENT)


@frozen(eq=False)
class Part:
    """Some tokens of a sentence that say one thing: which they are, where they stand, and whose words they are."""

    tokens: list[int]
    start: int
    end: int
    statement: str | None = None


def find_assertions(
    report: Report,
    pieces: Sequence[Piece],
    roll: NameIndex,
    statements: Sequence[Statement],
    mentions: Sequence[Mention],
    language: Language,
) -> list[Assertion]:
    """The assertions of the body of a report, in the order of the text."""
    times = language.lists.dates.months.keys() | language.lists.dates.weekdays.keys()
    found: list[Assertion] = []
    said = spans_by_piece(pieces, statements, lambda statement: statement.words)
    named = by_piece(pieces, mentions, lambda mention: (mention.span,))
    for number, piece in enumerate(pieces):
        if piece.where != "text":
            continue
        tree = piece.tree
        names = [*_mentioned(named[number], piece.start), *_named(tree, roll, number, times)]
        for first, last in tree.sentences:
            traits = tuple(find_traits(piece.text, tree, first, last, piece.start, roll.matches[number], names, language))
            sentence = Span(piece.start + tree.starts[first], piece.start + tree.ends[last - 1])
            here = [(s, own) for s, own in said[number] if any(w.overlaps(sentence) for w in (*own, *((s.cue,) if s.cue else ())))]
            for part in _parts(tree, first, last, piece.start, here):
                slots = _slots(report, tree, part, piece.start, names, language)
                if says_something(tree, part, slots):
                    clauses = tuple(_clauses(report, tree, part, slots, piece.start, names, language))
                    found.append(evolve(slots, traits=traits, clauses=clauses))
                    traits = ()
    return found


def says_something(tree: Tree, part: Part, slots: Assertion) -> bool:
    """Whether a part is worth laying beside others: long enough, and with a verb or somebody's own words."""
    if part.statement is not None:
        return len(slots.stems) >= LEAST_SAID
    return len(slots.stems) >= LEAST - slots.negated and any(tree.parts[i] in ("VERB", "AUX") for i in part.tokens)


def _parts(tree: Tree, first: int, last: int, start: int, statements: Sequence[tuple[Statement, tuple[Span, ...]]]) -> Iterator[Part]:
    """The things one sentence says: somebody's words (those of the paragraph), and what the report says itself."""
    taken: set[int] = set()
    spoken: list[Part] = []
    for statement, words in statements:
        inside = [i for i in range(first, last) if _within(tree, i, start, words)]
        taken.update(inside)
        if statement.mode != "quoted" and statement.cue and not any(tree.child(i, *rel.ANY_SUBJECT) in inside for i in inside):
            # "condemned the launch", "plans to buy boats": the cue itself says what of the thing.
            inside = [i for i in range(first, last) if i in inside or _within(tree, i, start, (statement.cue,))]
        if inside and not any(part.tokens == inside for part in spoken):
            spoken.append(Part(inside, tree.starts[inside[0]], tree.ends[inside[-1]], statement.id))
        around = [span for span in (statement.cue, statement.speaker.span if statement.speaker else None) if span is not None]
        taken.update(i for i in range(first, last) if inside and _within(tree, i, start, around))
    rest = [i for i in range(first, last) if i not in taken]
    if not spoken:
        yield from _mains(tree, first, last)
        return
    yield from spoken
    if sum(tree.parts[i] in ("NOUN", "PROPN", "VERB", "ADJ", "NUM") for i in rest) >= BEYOND:
        yield Part(rest, tree.starts[first], tree.ends[last - 1])


def _within(tree: Tree, i: int, start: int, spans: Iterable[Span]) -> bool:
    return any(s.where == "text" and s.start <= start + tree.starts[i] and start + tree.ends[i] <= s.end for s in spans)


def _mains(tree: Tree, first: int, last: int) -> Iterator[Part]:
    """A sentence, cut before each further main clause that has a subject of its own ("A did x, and B did y")."""
    roots = [i for i in range(first, last) if tree.heads[i] == i]
    cuts = [first]
    for i in range(first, last):
        joined = tree.deps[i] == rel.CONJUNCT and tree.heads[i] in roots and tree.child(i, *rel.ANY_SUBJECT) is not None
        if joined and tree.first[i] > cuts[-1]:
            cuts.append(tree.first[i])
    for a, b in zip(cuts, [*cuts[1:], last], strict=True):
        end = b
        while end - 1 > a and b != last and tree.parts[end - 1] in ("PUNCT", "CCONJ", "SPACE"):
            end -= 1
        if end > a:
            yield Part(list(range(a, end)), tree.starts[a], tree.ends[end - 1])


def _slots(report: Report, tree: Tree, part: Part, start: int, names: Names, language: Language) -> Assertion:
    """The slots of one part."""
    chosen = set(part.tokens)
    head = _head(tree, part.tokens, chosen)
    span = Span(start + part.start, start + part.end)
    said = [(start + tree.starts[a], start + tree.ends[b - 1]) for a, b in _ranges(part.tokens)]
    quotes = language.find_quotes(report.text[span.start : span.end])
    whens = tuple(when for a, b in said for when in find_whens(report.text[a:b], a, report.day, language))
    cores = _cores(tree, head, chosen, part, start, names, language)
    return Assertion(
        span=span,
        stems=tuple(s for a, b in said for s in find_stems(report.text[a:b], language)),
        names=tuple(dict.fromkeys(name for a, b, name in names if _touches(tree, part, a, b))),
        figures=tuple(sorted(_figures(report, tree, part, start, said, names, language), key=lambda figure: figure.span)),
        negated=is_negated(tree, head, chosen, language),
        status=_status(tree, head, chosen, language.lists.stages.words),
        whens=whens,
        quoted=tuple(Span(span.start + q.start, span.start + q.end) for q in quotes),
        statement=part.statement,
        subject=_slot(tree, head, rel.ANY_SUBJECT, names, chosen, language),
        verb=language.stem(tree.lemmas[head]),
        object=_slot(tree, head, _OBJECT, names, chosen, language),
        whole=is_whole(tree, head, chosen, part.statement is not None, language),
        cores=cores,
        loose=_loose(tree, head, part, start, names, whens, language) if cores else (),
        steps=tuple(find_steps(tree, part.tokens, language)),
        places=tuple(dict.fromkeys(_places(tree, head, names, language.lists.clauses.where))),
    )


def _clauses(report: Report, tree: Tree, part: Part, whole: Assertion, start: int, names: Names, language: Language) -> Iterator[Clause]:
    """The clauses of a part that says several things, each with its share of what was found in the whole."""
    for cut in find_clauses(tree, part.tokens, set(part.tokens)):
        tokens = sorted({*cut.borrowed, *cut.own})
        spans = [(start + tree.starts[a], start + tree.ends[b - 1]) for a, b in _ranges(tokens)]
        stems = tuple(s for a, b in spans for s in find_stems(report.text[a:b], language))
        if len(stems) < LEAST - 1:
            continue
        chosen = set(cut.own)
        subject, target = (
            _slot(tree, cut.head, rel.ANY_SUBJECT, names, chosen, language),
            _slot(tree, cut.head, _OBJECT, names, chosen, language),
        )
        if cut.noun is not None:
            noun = _fill(tree, cut.noun, names, language)
            subject, target = (noun, target) if cut.slot == "subject" else (subject, noun)
        cores, lead = _cores(tree, cut.head, chosen, part, start, names, language), None
        if not cores and cut.noun is not None and cut.slot == "subject":
            lead, cores = _led(tree, cut.head, cut.noun, part, start, names, language)
        yield Clause(
            span=Span(start + tree.starts[cut.own[0]], start + tree.ends[cut.own[-1]]),
            stems=stems,
            names=tuple(dict.fromkeys(name for a, b, name in names if any(x - start < b and a < y - start for x, y in spans))),
            figures=tuple(f for f in whole.figures if any(x <= f.span.start and f.span.end <= y for x, y in spans)),
            whens=tuple(w for w in whole.whens if any(x <= w.words.start and w.words.end <= y for x, y in spans)),
            negated=is_negated(tree, cut.head, chosen, language),
            status=_status(tree, cut.head, chosen, language.lists.stages.words),
            subject=subject,
            verb=language.stem(tree.lemmas[cut.head]),
            object=target,
            whole=is_whole(tree, cut.head, chosen, part.statement is not None, language),
            cores=cores,
            loose=_loose(tree, cut.head, part, start, names, whole.whens, language) if cores else (),
            lead=lead,
        )


def _cores(tree: Tree, head: int, chosen: set[int], part: Part, start: int, names: Names, language: Language) -> tuple[Span, ...]:
    """The shorter words for a clause, by their addresses."""
    named = {(a, b) for a, b, _ in names}
    found = find_cores(tree, head, chosen, part.statement is not None, language, named)
    return tuple(dict.fromkeys(Span(start + tree.starts[a], start + tree.ends[b]) for a, b in found))


def _led(
    tree: Tree, head: int, noun: int, part: Part, start: int, names: Names, language: Language
) -> tuple[Span | None, tuple[Span, ...]]:
    """The words for the noun that a clause goes on from, and those of the clause that can be read behind them."""
    named = {(a, b) for a, b, _ in names}
    lead, found = find_led(tree, head, noun, set(part.tokens), part.statement is not None, language, named)
    cores = tuple(dict.fromkeys(Span(start + tree.starts[a], start + tree.ends[b]) for a, b in found))
    return (Span(start + tree.starts[lead[0]], start + tree.ends[lead[1]]), cores) if lead and cores else (None, ())


def _loose(tree: Tree, head: int, part: Part, start: int, names: Names, whens: Sequence[When], language: Language) -> tuple[Span, ...]:
    """The parts of a clause that can be left out, by their addresses."""
    dated = {i for i in part.tokens for when in whens if when.words.start <= start + tree.starts[i] < when.words.end}
    found = find_loose(Clausal(tree, head, set(part.tokens), {(a, b) for a, b, _ in names}, dated, language))
    return tuple(Span(start + tree.starts[a], start + tree.ends[b]) for a, b in found)


def _places(tree: Tree, head: int, names: Names, where: WordList) -> Iterator[str]:
    """The names where the verb puts what happens: behind "in", "at" or "near", with the region behind a comma."""
    for link in tree.children[head]:
        at = tree.child(link, rel.PREP_OBJECT) if tree.deps[link] == rel.PREP and tree.words[link].lower() in where else None
        name = name_at(tree, names, at)
        if at is not None and name is not None:
            region = name_at(tree, names, tree.child(at, rel.APPOSITION))
            yield f"{name}, {region}" if region else name


def _head(tree: Tree, tokens: Sequence[int], chosen: set[int]) -> int:
    """The main word of some tokens: the first verb that hangs on none of them, else the first word that does."""
    tops = [i for i in tokens if tree.heads[i] not in chosen or tree.heads[i] == i]
    words = [i for i in tops if tree.parts[i] not in ("PUNCT", "SPACE", "CCONJ", "SCONJ", "ADP")] or tops
    return next((i for i in words if tree.parts[i] in ("VERB", "AUX")), words[0])


def _ranges(tokens: Sequence[int]) -> list[tuple[int, int]]:
    ranges: list[tuple[int, int]] = []
    for i in tokens:
        if ranges and ranges[-1][1] == i:
            ranges[-1] = (ranges[-1][0], i + 1)
        else:
            ranges.append((i, i + 1))
    return ranges


def _mentioned(mentions: Sequence[Mention], start: int) -> Iterator[tuple[int, int, str]]:
    for mention in mentions:
        name = mention.actor or mention.name
        if name:
            yield mention.span.start - start, mention.span.end - start, name


def _named(tree: Tree, roll: NameIndex, number: int, times: Set[str]) -> Iterator[tuple[int, int, str]]:
    """States and bodies by their ids, other names as written; days and months are no names."""
    for known in roll.named[number]:
        yield tree.starts[known.a], tree.ends[known.b - 1], known.actor
    for a, b in roll.runs[number]:
        if not all(word.lower() in times for word in tree.words[a:b]):
            yield tree.starts[a], tree.ends[b - 1], text_of(tree, a, b)


def _touches(tree: Tree, part: Part, start: int, end: int) -> bool:
    beside = part.end <= start or end <= part.start
    return not beside and any(tree.starts[i] < end and start < tree.ends[i] for i in part.tokens)


def _figures(
    report: Report,
    tree: Tree,
    part: Part,
    start: int,
    said: Sequence[tuple[int, int]],
    names: Names,
    language: Language,
) -> Iterator[Figure]:
    """The numbers of a part with what they are numbers of, and those who are said to be nobody."""
    for a, b in said:
        for number, figure in enumerate(find_figures(report.text[a:b], a, language)):
            refined = _refine(figure, tree, start, language)
            yield lay_role(refined, tree, start, names, language) if number < MOST_FIGURES else refined
    yield from find_none(tree, part.tokens, start, language)


def _refine(figure: Figure, tree: Tree, start: int, language: Language) -> Figure:
    """A figure corrected by the parse: what is counted where the words behind the number do not say it ("12 were freed" of 21 boats),
    and "over" that belongs to a verb before it ("handed over 21")."""
    words = language.lists.clauses
    tokens = range(bisect_left(tree.starts, figure.span.start - start), bisect_left(tree.starts, figure.span.end - start))
    if len(tokens) > 1 and tree.words[tokens[0]].lower() in words.over and tree.lemmas[tokens[0] - 1] in words.over_verbs:
        figure = evolve(figure, bound="exact", span=Span(start + tree.starts[tokens[0] + 1], figure.span.end))
    if figure.unit == "ordinal" or (figure.what is None and figure.unit in (None, "person")):
        # "lap 48" has its noun before it: that is a name, and no count.
        head = next((tree.heads[i] for i in tokens if tree.deps[i] in (rel.NUMBER, rel.ADJECTIVE) and tree.heads[i] > i), None)
        return figure if head is None else evolve(figure, what=language.stem(tree.lemmas[head]))
    return figure


def is_negated(tree: Tree, head: int, chosen: set[int], language: Language) -> bool:
    """Whether what the main verb says is denied, by itself or in the clause that it introduces ("note that this is not so")."""
    clauses = [c for c in tree.children[head] if c in chosen and tree.deps[c] == rel.THAT_CLAUSE]
    return sum(_turns(tree, verb, chosen, language) for verb in (head, *clauses)) % 2 == 1


def _turns(tree: Tree, verb: int, chosen: set[int], language: Language) -> bool:
    """Whether a verb is denied: by "not", by a "no" on its subject or object, or by its own meaning ("refused"); twice is not at all."""
    negators = language.lists.negation.negators.set
    turns = bool({tree.lemmas[verb], verb_with_particle(tree, verb)} & language.lists.negation.negating.set)
    for child in tree.children[verb]:
        under = [child, *tree.children[child]] if tree.deps[child] in (*rel.ANY_SUBJECT, rel.OBJECT, *rel.PREDICATES, rel.AUX) else [child]
        # "never" stands outside somebody's words where the verb is the cue, and still turns it.
        if (child in chosen or under == [child]) and any(tree.words[c].lower() in negators for c in under):
            turns = not turns
    return turns != is_paired(tree, verb, negators)


def _status(tree: Tree, head: int, chosen: set[int], table: Mapping[str, str]) -> Status:
    """How far the thing has come: by the word of the list that is closest to the main verb in the parse; else done for a past tense."""
    level, seen = [head], 0
    while level and seen < len(chosen):
        found = [table[tree.lemmas[i]] for i in level if tree.lemmas[i] in table]
        if found:
            return STATUSES.get(found[0], "none")
        seen += len(level)
        level = [c for i in level for c in tree.children[i] if c in chosen]
    past = tree.tags[head] == "VBD" or (tree.tags[head] == "VBN" and tree.child(head, *rel.AUXILIARIES) is not None)
    return "done" if past else "none"


def _slot(tree: Tree, head: int, deps: Sequence[str], names: Names, chosen: set[int], language: Language) -> str | None:
    """The actor or stem that stands in one slot of the main verb; behind a preposition or "to" the word that carries the meaning."""
    # The subject of a cue is the speaker, who stands outside the words.
    at = next((c for dep in deps for c in tree.children[head] if tree.deps[c] == dep and (c in chosen or deps is rel.ANY_SUBJECT)), None)
    if at is not None and tree.deps[at] in (rel.PREP, rel.AGENT):
        at = tree.child(at, *rel.AFTER_PREP)
    return None if at is None else _fill(tree, at, names, language)


def _fill(tree: Tree, at: int, names: Names, language: Language) -> str:
    """What stands in a slot: the actor or name that a word belongs to, else its stem."""
    return name_at(tree, names, at) or language.stem(tree.lemmas[at])
