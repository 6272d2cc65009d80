"""The lineage drawn: a lane is an origin, a report hangs in the lane that it counts for, on the day it was published. No words."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from attrs import frozen

# More lanes than this are a carpet: the largest are drawn, the others counted. A lane shows so many reports, its first and its last.
MOST_LANES, MOST_HUNG = 12, 8
# Heights and widths in pixels: a lane holds a bar, a stem, a label; the names stand left of the days.
TOP, LANE, NAMES, SLOT, PAD, GAP, DROP = 26, 62, 172, 116, 14, 18, 19
# A label of so many characters fits its slot.
LABEL = 17


@frozen
class Hung:
    """A report in its lane: where it stands, whether by a broken stem; without a report, how many are folded there."""

    x: float
    report: Any = None
    inferred: bool = False
    folded: int = 0


@frozen
class DrawnLane:
    """A lane: its height, where its line ends, from where on it is broken, and what hangs in it."""

    lane: Any
    y: int
    whole_to: float
    broken_to: float
    hung: tuple[Hung, ...]


@frozen
class Column:
    """A day (nothing for reports without one), and how wide it is."""

    day: str | None
    x: float
    width: float


@frozen
class Crossing:
    """A step from a report to another lane, or between two in one lane, as the outline of a line."""

    step: Any
    path: str
    x: float
    y: float


@frozen
class Lanes:
    """The whole drawing."""

    width: int
    height: int
    columns: tuple[Column, ...]
    lanes: tuple[DrawnLane, ...]
    reuse: tuple[Crossing, ...]
    parts: tuple[Crossing, ...]
    further: int = 0
    label: int = LABEL


def draw(lineage: Any, most: int = MOST_LANES) -> Lanes:
    """The drawing of a lineage with its lanes and steps; of more lanes than `most`, but for one, the first."""
    every: Sequence[Any] = lineage.lanes
    shown = list(every if len(every) <= most + 1 else every[:most])
    hung = [fold(lane.bar.stems) for lane in shown]
    days = sorted({stem.report.day or "" for stems in hung for stem in stems if not isinstance(stem, int)}, key=lambda day: (not day, day))
    slots = {day: max(1, *(count_slots(stems, day) for stems in hung)) for day in days} if days else {}
    columns: list[Column] = []
    x = float(NAMES + GAP)
    for day in days:
        width = slots[day] * SLOT + PAD
        columns.append(Column(day or None, x, width))
        x += width + GAP
    at = {column.day or "": column for column in columns}
    lanes = []
    spots: dict[str, tuple[float, float]] = {}
    for number, (lane, stems) in enumerate(zip(shown, hung, strict=True)):
        y = TOP + 18 + number * LANE
        places = place_stems(stems, at)
        for one in places:
            if one.report is not None:
                spots[one.report.id] = (one.x, y + DROP)
        whole = max((one.x for one in places if not one.inferred), default=float(NAMES))
        lanes.append(DrawnLane(lane, y, whole, max((one.x for one in places), default=float(NAMES)), tuple(places)))
    height = TOP + 18 + len(shown) * LANE
    bars = {drawn.lane.bar.name: drawn.y for drawn in lanes}
    return Lanes(
        int(x),
        height,
        tuple(columns),
        tuple(lanes),
        tuple(cross_inside(lineage.steps, spots)),
        tuple(cross_lanes(lineage.steps, spots, bars)),
        len(every) - len(shown),
    )


def fold(stems: Sequence[Any]) -> list[Any]:
    """The stems of a lane in order of days; of many the first and the last, and how many between them."""
    ordered = sorted(stems, key=lambda stem: (stem.report.day is None, stem.report.day or "", find_moment(stem.report.published)))
    if len(ordered) <= MOST_HUNG:
        return list(ordered)
    return [ordered[0], len(ordered) - 2, ordered[-1]]


def find_moment(published: Any) -> str:
    """The moment of a report for ordering within its day; one without an hour comes first."""
    return published.astimezone(UTC).isoformat() if isinstance(published, datetime) and published.tzinfo else ""


def count_slots(stems: Sequence[Any], day: str) -> int:
    """How many places a lane takes in the column of a day."""
    found = 0
    for place, stem in enumerate(stems):
        of = stems[place - 1] if isinstance(stem, int) else stem
        found += (of.report.day or "") == day
    return found


def place_stems(stems: Sequence[Any], at: dict[str, Column]) -> list[Hung]:
    """Where each stem of a lane stands: side by side within a day."""
    taken: dict[str, int] = {}
    placed = []
    for place, stem in enumerate(stems):
        of = stems[place - 1] if isinstance(stem, int) else stem
        column = at[of.report.day or ""]
        number = taken.get(of.report.day or "", 0)
        taken[of.report.day or ""] = number + 1
        x = column.x + PAD / 2 + SLOT / 2 + number * SLOT
        placed.append(Hung(x, folded=stem) if isinstance(stem, int) else Hung(x, stem.report, stem.inferred))
    return placed


def cross_inside(steps: Sequence[Any], spots: dict[str, tuple[float, float]]) -> list[Crossing]:
    """Reuse between two neighbours in one lane: two lines from point to point."""
    made = []
    for step in steps:
        if step.kind != "reuse" or not step.inside or step.report not in spots or step.child.id not in spots:
            continue
        (one, y), (other, below) = spots[step.report], spots[step.child.id]
        if y == below and abs(one - other) <= SLOT + 1:
            left, right = min(one, other) + 8, max(one, other) - 8
            made.append(Crossing(step, f"M{left:g} {y - 2:g}H{right:g}M{left:g} {y + 2:g}H{right:g}", (left + right) / 2, y + 16))
    return made


def cross_lanes(steps: Sequence[Any], spots: dict[str, tuple[float, float]], bars: dict[str, int]) -> list[Crossing]:
    """A step to another lane: dotted, from the report along the left of its day to the lane it draws on."""
    made: list[Crossing] = []
    for step in steps:
        if step.inside or step.child.id not in spots:
            continue
        x, y = spots[step.child.id]
        to = spots[step.report][1] - DROP if step.report in spots else bars.get(step.parent)
        if to is None or to == y - DROP:
            continue
        # Each further one turns a little more to the left, so that no two run on one line.
        turn = x - SLOT / 2 - 4 - 5 * sum(other.step.child.id == step.child.id for other in made)
        bend = 6 if to < y else -6
        made.append(Crossing(step, f"M{x - 6:g} {y:g}H{turn + 6:g}Q{turn:g} {y:g} {turn:g} {y - bend:g}V{to:g}", turn, y))
    return made
