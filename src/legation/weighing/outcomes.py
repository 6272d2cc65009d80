"""What was expected and is now due: planned events whose day has passed, with the event that shows whether they came about."""

from collections.abc import Sequence

from attrs import frozen

from legation.records.reading import Event, last_day

# A thing that was planned is known again by its kind and by at least this share of the parties of the plan.
PARTIES = 0.5


@frozen
class Outcome:
    """A plan whose day has passed: the event as it was `planned`, and as it came about or was called off (`came`, None: no report says)."""

    planned: Event
    came: Event | None = None


def find_outcomes(events: Sequence[Event], since: str, until: str) -> list[Outcome]:
    """The plans of a story whose last day lies after `since` and not after `until` (ISO days), in order of that day, each once.

    A month or year is over on its last day. A plan came about where another report says so of the same kind of event with the
    same parties in the planned time; where several do, the first to say so stands. A plan told only by its month gives way to one of its
    kind that is told by its day.
    """
    made: dict[tuple[str, str], Outcome] = {}
    for event in events:
        if event.status == "planned" and event.when and since < last_day(event.when.last) <= until:
            key = (event.kind, last_day(event.when.last))
            if key not in made or made[key].came is None:
                made[key] = Outcome(event, next((other for other in events if _is_outcome(event, other)), None))
    exact = {
        (event.kind, event.when.last[:7]) for event in events if event.status == "planned" and event.when and len(event.when.last) == 10
    }
    found = [one for (kind, _), one in made.items() if (kind, one.planned.when.last if one.planned.when else "") not in exact]
    return sorted(found, key=lambda one: (last_day(one.planned.when.last if one.planned.when else ""), one.planned.span))


def _is_outcome(planned: Event, other: Event) -> bool:
    if other.kind != planned.kind or other.status not in ("held", "confirmed", "cancelled") or not planned.when or not other.when:
        return False
    if planned.parties and len(set(planned.parties) & set(other.parties)) < PARTIES * len(planned.parties):
        return False
    # What was called off was called off before its day; what was held was held within the time planned for it.
    within = planned.when.first <= other.when.last[: len(planned.when.first)] and other.when.first <= last_day(planned.when.last)
    return within or other.status == "cancelled"
