"""What the commands share: how errors end, the options every verb takes, the progress line, where output goes."""

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from legation.cli.show import say
from legation.desk.options import ENGINES
from legation.records.errors import LegationError, many

if TYPE_CHECKING:
    from legation.desk.desk import Desk

DONE, REFUSED, NOTHING = 0, 3, 4


class Group(click.Group):
    """Errors of ours as one plain sentence and an exit code; anything else crashes, loudly."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a LegationError becomes its sentence on standard error and its exit code."""
        try:
            done = super().invoke(ctx)
            # What is printed leaves only now: that there is no room for it must come out here, and not when Python ends.
            sys.stdout.flush()
        except LegationError as error:
            say(f"legation: {error}", err=True)
            ctx.exit(error.code)
        except BrokenPipeError:
            # Whoever reads has seen enough, as `head` has; click ends the command for it.
            raise
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise
            say("legation: There is no room for what is printed (the disk is full). Make room, or print less.", err=True)
            # What is left of it is given up, or Python would try again.
            sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  it is open until the end
            ctx.exit(LegationError.code)
        return done


office = click.option(
    "--office", type=click.Path(path_type=Path), envvar="LEGATION_OFFICE", help="Your office folder (or set LEGATION_OFFICE)."
)
store = click.option(
    "--store",
    envvar="LEGATION_STORE",
    metavar="FILE|URL",
    help="The store, where it is not office.db in the folder (or set LEGATION_STORE).",
)
engine = click.option(
    "--engine", type=click.Choice(ENGINES), default="auto", show_default=True, help="Where the work runs. Output never depends on it."
)
as_json = click.option("--json", "as_json", is_flag=True, help="JSON instead of text.")
by = click.option("--by", metavar="NAME", help="Who does this, for the rulings and the audit (else the name you are logged in by).")


def on_paths(command: Any) -> Any:
    """The options of every verb that works on paths, or on the office without any."""
    for option in (engine, office, click.argument("paths", nargs=-1, metavar="[PATH]...")):
        command = option(command)
    return command


def on_office(command: Any) -> Any:
    """The options of every verb that works on an office with its store."""
    for option in (by, as_json, store, office):
        command = option(command)
    return command


def refuse_both(paths: tuple[str, ...]) -> None:
    """A command reads the paths given to it, or works on the store: not one while the other is asked for."""
    if paths and click.get_current_context().get_parameter_source("store") is ParameterSource.COMMANDLINE:
        raise click.UsageError("PATH and --store ask for different things: PATH is read without a store. Leave one away.")


@contextmanager
def at_desk(
    office: Path | None, store: str | None, by: str | None = None, engine: str = "auto", tick: Any = None, **named: Any
) -> "Iterator[Desk]":
    """The desk of an office for the length of a command."""
    from legation.desk.desk import open_desk

    with open_desk(office, store, **named) as desk:
        # A process whose standard input is closed has none.
        desk.engine, desk.tick, desk.stdin = engine, tick, getattr(sys.stdin, "buffer", None)
        desk.by = by or desk.by
        for notice in desk.office.notices:
            say(notice, err=True)
        yield desk


@contextmanager
def progress(unit: str = " papers", what: str = "reading") -> Iterator[Callable[[int], object]]:
    """A line on standard error that counts what is done, from the second second on, where a person watches."""
    from tqdm import tqdm

    with tqdm(unit=unit, desc=what, delay=2, disable=None, leave=False) as bar:
        yield bar.update


def say_passed(number: int) -> None:
    """Count the files of unknown form that a folder held, so that nobody believes they were read."""
    if number:
        say(f"{many(number, 'file')} of unknown form passed over", err=True)


def write(path: Path, text: str) -> None:
    """Write a file, and the folder it is to lie in, or say plainly why that cannot be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise LegationError(f"{path} cannot be written ({error.strerror}). Name another place with -o.") from error
