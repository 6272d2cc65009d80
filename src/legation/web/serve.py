"""The desk on this machine: an address that is bound before anything is promised, a link that lets one browser in, a server."""

import socket
from collections.abc import Callable
from ipaddress import ip_address
from pathlib import Path

from legation.records.errors import LegationError

# So many wait at the door while the server is made ready; a browser opens six at a time.
BACKLOG = 128


def look_at_host(host: str) -> str:
    """An address of this machine alone. Raises LegationError for every other."""
    try:
        if host == "localhost" or ip_address(host).is_loopback:
            return host
    except ValueError:
        pass
    raise LegationError(
        f"The desk answers on this machine only, for it knows no accounts yet: {host} would open it to others. Leave --host away."
    )


def bind(host: str, port: int) -> socket.socket:
    """The address, taken; port 0 takes any that is free. Raises LegationError where it is taken already, or may not be."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    taken = socket.socket(family, socket.SOCK_STREAM)
    try:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind((host, port))
        # Whoever is quicker than the server waits at its door, and is not turned away.
        taken.listen(BACKLOG)
    except OSError as error:
        taken.close()
        raise LegationError(
            f"Port {port} cannot be had ({error.strerror}). Stop what answers there, or name another with --port."
        ) from error
    return taken


def serve(
    place: str | Path | None, store: str | None, host: str, port: int, by: str | None, told: Callable[[str], object] = lambda _: None
) -> None:
    """Serve the desk of an office until it is stopped; `told` hears the one-time link as soon as it works."""
    taken = bind(look_at_host(host), port)
    with taken:
        import uvicorn

        from legation.web.app import create

        port = taken.getsockname()[1]
        app = create(place, store, port, by, watch=True)
        server = uvicorn.Server(
            uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=2)
        )
        told(f"http://{f'[{host}]' if ':' in host else host}:{port}/enter?key={app.state.entry.key}")
        server.run(sockets=[taken])
