"""Any thing of the office by (the beginning of) its id."""

from collections.abc import Sequence

from legation.desk.desk import Desk
from legation.records.errors import LegationError

# A person types the beginning of an id; shorter ones would name half of the store.
SHORTEST = 4


def find_id(desk: Desk, name: str, kinds: Sequence[str]) -> tuple[str, str]:
    """The kind and the whole id of the one thing of these kinds whose id begins with `name`.

    Raises LegationError where there is none or several.
    """
    if len(name) < SHORTEST:
        raise LegationError(f"{name!r} is too short for the beginning of an id: give {SHORTEST} characters at least.")
    found = [(kind, whole) for kind in kinds for whole in desk.store.ids.find(kind, name.lower())]
    if len(found) == 1:
        return found[0]
    what = " or ".join(kinds)
    if not found:
        raise LegationError(f"There is no {what} whose id begins with {name!r}. `legation show` lists the stories.")
    several = ", ".join(f"{kind} {whole}" for kind, whole in found[:5])
    raise LegationError(f"{len(found)} things have an id that begins with {name!r}: {several}. Give more of it.")
