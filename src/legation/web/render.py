"""Pages: values of a verb into HTML, with every word of an outlet as text and nothing else."""

import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse

from legation.web.shown import DRAWN, FILTERS

HERE = Path(__file__).parent
STATIC = HERE / "static"
# White space, joiners and the soft hyphen are letters of some scripts; every other sign that is not seen is shown by its code.
SEEN = frozenset("\t\n\r\u00ad\u200c\u200d")
UNSEEN = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
# A title of a megabyte is kept whole and shown by its beginning: so many characters.
LONGEST = 20_000


@cache
def environment() -> Environment:
    """How all pages are filled: everything is escaped, and a name that is missing is a fault."""
    made = Environment(
        loader=FileSystemLoader(HERE / "pages"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters |= {
        "hour": hour,
        "day": day,
        "moment": moment,
        "theirs": theirs,
        "plain": plain,
        "parsed": parsed,
        "weekday": weekday,
        "groupby_kept": group_kept,
        "at_home": at_home,
    }
    made.filters |= {"written": written, **FILTERS}
    made.globals |= {"static": static, **DRAWN}
    return made


def load_pages() -> None:
    """Every page's form, compiled: none is when it is first asked for."""
    for name in environment().list_templates(extensions=["html"]):
        environment().get_template(name)


def page(request: Request, name: str, status: int = 200, **values: Any) -> HTMLResponse:
    """The page of that name, filled."""
    return HTMLResponse(fill(request, name, **values), status)


def fill(request: Request, name: str, **values: Any) -> str:
    """A page, or a part of one, as text. What every page knows besides: who is at the desk and what he may do, the time zone, the token
    of its forms."""
    desk, seat = request.app.state.desks.desk, request.scope.get("seat")
    known = {
        "by": seat.name if seat is not None else "",
        "seat": seat,
        "may": seat.may if seat is not None else lambda *_: False,
        "zone": desk.office.zone,
        "issues": desk.office.issues,
        "home": f"{Path(desk.office.folder).absolute()}/" if desk.office.folder else "",
        "work_now": request.app.state.work.progress,
        "token": request.scope.get("token", ""),
        "path": request.url.path,
        "query": request.url.query,
    }
    return environment().get_template(name).render(known | values)


@cache
def static(name: str) -> str:
    """The address of a file that the desk serves itself; it changes with the file, so that a browser may keep it for good."""
    digest = sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?v={digest}"


def theirs(words: object) -> Markup:
    """Words of an outlet as text; a sign that is not seen and changes what is seen (marks of direction, controls) is shown by its code."""
    text = "" if words is None else str(words)
    cut = text[:LONGEST] + ("…" if len(text) > LONGEST else "")
    if all(letter in SEEN or unicodedata.category(letter) not in UNSEEN for letter in cut):
        return escape(cut)
    return Markup("").join(
        escape(letter)
        if letter in SEEN or unicodedata.category(letter) not in UNSEEN
        else Markup('<span class="hid">U+{:04X}</span>').format(ord(letter))
        for letter in cut
    )


def plain(words: object) -> str:
    """Words of an outlet where no mark-up may stand (attribute, title, text in a picture): unseen signs by their code in brackets."""
    text = "" if words is None else str(words)
    cut = text[:LONGEST] + ("…" if len(text) > LONGEST else "")
    seen = (letter in SEEN or unicodedata.category(letter) not in UNSEEN for letter in cut)
    return "".join(letter if is_seen else f"[U+{ord(letter):04X}]" for letter, is_seen in zip(cut, seen, strict=True))


def parsed(value: Any) -> Any:
    """A day or moment as a record has it, whether it came as such or as the text that stands for it in plain values."""
    if not isinstance(value, str):
        return value
    return datetime.fromisoformat(value) if "T" in value or " " in value else date.fromisoformat(value)


@pass_context
def hour(known: Context, at: Any) -> str:
    """A moment as an hour of the office, with the name of its time zone: no hour stands without one."""
    local = parsed(at).astimezone(known["zone"])
    return f"{local:%H:%M} {local.tzname()}"


@pass_context
def moment(known: Context, at: Any) -> str:
    """A moment as day and hour of the office."""
    return f"{day(parsed(at).astimezone(known['zone']))}, {hour(known, at)}"


@pass_context
def weekday(known: Context, at: Any) -> str:
    """The day of the week and the day, where the office is."""
    local = parsed(at).astimezone(known["zone"])
    return f"{local:%A} {local.day} {local:%B}"


def group_kept(rows: Iterable[Any], name: str) -> list[list[Any]]:
    """Rows that follow one another with the same value, in their order."""
    return [list(some) for _, some in groupby(rows, key=lambda row: getattr(row, name))]


@pass_context
def at_home(known: Context, source: str) -> str:
    """A place as the officer knows it: within his office's folder without that folder's own path."""
    return source.removeprefix(known["home"]) if known["home"] else source


def day(at: Any) -> str:
    """A day as it is read; of a moment the day it was written on."""
    read = parsed(at)
    return f"{read.day} {read:%B} {read.year}" if read is not None else ""


@pass_context
def written(known: Context, at: Any) -> str:
    """When a report was published: the day as its outlet wrote it; of a moment day and hour of the office."""
    read = parsed(at)
    return moment(known, read) if isinstance(read, datetime) else day(read)
