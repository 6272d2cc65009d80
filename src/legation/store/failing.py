"""What a database complains of, in plain words that say what to do. What is our own fault is not translated: it crashes, loudly."""

from collections.abc import Iterator

from legation.records.errors import StoreBusyError, StoreError

BUSY = "Another legation is writing to this office; wait for it, or stop it."
FULL = "The disk is full. Nothing of this step was kept, and what was there before stands. Make room, then do it again."
# A restore goes into a store that is new: the damaged file is out of its way then, and can still be looked into.
RESTORE = "Move its file away (with -wal and -shm beside it), then `legation restore BACKUP` brings the last backup back."
# The first letters of what a database calls an error, and what it means to the officer. {place} is the store.
SQLITE = {
    "SQLITE_BUSY": BUSY,
    "SQLITE_LOCKED": BUSY,
    "SQLITE_FULL": FULL,
    "SQLITE_READONLY": "The store {place} can only be read here. Open it where its file and folder may be written, or copy it there.",
    "SQLITE_NOTADB": "{place} is no store of legation, or is damaged. Name another file; or: " + RESTORE[0].lower() + RESTORE[1:],
    "SQLITE_CORRUPT": "The store {place} is damaged. " + RESTORE,
    "SQLITE_CANTOPEN": "The store {place} cannot be opened. See that its folder exists and that you may read and write there.",
    "SQLITE_IOERR": "The disk failed under the store {place}, or is full. Nothing of this step was kept. See to it, then do it again.",
    "SQLITE_PERM": "You may not use the store {place}. Ask whoever keeps it.",
}
POSTGRES = {
    "53": FULL,
    "55P03": BUSY,
    "40": BUSY,
    "25006": "The store {place} can only be read here. Open it as someone who may write.",
    "28": "The server refused the name or password for the store {place}. Mend its URL.",
    "3D": "There is no database at {place}. Make it (createdb), then open it again.",
    "42501": "You may not use the store {place}. Ask whoever keeps the database.",
    "57": "The server of the store {place} has stopped or ended the connection. Nothing of this step was kept. Start it, then do it again.",
    "08": "The server of the store {place} cannot be reached. Nothing of this step was kept. Start it, then do it again.",
    "XX": "The store {place} is damaged. Make a new database, and `legation restore BACKUP` into it.",
}


def explain(cause: BaseException | None, place: str) -> StoreError | None:
    """What a driver complained of as a sentence for the officer, or None where it is our own fault."""
    name = getattr(cause, "sqlite_errorname", None)
    if name is not None:
        return _first(SQLITE, name, place)
    # The server may close the line before the driver has done with it: then what it said stands behind that.
    for error in _behind(cause):
        said = error.args[0] if error.args else None
        if isinstance(said, dict):
            return _first(POSTGRES, str(said.get("C", "")), place)
    if isinstance(cause, ConnectionError) or type(cause).__name__ in ("InterfaceError", "PendingRollbackError"):
        return StoreError(POSTGRES["08"].format(place=place))
    return None


def _behind(cause: BaseException | None) -> Iterator[BaseException]:
    while cause is not None:
        yield cause
        cause = cause.__context__


def _first(meanings: dict[str, str], code: str, place: str) -> StoreError | None:
    meaning = next((words for start, words in meanings.items() if code.startswith(start)), None)
    if meaning is None:
        return None
    return StoreBusyError(meaning) if meaning == BUSY else StoreError(meaning.format(place=place))
