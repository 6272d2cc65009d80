"""How a guest behaves: a pause between two requests to one server, silence where it asks for silence, and its robots.txt believed for a
day.
"""

import time
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from typing import Any

import httpx
from attrs import define, field, frozen

from legation.intake import limits


class LeftAloneError(Exception):
    """The server is not to be asked for another `wait` seconds."""

    def __init__(self, reason: str, wait: float) -> None:
        super().__init__(reason)
        self.wait = wait


@frozen
class Rules:
    """The robots.txt of a site as it was read, until when it is believed, and why the site is closed if it could not be read."""

    robots: Any
    until: float
    closed: str | None = None


@define
class Politeness:
    """What each server is owed. `tick` counts seconds, `sleep` waits for some; `gap` is the least pause at one server."""

    gap: float = limits.HOST_GAP
    tick: Callable[[], float] = time.monotonic
    sleep: Callable[[float], object] = time.sleep
    _free: dict[str, float] = field(factory=dict)
    _slow: dict[str, float] = field(factory=dict)
    _rules: dict[str, Rules] = field(factory=dict)

    def find_wait(self, host: str) -> float:
        """Seconds until a server may be asked again."""
        return max(0.0, self._free.get(host, 0.0) - self.tick()) if host in self._free else 0.0

    def wait_for(self, host: str, most: float = limits.PATIENCE) -> float:
        """Wait until a server may be asked; the seconds waited. Raises LeftAloneError where that is longer than `most`."""
        wait = self.find_wait(host)
        if wait > most:
            raise LeftAloneError(f"The server is to be left alone for another {wait:.0f} seconds.", wait)
        if wait:
            self.sleep(wait)
        return wait

    def note_asked(self, host: str) -> None:
        """A server has just been asked: its pause begins."""
        self._free[host] = max(self._free.get(host, 0.0), self.tick() + max(self.gap, self._slow.get(host, 0.0)))

    def note_silence(self, host: str, wait: float | None) -> float:
        """A server wants to be left alone, for so many seconds if it says so; the seconds that it will be."""
        length = bound_wait(wait if wait is not None else limits.QUIET)
        self._free[host] = self.tick() + max(length, self.gap)
        return length

    def find_rules(self, site: str) -> Rules | None:
        """The robots.txt of a site, as long as it may be believed."""
        rules = self._rules.get(site)
        return rules if rules is not None and self.tick() < rules.until else None

    def note_rules(self, site: str, host: str, text: str, agent: str) -> Rules:
        """A robots.txt as just read; its Crawl-delay becomes the pause at that server."""
        from protego import Protego

        robots = Protego.parse(text)
        self._slow[host] = bound_wait(robots.crawl_delay(agent))
        self.note_asked(host)
        self._rules[site] = Rules(robots, self.tick() + limits.ROBOTS_SECONDS)
        return self._rules[site]

    def note_closed(self, site: str, reason: str) -> Rules:
        """A robots.txt that cannot be read closes its site for a while."""
        self._rules[site] = Rules(None, self.tick() + limits.ROBOTS_AGAIN, reason)
        return self._rules[site]


def bound_wait(seconds: float | None) -> float:
    """The seconds that a stranger asks for, as far as we follow: a day at most, none where it is no number or runs backwards."""
    said = float(seconds or 0.0)
    return min(max(said, 0.0), limits.QUIET_MOST) if said == said else 0.0


def read_retry_after(headers: httpx.Headers) -> float | None:
    """The seconds that a server asks to be left alone; a date is measured against the server's own clock, not ours."""
    said = headers.get("retry-after", "").strip()
    if said.isascii() and said.isdigit():
        return float(said[:9])
    try:
        return max(0.0, (parsedate_to_datetime(said) - parsedate_to_datetime(headers.get("date", ""))).total_seconds())
    except (TypeError, ValueError, OverflowError):
        return None
