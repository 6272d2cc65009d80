"""The command that opens the desk in the browser."""

from pathlib import Path

import click

from legation.cli.options import on_office
from legation.cli.show import print_json, say

# Nothing is known to listen there by custom.
PORT = 8765


@click.command()
@on_office
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="The address to answer on; another than this machine's needs accounts and TLS."
)
@click.option("--port", default=PORT, show_default=True, type=click.IntRange(0, 65535), help="The port; 0 takes any that is free.")
def serve(office: Path | None, store: str | None, as_json: bool, by: str | None, host: str, port: int) -> None:
    """The desk in the browser: it prints a link that lets one browser in, once; where there are accounts, one signs in instead.

    It answers on this machine alone; others reach it where there are accounts, and a certificate or a proxy in settings.yml. Without
    --office the folder that you are in is the office; it may be empty. Stop it with Ctrl-C.

    \b
    Examples:
      legation serve --office examples/tokyo-office
      mkdir my-office && cd my-office && legation serve
    """
    from legation.web.serve import serve as serve_desk

    def told(link: str, signing: bool) -> None:
        if as_json:
            print_json({"link": link})
        else:
            say(f"The desk is open: {link}")
            how = "Whoever has an account signs in there." if signing else "The link lets one browser in, once."
            say(f"{how} Stop the desk with Ctrl-C.")

    serve_desk(office if office is not None or store is not None else Path(), store, host, port, by, told)
