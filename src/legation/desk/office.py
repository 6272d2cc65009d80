"""The office folder: what one officer keeps about outlets, sources, watched issues, and his rulings.

``outlets.yml``   - {outlet, owner, reliability, date, reason}: his word about outlets
``watch.yml``     sources, issues and parties he watches
``policy.yml``    how he marks what he has, and who may release it
``settings.yml``  which parser to use, how to run
``rulings.jsonl`` his decisions, one a line, appended and never edited
``lexicons/``     word lists laid over ours
"""

import datetime
import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, get_args
from zoneinfo import ZoneInfo, available_timezones

from attrs import evolve, field, frozen
from cattrs import BaseValidationError
from pydantic import BaseModel, ConfigDict, IPvAnyAddress, TypeAdapter, ValidationError, field_validator, model_validator

from legation.desk.policy import PolicyFile, make_policy
from legation.desk.watchlist import SourceEntry, WatchFile, make_watch
from legation.intake.watching.watch import Watch
from legation.language.language import Language, WatchedIssues, find_codes, load
from legation.language.pages import read_yaml
from legation.reading.parse.model import DEFAULT
from legation.records.errors import LegationError, OfficeError
from legation.records.ids import digest
from legation.records.lexicon import Outlet
from legation.records.release import Policy
from legation.records.report import Report
from legation.records.ruling import Ruling, find_standing
from legation.records.story import Reliability
from legation.records.wire import from_plain
from legation.release.marks import read_mark
from legation.weighing.rulings import find_letters

T = TypeVar("T")

# A name of the net, as RFC 1123 has it, or an address in figures.
HOST = re.compile(r"(?i)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*|\[[0-9a-f:]+\]")
SENDER = re.compile(r"[^@\s<>,;\"]+@[^@\s<>,;\"]+")
# The files that make a folder an office.
FILES = ("outlets.yml", "watch.yml", "policy.yml", "settings.yml", "rulings.jsonl", "lexicons")


class OutletEntry(BaseModel):
    """One outlet as the officer knows it: a reliability needs the day and the reason it was given."""

    model_config = ConfigDict(extra="forbid")
    outlet: str
    owner: str | None = None
    reliability: Reliability | None = None
    date: datetime.date | None = None
    reason: str | None = None


class DeskFile(BaseModel):
    """How others than this machine reach the desk: the names it has there, the certificate and key that it shows them, or the addresses
    of the proxies that do that for it and say who asks."""

    model_config = ConfigDict(extra="forbid")
    names: list[str] = []
    certificate: str | None = None
    key: str | None = None
    proxies: list[IPvAnyAddress] = []

    @field_validator("names")
    @classmethod
    def look_at_names(cls, value: list[str]) -> list[str]:
        """A name is one of a host, without a port."""
        for name in value:
            if not HOST.fullmatch(name):
                raise ValueError(f"{name!r} is no name of a host: write it as desk.example.org, without https:// and without a port")
        return [name.lower() for name in value]

    @model_validator(mode="after")
    def look_at_pair(self) -> "DeskFile":
        """A certificate comes with its key."""
        if (self.certificate is None) != (self.key is None):
            raise ValueError("certificate and key belong together: name both files")
        return self


class MailFile(BaseModel):
    """By which server the office sends mail, and as whom; or the folder into which it is laid for another program to send. `inbox` is the
    folder, or mailbox, in which letters to it come to lie."""

    model_config = ConfigDict(extra="forbid")
    sender: str
    host: str | None = None
    port: int = 587
    user: str | None = None
    folder: str | None = None
    inbox: str | None = None

    @field_validator("sender")
    @classmethod
    def look_at_sender(cls, value: str) -> str:
        """Mail is sent by an address."""
        if not SENDER.fullmatch(value):
            raise ValueError(f"{value!r} is no address of mail: write it as desk@example.org")
        return value


class SettingsFile(BaseModel):
    """How the office runs: the installed spaCy pipeline that parses English, whether addresses inside the house's own network may be
    fetched, where its store is (a file, or the URL of a PostgreSQL database; else office.db in the folder), in which time zone its hours
    are told (a name of the IANA list; else that of the machine), and in which folders it stood before."""

    model_config = ConfigDict(extra="forbid")
    model: str = DEFAULT
    private_addresses: bool = False
    store: str | None = None
    time_zone: str | None = None
    stood: list[str] = []
    desk: DeskFile = DeskFile()
    mail: MailFile | None = None

    @field_validator("time_zone")
    @classmethod
    def look_at_zone(cls, value: str | None) -> str | None:
        """A time zone is one of the list."""
        if value is not None and value not in available_timezones():
            raise ValueError(f"{value!r} is no time zone: write a name of the IANA list, as Europe/Brussels or Asia/Tokyo")
        return value


@frozen
class Word:
    """The officer's word about an outlet: his letter, on which day and why he gave it."""

    letter: str | None = None
    given: datetime.date | None = None
    reason: str | None = None


@frozen
class Reached:
    """How others than this machine reach the desk: by which names, with which certificate and key (paths), through which proxies."""

    names: tuple[str, ...] = ()
    certificate: str | None = None
    key: str | None = None
    proxies: tuple[str, ...] = ()


