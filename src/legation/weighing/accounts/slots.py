"""The slots that accounts fill: for each, when two accounts of it can both be right, and what it means that they cannot.

What comes to be otherwise as days pass may be an update; what stands against a claim lowers its grade; what says no is a denial.
"""

from collections.abc import Callable
from typing import get_args

from attrs import frozen

from legation.records.reading import Figure, When
from legation.records.story import Condition, Conflict, ConflictKind, Known, Stage, YesNo
from legation.weighing.accounts.agreement import both_right, overlap, rises

Measure = Figure | When | None


def figures_agree(one: Measure, other: Measure) -> bool:
    """Whether two figures can both be right: equal, rounded, bounds that keep each other."""
    return isinstance(one, Figure) and isinstance(other, Figure) and both_right(one, other)


def tolls_agree(one: Measure, other: Measure) -> bool:
    """Whether two tolls can both be right, of one moment: "at least 5" is overtaken by 7."""
    return figures_agree(one, other) and not (isinstance(one, Figure) and isinstance(other, Figure) and rises(one, other))


def times_overlap(one: Measure, other: Measure) -> bool:
    """Whether two times have a day in common."""
    return isinstance(one, When) and isinstance(other, When) and overlap(one, other)


def never(_one: Measure, _other: Measure) -> bool:
    """Two values that are not the same cannot both be right: yes and no, murder and manslaughter."""
    return False


@frozen
class Slot:
    """What can be told of a point. `kind` is what a conflict about it is called. `values` is the closed set of its values, empty where
    they are figures, days or words of the reports; those `denying` say no to what the others say. Its values may come to be otherwise
    as days pass (`changes`), but for figures in a `fixed` unit. `opposes`: another value speaks against a claim. `wordy`: its
    values are told in words, so that two conflicts with a word in common are one."""

    kind: ConflictKind
    agree: Callable[[Measure, Measure], bool] = never
    values: tuple[str, ...] = ()
    denying: frozenset[str] = frozenset()
    changes: bool = False
    fixed: tuple[str, ...] = ()
    opposes: bool = True
    wordy: bool = False


# Tolls, terms, sums come to be otherwise as days pass; measures of what has happened do not.
NUMBER = Slot(
    "number",
    figures_agree,
    denying=frozenset(("none",)),
    changes=True,
    fixed=("km", "km/h", "kg", "clock", "ordinal", "age", "magnitude"),
)
# A toll goes on rising.
TOLL = Slot("number", tolls_agree, denying=NUMBER.denying, changes=True, fixed=NUMBER.fixed)
# How deep a well is or how many children somebody has does not come to be otherwise in the days of a story.
GAUGE = Slot("number", figures_agree)
# Somebody's age is his own on any day near.
AGE = Slot("number", figures_agree)
# Which day it was does not change; the day of what is still to come is put off.
TIME = Slot("date", times_overlap)
TIME_AHEAD = Slot("date", times_overlap, changes=True)
ORDER = Slot("date")
PLACE = Slot("place", wordy=True)
# Somebody's rank or name is read off passages that mostly say something else besides: it speaks against none of that.
IDENTITY = Slot("identity", opposes=False, wordy=True)
POLARITY = Slot("polarity", values=get_args(YesNo), denying=frozenset(("denied",)), changes=True)
# Two acts that cannot both be, told in words of the reports.
ACTS = Slot("polarity", changes=True)
# So do the stages of a plan, and what is known of a thing.
KNOWN = Slot("status", values=get_args(Known), denying=frozenset(("not confirmed",)), changes=True, opposes=False)
STAGE = Slot("status", values=get_args(Stage), changes=True, opposes=False)
# What was meant to be at a time that is past, and elsewhere was, came to be otherwise on no day since.
MEANT = Slot("status", values=get_args(Stage), opposes=False)
CONDITION = Slot("status", values=get_args(Condition), changes=True, opposes=False)
SLOTS = (NUMBER, AGE, TIME, TIME_AHEAD, ORDER, PLACE, IDENTITY, POLARITY, ACTS, KNOWN, STAGE, MEANT, CONDITION)

DENYING = frozenset(value for slot in SLOTS for value in slot.denying)
SILENT = frozenset(slot.kind for slot in SLOTS if not slot.opposes)


def denies(value: str) -> bool:
    """Whether a side of a conflict with this value says no to what the others say."""
    return value in DENYING


def opposes_claims(conflict: Conflict) -> bool:
    """Whether the other sides of a conflict speak against a claim. An update opposes nothing."""
    return conflict.why != "update" and conflict.kind not in SILENT


def stands_against(conflict: Conflict, side: int) -> bool:
    """Whether the other sides of a conflict speak against this one: a correction speaks against what it corrects alone."""
    return conflict.why != "correction" or side in conflict.overtaken


def disputes(conflict: Conflict) -> bool:
    """Whether who is on one side of a conflict denies what the others say: another number, day or place, no against yes, closed against
    open. Not known yet, planned and done are stages of one thing."""
    values = {side.value for side in conflict.sides}
    return opposes_claims(conflict) or (conflict.why != "update" and (bool(values & DENYING) or values <= set(CONDITION.values)))
