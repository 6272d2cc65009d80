"""What some printed words tell, detail by detail, and whether a passage of another report tells every one of them.

"Northwest of Houston", "wounding two others", "an hour late" are details like any other: who has the rest but not them does not stand
behind the words. A name may stand a sentence away, for what is said goes on from there.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from datetime import date, timedelta
from functools import cached_property

from attrs import evolve, field, frozen

from legation.language.language import Language
from legation.records.places import Places
from legation.records.reading import Figure, When
from legation.records.report import Report, Span
from legation.weighing.accounts.account import Account, read_words, split_clauses
from legation.weighing.accounts.agreement import CONVERTED, both_right, overlap
from legation.weighing.accounts.index import BACKGROUND_DAYS
from legation.weighing.claims.alike import find_heads, find_telling, look_up
from legation.weighing.claims.naming import find_called
from legation.weighing.claims.same import forbids, lie_apart

# Who or what it is of may be named in so many sentences before a passage ("he has applied"), or in the one behind it.
BEFORE, BEHIND = 2, 1
# What is not yet, and what is or was.
AHEAD = ("considered", "planned")
# What holds a clause open stands so near before it: "its threat | to fire a missile".
LEAD = 30
# A word for the bound of a figure stands so near before it: "more than | 200".
BOUND = 10
# The unit of how old somebody is.
AGE = "age"
# A word that stands in more passages than this (as in claims/align.py) finds only those that have the other words, too; of so many at the
# most, for one word may stand in all. By judgement: both bound the work, and no story that was labelled comes near the second.
POSTINGS, MOST = 60, 2000
# Words of which each stands in many passages tell one thing only together: "North Korea launched a missile | over Japan". By judgement, on
# that example.
COMMON = 5

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
    _sentences: dict[int, Places[Span]] = field(factory=dict)
    _times: dict[int, Places[When]] = field(factory=dict)
    _units: dict[int, list[Account]] = field(factory=dict)
    _features: dict[int, frozenset[str]] = field(factory=dict)

    def sentences(self, report: int) -> Places[Span]:
        """The sentences of a report."""
        if report not in self._sentences:
            told = self.reports[report]
            found = (Span(start, end) for start, end in self.language.of(told).find_sentences(told.text))
            self._sentences[report] = Places.of(found, lambda span: span)
        return self._sentences[report]

    def times(self, report: int, span: Span) -> Iterator[When]:
        """The times that a report names at an address."""
        if report not in self._times:
            self._times[report] = Places.of(self.whens.get(report, ()), lambda when: when.words)
        return self._times[report].inside(span)

    def around(self, account: Account, before: int, behind: int) -> Span:
        """The sentences that a passage stands in, with some before and behind it."""
        sentences = self.sentences(account.report)
        here = sentences.numbers(account.span)
        if not here:
            return account.span
        found = sentences.things
        first, last = max(0, here[0] - before), min(len(found) - 1, here[-1] + behind)
        return Span(min(found[first].start, account.span.start), max(found[last].end, account.span.end))

    @cached_property
    def only_day(self) -> date | None:
        """A day of the story where all its reports with a day are of one occasion; none where they may be of several."""
        days = sorted(report.day for report in self.reports if report.day is not None)
        return days[0] if days and not lie_apart(days[0], days[-1]) else None

    def day(self, report: int) -> date | None:
        """The day of a report; of one without a day that of its story, where it has but one."""
        return self.reports[report].day or self.only_day

    @cached_property
    def postings(self) -> dict[str, list[Account]]:
        """The passages under each of their words."""
        found: dict[str, list[Account]] = {}
        for account in self.table:
            for feature in self.features(account):
                found.setdefault(feature, []).append(account)
        return found

    @cached_property
    def numbers(self) -> dict[float, list[Account]]:
        """The passages under each number that they or one of their clauses give exactly."""
        found: dict[float, list[Account]] = {}
        for account in self.table:
            figures = [*account.assertion.figures, *(figure for clause in account.assertion.clauses for figure in clause.figures)]
            for value in {figure.value for figure in figures if figure.bound == "exact"}:
                found.setdefault(value, []).append(account)
        return found

    def find_near(self, told: "Details") -> list[Account]:
        """The passages that have the rarest word of what some words tell; where each stands in many, those that have all of them, but for
        whom they are of, and the number that the words give."""
        known = [word for word in sorted(told.words) if word in self.postings]
        word = min(known, key=lambda word: len(self.postings[word]), default="")
        rarest = self.postings.get(word, [])
        if len(rarest) <= POSTINGS:
            return rarest
        if told.size < COMMON:
            return []
        needed = told.words - told.topic - {told.predicate} | {word}
        exact = [figure.value for figure in told.figures if not is_loose(figure)]
        shelf = min((self.numbers.get(value, []) for value in exact), key=len, default=rarest)
        return [account for account in shelf[:MOST] if needed <= self.features(account)]

    def units(self, account: Account) -> list[Account]:
        """The clauses of a passage, each as a passage; the passage itself where it is one. Cut once."""
        if id(account) not in self._units:
            self._units[id(account)] = split_clauses(account, self.language.of(self.reports[account.report])) or [account]
        return self._units[id(account)]

    def features(self, account: Account) -> frozenset[str]:
        """What a passage tells, by the heads under which printed words are looked up. Looked up once."""
        if id(account) not in self._features:
            self._features[id(account)] = look_up(account.features, self.language.of(self.reports[account.report]))
        return self._features[id(account)]

    def words(self, report: int, span: Span) -> frozenset[str]:
        """The telling words at an address, under the head of their synonyms."""
        return frozenset(word for word, _ in find_telling(self.reports[report].words(span), self.language.of(self.reports[report])))


def find_details(account: Account, pages: Pages, whole: Account | None = None) -> Details:
    """What the words of a passage tell, all of them, also those that are laid out as another's. `whole` is the passage out of which they
    are, where they are not all of it."""
    report = pages.reports[account.report]
    text, start, language = read_words(account, report), account.span.start, pages.language.of(report)
    taken = [figure.span for figure in account.assertion.figures] + [when.words for when in account.assertion.whens]
    words, topic, hedges = set[str](), set[str](), language.lists.held.hedges
    for word, (first, last) in find_telling(text, language):
        if any(start + first < span.end and span.start < start + last for span in taken) or text[first:last].lower() in hedges:
            continue
        words.add(word)
        if opens(text[:first], language):
            topic.add(word)
    told = account.assertion
    loose = [figure.span for figure in told.figures if figure.bound != "exact"]
    counted = [figure.span for figure in told.figures]
    small = frozenset(
        word
        for first, _, word in language.find_words(text)
        if (word in language.lists.claims.telling and not any(span.start - BOUND <= start + first < span.end for span in loose))
        # "One of the guards" is no figure, and not what is said of two.
        or (language.lists.figures.numbers.get(word) == 1 and not any(span.start <= start + first < span.end for span in counted))
    )
    dated = (whole or account).assertion.whens
    predicate = find_heads(language).get(account.predicate, account.predicate) if account.predicate else None
    return Details(frozenset(words), frozenset(topic), told.figures, told.whens, predicate, small, find_open(text, language), dated)


def opens(before: str, language: Language) -> bool:
    """Whether the word behind some words is still of the name that they begin with: "President Ada |", "The |"."""
    return all(word[:1].isupper() or word in language.lists.small.articles for word in _WORD.findall(before))


def find_open(text: str, language: Language) -> frozenset[str]:
    """The words by which some words are held open, or made other: "may", "if", "reportedly", "half", "not", "threat"."""
    lists = language.lists
    held = lists.commentary.modals.set | lists.held.hedges.set | lists.small.whether.set
    return find_small(text, language, held | lists.claims.turning.set | lists.claims.wished.set | lists.negation.negators.set)


def find_small(text: str, language: Language, wanted: Collection[str]) -> frozenset[str]:
    """Those of some words that stand in a text."""
    return frozenset(word for _, _, word in language.find_words(text) if word in wanted)


def tells(account: Account, printed: Account, told: Details, pages: Pages, strict: bool = False) -> bool:
    """Whether a passage tells every detail of some printed words, in one clause of its own: only whom they are of may be named around
    it, and where `strict` not even that."""
    units = [*pages.units(account), *([account] if len(printed.assertion.clauses) > 1 else [])]
    return any(unit_tells(unit, account, printed, told, pages, strict) for unit in units)


def unit_tells(unit: Account, account: Account, printed: Account, told: Details, pages: Pages, strict: bool = False) -> bool:
    """Whether a clause of a passage tells every detail of some printed words. What costs least to ask is asked first."""
    near, language = pages.around(account, BEFORE, BEHIND), pages.language.of(pages.reports[unit.report])
    heads, features = find_heads(language), pages.features(unit)
    said = {heads.get(word, word) for word in (unit.predicate, unit.assertion.verb) if word is not None}
    missing = told.words - features - (said & {told.predicate})
    if missing:
        missing -= find_called(missing, printed, unit, pages.reports, language)
    if missing - told.topic or (missing and strict) or (told.predicate is not None and told.predicate not in features | said):
        return False
    if missing and missing - pages.words(unit.report, near):
        return False
    if not all(any(entails(known, figure) for known in unit.assertion.figures) for figure in told.figures):
        return False
    dated = [*unit.assertion.whens, *pages.times(unit.report, near)]
    if not all(any(names_day(known, when) for known in dated) for when in told.whens):
        return False
    if forbids(unit, printed) or (unit.assertion.status in AHEAD) != (printed.assertion.status in AHEAD):
        return False
    report = pages.reports[unit.report]
    text = report.words(unit.span)
    lead = report.place(unit.span.where)[max(account.span.start, unit.span.start - LEAD) : unit.span.start]
    around = list(pages.times(unit.report, account.span))
    if not may_be_one(unit, told, (pages.day(unit.report), pages.day(printed.report)), around) or not does_alike(unit, printed, language):
        return False
    told_open = find_open(lead + text, language) | find_held(unit, account, report, language)
    return told_open <= told.open and has_small(text, told.small, language)


def find_held(unit: Account, account: Account, report: Report, language: Language) -> frozenset[str]:
    """The words by which a passage holds open what a clause beside its main one leans on: of what was "reportedly recovered" it is not
    certain that it "was loaded". What other such clauses hold open does not count."""
    if unit.assertion.whole:
        return frozenset()
    apart = [clause.span for clause in account.assertion.clauses if not clause.whole and not clause.span.overlaps(unit.span)]
    hedges = language.lists.held.hedges.set
    found = language.find_words(report.words(account.span))
    places = ((account.span.start + first, word) for first, _, word in found if word in hedges)
    return frozenset(word for at, word in places if not any(span.start <= at < span.end for span in apart))


def has_small(text: str, told: Set[str], language: Language) -> bool:
    """Whether a text has some small words that tell: "after the truck hit it" is "when the truck hit it"."""
    when = language.lists.clauses.when.set
    found = find_small(text, language, told | when)
    return told - when <= found and (not told & when or bool(found & when))


def does_alike(unit: Account, printed: Account, language: Language) -> bool:
    """Whether what a clause says is done may be what some words say: "were taken to hospital" and "were released from hospital" are told
    apart by verbs that say little else."""
    verb = printed.assertion.verb
    light = verb in language.lists.content.light and verb not in language.lists.small.be_or_have
    return not light or verb in {unit.assertion.verb, *unit.assertion.stems, *(clause.verb for clause in unit.assertion.clauses)}


def may_be_one(unit: Account, told: Details, days: tuple[date | None, date | None], around: Sequence[When] = ()) -> bool:
    """Whether a clause is of the occasion that some words are of (`days` are those of the two reports): a time that it names, or that is
    named `around` it, is theirs; where only one side names any, it is near the day of the other's report, and where none does, so are the
    two days."""
    whens = unit.assertion.whens or around
    if whens and told.occasion:
        return any(overlap(one, other) for one in whens for other in told.occasion)
    if not whens and not told.occasion:
        return not lie_apart(*days)
    known = days[1] if whens else days[0]
    return known is not None and any(is_near(when, known) for when in whens or told.occasion)


def is_near(when: When, day: date) -> bool:
    """Whether a time may be of an occasion that a report of some day tells of without a day: neither long past nor long ahead."""
    first, last = ((day + timedelta(days=days)).isoformat() for days in (-BACKGROUND_DAYS, BACKGROUND_DAYS))
    return when.last >= first[: len(when.last)] and when.first <= last


def names_day(known: When, told: When) -> bool:
    """Whether who gives one time gives another: "in July" is not "on 11 July"."""
    return overlap(known, told) and len(known.first) >= len(told.first)


def is_one_measure(one: Figure, other: Figure) -> bool:
    """Whether two figures are in one unit, or one is an age or of people and the other a bare number ("Olin Fersk, 32, fell", "46 were
    arrested")."""
    bare = any(a.unit in (AGE, "person") and b.unit is b.what is None for a, b in ((one, other), (other, one)))
    return one.unit == other.unit or bare


def entails(known: Figure, told: Figure) -> bool:
    """Whether who gives one figure gives another: the same, or one that keeps its bound ("84" is "at least 80")."""
    if not is_one_measure(known, told) or not both_right(known if known.unit == told.unit else evolve(known, unit=told.unit), told):
        return False
    return is_loose(told) or (known.bound == "exact" and known.value == told.value)


def is_loose(told: Figure) -> bool:
    """Whether another number may give a figure, too: it is a bound, or in a unit that is often converted."""
    return told.bound != "exact" or told.unit in CONVERTED
