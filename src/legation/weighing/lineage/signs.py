"""Weaker signs that one report was written from another: a table of named reasons with weights, for what shares no wording.

A rewrite shares hardly a run of words with what it was written from. What stays is the choice: which things are told, in which order,
which few words of a speech are quoted, and small details that nobody else has.
"""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from attrs import Factory, field, frozen

from legation.language.language import Language
from legation.records.reading import Reading
from legation.records.report import Report
from legation.weighing.grouping.sketch import COUNTED, background, find_terms
from legation.weighing.lineage.reuse import find_quoted, find_taken_in

# The table. Of a pair with SIGNS points or more it cannot be told whether the one was written from the other; signs alone join no reports.
WEIGHTS: dict[str, float] = {
    "choice": 3.5,  # about half of what each tells stands in the other: two own reports on one event overlap by a third at most
    "much": 0.5,  # half of the one in the other, and a third the other way
    "order": 1.0,  # told in the same order
    "cut": 1.0,  # the same few words cut out of a speech, which most others quote otherwise or not at all; at most twice
    "detail": 0.75,  # details that no other report of the story has; twice where there are many
    "later": 0.5,  # published after it
}
SIGNS = 2.5

# Two sentences tell the same when so much of the one's telling words, by their weight, stands in the other, and three at least.
SAME = 0.35
SAME_WORDS = 3
# How much of a report must stand in the other: of the better covered one, of the worse covered one, and of the latter to count a little.
COVERED_MOST = 0.5
COVERED_BOTH = 0.45
COVERED_SOME = 0.3
# Fewer things than these are in every report on an event.
THINGS = 4
ORDERLY = 0.75
DETAILS = 3
MANY_DETAILS = 5
# A quotation of two to fourteen words was cut to these; longer ones are whole sentences of a speech, that any reporter may take over.
CUT = (2, 14)
# A word in more reports than one in fourteen is no telling word.
TELLING = 60
# What of a speaker is told as his words; what he did or is held to think is the report's own telling.
SPOKEN = ("said", "wrote", "called")
# Only the likeliest sources of a report are compared sentence by sentence.
COMPARED = 6
# A sentence is laid beside so many of another report at the most, the first that may tell the same: a text can be made of sentences that
# all do. By judgement: no report of the labelled sets has as many sentences.
BESIDE = 500


@frozen
class Sign:
    """What speaks for two reports going back to one origin: points by the table, and the reasons."""

    one: str
    other: str
    points: float
    reasons: tuple[str, ...]


@frozen
class Page:
    """What a report tells: the telling words of each sentence, which thing it belongs to, and the quotations it cut. `places` are those of
    the sentences in which a word stands, of sentences with the same words that of the first."""

    report: Report
    sentences: tuple[frozenset[str], ...]
    things: tuple[str, ...]
    terms: frozenset[str]
    cuts: frozenset[str]
    places: Mapping[str, Sequence[int]] = field(
        init=False, eq=False, repr=False, default=Factory(lambda page: _lay_down(page.sentences), takes_self=True)
    )


@frozen
class Likely:
    """Two reports of a story that share much, the earlier first: which things that each tells stand also in the other, and where in the
    other those of `one` stand, in the order of `one`."""

    one: Page
    other: Page
    of_one: frozenset[str]
    of_other: frozenset[str]
    places: tuple[int, ...]

    @property
    def share_one(self) -> float:
        """How much of what the one tells stands in the other, 0 to 1."""
        return len(self.of_one) / max(1, len(set(self.one.things)))

    @property
    def share_other(self) -> float:
        """How much of what the other tells stands in the one, 0 to 1."""
        return len(self.of_other) / max(1, len(set(self.other.things)))


def open_pages(reports: Sequence[Report], readings: Sequence[Reading], language: Language) -> list[Page]:
    """What each report of a story tells, sentence by sentence. Reports come in order of publication."""
    known = background(language)
    return [_open(report, reading, language.of(report), known) for report, reading in zip(reports, readings, strict=True)]


