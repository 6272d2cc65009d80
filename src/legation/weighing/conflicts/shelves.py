"""Passages that give a value for some point, laid out report by report; a point on which two reports stand apart is a difference."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from math import fsum
from typing import TypeVar

from attrs import evolve, frozen

from legation.records.report import Span
from legation.records.story import ConflictKind
from legation.weighing.claims.slots import Account, Weights
from legation.weighing.conflicts.ground import Difference, Ground
from legation.weighing.stories.sketch import stem

# A point with more values than this is a list of many things, no difference about one.
MOST_VALUES = 4
# A sentence is told in no more passages than this.
AROUND = 12
# No clause is longer than this many characters on either side of what is looked at.
CLAUSE = 200
_STOP = re.compile(r"[.!?;:\n]|,\s(?:and|but|while|though|although|who|which|where|when)\b")
# A value is shown with so many passages of one report, so that a reader sees each way it is put.
SHOWN = 2
# A report has no more clauses with one verb than this to look through; with more the verb tells nothing there.
MOST_EACH = 40
# By report: each value with the first passages that give it.
Given = dict[int, dict[str, list[Account]]]
T = TypeVar("T")
# By verb or word, and by report: what is laid down there.
Postings = dict[str, dict[int, list[T]]]


_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# "didn't" has its negator inside the word.
NOT = r"n['’]t\b"


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


def shelve_accounts(told: Sequence[Account]) -> dict[int, list[Account]]:
    """The passages of each report."""
    found: dict[int, list[Account]] = {}
    for account in told:
        found.setdefault(account.report, []).append(account)
    return found


def find_spots(ground: Ground, shelves: Mapping[int, Sequence[Account]], pattern: re.Pattern[str]) -> Iterator[Spot]:
    """Every place of the bodies where a pattern stands in a passage or at its edge, in order."""
    for number, accounts in shelves.items():
        text, ordered = ground.reports[number].text, sorted(accounts, key=lambda account: account.span.start)
        starts = [account.span.start for account in ordered]
        for match in pattern.finditer(text):
            edge = bisect_left(starts, match.end())
            around = [a for a in ordered[max(0, edge - AROUND) : edge] if match.start() < a.span.end]
            if around:
                account = widen(min(around, key=lambda a: a.span.end - a.span.start), match.start(), match.end())
                yield spot_of(text, account, match)


def spot_of(text: str, account: Account, match: re.Match[str]) -> Spot:
    """A place in a passage with its clause around it."""
    before = _STOP.split(text[max(0, match.start() - CLAUSE) : match.start()])[-1]
    return Spot(account, match, before, _STOP.split(text[match.end() : match.end() + CLAUSE], maxsplit=1)[0])


def widen(account: Account, start: int, end: int) -> Account:
    """A passage that holds an address, as it is or with its words up to there: what is shown must hold what it is shown for."""
    if account.span.start <= start and end <= account.span.end:
        return account
    span = Span(min(account.span.start, start), max(account.span.end, end))
    return evolve(account, assertion=evolve(account.assertion, span=span))


def clause_at(ground: Ground, account: Account, at: int) -> Account:
    """The clause of a passage that holds an address; the passage itself where it is one clause."""
    inside = [clause for clause in ground.clauses(account) if clause.span.start <= at < clause.span.end]
    return min(inside, key=lambda clause: clause.span.end - clause.span.start, default=account)


def put(given: Given, account: Account, value: str) -> None:
    """Lay down the value that a passage gives; of a report the first passages for each value stay."""
    shown = given.setdefault(account.report, {}).setdefault(value, [])
    if len(shown) < SHOWN and account not in shown:
        shown.append(account)


def post(postings: Postings[T], word: str, report: int, found: T) -> None:
    """Lay down what a report has under a word. Of each report the first stay, so that a long one leaves the others their room."""
    shelf = postings.setdefault(word, {}).setdefault(report, [])
    if len(shelf) < MOST_EACH:
        shelf.append(found)


def take_posted(postings: Postings[T], word: str) -> list[T]:
    """What all reports have under a word, report by report."""
    return [found for shelf in postings.get(word, {}).values() for found in shelf]


def word_of(ground: Ground, account: Account, wanted: str) -> str:
    """A stem or the head of some synonyms as the first word of a passage that stands for it."""
    senses = ground.lexicon.tables.get("senses", {})
    stems = ((word, stem(word.lower())) for word in _WORD.findall(ground.words(account)))
    return next((word for word, found in stems if wanted in (found, senses.get(found))), wanted)


def find_split(ground: Ground, kind: ConflictKind, slot: str, about: str, given: Given, lasting: bool = False) -> Iterator[Difference]:
    """The difference between reports that give one value each; who gives two stands on no side. Each is laid beside the first that gives
    another value of the same news; of what is `lasting` (where a ship lies, not what was launched today) whenever it was written."""
    together = ground.same_matter if lasting else ground.same_news
    # Each stands for its own report alone: words that another carries, too, may have another value behind them there.
    clear = [(value, evolve(a)) for _, by in sorted(given.items()) if len(by) == 1 for value, shown in by.items() for a in shown]
    if 1 < len({value for value, _ in clear}) <= MOST_VALUES:
        for value, account in clear:
            rivals = ((other, a) for other, a in clear if other != value and together(account, a))
            rival = next(rivals, None)
            if rival is not None:
                yield Difference(kind, about, account, rival[1], (value, rival[0]), slot)


def likeness(weights: Weights, one: Account, other: Account) -> float:
    """How much of their weight two clauses have in common; a word that only a clause has (cut differently from its sentence) weighs
    nothing."""
    here, there = (fsum(weights.weight.get(word, 0.0) for word in account.features) for account in (one, other))
    shared = fsum(weights.weight.get(word, 0.0) for word in one.features & other.features)
    return 2 * shared / (here + there) if shared else 0.0


@lru_cache(maxsize=64)
def search(words: tuple[str, ...], behind: str = "") -> re.Pattern[str]:
    """What finds the words of a list as whole words (a hyphen for a space, too; "n't" within a word), with a pattern `behind` them."""
    either = "|".join(re.escape(word.strip()).replace(r"\ ", r"[\s-]") for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?:\b(?:{either or '(?!)'}){behind}\b|{NOT if 'not' in words else '(?!)'})", re.IGNORECASE)
