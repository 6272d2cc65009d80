"""The table of what accounts are compared by, a row a comparator: what is told of a point, how its values are found, and what makes two
values of it a difference. A new kind of conflict is a function that finds values, and a row here.

The rows stand in the order in which they are asked: of two that lay the same passages side by side the first one tells of it.
"""

from collections.abc import Callable, Iterable
from typing import Any, Generic

from attrs import frozen

from legation.weighing.accounts.account import Account
from legation.weighing.accounts.index import StoryIndex
from legation.weighing.accounts.slots import (
    ACTS,
    AGE,
    CONDITION,
    GAUGE,
    IDENTITY,
    KNOWN,
    MEANT,
    NUMBER,
    ORDER,
    PLACE,
    POLARITY,
    STAGE,
    TIME,
    TIME_AHEAD,
    TOLL,
    Slot,
)
from legation.weighing.conflicts import (
    acts,
    blame,
    denied,
    gauges,
    kinds,
    known,
    numbers,
    persons,
    places,
    pressing,
    stages,
    states,
    times,
    tolls,
)
from legation.weighing.conflicts.point import Evidence, T, Telling, is_alike, name_shared
from legation.weighing.conflicts.testimony import Way, hear, name_matter, of_one_matter, of_one_time

# A point with more values than this is a list of many things, no difference about one; a story has more tolls, and numbers of one thing.
FEW, SEVERAL, TOLLS = 4, 5, 8
# A thing that stands in more clauses than this is what the story is about in general, and each number of it another.
ROOM = 60


def any_time(_index: StoryIndex, _one: Account, _other: Account) -> bool:
    """Whatever the days: ages, ranks and homes are the same on other days, and some rules judge the days themselves."""
    return True


def one_thing(_story: Evidence, _one: Telling, _other: Telling) -> bool:
    """Values of one point are of one thing already."""
    return True


def nobody(_index: StoryIndex, _one: Telling, _other: Telling) -> bool:
    """Who gives a value of a point need not know the others."""
    return False


def passing(_telling: Telling) -> bool:
    """What is so on one occasion may be otherwise on another: a report that has no day must say in its words which it means."""
    return False


def staying(_telling: Telling) -> bool:
    """What is the same on other days: how old somebody was."""
    return True


def name_first(_index: StoryIndex, one: Telling, other: Telling) -> str:
    """The point as a telling names it."""
    return one.about or other.about


def show_value(_index: StoryIndex, telling: Telling) -> str:
    """A value as it is told."""
    return telling.value if telling.shown is None else telling.shown


@frozen
class Comparator(Generic[T]):
    """One row: the `slot` that is compared; how its values are found (`find`); whether the report of one value knows the other (`knows`),
    whether both are of one `occasion`, and whether they are of one thing (`of_one`: so much alike, the same subject).

    Who gives or knows two values of a point stands on no side; with `lists` he may give several, for points that are wide ("killed"),
    and only stands beside no value that he knows. `spread`: values are compared by the first who give them, and all who give them stand
    with these. `lasts`: reports without a day may tell of it, too. `alone`: words that others carry, too, may have another value behind
    them there, so that copies are no part of it. `within`: both may be told by one report. `most` values a point has, `room` for so many
    tellings."""

    slot: Slot
    find: Callable[[Evidence], Iterable[T]]
    of_one: Callable[[Evidence, T, T], bool] = one_thing
    knows: Callable[[Evidence, T, T], bool] = nobody
    occasion: Callable[[StoryIndex, Account, Account], bool] = StoryIndex.same_occasion
    name: Callable[[StoryIndex, T, T], str] = name_first
    show: Callable[[StoryIndex, T], str] = show_value
    lasts: Callable[[T], bool] = passing
    lists: bool = False
    spread: bool = False
    alone: bool = False
    within: bool = False
    most: int | None = None
    room: int | None = None


# The ways of saying no, and of leaving a thing open.
DENIALS: tuple[Way, ...] = (
    states.find_called,
    denied.find_denied,
    states.find_states,
    acts.find_acts,
    acts.find_turned,
    blame.find_claimed,
    blame.find_blamed,
)
OPEN: tuple[Way, ...] = (known.find_withheld, known.find_unconfirmed, known.find_given_out, known.find_unknown, known.find_identified)

_SUBJECT_ACT = name_shared("subject", "verb")
_PARTIES = name_shared("subject", "object")

