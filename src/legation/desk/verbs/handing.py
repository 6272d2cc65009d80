"""What follows a release in the same transaction: its objects are laid out for the partner to fetch, and parcels are made for where the
partner wants it sent."""

from legation.desk.session import Session
from legation.records.release import Release
from legation.release.gate import again
from legation.release.ways.parcels import make_parcel
from legation.release.ways.shelf import find_objects

# More than an office releases to one partner in its life.
MOST = 100_000


def hand_over(session: Session, release: Release) -> None:
    """Lay out what left; nothing is sent to a partner that is closed. Only within the transaction of the caller."""
    session.store.offers.append(release.partner, find_objects(again(release)), release.at, recalled=release.recalled)
    standing = session.store.partners.get(release.partner)
    if standing is not None and not standing.closed:
        for push in standing.partner.pushes:
            session.store.parcels.put(make_parcel(standing.partner, push, release))


def lay_out_all(session: Session, partner: str) -> None:
    """Lay out what left for a partner before there was a way to fetch it."""
    with session.store.writing():
        if not session.store.offers.count(partner):
            for release in reversed(session.store.releases.newest(MOST, partner)):
                session.store.offers.append(partner, find_objects(again(release)), release.at, recalled=release.recalled)
