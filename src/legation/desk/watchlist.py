"""The watch list: ``watch.yml`` of the office, read with plain sentences about what is wrong in it, and written.

A source is a line (a path or an address), or a mapping that says more about it:

    sources:
      - reports
      - source: https://courier.example/feed
        outlet: Harbour Courier
        reliability: B
        date: 2024-03-01
        reason: prints corrections
        marking: TLP:GREEN
        interval: 15m
        follow: true
        exclude: [sport, "horoscope*"]
"""

import datetime
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, field_validator, model_validator

from legation.intake.fetch import find_server
from legation.intake.source import is_address
from legation.intake.watching.outline import read_opml, write_opml
from legation.intake.watching.watch import INTERVAL, Watch, read_interval, write_interval
from legation.records.errors import OfficeError
from legation.records.report import hide_userinfo
from legation.records.story import Reliability


def _listed(value: Any) -> Any:
    """One word or pattern may stand without brackets."""
    return [value] if isinstance(value, str) else value


Words = Annotated[list[str], BeforeValidator(_listed)]


class SourceEntry(BaseModel):
    """One source as ``watch.yml`` has it. A reliability is the officer's word about an outlet, so it needs one, a day and a reason."""

    model_config = ConfigDict(extra="forbid")
    source: str
    outlet: str | None = None
    owner: str | None = None
    reliability: Reliability | None = None
    date: datetime.date | None = None
    reason: str | None = None
    language: str | None = None
    marking: str | None = None
    include: Words = []
    exclude: Words = []
    interval: str | None = None
    follow: bool = False

    @model_validator(mode="before")
    @classmethod
    def take_line(cls, value: Any) -> Any:
        """A line is a source of which nothing more is said."""
        return {"source": value} if isinstance(value, str) else value

    @field_validator("source")
    @classmethod
    def look_at_source(cls, value: str) -> str:
        """A source is named."""
        if not value.strip():
            raise ValueError("name a path or an address")
        if is_address(value.strip()) and not find_server(value.strip()):
            raise ValueError(f"{value.strip()!r} is no address of the web")
        return hide_userinfo(value.strip()) if is_address(value.strip()) else value.strip()

    @field_validator("language")
    @classmethod
    def look_at_language(cls, value: str | None) -> str | None:
        """A language is two small letters."""
        if value is not None and not (len(value) == 2 and value.isascii() and value.islower()):
            raise ValueError(f"{value!r} is no language: write its two letters (ISO 639-1), as en, fr or ja")
        return value

    @field_validator("interval")
    @classmethod
    def look_at_interval(cls, value: str | None) -> str | None:
        """An interval can be read."""
        if value is not None:
            read_interval(value)
        return value

    @field_validator("include", "exclude")
    @classmethod
    def look_at_words(cls, value: list[str]) -> list[str]:
        """A filter says something: an empty one, or a bare star, would let nothing or everything pass by mistake."""
        if any(not words.replace("*", "").strip() for words in value):
            raise ValueError("an empty word or a bare * filters nothing; write a word, or a pattern as nuclear*")
        return value

    @model_validator(mode="after")
    def look_at_word(self) -> "SourceEntry":
        """What is said of an outlet names it, and a letter has its day and its reason."""
        if (self.owner or self.reliability) and not self.outlet:
            raise ValueError("owner and reliability are said of an outlet; name it (outlet:)")
        if self.reliability and not (self.date and self.reason):
            raise ValueError("a reliability needs the day it was given (date:) and why (reason:)")
        if self.follow and not is_address(self.source):
            raise ValueError("only the items of an address can be followed")
        return self


class WatchFile(BaseModel):
    """What the office watches: sources, issues and parties by the names to show."""

    model_config = ConfigDict(extra="forbid")
    sources: list[SourceEntry] = []
    issues: list[str] = []
    parties: list[str] = []

    @field_validator("sources")
    @classmethod
    def look_at_sources(cls, value: list[SourceEntry]) -> list[SourceEntry]:
        """Each source stands once, so that it is clear what is said of it."""
        times = Counter(entry.source for entry in value)
        for name, number in times.items():
            if number > 1:
                raise ValueError(f"{name} stands {number} times; keep one of them")
        return value


def make_watch(entry: SourceEntry, home: Path) -> Watch:
    """A source of the list as it is watched; paths are relative to the office's folder."""
    return Watch(
        source=entry.source if is_address(entry.source) else str(home / entry.source),
        name=entry.source,
        outlet=entry.outlet,
        owner=entry.owner,
        reliability=entry.reliability,
        given=entry.date,
        reason=entry.reason,
        language=entry.language,
        marking=entry.marking,
        include=tuple(entry.include),
        exclude=tuple(entry.exclude),
        interval=read_interval(entry.interval) if entry.interval else INTERVAL,
        follow=entry.follow,
    )


def import_opml(path: Path) -> tuple[Watch, ...]:
    """The feeds of an OPML file as sources to watch. Raises OfficeError with what is wrong."""
    try:
        return read_opml(path.read_bytes())
    except OSError as error:
        raise OfficeError(f"{path} cannot be read ({error.strerror}).") from error
    except ValueError as error:
        raise OfficeError(f"{path}: {error}") from error


def export_opml(watches: Iterable[Watch]) -> str:
    """The feeds and pages of a watch list for other programs."""
    return write_opml(tuple(watches))


def write_sources(watches: Iterable[Watch]) -> str:
    """Sources as ``watch.yml`` has them: a bare line where nothing more is said of one."""
    plain = [_plain(watch) for watch in watches]
    return str(yaml.safe_dump({"sources": [one["source"] if len(one) == 1 else one for one in plain]}, allow_unicode=True, sort_keys=False))


def _plain(watch: Watch) -> dict[str, Any]:
    said = {
        "source": watch.name,
        "outlet": watch.outlet,
        "owner": watch.owner,
        "reliability": watch.reliability,
        "date": watch.given,
        "reason": watch.reason,
        "language": watch.language,
        "marking": watch.marking,
        "include": list(watch.include),
        "exclude": list(watch.exclude),
        "interval": write_interval(watch.interval) if watch.interval != INTERVAL else None,
        "follow": watch.follow,
    }
    return {name: value for name, value in said.items() if value}
