"""The commands of an office with a memory: ingest, watch, show, search, rule, since."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from legation.cli.options import DONE, NOTHING, REFUSED, at_desk, engine, on_office, progress, say_passed, write
from legation.cli.show import print_json, print_record, print_refusals, say
from legation.records.errors import many

DAYS = ["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S%z"]
# What both databases can count to, with room to spare: a page of a list, and the number of a row.
MOST_SHOWN, MOST_NUMBER = 2**31 - 1, 2**62


@click.command()
@on_office
@engine
@click.argument("paths", nargs=-1, metavar="[PATH]...")
def ingest(paths: tuple[str, ...], office: Path | None, store: str | None, as_json: bool, by: str | None, engine: str) -> None:
    """Take reports into the office's store, each once: what stands there already is not read again.

    PATH is a file, a folder, an address, a list of feeds, or - for standard input; without one, every source of the watch list is
    asked once. An edited article is kept as a revision of what it was.

    \b
    Examples:
      legation ingest --office examples/tokyo-office
      legation ingest --office examples/tokyo-office monday/*.html
    """
    with progress() as tick, at_desk(office, store, by, engine, tick) as desk:
        kept = desk.ingest(*paths)
    print_record(kept, as_json, f"{kept}. `legation weigh` puts them to their stories.")
    print_refusals(kept.refusals)
    say_passed(kept.passed)
    raise SystemExit(find_code(kept))


def find_code(kept: Any) -> int:
    """How a command ends that took reports in: whether something was refused, and whether anything else came."""
    if not kept.refusals:
        return DONE
    return REFUSED if kept.new or kept.revised or kept.known else NOTHING


@click.command()
@on_office
@click.option("--once", is_flag=True, help="Ask what is due, weigh it, and end.")
@click.option(
    "--import", "list_in", type=click.Path(path_type=Path), help="Print a list of feeds (OPML) as sources for watch.yml, and end."
)
@click.option("--export", "list_out", type=click.Path(path_type=Path), help="Write the feeds and pages of the watch list as OPML, and end.")
def watch(
    office: Path | None, store: str | None, as_json: bool, by: str | None, once: bool, list_in: Path | None, list_out: Path | None
) -> None:
    """Ask every source of the watch list when it is due, and weigh what comes, until you stop it (Ctrl-C).

    \b
    Examples:
      legation watch --office examples/tokyo-office --once
      legation watch --office examples/tokyo-office
      legation watch --import feeds.opml > my-office/watch.yml
    """
    import signal
    from threading import Event

    if list_in or list_out:
        exchange_lists(office, store, list_in, list_out)
        return
    stop = Event()
    with at_desk(office, store, by) as desk:

        def told(kept: Any, weighed: Any) -> None:
            if as_json:
                print_json({"new": kept.new, "revised": kept.revised, "refusals": plain(kept.refusals), "weighed": weighed.stories})
            elif kept.new or kept.revised or kept.refusals or once:
                say(f"{desk.clock():%H:%M} {kept}; {many(len(weighed.stories), 'story', 'stories')} weighed")
            print_refusals(kept.refusals)

        if once:
            raise SystemExit(find_code(desk.watch(stop, told, once)))
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, lambda *_: stop.set())
        desk.watch(stop, told)
    click.echo("Stopped. What was kept is kept; `legation watch` goes on where this ended.", err=True)


def exchange_lists(office: Path | None, store: str | None, list_in: Path | None, list_out: Path | None) -> None:
    """Lists of feeds from other programs, and for them."""
    with at_desk(office, store, make=None) as desk:
        if list_in:
            click.echo(desk.import_list(list_in), nl=False)
        if list_out:
            write(list_out, desk.export_list())
            say(f"Written: {list_out}")


@click.command()
@on_office
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, MOST_SHOWN), help="How many of a list.")
@click.argument("what", default="stories", metavar="[ID]")
def show(what: str, office: Path | None, store: str | None, as_json: bool, by: str | None, limit: int) -> None:
    """A story, report, claim, statement, brief or ruling by the beginning of its id; without one, the stories there are.

    Instead of an id: stories, refusals, rulings, briefs, audit, sources.

    \b
    Examples:
      legation show --office examples/tokyo-office
      legation show refusals --office examples/tokyo-office --json
    """
    from legation.cli.show import print_list, print_thing

    with at_desk(office, store, by, make=False, readonly=True) as desk:
        found = desk.show(what, limit)
    if isinstance(found, list):
        print_list(what, found, as_json)
    else:
        print_thing(found, as_json)


@click.command()
@on_office
@click.option("--statements", is_flag=True, help="Only what somebody said, and not whole reports.")
@click.option("--outlet", help="Only of this outlet.")
@click.option("--party", help="Only with words of this party (state:jp, org:nato).")
@click.option("--speaker", help="Only with words of this speaker.")
@click.option("--since", type=click.DateTime(DAYS), help="Only published on this day or later.")
@click.option("--until", type=click.DateTime(DAYS), help="Only published on this day or earlier.")
@click.option("--quoted", is_flag=True, help="Only words that were quoted.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 1000), help="How many.")
@click.option("--before", type=click.IntRange(1, MOST_NUMBER), help="Go on below this number (the last of the page before).")
@click.argument("words", nargs=-1, metavar="[WORDS]...")
def search(
    words: tuple[str, ...],
    office: Path | None,
    store: str | None,
    as_json: bool,
    by: str | None,
    since: datetime | None,
    until: datetime | None,
    **asked: Any,
) -> None:
    """Find words in the reports of the office, newest first: "a phrase" in quotation marks, a beginning with a star (liais*).

    \b
    Examples:
      legation search --office examples/tokyo-office "liaison office"
      legation search --office examples/tokyo-office 'liais*' --statements --party org:nato
    """
    from legation.cli.show import print_found

    with at_desk(office, store, by, make=False, readonly=True) as desk:
        found = desk.search(*words, since=since.date() if since else None, until=until.date() if until else None, **asked)
    print_found(found, as_json)


@click.command()
@on_office
@click.option("--value", help="What the ruling gives: a grade (B2), an owner, a letter (C), the right speaker, a line.")
@click.option("--why", default="", help="The reason, which stands beside the ruling for good.")
@click.option("--foresee", is_flag=True, help="Say what the ruling would do, and do not make it.")
@click.argument("verb")
@click.argument("about", nargs=-1)
def rule(
    verb: str,
    about: tuple[str, ...],
    office: Path | None,
    store: str | None,
    as_json: bool,
    by: str | None,
    value: str | None,
    why: str,
    foresee: bool,
) -> None:
    """Rule on something: same-story, not-same-story, split, same-origin, independent, same-claim, different-claim, conflict, update,
    not-about, not-said-by, grade, owner, reliability, belongs, proved-false; undo takes a ruling back. ABOUT are the beginnings of ids (of
    an outlet: its name).

    A ruling is appended and never changed; the next weighing hears it.

    \b
    Examples:
      legation rule owner "Harbour Post" --value "Northern Press" --office examples/tokyo-office
      legation rule independent 8c1f09ab 771e52d0 --why "Both were at the quay." --foresee --office examples/tokyo-office
      legation rule undo 3f2a91c0 --office examples/tokyo-office
    """
    from legation.cli.show import print_foreseen

    with at_desk(office, store, by, make=False, readonly=foresee) as desk:
        if foresee:
            print_foreseen(desk.view(desk.foresee(verb, *about, value=value)), as_json)
            return
        made = desk.rule(verb, *about, value=value, why=why)
    said = f"Ruled: {made.verb} {' '.join(made.about)} {made.value or ''}".rstrip()
    print_record(made, as_json, f"{said} (ruling {made.id[:8]}). `legation weigh` applies it.")


@click.command()
@on_office
@click.option("--story", metavar="ID", help="Only this story.")
@click.argument("moment", required=False, type=click.DateTime(DAYS))
def since(moment: datetime | None, office: Path | None, store: str | None, as_json: bool, by: str | None, story: str | None) -> None:
    """What changed since a day or moment (the last 24 hours, if none is given): new statements, moved positions, new origins behind
    old claims, conflicts come and gone, and plans whose day has passed.

    \b
    Examples:
      legation since --office examples/tokyo-office
      legation since 2023-05-24 --office examples/tokyo-office --json
    """
    from legation.cli.show import print_news

    with at_desk(office, store, by, make=False, readonly=True) as desk:
        print_news(desk.view(desk.since(with_offset(moment) if moment else None, story)), as_json)


def with_offset(moment: datetime) -> datetime:
    """A moment as it is meant here. The first and the last days of the calendar cannot be told in every offset."""
    try:
        moment.astimezone(UTC)
        return moment.astimezone()
    except (OverflowError, ValueError):
        raise click.UsageError(f"{moment:%Y-%m-%d} is out of the calendar. Name a day the office can have lived.") from None


def plain(record: Any) -> Any:
    """A record as plain values."""
    from legation.records.wire import to_plain

    return to_plain(record)
