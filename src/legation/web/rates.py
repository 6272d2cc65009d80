"""How often partners may ask, and how often somebody may change things at the desk: each token or person, each network has so many
questions, and gets new ones as time passes."""

from datetime import datetime, timedelta
from hashlib import sha256
from threading import Lock

from attrs import define, field
from starlette.responses import Response

from legation.desk.desk import Desk
from legation.web.limits import find_network

# A fetch of 10,000 objects by hundreds is a hundred questions; a network may have several programs behind it.
BURST_OF_TOKEN, BURST_OF_NETWORK = 600, 1200
# All of them come back within so long.
REFILL = timedelta(minutes=1)
# So much is remembered; the oldest is forgotten for the newest, whoever fills it.
MOST = 10_000


@define
class Rates:
    """The questions that are left to each, by what it is known as: at most `of_token` to a token (or person), `of_network` to a network."""

    of_token: int = BURST_OF_TOKEN
    of_network: int = BURST_OF_NETWORK
    held: dict[str, tuple[float, datetime]] = field(factory=dict)
    _lock: Lock = field(init=False, factory=Lock)

    def take(self, peer: str, token: str, now: datetime) -> timedelta:
        """Take a question; for how long there is none, nothing where there was one. `token` is any name for what the program brought, or
        for who asks."""
        with self._lock:
            # Who has none left takes none of those that he shares with others.
            return self._take(token, self.of_token, now) or self._take(f"network {find_network(peer)}", self.of_network, now)

    def _take(self, key: str, burst: int, now: datetime) -> timedelta:
        left, last = self.held.pop(key, (float(burst), now))
        left = min(float(burst), left + max(now - last, timedelta()) / REFILL * burst)
        self.held[key] = (max(left - 1, 0.0), now)
        while len(self.held) > MOST:
            del self.held[next(iter(self.held))]
        return timedelta() if left >= 1 else REFILL / burst * (1 - left)


@define
class Uses:
    """Uses of partners' tokens on their way into the audit: while somebody else writes they are counted, each token on each way once."""

    waiting: dict[tuple[str, str, str], tuple[datetime, str, int]] = field(factory=dict)
    _lock: Lock = field(init=False, factory=Lock)

    def note(self, desk: Desk, token: str, partner: str, way: str, peer: str) -> None:
        """Enter a use, with what waits."""
        with self._lock:
            key = (token, way, find_network(peer))
            _, _, times = self.waiting.pop(key, (None, "", 0))
            self.waiting[key] = (desk.clock(), partner, times + 1)
            told = [(token, partner, way, peer, at, times) for (token, way, peer), (at, partner, times) in self.waiting.items()]
            if desk.note_uses(told):
                self.waiting.clear()


def name_token(said: str) -> str:
    """What counts the questions of what a program brought, whether that is a token or none."""
    return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def hold_off(wait: timedelta, answer: Response | None = None) -> Response:
    """Somebody asks too often: when he may come again, beside what he is told, if that is anything."""
    held = answer or Response(b"", 429)
    held.headers["retry-after"] = str(int(wait.total_seconds()) + 1)
    return held
