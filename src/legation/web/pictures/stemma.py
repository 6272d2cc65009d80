"""The stemma as a word-sized picture: a bar is an origin, each stem under it a report. Places in pixels, no words."""

from collections.abc import Sequence
from typing import Any

from attrs import frozen

# The picture stands in a column of a list: no wider than this. Stems and the gaps between origins close up until it fits.
WIDEST, HEIGHT, BAR = 76, 20, 5
STEPS = ((6, 5), (5, 4), (4, 4), (4, 3), (3, 3), (3, 2))
# Stems nearer than this are drawn thin, or they would run into one.
THIN = 4
# Where stems do not fit, bars carry their number: so many bars of this width, a digit being 7 wide.
MOST_BARS, LEAST_BAR, DIGIT, APART = 3, 10, 7, 5


@frozen
class DrawnBar:
    """A bar from `x` on, `width` wide: full or open, and the stems under it as the outlines of lines: whole, broken, and those of each
    kind that are new. `number` stands in their place where there are too many."""

    x: int
    width: int
    sure: bool
    new: bool
    whole: str = ""
    broken: str = ""
    new_whole: str = ""
    new_broken: str = ""
    number: int | None = None


@frozen
class Drawn:
    """The picture: its width, its bars, how many more bars are only counted and where that is said, and whether its stems are thin."""

    width: int
    bars: tuple[DrawnBar, ...]
    further: int = 0
    room: int = 0
    thin: bool = False


def draw(bars: Sequence[Any], widest: int = WIDEST) -> Drawn:
    """The picture of some bars, each with stems, whether it is sure, and whether it is new."""
    stems = sum(len(bar.stems) for bar in bars)
    step, gap = next(((step, gap) for step, gap in STEPS if stems * step + (len(bars) - 1) * gap <= widest), (0, 0))
    if not step:
        return draw_numbers(bars)
    x = 0
    drawn = []
    for bar in bars:
        drawn.append(draw_bar(bar, x, step))
        x += len(bar.stems) * step + gap
    return Drawn(max(0, x - gap), tuple(drawn), thin=step < THIN)


def draw_bar(bar: Any, x: int, step: int) -> DrawnBar:
    """One bar with its stems."""
    lines: dict[tuple[bool, bool], str] = {}
    for place, stem in enumerate(bar.stems):
        key = (stem.inferred, stem.report.new)
        lines[key] = lines.get(key, "") + f"M{x + place * step + step / 2:g} {BAR if bar.sure else BAR + 1}V{HEIGHT}"
    whole, broken, new, new_broken = (lines.get(key, "") for key in ((False, False), (True, False), (False, True), (True, True)))
    return DrawnBar(x, len(bar.stems) * step, bar.sure, bar.new, whole, broken, new, new_broken)


def draw_numbers(bars: Sequence[Any]) -> Drawn:
    """Bars with their numbers: the largest few, the rest counted."""
    x = 0
    drawn = []
    for bar in bars[:MOST_BARS]:
        width = max(LEAST_BAR, DIGIT * len(str(len(bar.stems))))
        drawn.append(DrawnBar(x, width, bar.sure, bar.new, number=len(bar.stems)))
        x += width + APART
    further = max(0, len(bars) - MOST_BARS)
    room = DIGIT * (len(str(further)) + 1) if further else 0
    return Drawn(x - APART + (APART + room if further else 0), tuple(drawn), further, x)
