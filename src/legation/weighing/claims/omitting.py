"""Words out of a passage without what another report leaves out in their middle, where that says less and nothing else.

"Bruce Lund, 65, won the race in Karst on Monday" here, "Lund won the race on Monday" there: both tell that Bruce Lund … won the race …
on Monday. Which parts may be left out the reading says; what the other tells otherwise is not left out.
"""

from collections.abc import Callable, Iterator, Sequence, Set
from functools import lru_cache
from itertools import islice, pairwise

from attrs import frozen

from legation.language.language import Language
from legation.records.reading import Clause
from legation.records.report import Report, Span
from legation.weighing.accounts.account import Account, cut_out, read_words
from legation.weighing.claims.alike import find_heads, find_telling
from legation.weighing.claims.covering import (
    BEFORE,
    BEHIND,
    Details,
    Pages,
    entails,
    find_details,
    find_small,
    names_day,
)
from legation.weighing.claims.naming import find_called
from legation.weighing.claims.same import forbids

# A line with more gaps is no sentence to a reader.
MOST_GAPS = 3
# So many words may only call somebody otherwise.
CALLED = 2
# A passage is cut by so many others at the most: what more tell differs in little.
MOST_OTHERS = 40
# What may stand at the edge of a piece and is no part of it.
EDGES = " ,;:—–-\n\t"


@frozen(eq=False)
class Base:
    """Some whole words of a passage out of which parts may be left: the words as a passage, the clause and the passage they are out of, the
    parts that may go, and the place of a lead, where they have one."""

    whole: Account
    clause: Clause
    account: Account
    loose: tuple[Span, ...]
    pieces: tuple[Span, ...]


def find_bases(account: Account, report: Report, language: Language) -> Iterator[Base]:
    """The words of a passage out of which parts may be left, clause by clause, the fullest of each first."""
    for clause in (account.assertion, *account.assertion.clauses):
        for core in clause.cores:
            loose = tuple(span for span in clause.loose if span in core and core.start < span.start and span.end < core.end)
            if not loose and clause.lead is None:
                continue
            pieces = (core,) if clause.lead is None else (clause.lead, core)
            loose += tuple(span for span in clause.loose if span not in core and clause.lead is not None and span in clause.lead)
            yield Base(cut_out(account, clause, pieces, report, language), clause, account, loose, pieces)


def find_shortened(
    account: Account, passages: Sequence[Account], pages: Pages, fits: Callable[[Details, Account], bool]
) -> Iterator[Account]:
    """The words of a passage without what other reports leave out, each once: those of the claim (`passages`), and any that have what may
    not be left out. `fits` says whether words tell enough."""
    seen = set[tuple[Span, ...]]()
    report = pages.reports[account.report]
    language = pages.language.of(report)
    for base in find_bases(account, report, language):
        told = find_details(base.whole, pages, account)
        needed = find_needed(base, pages, report, language)
        near = dict.fromkeys((*passages, *pages.find_near(needed)))
        said = needed.words - needed.topic
        others = (other for other in near if other.report != account.report and len(said - pages.features(other)) <= CALLED)
        for other in islice(others, MOST_OTHERS):
            for unit in pages.units(other):
                gone = find_gone(base, told, unit, other, pages)
                pieces = None if gone is None else leave_out(base.pieces, gone, report)
                if pieces is None or len(pieces) < 2 or pieces in seen:
                    continue
                seen.add(pieces)
                shorter = cut_out(account, base.clause, pieces, report, language)
                if fits(find_details(shorter, pages, account), shorter):
                    yield shorter


def find_needed(base: Base, pages: Pages, report: Report, language: Language) -> Details:
    """What is told outside all parts that may be left out: who has not that cannot have the rest."""
    pieces = leave_out(base.pieces, base.loose, report, len(base.loose) + 1)
    bare = cut_out(base.account, base.clause, pieces, report, language) if pieces else base.whole
    return find_details(bare, pages, base.account)


def find_gone(base: Base, told: Details, unit: Account, other: Account, pages: Pages) -> tuple[Span, ...] | None:
    """The parts of some words that must be left out for a clause of another passage to tell the rest; None where what it does not tell
    cannot be left out, or is told otherwise there."""
    report, there = pages.reports[base.account.report], pages.reports[unit.report]
    language = pages.language.of(report)
    features, heads = pages.features(unit), find_heads(language)
    said = {heads.get(word, word) for word in (unit.predicate, unit.assertion.verb) if word is not None}
    # What stands beside the verb is not what a clause says: "the series looked lost for the Cubs".
    if told.predicate is None or told.predicate not in does(unit, language):
        return None
    missing = told.words - features - (said & {told.predicate})
    if missing:
        missing -= find_called(missing, base.whole, unit, pages.reports, language)
    if missing & told.topic:
        missing -= told.topic & pages.words(unit.report, pages.around(other, BEFORE, BEHIND))
    places = list(find_places(base, told, missing, unit, other, pages))
    gone = []
    for place in places:
        inside = [span for span in base.loose if place in span]
        if not inside:
            return None
        gone.append(min(inside, key=len))
    if forbids(unit, base.whole) or (gone and tells_otherwise(gone, unit, report, there, language)):
        return None
    return tuple(dict.fromkeys(gone))


