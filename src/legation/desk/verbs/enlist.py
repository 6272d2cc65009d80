"""First things of an office: sources and issues into its watch list, files and pasted texts into its folder."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from attrs import frozen
from pydantic import ValidationError

from legation.desk.listing import add_entries
from legation.desk.session import Session
from legation.desk.watchlist import SourceEntry, WatchFile, import_opml
from legation.intake.source import is_address
from legation.language.pages import read_yaml
from legation.records.errors import LegationError, OfficeError
from legation.records.ids import digest

# Where files lie that were given to the desk by hand, below the office's folder.
GIVEN = "given"
LONGEST_NAME = 120
SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)
ISO_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
WEB_LIKE = re.compile(r"^(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?$", re.IGNORECASE)


@frozen
class Fault:
    """A line that names no source: its number, what it says, why not, and what may be meant."""

    line: int
    said: str
    why: str
    instead: str = ""


@frozen
class Enlisted:
    """What came of some lines: the sources that were added, those that stood there already, and lines that are no source. Where one is
    none, nothing is added."""

    added: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()


def enlist(session: Session, lines: str = "", issues: str = "", parties: str = "") -> Enlisted:
    """Add sources to the watch list, an address or path a line; issues and parties, separated by commas or lines. Raises OfficeError
    where the office has no folder, or its watch list cannot be written."""
    home = find_home(session)
    entries: list[str] = []
    faults: list[Fault] = []
    for number, line in enumerate(lines.splitlines(), start=1):
        said = line.strip()
        if not said:
            continue
        fault = find_fault(number, said, home)
        if fault is not None:
            faults.append(fault)
        else:
            entries.append(said)
    if faults:
        return Enlisted(faults=tuple(faults))
    there = read_list(home)
    known = {entry.source for entry in there.sources}
    fresh = [one for one in dict.fromkeys(entries) if one not in known]
    write_list(
        home,
        {
            "sources": fresh,
            "issues": [one for one in split_names(issues) if one not in there.issues],
            "parties": [one for one in split_names(parties) if one not in there.parties],
        },
    )
    return Enlisted(tuple(fresh), tuple(one for one in dict.fromkeys(entries) if one in known))


def find_home(session: Session) -> Path:
    """The folder of the office. Raises OfficeError where it has none."""
    if session.office.folder is None:
        raise OfficeError("This office is a store without a folder, and sources stand in a folder. Start the desk with --office DIR.")
    return Path(session.office.folder)


def find_fault(number: int, said: str, home: Path) -> Fault | None:
    """Why a line is no source; None where it is one."""
    if is_address(said):
        try:
            SourceEntry(source=said)
        except ValidationError as error:
            return Fault(number, said, error.errors()[0]["msg"].removeprefix("Value error, "))
        return None
    if SCHEME.match(said):
        return Fault(number, said, "this is not a kind of address that we read; one begins with https:// or http://")
    if (home / said).exists():
        return None
    if WEB_LIKE.match(said):
        return Fault(number, said, "an address begins with https:// or http://", f"https://{said}")
    return Fault(number, said, "there is no file and no folder of that name; write its whole path")


def split_names(said: str) -> list[str]:
    """Names that were written one after the other, each once."""
    return list(dict.fromkeys(" ".join(one.split()) for one in re.split(r"[,;\n]", said) if one.strip()))


def read_list(home: Path) -> WatchFile:
    """The watch list as it stands on the disk."""
    path = home / "watch.yml"
    return WatchFile.model_validate(read_yaml(path, path.read_bytes()) or {}) if path.exists() else WatchFile()


def write_list(home: Path, lists: dict[str, list[str]]) -> None:
    """More entries into the watch list, beside which the new file is written first."""
    more = {name: entries for name, entries in lists.items() if entries}
    if not more:
        return
    path = home / "watch.yml"
    made = add_entries(path.read_text(encoding="utf-8") if path.exists() else "", more)
    beside = path.with_name("watch.yml.new")
    try:
        beside.write_text(made, encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        raise OfficeError(f"{path} cannot be written ({error.strerror}).") from error


def hand_in(session: Session, files: Iterable[tuple[str, bytes]]) -> tuple[list[str], list[str]]:
    """Files that were given to the desk: paths to take reports from, and sources that lists of feeds (OPML) among them added.

    A file is kept below ``given/`` under its own name and a digest of its bytes, so that none takes the place of another.
    """
    home, paths, added = find_home(session), [], []
    for name, raw in files:
        path = keep_file(home, name, raw)
        if path.suffix.lower() == ".opml":
            there = {entry.source for entry in read_list(home).sources}
            fresh = [watch.name for watch in import_opml(path) if watch.name not in there]
            write_list(home, {"sources": fresh})
            added += fresh
        else:
            paths.append(str(path))
    return paths, added


def keep_file(home: Path, name: str, raw: bytes) -> Path:
    """A file that was given, below the office's folder."""
    path = home / GIVEN / f"{digest(raw.hex())[:8]}-{plain_name(name)}"
    try:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(raw)
    except OSError as error:
        raise OfficeError(f"{path} cannot be written ({error.strerror}).") from error
    return path


def plain_name(name: str) -> str:
    """A file's name without what leads elsewhere or cannot be seen; its ending stays."""
    last = re.split(r"[/\\]", name)[-1]
    seen = "".join(letter for letter in last if letter not in '<>:"|?*' and unicodedata.category(letter)[0] != "C").lstrip(". ")
    return seen[-LONGEST_NAME:].strip() or "file"


def find_day_fault(said: str) -> str:
    """What is wrong with the day of a pasted text: "2024-02-31" is none. Empty where nothing is; the reader judges other forms."""
    day = said.strip()
    if not ISO_DAY.fullmatch(day):
        return ""
    try:
        date(*map(int, day.split("-")))
    except ValueError:
        return f"{day} is not a day of the calendar."
    return ""


def hand_in_text(session: Session, text: str, title: str = "", outlet: str = "", published: str = "", url: str = "") -> str:
    """A text that was pasted, with what is said of it as header lines: the path to take it from.

    Raises LegationError without text, or with a day that there is not.
    """
    if not text.strip():
        raise LegationError("There is no text to keep: paste it first.")
    if fault := find_day_fault(published):
        raise LegationError(fault)
    said = {"Title": title, "Outlet": outlet, "Published": published, "URL": url}
    head = [f"{name}: {' '.join(value.split())}" for name, value in said.items() if value.strip()]
    whole = "\n".join([*head, "", text.strip(), ""] if head else [text.strip(), ""]).replace("\r\n", "\n")
    return str(keep_file(find_home(session), "pasted.txt", whole.encode("utf-8", "surrogatepass")))
