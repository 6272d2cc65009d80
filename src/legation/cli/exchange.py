"""The commands on what goes to partners and comes from them: push, consult, contact, letter."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from legation.cli.options import at_desk, on_office
from legation.cli.show import print_json, print_record, print_rows, say
from legation.records.errors import LegationError

CONSULTED = ["list", "add", "change", "cancel", "record", "deed", "done", "invite", "send", "answers", "hear"]


@click.command()
@on_office
@click.option("--format", "form", default="", help="The form in which it is sent (eml, json, stix, where none is named).")
@click.option("--secret", is_flag=True, help="Ask for what opens the other side (add); it stays in this store alone.")
@click.argument("act", type=click.Choice(["list", "send", "add", "remove", "key", "reply", "password"]), default="list")
@click.argument("partner", required=False, default="")
@click.argument("way", required=False, default="")
@click.argument("address", required=False, default="")
def push(
    act: str,
    partner: str,
    way: str,
    address: str,
    office: Path | None,
    store: str | None,
    as_json: bool,
    by: str | None,
    form: str,
    secret: bool,
) -> None:
    """What is released is sent by itself: add PARTNER WAY ADDRESS (mail, webhook, taxii), remove; send what waits; list how far it is; key
    PARTNER, with which posts to it are signed; reply PARTNER, the address at which it answers by mail; password
    --secret keeps that of the mail server.

    \b
    Examples:
      legation push add jp mail desk@norland.example --office examples/tokyo-office
      legation push send --office examples/tokyo-office
    """
    given = str(click.prompt("What opens it", hide_input=True, err=True)) if secret else None
    with at_desk(office, store, by, make=False, readonly=act == "list") as desk:
        made = desk.push(act, partner, way=way, address=address, form=form, secret=given)
        plain = desk.view(made)
    if as_json:
        print_record(plain, True, "")
        return
    if made.key:
        say(made.key)
    if not made.parcels and act in ("list", "send"):
        say("Nothing is on its way.")
    for one in made.partners:
        told = ", ".join(f"{to.way} {to.address} ({to.form})" for to in one.pushes) or "nothing is sent to it"
        say(f"{one.partner}: {told}")
    for parcel in made.parcels:
        said = f": {parcel.said}" if parcel.said else ""
        what = f"letter {parcel.letter}" if parcel.letter else f"release {parcel.release}"
        say(f"{what} to {parcel.partner} by {parcel.way} ({parcel.address}), {parcel.form}: {parcel.state}{said}")


@click.command()
@on_office
@click.option("--begins", type=click.DateTime(["%Y-%m-%dT%H:%M"]), help="Day and hour, as 2026-12-01T10:00, where the office is.")
@click.option("--ends", type=click.DateTime(["%Y-%m-%dT%H:%M"]), help="When it ends (an hour later, if it is not said).")
@click.option("--place", default="", help="Where.")
@click.option("--partner", "partners", multiple=True, metavar="KEY", help="A partner that is asked; may be given again.")
@click.option("--person", "people", multiple=True, help="Somebody who comes; may be given again.")
@click.option("--attendee", "attendees", multiple=True, metavar="ID", help="Somebody of `legation contact` who comes; may be given again.")
@click.option("--point", "points", multiple=True, help="A point of the agenda, before those that are drawn from conflicts and positions.")
@click.option("--mark", default="", help="How its invitation is marked.")
@click.option("--words", default="", help="What was said there (record), or is to be done (deed).")
@click.option("--owner", default="", help="Who does it (deed).")
@click.option("--due", type=click.DateTime(["%Y-%m-%d"]), help="Until which day (deed).")
@click.option("--number", default=0, help="Which deed is done.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write the invitation to this file.")
@click.argument("act", type=click.Choice(CONSULTED), default="list")
@click.argument("what", required=False, default="")
def consult(
    act: str, what: str, office: Path | None, store: str | None, as_json: bool, by: str | None, output: Path | None, **said: Any
) -> None:
    """Consultations with partners: add TITLE, change, cancel, record, deed, done, invite, send ID; answers lists what partners said and
    asked, hear takes it in, by mail too, makes reports of it and weighs them.

    \b
    Examples:
      legation consult add "On the office in Tokyo" --begins 2026-12-01T10:00 --partner jp --office examples/tokyo-office
      legation consult answers --office examples/tokyo-office
    """
    with at_desk(office, store, by, make=False, readonly=act in ("list", "answers", "invite")) as desk:
        if act == "hear":
            kept = desk.hear()
            desk.weigh()
            say(f"Heard: {kept}.")
            if hint := desk.answers(1).hint:
                say(hint)
            return
        zone = desk.office.zone
        asked = {name: set_zone(value, zone) for name, value in said.items()}
        asked |= {"due": said["due"].date() if said["due"] else None, "partner": said["partners"][0] if said["partners"] else ""}
        made = desk.consult(act, what, **asked)
        plain = desk.view(list(made.consultations) or list(made.answers))
    if output is not None:
        write_file(output, made.invitation.encode())
    if as_json:
        for row in plain:
            print_json(row)
        return
    print_consulted(made, act)
    for parcel in made.parcels:
        say(f"To {parcel.partner} by {parcel.way} ({parcel.address}): {parcel.state}. `legation push send` sends it.")


def set_zone(value: Any, zone: Any) -> Any:
    """An hour where the office is."""
    return value.replace(tzinfo=zone) if isinstance(value, datetime) else value


def write_file(path: Path, content: bytes) -> None:
    """An invitation as a file."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise LegationError(f"{path} cannot be written ({error.strerror}). Name another place with -o.") from error


