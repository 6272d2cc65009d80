"""The messages of a mailbox, and those inside a message: attached, in a digest, or forwarded in its text, each with its own sender and
day."""

import email
import email.policy
from collections.abc import Iterator
from datetime import datetime
from email.errors import MessageError
from email.header import Header
from email.message import Message
from email.utils import format_datetime
from typing import BinaryIO

from legation.intake import limits
from legation.intake.containers.allowance import Allowance
from legation.intake.containers.forwards import Forward, find_forwards
from legation.intake.form import decode
from legation.intake.paper import Paper
from legation.records.errors import Refusal

# The longest word of introduction to what is forwarded; beyond it the message says something of its own.
_COVER_WORDS = 60
# Messages inside each other: a forward of a forward of a clipping.
_NESTED = 3

Sent = Paper | Refusal


def find_mailbox(source: str, stream: BinaryIO, allowance: Allowance) -> Iterator[Sent]:
    """The messages of a mailbox file, one by one: each begins with a line "From …" below an empty line."""
    number, size = 0, 0
    pieces: list[bytes] = []
    empty_above = True
    while line := stream.readline(limits.ENTRY + 1):
        if line.startswith(b"From ") and empty_above:
            if number:
                yield from _message(f"{source}#{number}", pieces, size)
            allowance.make()
            number, size, pieces = number + 1, 0, []
        else:
            size += len(line)
            if size > limits.UNFOLDED:
                yield Refusal(f"{source}#{number}", "take", "This message is larger than any mailbox can be; the rest is left.")
                return
            if size <= limits.ENTRY:
                # A line of the message that began with "From " was written with a mark before it.
                pieces.append(line[1:] if line.startswith(b">From ") else line)
        empty_above = not line.strip()
    if number:
        yield from _message(f"{source}#{number}", pieces, size)


def _message(source: str, pieces: list[bytes], size: int) -> Iterator[Sent]:
    if size > limits.ENTRY:
        yield Refusal(source, "take", f"This message is larger than {limits.ENTRY // 1_000_000} MB.")
    else:
        yield from find_messages(Paper(source, b"".join(pieces), "mail"))


def find_messages(paper: Paper, depth: int = 0) -> Iterator[Paper]:
    """The reports of one message: the message itself, or those that it only carries. A short word of introduction becomes a note of
    what it introduces; a longer one stays a report of its own."""
    try:
        message = email.message_from_bytes(paper.raw, policy=email.policy.compat32)
        attached = list(_attached(message))[: limits.ATTACHMENTS] if depth < _NESTED else []
        own = _own_text(message) if depth < _NESTED else ""
    except (MessageError, LookupError, AttributeError, IndexError, TypeError, ValueError, RecursionError):
        # What is wrong with it is said where it is taken.
        yield paper
        return
    cover, forwards = find_forwards(own)
    if not attached and not forwards:
        yield paper
        return
    said = " ".join(cover.split())
    sender = " ".join(str(message.get("From") or "unknown").split())[:200]
    when = " ".join(str(message.get("Date") or "").split())[:60]
    note = f"This came in a message of {sender}{', ' + when if when else ''}"
    if len(said.split()) > _COVER_WORDS:
        yield _without_forwards(paper, message, cover) if forwards else paper
        said = ""
    note = f"{note}: “{said}”" if said else f"{note}."
    inner = [*map(_whole, attached), *(_compose(forward) for forward in forwards)]
    for number, raw in enumerate(inner, start=1):
        yield from find_messages(Paper(f"{paper.source}#{number}", raw, "mail", notes=(*paper.notes, note)), depth + 1)


def _attached(message: "Message[str, str]") -> Iterator["Message[str, str]"]:
    """The messages attached to one, in order; what is attached to them is theirs."""
    waiting: list[Message[str, str]] = [message]
    looked = 0
    while waiting and looked < limits.PARTS:
        part = waiting.pop()
        looked += 1
        inside = part.get_payload()
        if not isinstance(inside, list):
            continue
        if part.get_content_type() == "message/rfc822":
            yield from (one for one in inside[:1] if isinstance(one, Message))
        else:
            waiting.extend(one for one in reversed(inside) if isinstance(one, Message))


def _own_text(message: "Message[str, str]") -> str:
    """The plain text of a message itself."""
    waiting: list[Message[str, str]] = [message]
    looked = 0
    while waiting and looked < limits.PARTS:
        part = waiting.pop()
        looked += 1
        inside = part.get_payload()
        if isinstance(inside, list):
            waiting.extend(one for one in reversed(inside) if isinstance(one, Message) and part.get_content_type() != "message/rfc822")
        elif part.get_content_type() == "text/plain" and not part.get_filename():
            raw = part.get_payload(decode=True)
            if isinstance(raw, bytes) and raw.strip():
                return _letters(raw, part.get_content_charset())
    return ""


def _letters(raw: bytes, charset: str | None) -> str:
    try:
        return raw.decode(charset or "utf-8").replace("\r\n", "\n")
    except (LookupError, UnicodeDecodeError):
        return decode(raw)[0].replace("\r\n", "\n")


def _whole(message: "Message[str, str]") -> bytes:
    return message.as_bytes(policy=email.policy.compat32.clone(max_line_length=0, mangle_from_=False))


def _compose(forward: Forward) -> bytes:
    """A forwarded message as it may have been sent."""
    when = forward.when
    written = format_datetime(when) if isinstance(when, datetime) else when.isoformat() if when is not None else ""
    heads = {"From": forward.sender, "Subject": forward.subject, "Date": written}
    return _write(heads, forward.text)


def _without_forwards(paper: Paper, message: "Message[str, str]", cover: str) -> Paper:
    heads = {name: str(message.get(name) or "") for name in ("From", "Subject", "Date", "Message-ID")}
    return Paper(paper.source, _write(heads, cover), "mail", paper.url, paper.outlet, paper.language, paper.notes)


def _write(heads: dict[str, str], text: str) -> bytes:
    lines = [f"{name}: {_head(' '.join(words.split()))}" for name, words in heads.items() if words.strip()]
    lines += ["MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit", "", text]
    return "\n".join(lines).encode("utf-8", "replace")


def _head(words: str) -> str:
    return words if words.isascii() else Header(words, "utf-8", maxlinelen=10_000).encode()
