"""Everything of one story to look things up in: its passages and their clauses, all figures and words of each report, which passages tell
of one occasion, and where some words stand.

What reports have under a word or for a value is laid down report by report (`post`), so that each is laid beside the others once.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import TypeVar

from attrs import evolve, field, frozen

from legation.language.language import Language
from legation.language.lists.weighing import ConflictForms
from legation.language.lists.words import WordList
from legation.language.patterns import either, once
from legation.language.words import JOINED, LETTERS
from legation.records.reading import Figure
from legation.records.report import Report, Span
from legation.weighing.accounts.account import Account, split_clauses
from legation.weighing.accounts.agreement import SAME_DAYS, both_right, overlap

# A day that lies further back than this from the report is not news any more: the passage tells of something before.
BACKGROUND_DAYS = 21
# As many characters before a passage hold the four words in which a negator stands.
BEFORE = 30
# A sentence that says at its opening when something was has it in its last words before a comma ("Just weeks earlier,"), and is no longer.
OPENING, SENTENCE = 2, 300
_SENTENCE = re.compile(r"[.!?\n]")
_END = re.compile(r"[.!?:;,\n]")
_SPACE = re.compile(r"\s+")


@frozen(eq=False)
class StoryIndex:
    """The reports, their texts in small letters, the lexicon, and all figures of each report."""

    reports: Sequence[Report]
    language: Language
    figures: Mapping[int, Sequence[Figure]]
    texts: Sequence[str]
    cuts: dict[tuple[int, Span, str | None], list[Account]] = field(factory=dict)
    past: Mapping[int, Sequence[Span]] = field(factory=dict)

    def clauses(self, account: Account) -> list[Account]:
        """The clauses of a passage, each as a passage, or the passage itself where it is one. Cut once, however many rules ask."""
        key = (account.report, account.span, account.assertion.statement)
        if key not in self.cuts:
            self.cuts[key] = split_clauses(account, self.language.of(self.reports[account.report])) or [account]
        return self.cuts[key]

    def states(self, account: Account, figure: Figure) -> bool:
        """Whether the report of a passage gives that figure anywhere: who gives both numbers does not stand against either."""
        return any(figure.unit == known.unit and both_right(figure, known) for known in self.figures[account.report])

    def mentions(self, account: Account, words: str) -> bool:
        """Whether the report of a passage has those words anywhere, title included."""
        return self.knows(account.report, words)

    def knows(self, number: int, words: str) -> bool:
        """Whether a report has those words anywhere, title included."""
        return holds_words(self.texts[number], words)

    def stem_of(self, account: Account) -> Callable[[str], str]:
        """What stems the words of a passage: its report's language does."""
        return self.language.of(self.reports[account.report]).stem

    def words(self, account: Account) -> str:
        """The words of a passage."""
        return self.reports[account.report].words(account.span)

    def around(self, account: Account, figure: Figure) -> tuple[str, str]:
        """The words right before and right behind a figure, in small letters."""
        return self.around_words(account.report, figure)

    def around_words(self, number: int, figure: Figure) -> tuple[str, str]:
        """The words right before and right behind a figure of a report, in small letters."""
        text, span = self.reports[number].place(figure.span.where), figure.span
        before, behind = (
            LETTERS.findall(text[max(0, span.start - BEFORE) : span.start]),
            LETTERS.findall(text[span.end : span.end + BEFORE]),
        )
        return (before[-1].lower() if before else "", behind[0].lower() if behind else "")

    def clause(self, account: Account) -> str:
        """The words of a passage with those of its sentence right before it: somebody's act may begin behind its "did not"."""
        text, start = self.reports[account.report].place(account.span.where), account.span.start
        before = _END.split(text[max(0, start - BEFORE) : start])[-1]
        return before + text[start : account.span.end]

    def asks(self, account: Account) -> bool:
        """Whether a passage is a question, or the end of one."""
        behind = self.reports[account.report].text[account.span.end : account.span.end + 2]
        return behind.lstrip("\"'”’ ").startswith("?") or self.words(account).rstrip("\"'”’ ").endswith("?")

    def same_occasion(self, one: Account, other: Account) -> bool:
        """Whether two passages may tell of one occasion: by the days they name; one that names none is of the days of its report."""
        dated = one.assertion.whens and other.assertion.whens
        if dated:
            return any(overlap(a, b) for a in one.assertion.whens for b in other.assertion.whens)
        a, b = self.reports[one.report].day, self.reports[other.report].day
        if any(self.is_past(account) for account in (one, other)):
            return False
        return a is None or b is None or abs((a - b).days) <= SAME_DAYS

    def same_news(self, one: Account, other: Account) -> bool:
        """Whether two passages may be of one event, told as news: one that names no day is of its report's day or the one before."""
        for dated, bare in ((one, other), (other, one)):
            day = self.reports[bare.report].day
            if dated.assertion.whens and not bare.assertion.whens and day is not None:
                edges = [(day + timedelta(days=days)).isoformat() for days in (-1, 1)]
                whens = dated.assertion.whens
                return any(when.last >= edges[0][: len(when.last)] and when.first <= edges[1][: len(when.first)] for when in whens)
        return self.same_occasion(one, other)

    def same_matter(self, one: Account, other: Account) -> bool:
        """Whether two passages may be of one matter, whenever they were written: what is not known yet comes out weeks later."""
        dated = one.assertion.whens and other.assertion.whens
        if dated:
            return any(overlap(a, b) for a in one.assertion.whens for b in other.assertion.whens)
        return not any(self.is_past(account) for account in (one, other))

    def is_past(self, account: Account) -> bool:
        """Whether a passage names a time, and each it names lies well before its report: "in 2001", "last year"; one that names none, and
        only goes on with what such a passage tells ("It was felt in Karst, too"), is as past."""
        whens, day = account.assertion.whens, self.reports[account.report].day
        if not whens or day is None:
            return not whens and any(account.span in span for span in self.past.get(account.report, ()))
        edge = (day - timedelta(days=BACKGROUND_DAYS)).isoformat()
        return all(when.last < edge[: len(when.last)] for when in whens)


