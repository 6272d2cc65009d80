"""Who asks: the browser of the one-time link, a browser in which somebody signed in, or a program with a token."""

from collections import deque
from datetime import datetime, timedelta

from attrs import define, field, frozen

from legation.desk.desk import Desk
from legation.records.account import Account, Role, may
from legation.web.desks import Desks
from legation.web.entry import Entry
from legation.web.limits import Limits
from legation.web.rates import Rates
from legation.web.rights import find_needed
from legation.web.sessions import Sessions

# So many entries for the audit wait while somebody else writes to the office.
MOST_WAITING = 200


@frozen
class Seat:
    """Who asks, and what he may. `token` is what his forms carry (empty for a program, which has none); `signed` says that he signed in,
    and so can sign out."""

    name: str
    role: Role
    token: str = ""
    signed: bool = False

    def may(self, path: str, method: str = "POST") -> bool:
        """Whether he may do what stands at an address."""
        return may(self.role, find_needed(method, path))


@define
class Doors:
    """The ways to the desk."""

    desks: Desks
    entry: Entry = field(factory=Entry)
    sessions: Sessions = field(factory=Sessions)
    limits: Limits = field(factory=Limits)
    changes: Rates = field(factory=Rates)
    waiting: deque[tuple[datetime, str, str, str, str]] = field(factory=lambda: deque(maxlen=MOST_WAITING))

    def find_seat(self, mark: str, bearer: str | None = None) -> Seat | None:
        """Who asks with the mark of a browser, or with a token; None for a stranger. As soon as there is an account the link lets in
        nobody."""
        with self.desks.open() as desk:
            if bearer is not None:
                found = desk.find_bearer(bearer)
                return None if found is None else Seat(found.name, found.role)
            if not desk.has_accounts():
                return Seat(desk.by, "officer", self.entry.token()) if self.entry.knows(mark) else None
            return self._find_signed(desk, mark)

    def _find_signed(self, desk: Desk, mark: str) -> Seat | None:
        held = self.sessions.find(mark, desk.clock())
        if held is None:
            return None
        account = desk.find_account(held.name)
        if account is None or account.changed != held.changed:
            self.sessions.end(mark)
            return None
        return Seat(account.name, account.role, self.sessions.token(mark), signed=True)

    def has_accounts(self) -> bool:
        """Whether one signs in here."""
        with self.desks.open() as desk:
            return desk.has_accounts()

    def knows(self, mark: str) -> bool:
        """Whether a browser is one that came in, where the store cannot be asked what it may do now."""
        return bool(mark) and (self.entry.knows(mark) or self.sessions.find(mark, self.desks.desk.clock()) is not None)

    def enter(self, key: str) -> str | None:
        """The mark for the browser that brings the key of the link, the first time, where there are no accounts."""
        return None if self.has_accounts() else self.entry.enter(key)

    def find_pause(self, name: str, address: str) -> timedelta:
        """How long somebody has to wait before he may try to sign in."""
        return self.limits.find_pause(name, address, self.desks.desk.clock())

    def find_wait(self, seat: Seat, peer: str) -> timedelta:
        """How long somebody who was let in has to wait before he may change something; nothing where he may, which counts."""
        return self.changes.take(peer, seat.name, self.desks.desk.clock())

    def begin(self, name: str, address: str) -> timedelta:
        """How long somebody has to wait before he may try to sign in; nothing where his try begins now, which `sign_in` ends."""
        return self.limits.begin(name, address, self.desks.desk.clock())

    def sign_in(self, name: str, password: str, address: str, old: str) -> tuple[str, int]:
        """The mark for a browser whose user gave his name and password; or none, and how many tries are left before a pause. What the
        browser was before (`old`) it is no more. Only where the try began."""
        try:
            return self._sign_in(name, password, address, old)
        finally:
            self.limits.end(name, address)

    def _sign_in(self, name: str, password: str, address: str, old: str) -> tuple[str, int]:
        with self.desks.open() as desk:
            now = desk.clock()
            account = desk.check_password(name, password)
            if account is None:
                left = self.limits.fail(name, address, now)
                if not left:
                    self.note(desk, now, name, "sign-in pause", f"from {address}")
                return "", left
            self.limits.clear(name, address)
            self.sessions.end(old)
            self.note(desk, now, name, "sign in", f"from {address}")
            return self._begin(account, now), 0

    def _begin(self, account: Account, now: datetime) -> str:
        return self.sessions.begin(account.name, account.changed, now)

    def sign_out(self, mark: str, name: str) -> None:
        """A browser is signed out."""
        self.sessions.end(mark)
        with self.desks.open() as desk:
            self.note(desk, desk.clock(), name, "sign out", "")

    def note(self, desk: Desk, at: datetime, name: str, act: str, detail: str) -> None:
        """Enter into the audit who came and went; while somebody else writes it waits for the next."""
        self.waiting.append((at, name, act, name, detail))
        while self.waiting and desk.note_passing(*self.waiting[0]):
            self.waiting.popleft()
