"""A point on which accounts may differ: what is looked through for it, the values that passages give for it, and both in words that a
person reads, taken from the reports where they can be."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from attrs import field, frozen

from legation.language.language import Language
from legation.language.patterns import compile_phrases
from legation.language.words import JOINED
from legation.records.reading import Figure, Reading
from legation.records.report import Report
from legation.weighing.accounts.account import Account
from legation.weighing.accounts.agreement import Weights, weigh_features
from legation.weighing.accounts.index import ClauseIn, StoryIndex, build_clauses, build_index, group_by_report
from legation.weighing.accounts.slots import Measure
from legation.weighing.claims.align import fold_copies

# How far behind its number a counted noun stands: "two New York City subway work trains" has it at the sixth word.
NOUN_WITHIN = 6
# A point is named in a few words; where the words it is known by stand wider apart, one of them names it.
LONGEST_POINT = 60
# A conversion of units is no more exact than this many figures.
SIGNIFICANT = 4
LARGE = (("trillion", 1e12), ("billion", 1e9), ("million", 1e6))
MEASURED = ("km", "km/h", "kg", "minute", "hectare")


@frozen(eq=False)
class Evidence(StoryIndex):
    """What comparators look through: `stated`, the passages of a story that are no questions; `firsts`, the same without their copies
    (`copies`, by the id of the first); the `clauses` of the firsts; how telling words are over passages (`weights`) and over clauses
    (`clause_weights`); `retold`, the passages that only tell what was told before."""

    readings: Sequence[Reading] = field(kw_only=True)
    stated: Sequence[Account] = field(kw_only=True)
    by_report: dict[int, list[Account]] = field(kw_only=True)
    copies: Mapping[int, Sequence[Account]] = field(kw_only=True)
    firsts: Sequence[Account] = field(kw_only=True)
    parts: Sequence[ClauseIn] = field(kw_only=True)
    weights: Weights = field(kw_only=True)
    clause_weights: Weights = field(kw_only=True)
    table: Sequence[Account] = field(kw_only=True)
    retold: Sequence[Account] = field(kw_only=True)

    def all_clauses(self) -> Iterator[Account]:
        """Every clause of every passage, report by report."""
        return (clause for accounts in self.by_report.values() for account in accounts for clause in self.clauses(account))


def gather_evidence(reports: Sequence[Report], table: Sequence[Account], language: Language, readings: Sequence[Reading] = ()) -> Evidence:
    """All that the comparators look through, of one story: its passages laid out (`table`), and its readings for what they tell of
    somebody in passing."""
    # What was told before and is no more is no telling of its report: "earlier reports had put the depth at 40 metres".
    before = compile_phrases(language.lists.conflicts.retold)
    retold = [account for account in table if before.search(reports[account.report].words(account.span))]
    gone = {id(account) for account in retold}
    index = build_index(reports, [account for account in table if id(account) not in gone], language)
    # A question says nothing to be so, and what stands under a picture is of the day of the picture.
    pictured = compile_phrases(language.lists.commentary.pictures, capitals=True)
    stated = [
        account
        for account in table
        if id(account) not in gone and not index.asks(account) and not pictured.search(index.words(account).casefold())
    ]
    copies = {id(shelf[0]): shelf for shelf in fold_copies(stated)}
    firsts = [shelf[0] for shelf in copies.values()]
    parts = build_clauses(index, firsts)
    return Evidence(
        index.reports,
        index.language,
        index.figures,
        index.texts,
        index.cuts,
        index.past,
        readings=readings,
        table=table,
        retold=retold,
        stated=stated,
        by_report=group_by_report(stated),
        copies=copies,
        firsts=firsts,
        parts=parts,
        weights=weigh_features(table),
        clause_weights=weigh_features([*(part.clause for part in parts), *stated]),
    )


@frozen(eq=False)
class Telling:
    """One value that a passage gives for a point. Those with an equal `point` are compared; `value` is what they are compared by, and
    `shown` how it is shown where that is otherwise. `measure` where it is a figure or a time. `about` names the point. What differs under
    one `topic` and shares a passage is one conflict; the topic is the point where none is given. `own`: somebody's word on what others say
    of him: it may stand in one report with theirs, and that it comes later makes it no update."""

    point: tuple[Hashable, ...]
    account: Account
    value: str
    about: str = ""
    measure: Measure = None
    topic: str | None = None
    shown: str | None = None
    own: bool = field(default=False, kw_only=True)


T = TypeVar("T", bound=Telling)


def is_alike(least: float) -> Callable[[Evidence, Telling, Telling], bool]:
    """Whether two passages have so much of their telling words in common."""
    return lambda story, one, other: story.weights.likeness(one.account, other.account) >= least


def name_shared(*slots: str) -> Callable[[StoryIndex, Telling, Telling], str]:
    """What names a point by the words that two passages share: their `verb`, `subject`, `object`, in that order."""

    def name(index: StoryIndex, one: Telling, other: Telling) -> str:
        stems = (getattr(one.account.assertion, slot) for slot in slots)
        return name_point(index, (one.account, other.account), (found for found in stems if found))

    return name


def name_counted(index: StoryIndex, account: Account, figure: Figure) -> str | None:
    """What a figure counts, as the report writes it ("villagers"); None where the word does not stand behind the number."""
    if figure.what is None:
        return None
    text = index.reports[account.report].place(figure.span.where)
    behind = (match.group() for match in JOINED.finditer(text, figure.span.end, min(len(text), account.span.end)))
    stem = index.stem_of(account)
    near = [word for _, word in zip(range(NOUN_WITHIN), behind, strict=False)]
    # "Rose to at least six Friday" counts no Fridays.
    dates = index.language.lists.dates
    return next(
        (w for w in near if stem(w.lower()) == figure.what and w.lower() not in dates.weekdays and w.lower() not in dates.months), None
    )


def show(index: StoryIndex, account: Account, figure: Figure) -> str:
    """A figure as plain text: bound, value or range, what is counted, unit."""
    exact = (figure.value, figure.most)
    low, high = (float(f"{value:.{SIGNIFICANT}g}") if figure.unit in MEASURED else value for value in exact)
    value = spell(low) if low == high else f"{spell(low)}-{spell(high)}"
    if figure.unit == "clock":
        value = f"{int(figure.value) // 60:02}:{int(figure.value) % 60:02}"
    bound = {"about": "about ", "least": "at least ", "most": "at most "}.get(figure.bound, "")
    unit = None if figure.unit in ("person", "clock", "ordinal") else "years old" if figure.unit == "age" else figure.unit
    counted = name_counted(index, account, figure) if figure.unit in (None, "person") else None
    return " ".join(word for word in (bound + value, counted, unit) if word)


def figure_key(figure: Figure) -> str:
    """What a figure is compared by."""
    return f"{figure.value} {figure.most} {figure.bound}"


def spell(value: float) -> str:
    """A number as a person writes it: "38 billion", "1.3 million", "2700"."""
    name, size = next(((name, size) for name, size in LARGE if value >= size), ("", 1.0))
    return f"{value / size:.10g} {name}".strip()


def name_figure(index: StoryIndex, account: Account, figure: Figure) -> str:
    """What a figure is about: what it counts, the place it is taken from, or else its own words."""
    counted = name_counted(index, account, figure) if figure.unit in (None, "person", "ordinal") else None
    words = index.words(account)
    places = (party.removeprefix("from:") for party in figure.parties if party.startswith("from:"))
    own = index.reports[account.report].words(figure.span)
    return " ".join((counted or next((place for place in places if place in words), None) or own).split())


def name_point(index: StoryIndex, accounts: Iterable[Account], stems: Iterable[str]) -> str:
    """The point at issue as one stretch of words of a report: the shortest one that begins and ends with the words that the accounts
    share; where they stand wide apart the first of them."""
    wanted = set(stems)
    best: str | None = None
    for account in accounts:
        text, stem = index.words(account), index.stem_of(account)
        hits = [match for match in JOINED.finditer(text) if stem(match.group().lower()) in wanted]
        if not hits:
            continue
        whole = text[hits[0].start() : hits[-1].end()]
        found = whole if len(whole) <= LONGEST_POINT else hits[0].group()
        if best is None or (" " in found, -len(found)) > (" " in best, -len(best)):
            best = found
    return " ".join((best or "").split())
