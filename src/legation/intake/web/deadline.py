"""A limit on how long an answer may take in all. HTTP libraries limit the silence between two bytes only, so that a server which sends
one byte every few seconds holds a connection for days: in its headers, too, where no reader of the body can notice."""

from collections.abc import Callable
from typing import Any

import httpx


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
