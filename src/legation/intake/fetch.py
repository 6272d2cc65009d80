"""Pages and feeds from the web: http and https only, never from inside the house, never against a site's robots.txt.

A name is resolved once for each request, every address it stands for is checked, and the connection is made to the checked
address itself, so that a name that changes its mind in between (rebinding) gains nothing. Redirects are followed one by one,
each checked like the first.
"""

import ipaddress
import socket
import time
from collections.abc import Callable, Mapping, Sequence
from urllib.parse import urljoin, urlsplit

import httpx
from attrs import define, field, frozen

from legation.intake import limits
from legation.intake.form import find_form
from legation.intake.paper import Paper
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
    """A page as fetched: the paper, the address it came from in the end, and the mark to ask again with."""

    paper: Paper
    address: str
    mark: Mark


@frozen
class Unchanged:
    """The server says that the page is as it was when the mark was given."""

    address: str


def look_up(host: str) -> list[str]:
    """The addresses a host name stands for, by the system's resolver. Raises OSError where there are none."""
    return sorted({str(entry[4][0]) for entry in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)})


@define
class Fetcher:
    """Fetches addresses under the limits of `limits.py`. The world outside is its arguments: `transport` speaks HTTP, `resolve`
    turns names into addresses, `tick` counts seconds. `allow_private` opens the house's own network (an intranet feed)."""

    transport: httpx.BaseTransport | None = None
    resolve: Resolve = look_up
    tick: Callable[[], float] = time.monotonic
    allow_private: bool = False
    _robots: dict[str, object] = field(factory=dict)

    def fetch(self, address: str, mark: Mark | None = None) -> Fetched | Unchanged | Refusal:
        """The page at an address, or Unchanged since its `mark`, or a Refusal with a plain sentence."""
        asked = {"If-None-Match": mark.etag if mark else None, "If-Modified-Since": mark.modified if mark else None}
        ends = self.tick() + limits.FETCH_SECONDS
        try:
            with self._client() as client:
                self._heed_robots(client, address, ends)
                answer = self._follow(client, address, {name: value for name, value in asked.items() if value}, limits.PAGE, ends)
        except (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError) as error:
            return Refusal(address, "take", f"The address cannot be fetched ({type(error).__name__}).")
        except ValueError as error:
            return Refusal(address, "take", str(error))
        if answer.status == 304:
            return Unchanged(address)
        if answer.status != 200:
            return Refusal(address, "take", f"The server answers {answer.status}.")
        form = find_form(answer.raw[: limits.GLANCE])
        if form is None:
            return Refusal(address, "take", "What is at this address is of no form that we read.")
        given = Mark(answer.headers.get("etag"), answer.headers.get("last-modified"))
        return Fetched(Paper(address, answer.raw, form, answer.address), answer.address, given)

    def _client(self) -> httpx.Client:
        # A proxy from the environment would resolve names itself and undo the checks.
        return httpx.Client(transport=self.transport, timeout=limits.FETCH_SILENCE, follow_redirects=False, trust_env=False)

    def _heed_robots(self, client: httpx.Client, address: str, ends: float) -> None:
        """Raises ValueError where the site's robots.txt asks us to stay away. No robots.txt allows all, a broken server nothing."""
        from protego import Protego

        parts = urlsplit(address)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            answer = self._follow(client, f"{site}/robots.txt", {}, limits.ROBOTS, ends)
            if answer.status >= 500:
                raise ValueError(f"The site's robots.txt cannot be read (the server answers {answer.status}), so its pages are left alone.")
            self._robots[site] = Protego.parse(answer.raw.decode("utf-8", "replace") if answer.status == 200 else "")
        rules = self._robots[site]
        if isinstance(rules, Protego) and not rules.can_fetch(address, AGENT):
            raise ValueError("The site's robots.txt asks not to fetch this address.")

    def _follow(self, client: httpx.Client, address: str, headers: Mapping[str, str], most: int, ends: float) -> "Answer":
        for _ in range(limits.REDIRECTS + 1):
            answer = self._ask(client, address, headers, most, ends)
            where = answer.headers.get("location")
            if answer.status not in (301, 302, 303, 307, 308) or not where:
                return answer
            address = urljoin(address, where)
        raise ValueError(f"The address redirects more than {limits.REDIRECTS} times.")

    def _ask(self, client: httpx.Client, address: str, headers: Mapping[str, str], most: int, ends: float) -> "Answer":
        url, host = self._pin(address)
        asked = {"User-Agent": AGENT, "Accept-Encoding": "gzip, identity", **headers, "Host": host}
        with client.stream("GET", url, headers=asked, extensions={"sni_hostname": url_host(address)}) as response:
            pieces: list[bytes] = []
            size = 0
            for piece in response.iter_bytes(65_536):
                size += len(piece)
                if size > most:
                    raise ValueError(f"What is at this address is larger than {most:,} bytes.")
                if self.tick() > ends:
                    raise ValueError(f"The address takes longer than {limits.FETCH_SECONDS:.0f} seconds.")
                pieces.append(piece)
            return Answer(address, response.status_code, response.headers, b"".join(pieces))

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


@frozen
class Answer:
    """One answer of a server."""

    address: str
    status: int
    headers: httpx.Headers
    raw: bytes


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
