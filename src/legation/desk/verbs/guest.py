"""Who comes to fetch: a partner by the token that it brings, which opens the ways that it was made for and nothing else; each use of it is
on the record."""

import base64
import binascii
from collections.abc import Iterable
from datetime import datetime

from attrs import frozen

from legation.desk.session import Session
from legation.desk.verbs.tokens import MARK, find_digest
from legation.records.account import Token
from legation.records.errors import StoreBusyError
from legation.records.exchange import Way
from legation.records.release import Partner

# A use waits so long for whoever writes, in seconds; then it is entered with the next.
PASSING = 0.2
# Longer than any token that there is.
LONGEST = 200


@frozen
class Guest:
    """A partner at the door, and the token that it came with."""

    partner: Partner
    token: Token


def find_guest(session: Session, secret: str, way: Way) -> Guest | None:
    """Whose token this is, where it opens that way; None for one that is none, ended, was revoked, is for another way or of a partner that
    receives nothing any more. Nobody can tell which."""
    if not secret.startswith(MARK) or len(secret) > LONGEST or not session.place.has_store():
        return None
    found, now = session.store.tokens.find(find_digest(secret)), session.clock()
    if found is None or found.revoked is not None or found.expires <= now or way not in found.ways:
        return None
    held = session.store.partners.get(found.partner)
    return None if held is None or held.closed else Guest(held.partner, found)


def read_secret(said: str) -> str:
    """The token in an ``Authorization`` header: ``Bearer …``, ``Token …``, or the password of ``Basic …``; empty for none."""
    scheme, _, rest = said.strip().partition(" ")
    if scheme.lower() in ("bearer", "token"):
        return rest.strip()
    if scheme.lower() != "basic":
        return ""
    try:
        return base64.b64decode(rest.strip(), validate=True).decode().partition(":")[2]
    except (binascii.Error, ValueError):
        return ""


# A use of a token: its id, the partner, the way, from where, when last, and how often.
Use = tuple[str, str, str, str, datetime, int]


def note_uses(session: Session, uses: Iterable[Use]) -> bool:
    """Enter uses of tokens into the audit, unless somebody else writes just now; returns whether that was done."""
    try:
        with session.store.writing(PASSING):
            for token, partner, way, peer, at, times in uses:
                often = f", {times} times" if times > 1 else ""
                session.store.audit.append(at, f"partner {partner}", f"fetch {way}", token, f"from {peer}{often}")
    except StoreBusyError:
        return False
    return True
