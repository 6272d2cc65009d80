"""The upkeep of an office: rebuild what is derived, back up, restore, copy to another store, and the doctor who says what is wrong."""

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from attrs import frozen

from legation.desk.home import find_homes, note_home
from legation.desk.office import read_rulings
from legation.desk.place import is_there
from legation.desk.session import Session, choose_engine, hear
from legation.desk.shard import MOST_PAPERS, Reread, reread
from legation.desk.verbs.ingest import reading_key
from legation.desk.verbs.mark import read_log
from legation.desk.verbs.weigh import weigh_store
from legation.records.errors import LegationError, Refusal, StoreError, StoreOlderError, many
from legation.records.report import Report

# Below this an ingest of a day's reports may not fit any more.
LEAST_DISK = 200_000_000
# So many releases are looked at together, each with its bytes.
AT_ONCE = 50


@frozen
class Rebuilt:
    """What a rebuild did: how many reports were read again, how many stories came of them, and whether all that is derived is the same to
    the byte as before (it is, unless reader, model, word lists or rulings changed in between)."""

    reports: int
    stories: int
    same: bool


def rebuild(session: Session) -> Rebuilt:
    """Drop all that is derived and make it again, report by report in order of arrival. Killed half-way, nothing has happened.

    Raises StoreError where what it is made of is not as it was kept.
    """
    store = session.store
    if wrong := store.check_truth():
        raise StoreError(f"Nothing was rebuilt, for it would be made of what was changed: {wrong[0].what} {wrong[0].remedy}")
    with store.writing():
        # What is damaged is not weighed and not compared; it is only made anew.
        sound = not store.check_derived()
        if sound:
            weigh_store(session)
        before = store.seal() if sound else ""
        store.forget()
        reports = sum(_read_again(session))
        weighed = weigh_store(session, tell=False)
        after = store.seal()
        session.note("rebuild", many(reports, "report"), "the same bytes" if before == after else "other bytes than before")
    return Rebuilt(reports, len(weighed.stories), before == after)


def _read_again(session: Session) -> Iterator[int]:
    store, key, run = session.store, reading_key(session.office), session.run()
    shards = ((reports, Reread(reports, run.office)) for reports in _find_reports(session))
    for reports, readings in choose_engine(run.engine).map_beside(reread, shards):
        for report, reading in zip(reports, readings, strict=True):
            if isinstance(reading, Refusal):
                continue
            store.readings.put(reading, key)
            store.search.index(report, hear(session, report, reading))
        run.count(len(readings))
        yield len(readings)
    store.papers.read_anew(key)


def _find_reports(session: Session) -> Iterator[tuple[Report, ...]]:
    store, last = session.store, 0
    while ids := store.reports.ids(after=last, limit=MOST_PAPERS):
        yield tuple(store.reports.many(ids))
        last = store.reports.number(ids[-1]) or last


def backup(session: Session, path: Path) -> str:
    """Everything in the store into one file, a store of its own; returns the head of the audit in it. Raises LegationError where the file
    is there already. What fails leaves nothing behind, and is not in the audit."""
    note_home(session)
    if path.exists():
        raise LegationError(f"{path} is there already; a backup never overwrites one. Name another file.")
    part = path.with_name(path.name + ".part")
    with ExitStack() as undo:
        undo.callback(_take_away, part)
        _take_away(part)
        _, head = _pour_into(session, str(part))
        part.replace(path)
    session.note("backup", path.name, f"up to {head}" if head else "")
    return head


def _take_away(path: Path) -> None:
    """A store's file that was begun, with what the database lays beside it."""
    for end in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + end).unlink(missing_ok=True)


def restore(session: Session, path: Path) -> int:
    """A backup back into this desk's store; returns how many reports it holds now. Raises LegationError where the backup is not sound,
    StoreError where the store is not empty."""
    from legation.store.store import open_store

    if not path.exists():
        raise LegationError(f"There is no backup at {path}.")
    beside = [path.with_name(path.name + end) for end in ("-wal", "-shm")]
    ours = [one for one in beside if not one.exists()]
    with ExitStack() as undo:
        # Whoever opens a store for reading alone cannot take away what the database laid beside it.
        for one in ours:
            undo.callback(one.unlink, missing_ok=True)
        try:
            try:
                kept = open_store(str(path), readonly=True)
            except StoreOlderError:
                # Brought forward in a copy: a backup stays as it was made.
                aside = Path(undo.enter_context(TemporaryDirectory())) / "backup.db"
                shutil.copy(path, aside)
                kept = open_store(str(aside))
        except StoreError as error:
            raise LegationError(f"{path} cannot be restored from: it is no backup, or is damaged. Take an earlier backup.") from error
        undo.callback(kept.close)
        wrong = [*(fault.what for fault in kept.check()), *kept.audit.verify()]
        if wrong:
            raise LegationError(f"{path} is not sound: {wrong[0]} Take an earlier backup.")
        kept.copy_to(session.store)
    session.note("restore", path.name)
    return session.store.reports.count()


def copy(session: Session, url: str) -> int:
    """Everything into another store, which must be empty: the move from a file to PostgreSQL, or back. Returns how many reports."""
    note_home(session)
    place, head = _pour_into(session, url)
    session.note("copy", place, f"up to {head}" if head else "")
    return session.store.reports.count()


def _pour_into(session: Session, url: str) -> tuple[str, str]:
    """Everything into the store at a URL; returns how that store is called, and the head of the audit that went into it."""
    from legation.store.store import open_store

    other = open_store(url)
    try:
        session.store.copy_to(other)
        return other.place, other.audit.head()
    finally:
        other.close()