def does(unit: Account, language: Language) -> Set[str]:
    """The word for what a clause says is done, where its verb says little ("were down")."""
    told, heads, senses = unit.assertion, find_heads(language), language.lists.content.senses
    if told.verb is None:
        return frozenset()
    found = {told.verb, *([told.object] if told.object and told.verb in language.lists.small.be_or_have else [])}
    known = (senses.get(word, word) for word in found)
    return frozenset(heads.get(word, word) for word in known)


def find_places(base: Base, told: Details, missing: Set[str], unit: Account, other: Account, pages: Pages) -> Iterator[Span]:
    """Where those details of some words stand that a clause of another passage does not tell."""
    report, there = pages.reports[base.account.report], pages.reports[unit.report]
    language, start = pages.language.of(report), base.whole.span.start
    text, where = read_words(base.whole, report), base.whole.span.where
    for word, (first, last) in find_telling(text, language):
        if word in missing:
            yield Span(start + first, start + last, where)
    yield from (figure.span for figure in told.figures if not any(entails(known, figure) for known in unit.assertion.figures))
    dated = [*unit.assertion.whens, *pages.times(unit.report, pages.around(other, BEFORE, BEHIND))]
    yield from (when.words for when in told.whens if not any(names_day(known, when) for known in dated))
    lacks = told.small - find_small(there.words(unit.span), language, told.small)
    for first, last, word in language.find_words(text):
        if word in lacks:
            yield Span(start + first, start + last, where)


def tells_otherwise(gone: Sequence[Span], unit: Account, report: Report, there: Report, language: Language) -> bool:
    """Whether a clause tells what would be left out otherwise: it names others, who are nowhere in the other's report ("a blast in Karst",
    "a blast in Tarn"), or describes the noun that a part describes by another word ("the oldest house", "the newest house")."""
    words = there.words(unit.span)
    mine = {word for span in gone for word in find_names(report.words(span), language)}
    theirs = set(find_names(words, language))
    if mine and not mine & names_of(there.text, language) and theirs - names_of(report.text, language):
        return True
    return any(describes_otherwise(span, words, report, language) for span in gone)


def describes_otherwise(span: Span, words: str, report: Report, language: Language) -> bool:
    """Whether a word stands before the noun behind an attribute that is another than those before it here."""
    behind = report.place(span.where)[span.end : span.end + 40].split()
    if not report.words(span).isalpha() or not behind:
        return False
    stem, stops = language.forms.stem, language.lists.content.stopwords.set
    noun = stem(behind[0].strip(EDGES + ".’'\"”").lower())
    found = [word for _, _, word in language.find_words(words)]
    before = {one for one, other in pairwise(found) if stem(other) == noun}
    return any(word not in stops and not word.isdigit() for word in before)


def find_names(text: str, language: Language) -> Iterator[str]:
    """The words of a text that have a capital, but for the first."""
    for number, (first, last, word) in enumerate(language.find_words(text)):
        if text[first:last][:1].isupper() and (number or first) and word not in language.lists.content.stopwords:
            yield language.forms.stem(language.forms.bare(word))


@lru_cache(maxsize=1024)
def names_of(text: str, language: Language) -> frozenset[str]:
    """All words of a report that have a capital."""
    return frozenset(find_names(f" {text}", language))


def leave_out(pieces: Sequence[Span], gone: Sequence[Span], report: Report, most: int = MOST_GAPS) -> tuple[Span, ...] | None:
    """What is left of some words; None where the gaps are too many."""
    left = list(pieces)
    for out in gone:
        left = [rest for piece in left for rest in _without(piece, out)]
    trimmed = tuple(span for span in (_trim(piece, report) for piece in left) if len(span))
    return trimmed if 0 < len(trimmed) <= most + 1 else None


def _without(piece: Span, out: Span) -> Iterator[Span]:
    if not piece.overlaps(out):
        yield piece
        return
    if piece.start < out.start:
        yield Span(piece.start, out.start, piece.where)
    if out.end < piece.end:
        yield Span(out.end, piece.end, piece.where)


def _trim(piece: Span, report: Report) -> Span:
    text = report.words(piece)
    start = piece.start + len(text) - len(text.lstrip(EDGES))
    return Span(start, max(start, piece.start + len(text.rstrip(EDGES))), piece.where)
