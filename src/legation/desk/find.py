"""What the store holds, by (the beginning of) its id."""

from collections.abc import Sequence

from legation.desk.session import Session
from legation.records.errors import LegationError
from legation.records.reading import Reading
from legation.records.report import Report

# A person types the beginning of an id; shorter ones would name half of the store.
SHORTEST = 4


def find_id(session: Session, name: str, kinds: Sequence[str]) -> tuple[str, str]:
    """The kind and the whole id of the one thing of these kinds whose id begins with `name`.

    Raises LegationError where there is none or several.
    """
    if len(name) < SHORTEST:
        raise LegationError(f"{name!r} is too short for the beginning of an id: give {SHORTEST} characters at least.")
    found = [(kind, whole) for kind in kinds for whole in session.store.ids.find(kind, name.lower())]
    if len(found) == 1:
        return found[0]
    what = " or ".join(kinds)
    if not found:
        raise LegationError(f"There is no {what} whose id begins with {name!r}. `legation show` lists the stories.")
    several = ", ".join(f"{kind} {whole}" for kind, whole in found[:5])
    raise LegationError(f"{len(found)} things have an id that begins with {name!r}: {several}. Give more of it.")


def pair_up(session: Session, ids: Sequence[str]) -> list[tuple[Report, Reading]]:
    """Reports with their readings; one that has none (its reading was dropped and never made again) counts as read without findings."""
    reports = session.store.reports.many(ids)
    readings = session.store.readings.many(ids)
    return [(report, reading or Reading(report.id, "none")) for report, reading in zip(reports, readings, strict=True)]
