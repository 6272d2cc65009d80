"""What a number measures by the words right beside it, where neither its unit nor a verb says so: "landed 30 minutes late"."""

import re
from typing import Literal

from legation.language.lists.measuring import Gauges
from legation.language.patterns import NOWHERE, compile_phrases, either, once
from legation.records.reading import Figure
from legation.records.report import Span

Gauge = Literal["delay", "fall", "depth", "children", "hits", "arrests", "calibre"]
# So far before and behind a number stand the words that say what it measures.
BESIDE = 40
# Whoever was hit stands between: "hitting Gray eleven times".
WORD = re.compile(r"[\w’'-]+")
# What stands before a number and belongs to it, and what converts it: "fell 12 feet (3.7 metres)".
_LOOSE = re.compile(r"^\s*\([^)]*\)")


def find_gauge(text: str, figure: Figure, lists: Gauges) -> Gauge | None:
    """What a figure of a text measures; None where the words beside it do not say."""
    before = text[max(0, figure.span.start - BESIDE) : figure.span.start]
    behind = _LOOSE.sub("", text[figure.span.end : figure.span.end + BESIDE]).lstrip(" -")
    if figure.unit == "minute":
        late = compile_phrases(lists.late, at="start").match(behind) or compile_phrases(lists.delayed, at="end").search(before)
        return "delay" if late else None
    if figure.unit == "km":
        if compile_phrases(lists.pits, at="start").match(behind):
            return "depth"
        return "fall" if compile_phrases(lists.falling, at="end").search(before) else None
    if figure.unit in (None, "person") and figure.value == figure.most:
        # "a mother of two soldiers" has more children, perhaps.
        word = behind.partition(" ")[0].strip(".,;:)")
        bare = not word.islower() or word in lists.offspring or figure.what is None
        if bare and compile_phrases(lists.parents, at="end").search(before):
            return "children"
        if compile_phrases(lists.lately, at="start").match(behind):
            return None  # "arrested three times since October": before that, too, perhaps
        if word_of(text, figure) in lists.times or compile_phrases(lists.times, at="start").match(behind):
            slots = {"whom": WORD}
            if compile_phrases(lists.struck, slots, at="end").search(before):
                return "hits"
            if compile_phrases(lists.arrested, at="end").search(before):
                return "arrests"
        if compile_phrases(lists.arrests, at="start").match(behind):
            return "arrests"
        if compile_phrases(lists.bore, at="start").match(behind):
            return "calibre"
    return None


def word_of(text: str, figure: Figure) -> str:
    """The last word of a figure, which may be its noun: "eleven times"."""
    return text[figure.span.start : figure.span.end].rpartition(" ")[2].lower()


def read_hours(text: str, start: int, end: int, lists: Gauges, bounds: dict[str, str], where: str = "text") -> list[Figure]:
    """The times of a passage that are told in words of an hour beside such words: "about a half hour behind schedule"."""
    found = []
    for match in search_hours(lists).finditer(text, start, end):
        minutes = float(lists.hours[" ".join(match.group().lower().split())])
        words = text[max(start, match.start() - BESIDE) : match.start()].split()
        bound = next((bounds[said] for size in (3, 2, 1) if (said := " ".join(words[-size:]).lower()) in bounds), "exact")
        kind: Literal["exact", "about", "least", "most"] = next((one for one in ("about", "least", "most") if one == bound), "exact")
        figure = Figure(minutes, minutes, "minute", None, Span(match.start(), match.end(), where), kind)
        if find_gauge(text, figure, lists) is not None:
            found.append(figure)
    return found


@once
def search_hours(lists: Gauges) -> re.Pattern[str]:
    """What finds the words for an hour, or half of one."""
    return re.compile(rf"\b{either(lists.hours)}\b" if lists.hours else NOWHERE, re.IGNORECASE)
