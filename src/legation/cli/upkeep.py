"""The commands of an office's upkeep: rebuild, backup, restore, copy, doctor."""

from pathlib import Path

import click

from legation.cli.options import REFUSED, at_desk, engine, on_office, progress
from legation.records.errors import many


@click.command()
@on_office
@engine
def rebuild(office: Path | None, store: str | None, as_json: bool, by: str | None, engine: str) -> None:
    """Drop all that is derived (readings, stories, indexes) and make it again from reports, rulings and word lists.

    \b
    Example:
      legation rebuild --office examples/tokyo-office
    """
    from legation.cli.show import print_record

    with progress(" reports", "reading again") as tick, at_desk(office, store, by, engine, tick, make=False) as desk:
        made = desk.rebuild()
    same = "to the same bytes as before" if made.same else "and something is other than before: reader, word lists or rulings changed"
    print_record(made, as_json, f"{many(made.reports, 'report')} read again, {many(made.stories, 'story', 'stories')} weighed, {same}.")


@click.command()
@on_office
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def backup(file: Path, office: Path | None, store: str | None, as_json: bool, by: str | None) -> None:
    """Everything in the store into one FILE, which is a store itself.

    \b
    Example:
      legation backup monday.db --office examples/tokyo-office
    """
    from legation.cli.show import print_record

    with at_desk(office, store, by, make=False) as desk:
        head = desk.backup(file)
    said = f"Backed up into {file}. `legation restore {file}` brings it back into an empty store."
    print_record({"backup": str(file), "head": head}, as_json, f"{said}\nThe audit in it ends with: {head or 'nothing'}")


@click.command()
@on_office
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def restore(file: Path, office: Path | None, store: str | None, as_json: bool, by: str | None) -> None:
    """A backup back into the office's store, which must be new or empty; the backup is proved sound first.

    \b
    Example:
      legation restore monday.db --store new-office.db
    """
    from legation.cli.show import print_record

    with at_desk(office, store, by) as desk:
        reports = desk.restore(file)
    print_record({"reports": reports}, as_json, f"Restored: {many(reports, 'report')}.")


@click.command()
@on_office
@click.argument("target", metavar="FILE|URL")
def copy(target: str, office: Path | None, store: str | None, as_json: bool, by: str | None) -> None:
    """Everything into another store, which must be empty: from a file to PostgreSQL, or back.

    \b
    Examples:
      legation copy postgresql://liaison@db.example/office --office examples/tokyo-office
      legation copy office-2.db --store postgresql://liaison@db.example/office
    """
    from legation.cli.show import print_record

    with at_desk(office, store, by, make=False) as desk:
        reports = desk.copy(target)
    print_record(
        {"reports": reports}, as_json, f"Copied: {many(reports, 'report')}. Name the new store in settings.yml (store: …) to work on it."
    )


@click.command()
@on_office
@click.option("--head", metavar="TEXT", default="", help="The end of the audit as `doctor` or `backup` once said it, noted elsewhere.")
def doctor(office: Path | None, store: str | None, as_json: bool, by: str | None, head: str) -> None:
    """What is wrong with the office, in plain words, and what to do.

    An entry of the audit that was changed shows. Whoever makes the whole chain anew, or cuts off its end, is found out only against an end
    of the audit that was noted elsewhere (--head). Exits with 3 where something is ill.

    \b
    Examples:
      legation doctor --office examples/tokyo-office
      legation doctor --office examples/tokyo-office --head "2 3f2a91c0…"
    """
    from legation.cli.show import print_findings

    with at_desk(office, store, by, make=False, readonly=True) as desk:
        found = desk.doctor(head)
    print_findings(found, as_json)
    raise SystemExit(REFUSED if any(one.state == "ill" for one in found) else 0)