@frozen(eq=False)
class ClauseIn:
    """One clause and the passage that holds it: one and the same where the passage says one thing."""

    clause: Account
    whole: Account


def build_index(reports: Sequence[Report], table: Sequence[Account], language: Language) -> StoryIndex:
    """The index of one story."""
    figures: dict[int, list[Figure]] = {number: [] for number in range(len(reports))}
    for account in table:
        figures[account.report].extend(account.assertion.figures)
    texts = tuple(_SPACE.sub(" ", f"{report.title or ''}\n{report.text}".lower()) for report in reports)
    index = StoryIndex(reports, language, figures, texts)
    return evolve(index, past={number: find_past(index, told) for number, told in group_by_report(table).items()})


def find_past(index: StoryIndex, told: Sequence[Account]) -> list[Span]:
    """The passages of one report that name no time and go on with what one of a past time tells."""
    found: list[Span] = []
    before: Account | None = None
    for account in sorted(told, key=lambda one: (one.span.where, one.span.start)):
        beside = before is not None and before.span.where == account.span.where
        goes_on = before is not None and beside and not account.assertion.whens and points_on(index, account, before)
        if goes_on:
            found.append(account.span)
        before = account if goes_on or index.is_past(account) else None
    return found


def points_on(index: StoryIndex, account: Account, before: Account) -> bool:
    """Whether a passage goes on with what the one before tells: its subject is a pronoun, or a thing of that one ("A quake struck in 2012.
    The quake was felt in Karst.")."""
    subject, forms = account.assertion.subject, index.language.lists.conflict_forms
    first = index.words(account).partition(" ")[0].lower()
    return subject in forms.pronouns or first in forms.pronouns or (first in forms.the and subject in before.assertion.stems)


def build_clauses(index: StoryIndex, table: Sequence[Account]) -> list[ClauseIn]:
    """The clauses of some passages, in order."""
    return [ClauseIn(clause, account) for account in table for clause in index.clauses(account)]


def holds_words(text: str, words: str) -> bool:
    """Whether a text in small letters has some words as whole words: "Li" is not in "police"."""
    words = _SPACE.sub(" ", words.lower())
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        if not text[max(0, at - 1) : at].isalnum() and not text[end : end + 1].isalnum():
            return True
        at = text.find(words, at + 1)
    return False


def find_opening(index: StoryIndex, account: Account) -> str:
    """The last words of what a sentence opens with before its first comma, where a clause stands behind it: "Weeks earlier, ..."."""
    text, start = index.reports[account.report].place(account.span.where), account.span.start
    opening, comma, _ = _SENTENCE.split(text[max(0, start - SENTENCE) : start])[-1].partition(",")
    return " ".join(opening.split()[-OPENING:]) if comma else ""


def word_of(index: StoryIndex, account: Account, wanted: str) -> str:
    """A stem or the head of some synonyms as the first word of a passage that stands for it."""
    senses = index.language.lists.content.senses
    stem = index.stem_of(account)
    stems = ((word, stem(word.lower())) for word in JOINED.findall(index.words(account)))
    return next((word for word, found in stems if wanted in (found, senses.get(found))), wanted)


# A report has no more clauses with one verb than this to look through; with more the verb tells nothing there.
MOST_EACH = 40
# Of so many tellings of one value the first that fits is taken; it keeps the pairs in proportion where a story has many reports.
TRIED = 60
T = TypeVar("T")
# By verb or word, and by report: what is laid down there.
Postings = dict[str, dict[int, list[T]]]
Telling = TypeVar("Telling")