def print_consulted(made: Any, act: str) -> None:
    """Consultations, or answers, a line each with what hangs on it."""
    if act == "invite" and made.invitation:
        click.echo(made.invitation, nl=False)
        return
    if not made.consultations and not made.answers:
        say("No partner sent anything yet." if act == "answers" else "There are no consultations yet.")
    for one in made.answers:
        became = f"report {one.report[:8]}" if one.report else one.said or one.state
        say(
            f"{one.number}  {one.at:%Y-%m-%d %H:%M}  {one.partner}, {one.kind} by {one.way} ({became}): {' '.join(one.words.split())[:200]}"
        )
    for one in made.consultations:
        when = f"{one.begins:%Y-%m-%d %H:%M}" + (", cancelled" if one.cancelled else "")
        say(f"{one.id}  {when}  {one.title}, {one.place or 'no place yet'}; with {', '.join(one.partners)}")
        for number, point in enumerate(one.agenda, start=1):
            say(f"  {number}. {point.words}")
        for number, deed in enumerate(one.deeds, start=1):
            due = f" until {deed.due}" if deed.due else ""
            say(f"  deed {number}: {deed.words} ({deed.owner}){due}{', done' if deed.done else ''}")


@click.command()
@on_office
@click.option("--name", help="How somebody is called.")
@click.option("--role", help="What he does there.")
@click.option("--address", help="Where mail reaches him.")
@click.argument("act", type=click.Choice(["list", "add", "change", "close"]), default="list")
@click.argument("what", required=False, default="")
def contact(act: str, what: str, office: Path | None, store: str | None, as_json: bool, by: str | None, **said: Any) -> None:
    """Who is to be met at partners: add PARTNER, change ID, close ID; list, of one PARTNER if it is named.

    \b
    Examples:
      legation contact add jp --name "Ada Holm" --role "second secretary" --address ada@norland.example --office examples/tokyo-office
    """
    with at_desk(office, store, by, make=False, readonly=act == "list") as desk:
        made = desk.contact(act, what, **said)
        plain = desk.view(list(made))
    if not print_rows(plain, as_json, "Nobody is known at a partner yet."):
        return
    for one in made:
        told = ", ".join(part for part in (one.name, one.role, one.address, "there no more" if one.closed else "") if part)
        say(f"{one.id}  {one.partner}: {told}")


@click.command()
@on_office
@click.option("--words", default="", help="What is asked or answered.")
@click.option("--about", default="", metavar="ID", help="On what, by the id under which the partner knows it (ask).")
@click.option("--mark", default="", help="How it is marked; else as what it answers, or what nobody marked.")
@click.argument("act", type=click.Choice(["list", "ask", "answer"]), default="list")
@click.argument("what", required=False, default="")
def letter(act: str, what: str, office: Path | None, store: str | None, as_json: bool, by: str | None, **said: Any) -> None:
    """What the office says to a partner besides briefs: ask PARTNER, answer NUMBER (of `legation consult answers`); list.

    \b
    Examples:
      legation letter ask jp --words "When does it open?" --office examples/tokyo-office
    """
    with at_desk(office, store, by, make=False, readonly=act == "list") as desk:
        made = desk.letter(act, what, **said)
        plain = desk.view(list(made.letters))
    if not print_rows(plain, as_json, "Nothing was written to a partner yet."):
        return
    for one in made.letters:
        say(f"{one.number}  {one.at:%Y-%m-%d %H:%M}  to {one.partner}, {one.kind} ({one.mark.tlp}): {' '.join(one.words.split())[:200]}")
    if made.letters and act != "list" and not made.parcels:
        say("It stands on the partner's page; to send it, say where the partner wants mail: `legation push add`.")