@frozen
class Office:
    """An opened office folder, or none: then nothing is known about outlets, nothing watched, nothing ruled.

    `watches` are its sources; `reliability` is outlet name → letter, `owners` outlet name → owner, as ``outlets.yml`` has them and, for
    outlets that are not there, the watch list; `judged` is his whole word about each; `rulings` are those that stand (undone ones are
    left out), `written` all that stand in the file. `name` is how the office is addressed, `policy` how it marks what it has.
    """

    folder: str | None = None
    watches: tuple[Watch, ...] = ()
    issues: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    reliability: Mapping[str, str] = {}
    owners: Mapping[str, str] = {}
    judged: Mapping[str, Word] = {}
    rulings: tuple[Ruling, ...] = ()
    written: tuple[Ruling, ...] = ()
    model: str = DEFAULT
    private_addresses: bool = False
    store: str | None = None
    time_zone: str | None = None
    reached: Reached = Reached()
    mail: MailFile | None = None
    stood: tuple[str, ...] = ()
    name: str = ""
    policy: Policy = field(factory=Policy)

    @property
    def zone(self) -> datetime.tzinfo:
        """The time zone in which hours are told: that of the office, else that of this machine."""
        local = datetime.datetime.now().astimezone().tzinfo if self.time_zone is None else None
        return local or ZoneInfo(self.time_zone or "UTC")

    @property
    def stamp(self) -> tuple[int, ...]:
        """When each file of the folder was last written: another stamp, and the office is to be read again."""
        paths = [Path(self.folder) / name for name in FILES] if self.folder is not None else []
        return tuple(path.stat().st_mtime_ns if path.exists() else 0 for path in paths)

    @property
    def sources(self) -> tuple[str, ...]:
        """Where the office reads: paths and addresses."""
        return tuple(watch.source for watch in self.watches)

    @property
    def notices(self) -> tuple[str, ...]:
        """What the officer should mend in his own word lists, a sentence each."""
        own = Path(self.folder) / "lexicons" if self.folder is not None else None
        codes = sorted(path.name for path in own.iterdir() if path.is_dir()) if own is not None and own.is_dir() else []
        return tuple(notice for code in codes for notice in load(code, self.folder).notices)

    def language(self, language: str = "en") -> Language:
        """The lexicon of a language as this office uses it: its own word lists, owners and watched issues laid over ours."""
        if not (self.issues or self.parties or self.owners):
            return load(language, self.folder)
        return _lay_over(language, self.folder, self.issues, self.parties, tuple(sorted(self.owners.items())))

    def language_of(self, report: Report) -> Language:
        """The language that a report is written in, whether reports in it are read or only kept; ours where we have no words for it."""
        return self.language(report.language if report.language in find_codes() else "en")

    def languages(self) -> Language:
        """The language the office works in, with those beside it in which reports are read, too. Of a report in any other only names are
        known, and those are the office's own."""
        others = (self.language(code) for code in find_codes() if code != self.language().code)
        return _lay_beside(self.language(), tuple(other for other in others if other.is_read))


@cache
def _lay_over(
    language: str, folder: str | None, issues: tuple[str, ...], parties: tuple[str, ...], owners: tuple[tuple[str, str], ...]
) -> Language:
    """Made once: all that is compiled from a lexicon is kept by the object that it is."""
    ours = load(language, folder)
    given = dict(owners)
    known = {outlet.name for outlet in ours.lists.outlets}
    outlets = [evolve(outlet, owner=given.get(outlet.name, outlet.owner)) for outlet in ours.lists.outlets]
    outlets += [Outlet(name=name, owner=owner) for name, owner in owners if name not in known]
    lists = evolve(ours.lists, outlets=tuple(outlets))
    return evolve(ours, lists=lists, watched=WatchedIssues(issues, parties), digest=digest(ours.digest, issues, parties, owners))


@cache
def _lay_beside(language: Language, others: tuple[Language, ...]) -> Language:
    return language if not others else evolve(language, beside={other.code: other for other in others})


