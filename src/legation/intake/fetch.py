"""Pages and feeds from the web: http and https only, never from inside the house, never against a site's robots.txt.

A name is resolved once for each request, every address it stands for is checked, and the connection is made to the checked
address itself, so that a name that changes its mind in between (rebinding) gains nothing. Redirects are followed one by one,
each checked like the first, by its own site's robots.txt too.
"""

import ipaddress
import socket
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from urllib.parse import urljoin, urlsplit

import httpx
from attrs import define, evolve, field, frozen

from legation.intake import limits
from legation.intake.form import find_form
from legation.intake.paper import Paper
from legation.intake.web.deadline import keep_deadline
from legation.intake.web.politeness import LeftAloneError, Politeness, Rules, read_retry_after
from legation.records.errors import Refusal

AGENT = "legation"
Resolve = Callable[[str], Sequence[str]]


@frozen
class Mark:
    """What a server said about the state of a page, to ask next time whether it changed."""

    etag: str | None = None
    modified: str | None = None


@frozen
class Fetched:
    """A page as fetched: the paper, the address it came from in the end, and the mark to ask again with; `moved` is where it has
    moved for good, if the server says so."""

    paper: Paper
    address: str
    mark: Mark
    moved: str | None = None


@frozen
class Unchanged:
    """The server says that the page is as it was when the mark was given."""

    address: str
    moved: str | None = None


@frozen
class Failed:
    """An address that could not be fetched, and why in a sentence; `status` is what the server answered, `wait` the seconds for which
    it asked to be left alone."""

    address: str
    reason: str
    status: int | None = None
    wait: float | None = None


def look_up(host: str) -> list[str]:
    """The addresses a host name stands for, by the system's resolver. Raises OSError where there are none."""
    return sorted({str(entry[4][0]) for entry in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)})


