"""Everything of one story to look things up in: its passages and their clauses, all figures and words of each report, and which
passages tell of one occasion."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

from attrs import field, frozen

from legation.language.language import Language
from legation.language.words import JOINED
from legation.records.reading import Figure
from legation.records.report import Report, Span
from legation.weighing.accounts.account import Account, split_clauses
from legation.weighing.accounts.agreement import SAME_DAYS, both_right, overlap

# A day that lies further back than this from the report is not news any more: the passage tells of something before.
BACKGROUND_DAYS = 21
# As many characters before a passage hold the four words in which a negator stands.
BEFORE = 30
_END = re.compile(r"[.!?:;,\n]")
_WORDS = re.compile(r"[^\W_]+")
_SPACE = re.compile(r"\s+")


@frozen(eq=False)
class StoryIndex:
    """The reports, their texts in small letters, the lexicon, and all figures of each report."""

    reports: Sequence[Report]
    language: Language
    figures: Mapping[int, Sequence[Figure]]
    texts: Sequence[str]
    cuts: dict[tuple[int, Span, str | None], list[Account]] = field(factory=dict)

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
        before, behind = _WORDS.findall(text[max(0, span.start - BEFORE) : span.start]), _WORDS.findall(text[span.end : span.end + BEFORE])
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
        """Whether a passage names a time, and each it names lies well before its report: "in 2001", "last year"."""
        whens, day = account.assertion.whens, self.reports[account.report].day
        if not whens or day is None:
            return False
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
    return StoryIndex(reports, language, figures, texts)


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


def word_of(index: StoryIndex, account: Account, wanted: str) -> str:
    """A stem or the head of some synonyms as the first word of a passage that stands for it."""
    senses = index.language.lists.content.senses
    stem = index.stem_of(account)
    stems = ((word, stem(word.lower())) for word in JOINED.findall(index.words(account)))
    return next((word for word, found in stems if wanted in (found, senses.get(found))), wanted)
