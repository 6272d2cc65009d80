"""Marks: how a source, report, statement, claim or story may be handled, each change of it with its reason on the record."""

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from legation.desk.session import Session, find_id
from legation.desk.sighting import CARRIED, WITHIN, WORDS
from legation.records.errors import LegationError
from legation.records.release import Mark, Marking
from legation.release.marks import TLP, find_rank, read_mark, write_mark

KINDS = ("report", "statement", "claim", "story")
# What a mark on a thing is kept on besides: where its words stand, what carries it, and what is within it.
ADDRESSES = (WORDS, CARRIED, WITHIN)
MOST_LISTED = 200


@frozen
class Marked:
    """What the log of marks says: entries, newest first, and the marks whose day of review has come."""

    log: tuple[Marking, ...]
    due: tuple[Marking, ...] = ()


def mark(
    session: Session,
    about: str = "",
    marks: str | None = None,
    why: str = "",
    review: date | None = None,
    *,
    off: bool = False,
    limit: int = MOST_LISTED,
    below: int | None = None,
) -> Marked:
    """Mark a source of the watch list by its name, or a report, statement, claim or story by (the beginning of) its id; `off` takes a mark
    away. Without a mark: the log, of that thing where one is named, so many entries numbered `below` one.

    Raises LegationError where the mark or the reason is missing or wrong.
    """
    if marks is None and not off:
        return read_log(session, about, limit, below)
    if not why.strip():
        raise LegationError("Say why (--why): a mark stands on the record with its reason.")
    given = None if off else read_mark(marks or "", session.office.policy)
    named = find_named(session, about)
    with session.store.writing():
        before = {name: marking.mark for name, marking in session.store.handling.held(named).items()}
        made = [
            session.store.handling.append(Marking(0, session.by, session.clock(), name, given, why.strip(), before.get(name), review))
            for name in named
        ]
        session.note("mark", named[0], tell_change(session, before.get(named[0]), given))
    return Marked((made[0],))


def read_log(session: Session, about: str, limit: int = MOST_LISTED, below: int | None = None) -> Marked:
    """The log of marks, and what is due for review."""
    today = session.clock().date()
    named = find_named(session, about)[0] if about else None
    due = [marking for marking in session.store.handling.held().values() if marking.review is not None and marking.review <= today]
    return Marked(tuple(session.store.handling.newest(limit, named, ADDRESSES, below)), tuple(one for one in due if is_named(one)))


def is_named(marking: Marking) -> bool:
    """Whether an entry is on something that the officer named, and not on an address within it."""
    return marking.about.partition(" ")[0] not in ADDRESSES


def find_named(session: Session, about: str) -> list[str]:
    """How the log calls a thing, and the addresses of the words that are marked with it."""
    if any(watch.name == about for watch in session.office.watches):
        return [f"source {about}"]
    if not about:
        raise LegationError("Say what is to be marked: a source by its name in watch.yml, or an id.")
    kind, name = find_id(session, about, KINDS)
    return [f"{kind} {name}", *dict.fromkeys(find_addresses(session, kind, name))]


def find_addresses(session: Session, kind: str, name: str) -> Iterator[str]:
    """Where the words of a statement stand, all that carries a claim, and which reports a story has."""
    if kind == "statement":
        report = session.store.readings.of_statement(name)
        reading = session.store.readings.get(report) if report is not None else None
        for statement in reading.statements if reading is not None else ():
            if statement.id == name:
                yield from (f"{WORDS} {report} {span.where} {span.start} {span.end}" for span in statement.words)
    elif kind == "claim":
        story = session.store.stories.of_claim(name)
        for claim in story.claims if story is not None else ():
            if claim.id == name:
                for one in (*claim.supports, *claim.denials):
                    yield f"{CARRIED} {one.report} {one.span.where} {one.span.start} {one.span.end}"
    elif kind == "story":
        story = session.store.stories.get(name)
        yield from (f"{WITHIN} {report}" for report in (story.members if story is not None else ()))


def tell_change(session: Session, before: Mark | None, after: Mark | None) -> str:
    """A change of marks in words: what it was, what it is, and whether it was let down."""
    told = f"{write_mark(before) if before else 'unmarked'} -> {write_mark(after) if after else 'unmarked'}"
    return f"{told} (downgraded)" if is_lower(session, before, after) else told


def is_lower(session: Session, before: Mark | None, after: Mark | None) -> bool:
    """Whether a mark keeps less from readers than the one before it did."""
    if before is None or after is None:
        return before is not None
    policy = session.office.policy
    wider = before.releasable is not None and (after.releasable is None or not set(after.releasable) <= set(before.releasable))
    return (
        TLP.index(after.tlp) < TLP.index(before.tlp)
        or find_rank(after.level, policy) < find_rank(before.level, policy)
        or wider
        or not set(before.caveats) <= set(after.caveats)
    )
