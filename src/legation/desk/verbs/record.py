"""What the office keeps of itself, page by page: refusals, the audit, the newest reports, and bytes as they came."""

from attrs import frozen

from legation.desk.session import Session
from legation.desk.verbs.morning import Refused
from legation.records.register import Audit
from legation.records.report import Report


@frozen
class Trail:
    """A page of the audit, newest entry first, and its `head`: noted elsewhere, it proves later that nothing before it was changed."""

    entries: tuple[Audit, ...]
    head: str


def refusals(session: Session, limit: int, before: int | None = None) -> tuple[Refused, ...]:
    """The last refusals below the number `before`, newest first."""
    return tuple(Refused(*one) for one in session.store.refusals.page(limit, before))


def audit(session: Session, limit: int, before: int | None = None) -> Trail:
    """The last entries of the audit below the number `before`."""
    return Trail(tuple(session.store.audit.page(limit, before)), session.store.audit.head())


def newest(session: Session, limit: int) -> tuple[Report, ...]:
    """The reports that arrived last, newest first."""
    return tuple(session.store.reports.newest(limit))


def raw(session: Session, digest: str) -> bytes | None:
    """Bytes as they came, by their digest."""
    return session.store.raw.get(digest)
