"""What lies inside a file: itself, or the items of a container, one by one and never all in memory."""

import io
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from legation.intake import limits
from legation.intake.containers.allowance import Allowance, SpentError, glance_at
from legation.intake.containers.archives import open_gzip, open_zip, open_zstd
from legation.intake.containers.dumps import find_dump
from legation.intake.containers.mailbox import find_mailbox, find_messages
from legation.intake.containers.warc import find_records
from legation.intake.form import find_form
from legation.intake.forms.feed import find_entries, find_feeds
from legation.intake.paper import Found, Paper, Passed
from legation.records.errors import Refusal

# Forms that hold another stream.
_PACKED = {"gzip": open_gzip, "zstd": open_zstd}


def find_items(source: str, stream: BinaryIO, named: bool) -> Iterator[Found]:
    """The papers in an open file. `named`: the user named this file, so what is no report in it is refused, not passed over."""
    allowance = Allowance()
    try:
        yield from _find(source, allowance.watch(stream, unfolds=False), named, 0, allowance=allowance)
    except SpentError as error:
        yield Refusal(source, "take", f"{error} The rest is left.")


def _find(source: str, stream: BinaryIO, named: bool, depth: int, allowance: Allowance) -> Iterator[Found]:
    glance, rest = glance_at(stream)
    form = find_form(glance)
    inside = partial(_find, allowance=allowance)
    if not glance.strip():
        yield Refusal(source, "take", "The file is empty.")
    elif form is None:
        reason = "This is of no form that we read."
        yield Refusal(source, "take", reason) if named else Passed(source, reason)
    elif depth >= limits.DEPTH and (form in _PACKED or form == "zip"):
        yield Refusal(source, "take", f"More than {limits.DEPTH} containers lie inside each other.")
    elif form in _PACKED:
        yield from _PACKED[form](source, rest, named, depth, allowance, inside)
    elif form == "zip":
        yield from open_zip(source, rest, depth, allowance, inside)
    else:
        yield from _open(source, rest, form, named, allowance)


def _open(source: str, stream: BinaryIO, form: str, named: bool, allowance: Allowance) -> Iterator[Found]:
    if form in ("json", "jsonl"):
        return find_dump(source, _narrow(stream), named, allowance)
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
    if not glance.startswith((b"\xff\xfe", b"\xfe\xff")):
        return rest
    raw = rest.read(limits.UNFOLDED + 1)
    return io.BytesIO(raw if len(raw) > limits.UNFOLDED else raw.decode("utf-16", "replace").encode("utf-8", "replace"))


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
