"""From a path to the papers it holds, one thing to be taken each; what lies inside a file, item by item, is never all in memory. Reading
and splitting only.
"""

import io
import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

from attrs import evolve

from legation.intake import limits
from legation.intake.containers.archives import PackedError, open_bzip2, open_gzip, open_tar, open_zip, open_zstd, unfold
from legation.intake.containers.documents import find_document
from legation.intake.containers.dumps import find_dump
from legation.intake.containers.mailbox import find_mailbox, find_messages
from legation.intake.containers.tables import find_parting, find_table
from legation.intake.containers.warc import find_records
from legation.intake.encodings import find_wide
from legation.intake.fetch import Fetched, Fetcher
from legation.intake.form import UNREAD, find_form
from legation.intake.forms.feed import find_entries, find_feeds
from legation.intake.limits import Allowance, SpentError, glance_at
from legation.intake.paper import Feed, Found, Paper, Passed
from legation.records.errors import Refusal
from legation.records.report import hide_userinfo

__all__ = ["Paper", "Passed", "find_papers", "is_address"]

# In a folder a text file is a report only under one of these names; a file named by the user is taken at its word.
_TEXT_NAMES = ("", ".txt", ".text")
# What stands beside files to explain them; in a folder it is no report.
_ABOUT_FILES = {"readme", "license", "licence", "copying", "notice", "changelog", "contributing"}
# A mail folder in which every message is a file has these three below it.
_MAILDIR = {"cur", "new", "tmp"}


def find_papers(path: str, stdin: BinaryIO | None = None, fetcher: Fetcher | None = None) -> Iterator[Paper | Refusal | Passed]:
    """Everything a path holds, in a fixed order: a file, a folder with all below it, a container's items, ``-`` for `stdin`, a
    web address. The feeds of an OPML list that was named are fetched; `fetcher` is how (None: nothing is fetched).

    What a folder holds of unknown form is `Passed`; a path or address that cannot be read is a `Refusal`.
    """
    feeds = 0
    path = hide_userinfo(path) if is_address(path) else path
    for item in _online(path, fetcher) if is_address(path) else find_on_disk(path, stdin):
        if not isinstance(item, Feed):
            yield item
            continue
        feeds += 1
        if feeds > limits.FEEDS:
            yield Refusal(item.source, "take", f"The list names more than {limits.FEEDS} feeds; the rest is left.")
            return
        for found in _online(item.address, fetcher):
            if isinstance(found, Feed):
                # A list in a list could go on for ever.
                yield Refusal(item.address, "take", "This is a list of feeds inside a list of feeds; name it by itself.")
                break
            yield found


def is_address(path: str) -> bool:
    """Whether a path is an address of the web."""
    return path[:8].casefold().startswith(("http://", "https://"))


def _online(address: str, fetcher: Fetcher | None) -> Iterator[Paper | Refusal | Passed | Feed]:
    """What lies at an address, each paper with the address that it came from in the end."""
    found = fetcher.fetch(address) if fetcher is not None else Refusal(address, "take", "Addresses are not fetched here.")
    if isinstance(found, Refusal):
        yield found
    elif isinstance(found, Fetched):
        for item in find_items(address, io.BytesIO(found.paper.raw), named=True):
            yield evolve(item, url=found.address) if isinstance(item, Paper) and item.source == address else item


def find_on_disk(path: str, stdin: BinaryIO | None = None) -> Iterator[Paper | Refusal | Passed | Feed]:
    """Everything a path on this machine holds; the feeds of a list are only named."""
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


def _standard_input(stdin: BinaryIO | None) -> Iterator[Paper | Refusal | Passed | Feed]:
    if stdin is None:
        yield Refusal("-", "take", "Nothing was handed over on standard input.")
        return
    yield from find_items("-", stdin, named=True)


def _folder(place: Path) -> Iterator[Paper | Refusal | Passed | Feed]:
    empty = True
    for folder, below, names in os.walk(place):
        if set(below) >= _MAILDIR:
            # What is in tmp is still being delivered; what stands beside the three are the mail server's own notes.
            below[:], names = ["cur", "new"], []
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


def _file(file: Path, named: bool) -> Iterator[Paper | Refusal | Passed | Feed]:
    try:
        with file.open("rb") as stream:
            if not named and _is_unknown(file, stream):
                yield Passed(str(file), "a file of unknown form")
                return
            yield from find_items(str(file), stream, named)
    except OSError as error:
        yield Refusal(str(file), "take", f"The file cannot be read ({error.strerror or error}).")


