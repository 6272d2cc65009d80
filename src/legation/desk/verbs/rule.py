"""The officer's word: a ruling is made, written into the office's file and the store, and heard at the next weighing."""

from collections.abc import Sequence
from pathlib import Path

from legation.desk.grouping import append_ruling
from legation.desk.meanwhile import look_at_meanwhile
from legation.desk.session import Session
from legation.desk.subjects import find_subjects
from legation.records.errors import LegationError, OfficeError
from legation.records.ruling import Ruling
from legation.records.wire import to_json

# A reason is a sentence or two.
LONGEST = 2000


def rule(session: Session, verb: str, about: Sequence[str], value: str | None = None, why: str = "", seen: str = "") -> Ruling:
    """Make a ruling about some things, each named by (the beginning of) its id, or an outlet by its name, with the reason `why`.

    `seen` is the state of the office on which it is decided (`find_state`): where somebody else changed the matter meanwhile, nothing is
    changed and MeanwhileError says what he did. Raises LegationError where the verb, the ids or the value make no ruling.
    """
    with session.store.writing():
        made = prepare(session, verb, about, value, why)
        look_at_meanwhile(session, made, seen)
        append_ruling(session, made)
        session.note("rule", " ".join(made.about), f"{verb} {made.value or ''}".strip())
        if session.office.folder is not None:
            write(Path(session.office.folder) / "rulings.jsonl", made)
    return made


def prepare(session: Session, verb: str, about: Sequence[str], value: str | None = None, why: str = "") -> Ruling:
    """The ruling as it would be made now. Raises LegationError where it is none."""
    value, why = (value or "").strip() or None, why.strip()
    if len(why) > LONGEST:
        raise LegationError(f"The reason is longer than {LONGEST} characters: write the sentence that decided it.")
    named = find_subjects(session, verb, about, value)
    return Ruling(by=session.by, at=session.clock(), about=named, verb=verb, value=value, why=why)  # type: ignore[arg-type]  # checked


def write(path: Path, ruling: Ruling) -> None:
    """Append a ruling to the office's file, as one line. Raises OfficeError where the file cannot be written."""
    try:
        # A file written by hand may end within its last line.
        begun = path.exists() and path.stat().st_size > 0 and not path.read_bytes().endswith(b"\n")
        with path.open("a", encoding="utf-8") as file:
            file.write(("\n" if begun else "") + to_json(ruling) + "\n")
    except OSError as error:
        raise OfficeError(f"{path} cannot be written ({error.strerror}), so the ruling was not made.") from error
