"""Where some words stand in the passages of a story, each with its own clause around it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, frozen

from legation.language.lists.words import WordList
from legation.language.patterns import either, once
from legation.records.report import Span
from legation.weighing.accounts.account import Account
from legation.weighing.accounts.index import StoryIndex

# A sentence is told in no more passages than this.
AROUND = 12
# No clause is longer than this many characters on either side of what is looked at.
CLAUSE = 200
_STOP = re.compile(r"[.!?;:\n]|,\s(?:and|but|while|though|although|who|which|where|when)\b")
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