TABLE: tuple[Comparator[Any], ...] = (
    # how many, who is known, what it was
    Comparator(
        TOLL,
        tolls.find_tolls,
        tolls.of_one_toll,
        tolls.holds,
        name=tolls.name_toll,
        show=numbers.show_figure,
        lists=True,
        spread=True,
        most=TOLLS,
    ),
    Comparator(
        NUMBER,
        numbers.find_none,
        numbers.none_of_one,
        occasion=StoryIndex.same_matter,
        name=tolls.name_counts,
        show=numbers.show_figure,
        lists=True,
    ),
    Comparator(KNOWN, hear(*OPEN), of_one_matter, occasion=of_one_time, name=name_matter, lists=True),
    Comparator(POLARITY, hear(*DENIALS), of_one_matter, occasion=of_one_time, name=name_matter, lists=True, within=True),
    Comparator(
        NUMBER,
        numbers.find_ages,
        numbers.of_one_age,
        numbers.knows_age,
        any_time,
        numbers.name_aged,
        numbers.show_figure,
        staying,
        alone=True,
    ),
    Comparator(TIME, times.find_past, times.of_one_event, times.knows_time, any_time, times.name_event, times.show_time, lists=True),
    Comparator(TIME_AHEAD, times.find_ahead, times.of_one_event, times.knows_time, any_time, times.name_event, times.show_time, lists=True),
    Comparator(
        NUMBER,
        times.find_clocks,
        times.of_one_hour,
        numbers.states,
        name=name_shared("subject", "verb"),
        show=numbers.show_figure,
        lists=True,
    ),
    Comparator(TIME, times.find_said, times.of_one_saying, times.knows_time, any_time, times.name_event, times.show_time, lists=True),
    Comparator(
        GAUGE,
        gauges.find_gauged,
        gauges.of_one_bearer,
        gauges.knows_gauge,
        StoryIndex.same_occasion,
        gauges.name_gauged,
        gauges.show_gauged,
        gauges.is_lasting,
        lists=True,
        spread=True,
        most=SEVERAL,
    ),
    Comparator(
        NUMBER,
        gauges.find_struck,
        gauges.of_one_bearer,
        gauges.knows_gauge,
        StoryIndex.same_occasion,
        gauges.name_gauged,
        gauges.show_gauged,
        lists=True,
        spread=True,
        most=SEVERAL,
    ),
    Comparator(
        NUMBER,
        numbers.find_numbers,
        numbers.of_one_thing,
        numbers.states_count,
        any_time,
        tolls.name_counts,
        numbers.show_figure,
        numbers.is_lasting,
        lists=True,
        most=SEVERAL,
        room=ROOM,
    ),
    # what is not there, not so, elsewhere, somebody else
    Comparator(PLACE, places.find_waters, places.of_one_water, occasion=StoryIndex.same_matter, lists=True, most=FEW),
    Comparator(PLACE, places.find_places, is_alike(places.ALIKE_PLACE), places.knows_town, name=_SUBJECT_ACT, lists=True),
    Comparator(PLACE, places.find_homes, places.of_one_home, places.knows_town, lists=True),
    Comparator(
        IDENTITY,
        persons.find_named,
        is_alike(persons.ALIKE_NAMED),
        persons.knows_name,
        name=name_shared("subject"),
        lists=True,
    ),
    # which of several kinds, words for it anywhere
    Comparator(IDENTITY, kinds.find_kinds, kinds.of_one_kind, kinds.knows_kind, StoryIndex.same_matter, alone=True, most=FEW),
    Comparator(IDENTITY, kinds.find_acting, knows=kinds.knows_kind, occasion=StoryIndex.same_news, alone=True, most=FEW),
    Comparator(
        ACTS,
        acts.find_opposites,
        of_one_matter,
        occasion=StoryIndex.same_matter,
        name=_PARTIES,
        lists=True,
    ),
    Comparator(ACTS, pressing.find_pressing, pressing.is_less, occasion=StoryIndex.same_matter, name=pressing.name_pressed, lists=True),
    Comparator(IDENTITY, persons.find_speakers, persons.two_speakers, occasion=any_time, lists=True),
    Comparator(IDENTITY, kinds.find_measures, occasion=StoryIndex.same_news, name=kinds.name_measures, alone=True, most=FEW),
    Comparator(ORDER, times.find_orders, times.is_crossed, occasion=StoryIndex.same_matter, name=times.name_order, lists=True),
    Comparator(MEANT, stages.find_planned, occasion=any_time),
    Comparator(STAGE, stages.find_stages, stages.of_one_stage, stages.knows_stage, StoryIndex.same_matter, stages.name_stage, lists=True),
    Comparator(CONDITION, stages.find_conditions, stages.of_one_place, name=name_shared("subject")),
    Comparator(
        IDENTITY,
        persons.find_bodies,
        persons.of_one_body,
        persons.knows_name,
        StoryIndex.same_news,
        persons.name_body,
        alone=True,
        most=2,
    ),
    Comparator(IDENTITY, persons.find_doers, persons.of_one_act, persons.knows_last_name, name=persons.name_act, lists=True),
    Comparator(PLACE, persons.find_scenes, persons.of_one_act, persons.knows_last_name, name=persons.name_act, lists=True),
    # who someone is, what a place is, told in passing
    Comparator(AGE, persons.find_traits("age"), persons.two_ages, occasion=any_time, name=persons.name_bearer),
    Comparator(IDENTITY, persons.find_traits("grade"), occasion=any_time, name=persons.name_bearer),
    Comparator(PLACE, persons.find_traits("home"), knows=persons.knows_name, occasion=any_time, name=persons.name_bearer),
    Comparator(
        IDENTITY,
        persons.find_traits("name"),
        persons.two_first_names,
        persons.knows_name,
        any_time,
        persons.name_bearer,
    ),
    Comparator(IDENTITY, persons.find_traits("place"), occasion=any_time, name=persons.name_bearer),
    Comparator(PLACE, persons.find_traits("venue"), occasion=any_time, name=persons.name_bearer),
)
