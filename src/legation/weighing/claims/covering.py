"""What some printed words tell, detail by detail, and whether a passage of another report tells every one of them.

"Northwest of Houston", "wounding two others", "an hour late" are details like any other: who has the rest but not them does not stand
behind the words. A name may stand a sentence away, for what is said goes on from there.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property, lru_cache

from attrs import field, frozen

from legation.language.language import Language
from legation.language.words import find_sentences
from legation.records.reading import Figure, When
from legation.records.report import Report, Span
from legation.weighing.accounts.account import Account, split_clauses
from legation.weighing.accounts.agreement import CONVERTED, both_right, overlap
from legation.weighing.accounts.index import BACKGROUND_DAYS
from legation.weighing.claims.same import forbids

# Who or what it is of may be named in so many sentences before a passage ("he has applied"), or in the one behind it.
BEFORE, BEHIND = 2, 1
# What is not yet, and what is or was.
AHEAD = ("considered", "planned")
# A word that stands in more passages than this finds nobody.
POSTINGS = 60

_WORD = re.compile(r"[^\W_]+")


@frozen(eq=False)
class Details:
    """What some words tell: their telling words under the head of their synonyms, those of them that name whom they are of (`topic`), their
    figures and times, what their verb says, the small words that tell ("first"), and those by which they are held open ("may",
    "reportedly"). `occasion` are the times that the passage names out of which they are."""

    words: frozenset[str]
    topic: frozenset[str]
    figures: tuple[Figure, ...]
    whens: tuple[When, ...]
    predicate: str | None
    small: frozenset[str]
    open: frozenset[str]
    occasion: tuple[When, ...]

    @property
    def size(self) -> int:
        """How many details these are."""
        return len(self.words) + len(self.figures) + len(self.whens)


@frozen(eq=False, slots=False)
class Pages:
    """The reports of a story to look details up in, with their passages (`table`) and all times that each names; what was looked up once is
    kept."""

    reports: Sequence[Report]
    language: Language
    table: Sequence[Account] = ()
    whens: Mapping[int, Sequence[When]] = field(factory=dict)
    _sentences: dict[int, list[Span]] = field(factory=dict)
    _units: dict[int, list[Account]] = field(factory=dict)

    def sentences(self, report: int) -> list[Span]:
        """The sentences of a report."""
        if report not in self._sentences:
            self._sentences[report] = [Span(start, end) for start, end in find_sentences(self.reports[report].text)]
        return self._sentences[report]

    def around(self, account: Account, before: int, behind: int) -> Span:
        """The sentences that a passage stands in, with some before and behind it."""
        found = self.sentences(account.report)
        here = [number for number, span in enumerate(found) if span.overlaps(account.span)]
        if not here:
            return account.span
        first, last = max(0, here[0] - before), min(len(found) - 1, here[-1] + behind)
        return Span(min(found[first].start, account.span.start), max(found[last].end, account.span.end))

    @cached_property
    def postings(self) -> dict[str, list[Account]]:
        """The passages under each of their words."""
        found: dict[str, list[Account]] = {}
        for account in self.table:
            for feature in account.features:
                found.setdefault(feature, []).append(account)
        return found

    def find_near(self, told: "Details") -> list[Account]:
        """The passages that have the rarest word of what some words tell; none where each stands in many."""
        shelves = [self.postings.get(word, []) for word in sorted(told.words)]
        rarest = min((shelf for shelf in shelves if shelf), key=len, default=[])
        return rarest if len(rarest) <= POSTINGS else []

    def units(self, account: Account) -> list[Account]:
        """The clauses of a passage, each as a passage; the passage itself where it is one. Cut once."""
        if id(account) not in self._units:
            self._units[id(account)] = split_clauses(account, self.language.of(self.reports[account.report])) or [account]
        return self._units[id(account)]

    def words(self, report: int, span: Span) -> frozenset[str]:
        """The telling words at an address, under the head of their synonyms."""
        return frozenset(word for word, _ in find_telling(self.reports[report].words(span), self.language.of(self.reports[report])))


def find_details(account: Account, pages: Pages, whole: Account | None = None) -> Details:
    """What the words of a passage tell, all of them, also those that are laid out as another's. `whole` is the passage out of which they
    are, where they are not all of it."""
    report = pages.reports[account.report]
    text, start, language = report.words(account.span), account.span.start, pages.language.of(report)
    taken = [figure.span for figure in account.assertion.figures] + [when.words for when in account.assertion.whens]
    words, topic = set[str](), set[str]()
    for word, (first, last) in find_telling(text, language):
        if any(start + first < span.end and span.start < start + last for span in taken):
            continue
        words.add(word)
        if opens(text[:first], language):
            topic.add(word)
    told = account.assertion
    small = find_small(text, language, language.lists.claims.telling.set)
    dated = (whole or account).assertion.whens
    return Details(frozenset(words), frozenset(topic), told.figures, told.whens, account.predicate, small, find_open(text, language), dated)


@lru_cache(maxsize=4096)
def find_telling(text: str, language: Language) -> tuple[tuple[str, tuple[int, int]], ...]:
    """The telling words of a text under the head of their synonyms, with their addresses in it."""
    content = language.lists.content
    stops, stem, bare = content.stopwords.set, language.forms.stem, language.forms.bare
    found = []
    for start, end, word in language.find_words(text):
        if word not in stops and bare(word) not in stops:
            known = stem(bare(word))
            known = content.senses.get(known, known)
            if known not in content.light.set:
                found.append((known, (start, end)))
    return tuple(found)


def opens(before: str, language: Language) -> bool:
    """Whether the word behind some words is still of the name that they begin with: "President Ada |", "The |"."""
    return all(word[:1].isupper() or word in language.lists.small.articles for word in _WORD.findall(before))


def find_open(text: str, language: Language) -> frozenset[str]:
    """The words by which some words are held open, or made other: "may", "if", "reportedly", "half"."""
    lists = language.lists
    held = lists.commentary.modals.set | lists.held.hedges.set | lists.small.whether.set
    return find_small(text, language, held | lists.claims.turning.set)


def find_small(text: str, language: Language, wanted: Collection[str]) -> frozenset[str]:
    """Those of some words that stand in a text."""
    return frozenset(word for _, _, word in language.find_words(text) if word in wanted)


def tells(account: Account, printed: Account, told: Details, pages: Pages) -> bool:
    """Whether a passage tells every detail of some printed words, in one clause of its own: only whom they are of may be named around
    it."""
    units = [*pages.units(account), *([account] if len(printed.assertion.clauses) > 1 else [])]
    return any(unit_tells(unit, account, printed, told, pages) for unit in units)


def unit_tells(unit: Account, account: Account, printed: Account, told: Details, pages: Pages) -> bool:
    """Whether a clause of a passage tells every detail of some printed words. What costs least to ask is asked first."""
    near = pages.around(account, BEFORE, BEHIND)
    said = {unit.predicate, unit.assertion.verb}
    missing = told.words - unit.features - (said & {told.predicate})
    if missing - told.topic or (told.predicate is not None and told.predicate not in unit.features | said):
        return False
    if missing and missing - pages.words(unit.report, near):
        return False
    if not all(any(entails(known, figure) for known in unit.assertion.figures) for figure in told.figures):
        return False
    dated = [*unit.assertion.whens, *(known for known in pages.whens.get(unit.report, ()) if known.words in near)]
    if not all(any(names_day(known, when) for known in dated) for when in told.whens):
        return False
    if forbids(unit, printed) or (unit.assertion.status in AHEAD) != (printed.assertion.status in AHEAD):
        return False
    report = pages.reports[unit.report]
    text, language = report.words(unit.span), pages.language.of(report)
    if not may_be_one(unit, told, printed.day) or not does_alike(unit, printed, language):
        return False
    return find_open(text, language) <= told.open and told.small <= find_small(text, language, told.small)


def does_alike(unit: Account, printed: Account, language: Language) -> bool:
    """Whether what a clause says is done may be what some words say: "were taken to hospital" and "were released from hospital" are told
    apart by verbs that say little else."""
    verb = printed.assertion.verb
    light = verb in language.lists.content.light and verb not in language.lists.small.be_or_have
    return not light or verb in {unit.assertion.verb, *unit.assertion.stems, *(clause.verb for clause in unit.assertion.clauses)}


def may_be_one(unit: Account, told: Details, day: date | None) -> bool:
    """Whether a clause may be of the occasion that some words of a report of that day are of: it names no other time than theirs, and none
    long past where they name none."""
    whens = unit.assertion.whens
    if not whens:
        return True
    if told.occasion:
        return any(overlap(one, other) for one in whens for other in told.occasion)
    known = unit.day or day
    if known is None:
        return True
    edge = (known - timedelta(days=BACKGROUND_DAYS)).isoformat()
    return not all(when.last < edge[: len(when.last)] for when in whens)


def names_day(known: When, told: When) -> bool:
    """Whether who gives one time gives another: "in July" is not "on 11 July"."""
    return overlap(known, told) and len(known.first) >= len(told.first)


def entails(known: Figure, told: Figure) -> bool:
    """Whether who gives one figure gives another: the same, or one that keeps its bound ("84" is "at least 80")."""
    if known.unit != told.unit or not both_right(known, told):
        return False
    loose = told.bound != "exact" or told.unit in CONVERTED
    return loose or (known.bound == "exact" and known.value == told.value)
