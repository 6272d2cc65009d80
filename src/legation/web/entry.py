"""Who may come in: whoever opens the link that the desk printed when it was started, once; after that his browser is known."""

import hmac
import secrets

from attrs import define, field


def make_key() -> str:
    """A key that nobody guesses: 256 bits."""
    return secrets.token_urlsafe(32)


@define
class Entry:
    """The key of the one-time link (empty once it was used), and the browser that used it. Nothing of this outlasts the process."""

    key: str = field(factory=make_key)
    known: str = ""
    secret: bytes = field(factory=lambda: secrets.token_bytes(32))

    def enter(self, key: str) -> str | None:
        """The mark for the browser that brings the key, the first time; None ever after, and for any other key."""
        if not self.key or not hmac.compare_digest(self.key.encode(), key.encode()):
            return None
        self.key, self.known = "", make_key()
        return self.known

    def knows(self, mark: str) -> bool:
        """Whether a browser is the one that came in."""
        return bool(self.known) and hmac.compare_digest(self.known.encode(), mark.encode())

    def token(self) -> str:
        """What every form of the desk carries, so that no other page can send one."""
        return hmac.new(self.secret, self.known.encode(), "sha256").hexdigest()
