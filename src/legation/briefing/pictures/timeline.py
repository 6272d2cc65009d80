"""The timeline as a picture: the days in their order along a line, what is past left of today, what is planned right of it."""

from attrs import frozen

from legation.briefing.templates import MONTHS
from legation.records.brief import Brief, Entry

# SVG units are CSS pixels at full width. Days are set at equal steps, in order: the weeks that matter lie close, the
# years before them far apart, and true distances would print all names on one spot.
STEP, MARGIN, HEIGHT, LINE = 104, 40, 86, 44


@frozen
class Mark:
    """A day on the line: where it stands, its two lines of label, and the number of its first reference."""

    x: int
    day: str
    year: str
    entries: tuple[Entry, ...]
    planned: bool
    reference: int


@frozen
class Strip:
    """The whole timeline: its size, its marks, and where today is."""

    width: int
    height: int
    line: int
    marks: tuple[Mark, ...]
    today: int


def draw(brief: Brief) -> Strip | None:
    """The picture of a brief's dates; None where there are fewer than two days to set apart."""
    days: dict[tuple[bool, str, str], list[Entry]] = {}
    for entry in sorted(brief.entries, key=lambda entry: entry.planned):
        days.setdefault((entry.planned, entry.first, entry.last), []).append(entry)
    if len(days) < 2:
        return None
    marks: list[Mark] = []
    x, today = MARGIN, 0
    for planned, first, last in days:
        if planned and not today:
            today = x
            x += STEP if marks else STEP // 2
        entries = days[planned, first, last]
        marks.append(
            Mark(x, label(first, last), first[:4] if len(first) > 4 else "", tuple(entries), planned, entries[0].line.citations[0])
        )
        x += STEP
    if not today:
        today, x = x, x + STEP // 2
    return Strip(x - STEP + MARGIN * 2 if marks[-1].planned else today + MARGIN, HEIGHT, LINE, tuple(marks), today)


def label(first: str, last: str) -> str:
    """Day and month as short as a mark needs: 24 May, 11–12 Jul, Jun."""
    one, other = first.split("-"), last.split("-")
    if len(one) == 1:
        return first
    month = MONTHS[int(other[1]) - 1 if len(other) > 1 else 0][:3]
    if len(one) == 2 or len(other) < 3:
        return MONTHS[int(one[1]) - 1][:3]
    if first == last:
        return f"{int(one[2])} {month}"
    if one[:2] == other[:2]:
        return f"{int(one[2])}–{int(other[2])} {month}"
    return f"{int(one[2])} {MONTHS[int(one[1]) - 1][:3]} – {int(other[2])} {month}"
