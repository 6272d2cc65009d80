"""Pages and feeds from the web: http and https only, never from inside the house, never against a site's robots.txt.

A name is resolved once for each request, every address it stands for is checked, and the connection is made to the checked
address itself, so that a name that changes its mind in between (rebinding) gains nothing. Redirects are followed one by one,
each checked like the first, by its own site's robots.txt too.

HTTP libraries limit the silence between two bytes only, so that a server which sends one byte every few seconds holds a connection for
days: in its headers, too, where no reader of the body can notice. Here an answer has a limit on how long it may take in all.
"""

import ipaddress
import socket
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpx
from attrs import define, evolve, field, frozen

from legation.intake import limits
from legation.intake.containers.archives import PackedError, unfold
from legation.intake.form import find_form
from legation.intake.paper import Paper
from legation.intake.politeness import LeftAloneError, Politeness, Rules, read_retry_after
from legation.records.errors import Refusal


def keep_deadline(transport: httpx.HTTPTransport, find_rest: Callable[[], float]) -> httpx.HTTPTransport:
    """The same transport, whose every wait for a byte ends when the rest of the time (in seconds) does."""
    # httpx has no public way to hand a network of one's own to its connections; a test on a real socket holds this to it.
    pool: Any = transport._pool
    pool._network_backend = Network(pool._network_backend, find_rest)
    return transport


def _cut(timeout: float | None, rest: float) -> float:
    """A wait that ends when the rest of the time does. Raises httpx.ReadTimeout where nothing is left of it."""
    if rest <= 0:
        raise httpx.ReadTimeout("The time for this address is over.")
    return rest if timeout is None else min(timeout, rest)


class Network:
    """What opens connections, each of them held to the deadline."""

    def __init__(self, inner: Any, find_rest: Callable[[], float]) -> None:
        self.inner = inner
        self.find_rest = find_rest

    def connect_tcp(self, host: str, port: int, timeout: float | None = None, **how: Any) -> "Stream":
        """A connection to a server."""
        return Stream(self.inner.connect_tcp(host, port, timeout=_cut(timeout, self.find_rest()), **how), self.find_rest)


