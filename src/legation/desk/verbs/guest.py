"""Who comes to fetch: a partner by the token that it brings, which opens the ways that it was made for and nothing else; each use of it is
on the record."""

import base64
import binascii
from collections.abc import Iterable
from datetime import UTC, datetime

from attrs import frozen

from legation.desk.session import Session
from legation.desk.verbs.tokens import find_digest
from legation.records.account import Token
from legation.records.errors import StoreBusyError
from legation.records.exchange import Way
from legation.records.release import Partner, Standing
from legation.records.wire import from_json, to_json

# A use waits so long for whoever writes, in seconds; then it is entered with the next.
PASSING = 0.2
# Longer than any token that there is.
LONGEST = 200


@frozen
class Guest:
    """A partner at the door, and the token that it came with."""

    partner: Partner
    token: Token


# Whoever brings nothing that is known has as much looked up and read as whoever brings something that ended, or the time that it takes
# would tell them apart (`bench/alike.py`).
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
NOBODY = to_json(Standing(0, "nobody", NEVER, Partner("nobody", "nobody", "", seed="0" * 32), closed=True))
NOTHING = to_json(Token("0" * 16, "nobody", "reader", "nothing", NEVER, NEVER, partner="nobody", ways=("taxii", "page")))


def find_guest(session: Session, secret: str, way: Way) -> Guest | None:
    """Whose token this is, where it opens that way; None for one that is none, ended, was revoked, is for another way or of a partner that
    receives nothing any more. Nobody can tell which, not by the time that it takes either."""
    if not session.place.has_store():
        return None
    known = session.store.tokens.find(find_digest(secret[:LONGEST]))
    token = known or from_json(NOTHING, Token)
    held = session.store.partners.get(token.partner)
    standing = held or from_json(NOBODY, Standing)
    opens = token.revoked is None and token.expires > session.clock() and way in token.ways and len(secret) <= LONGEST
    return Guest(standing.partner, token) if opens and known is not None and held is not None and not standing.closed else None


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
