"""A timeline: reports as strokes on their days, what is planned as broken rings behind today."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from attrs import frozen

# Places in pixels: the line, and the widths of what lies before and behind today. Dates are set at equal steps where they are named.
WIDTH, LINE, LEFT, STEP, MOST = 720, 62, 20, 118, 4
REPORTS, STROKE, AHEAD = 180, 4, 104


@frozen
class Ring:
    """A date: where it stands, and whether it is planned."""

    x: float
    due: Any
    width: float


@frozen
class Strip:
    """The timeline: strokes of reports as the outline of lines, how many reports, their first and last day, where today is, the rings."""

    width: int
    strokes: str
    reports: int
    first: str
    last: str
    today: float
    rings: tuple[Ring, ...]
    further: int = 0


def draw(days: Sequence[tuple[str, int]], rows: Sequence[Any], today: str) -> Strip | None:
    """The timeline of a story; nothing where it has neither days nor dates."""
    ahead = [row for row in rows if row.last >= today[: len(row.last)] and row.standing in ("planned", "confirmed", "cancelled")]
    if not days and not ahead:
        return None
    first, last = (days[0][0], days[-1][0]) if days else (today, today)
    whole = max(1, (date.fromisoformat(last) - date.fromisoformat(first)).days)
    strokes = []
    for day, count in days:
        x = LEFT + 6 + (REPORTS - 12) * (date.fromisoformat(day) - date.fromisoformat(first)).days / whole
        strokes += [f"M{x + number * STROKE:g} {LINE - 14}V{LINE - 3}" for number in range(min(count, 8))]
    at = LEFT + REPORTS + 16
    rings = tuple(
        Ring(at + AHEAD + number * STEP, row, 22 if len(row.first) == len("2024-05-01") else 60) for number, row in enumerate(ahead[:MOST])
    )
    return Strip(WIDTH, "".join(strokes), sum(count for _, count in days), first, last, at, rings, max(0, len(ahead) - MOST))