class Stream:
    """One connection, whose waits for a byte are cut to the rest of the time."""

    def __init__(self, inner: Any, find_rest: Callable[[], float]) -> None:
        self.inner = inner
        self.find_rest = find_rest

    def read(self, most: int, timeout: float | None = None) -> bytes:
        """Some bytes, or a timeout; a server that always has some more to say is timed out too."""
        said: bytes = self.inner.read(most, _cut(timeout, self.find_rest()))
        return said

    def write(self, raw: bytes, timeout: float | None = None) -> None:
        """Send some bytes, or a timeout."""
        self.inner.write(raw, _cut(timeout, self.find_rest()))

    def start_tls(self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None) -> "Stream":
        """The same connection, encrypted from here on."""
        return Stream(self.inner.start_tls(ssl_context, server_hostname, _cut(timeout, self.find_rest())), self.find_rest)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)


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
        except (NotFetchedError, PackedError) as error:
            return Failed(address, str(error))
        except (httpx.InvalidURL, ValueError):
            # What is no address at all is told by several libraries, each in its own way (UnicodeError is a ValueError).
            return Failed(address, "The address cannot be fetched: it, or one that it leads to, is none.")
        except (httpx.HTTPError, OSError) as error:
            return Failed(address, f"The address cannot be fetched ({type(error).__name__}).")
        if answer.status == 304 and sent:
            return Unchanged(address, answer.moved)
        if answer.status != 200:
            return Failed(address, f"The server answers {answer.status}.", answer.status, answer.wait)
        form = find_form(answer.raw[: limits.GLANCE])
        if form is None:
            return Failed(address, "What is at this address is of no form that we read.", answer.status)
        given = Mark(read_mark(answer.headers.get("etag")), read_mark(answer.headers.get("last-modified")))
        return Fetched(Paper(address, answer.raw, form, answer.address), answer.address, given, answer.moved)

    def send(self, address: str, body: bytes, headers: Mapping[str, str]) -> int | str:
        """Post something to an address and follow nowhere: the number that its server answers, or in a sentence why it was not reached."""
        try:
            with self._set_out() as errand:
                url, host = self._pin(address)
                sent = {"User-Agent": AGENT, **headers, "Host": host}
                how = {"sni_hostname": url_host(address)}
                with errand.client.stream("POST", url, headers=sent, content=body, extensions=how) as response:
                    return response.status_code
        except httpx.TimeoutException:
            return "The server does not answer in time."
        except NotFetchedError as error:
            return str(error)
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
            return f"The address cannot be reached ({type(error).__name__})."

    @contextmanager
    def _set_out(self) -> "Iterator[Errand]":
        errand = Errand(self.tick() + limits.FETCH_SECONDS)
        # A proxy from the environment would resolve names itself and undo the checks.
        # No connection is used twice: it goes to an address that several names can share, and its certificate was checked for one of them.
        direct = httpx.HTTPTransport(trust_env=False, limits=httpx.Limits(max_keepalive_connections=0))
        transport = self.transport or keep_deadline(direct, lambda: errand.ends - self.tick())
        with httpx.Client(transport=transport, timeout=limits.FETCH_SILENCE, follow_redirects=False, trust_env=False) as errand.client:
            yield errand

    def _heed_robots(self, errand: "Errand", address: str) -> None:
        """Raises ValueError where the site's robots.txt asks us to stay away. No robots.txt allows all, a broken server nothing."""
        parts = urlsplit(address)
        site = f"{parts.scheme}://{parts.netloc}"
        rules = self._politeness.find_rules(site) or self._read_robots(errand, site)
        if rules.closed is not None:
            raise NotFetchedError(rules.closed)
        if not rules.robots.can_fetch(address, AGENT):
            raise NotFetchedError("The site's robots.txt asks not to fetch this address.")

    def _read_robots(self, errand: "Errand", site: str) -> Rules:
        answer = self._follow(errand, f"{site}/robots.txt", {}, limits.ROBOTS, heed=False, whole=False)
        if answer.status >= 500 or answer.status == 429:
            reason = f"The site's robots.txt cannot be read (the server answers {answer.status}), so its pages are left alone."
            return self._politeness.note_closed(site, reason)
        text = read_robots(answer.raw) if answer.status == 200 else ""
        return self._politeness.note_rules(site, find_server(site), text, AGENT)

    def _follow(self, errand: "Errand", address: str, headers: Mapping[str, str], most: int, heed: bool, whole: bool = True) -> "Answer":
        """The answer at the end of all redirects, at most `most` bytes of it; what is longer is refused, or cut (not `whole`)."""
        moved: str | None = None
        lasting = True
        for _ in range(limits.REDIRECTS + 1):
            if heed:
                self._heed_robots(errand, address)
            answer = self._ask(errand, address, headers, most, whole)
            where = answer.headers.get("location")
            if answer.status not in (301, 302, 303, 307, 308) or not where:
                return evolve(answer, moved=moved)
            address = urljoin(address, where)
            # Only an unbroken chain of moves for good says where the address has gone.
            lasting = lasting and answer.status in (301, 308)
            moved = address if lasting else moved
        raise NotFetchedError(f"The address redirects more than {limits.REDIRECTS} times.")

    def _ask(self, errand: "Errand", address: str, headers: Mapping[str, str], most: int, whole: bool) -> "Answer":
        url, host = self._pin(address)
        server = find_server(address)
        # A wait for politeness' sake is ours, not the server's slowness; on all the way of a chain of redirects it is sat out once at most.
        waited = self._politeness.wait_for(server, limits.PATIENCE - errand.waited)
        errand.waited += waited
        errand.ends += waited
        # A cookie would go to whoever shares the server's address, and we have nothing to say with it.
        errand.client.cookies.clear()
        asked = {"User-Agent": AGENT, "Accept-Encoding": "gzip, identity", **headers, "Host": host}
        try:
            with errand.client.stream("GET", url, headers=asked, extensions={"sni_hostname": url_host(address)}) as response:
                raw = b"" if response.is_redirect else self._read(response, most, errand.ends, whole)
        finally:
            self._politeness.note_asked(server)
        wait = None
        if response.status_code in (429, 503):
            wait = self._politeness.note_silence(server, read_retry_after(response.headers))
        return Answer(address, response.status_code, response.headers, raw, wait)

    def _read(self, response: httpx.Response, most: int, ends: float, whole: bool) -> bytes:
        """The bytes of an answer, counted and timed as they come in: a packed stream can go on for ever and hold nothing."""
        pieces: list[bytes] = []
        size = 0
        # A transport that answers at once has unpacked it already.
        ready = response.is_stream_consumed
        for piece in (response.content,) if ready else response.iter_raw():
            size += len(piece)
            pieces.append(piece)
            if size > most and whole:
                raise NotFetchedError(f"What is at this address is larger than {most:,} bytes.")
            if self.tick() > ends:
                raise NotFetchedError(f"The address takes longer than {limits.FETCH_SECONDS:.0f} seconds.")
            if size > most:
                break
        packed = "" if ready else str(response.headers.get("content-encoding") or "")
        return unfold(b"".join(pieces), packed, most, cut=not whole)[:most]

    def _pin(self, address: str) -> tuple[httpx.URL, str]:
        """The same address with the checked IP address in place of its name, and the name for the Host header."""
        url = httpx.URL(address)
        if url.scheme not in ("http", "https") or not url.host:
            raise NotFetchedError("Only http and https addresses are fetched.")
        if url.userinfo:
            raise NotFetchedError("An address with a user name or password in it is not fetched.")
        found = list(self.resolve(url.host))
        if not found:
            raise NotFetchedError("The name of this server is not known.")
        if not self.allow_private and not all(map(is_public, found)):
            raise NotFetchedError(
                "The address lies inside a private network, and those are not asked. "
                "To allow it, write `private_addresses: true` in settings.yml of the office."
            )
        host = url.netloc.decode("ascii")
        return url.copy_with(host=found[0]), host


