"""Lines that say when a text may be published: nobody must pass it on before, and their day is not the day of the text."""

from collections.abc import Mapping, Sequence

from legation.intake.chrome.wording import wording
from legation.language.language import Language

# An embargo is a line; a longer paragraph with its words is a report about one.
_WORDS = 30
# Where it stands: above a text.
_TOP = 60
_NOTE = "This was sent under an embargo:"


def find_embargoes(lines: Sequence[str], languages: Mapping[str, Language]) -> list[int]:
    """The places of the lines of a page's top that put it under an embargo."""
    known = wording(languages)
    return [place for place, line in enumerate(lines[:_TOP]) if 0 < len(line.split()) <= _WORDS and "embargo" in known.find_kinds(line)]


def tell_embargo(line: str) -> str:
    """The note of an embargo."""
    return f"{_NOTE} “{' '.join(line.split())[:200]}”"


def is_embargo(note: str) -> bool:
    """Whether a note tells of an embargo."""
    return note.startswith(_NOTE)
