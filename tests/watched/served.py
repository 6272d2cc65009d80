"""A web server of our own on this machine, for the tests that need a real socket: well-behaved pages, and every kind of bad manners."""

import gzip
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

# Taken before any test forbids the network.
CONNECT = socket.socket.connect
LOOK_UP = socket.getaddrinfo

Answer = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Answers from the server's table; what it was asked is kept there."""

    server: "Server"

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers.items())))
        self.server.pages.get(self.path, missing)(self)

    def say(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *words: Any) -> None:  # noqa: A002 (the library's name)
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """A server with a table of pages. `over` is set when the test ends, so that endless answers end too."""

    daemon_threads = True

    def __init__(self, pages: dict[str, Answer]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.pages = pages
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.over = threading.Event()

    @property
    def address(self) -> str:
        return f"http://news.example:{self.server_port}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is what these tests are about."""


def missing(handler: Handler) -> None:
    handler.say(404)


def page(body: bytes, **headers: str) -> Answer:
    """A page that keeps its promises: unchanged since its mark, it says so."""

    def answer(handler: Handler) -> None:
        etag = headers.get("ETag")
        if etag is not None and handler.headers.get("If-None-Match") == etag:
            handler.say(304, ETag=etag)
        else:
            handler.say(200, body, **headers)

    return answer


def fail(status: int, **headers: str) -> Answer:
    return lambda handler: handler.say(status, b"", **headers)


def keep_silent(handler: Handler) -> None:
    handler.server.over.wait()


def trickle_headers(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while not handler.server.over.wait(0.05):
        handler.wfile.write(b"X-More: 1\r\n")


def trickle_body(handler: Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while not handler.server.over.wait(0.05):
        handler.wfile.write(b"x")


def pour(handler: Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while not handler.server.over.is_set():
        handler.wfile.write(b"<p>more</p>" * 1_000)


def pour_headers(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while not handler.server.over.is_set():
        handler.wfile.write(b"X-More: 1\r\n" * 1_000)


def _pack_without_end(first: bytes, more: bytes) -> Answer:
    """A packed answer that goes on and on and holds nothing."""

    def answer(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Encoding", "gzip")
        handler.end_headers()
        handler.wfile.write(first)
        while not handler.server.over.is_set():
            handler.wfile.write(more)

    return answer


# The head of a gzip stream with a name that never ends; blocks of nothing; bytes behind the end.
name_without_end = _pack_without_end(b"\x1f\x8b\x08\x08\0\0\0\0\0\x03", b"a" * 200)
blocks_of_nothing = _pack_without_end(gzip.compress(b"")[:10], b"\x00\x00\x00\xff\xff" * 40)
bytes_behind_the_end = _pack_without_end(gzip.compress(b"<p>The ferry runs.</p>"), b"x" * 200)


def go_on_without_end(handler: Handler) -> None:
    while not handler.server.over.is_set():
        handler.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n" * 50)


def hang_up(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b"<p>half")


@contextmanager
def serve(pages: dict[str, Answer]) -> Iterator[Server]:
    with Server(pages) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.over.set()
            server.shutdown()
            thread.join()


def look_up_here(host: Any, *words: Any, **more: Any) -> Any:
    """The real look-up, for this machine's own number only."""
    if host != "127.0.0.1":
        raise AssertionError(f"a test asked the network for {host}")
    return LOOK_UP(host, *words, **more)


def connect_here(sock: socket.socket, address: Any) -> None:
    """The real connect, for this machine only."""
    if address[0] != "127.0.0.1":
        raise AssertionError(f"a test asked the network for {address}")
    CONNECT(sock, address)
