"""The officer's word: a ruling is made, written into the office's file and the store, and heard at the next weighing."""

from collections.abc import Sequence
from pathlib import Path
from typing import get_args

from legation.desk.grouping import mark_about
from legation.desk.session import Session, find_id
from legation.records.errors import LegationError, OfficeError
from legation.records.ruling import Ruling, Verb
from legation.records.wire import to_json

VERBS: tuple[str, ...] = get_args(Verb)
# What each verb speaks of, and the value that it needs.
ABOUT: dict[str, tuple[str, ...]] = {
    "same-story": ("report", "story"),
    "not-same-story": ("report", "story"),
    "same-origin": ("report",),
    "independent": ("report",),
    "same-claim": ("claim",),
    "different-claim": ("claim", "report", "statement"),
    "conflict": ("claim",),
    "update": ("claim",),
    "grade": ("claim",),
    "undo": ("ruling",),
}
VALUES = {"grade": "a grade such as B2", "owner": "the name of the owner"}
# A verb that puts two things together or apart needs both.
PAIRS = ("same-story", "not-same-story", "same-origin", "independent", "same-claim", "different-claim", "conflict", "update")


def rule(session: Session, verb: str, about: Sequence[str], value: str | None = None) -> Ruling:
    """Make a ruling about some things, each named by (the beginning of) its id, or an outlet by its name.

    A story that is put together with another, or apart, is named in the ruling by its first report, which is its for good. Raises
    LegationError where the verb, the ids or the value make no ruling.
    """
    check(verb, about, value)
    named = tuple(about) if verb == "owner" else tuple(find_subject(session, verb, one) for one in about)
    if verb in PAIRS and len(set(named)) < len(named):
        raise LegationError(f"{verb} is about different things; two of those you named are one.")
    made = Ruling(by=session.by, at=session.clock(), about=named, verb=verb, value=value)  # type: ignore[arg-type]  # checked above
    with session.store.writing():
        session.store.rulings.append(made)
        mark_about(session, made)
        session.note("rule", " ".join(named), f"{verb} {value or ''}".strip())
        if session.office.folder is not None:
            write(Path(session.office.folder) / "rulings.jsonl", made)
    return made


def check(verb: str, about: Sequence[str], value: str | None) -> None:
    """Raises LegationError with what is missing or too much."""
    if verb not in VERBS:
        raise LegationError(f"There is no ruling {verb!r}. There are: {', '.join(VERBS)}.")
    if verb in PAIRS and len(about) < 2:
        raise LegationError(f"{verb} is about two things or more: name their ids.")
    if not about:
        raise LegationError(f"{verb} is about something: name its id.")
    if value and verb not in VALUES:
        raise LegationError(f"{verb} takes no value; leave --value away.")
    if verb in VALUES and not value:
        raise LegationError(f"{verb} needs {VALUES[verb]} (--value).")
    if verb == "grade" and not (value and len(value) == 2 and value[0] in "ABCDEF" and value[1] in "123456"):
        raise LegationError(f"{value!r} is not a grade: a letter A to F and a digit 1 to 6, such as B2.")


def find_subject(session: Session, verb: str, name: str) -> str:
    """The whole id that a ruling is to carry."""
    kind, found = find_id(session, name, ABOUT[verb])
    if kind != "story":
        return found
    story = session.store.stories.get(found)
    if story is None:
        raise LegationError(f"The story {name} is not there any more. `legation show` lists those there are.")
    return story.reports[0]


def write(path: Path, ruling: Ruling) -> None:
    """Append a ruling to the office's file, as one line. Raises OfficeError where the file cannot be written."""
    try:
        # A file written by hand may end within its last line.
        begun = path.exists() and path.stat().st_size > 0 and not path.read_bytes().endswith(b"\n")
        with path.open("a", encoding="utf-8") as file:
            file.write(("\n" if begun else "") + to_json(ruling) + "\n")
    except OSError as error:
        raise OfficeError(f"{path} cannot be written ({error.strerror}), so the ruling was not made.") from error
