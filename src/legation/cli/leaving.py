"""The commands on what leaves the office: mark, partner, release."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from legation.cli.options import at_desk, on_office
from legation.cli.show import print_json, print_rows, say, say_sheet
from legation.records.errors import LegationError


@click.command()
@on_office
@click.option("--why", default="", metavar="WORDS", help="The reason, which stays on the record.")
@click.option("--review", type=click.DateTime(["%Y-%m-%d"]), help="The day on which it is to be looked at again.")
@click.option("--off", is_flag=True, help="Take the mark away.")
@click.argument("about", required=False, default="")
@click.argument("mark", required=False)
def mark(
    about: str,
    mark: str | None,
    office: Path | None,
    store: str | None,
    as_json: bool,
    by: str | None,
    why: str,
    review: datetime | None,
    off: bool,
) -> None:
    """How a thing may be handled: mark ABOUT, a source by its name in watch.yml or a report, statement, claim or story by its id.

    MARK begins with a TLP label; behind // stand a level of policy.yml, REL TO with who may have it, and caveats. Without one, the log of
    marks is printed. What has no mark does not leave the office.

    \b
    Examples:
      legation mark reports "TLP:GREEN" --why "as they are printed" --office examples/tokyo-office
      legation mark --office examples/tokyo-office
    """
    with at_desk(office, store, by, make=False, readonly=mark is None and not off) as desk:
        made = desk.mark(about, mark, why, review.date() if review else None, off=off)
        plain = desk.view(made)
    if as_json:
        print_json(plain)
        return
    if not made.log:
        say("Nothing is marked yet.")
    for one in plain["log"]:
        say(f"{one['at'][:16]}  {one['by']}  {one['about']}: {one['mark'] or 'no mark'} (before: {one['before'] or 'none'}): {one['why']}")
    for one in plain["due"]:
        say(f"To be reviewed since {one['review']}: {one['about']} is {one['mark']}")


@click.command()
@on_office
@click.option("--name", help="How it is addressed.")
@click.option("--code", help="Its country, three letters (ISO 3166 alpha-3).")
@click.option("--community", "communities", multiple=True, help="A community of policy.yml that it belongs to.")
@click.option("--tlp", help="The highest TLP label that it may have (TLP:CLEAR, if none is given).")
@click.option("--level", help="The highest level of policy.yml that it may have.")
@click.option("--caveat", "caveats", multiple=True, help="A caveat that it has read in to.")
@click.option("--mask", "masks", multiple=True, help="What it is not told: outlet, byline, chain, or outlet:NAME, chain:NAME.")
@click.argument("act", type=click.Choice(["list", "add", "change", "close", "renew"]), default="list")
@click.argument("key", required=False, default="")
def partner(act: str, key: str, office: Path | None, store: str | None, as_json: bool, by: str | None, **said: Any) -> None:
    """Who receives what leaves: list, add, change, close; renew the address at which it answers by mail. KEY names a partner here and is
    told to nobody.

    \b
    Examples:
      legation partner add jp --name "Embassy of Japan" --code JPN --tlp TLP:GREEN --office examples/tokyo-office
      legation partner change jp --mask byline --office examples/tokyo-office
    """
    given = {name: value for name, value in said.items() if value not in (None, ())}
    with at_desk(office, store, by, make=False, readonly=act == "list") as desk:
        made = desk.partner(act, key, **given)
        plain = desk.view(list(made))
    if not print_rows(plain, as_json, "There are no partners yet."):
        return
    for one in plain:
        held = one["partner"]
        masks = f", not told: {', '.join(held['masks'])}" if held["masks"] else ""
        closed = ", closed" if one["closed"] else ""
        cleared = ", ".join(part for part in (held["tlp"], held["level"], *held["caveats"]) if part)
        say(f"{held['key']}  {held['name']} ({held['code']}), cleared to {cleared}{masks}{closed}")


@click.command()
@on_office
@click.option("--line", "lines", multiple=True, metavar="ID", help="Only this claim or statement of the story; may be given again.")
@click.option(
    "--format",
    "form",
    default="md",
    show_default=True,
    help="The form in which it leaves: md, html, json, pdf, docx, csv, stix …",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write what leaves (send), or what left (show), to this file.")
@click.argument("act", type=click.Choice(["list", "preview", "send", "show"]), default="list")
@click.argument("what", required=False, default="")
@click.argument("to", required=False)
def release(
    act: str,
    what: str,
    to: str | None,
    office: Path | None,
    store: str | None,
    as_json: bool,
    by: str | None,
    lines: tuple[str, ...],
    form: str,
    output: Path | None,
) -> None:
    """What leaves the office: preview WHAT TO (a story, a partner) shows what the partner would get; send WHAT TO releases what was
    previewed; list what left; show NUMBER of it.

    \b
    Examples:
      legation release preview 2101d4db jp --office examples/tokyo-office
      legation release send 2101d4db jp --format pdf -o brief.pdf --office examples/tokyo-office
    """
    if act in ("preview", "send") and not (what and to):
        raise click.UsageError(f"{act} is about a story and a partner: legation release {act} STORY PARTNER.")
    with at_desk(office, store, by, make=False, readonly=act in ("list", "show")) as desk:
        if act == "preview":
            # Who looks again at what somebody prepared does not become the one who did.
            (looked,) = desk.preview(what, str(to), lines=lines, again=True)
            print_preview(desk.view(looked), as_json)
        elif act == "list":
            print_releases(desk.view(list(desk.releases())), as_json)
        else:
            made, content = desk.released(desk.release(what, str(to), form).number if act == "send" else find_number(what))
            print_release(desk.view(made) | {"taken": desk.view(list(desk.taken(made)))}, content, as_json, output)


def find_number(words: str) -> int:
    """The number of a release. Raises LegationError for what is none."""
    if not words.isascii() or not words.isdecimal() or len(words) > 15:
        raise LegationError(f"{words!r} is no number of a release. `legation release list` shows those there are.")
    return int(words)


def print_preview(plain: dict[str, Any], as_json: bool) -> None:
    """A packet as its partner would get it, then what only the officer is told."""
    if as_json:
        print_json(plain)
        return
    say_sheet(plain["text"])
    say(f"To {plain['partner']}, under {plain['mark']}.", bold=True)
    for one in plain["withheld"]:
        say(f"Withheld: {one['kind']} {one['what']}: {one['reason']}")
    say(f"Lines that are new or gone against what it has: {len(plain['changes'])}.")
    print_taken(plain["taken"], "Taken back from it")
    again = "another person releases it" if plain["second"] == "person" else "`legation release send` releases it"
    say(f"Nothing left yet: {again}.")


def print_taken(taken: list[dict[str, Any]], head: str, indent: str = "") -> None:
    """What is taken back, a line each; nothing where nothing is."""
    if taken:
        say(f"{indent}{head}: {len(taken)}.")
    for one in taken:
        say(f"{indent}  - {one['kind']}: {one['words']}")


def print_releases(plain: list[dict[str, Any]], as_json: bool) -> None:
    """What left, newest first."""
    if not print_rows(plain, as_json, "Nothing was released yet."):
        return
    for one in plain:
        say(tell_release(one))


def print_release(plain: dict[str, Any], content: bytes, as_json: bool, output: Path | None) -> None:
    """A release, and its bytes into a file where one is named."""
    if output is not None:
        try:
            output.parent.mkdir(parents=True, exist_ok=True)
            output.write_bytes(content)
        except OSError as error:
            raise LegationError(f"{output} cannot be written ({error.strerror}). Name another place with -o.") from error
    if as_json:
        print_json(plain)
        return
    say(tell_release(plain))
    print_taken(plain["taken"], "It took back")
    if output is not None:
        say(f"Written: {output}")


def tell_release(plain: dict[str, Any]) -> str:
    """A release on one line."""
    return (
        f"{plain['number']}  {plain['at'][:16]}  to {plain['partner']}, version {plain['sent']['version']}, {plain['form']}, "
        f"{plain['mark']}, resting on {len(plain['reports'])} reports and {len(plain['origins'])} origins, "
        f"prepared {plain['prepared']}, released {plain['by']}, {plain['digest'][:8]}"
        + (
            f", a correction after a recall: what it takes back, `legation release show {plain['number']}` lists"
            if plain["recalled"]
            else ""
        )
    )


@click.command()
@on_office
@click.option("--why", default="", metavar="WORDS", help="The reason: with it, it is done. It stays in the office.")
@click.argument("about", required=False, default="")
def recall(about: str, office: Path | None, store: str | None, as_json: bool, by: str | None, why: str) -> None:
    """Take back what proved false: recall ABOUT, a report (by its id) or an origin (by its name), tells who holds lines that rest on it,
    and what would be taken back from whom; with --why each of them is sent a version without it, and it supports nothing from the next
    weighing on, until `legation rule undo` takes that back. Without ABOUT: what was recalled, and what came of it.

    \b
    Examples:
      legation recall "Harbour Post" --office examples/tokyo-office
      legation recall "Harbour Post" --why "its reporter was never there" --office examples/tokyo-office
    """
    with at_desk(office, store, by, make=False, readonly=not (about and why)) as desk:
        made = desk.recall(about, why)
        plain = desk.view(list(made))
    if not print_rows(plain, as_json, "Nothing was recalled yet." if not about else "Nobody holds a line that rests on it."):
        return
    for one, row in zip(made, plain, strict=True):
        told = one.recall
        reports = f"{len(told.reports)} reports"
        say(
            f"{told.about} ({reports}): "
            + (f"recalled {told.at:%Y-%m-%d %H:%M} by {told.by}: {told.why}" if one.done else "not recalled yet")
        )
        if one.done:
            say(f"  it supports nothing (ruling {one.ruling[:8]})" if one.stands else "  taken back: it counts again")
        for outcome, said in zip(told.outcomes, row["recall"]["outcomes"], strict=True):
            say(f"  {outcome.partner} holds {len(outcome.lines)} lines of release {outcome.release}")
            if not one.done:
                for line in outcome.lines:
                    say(f"    rests on it: {line}")
            if outcome.correction is not None:
                say(f"    {'withdrawn' if outcome.whole else 'corrected'} by release {outcome.correction}")
            would = "Nothing would be left of it. It would take back" if outcome.whole else "Its correction would take back"
            if not one.done and not outcome.taken:
                say("    Nothing would be taken back: all of it is told again without that, or nothing goes there any more.")
            print_taken(said["taken"], "It took back" if one.done else would, "    ")
        for parcel in one.parcels:
            say(f"    {parcel.way} to {parcel.partner}: {parcel.state} {parcel.said}".rstrip())
