"""What a message consists of: its text, its page, what is attached to it; each part as its sender meant it.

Flowed text (RFC 3676): paragraphs that a mail program broke to lines it means to be joined again.
"""

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from email.message import EmailMessage, Message
from typing import Any

from attrs import define, field

from legation.intake import limits
from legation.intake.form import decode, find_form, is_text, read_as
from legation.intake.forms.office import find_office

_QUOTED = re.compile(r">*")


def unflow(text: str, drops_space: bool = False) -> str:
    """The text with its flowed lines joined: a line that ends in a space goes on in the next. `drops_space` (DelSp=yes): that space was put
    there for the break only."""
    made: list[str] = []
    goes_on, depth = False, 0
    for line in text.split("\n"):
        marks = len(_QUOTED.match(line)[0])  # type: ignore[index]
        said = line[marks:]
        # A line that would begin with a space, a mark or "From " was written with a space before it; where lines are cut anywhere, a single
        # space at the head of the next one is the writer's.
        if not (goes_on and drops_space) or said.startswith(("  ", " >", " From ")):
            said = said.removeprefix(" ")
        signature = said in ("-- ", "--")
        soft = said.endswith(" ") and not signature
        words = said[:-1] if soft and drops_space else said
        if goes_on and marks == depth and not signature:
            made[-1] += words
        else:
            made.append(f"{'>' * marks} {words}" if marks else words)
        goes_on, depth = soft, marks
    return "\n".join(made)


SIGNATURE = re.compile(r"\n-- ?\n[\s\S]{0,4000}$")
# What a mailing list puts below a message: a rule, and a few short lines with the address of the list.
_RULE = re.compile(r"\s*[-_=~*#+](?:\s?[-_=~*#+]){14,}\s*")
_FOOT_LINES, _FOOT_WORDS = 16, 90
_ADDRESS = re.compile(r"https?://|www\.|\S@\S")
# Bytes of quoted-printable: letters of UTF-8, line ends that are none; lines of Base64.
_LETTER = re.compile(rb"=[C-F][0-9A-F](?:=[89AB][0-9A-F])+")
_SOFT, _BYTE = re.compile(rb"=\r?\n"), re.compile(rb"=[0-9A-F]{2}")
_BASE64 = re.compile(rb"(?:[A-Za-z0-9+/]{40,}+\s++)*+[A-Za-z0-9+/]+={0,2}")
_LEAST = 120
# What a page says of itself around what it shows, in the way where several are one.
_AROUND = re.compile(
    r"<head[\s>](?:(?!<head[\s>])[\s\S]){0,200000}?</head>|</?(?:html|body)(?:\s[^<>]{0,2000})?>|<!doctype[^<>]{0,300}>", re.IGNORECASE
)
# An attachment of fewer bytes is a signature or a name.
_LEAST_BYTES = 200
# What is read of what is attached, by content, and how its name ends where content does not tell.
_READ = {"html", "text", "pdf", "mail", "docx", "odt"}
_NAMED = {".eml": "mail", ".txt": "text", ".md": "text"}
_PLAIN_CODES = ("", "7bit", "8bit", "binary")


@define
class Parts:
    """What a message consists of: its plain text, its web page, the names of other parts, attached messages, heads that were too long."""

    plain: str | None = None
    page: bytes | None = None
    more: list[str] = field(factory=list)
    messages: int = 0
    long: int = 0


def cut_footer(text: str) -> str:
    """A message without what its mailing list put below it."""
    lines = text.rstrip().split("\n")
    for place in range(max(1, len(lines) - _FOOT_LINES), len(lines)):
        if _RULE.fullmatch(lines[place]) is None:
            continue
        foot = "\n".join(lines[place + 1 :])
        if len(foot.split()) <= _FOOT_WORDS and (_ADDRESS.search(foot) or not foot.strip()):
            return "\n".join(lines[:place]).rstrip()
    return text


def find_parts(message: EmailMessage, notes: list[str]) -> Parts:
    """The parts of a message. Parts of one kind that stand one after the other are one text; of such as say the same, the first is read."""
    found = Parts()
    plain: list[str] = []
    pages: list[str] = []
    for number, (part, choice) in enumerate(_walk(message)):
        found.long += _drop_long_heads(part)
        kind = part.get_content_type()
        if kind == "message/rfc822":
            found.messages += 1
            continue
        if part.is_multipart():
            continue
        if number >= limits.ATTACHMENTS or part.get_filename() or kind not in ("text/plain", "text/html"):
            if find_file(part) is None:
                found.more.append(_name(part))
            continue
        said = read_part(part, notes)
        into = plain if kind == "text/plain" else pages
        if said is not None and not (choice and kind in choice):
            into.append(said)
            choice.add(kind)
    feet = [said for said in plain[1:] if not cut_footer(f"\n{said}").strip()]
    found.plain = "\n\n".join(said for said in plain if said not in feet) if plain else None
    if len(pages) > 1:
        pages = [f"<html><body>{''.join(_AROUND.sub('', page) for page in pages)}</body></html>"]
    found.page = pages[0].encode("utf-8", "replace") if pages else None
    return found