class NotFetchedError(Exception):
    """An address that is not fetched; the message is a plain sentence."""


@define
class Errand:
    """One fetch under way: the tick at which it must be back, the seconds it waited for politeness' sake, and the connection it uses."""

    ends: float
    waited: float = 0.0
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


# Parts of the address space that are given out to the world (IANA): of version 6 one eighth.
_GLOBAL6 = ipaddress.ip_network("2000::/3")
# What inside it leads elsewhere: protocols, documentation, benchmarks, name servers of private space.
_APART6 = tuple(map(ipaddress.ip_network, ("2001::/23", "2001:db8::/32", "3fff::/20", "2620:4f:8000::/48")))
_APART4 = tuple(map(ipaddress.ip_network, ("192.88.99.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.175.48.0/24")))
# Where a version 6 address is a version 4 one: mapped, translated (RFC 6052), 6to4.
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
# The mark of an address that a tunnel made of one inside (ISATAP, RFC 5214), in the upper half of its last 64 bits.
_TUNNELLED = (0x00005EFE, 0x02005EFE)


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet: of a space that is given out to the world, and not a version 6 address that holds
    a version 4 one of an inside network."""
    try:
        found = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv4Address):
        return found.is_global and not found.is_multicast and not any(found in network for network in _APART4)
    inside = found.ipv4_mapped or found.sixtofour
    last = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
    if inside is None and found in _TRANSLATED:
        inside = last
    if inside is not None:
        return is_public(str(inside))
    tunnelled = (int(found) >> 32) & 0xFFFFFFFF in _TUNNELLED
    given_out = found in _GLOBAL6 and found.is_global and not any(found in network for network in _APART6)
    return given_out and (not tunnelled or is_public(str(last)))


def read_robots(raw: bytes) -> str:
    """The words of a robots.txt, whatever mark it begins with."""
    name = "utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    return raw.decode(name, "replace").replace("\0", "")
