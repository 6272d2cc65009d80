"""An opened office with its memory: the folder with the officer's word, the store, and the verbs that work on both.

desk = legation.open("office.db")          # a store; the office folder is the one it lies in, if that holds one
desk = legation.open("my-office")          # an office folder; its store is office.db in it, or `store` of settings.yml
"""

import getpass
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import define, field

from legation.desk.office import FILES, Office, open_office
from legation.desk.run import Run
from legation.records.errors import OfficeError

if TYPE_CHECKING:
    from datetime import date

    from legation.desk.brief import Sheet
    from legation.desk.memory.keep import Kept
    from legation.desk.memory.settle import Settled
    from legation.desk.memory.since import News
    from legation.desk.upkeep import Finding, Rebuilt
    from legation.records.reading import Reading
    from legation.records.report import Report
    from legation.records.ruling import Ruling
    from legation.records.story import Story
    from legation.store.store import Store

STORE = "office.db"


def look_at_clock() -> datetime:
    """The moment it is now, with the offset of this place."""
    return datetime.now().astimezone()


def find_name() -> str:
    """The name one is logged in by; a user without an account, as in many containers, is named by his number."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid())


@define
class Desk:
    """The officer's desk: an `office` (the folder), a `store` (the memory), who works at it, and the clock on the wall.

    `by` is the name that rulings and the audit carry; `engine` where work runs; `fetcher` how addresses are fetched (None: over
    the network, as the office allows); `tick` is told how many papers are done.
    """

    office: Office
    store: "Store"
    by: str = field(factory=find_name)
    engine: str = "auto"
    clock: Callable[[], datetime] = look_at_clock
    fetcher: Any = None
    tick: Callable[[int], object] | None = None

    def run(self) -> Run:
        """How one act at this desk is to run, at the moment it begins."""
        return Run(now=self.clock(), office=self.office, engine=self.engine, fetcher=self.fetcher, tick=self.tick)

    def note(self, act: str, about: str, detail: str = "") -> None:
        """Enter an act into the audit."""
        self.store.audit.append(self.clock(), self.by, act, about, detail)

    # The verbs. Each is one function of this room; it is looked up when it is used, for opening an office loads no parser.

    def ingest(self, *paths: str) -> "Kept":
        """Take reports in, each once: files, folders, addresses; without any, every source of the watch list."""
        from legation.desk.memory.keep import keep
        from legation.desk.watch import watch_once

        return keep(self, paths) if paths else watch_once(self, early=True)

    def weigh(self) -> "Settled":
        """Put new reports to their stories and weigh anew the stories that they touch."""
        from legation.desk.memory.settle import settle

        return settle(self)

    def stories(self, limit: int = 20) -> "list[Story]":
        """The stories with the newest activity."""
        return self.store.stories.all(limit)

    def story(self, name: str) -> "Story":
        """A story by (the beginning of) its id."""
        from legation.desk.memory.find import find_id
        from legation.desk.memory.recall import recall

        return recall(self, find_id(self, name, ("story",))[1], None)[0]

    def report(self, name: str) -> "tuple[Report, Reading]":
        """A report with its reading, by (the beginning of) its id."""
        from legation.desk.memory.find import find_id
        from legation.desk.memory.settle import pair_up

        return pair_up(self, [find_id(self, name, ("report",))[1]])[0]

    def search(self, *words: str, **asked: Any) -> dict[str, Any]:
        """What the office holds of some words, newest first; see `legation.desk.memory.seek.seek` for the filters."""
        from legation.desk.memory.seek import seek

        return seek(self, words, **asked)

    def rule(self, verb: str, *about: str, value: str | None = None) -> "Ruling":
        """Make a ruling; the next weighing hears it."""
        from legation.desk.memory.rule import rule

        return rule(self, verb, about, value)

    def since(self, moment: datetime, story: str | None = None) -> "list[News]":
        """What changed since a moment, story by story."""
        from legation.desk.memory.since import find_news

        return find_news(self, moment, story)

    def brief(self, story: str | None = None, asof: "date | None" = None, form: str = "md") -> "Sheet":
        """A checked brief on a story (the largest, if none is named)."""
        from legation.desk.memory.recall import brief

        return brief(self, form, asof, story).sheets[0]

    def rebuild(self) -> "Rebuilt":
        """Drop all that is derived and make it again."""
        from legation.desk.upkeep import rebuild

        return rebuild(self)

    def backup(self, path: str | Path) -> str:
        """Everything in the store into one file; returns the head of the audit in it, to note elsewhere."""
        from legation.desk.upkeep import back_up

        return back_up(self, Path(path))

    def doctor(self, head: str = "") -> "list[Finding]":
        """What is wrong with the office, and what to do; `head` is the head of the audit as it was once noted elsewhere."""
        from legation.desk.upkeep import examine

        return examine(self, head)

    def close(self) -> None:
        """Close the store. The desk cannot be used after it."""
        self.store.close()

    def __enter__(self) -> "Desk":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_desk(place: str | Path | None = None, store: str | None = None, readonly: bool = False, make: bool = True) -> Desk:
    """Open an office: `place` is its folder, the file of its store, or the URL of one; `store` names another store for a folder.

    Makes the store where there is none yet, unless `make` is False: then OfficeError says that there is none, and how to begin.
    """
    folder, url = find_place(place, store)
    office = open_office(folder)
    url = url or find_store(office)
    if url is None:
        raise OfficeError("This works on an office: name its folder (--office DIR), or its store (--store FILE).")
    if not make and not is_there(url):
        raise OfficeError(f"There is no store at {url} yet. Begin with `legation ingest`, which makes it.")
    from legation.store.store import open_store

    return Desk(office, open_store(url, readonly=readonly))


def find_place(place: str | Path | None, store: str | None) -> tuple[str | None, str | None]:
    """The office folder and the URL of the store that a name stands for; either may be unknown."""
    if place is None:
        return (beside(store), store) if store else (None, None)
    if is_store(str(place)):
        return beside(str(place)), store or str(place)
    return str(place), store


def find_store(office: Office) -> str | None:
    """Where the store of an office is: where its settings say, else in its folder; None for no office."""
    return office.store or (f"{office.folder}/{STORE}" if office.folder else None)


def is_store(place: str) -> bool:
    """Whether a name is a store's and not a folder's: a URL, or a file (there already, or one that is called so)."""
    path = Path(place)
    return "://" in place or path.is_file() or (not path.is_dir() and path.suffix in (".db", ".sqlite", ".sqlite3"))


def beside(store: str) -> str | None:
    """The office folder in which a store's file lies, if that folder is one."""
    if "://" in store and not store.startswith("sqlite"):
        return None
    folder = Path(store.removeprefix("sqlite:///")).parent
    return str(folder) if any((folder / name).exists() for name in FILES) else None


def is_there(url: str) -> bool:
    """Whether a store's file exists; of a server's store only opening it can tell."""
    if "://" in url and not url.startswith("sqlite"):
        return True
    return Path(url.removeprefix("sqlite:///")).exists()


@contextmanager
def opened(place: str | Path | None, store: str | None = None, **named: Any) -> Iterator[Desk]:
    """A desk for the length of a `with`."""
    desk = open_desk(place, store, **named)
    try:
        yield desk
    finally:
        desk.close()


def has_store(place: str | Path | None, store: str | None = None) -> bool:
    """Whether an office has a store already: commands that work on paths or on the store take the store where there is one.

    A store that is named is meant, whether it is there or not: that a name is mistyped must come out.
    """
    folder, url = find_place(place, store)
    url = url or find_store(open_office(folder))
    return url is not None and (store is not None or is_there(url))
