"""An office's memory in plain dictionaries, and a round with it: for tests of visits without a store."""

import hashlib
from datetime import UTC, datetime

import httpx
from attrs import define, field

from legation.intake.fetch import Fetcher
from legation.intake.watching.rounds import make_round, plan
from legation.intake.watching.watch import Arrived, Noted, Watch
from legation.records.errors import Refusal
from legation.records.register import Seen, Watched

NOON = datetime(2024, 3, 12, 12, tzinfo=UTC)


@define
class Notebook:
    """What was seen and how far sources are read."""

    states: dict[str, Watched] = field(factory=dict)
    shown: dict[tuple[str, str], Seen] = field(factory=dict)

    def get(self, source: str) -> Watched | None:
        return self.states.get(source)

    def item(self, source: str, item: str) -> Seen | None:
        return self.shown.get((source, item))

    def items(self, source: str) -> list[Seen]:
        return [seen for (name, _), seen in self.shown.items() if name == source]

    def write(self, noted: Noted) -> None:
        self.states.update({state.source: state for state in noted.states})
        self.shown.update({(seen.source, seen.item): seen for seen in noted.seen})
        for source in noted.drop:
            self.states.pop(source, None)


def name_report(raw: bytes) -> str:
    """The id that a report made of some bytes has in these tests."""
    return hashlib.sha256(raw).hexdigest()[:8]


@define
class Round:
    """What one round brought."""

    arrived: list[Arrived]
    refusals: list[Refusal]

    @property
    def texts(self) -> list[str]:
        return [one.paper.raw.decode("utf-8", "replace") for one in self.arrived]


def go(watches: list[Watch], notebook: Notebook, fetcher: Fetcher | None = None, now: datetime = NOON, early: bool = False) -> Round:
    """One round, everything kept as it comes."""
    made = Round([], [])
    visits = plan(watches, notebook, list(notebook.states.values()), now, early)
    for event in make_round(visits, fetcher or Fetcher(httpx.MockTransport(lambda _: httpx.Response(404)), sleep=lambda _: None)):
        if isinstance(event, Arrived):
            made.arrived.append(event)
            notebook.write(Noted(seen=event.note(name_report(event.paper.raw))))
            notebook.write(event.then or Noted())
        elif isinstance(event, Refusal):
            made.refusals.append(event)
        else:
            notebook.write(event)
    return made


@define
class Site:
    """Addresses and what they answer now; what was asked is kept."""

    pages: dict[str, httpx.Response | str] = field(factory=dict)
    asked: list[str] = field(factory=list)

    def answer(self, request: httpx.Request) -> httpx.Response:
        address = f"https://{request.headers['host']}{request.url.path}"
        if not address.endswith("robots.txt"):
            self.asked.append(address)
        found = self.pages.get(address, httpx.Response(404))
        return httpx.Response(200, text=found) if isinstance(found, str) else found

    def fetcher(self) -> Fetcher:
        return Fetcher(httpx.MockTransport(self.answer), lambda _: ["93.184.216.34"], sleep=lambda _: None, gap=0.0)
