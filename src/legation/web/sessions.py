"""Who signed in: each browser by the digest of its mark, in memory and nowhere else, so that no backup and no log can hold one."""

import hmac
import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from threading import Lock

from attrs import define, evolve, field, frozen

from legation.web.entry import make_key

# A browser that asked nothing for so long has to sign in again; and so has each, some time: a working day.
IDLE = timedelta(hours=3)
LONGEST = timedelta(hours=12)
# Of one person, and of all: beyond it the one that was idle for longest ends.
MOST_OF_ONE, MOST = 10, 1000


@frozen
class Session:
    """A browser in which somebody signed in: he, when, when it asked last, and when his password was set that let him in."""

    name: str
    began: datetime
    last: datetime
    changed: datetime


def find_digest(mark: str) -> str:
    """What a mark is kept as: it is 256 bits that nobody chose."""
    return sha256(mark.encode("utf-8", "surrogatepass")).hexdigest()


@define
class Sessions:
    """The browsers that are signed in. `secret` makes the tokens of forms; it dies with the process, and the sessions with it."""

    held: dict[str, Session] = field(factory=dict)
    secret: bytes = field(factory=lambda: secrets.token_bytes(32), repr=False)
    _lock: Lock = field(init=False, factory=Lock)

    def begin(self, name: str, changed: datetime, now: datetime) -> str:
        """A new mark for a browser that has just shown who sits at it."""
        with self._lock:
            self._make_room(name)
            mark = make_key()
            self.held[find_digest(mark)] = Session(name, now, now, changed)
        return mark

    def _make_room(self, name: str) -> None:
        own = sorted((held.last, digest) for digest, held in self.held.items() if held.name == name)
        for _, digest in own[: max(0, len(own) - MOST_OF_ONE + 1)]:
            self.held.pop(digest, None)
        if len(self.held) >= MOST:
            self.held.pop(min(self.held, key=lambda digest: self.held[digest].last), None)

    def find(self, mark: str, now: datetime) -> Session | None:
        """Who signed in with a mark; None where nobody did, or that is over."""
        digest = find_digest(mark)
        with self._lock:
            found = self.held.get(digest)
            if found is None:
                return None
            if now - found.last > IDLE or now - found.began > LONGEST:
                self.held.pop(digest, None)
                return None
            self.held[digest] = evolve(found, last=max(found.last, now))
        return found

    def end(self, mark: str) -> None:
        """Nobody is signed in with that mark any more."""
        with self._lock:
            self.held.pop(find_digest(mark), None)

    def token(self, mark: str) -> str:
        """What the forms of a browser carry, so that no other page can send one; before it signs in, too."""
        return hmac.new(self.secret, mark.encode("utf-8", "surrogatepass"), "sha256").hexdigest()
