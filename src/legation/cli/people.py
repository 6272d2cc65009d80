"""The commands on who may sit at the desk: account, tokens."""

import sys
from pathlib import Path

import click

from legation.cli.options import at_desk, on_office
from legation.cli.show import print_record, print_rows, say
from legation.records.account import ROLES


@click.command()
@on_office
@click.option("--role", type=click.Choice(ROLES), help="What he may do (add: reader, if none is given).")
@click.argument("act", type=click.Choice(["list", "add", "role", "password", "close"]), default="list")
@click.argument("name", required=False, default="")
def account(act: str, name: str, office: Path | None, store: str | None, as_json: bool, by: str | None, role: str | None) -> None:
    """Who may sit at the desk: list, add, role, password, close. A password is asked for, or read as a line of standard input.

    A reader reads; an analyst also marks and drafts; an officer also rules, releases and sets up the office. The first account is an
    officer's. As soon as there is one, the desk in the browser asks everybody to sign in.

    \b
    Examples:
      legation account add n.officer --role officer --office examples/tokyo-office
      legation account role a.analyst --role analyst --office examples/tokyo-office
    """
    password = read_password(name) if act in ("add", "password") else None
    with at_desk(office, store, by, make=False, readonly=act == "list") as desk:
        made = desk.account(act, name, role, password)
        plain = desk.view(list(made))
    if not print_rows(plain, as_json, "There are no accounts: who opens the link of `legation serve` is the officer."):
        return
    for one in made:
        say(f"{one.name}  {one.role}  since {one.made:%Y-%m-%d}" + (f", closed {one.closed:%Y-%m-%d}" if one.closed else ""))


def read_password(name: str) -> str:
    """A password, asked for twice at a terminal, or the first line of what is piped in; never a word of the command."""
    if sys.stdin.isatty():
        return str(click.prompt(f"Password of {name}", hide_input=True, confirmation_prompt=True, err=True))
    return sys.stdin.readline().rstrip("\r\n")


@click.command()
@on_office
@click.option("--role", type=click.Choice(ROLES), default="reader", show_default=True, help="What the program may do.")
@click.option("--for", "owner", metavar="NAME", help="The account in whose name it asks (else --by).")
@click.option("--days", default=90, show_default=True, type=click.IntRange(1, 366), help="How long it is good for.")
@click.option("--partner", metavar="KEY", help="The partner that fetches with it; it opens nothing of the desk then.")
@click.option("--way", "ways", multiple=True, help="On which way the partner may fetch: taxii, feed, calendar, page; may be given again.")
@click.argument("act", type=click.Choice(["list", "add", "rotate", "revoke"]), default="list")
@click.argument("name", required=False, default="")
def tokens(
    act: str,
    name: str,
    office: Path | None,
    store: str | None,
    as_json: bool,
    by: str | None,
    role: str,
    owner: str | None,
    days: int,
    partner: str | None,
    ways: tuple[str, ...],
) -> None:
    """A program's leave to ask under /api/v1, or a partner's to fetch what was released to it: list, add NAME (what it is for), rotate or
    revoke ID. A token is told once, when it is made.

    \b
    Examples:
      legation tokens add "wall display" --role reader --office examples/tokyo-office
      legation tokens add "their reader" --partner jp --way feed --way calendar --office examples/tokyo-office
      legation tokens revoke 3f2a91c0 --office examples/tokyo-office
    """
    with at_desk(office, store, by, make=False, readonly=act == "list") as desk:
        made = desk.tokens(act, name, role=role, owner=owner, days=days, partner=partner, ways=ways)
        now = desk.clock()
    if as_json:
        print_record(made, as_json, "")
        return
    if not made.tokens:
        say("There are no tokens.")
    for one in made.tokens:
        ended = f"revoked {one.revoked:%Y-%m-%d}" if one.revoked else f"{'ended' if one.expires <= now else 'until'} {one.expires:%Y-%m-%d}"
        whom = f"partner {one.partner} ({', '.join(one.ways)})" if one.partner else f"{one.role} for {one.owner}"
        say(f"{one.id}  {whom}: {one.label}, {ended}")
    if made.secret:
        say(made.secret)
        say("It is not told again. Its program sends it with each request, as: Authorization: Bearer …")
        if any(one.ways != ("taxii",) for one in made.tokens if one.partner):
            say(f"Its addresses at the desk: /out/{made.secret}/ and what that page lists.")
