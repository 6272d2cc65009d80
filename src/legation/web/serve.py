"""The desk at an address: bound before anything is promised, open to others only where they sign in and nobody reads along."""

import socket
from collections.abc import Callable
from ipaddress import ip_address
from pathlib import Path

from legation.desk.desk import Desk, open_desk
from legation.records.errors import LegationError
from legation.web.guard import LOOPBACK, Reach, name_hosts

# So many wait at the door while the server is made ready; a browser opens six at a time.
BACKLOG = 128


def is_here(host: str) -> bool:
    """Whether an address is this machine's for itself alone."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def find_reach(desk: Desk, host: str, port: int) -> Reach:
    """Under which names the desk answers at an address. Raises LegationError where it would be open to others without accounts, or
    without anything that keeps them from reading along."""
    said, local = desk.office.reached, is_here(host)
    if not local or said.proxies:
        if not desk.has_accounts():
            what = f"{host} would open" if not local else "The proxy of settings.yml opens"
            raise LegationError(f"{what} the desk to others, and nobody has an account. Make them first: `legation account add`.")
        if not said.certificate and not said.proxies:
            raise LegationError(
                f"{host} would open the desk to others, and anybody between could read along. Name a certificate and its key in "
                "settings.yml, or the proxy that speaks TLS for it: see docs/accounts.md. Or leave --host away."
            )
    for path in (said.certificate, said.key):
        if path is not None and not Path(path).is_file():
            raise LegationError(f"There is no file {path}, which settings.yml names for TLS. Mend the name, or take it out.")
    own = () if local or host in ("0.0.0.0", "::") else (f"[{host}]" if ":" in host else host,)  # noqa: S104  these name no machine
    hosts = name_hosts((*LOOPBACK, *own, *said.names), port) | frozenset((*said.names, *(f"{name}:443" for name in said.names)))
    return Reach(hosts, said.certificate is not None, frozenset(said.proxies), local)


def bind(host: str, port: int) -> socket.socket:
    """The address, taken; port 0 takes any that is free. Raises LegationError where it is taken already, or may not be."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    taken = socket.socket(family, socket.SOCK_STREAM)
    try:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind((host, port))
        # Head and body of an answer go one after the other: else the second waits for a word of the client, for 40 ms on a line kept open.
        taken.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        # Whoever is quicker than the server waits at its door, and is not turned away.
        taken.listen(BACKLOG)
    except OSError as error:
        taken.close()
        raise LegationError(
            f"Port {port} cannot be had ({error.strerror}). Stop what answers there, or name another with --port."
        ) from error
    return taken


def asks_for_names(desk: Desk) -> bool:
    """Whether one signs in. What is wrong with a store is told by the first page, and not here."""
    try:
        return desk.has_accounts()
    except LegationError:
        return False


def serve(
    place: str | Path | None, store: str | None, host: str, port: int, by: str | None, told: Callable[[str, bool], object] = lambda *_: None
) -> None:
    """Serve the desk of an office until it is stopped; `told` hears its address as soon as it works: a link that lets one browser in, once,
    or, where there are accounts, the page on which one signs in (then the second argument is true)."""
    from legation.web.app import create

    with open_desk(place, store, make=None) as desk:
        find_reach(desk, host, port)
        with bind(host, port) as taken:
            import uvicorn

            port = taken.getsockname()[1]
            reach, signing, said = find_reach(desk, host, port), asks_for_names(desk), desk.office.reached
            app = create(place, store, port, by, watch=True, reach=reach)
            settings = uvicorn.Config(
                app,
                log_level="warning",
                access_log=False,
                server_header=False,
                # Whom a proxy asks for is looked at by the guard, which knows which proxies are trusted.
                proxy_headers=False,
                timeout_graceful_shutdown=2,
                ssl_certfile=said.certificate,
                ssl_keyfile=said.key,
            )
            named = said.names[0] if said.names else f"[{host}]" if ":" in host else host
            shown = f"{'https' if reach.tls or said.proxies else 'http'}://{named}" + ("" if said.proxies else f":{port}")
            told(f"{shown}/sign-in" if signing else f"{shown}/enter?key={app.state.entry.key}", signing)
            # The desk that was asked who may come in is not the one that answers them.
            desk.close()
            uvicorn.Server(settings).run(sockets=[taken])
