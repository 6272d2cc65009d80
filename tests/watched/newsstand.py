"""A small press in simulated time: feeds, pages and their troubles, answering as the hour has it, and counting what it was asked.

All outlets, people and places are invented.
"""

import hashlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape

import httpx
from attrs import define, field, frozen

from legation.intake.fetch import Fetcher

START = datetime(2024, 3, 12, tzinfo=UTC)


@frozen
class Asked:
    """One request: the second of the day, the host and path, and the answer's status."""

    at: float
    host: str
    path: str
    status: int


@frozen
class Item:
    """An entry of a feed, shown between two hours. Fields that are None are left out."""

    title: str
    text: str
    since: float = 0.0
    until: float = 99.0
    guid: str | None = None
    link: str | None = None
    day: str | None = None


@define
class Newsstand:
    """Every server of the press. `now` moves when somebody sleeps, and a little with every request."""

    now: datetime = START
    asked: list[Asked] = field(factory=list)
    pages: dict[str, "Page"] = field(factory=dict)

    @property
    def hour(self) -> float:
        """Hours since the day began."""
        return (self.now - START).total_seconds() / 3600

    def clock(self) -> datetime:
        return self.now

    def tick(self) -> float:
        return (self.now - START).total_seconds() + 1_000

    def sleep(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    def answer(self, request: httpx.Request) -> httpx.Response:
        host, path = request.headers["host"], request.url.path
        at = self.tick()
        self.sleep(0.2)
        made = self.pages.get(f"{host}{path}", status(404))
        try:
            response = made(self, request)
        except httpx.HTTPError:
            self.asked.append(Asked(at, host, path, 0))
            raise
        response.headers["Date"] = format_datetime(self.now, usegmt=True)
        self.asked.append(Asked(at, host, path, response.status_code))
        return response

    def fetcher(self) -> Fetcher:
        return Fetcher(httpx.MockTransport(self.answer), lambda _: ["93.184.216.34"], self.tick, sleep=self.sleep)


Page = Callable[[Newsstand, httpx.Request], httpx.Response]


def send(request: httpx.Request, body: str) -> httpx.Response:
    """A page with its mark; unchanged since that mark, it says so."""
    etag = f'"{hashlib.sha256(body.encode()).hexdigest()[:12]}"'
    if request.headers.get("if-none-match") == etag:
        return httpx.Response(304, headers={"ETag": etag})
    return httpx.Response(200, text=body, headers={"ETag": etag})


def well(stand: Newsstand, request: httpx.Request) -> httpx.Response:
    """No trouble now."""
    return httpx.Response(100)


def feed(title: str, items: Sequence[Item], trouble: Page = well) -> Page:
    """An RSS feed of what is shown at the hour, newest first; `trouble` may answer in its place by raising or returning otherwise."""

    def answer(stand: Newsstand, request: httpx.Request) -> httpx.Response:
        said = trouble(stand, request)
        return send(request, write_feed(title, items, stand.hour)) if said.status_code == 100 else said

    return answer


def write_feed(title: str, items: Sequence[Item], hour: float) -> str:
    """The feed as it stands at an hour."""
    shown = sorted((item for item in items if item.since <= hour < item.until), key=lambda item: -item.since)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{"".join(map(_write_item, shown))}</channel></rss>'


def _write_item(item: Item) -> str:
    facts = {"guid": item.guid, "link": item.link, "pubDate": item.day, "title": item.title, "description": f"<p>{item.text}</p>"}
    return "<item>" + "".join(f"<{name}>{escape(said)}</{name}>" for name, said in facts.items() if said) + "</item>"


def article(title: str, text: Callable[[float], str], furniture: Callable[[float], str] = lambda _: "") -> Page:
    """A page of an article, without a mark: its furniture may change while its text stays."""

    def answer(stand: Newsstand, _: httpx.Request) -> httpx.Response:
        paragraphs = "".join(f"<p>{part}</p>" for part in text(stand.hour).split("\n"))
        return httpx.Response(
            200,
            text=f"<!DOCTYPE html><html lang='en'><head><title>{title}</title></head><body><nav>Home News {furniture(stand.hour)}</nav>"
            f"<article><h1>{title}</h1>{paragraphs}</article><footer>{furniture(stand.hour)}</footer></body></html>",
        )

    return answer


def between(first: float, last: float, answer: Page, otherwise: Page = well) -> Page:
    """Trouble between two hours of the day."""
    return lambda stand, request: (answer if first <= stand.hour < last else otherwise)(stand, request)


def status(number: int, **headers: str) -> Page:
    """An answer without a page."""
    named = {name.replace("_", "-"): said for name, said in headers.items()}
    return lambda *_: httpx.Response(number, headers=named)
