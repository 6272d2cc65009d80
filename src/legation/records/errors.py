"""What can go wrong for a person who uses legation, each with a plain sentence and an exit code; and numbers as a sentence has them."""

from typing import ClassVar

from attrs import frozen


class LegationError(Exception):
    """The user can mend this: the message says what is wrong and what to do next. `code` is the exit code of the command."""

    code: ClassVar[int] = 2


class NothingToReadError(LegationError):
    """Not one report could be taken from what was given."""

    code: ClassVar[int] = 4


class UnknownIdError(LegationError):
    """Nothing in the office, or more than one thing, has an id that begins so."""


class OfficeError(LegationError):
    """A file of the office folder cannot be used; the message names the file and the line or field."""


class StoreError(LegationError):
    """The store of the office cannot be opened, read or written as it stands; the message says what to do. Nothing was left half done."""


class StoreBusyError(StoreError):
    """Another process is writing to the same office; this one waited and changed nothing."""


class StoreOlderError(StoreError):
    """The store was made by an older legation, and only opening it for writing brings it forward."""


class MeanwhileError(LegationError):
    """Somebody else changed meanwhile what one was about to change; nothing was changed. The message says what he did."""


class CitationError(LegationError):
    """A line of a brief does not say what its citation says; such a line never leaves. This one is our fault: code 1."""

    code: ClassVar[int] = 1


@frozen
class Refusal:
    """Something that could not be taken or read, shown on the desk in its place.

    `source` is the path or address as given (an item of a container: ``path#entry``), `stage` the verb that refused
    it (take, read), `reason` a plain sentence, `raw` the digest of the bytes where they are kept.
    """

    source: str
    stage: str
    reason: str
    raw: str | None = None


def many(number: int, one: str, more: str = "") -> str:
    """A number with its noun, in the singular for one alone; `more` where the plural is not made with an s."""
    return f"{number} {one if number == 1 else more or one + 's'}"
