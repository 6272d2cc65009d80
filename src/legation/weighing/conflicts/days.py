"""Where two passages about the same event put it on different days."""

from collections.abc import Iterator

from legation.weighing.claims.slots import Account, dates_differ
from legation.weighing.conflicts.ground import Difference, Ground, written_out
from legation.weighing.conflicts.wording import name_point


def find_days(ground: Ground, one: Account, other: Account) -> Iterator[Difference]:
    """Two days for one event, both written out."""
    days = dates_differ(one.assertion, other.assertion)
    if days is not None and all(written_out(ground, account, when) for account, when in zip((one, other), days, strict=True)):
        known = ground.mentions(other, ground.reports[one.report].words(days[0].words)) or ground.mentions(
            one, ground.reports[other.report].words(days[1].words)
        )
        if not known:
            stems = [found for found in (one.assertion.subject, one.assertion.verb, one.assertion.object) if found]
            yield Difference("date", name_point(ground, (one, other), stems), one, other, (days[0].first, days[1].first))


def same_event(one: Account, other: Account) -> bool:
    """Whether two passages tell one event by their slots: the same predicate with the same subject or object."""
    a, b = one.assertion, other.assertion
    slots = [(x, y) for x, y in ((a.subject, b.subject), (a.object, b.object)) if x is not None and y is not None]
    return one.predicate is not None and one.predicate == other.predicate and bool(slots) and all(x == y for x, y in slots)
