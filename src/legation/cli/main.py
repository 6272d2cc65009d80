"""The commands: one for each verb of the desk. A command parses its words, calls one desk function, and prints."""

from pathlib import Path
from typing import Any

import click

from legation import __version__
from legation.cli import drafts as draft_commands
from legation.cli import exchange as exchange_commands
from legation.cli import leaving as leaving_commands
from legation.cli import office as office_commands
from legation.cli import people as people_commands
from legation.cli import serve as serve_command
from legation.cli import upkeep as upkeep_commands
from legation.cli.options import DONE, NOTHING, REFUSED, Group, at_desk, on_paths, progress, refuse_both, say_passed, write
from legation.cli.options import store as store_option
from legation.cli.show import print_refusals, say, say_sheet
from legation.desk.options import ENDINGS, FORMS, Form
from legation.records.errors import many


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="legation")
def main() -> None:
    """From many reports on one story to a cited brief that counts independent origins.

    \b
    Example:
      legation brief --office examples/tokyo-office -o brief.html
    """


@main.command()
@on_paths
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one object a report (read.schema.json).")
@click.option("--as-is", is_flag=True, help="Text files as they are: no cleaning, so addresses are places in the file.")
def read(paths: tuple[str, ...], office: Path | None, engine: str, as_json: bool, as_is: bool) -> None:
    """Who said what in each report: statements, credits, positions, events.

    PATH is a file, a folder, an address (https://…), a list of feeds (OPML), or - for standard input; without one, the
    office's sources are read.

    \b
    Examples:
      legation read examples/tokyo-office/reports
      legation read examples/tokyo-office/reports --json > readings.jsonl
    """
    from legation.cli.show import print_reading

    done = refused = passed = 0
    with progress() as tick, at_desk(office, None, engine=engine, tick=tick, make=None) as desk:
        for plain in map(desk.view, desk.read(*paths, as_is=as_is)):
            done += "report" in plain
            refused += "refusal" in plain
            passed += "passed" in plain
            if "passed" not in plain:
                print_reading(plain, as_json)
    say_passed(passed)
    raise SystemExit(NOTHING if not done else REFUSED if refused else DONE)


@main.command()
@on_paths
@store_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object (weigh.schema.json).")
def weigh(paths: tuple[str, ...], office: Path | None, store: str | None, engine: str, as_json: bool) -> None:
    """Which stories the reports tell, and how many independent origins stand behind each claim.

    Without PATH and where the office has a store, what was ingested since the last weighing is put to its stories, and only the
    stories that it touches are weighed anew.

    \b
    Examples:
      legation weigh --office examples/tokyo-office
      legation weigh --office examples/tokyo-office --json > weighing.json
    """
    from legation.cli.show import print_reweighed, print_weighing

    refuse_both(paths)
    with progress() as tick, at_desk(office, store, engine=engine, tick=tick, make=None) as desk:
        plain = desk.view(desk.weigh(*paths), whole=as_json)
    if "placed" in plain:
        print_reweighed(plain, as_json)
        return
    print_weighing(plain, as_json)
    say_passed(plain["passed"])
    raise SystemExit(REFUSED if plain["refusals"] else DONE)


@main.command()
@on_paths
@store_option
@click.option("--story", metavar="ID", help="The story whose id begins so, instead of the largest.")
@click.option("--all", "every", is_flag=True, help="A brief for every story; -o is then a folder.")
@click.option("--all-lines", "every_line", is_flag=True, help="Also the kinds of lines that were wrong too often, marked.")
@click.option("--asof", type=click.DateTime(["%Y-%m-%d"]), help="The day the brief speaks from; later reports are left out.")
@click.option("--format", "form", type=click.Choice(FORMS), help="Instead of the suffix of -o; Markdown if neither is given.")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json (brief.schema.json).")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file (with --all: the folder) to write; else standard output.")
def brief(
    paths: tuple[str, ...],
    office: Path | None,
    store: str | None,
    engine: str,
    story: str | None,
    every: bool,
    every_line: bool,
    asof: Any,
    form: Form | None,
    as_json: bool,
    output: Path | None,
) -> None:
    """A one-page brief on the largest story, every line of it cited and checked.

    \b
    Examples:
      legation brief --office examples/tokyo-office -o brief.html
      legation brief monday/*.txt --asof 2023-05-26
      legation brief --office examples/tokyo-office --all -o briefs --format md
    """
    refuse_both(paths)
    chosen = choose_form(form, as_json, output, every)
    day = asof.date() if asof else None
    with progress() as tick, at_desk(office, store, engine=engine, tick=tick, make=None) as desk:
        made = desk.brief(*paths, story=story, asof=day, form=chosen, every=every, every_line=every_line)
    if output is None:
        for sheet in made.sheets:
            put = click.echo if chosen == "json" else say_sheet
            put(sheet.text, nl=not sheet.text.endswith("\n"))
    elif every:
        for sheet in made.sheets:
            write(output / f"{sheet.story.id}.{chosen}", sheet.text)
    else:
        write(output, made.sheets[0].text)
    print_refusals(made.refusals)
    say_passed(made.passed)
    if made.undated:
        say(
            f"{many(made.undated, 'undated report is', 'undated reports are')} kept: nobody can tell what was known by {asof:%Y-%m-%d}.",
            err=True,
        )
    if made.others:
        say(
            f"{many(len(made.others), 'other story', 'other stories')}: " + ", ".join(f"{one.id[:8]} {one.title}" for one in made.others),
            err=True,
        )
    raise SystemExit(REFUSED if made.refusals else DONE)


def choose_form(form: Form | None, as_json: bool, output: Path | None, every: bool) -> Form:
    """The form asked for, else the one the suffix of the output names, else Markdown."""
    if as_json and form not in (None, "json"):
        raise click.UsageError("--json and --format ask for different forms; leave one away.")
    if every and output is None:
        raise click.UsageError("--all writes several briefs: name a folder for them with -o.")
    if as_json or form:
        return form or "json"
    suffix = output.suffix.removeprefix(".").lower() if output is not None and not every else ""
    if suffix and suffix not in ENDINGS:
        forms = f"{', '.join(FORMS[:-1])} or {FORMS[-1]}"
        raise click.UsageError(f"A brief is written as {forms}, not as {suffix!r}; name the form with --format.")
    return ENDINGS.get(suffix, "md")


for command in (
    office_commands.ingest,
    office_commands.watch,
    office_commands.show,
    office_commands.search,
    office_commands.rule,
    office_commands.since,
    leaving_commands.mark,
    leaving_commands.partner,
    leaving_commands.release,
    draft_commands.draft,
    draft_commands.export,
    leaving_commands.recall,
    exchange_commands.push,
    exchange_commands.consult,
    exchange_commands.contact,
    exchange_commands.letter,
    people_commands.account,
    people_commands.tokens,
    serve_command.serve,
    upkeep_commands.rebuild,
    upkeep_commands.backup,
    upkeep_commands.restore,
    upkeep_commands.copy,
    upkeep_commands.doctor,
):
    main.add_command(command)


if __name__ == "__main__":
    main()