@frozen
class Finding:
    """One thing the doctor looked at: whether it is well, what it is, and what to do where it is not."""

    state: Literal["well", "mind", "ill"]
    what: str
    remedy: str = ""


def doctor(session: Session, head: str = "") -> list[Finding]:
    """What is wrong with an office and what to do, in plain words; what is well is said too.

    `head` is the head of the audit as it was once noted elsewhere: only against that shows an audit that was made anew from some entry on.
    """
    store = session.store
    found = [Finding("ill", fault.what, fault.remedy) for fault in store.check()]
    # Of a damaged file nothing more can be asked.
    if any("is damaged" in one.what or "cannot be read" in one.what for one in found):
        return found
    found += [Finding("ill", said, COMPARE) for said in store.audit.verify(head)]
    if found:
        return [*found, *_find_disk(store.place)]
    reports = store.reports.count()
    entries = many(store.audit.count(), "entry", "entries")
    held = f"{many(reports, 'report')}, {many(store.stories.count(), 'story', 'stories')}, {entries} in an unbroken audit"
    found.append(Finding("well", f"The store is sound: {held}."))
    if last := store.audit.head():
        found.append(Finding("well", f"The audit ends with: {last}"))
    if (unread := reports - store.readings.count()) > 0:
        found.append(Finding("mind", f"{many(unread, 'report has', 'reports have')} no reading.", "Run `legation rebuild`."))
    if stale := store.readings.other_keys(reading_key(session.office)):
        said = f"{many(stale, 'report was', 'reports were')} read with other word lists, another model or an earlier reader."
        found.append(Finding("mind", said, "Run `legation rebuild`."))
    if store.threads.marked() or store.threads.unplaced(1):
        found.append(Finding("mind", "Some reports are not weighed yet.", "Run `legation weigh`."))
    found += _find_rulings(session)
    found += _find_leaving(session)
    found += _find_strays(session)
    for watched in store.watch.all():
        if watched.failures:
            said = f"{watched.source} failed {many(watched.failures, 'time')} in a row: {watched.said or 'no answer'}"
            found.append(Finding("mind", said, "Look at the address, or take it off watch.yml."))
    if refused := store.refusals.count():
        found.append(
            Finding("mind", f"{many(refused, 'paper was', 'papers were')} refused.", "`legation show refusals` lists them with reasons.")
        )
    return [*found, *_find_disk(store.place)]


def _find_rulings(session: Session) -> Iterator[Finding]:
    """Rulings of which only the file or only the store knows: one that was killed half-way, or a line that was taken out by hand."""
    if session.office.folder is None:
        return
    written = {one.id for one in read_rulings(Path(session.office.folder) / "rulings.jsonl")}
    kept = {one.id for one in session.store.rulings.all()}
    if fresh := len(written - kept):
        yield Finding(
            "mind", f"{many(fresh, 'ruling stands', 'rulings stand')} in rulings.jsonl and not in the store yet.", "Run `legation weigh`."
        )
    if gone := len(kept - written):
        yield Finding("mind", f"{many(gone, 'ruling is', 'rulings are')} in the store and no more in rulings.jsonl: it still holds.", UNDO)


def _find_leaving(session: Session) -> Iterator[Finding]:
    """Marks whose day of review has come, and releases of which other bytes are kept than left."""
    if due := len(read_log(session, "").due):
        yield Finding("mind", f"{many(due, 'mark is', 'marks are')} to be reviewed.", "`legation mark` lists them.")
    before = None
    while page := session.store.releases.page(AT_ONCE, before):
        for release, content in page:
            if hashlib.sha256(content).hexdigest() != release.digest:
                yield Finding("ill", f"What is kept of release {release.number} is not what left.", COMPARE)
        before = page[-1][0].number


def _find_strays(session: Session) -> Iterator[Finding]:
    """Sources noted by their whole path of which a file of that name lies in the office: it stood elsewhere, and nobody said where."""
    homes = find_homes(session)
    if not homes:
        return
    strays = [one for one in session.store.reports.places("/", MOST_STRAYS) if not one.startswith(tuple(f"{home}/" for home in homes))]
    lost = [one for one in strays if any((Path(homes[0]) / part).is_file() for part in find_ends(one))]
    if lost:
        said = f"{many(len(lost), 'report comes', 'reports come')} from where the office stood before, as {lost[0]}: no source marks it."
        yield Finding("mind", said, "Name that folder in settings.yml (stood: [/path/of/the/office]), if it was this office.")


# So many sources are looked through.
MOST_STRAYS = 2000


def find_ends(place: str) -> Iterator[Path]:
    """The ends of a path below some folder: with one folder at least, for many offices have a file of one name."""
    parts = Path(place.partition("#")[0]).parts
    return (Path(*parts[number:]) for number in range(2, len(parts) - 1))


UNDO = "To take a ruling back, undo it: `legation rule undo ID`."
COMPARE = "Somebody changed the store by hand. Compare it with a backup before you rely on it."


def _find_disk(url: str) -> Iterator[Finding]:
    path = Path(url.removeprefix("sqlite:///"))
    if is_there(url) and path.exists():
        free = shutil.disk_usage(path).free
        if free < LEAST_DISK:
            yield Finding("ill", f"Only {free // 1_000_000} MB are free on the disk of the store.", "Make room before the next ingest.")
