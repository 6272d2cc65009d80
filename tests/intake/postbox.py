"""A mail server on this machine, as far as one that takes messages in needs it (RFC 5321, 3207, 4954)."""

import base64
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread
from typing import Any

from attrs import define, field


@define
class Postbox:
    """What came, and how: each message with whom it went to, what was said before it, and whether it came over TLS. `user` and `password`
    are asked for where they are given; with `tls` it offers STARTTLS; `full` says no to every message."""

    user: str = ""
    password: str = ""
    tls: ssl.SSLContext | None = None
    full: bool = False
    port: int = 0
    messages: list[tuple[str, tuple[str, ...], bytes, bool]] = field(factory=list)
    said: list[str] = field(factory=list)


class Talk(StreamRequestHandler):
    """One client."""

    box: Postbox

    def handle(self) -> None:
        self.safe, self.known = False, not self.box.user
        self.sender, self.to = "", []  # type: ignore[var-annotated]  # filled below
        self.tell("220 postbox.example")
        try:
            while line := self.rfile.readline():
                words = line.decode("ascii", "replace").strip()
                self.box.said.append(words.split(" ")[0].upper())
                if not self.answer(words):
                    return
        finally:
            if self.safe:
                self.request.close()

    def tell(self, *lines: str) -> None:
        self.wfile.write("".join(f"{line}\r\n" for line in lines).encode())

    def answer(self, words: str) -> bool:
        verb, _, rest = words.partition(" ")
        match verb.upper():
            case "EHLO" | "HELO":
                offers = ["AUTH PLAIN"] if self.box.user else []
                offers += ["STARTTLS"] if self.box.tls is not None and not self.safe else []
                told = ["postbox.example", *offers]
                self.tell(*(f"250{'-' if place < len(told) - 1 else ' '}{one}" for place, one in enumerate(told)))
            case "STARTTLS" if self.box.tls is not None:
                self.tell("220 go on")
                self.request = self.box.tls.wrap_socket(self.request, server_side=True)
                self.rfile, self.wfile, self.safe = self.request.makefile("rb"), self.request.makefile("wb", buffering=0), True
            case "AUTH":
                given = base64.b64decode(rest.partition(" ")[2]).decode().split("\0")[1:]
                self.known = given == [self.box.user, self.box.password]
                self.tell("235 well" if self.known else "535 no")
            case "MAIL" | "RCPT" if not self.known:
                self.tell("530 who are you")
            case "MAIL":
                self.sender, self.to = rest.partition(":")[2].split(" ")[0].strip("<>"), []
                self.tell("250 well")
            case "RCPT":
                self.to.append(rest.partition(":")[2].strip("<>"))
                self.tell("250 well")
            case "DATA":
                self.tell("354 go on")
                lines = []
                while (line := self.rfile.readline()) not in (b".\r\n", b""):
                    lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
                if not self.box.full:
                    self.box.messages.append((self.sender, tuple(self.to), b"".join(lines), self.safe))
                self.tell("452 no room" if self.box.full else "250 taken")
            case "QUIT":
                self.tell("221 bye")
                return False
            case "RSET" | "NOOP":
                self.tell("250 well")
            case _:
                self.tell("502 no")
        return True


@contextmanager
def listening(box: Postbox) -> Iterator[Postbox]:
    """A mail server that listens as long as it is asked to."""

    class Bound(Talk):
        pass

    Bound.box = box
    with Server(("127.0.0.1", 0), Bound) as server:
        box.port = server.server_address[1]
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield box
        server.shutdown()
        thread.join()


class Server(ThreadingTCPServer):
    """Quiet where a client breaks off: that is what some tests are about."""

    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        pass
