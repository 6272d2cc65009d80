"""The commands on briefs that officers compose, and on what leaves as a file: draft, export."""

from pathlib import Path
from typing import Any

import click

from legation.cli.options import at_desk, on_office
from legation.cli.show import print_json, print_rows, say
from legation.records.errors import many


@click.command()
@on_office
@click.option("--mark", default="", help="A mark for the lines that are added (TLP:GREEN // REL TO JPN).")
@click.option("--places", default=1, show_default=True, type=int, help="How far a line is moved down; below zero up.")
@click.argument("act", type=click.Choice(["list", "show", "make", "add", "remove", "move", "drop"]), default="list")
@click.argument("name", required=False, default="")
@click.argument("keys", nargs=-1, metavar="[KEYS]...")
def draft(
    act: str,
    name: str,
    keys: tuple[str, ...],
    office: Path | None,
    store: str | None,
    as_json: bool,
    by: str | None,
    mark: str,
    places: int,
) -> None:
    """Compose a brief: list the drafts, make one on a STORY (with what the machine would choose), show its lines with their keys, add and
    remove lines, move one, drop the draft. Ids and keys by their beginnings; `legation export` writes what was composed.

    \b
    Examples:
      legation draft make 2101d4db --office examples/tokyo-office
      legation draft move 5c0e11f2 9a77 --places -1 --office examples/tokyo-office
    """
    with at_desk(office, store, by, make=False, readonly=act in ("list", "show")) as desk:
        if act == "show":
            print_composing(desk.view(desk.compose(name)), as_json)
            return
        made = desk.view(desk.draft(act, name, *keys, mark=mark, places=places))
    if not print_rows(made, as_json, "There are no drafts. `legation draft make STORY` begins one."):
        return
    for one in made:
        changed = f"{one['changed'][:16]} by {one['changed_by']}" + (", dropped" if one["dropped"] else "")
        say(f"{one['id'][:8]}  story {one['story'][:8]}, {many(len(one['picks']), 'line')}, {changed}")


def print_composing(plain: Any, as_json: bool) -> None:
    """A draft with all that could be in it."""
    if as_json:
        print_json(plain)
        return
    say(plain["title"], bold=True)
    for _, title, offers in plain["sections"]:
        say(f"\n{title}")
        for one in offers:
            mark = one["portion"] or one["mark"]
            words = "".join(f"{piece['before']}{piece['words']}" for piece in one["pieces"]).strip()
            say(f"  {'x' if one['chosen'] else ' '} {one['key'][:8]}  {mark + '  ' if mark else ''}{words}")
    for one in plain["lost"]:
        say(f"  ! no longer so: {one['words']}")


@click.command()
@on_office
@click.option("--form", default="pdf", show_default=True, help="In which form: md, html, json, csv, pdf, docx …")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="The file (else one named after day and story, here).")
@click.argument("what", metavar="ID")
def export(what: str, office: Path | None, store: str | None, as_json: bool, by: str | None, form: str, out: Path | None) -> None:
    """Write a brief into a file: that of a draft, or the machine's own on a story, by the beginning of its id.

    \b
    Examples:
      legation export 2101d4db --form docx --office examples/tokyo-office
      legation export 5c0e11f2 --form pdf --out brief.pdf --office examples/tokyo-office
    """
    from legation.records.errors import LegationError

    with at_desk(office, store, by, make=False) as desk:
        made = desk.export(what, form)
    path = out or Path(made.name)
    try:
        path.write_bytes(made.content)
    except OSError as error:
        raise LegationError(f"{path} cannot be written ({error.strerror}).") from error
    if as_json:
        print_json({"path": str(path), "form": form, "media": made.media, "bytes": len(made.content)})
    else:
        say(f"Written: {path}")
