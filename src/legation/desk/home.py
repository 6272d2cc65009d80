"""Where things lie in an office, as it is noted: below its folder, so that an office that is copied or moved knows what came from where."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from legation.desk.session import Session
from legation.intake.source import is_address
from legation.records.errors import StoreBusyError

# Whoever looks does not wait for whoever writes: in seconds.
PASSING = 0.2


def spell_out(source: str) -> str:
    """A path whole, so that one file is one source however it was named; an address, and standard input, as they are."""
    file, mark, entry = source.partition("#")
    if file == "-" or is_address(source):
        return source
    place = Path(file).absolute()
    # Behind a link ".." leads elsewhere than its spelling says: only then the links are followed.
    return f"{place.resolve() if '..' in place.parts else place}{mark}{entry}"


def find_home(session: Session) -> str | None:
    """The folder of the office, spelled out; None where there is none."""
    return spell_out(session.office.folder) if session.office.folder is not None else None


def note_home(session: Session) -> None:
    """Remember where the office stands: what was noted by its whole path before paths were noted below the folder is known by it still,
    wherever the office is copied. While somebody else writes it is done the next time."""
    home = find_home(session)
    if home is None or session.place.readonly or home in session.store.homes.all():
        return
    with suppress(StoreBusyError), session.store.writing(PASSING):
        session.store.homes.put(home)


def find_homes(session: Session) -> tuple[str, ...]:
    """Where the office stands and stood, as it remembers and as its settings say."""
    home = find_home(session)
    return () if home is None else tuple(dict.fromkeys((home, *session.office.stood, *session.store.homes.all())))


def shorten(place: str, homes: Sequence[str]) -> str:
    """A place that is spelled out, below the folder of the office where it lies there."""
    for home in homes:
        inside = place.removeprefix(f"{home.rstrip('/')}/")
        if inside != place:
            return inside
    return place


def name_place(session: Session, source: str) -> str:
    """How a path or address is noted."""
    return shorten(spell_out(source), find_homes(session))


def name_all(session: Session, source: str) -> tuple[str, ...]:
    """Under which names a path or address may have been noted: below the folder, and whole, wherever the office stood."""
    homes = find_homes(session)
    name = shorten(spell_out(source), homes)
    if not homes or is_address(name) or name == "-" or name.startswith("/"):
        return (name,)
    return (name, *(f"{home.rstrip('/')}/{name}" for home in homes))