def find_signs(pages: Sequence[Page], likely: Sequence[Likely], language: Language) -> Iterator[Sign]:
    """The pairs of a story's reports for which something speaks; `other` is the later one."""
    used = Counter(term for page in pages for term in page.terms)
    said = Counter(cut for page in pages for cut in page.cuts)
    for pair in likely:
        sign = _judge(pair, used, said, len(pages), language)
        if sign is not None:
            yield sign


def _open(report: Report, reading: Reading, language: Language, known: Mapping[str, float]) -> Page:
    marks = find_lent(report, reading)
    sentences, things = [], []
    for number, (start, end) in enumerate(language.find_sentences(report.text)):
        lent = sum(marks[start:end])
        terms = frozenset(term for term in find_terms(report.text[start:end], language) if known.get(term, 1.0) < TELLING)
        if len(terms) > SAME_WORDS and 2 * lent < end - start:
            sentences.append(terms)
            things.append(f"#{number}")
    cuts = set()
    for start, end in find_quoted(report.text):
        words = [word for _, _, word in language.find_words(report.text[start:end])]
        if CUT[0] <= len(words) <= CUT[1]:
            cuts.add(" ".join(words))
    return Page(report, tuple(sentences), tuple(things), frozenset[str]().union(*sentences), frozenset(cuts))


def find_lent(report: Report, reading: Reading) -> bytearray:
    """A mark for each character of a report that is no narration of its own: quotations, what somebody is said to have said, and posts or
    releases that the text has taken in. Whoever tells of the same speech has these in common with everybody."""
    marks = bytearray(len(report.text) + 1)
    lent = [*find_quoted(report.text), *find_taken_in(report.text)]
    lent += [(span.start, span.end) for s in reading.statements if s.kind in SPOKEN for span in s.words if span.where == "text"]
    for start, end in lent:
        end = min(end, len(report.text))
        marks[start:end] = b"\1" * (end - start)
    return marks


