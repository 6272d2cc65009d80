"""Where an office is: its folder, its store, and which of them a name stands for."""

from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from legation.desk.office import FILES, Office
from legation.records.errors import OfficeError

if TYPE_CHECKING:
    from legation.store.store import Store

STORE = "office.db"


@frozen
class Place:
    """Where the store of an office is and how it is opened: the URL (None for no office), whether the officer named it himself, whether it
    is only read, and whether it is made where there is none."""

    url: str | None = None
    named: bool = False
    readonly: bool = False
    make: bool = False

    def has_store(self) -> bool:
        """Whether there is a store. One that is named is meant, whether it is there or not: that a name is mistyped must come out."""
        return self.url is not None and (self.named or is_there(self.url))

    def open(self) -> "Store":
        """The store. Raises OfficeError where there is none and none is to be made, saying how to begin."""
        from legation.store.store import open_store

        if self.url is None:
            raise OfficeError("This works on an office: name its folder (--office DIR), or its store (--store FILE).")
        if not self.make and not is_there(self.url):
            raise OfficeError(f"There is no store at {self.url} yet. Begin with `legation ingest`, which makes it.")
        return open_store(self.url, readonly=self.readonly)


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
