"""Positions over time: a row is a party on an issue, a mark stands on the day a stance was taken, a line runs on until it is moved."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from attrs import frozen

# Widths and heights in pixels: names, then days up to today; an issue has a head, each party a row.
NAMES, WIDTH, TOP, HEAD, ROW, ROOM = 188, 768, 34, 27, 31, 112
# A day is labelled where there is room for its name beside the one before it; so many days are.
LABEL, MOST_LABELS = 62, 8


@frozen
class Mark:
    """A stance: where it stands, what it is, whether its report is new, and whether it is named beside (the last of its row is)."""

    x: float
    stance: str
    day: str
    report: Any
    last: bool


@frozen
class Line:
    """A party: its height, its marks, where its line begins and ends."""

    stand: Any
    y: int
    marks: tuple[Mark, ...]
    start: float
    end: float


@frozen
class Block:
    """An issue: its height and its parties."""

    issue: str
    watched: bool
    y: int
    lines: tuple[Line, ...]


@frozen
class Course:
    """The whole picture; `labels` are days with their places, `today` is where today is."""

    width: int
    height: int
    blocks: tuple[Block, ...]
    labels: tuple[tuple[str, float], ...]
    today: float


def draw(stands: Sequence[Any], today: str) -> Course | None:
    """The picture of some stands; nothing where none of them has a day."""
    dated = [stand for stand in stands if any(len(step.day) == len("2024-05-01") for step in stand.steps)]
    if not dated:
        return None
    days = sorted({step.day for stand in dated for step in stand.steps if len(step.day) == len("2024-05-01")})
    first, last = days[0], max(days[-1], min(today, days[-1]))
    end = today if today >= last and span(last, today) <= max(30, 2 * span(first, last)) else last
    whole = max(1, span(first, end))

    def place(day: str) -> float:
        return round(NAMES + 24 + (WIDTH - NAMES - 24 - ROOM) * span(first, day) / whole, 1)

    blocks: list[Block] = []
    y = TOP
    for stand in dated:
        if not blocks or blocks[-1].issue != stand.issue:
            blocks.append(Block(stand.issue, stand.watched, y, ()))
            y += HEAD
        steps = [step for step in stand.steps if len(step.day) == len("2024-05-01")]
        marks = tuple(
            Mark(place(step.day), step.stance, step.day, step.report, number == len(steps) - 1) for number, step in enumerate(steps)
        )
        line = Line(stand, y + ROW // 2 - 4, marks, marks[0].x, place(end))
        blocks[-1] = Block(blocks[-1].issue, blocks[-1].watched, blocks[-1].y, (*blocks[-1].lines, line))
        y += ROW
    return Course(WIDTH, y + 6, tuple(blocks), tuple(choose_labels(days, place)), place(end) if end == today else 0)


def span(one: str, other: str) -> int:
    """How many days lie between two."""
    return (date.fromisoformat(other) - date.fromisoformat(one)).days


def choose_labels(days: Sequence[str], place: Any) -> list[tuple[str, float]]:
    """The days that can be named without touching."""
    shown: list[tuple[str, float]] = []
    for day in days:
        x = place(day)
        if len(shown) < MOST_LABELS and (not shown or x - shown[-1][1] >= LABEL):
            shown.append((day, x))
    return shown
