"""How often somebody may try to sign in: wrong tries are counted by name, by address, and by both, and then there is a pause."""

from collections import Counter
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from threading import Lock

from attrs import define, evolve, field, frozen

# From one address for one name; for one name from anywhere, and from one address for any name: people of one house share an address.
TRIES, TRIES_OF_ALL = 5, 30
# The first pause; each after it is twice as long, up to the longest. After a quiet time all is forgotten.
PAUSE, LONGEST = timedelta(minutes=1), timedelta(minutes=15)
# Who tries while as many tries as he has are still looked at comes again after this.
WHILE = timedelta(seconds=2)
QUIET = timedelta(hours=1)
# So much is remembered; the oldest is forgotten for the newest, whoever fills it.
MOST = 10_000
# Who has one address of the sixth version has all of its network: RFC 6177.
NETWORK = 64


@frozen
class Tries:
    """Wrong tries in a row, how often they ended in a pause, until when that is, and when the last try was."""

    wrong: int
    pauses: int
    last: datetime
    until: datetime


@define
class Limits:
    """The wrong tries of late."""

    held: dict[tuple[str, str], Tries] = field(factory=dict)
    # Tries whose password is being looked at: they count as wrong until it is known, so that many at once are not more than a few.
    open: Counter[tuple[str, str]] = field(factory=Counter)
    _lock: Lock = field(init=False, factory=Lock)

    def find_pause(self, name: str, address: str, now: datetime) -> timedelta:
        """How long somebody has to wait before he may try; nothing where he may."""
        return max(self._look(key, now).until - now for key, _ in _keys(name, address))

    def begin(self, name: str, address: str, now: datetime) -> timedelta:
        """A try begins, which `end` ends; or how long somebody has to wait before he may try, where it does not."""
        with self._lock:
            keys = _keys(name, address)
            pause = max(self._look(key, now).until - now for key, _ in keys)
            if pause <= timedelta(0) and any(self._look(key, now).wrong + self.open[key] >= most for key, most in keys):
                pause = WHILE
            if pause <= timedelta(0):
                self.open.update(key for key, _ in keys)
            return pause

    def end(self, name: str, address: str) -> None:
        """A try that began is over."""
        with self._lock:
            self.open -= Counter(key for key, _ in _keys(name, address))

    def fail(self, name: str, address: str, now: datetime) -> int:
        """A try was wrong: how many are left before the pause that follows; 0 where it begins now."""
        with self._lock:
            return self._fail(name, address, now)

    def _fail(self, name: str, address: str, now: datetime) -> int:
        left = TRIES
        for key, most in _keys(name, address):
            known = self._look(key, now)
            made = evolve(known, wrong=known.wrong + 1, last=now)
            if made.wrong >= most:
                pause = min(PAUSE * 2 ** min(known.pauses, 10), LONGEST)
                made = Tries(0, known.pauses + 1, now, now + pause)
            self.held.pop(key, None)
            self.held[key] = made
            left = min(left, most - made.wrong if made.wrong else 0)
        while len(self.held) > MOST:
            del self.held[next(iter(self.held))]
        return left

    def clear(self, name: str, address: str) -> None:
        """Somebody signed in: what was wrong before is forgotten, but not what others tried from elsewhere."""
        self.held.pop((name, find_network(address)), None)

    def _look(self, key: tuple[str, str], now: datetime) -> Tries:
        found = self.held.get(key)
        return found if found is not None and now - max(found.last, found.until) < QUIET else Tries(0, 0, now, now)


def _keys(name: str, address: str) -> tuple[tuple[tuple[str, str], int], ...]:
    network = find_network(address)
    return (((name, network), TRIES), ((name, ""), TRIES_OF_ALL), (("", network), TRIES_OF_ALL))


def find_network(address: str) -> str:
    """What an address stands for: itself, or its network."""
    try:
        read = ip_address(address)
    except ValueError:
        return "unknown"
    return str(ip_network((read, NETWORK), strict=False)) if isinstance(read, IPv6Address) and read.ipv4_mapped is None else str(read)
