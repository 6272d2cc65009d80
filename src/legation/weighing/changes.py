"""What a new weighing changed in a story: new statements, moved positions, new origins behind old claims, conflicts come and gone.

Two weighings of one story are laid side by side. Things are known again by the words they stand on and not by their ids, for a claim
takes the id of its strongest support, and a later report may bring a stronger one.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

from attrs import evolve

from legation.records.reading import Position
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
    there = set(before.reports)
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
            if any(support.report not in before.reports for support in claim.supports):
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
    """The values of the sides, in their order, each once."""
    values: Sequence[str] = list(dict.fromkeys(side.value for side in conflict.sides))
    return " | ".join(values)