def group_by_report(told: Sequence[Account]) -> dict[int, list[Account]]:
    """The passages of each report."""
    found: dict[int, list[Account]] = {}
    for account in told:
        found.setdefault(account.report, []).append(account)
    return found


def post(postings: Postings[T], word: str, report: int, found: T) -> None:
    """Lay down what a report has under a word. Of each report the first stay, so that a long one leaves the others their room."""
    shelf = postings.setdefault(word, {}).setdefault(report, [])
    if len(shelf) < MOST_EACH:
        shelf.append(found)


def take_posted(postings: Postings[T], word: str) -> list[T]:
    """What all reports have under a word, report by report."""
    return [found for shelf in postings.get(word, {}).values() for found in shelf]


def find_pairs(
    told: Sequence[Telling], value: Callable[[Telling], Hashable], apart: Callable[[Telling, Telling], bool]
) -> Iterator[tuple[Telling, Telling]]:
    """Each telling beside the first of each other value that it stands `apart` from (either way round), each pair once and in order."""
    shelves: dict[Hashable, list[int]] = {}
    for number, telling in enumerate(told):
        shelves.setdefault(value(telling), []).append(number)
    pairs: set[tuple[int, int]] = set()
    for number, telling in enumerate(told):
        for other, shelf in shelves.items():
            if other != value(telling):
                rival = next((n for n in shelf[:TRIED] if apart(telling, told[n])), None)
                pairs.update({(min(number, rival), max(number, rival))} if rival is not None else ())
    yield from ((told[one], told[other]) for one, other in sorted(pairs))


# A sentence is told in no more passages than this.
AROUND = 12
# No clause is longer than this many characters on either side of what is looked at.
CLAUSE = 200
# "didn't" has its negator inside the word.
NOT = r"|n['’]t\b"
# A hyphen may stand for a blank: "car-bomb".
BLANK = r"[\s-]"


@frozen(eq=False)
class Spot:
    """Where some words stand: the passage around them, and their own clause of the text up to them, through them, and behind them."""

    account: Account
    match: re.Match[str]
    before: str
    behind: str

    @property
    def clause(self) -> str:
        """The clause in one piece."""
        return self.before + self.match.group() + self.behind


def find_spots(index: StoryIndex, shelves: Mapping[int, Sequence[Account]], pattern: re.Pattern[str]) -> Iterator[Spot]:
    """Every place of the bodies where a pattern stands in a passage or at its edge, in order."""
    for number, accounts in shelves.items():
        text, ordered = index.reports[number].text, sorted(accounts, key=lambda account: account.span.start)
        starts = [account.span.start for account in ordered]
        for match in pattern.finditer(text):
            edge = bisect_left(starts, match.end())
            around = [a for a in ordered[max(0, edge - AROUND) : edge] if match.start() < a.span.end]
            if around:
                account = widen(min(around, key=lambda a: a.span.end - a.span.start), match.start(), match.end())
                yield spot_of(text, account, match, index.language)


def spot_of(text: str, account: Account, match: re.Match[str], language: Language) -> Spot:
    """A place in a passage with its clause around it."""
    stop = search_stop(language.lists.conflict_forms)
    before = stop.split(text[max(0, match.start() - CLAUSE) : match.start()])[-1]
    return Spot(account, match, before, stop.split(text[match.end() : match.end() + CLAUSE], maxsplit=1)[0])


@once
def search_stop(forms: ConflictForms) -> re.Pattern[str]:
    """What ends a clause: a stop, or a comma with a word that begins another."""
    return re.compile(rf"[.!?;:\n]|,\s{either(forms.parted)}\b")


def widen(account: Account, start: int, end: int) -> Account:
    """A passage that holds an address, as it is or with its words up to there: what is shown must hold what it is shown for."""
    if account.span.start <= start and end <= account.span.end:
        return account
    span = Span(min(account.span.start, start), max(account.span.end, end))
    return evolve(account, assertion=evolve(account.assertion, span=span))


def clause_at(index: StoryIndex, account: Account, at: int) -> Account:
    """The clause of a passage that holds an address; the passage itself where it is one clause."""
    inside = [clause for clause in index.clauses(account) if clause.span.start <= at < clause.span.end]
    return min(inside, key=lambda clause: clause.span.end - clause.span.start, default=account)


@once
def search(words: WordList) -> re.Pattern[str]:
    """What finds the words of a list as whole words: a hyphen for a space, too, and "n't" within a word."""
    return re.compile(rf"\b{either(words, BLANK)}\b{NOT if 'not' in words else ''}", re.IGNORECASE)


@once
def search_many(words: Mapping[str, object]) -> re.Pattern[str]:
    """What finds the words of a table as whole words, of one or of many: "drone" finds "drones"."""
    return re.compile(rf"\b{either(words, BLANK)}s?\b", re.IGNORECASE)