def _is_unknown(file: Path, stream: BinaryIO) -> bool:
    form = _tell_form(stream.read(limits.GLANCE))
    stream.seek(0)
    if form is None and file.suffix.lower() == ".br":
        return False
    about = file.name.split(".")[0].casefold() in _ABOUT_FILES
    return form is None or (form == "text" and (about or file.suffix.lower() not in _TEXT_NAMES))


def _tell_form(glance: bytes) -> str | None:
    """The form of what begins so; text under a line that names the fields of reports is a table of them."""
    form = find_form(glance)
    if form != "text":
        return form
    first, _, below = glance.partition(b"\n")
    return "table" if below.strip() and find_parting(first.decode("utf-8", "replace")) is not None else form


# Forms that hold another stream.
_PACKED = {"gzip": open_gzip, "bzip2": open_bzip2, "zstd": open_zstd}


def find_items(source: str, stream: BinaryIO, named: bool) -> Iterator[Found]:
    """The papers in an open file. `named`: the user named this file, so what is no report in it is refused, not passed over."""
    allowance = Allowance()
    try:
        yield from _find(source, allowance.watch(stream, unfolds=False), named, 0, allowance=allowance)
    except SpentError as error:
        yield Refusal(source, "take", f"{error} The rest is left.")


def _find(source: str, stream: BinaryIO, named: bool, depth: int, allowance: Allowance) -> Iterator[Found]:
    glance, rest = glance_at(stream)
    form = _tell_form(glance)
    inside = partial(_find, allowance=allowance)
    if not glance.strip():
        yield Refusal(source, "take", "The file is empty.")
    elif form is None and source.casefold().endswith(".br") and depth < limits.DEPTH:
        yield from _open_brotli(source, rest, named, depth, allowance)
    elif form is None:
        kind = next((kind for mark, kind in UNREAD if glance.startswith(mark)), None)
        reason = f"This is not read: it is {kind}." if kind is not None else "This is of no form that we read."
        yield Refusal(source, "take", reason) if named else Passed(source, reason)
    elif depth >= limits.DEPTH and (form in _PACKED or form in ("zip", "tar")):
        yield Refusal(source, "take", f"More than {limits.DEPTH} containers lie inside each other.")
    elif form in _PACKED:
        yield from _PACKED[form](source, rest, named, depth, allowance, inside)
    elif form == "zip":
        yield from open_zip(source, rest, depth, allowance, inside)
    elif form == "tar":
        yield from open_tar(source, rest, depth, allowance, inside)
    else:
        yield from _open(source, rest, form, named, allowance)


def _open_brotli(source: str, stream: BinaryIO, named: bool, depth: int, allowance: Allowance) -> Iterator[Found]:
    """What a Brotli file unfolds to: it has no mark, only its name tells."""
    raw = stream.read(limits.PAGE + 1)
    try:
        unfolded = unfold(raw, "br", limits.PAGE)
    except PackedError as error:
        yield Refusal(source, "take", f"The Brotli file cannot be read. {error}")
        return
    yield from _find(source, allowance.watch(io.BytesIO(unfolded)), named, depth + 1, allowance=allowance)


def _open(source: str, stream: BinaryIO, form: str, named: bool, allowance: Allowance) -> Iterator[Found]:
    if form in ("json", "jsonl"):
        return find_dump(source, _narrow(stream), named, allowance)
    if form == "xml":
        return find_document(source, stream, named, allowance)
    if form == "sitemap":
        reason = "This is a list of addresses of pages (a sitemap); it holds no report."
        return iter([Refusal(source, "take", reason) if named else Passed(source, reason)])
    if form == "table":
        return find_table(source, stream, named, allowance)
    if form == "mbox":
        return find_mailbox(source, stream, allowance)
    if form == "warc":
        return find_records(source, stream, allowance)
    if form == "outline":
        return find_feeds(source, stream, named)
    if form == "feed":
        return find_entries(source, stream)
    return _whole(source, stream, form, allowance)


def _narrow(stream: BinaryIO) -> BinaryIO:
    """A stream of JSON as UTF-8, which is what lines are cut by."""
    glance, rest = glance_at(stream)
    wide = find_wide(glance)
    if wide is None:
        return rest
    raw = rest.read(limits.UNFOLDED + 1)
    return io.BytesIO(raw if len(raw) > limits.UNFOLDED else raw.decode(wide, "replace").encode("utf-8", "replace"))


def _whole(source: str, stream: BinaryIO, form: str, allowance: Allowance) -> Iterator[Found]:
    most = limits.DOSSIER if form == "pdf" else limits.PAGE
    raw = stream.read(most + 1)
    allowance.make()
    if len(raw) > most:
        yield Refusal(source, "take", f"This is larger than {most // 1_000_000} MB; a page is not.")
    elif form == "mail":
        yield from find_messages(Paper(source, raw, form))
    else:
        yield Paper(source, raw, form)
