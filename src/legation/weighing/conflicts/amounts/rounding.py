"""Whether two numbers can both be right, looked at more closely than for finding claims: a number is rounded to its own last digit."""

from math import floor, log10

from legation.records.reading import Figure
from legation.weighing.claims.slots import agree

# A value in one of these units is often a conversion, which leaves digits that nobody wrote.
CONVERTED = ("km", "km/h", "kg", "minute", "hectare", "clock", "day")
# Digits that a figure as given in a report can have; more are noise of the arithmetic.
DIGITS = 12


def both_right(one: Figure, other: Figure) -> bool:
    """Whether two figures of one thing do not stand against each other: 11 and 11.5 million do not, 103 and 105 million do, as do 58 and
    59 people, though each is within a twentieth of the other."""
    if not agree(one, other):
        return False
    plain = all(figure.bound == "exact" and figure.value == figure.most and figure.unit not in CONVERTED for figure in (one, other))
    return not plain or one.value == other.value or abs(one.value - other.value) < coarser_step(one.value, other.value)


def coarser_step(one: float, other: float) -> float:
    """The step of the coarser of two numbers; nought where both go equally far."""
    fine, coarse = sorted((find_step(one), find_step(other)))
    return coarse if coarse > fine else 0.0


def find_step(value: float) -> float:
    """The worth of the last digit of a number that is not nought: 100 for 2,700, 0.1 for 6.5."""
    if value == 0:
        return 0.0
    size = floor(log10(abs(value)))
    digits = f"{abs(value):.{DIGITS - 1}e}".partition("e")[0].replace(".", "").rstrip("0")
    return float(10.0 ** (size - len(digits) + 1))
