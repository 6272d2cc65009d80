"""The fitted weights of the cleaning, from weights.json beside this file: of what a line is alone, of what stands around it, of a title.

They are of no language: what is weighed are lengths, shapes, places and neighbours, and kinds of wording whose words each language
lists for itself. `bench/fit_cleaning.py` fits all three tables anew; rather that than change one weight.
"""

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from attrs import frozen

from legation.language.weights import read_fitted

# What the names of each table begin with in the file.
PARTS = ("alone", "placed", "title")


@frozen
class Tables:
    """Weights by the name of a sign, in log-odds: body above nought and furniture below, and for the title the line against all others."""

    alone: Mapping[str, float]
    placed: Mapping[str, float]
    title: Mapping[str, float]


def read_tables() -> Tables:
    """The three tables of the file. Raises OfficeError where its names are not those that were fitted."""
    weights = read_fitted(find_file()).weights
    return Tables(*({name.partition(": ")[2]: one for name, one in weights.items() if name.startswith(f"{part}: ")} for part in PARTS))


def find_file() -> Path:
    """Where the weights are kept."""
    return Path(str(files("legation.intake.chrome") / "weights.json"))


TABLES = read_tables()


def sum_up(signs: Mapping[str, float], table: Mapping[str, float]) -> float:
    """The log-odds of some signs, each with how much of it there is."""
    total, get = 0.0, table.get
    for name, much in signs.items():
        # Most are one or nothing; a loop, for every line of every page goes through here.
        if weight := get(name):
            total += weight * much
    return total
