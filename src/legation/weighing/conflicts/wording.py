"""The point at issue and the values of an account as words that a person reads, taken from the reports where they can be."""

import re
from collections.abc import Iterable

from legation.records.reading import Figure
from legation.weighing.accounts.account import Account
from legation.weighing.accounts.index import StoryIndex
from legation.weighing.grouping.sketch import stem

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# How far behind its number a counted noun stands: "two New York City subway work trains" has it at the sixth word.
NOUN_WITHIN = 6
# A point is named in a few words; where the words it is known by stand wider apart, one of them names it.
LONGEST_POINT = 60
# A conversion of units is no more exact than this many figures.
SIGNIFICANT = 4
LARGE = (("trillion", 1e12), ("billion", 1e9), ("million", 1e6))
MEASURED = ("km", "km/h", "kg", "minute", "hectare")


def name_counted(index: StoryIndex, account: Account, figure: Figure) -> str | None:
    """What a figure counts, as the report writes it ("villagers"); None where the word does not stand behind the number."""
    if figure.what is None:
        return None
    text = index.reports[account.report].place(figure.span.where)
    behind = (match.group() for match in _WORD.finditer(text, figure.span.end, min(len(text), account.span.end)))
    near = [word for _, word in zip(range(NOUN_WITHIN), behind, strict=False)]
    return next((word for word in near if stem(word.lower()) == figure.what), None)


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
        text = index.words(account)
        hits = [match for match in _WORD.finditer(text) if stem(match.group().lower()) in wanted]
        if not hits:
            continue
        whole = text[hits[0].start() : hits[-1].end()]
        found = whole if len(whole) <= LONGEST_POINT else hits[0].group()
        if best is None or (" " in found, -len(found)) > (" " in best, -len(best)):
            best = found
    return " ".join((best or "").split())