def find_file(part: "Message[Any, Any]") -> tuple[bytes, str] | None:
    """A file attached to a message that can be a report, with its form: a page, a text, leaves, a document, a message; None for others."""
    name = str(part.get_filename() or "").casefold()
    if not name or isinstance(part.get_payload(), list) or part.get_content_maintype() in ("image", "audio", "video"):
        return None
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes) or len(raw) < _LEAST_BYTES:
        return None
    form = find_form(raw[: limits.GLANCE])
    form = find_office(raw) if form == "zip" else form
    if form == "text":
        # Calendars, cards and keys are writing, too.
        ending = next((_NAMED[end] for end in _NAMED if name.endswith(end)), None)
        form = ending or ("text" if part.get_content_type() == "text/plain" and "." not in name else None)
    return (raw, form) if form in _READ else None


def _name(part: EmailMessage) -> str:
    name = " ".join(str(part.get_filename() or "").split())[:80]
    return f"{name} ({part.get_content_type()})" if name else part.get_content_type()


def read_part(part: "Message[Any, Any]", notes: list[str]) -> str | None:
    """The letters of a part, its flowed lines joined; None where there are none."""
    raw = read_bytes(part, notes)
    if not raw.strip():
        return None
    words = read_as(raw, part.get_content_charset("utf-8") or "utf-8")
    if words is None:
        try:
            words, more = decode(raw)
        except ValueError:
            notes.append("A part of the message is no text, though it says so.")
            return None
        notes.extend(more)
    words = words.replace("\r\n", "\n")
    flowed = str(part.get_param("format", "")).casefold() == "flowed"
    return unflow(words, str(part.get_param("delsp", "")).casefold() == "yes") if flowed else words


def read_bytes(part: "Message[Any, Any]", notes: list[str]) -> bytes:
    """The bytes of a part as they were before they were made fit for the way, also where its heads say nothing of it, or wrongly."""
    said = part.get_payload(decode=True)
    raw = said if isinstance(said, bytes) else b""
    code = str(part.get("Content-Transfer-Encoding") or "").strip().casefold()
    if code == "base64" or code in _PLAIN_CODES:
        made = _unpack(raw)
        if made is not None and is_text(made):
            notes.append("A part of the message is in Base64, and its heads do not say so, or it is broken; it was read as such.")
            return made
    quoted = len(_LETTER.findall(raw)) > 2 or (len(_SOFT.findall(raw)) > 1 and len(_BYTE.findall(raw)) > 1)
    if code in _PLAIN_CODES and quoted:
        notes.append("A part of the message is in quoted-printable, and its heads do not say so; it was read as such.")
        return quopri.decodestring(raw)
    return raw


def _unpack(raw: bytes) -> bytes | None:
    """What lies in bytes that are all Base64; of a broken end the good ones."""
    if len(raw) < _LEAST or _BASE64.fullmatch(raw.strip()) is None:
        return None
    said = b"".join(raw.split()).rstrip(b"=")
    said = said[: len(said) - 1] if len(said) % 4 == 1 else said
    try:
        return base64.b64decode(said + b"=" * (-len(said) % 4))
    except binascii.Error:
        return None


def find_leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts of a message, without what is inside the messages attached to it."""
    for part, _ in _walk(message):
        yield part


def _walk(message: EmailMessage) -> Iterator[tuple[EmailMessage, set[str]]]:
    """The parts of a message, each with the kinds that were read already of those that say the same."""
    waiting: list[tuple[EmailMessage, set[str] | None]] = [(message, None)]
    looked = 0
    while waiting and looked < limits.PARTS:
        part, choice = waiting.pop()
        looked += 1
        yield part, choice if choice is not None else set()
        inside = part.get_payload()
        if isinstance(inside, list) and part.get_content_type() != "message/rfc822":
            same: set[str] | None = set() if part.get_content_type() == "multipart/alternative" else choice
            waiting.extend((one, same) for one in reversed(inside) if isinstance(one, EmailMessage))


def _drop_long_heads(part: EmailMessage) -> int:
    """Heads beyond all measure go before the e-mail library reads them: it takes the square of their length."""
    long = [name for name, words in part.raw_items() if len(words) > limits.HEAD]
    for name in long:
        del part[name]
    return len(long)
