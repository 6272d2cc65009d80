"""From a path to the papers it holds: one thing to be taken each, not yet looked into. Reading and splitting only."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from legation.intake import limits, unpack
from legation.intake.form import find_form
from legation.intake.paper import Paper, Passed
from legation.records.errors import Refusal

__all__ = ["Paper", "Passed", "find_papers"]

# In a folder a text file is a report only under one of these names; a file named by the user is taken at its word.
_TEXT_NAMES = ("", ".txt", ".text")


def find_papers(path: str, stdin: BinaryIO | None = None) -> Iterator[Paper | Refusal | Passed]:
    """Everything a path holds, in a fixed order: a file, a folder with all below it, a container's items, ``-`` for `stdin`.

    What a folder holds of unknown form is `Passed`; a path that cannot be read is a `Refusal`.
    """
    if path == "-":
        yield from _standard_input(stdin)
        return
    place = Path(path)
    if place.is_dir():
        yield from _folder(place)
    elif place.is_file():
        yield from _file(place, named=True)
    elif place.exists():
        yield Refusal(path, "take", "This is neither a file nor a folder.")
    else:
        yield Refusal(path, "take", "There is no such file or folder.")


def _standard_input(stdin: BinaryIO | None) -> Iterator[Paper | Refusal | Passed]:
    if stdin is None:
        yield Refusal("-", "take", "Nothing was handed over on standard input.")
        return
    yield from unpack.find_items("-", stdin, named=True)


def _folder(place: Path) -> Iterator[Paper | Refusal | Passed]:
    empty = True
    for folder, below, names in os.walk(place):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(names):
            file = Path(folder) / name
            empty = False
            if name.startswith(".") or not file.is_file():
                yield Passed(str(file), "hidden, or not a file")
            else:
                yield from _file(file, named=False)
    if empty:
        yield Refusal(str(place), "take", "This folder is empty.")


def _file(file: Path, named: bool) -> Iterator[Paper | Refusal | Passed]:
    try:
        with file.open("rb") as stream:
            if not named and _is_unknown(file, stream):
                yield Passed(str(file), "a file of unknown form")
                return
            yield from unpack.find_items(str(file), stream, named)
    except OSError as error:
        yield Refusal(str(file), "take", f"The file cannot be read ({error.strerror or error}).")


def _is_unknown(file: Path, stream: BinaryIO) -> bool:
    form = find_form(stream.read(limits.GLANCE))
    stream.seek(0)
    return form is None or (form == "text" and file.suffix.lower() not in _TEXT_NAMES)
