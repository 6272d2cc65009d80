"""Who reports, and who copies: what each outlet did in the stories of the office, beside the officer's word about it; the watch list."""

from datetime import date, datetime

from attrs import frozen

from legation.desk.office import Office, Word
from legation.desk.session import Session
from legation.store.derived.outlets import Share

# A page of outlets, and of the watch list. Whom an outlet draws on: the first few.
AT_ONCE, MOST_WATCHED, MOST_DRAWS = 50, 50, 3

Key = tuple[int, str]


@frozen
class Row:
    """An outlet: the officer's letter, the day and reason of it, its owner, what it did, and on whom it draws most."""

    outlet: str
    letter: str
    given: date | None
    reason: str | None
    owner: str | None
    share: Share
    draws: tuple[tuple[str, int], ...]


@frozen
class Asked:
    """A source of the watch list: when it was asked, when it is due, how often in a row it failed and what it said last."""

    name: str
    source: str
    asked: datetime | None
    due: datetime | None
    failures: int
    said: str | None


@frozen
class Sources:
    """Outlets with most reports first; `judged` are those that the officer judged and of which no story has a report, each with how many
    outlets of this page draw on it. `next` goes into the next question."""

    rows: tuple[Row, ...]
    judged: tuple[tuple[str, Word, int], ...]
    watched: tuple[Asked, ...]
    more: int
    reports: int
    next: Key | None = None


def sources(session: Session, after: Key | None = None, limit: int = AT_ONCE) -> Sources:
    """The outlets of the office behind a page, and on the first page the watch list."""
    store, office = session.store, session.ruled
    found = store.outlets.page(limit + 1, after)
    owners = {**office.owners, **{name: one.value or "" for one in session.standing if one.verb == "owner" for name in one.about}}
    rows = tuple(write_row(office, share, owners.get(share.outlet)) for share in found[:limit])
    first = after is None
    there = store.outlets.many(sorted(office.judged)) if first else {}
    seen = [name for row in rows for name, _ in row.draws]
    judged = [(name, word, seen.count(name)) for name, word in office.judged.items() if name not in there] if first else []
    watched = [find_asked(session, one.name, one.source) for one in office.watches[:MOST_WATCHED]] if first else []
    last = found[limit - 1] if len(found) > limit else None
    return Sources(
        rows,
        tuple(judged),
        tuple(watched),
        max(0, len(office.watches) - MOST_WATCHED) if first else 0,
        sum(row.share.reports for row in rows),
        (last.reports, last.outlet) if last else None,
    )


def write_row(office: Office, share: Share, owner: str | None) -> Row:
    """An outlet with the officer's word about it."""
    word = office.judged.get(share.outlet, Word())
    draws = sorted(share.draws.items(), key=lambda one: (-one[1], one[0]))
    return Row(
        share.outlet,
        office.reliability.get(share.outlet, "F"),
        word.given,
        word.reason,
        owner,
        share,
        tuple(draws[:MOST_DRAWS]),
    )


def find_asked(session: Session, name: str, source: str) -> Asked:
    """A source of the watch list with how far it is read."""
    state = session.store.watch.get(name) or session.store.watch.get(source)
    if state is None:
        return Asked(name, source, None, None, 0, None)
    return Asked(name, source, state.asked, state.due, state.failures, state.said)
