"""What differences are judged on: the passages of a story, all figures of each report, which day each passage tells of."""

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta

from attrs import field, frozen

from legation.records.lexicon import Lexicon
from legation.records.reading import Figure, When
from legation.records.report import Report, Span
from legation.records.story import ConflictKind
from legation.weighing.claims.clauses import take_apart
from legation.weighing.claims.slots import Account, is_later, overlap
from legation.weighing.conflicts.amounts.rounding import both_right

# Reports of one occasion come out within so many days; later ones tell of another, or say which day they mean.
SAME_DAYS = 3
# A day that lies further back than this from the report is not news any more: the passage tells of something before.
BACKGROUND_DAYS = 21
# Why an update is one, as the officer reads it.
UPDATED = "Those who say otherwise were published on later days."
# As many characters before a passage hold the four words in which a negator stands.
BEFORE = 30
_END = re.compile(r"[.!?:;,\n]")
_WORDS = re.compile(r"[^\W_]+")
_SPACE = re.compile(r"\s+")


@frozen(eq=False)
class Difference:
    """Two passages and the values that they give for one slot; `about` is the point, as words of one of them where it can be.

    Differences of one `slot` that share a passage are one conflict. Numbers and times come with their
    `measures`: those that agree are on one side.
    `changing` says of one whose kind alone does not tell it that its values may come to be otherwise: a day that is still to come.
    """

    kind: ConflictKind
    about: str
    left: Account
    right: Account
    values: tuple[str, str]
    slot: str = ""
    measures: tuple[Figure, Figure] | tuple[When, When] | None = None
    changing: bool = False


@frozen(eq=False)
class Ground:
    """The reports, their texts in small letters, the lexicon, and all figures of each report."""

    reports: Sequence[Report]
    lexicon: Lexicon
    figures: Mapping[int, Sequence[Figure]]
    texts: Sequence[str]
    cuts: dict[tuple[int, Span, str | None], list[Account]] = field(factory=dict)

    def clauses(self, account: Account) -> list[Account]:
        """The clauses of a passage, each as a passage, or the passage itself where it is one. Cut once, however many rules ask."""
        key = (account.report, account.span, account.assertion.statement)
        if key not in self.cuts:
            self.cuts[key] = take_apart(account, self.lexicon) or [account]
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

    def words(self, account: Account) -> str:
        """The words of a passage."""
        return self.reports[account.report].words(account.span)

    def around(self, account: Account, figure: Figure) -> tuple[str, str]:
        """The words right before and right behind a figure, in small letters."""
        text, span = self.reports[account.report].place(figure.span.where), figure.span
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


def lay_ground(reports: Sequence[Report], table: Sequence[Account], lexicon: Lexicon) -> Ground:
    """The ground of one story."""
    figures: dict[int, list[Figure]] = {number: [] for number in range(len(reports))}
    for account in table:
        figures[account.report].extend(account.assertion.figures)
    texts = tuple(_SPACE.sub(" ", f"{report.title or ''}\n{report.text}".lower()) for report in reports)
    return Ground(reports, lexicon, figures, texts)


def is_update(reports: Sequence[Report], sides: Sequence[tuple[int, int]]) -> bool:
    """Whether publication order explains a difference of two values (pairs of a report's place and its side): all of one value came on
    earlier days than all of the other."""
    if len({side for _, side in sides}) != 2:
        return False
    first = [reports[number] for number, side in sides if side == 0]
    second = [reports[number] for number, side in sides if side == 1]
    return all(is_later(b, a) for a in first for b in second) or all(is_later(a, b) for a in first for b in second)
