"""In which slot two passages about the same thing differ: yes or no, day, sea, number."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from legation.records.lexicon import Lexicon
from legation.records.reading import Figure, When
from legation.records.report import Report
from legation.records.story import ConflictKind
from legation.weighing.claims.align import SAME_WORDS
from legation.weighing.claims.slots import (
    Account,
    agree,
    comes_out,
    dates_differ,
    none_counted,
    numbers_differ,
    opposes,
    touches,
    waters_differ,
)

# How alike two passages must be before a difference in a slot is a difference about the same thing. What one counts and the other
# says is not there is already much in common, a number and its noun something; a denial and a day need more.
ALIKE_COUNTED, ALIKE_NUMBER, ALIKE_DENIED, ALIKE_DATE = 0.1, 0.15, 0.25, 0.35
# Reports of one occasion come out within so many days; later ones tell of another, or say which day they mean.
SAME_DAYS = 3


@frozen(eq=False)
class Difference:
    """Two passages and the values that they give for one slot; `about` names the slot."""

    kind: ConflictKind
    about: str
    left: Account
    right: Account
    values: tuple[str, str]


@frozen(eq=False)
class Ground:
    """What differences are judged on: the reports, the lexicon, and all figures of each report."""

    reports: Sequence[Report]
    lexicon: Lexicon
    figures: Mapping[int, Sequence[Figure]]

    def states(self, account: Account, figure: Figure) -> bool:
        """Whether the report of a passage gives that figure anywhere: who gives both numbers does not stand against either."""
        return any(figure.unit == known.unit and agree(figure, known) for known in self.figures[account.report])

    def words(self, account: Account) -> str:
        """The words of a passage."""
        return self.reports[account.report].words(account.span)


def lay_ground(reports: Sequence[Report], table: Sequence[Account], lexicon: Lexicon) -> Ground:
    """The ground of one story."""
    figures: dict[int, list[Figure]] = {account.report: [] for account in table}
    for account in table:
        figures[account.report].extend(account.assertion.figures)
    return Ground(reports, lexicon, figures)


def find_differences(ground: Ground, one: Account, other: Account, like: float) -> Iterator[Difference]:
    """The slots in which two passages that are so much alike differ. A question says nothing to be so."""
    if asks(ground, one) or asks(ground, other):
        return
    shared = " ".join(stem for stem in one.assertion.stems if stem in other.assertion.stems)
    days = dates_differ(one.assertion, other.assertion)
    counts = list(find_counts(ground, one, other, like))
    if counts:
        yield from counts
    elif opposes(one, other):
        if like >= ALIKE_DENIED:
            yield Difference("polarity", shared, one, other, (yes_or_no(one), yes_or_no(other)))
    elif days is not None:
        # With other days, other numbers are of another occasion.
        written = all(written_out(ground, account, when) for account, when in zip((one, other), days, strict=True))
        if like >= ALIKE_DATE and written and same_event(one, other):
            yield Difference("date", shared, one, other, (days[0].first, days[1].first))
    elif like >= (ALIKE_NUMBER if touches(one, other) else SAME_WORDS) and (same_occasion(ground, one, other) or same_event(one, other)):
        yield from find_values(ground, one, other, shared)


def find_counts(ground: Ground, one: Account, other: Account, like: float) -> Iterator[Difference]:
    """What one passage says is not there or not known, and the other counts or gives."""
    for denying, counting in ((one, other), (other, one)):
        figure = none_counted(denying, counting, ground.lexicon)
        if figure is not None:
            yield Difference("number", str(figure.what), denying, counting, ("none", show(figure)))
        elif like >= ALIKE_NUMBER and (thing := comes_out(denying, counting, ground.lexicon)):
            yield Difference("status", thing, denying, counting, ("not known", "given"))


def find_values(ground: Ground, one: Account, other: Account, shared: str) -> Iterator[Difference]:
    """Two waters, or two numbers, for one thing."""
    seas = waters_differ(one, other, ground.lexicon)
    if seas is not None:
        yield Difference("place", shared, one, other, seas)
    figures = numbers_differ(one.assertion, other.assertion)
    if figures is None or not same_measure(ground, figures, one, other):
        return
    if not ground.states(other, figures[0]) and not ground.states(one, figures[1]):
        about = str(figures[0].what or figures[1].what or figures[0].unit)
        yield Difference("number", about, one, other, (show(figures[0]), show(figures[1])))


def same_measure(ground: Ground, figures: tuple[Figure, Figure], one: Account, other: Account) -> bool:
    """Whether two figures measure one thing. Persons and measures are counted of many things: the same must be said of them, or both
    be a time of day, or both the same kind of bound ("up to 14 years", "up to 10 years"), or both be from the same two places."""
    a, b = figures
    places = set(one.assertion.names) & set(other.assertion.names)
    bounds = a.bound == b.bound and a.bound in ("least", "most")
    unnamed = ground.lexicon.phrases.get("stopwords", ())
    if a.unit is not None and (one.assertion.subject in unnamed or other.assertion.subject in unnamed):
        return False  # what "it" is cannot be told from here
    return a.unit is None or one.predicate == other.predicate or a.unit == "clock" or bounds or (a.unit == "km" and len(places) > 1)


def asks(ground: Ground, account: Account) -> bool:
    """Whether a passage is a question, or the end of one."""
    behind = ground.reports[account.report].text[account.span.end : account.span.end + 2]
    return behind.lstrip("\"'”’ ").startswith("?") or ground.words(account).rstrip("\"'”’ ").endswith("?")


def same_occasion(ground: Ground, one: Account, other: Account) -> bool:
    """Whether two passages may speak of one occasion: one that names no day is of the days of its report."""
    a, b = ground.reports[one.report].day, ground.reports[other.report].day
    dated = one.assertion.whens and other.assertion.whens
    return bool(dated) or a is None or b is None or abs((a - b).days) <= SAME_DAYS


def written_out(ground: Ground, account: Account, when: When) -> bool:
    """Whether a day is given by date: a weekday is read off the report's own day, which pages often have wrong."""
    return any(sign.isdigit() for sign in ground.reports[account.report].words(when.words))


def same_event(one: Account, other: Account) -> bool:
    """Whether two passages tell one event by their slots: the same predicate with the same subject or object."""
    a, b = one.assertion, other.assertion
    slots = [(x, y) for x, y in ((a.subject, b.subject), (a.object, b.object)) if x is not None and y is not None]
    return one.predicate is not None and one.predicate == other.predicate and bool(slots) and all(x == y for x, y in slots)


def show(figure: Figure) -> str:
    """A figure as plain text: bound, value or range, what is counted, unit."""
    value = f"{figure.value:.10g}" if figure.value == figure.most else f"{figure.value:.10g}-{figure.most:.10g}"
    if figure.unit == "clock":
        value = f"{int(figure.value) // 60:02}:{int(figure.value) % 60:02}"
    bound = {"about": "about ", "least": "at least ", "most": "at most "}.get(figure.bound, "")
    words = (bound + value, figure.what, None if figure.unit in ("person", "clock") else figure.unit)
    return " ".join(word for word in words if word)


def yes_or_no(account: Account) -> str:
    """What a passage says in a difference of yes or no."""
    return "denied" if account.denied else "affirmed"
