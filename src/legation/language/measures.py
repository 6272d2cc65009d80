"""Measures as a person writes them: weighing compares in kilograms, kilometres and minutes, and "5 billion kg" is hard to read."""

import re
from collections.abc import Sequence

AMOUNT = r"\d+(?:\.\d+)?(?: (?:trillion|billion|million))?"
MEASURE = re.compile(rf"(?<![\w.,])({AMOUNT})(?:-({AMOUNT}))? (kg|km|minute)(?![\w/])")
SIZES = {"trillion": 1e12, "billion": 1e9, "million": 1e6}
# Of each unit: from how much on, in which other, how many of the one make one of the other; the first that fits is taken.
LARGER: dict[str, Sequence[tuple[float, float, str, str]]] = {
    "kg": ((1000, 1000, "tonne", "tonnes"),),
    "km": ((1, 1, "km", "km"), (0, 0.001, "m", "m")),
    "minute": ((2880, 1440, "day", "days"), (120, 60, "hour", "hours"), (0, 1, "minute", "minutes")),
}


def usual(said: object) -> str:
    """Measures in the unit that fits their size: "5 billion kg" as "5 million tonnes", "0.4 km" as "400 m", "4320 minute" as "3 days"."""
    return MEASURE.sub(write_usual, str(said))


def write_usual(found: re.Match[str]) -> str:
    """One measure, or a range of two, in the unit that fits the smaller."""
    amounts = [read_amount(one) for one in (found[1], found[2]) if one]
    fitting = next((one for one in LARGER[found[3]] if min(amounts) >= one[0]), None)
    if fitting is None:
        return found[0]
    _, size, one, more = fitting
    scaled = [amount / size for amount in amounts]
    return f"{'–'.join(map(write_amount, scaled))} {one if scaled == [1] else more}"


def read_amount(said: str) -> float:
    """A number with its scale."""
    digits, _, scale = said.partition(" ")
    return float(digits) * SIZES.get(scale, 1)


def write_amount(amount: float) -> str:
    """A number as a person writes it: "5 million", "16,300", "2.5"."""
    name, size = next(((name, size) for name, size in SIZES.items() if amount >= size), ("", 1.0))
    return f"{float(f'{amount / size:.10g}'):,.10g} {name}".strip()
