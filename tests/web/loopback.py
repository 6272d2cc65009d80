"""The desk of an office on a real socket of this machine, for clients that other people wrote."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import uvicorn

from legation.web.app import create
from legation.web.serve import bind

CONNECT, LOOK_UP = socket.socket.connect, socket.getaddrinfo


def open_loopback(patch: pytest.MonkeyPatch) -> None:
    """Let a test reach this machine by its number, and nothing else."""

    def connect(self: socket.socket, address: tuple[str, int]) -> None:
        assert address[0] == "127.0.0.1", f"a test asked the network for {address}"
        CONNECT(self, address)

    def look_up(host: str, *words: Any, **named: Any) -> Any:
        assert host == "127.0.0.1", f"a test asked the network for {host}"
        return LOOK_UP(host, *words, **named)

    patch.setattr(socket.socket, "connect", connect)
    patch.setattr(socket, "getaddrinfo", look_up)


@contextmanager
def serving(place: Path) -> Iterator[str]:
    """Where the desk of an office answers."""
    with bind("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        server = uvicorn.Server(uvicorn.Config(create(place, port=port, by="ann"), log_level="error", access_log=False))
        thread = Thread(target=server.run, kwargs={"sockets": [taken]}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            thread.join()