def open_office(folder: str | Path | None) -> Office:
    """The office in that folder (None: no office). Raises OfficeError naming the file and what to mend in it."""
    if folder is None:
        return Office()
    home = Path(folder)
    if not home.is_dir():
        raise OfficeError(f"{home}: there is no such folder. Make it, or leave --office away.")
    watch = _checked(home / "watch.yml", WatchFile, WatchFile())
    entries: list[OutletEntry] = _checked(home / "outlets.yml", list[OutletEntry], [])
    settings = _checked(home / "settings.yml", SettingsFile, SettingsFile())
    said_policy = _checked(home / "policy.yml", PolicyFile, PolicyFile())
    policy = make_policy(said_policy)
    for entry in watch.sources:
        _look_at_mark(home / "watch.yml", entry, policy)
    written = read_rulings(home / "rulings.jsonl")
    watches = tuple(make_watch(entry, home) for entry in watch.sources)
    if not watches and (home / "reports").is_dir():
        watches = (Watch(str(home / "reports"), "reports"),)
    said: list[SourceEntry | OutletEntry] = [*watch.sources, *entries]
    made = Office(
        folder=str(home),
        watches=watches,
        issues=tuple(watch.issues),
        parties=tuple(watch.parties),
        reliability={entry.outlet: entry.reliability for entry in said if entry.outlet and entry.reliability},
        owners={entry.outlet: entry.owner for entry in said if entry.outlet and entry.owner},
        judged={entry.outlet: Word(entry.reliability, entry.date, entry.reason) for entry in said if entry.outlet and entry.reliability},
        rulings=find_standing(written),
        written=tuple(written),
        model=settings.model,
        private_addresses=settings.private_addresses,
        mail=settings.mail,
        stood=tuple(settings.stood),
        time_zone=settings.time_zone,
        reached=Reached(
            tuple(settings.desk.names),
            str(home / settings.desk.certificate) if settings.desk.certificate else None,
            str(home / settings.desk.key) if settings.desk.key else None,
            tuple(str(one) for one in settings.desk.proxies),
        ),
        name=said_policy.office,
        policy=policy,
        store=settings.store if settings.store is None or "://" in settings.store else str(home / settings.store),
    )
    return obey_letters(made, made.rulings)


def obey_letters(office: Office, standing: Sequence[Ruling]) -> Office:
    """The office with the letters that rulings give to outlets in the place of those that its files give."""
    letters = {name: ruling for ruling in standing if ruling.verb == "reliability" for name in ruling.about}
    words = {name: Word(one.value, one.at.date(), one.why or None) for name, one in letters.items()}
    reliability = find_letters(office.reliability, standing)
    return evolve(office, reliability=reliability, judged={**office.judged, **words}) if letters else office


def _look_at_mark(path: Path, entry: SourceEntry, policy: Policy) -> None:
    """A marking of the watch list is one of the policy. Raises OfficeError where it is not."""
    if entry.marking is not None:
        try:
            read_mark(entry.marking, policy)
        except LegationError as error:
            raise OfficeError(f"{path}: {entry.source}: {error} See docs/release.md.") from error


def read_rulings(path: Path) -> list[Ruling]:
    """Every ruling ever appended to the file, in order. Raises OfficeError with the number of a line that is none."""
    said = _bytes(path)
    if said is None:
        return []
    made: list[Ruling] = []
    where: dict[str, tuple[int, Ruling]] = {}
    try:
        lines = said.decode("utf-8").splitlines()
    except UnicodeDecodeError as error:
        wrong = said.count(b"\n", 0, error.start) + 1
        raise OfficeError(f"{path}, line {wrong}: this is not UTF-8. Write the line again in that encoding.") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                made.append(_look_at(json.loads(line)))
            except _UnsaidError as error:
                raise OfficeError(f"{path}, line {number}: {error}") from error
            except (ValueError, TypeError, KeyError, AttributeError, RecursionError, BaseValidationError) as error:
                raise OfficeError(f"{path}, line {number}: this is not a ruling. Each line holds by, at, about, verb and value.") from error
            first, same = where.setdefault(made[-1].id, (number, made[-1]))
            if same != made[-1]:
                raise OfficeError(f"{path}, lines {first} and {number}: two rulings have one id. Take `id` out of one; it is made anew.")
    return made


class _UnsaidError(ValueError):
    """A ruling that was written by hand and leaves out what it needs."""


def _look_at(said: Any) -> Ruling:
    """A line of the file as a ruling: what can be read and yet means nothing is not let through."""
    if not isinstance(said["about"], list):
        raise _UnsaidError('`about` is a list of ids: "about": ["…"].')
    made = from_plain(said, Ruling)
    if made.at.tzinfo is None:
        raise _UnsaidError("the time has no offset; write it as 2024-03-11T09:00:00+01:00.")
    if made.verb in ("owner", "grade", "reliability", "belongs") and not (made.value or "").strip():
        raise _UnsaidError(f"a ruling on the {made.verb} gives one: write its value.")
    if made.verb == "reliability" and made.value not in get_args(Reliability):
        raise _UnsaidError(f"{made.value!r} is not a letter of reliability, A to F.")
    return made


def _bytes(path: Path) -> bytes | None:
    """What a file of the folder holds, None where there is none. Raises OfficeError where it cannot be read: a folder of that name, say."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise OfficeError(f"{path} cannot be read ({error.strerror}). Mend it or take it away.") from error


def _checked(path: Path, kind: Any, absent: T) -> T:
    said = _bytes(path)
    if said is None:
        return absent
    try:
        made: T = TypeAdapter(kind).validate_python(read_yaml(path, said) or absent)
    except ValidationError as error:
        first = error.errors()[0]
        where = " → ".join(f"entry {step + 1}" if isinstance(step, int) else str(step) for step in first["loc"]) or "the file"
        fault = first["msg"].removeprefix("Value error, ")
        raise OfficeError(f"{path}: {where}: {fault[:1].lower()}{fault[1:]}. See docs/office.md.") from error
    except (ValueError, RecursionError) as error:
        raise OfficeError(f"{path}: this cannot be read ({error}). Mend the file, or take it away. See docs/office.md.") from error
    return made