@define
class Fetcher:
    """Fetches addresses under the limits of `limits.py` and with the pauses of `politeness.py`. The world outside is its arguments:
    `transport` speaks HTTP, `resolve` turns names into addresses, `tick` counts seconds, `sleep` waits for some. `allow_private` opens
    the house's own network (an intranet feed)."""

    transport: httpx.BaseTransport | None = None
    resolve: Resolve = look_up
    tick: Callable[[], float] = time.monotonic
    allow_private: bool = False
    sleep: Callable[[float], object] = time.sleep
    gap: float = limits.HOST_GAP
    _politeness: Politeness = field(init=False)

    @_politeness.default
    def _make_politeness(self) -> Politeness:
        return Politeness(self.gap, self.tick, self.sleep)

    def fetch(self, address: str, mark: Mark | None = None) -> Fetched | Unchanged | Refusal:
        """The page at an address, or Unchanged since its `mark`, or a Refusal with a plain sentence."""
        found = self.ask(address, mark)
        return Refusal(address, "take", found.reason) if isinstance(found, Failed) else found

    def find_wait(self, address: str) -> float:
        """Seconds until the server of an address may be asked again."""
        return self._politeness.find_wait(find_server(address))

    def ask(self, address: str, mark: Mark | None = None) -> Fetched | Unchanged | Failed:
        """The same as `fetch`, with what a watch needs to know of a failure: the server's answer, and how long it wants to be left
        alone."""
        asked = {"If-None-Match": mark.etag if mark else None, "If-Modified-Since": mark.modified if mark else None}
        sent = {name: value for name, value in asked.items() if value}
        try:
            with self._set_out() as errand:
                answer = self._follow(errand, address, sent, limits.PAGE, heed=True)
        except LeftAloneError as error:
            return Failed(address, str(error), wait=error.wait)
        except httpx.TimeoutException:
            return Failed(address, "The server does not answer in time.")
        except (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError) as error:
            return Failed(address, f"The address cannot be fetched ({type(error).__name__}).")
        except ValueError as error:
            return Failed(address, str(error))
        if answer.status == 304 and sent:
            return Unchanged(address, answer.moved)
        if answer.status != 200:
            return Failed(address, f"The server answers {answer.status}.", answer.status, answer.wait)
        form = find_form(answer.raw[: limits.GLANCE])
        if form is None:
            return Failed(address, "What is at this address is of no form that we read.", answer.status)
        given = Mark(read_mark(answer.headers.get("etag")), read_mark(answer.headers.get("last-modified")))
        return Fetched(Paper(address, answer.raw, form, answer.address), answer.address, given, answer.moved)

    @contextmanager
    def _set_out(self) -> "Iterator[Errand]":
        errand = Errand(self.tick() + limits.FETCH_SECONDS)
        # A proxy from the environment would resolve names itself and undo the checks.
        transport = self.transport or keep_deadline(httpx.HTTPTransport(trust_env=False), lambda: errand.ends - self.tick())
        with httpx.Client(transport=transport, timeout=limits.FETCH_SILENCE, follow_redirects=False, trust_env=False) as errand.client:
            yield errand

    def _heed_robots(self, errand: "Errand", address: str) -> None:
        """Raises ValueError where the site's robots.txt asks us to stay away. No robots.txt allows all, a broken server nothing."""
        parts = urlsplit(address)
        site = f"{parts.scheme}://{parts.netloc}"
        rules = self._politeness.find_rules(site) or self._read_robots(errand, site)
        if rules.closed is not None:
            raise ValueError(rules.closed)
        if not rules.robots.can_fetch(address, AGENT):
            raise ValueError("The site's robots.txt asks not to fetch this address.")

    def _read_robots(self, errand: "Errand", site: str) -> Rules:
        answer = self._follow(errand, f"{site}/robots.txt", {}, limits.ROBOTS, heed=False)
        if answer.status >= 500 or answer.status == 429:
            reason = f"The site's robots.txt cannot be read (the server answers {answer.status}), so its pages are left alone."
            return self._politeness.note_closed(site, reason)
        text = answer.raw.decode("utf-8", "replace") if answer.status == 200 else ""
        return self._politeness.note_rules(site, find_server(site), text, AGENT)

    def _follow(self, errand: "Errand", address: str, headers: Mapping[str, str], most: int, heed: bool) -> "Answer":
        moved: str | None = None
        lasting = True
        for _ in range(limits.REDIRECTS + 1):
            if heed:
                self._heed_robots(errand, address)
            answer = self._ask(errand, address, headers, most)
            where = answer.headers.get("location")
            if answer.status not in (301, 302, 303, 307, 308) or not where:
                return evolve(answer, moved=moved)
            address = urljoin(address, where)
            # Only an unbroken chain of moves for good says where the address has gone.
            lasting = lasting and answer.status in (301, 308)
            moved = address if lasting else moved
        raise ValueError(f"The address redirects more than {limits.REDIRECTS} times.")

    def _ask(self, errand: "Errand", address: str, headers: Mapping[str, str], most: int) -> "Answer":
        url, host = self._pin(address)
        server = find_server(address)
        # A wait for politeness' sake is ours, not the server's slowness.
        errand.ends += self._politeness.wait_for(server)
        asked = {"User-Agent": AGENT, "Accept-Encoding": "gzip, identity", **headers, "Host": host}
        try:
            with errand.client.stream("GET", url, headers=asked, extensions={"sni_hostname": url_host(address)}) as response:
                raw = b"" if response.is_redirect else self._read(response, most, errand.ends)
        finally:
            self._politeness.note_asked(server)
        wait = None
        if response.status_code in (429, 503):
            wait = self._politeness.note_silence(server, read_retry_after(response.headers))
        return Answer(address, response.status_code, response.headers, raw, wait)

    def _read(self, response: httpx.Response, most: int, ends: float) -> bytes:
        """The bytes of an answer as they come in, so that one that trickles is noticed."""
        pieces: list[bytes] = []
        size = 0
        for piece in response.iter_bytes():
            size += len(piece)
            if size > most:
                raise ValueError(f"What is at this address is larger than {most:,} bytes.")
            if self.tick() > ends:
                raise ValueError(f"The address takes longer than {limits.FETCH_SECONDS:.0f} seconds.")
            pieces.append(piece)
        return b"".join(pieces)

    def _pin(self, address: str) -> tuple[httpx.URL, str]:
        """The same address with the checked IP address in place of its name, and the name for the Host header."""
        url = httpx.URL(address)
        if url.scheme not in ("http", "https") or not url.host:
            raise ValueError("Only http and https addresses are fetched.")
        if url.userinfo:
            raise ValueError("An address with a user name or password in it is not fetched.")
        found = list(self.resolve(url.host))
        if not found:
            raise ValueError("The name of this server is not known.")
        if not self.allow_private and not all(map(is_public, found)):
            raise ValueError("The address lies inside a private network; that is only allowed where the settings say so.")
        host = url.netloc.decode("ascii")
        return url.copy_with(host=found[0]), host


@define
class Errand:
    """One fetch under way: the tick at which it must be back, and the connection it uses."""

    ends: float
    client: httpx.Client = field(init=False)


@frozen
class Answer:
    """One answer of a server; `wait` is for how long it wants to be left alone, `moved` where the address has gone for good."""

    address: str
    status: int
    headers: httpx.Headers
    raw: bytes
    wait: float | None = None
    moved: str | None = None


def find_server(address: str) -> str:
    """The server of an address, as politeness counts it: its name and port; empty for what is no address."""
    try:
        return urlsplit(address).netloc.casefold()
    except ValueError:
        return ""


def read_mark(words: str | None) -> str | None:
    """A server's mark if it can be sent back as it is."""
    return words if words and words.isascii() and len(words) <= limits.MARK else None


def url_host(address: str) -> str:
    """The server's name, which its certificate must be for."""
    return httpx.URL(address).host


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet: not private, loopback, link-local, shared, reserved or multicast,
    nor a version 6 address that hides a version 4 one of those."""
    try:
        found = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inside = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if inside is None and found in ipaddress.ip_network("64:ff9b::/96"):
            inside = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inside is not None:
            return is_public(str(inside))
    return found.is_global and not found.is_multicast
