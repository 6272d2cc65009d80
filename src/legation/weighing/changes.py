"""What a new weighing changed in a story: new statements, moved positions, new origins behind old claims, conflicts come and gone; and what
came of plans whose day has passed.

Two weighings of one story are laid side by side. Things are known again by the words they stand on and not by their ids, for a claim
takes the id of its strongest support, and a later report may bring a stronger one.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

from attrs import evolve, frozen

from legation.language.measures import usual
from legation.records.reading import Event, Position, last_day
from legation.records.register import Change, ChangeKind
from legation.records.report import Report, Span
from legation.records.story import Claim, Conflict, Story

Place = tuple[str, Span]


def find_changes(before: Story | None, after: Story, reports: Mapping[str, Report], at: datetime) -> list[Change]:
    """What became of a story between two weighings, weightiest kinds first; `reports` holds those of `after`.

    A story that was not there before is one change: all that it says is new.
    """
    if before is None:
        return [Change(at, after.id, "new-story", after.id, after=str(len(after.reports)))]
    steps = (
        _find_reports(before, after, reports),
        _find_claims(before, after),
        _find_positions(before, after),
        _find_conflicts(before, after),
    )
    return [evolve(change, at=at, story=after.id) for step in steps for change in step]


def _change(kind: ChangeKind, about: str, before: str | None, after: str | None, place: Place | None = None) -> Change:
    """A change whose moment and story are yet to be set."""
    report, span = place or (None, None)
    return Change(datetime.min.replace(tzinfo=UTC), "", kind, about, before, after, report, span)


def _find_reports(before: Story, after: Story, reports: Mapping[str, Report]) -> Iterator[Change]:
    there = set(before.members)
    for report in after.reports:
        if report not in there:
            replaced = reports[report].replaces
            yield _change("revised-report" if replaced in there else "new-report", report, replaced, None)


def _find_claims(before: Story, after: Story) -> Iterator[Change]:
    owner = {place: claim for claim in before.claims for place in _places(claim)}
    # An edited article brings its unchanged sentences again, at other places.
    told = {(claim.speaker, claim.text): claim for claim in before.claims}
    for claim in after.claims:
        known = next((owner[place] for place in _places(claim) if place in owner), None) or told.get((claim.speaker, claim.text))
        first = claim.supports[0]
        if known is None:
            if any(support.report not in before.members for support in claim.supports):
                kind: ChangeKind = "new-statement" if claim.speaker else "new-claim"
                yield _change(kind, claim.id, None, claim.text, (first.report, first.span))
        elif claim.roots > known.roots:
            fresh = next((support for support in claim.supports if (support.report, support.span) not in owner), first)
            yield _change("new-origin", claim.id, str(known.roots), str(claim.roots), (fresh.report, fresh.span))


def _places(claim: Claim) -> list[Place]:
    return [(support.report, support.span) for support in claim.supports]


def _find_positions(before: Story, after: Story) -> Iterator[Change]:
    stood, stands = _latest(before), _latest(after)
    for key, position in stands.items():
        known = stood.get(key)
        cited = (position.report, position.span)
        if known is None:
            yield _change("new-position", f"{position.actor}: {position.issue}", None, position.stance, cited)
        elif known.stance != position.stance:
            yield _change("moved-position", f"{position.actor}: {position.issue}", known.stance, position.stance, cited)


def _latest(story: Story) -> dict[tuple[str, str], Position]:
    """Where each party stands last on each issue: a story holds positions in order of time."""
    return {(position.actor, position.issue): position for position in story.positions}


def _find_conflicts(before: Story, after: Story) -> Iterator[Change]:
    known = {place: conflict for conflict in before.conflicts for place in _sides(conflict)}
    held = {place: conflict for conflict in after.conflicts for place in _sides(conflict)}
    for conflict in after.conflicts:
        earlier = next((known[place] for place in _sides(conflict) if place in known), None)
        if earlier is None:
            yield _change("new-conflict", conflict.about, None, _values(conflict), _sides(conflict)[0])
        elif conflict.why == "update" and earlier.why is None:
            yield _change("resolved-conflict", conflict.about, _values(earlier), "update", _sides(conflict)[-1])
    for conflict in before.conflicts:
        if not any(place in held for place in _sides(conflict)):
            yield _change("resolved-conflict", conflict.about, _values(conflict), None)


def _sides(conflict: Conflict) -> list[Place]:
    return [(side.report, side.span) for side in conflict.sides]


def _values(conflict: Conflict) -> str:
    """The values of the sides, in their order, each once, measures as a person writes them."""
    values: Sequence[str] = list(dict.fromkeys(usual(side.value) for side in conflict.sides))
    return " | ".join(values)


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
