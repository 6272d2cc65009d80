"""What a new version of a product takes back from its partner, in the words in which the partner was told it: a program of the partner is
told ids alone, and the officer must see what they are."""

from legation.desk.session import Session
from legation.records.release import Matter, TakenBack

# Every number that a release can have is below it: the largest that a database counts to.
NEWEST = 2**63 - 1


def find_taken(session: Session, story: str, partner: str, matter: Matter, before: int = NEWEST) -> tuple[TakenBack, ...]:
    """The things that a version of a story takes back from a partner, in the order in which they were told: of the versions that left below
    the number `before`. What it tells in the same words under a new id is not among them."""
    wanted = {made for _, made in matter.revoked}
    still = {item.words for item in matter.items}
    found: list[TakenBack] = []
    versions = session.store.releases.earlier(story, partner, before) if wanted else iter(())
    for release in versions:
        told = [item for item in release.matter.items if item.id in wanted]
        found += [TakenBack(item.kind, item.words) for item in told if item.words not in still]
        wanted -= {item.id for item in told}
        if not wanted:
            break
    return tuple(dict.fromkeys(found))