def find_likely(pages: Sequence[Page], language: Language) -> Iterator[Likely]:
    """For each report the few others that share most with it, each pair once."""
    weights = _weigh(pages, language)
    shelves: dict[str, list[int]] = {}
    for number, page in enumerate(pages):
        for term in page.terms:
            shelves.setdefault(term, []).append(number)
    shared: dict[int, Counter[int]] = {number: Counter() for number in range(len(pages))}
    for term, numbers in sorted(shelves.items()):
        # A word of more than a third of a large story tells nothing of who has it from whom.
        if len(numbers) <= max(COMPARED, len(pages) // 3):
            for one, other in combinations(numbers, 2):
                shared[one][other] += weights[term]
                shared[other][one] += weights[term]
    pairs = {
        (min(one, other), max(one, other))
        for one, found in shared.items()
        for other, _ in sorted(found.items(), key=lambda item: (-item[1], item[0]))[:COMPARED]
    }
    for one, other in sorted(pairs):
        of_one, places = find_covered(pages[one], pages[other], weights)
        of_other, _ = find_covered(pages[other], pages[one], weights)
        yield Likely(pages[one], pages[other], frozenset(of_one), frozenset(of_other), tuple(places))


def _weigh(pages: Sequence[Page], language: Language) -> dict[str, int]:
    """How telling each word of a story is: in whole numbers, so that a sum does not depend on the order of its parts."""
    known = background(language)
    used = Counter(term for page in pages for term in page.terms)
    return {term: round(1000 * math.log(COUNTED / known.get(term, 1.0)) * math.log(1 + len(pages) / count)) for term, count in used.items()}


def _judge(pair: Likely, used: Mapping[str, int], said: Mapping[str, int], size: int, language: Language) -> Sign | None:
    one, other, share_one, share_other = pair.one, pair.other, pair.share_one, pair.share_other
    if max(share_one, share_other) < COVERED_MOST or min(share_one, share_other) < COVERED_SOME:
        return None
    if min(len(pair.of_one), len(pair.of_other)) < THINGS:
        return None
    told = f"{len(pair.of_one)} of the {len(set(one.things))} things that {label(one.report)} tells stand also in {label(other.report)}"
    signs = [
        (
            "choice" if min(share_one, share_other) >= COVERED_BOTH else "much",
            1,
            f"{told}, and {share_other:.0%} the other way",
        )
    ]
    if len(pair.places) >= THINGS and _longest_rise(pair.places) / len(pair.places) >= ORDERLY:
        signs.append(("order", 1, "they tell them in the same order"))
    cuts = sorted(cut for cut in one.cuts & other.cuts if said[cut] <= max(2, size // 2))
    if cuts:
        signs.append(("cut", min(2, len(cuts)), "both cut quotations to the same words: " + "; ".join(f"“{cut}”" for cut in cuts[:3])))
    known = background(language)
    details = [term for term in one.terms & other.terms if used[term] == 2 and size > 2 and known.get(term, 1.0) <= 1.0]
    if len(details) >= DETAILS:
        words = ", ".join(sorted(_written(one.report.text, details, language.of(one.report))))
        signs.append(("detail", 2 if len(details) >= MANY_DETAILS else 1, f"details that no other report has stand in both: {words}"))
    if one.report.day and other.report.day and one.report.day < other.report.day:
        signs.append(("later", 1, f"{label(other.report)} came later"))
    points = sum(WEIGHTS[name] * times for name, times, _ in signs)
    return Sign(one.report.id, other.report.id, points, tuple(reason for _, _, reason in signs))


def find_covered(page: Page, other: Page, weights: Mapping[str, int]) -> tuple[set[str], list[int]]:
    """The things of a page that stand in the other, and where there, in the order of the page."""
    covered: set[str] = set()
    places: list[int] = []
    for sentence, thing in zip(page.sentences, page.things, strict=True):
        whole = sum(weights[term] for term in sentence)
        beside = ((sentence & other.sentences[place], place) for place in _find_beside(sentence, other, weights, SAME * whole))
        shared = ((sum(weights[term] for term in both), -place) for both, place in beside if len(both) >= SAME_WORDS)
        best = max(shared, default=(0, 0))
        if best[0] >= SAME * whole > 0:
            covered.add(thing)
            places.append(-best[1])
    return covered, places


def _find_beside(sentence: frozenset[str], other: Page, weights: Mapping[str, int], enough: float) -> list[int]:
    """The places of the sentences of a page that may have `enough` of a sentence's words, by their weight. The words that most of them have
    are looked under last, and not at all where they are too few, or together too little, without another."""
    found = set[int]()
    common, left = 0, 0
    for term in sorted(sentence & other.terms, key=lambda term: (-len(other.places[term]), term)):
        if not found and (common + 1 < SAME_WORDS or left + weights[term] < enough):
            common, left = common + 1, left + weights[term]
        else:
            found.update(other.places[term])
    return sorted(found)[:BESIDE]


def _lay_down(sentences: Sequence[frozenset[str]]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for sentence, place in {sentence: place for place, sentence in reversed(list(enumerate(sentences)))}.items():
        for term in sentence:
            places.setdefault(term, []).append(place)
    return places


def _longest_rise(places: Sequence[int]) -> int:
    """The length of the longest part of a sequence that never falls."""
    ends: list[int] = []
    for place in places:
        spot = bisect_right(ends, place)
        ends[spot : spot + 1] = [place]
    return len(ends)


def label(report: Report) -> str:
    """How a report is called in a reason: its outlet, with its title where it has one."""
    title = f" (“{report.title}”)" if report.title else ""
    return f"{report.outlet or 'an unnamed outlet'}{title}"


def _written(text: str, terms: Sequence[str], language: Language) -> set[str]:
    """The words of a text that the first few of some stems stand for."""
    wanted = set(sorted(terms)[:5])
    found: dict[str, str] = {}
    stem = language.stem
    for start, end, word in language.find_words(text):
        if stem(word) in wanted:
            found.setdefault(stem(word), text[start:end])
    return set(found.values())
