"""The messages of a mailbox, and those inside a message: attached, in a digest, or forwarded in its text, each with its own sender and
day.

A message that was forwarded in a text stands below a block of lines, told by what they hold, an address and a day, not by their labels:
every mail program labels them in its own language.
"""

import base64
import binascii
import email
import email.policy
import re
from collections.abc import Collection, Iterator
from datetime import datetime
from email.errors import MessageError
from email.header import Header
from email.message import Message
from email.utils import format_datetime
from typing import Any, BinaryIO

from attrs import evolve, frozen

from legation.intake import limits
from legation.intake.containers.digests import find_pieces
from legation.intake.containers.products import find_product
from legation.intake.days import find_day
from legation.intake.forms.parts import find_file, read_part
from legation.intake.limits import Allowance
from legation.intake.pages.markup import visible_text
from legation.intake.paper import Paper
from legation.records.errors import Refusal
from legation.records.report import Day

# A line that leads over to a forwarded message: dashes or underscores with or without words, or words and a colon.
_LEADS = re.compile(r"\s*(?:[-_*=]{5,}.{0,60}|[^\n]{5,60}:|[-_]{2,}[^\n]{3,60}[-_]{2,})\s*$")
_MARKS = re.compile(r"^(?:>[ \t]?){1,9}")
_HEAD = re.compile(r"\s*\*{0,2}([^\W\d_][\w .-]{0,18}?)\s?[:：]\*{0,2}[ \t]+(\S.{0,400})$")
# What mail programs call the subject where they write it last but one.
_SUBJECTS = {"subject", "betreff", "objet", "asunto", "assunto", "oggetto", "onderwerp", "件名", "主题", "主旨", "тема", "temat"}
# Heads of one block: number, day, sender, to, copies, reply, subject and the like.
_LEAST, _MOST = 3, 9
# Lines looked at; a message with more of them is no letter.
_LINES = 20_000


@frozen
class Forward:
    """One forwarded message: who wrote it, on what, when, and what."""

    sender: str
    subject: str
    when: Day | None
    text: str


def find_forwards(text: str) -> tuple[str, tuple[Forward, ...]]:
    """What stands above the first forwarded message of a text, and the forwarded messages; the whole text and none where it has none."""
    given = text.split("\n")[:_LINES]
    lines = [_MARKS.sub("", line).rstrip() for line in given]
    # Heads that bear the mark of a quotation, where nothing above does, need no line that leads over to them.
    opened = {place for place, line in enumerate(given) if line.startswith(">") and not (place and given[place - 1].startswith(">"))}
    blocks = list(_find_blocks(lines, opened))
    if not blocks:
        return text, ()
    made: list[Forward] = []
    for (_, end, heads), after in zip(blocks, [*blocks[1:], None], strict=True):
        body = "\n".join(lines[end : after[0] if after is not None else len(lines)]).strip("\n")
        made.append(_make(heads, re.sub(r"\n[-_=]{5,}\s*$", "", body).strip("\n")))
    return "\n".join(lines[: blocks[0][0]]).strip(), tuple(one for one in made if one.text.strip())


def _find_blocks(lines: list[str], opened: Collection[int]) -> "list[tuple[int, int, list[tuple[str, str]]]]":
    """Each block of heads: the line that leads over to it, the line behind it, what its heads say."""
    found: list[tuple[int, int, list[tuple[str, str]]]] = []
    place = 0
    while place < len(lines):
        begin = place
        heads: list[tuple[str, str]] = []
        while place < len(lines) and len(heads) < _MOST and (hit := _HEAD.match(lines[place])) is not None:
            heads.append((hit[1].casefold(), hit[2].strip()))
            place += 1
        led = next((spot for spot in (begin - 1, begin - 2) if spot >= 0 and _LEADS.match(lines[spot])), None)
        near = led is not None and (led == begin - 1 or not lines[begin - 1].strip())
        ended = place == len(lines) or not lines[place].strip()
        if begin in opened:
            near, led = True, begin
        if near and led is not None and ended and len(heads) >= _LEAST and any(_day(head) for _, head in heads):
            found.append((led, place, heads))
        place = max(place, begin + 1)
    return found


def _day(head: str) -> Day | None:
    return find_day(head) if "@" not in head else None


def _make(named_heads: list[tuple[str, str]], text: str) -> Forward:
    """The heads by what they hold: the first address is the sender's (else the first words), the last words without an address or day are
    the subject, unless a head is called so."""
    heads = [head for _, head in named_heads]
    called = next((head for name, head in named_heads if name in _SUBJECTS), None)
    named = [head for head in heads if "@" in head]
    when = next((day for head in heads if (day := _day(head)) is not None), None)
    words = [head for head in heads if "@" not in head and _day(head) is None and not head.isdigit()]
    sender = named[0] if named else words[0] if words else ""
    rest = [head for head in words if head != sender]
    return Forward(sender, called or (rest[-1] if rest else ""), when, text)


# The longest word of introduction to what is forwarded; beyond it the message says something of its own.
_COVER_WORDS = 60
# How much of what stands around the reports of a letter is told.
_QUOTED = 200
# Letters of a page that is looked through for a forwarded message; a letter is smaller.
_PAGE = 200_000
# Messages inside each other: a forward of a forward of a clipping.
_NESTED = 3

Sent = Paper | Refusal


def find_mailbox(source: str, stream: BinaryIO, allowance: Allowance) -> Iterator[Sent]:
    """The reports of the messages of a mailbox file, one by one."""
    for one in split_mailbox(source, stream, allowance):
        yield from (one,) if isinstance(one, Refusal) else find_messages(one)


def split_mailbox(source: str, stream: BinaryIO, allowance: Allowance) -> Iterator[Sent]:
    """The messages of a mailbox file, whole: each begins with a line "From …" below an empty line."""
    number, size = 0, 0
    pieces: list[bytes] = []
    empty_above = True
    while line := stream.readline(limits.ENTRY + 1):
        if line.startswith(b"From ") and empty_above:
            if number:
                yield _message(f"{source}#{number}", pieces, size)
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
        yield _message(f"{source}#{number}", pieces, size)


def _message(source: str, pieces: list[bytes], size: int) -> Sent:
    if size > limits.ENTRY:
        return Refusal(source, "take", f"This message is larger than {limits.ENTRY // 1_000_000} MB.")
    return Paper(source, b"".join(pieces), "mail")


def find_messages(paper: Paper, depth: int = 0) -> Iterator[Sent]:
    """The reports of one message: the message itself, or those that it only carries. A short word of introduction becomes a note of
    what it introduces; a longer one stays a report of its own. What another office sends is none."""
    try:
        message = email.message_from_bytes(paper.raw, policy=email.policy.compat32)
        if (product := find_product(message)) is not None:
            yield Refusal(paper.source, "take", product.told)
            return
        attached = list(_attached(message))[: limits.ATTACHMENTS] if depth < _NESTED else []
        files = list(_find_files(message))[: limits.ATTACHMENTS] if depth < _NESTED else []
        own = _own_text(message) if depth < _NESTED else ""
    except (MessageError, LookupError, AttributeError, IndexError, TypeError, ValueError, RecursionError):
        # What is wrong with it is said where it is taken.
        yield paper
        return
    cover, forwards = find_forwards(own)
    if not attached and not forwards and not files:
        yield from _find_letter(paper, message, own)
        return
    said = " ".join(cover.split())
    sender = " ".join(str(message.get("From") or "unknown").split())[:200]
    when = " ".join(str(message.get("Date") or "").split())[:60]
    note = f"This came in a message of {sender}{', ' + when if when else ''}"
    if len(said.split()) > _COVER_WORDS or (files and not said):
        own_paper = _without_forwards(paper, message, cover) if forwards else paper
        more = (f"{len(files)} of its attachments are read as reports of their own.",) if files else ()
        yield evolve(own_paper, notes=(*own_paper.notes, *more))
        said = ""
    note = f"{note}: “{said}”" if said else f"{note}."
    inner = [*map(_whole, attached), *(_compose(forward) for forward in forwards)]
    papers = [*((raw, "mail") for raw in inner), *files]
    for number, (raw, form) in enumerate(papers, start=1):
        found = Paper(f"{paper.source}#{number}", raw, form, notes=(*paper.notes, note))
        yield from find_messages(found, depth + 1) if form == "mail" else (found,)


def _find_letter(paper: Paper, message: "Message[str, str]", own: str) -> Iterator[Paper]:
    """The reports of a letter of several, each from its sender and of its day; the message itself where it is one report."""
    cover, pieces = find_pieces(own)
    if not pieces:
        yield paper
        return
    heads = {name: str(message.get(name) or "") for name in ("From", "Date")}
    note = f"This stood in a letter of {len(pieces)} reports"
    above = " ".join(cover.split())[:_QUOTED]
    for number, piece in enumerate(pieces, start=1):
        raw = _write({"From": heads["From"], "Subject": piece.heading, "Date": heads["Date"]}, piece.text)
        more = f"{note}; around them: “{above}”" if above else f"{note}."
        yield Paper(f"{paper.source}#{number}", raw, "mail", piece.address, notes=(*paper.notes, more))


def _parts(message: "Message[str, str]") -> Iterator[tuple["Message[str, str]", Any]]:
    """The parts of a message in order, each with what is in it; of a message attached to it only the cover."""
    waiting: list[Message[str, str]] = [message]
    looked = 0
    while waiting and looked < limits.PARTS:
        part = waiting.pop()
        looked += 1
        inside = part.get_payload()
        yield part, inside
        if isinstance(inside, list) and part.get_content_type() != "message/rfc822":
            waiting.extend(one for one in reversed(inside) if isinstance(one, Message))


def _find_files(message: "Message[str, str]") -> Iterator[tuple[bytes, str]]:
    """The files attached to a message that can be reports, each with its form: pages, texts, leaves and messages."""
    for part, _ in _parts(message):
        found = find_file(part)
        if found is not None:
            yield found


def _attached(message: "Message[str, str]") -> Iterator["Message[str, str]"]:
    """The messages attached to one, in order; what is attached to them is theirs."""
    for part, inside in _parts(message):
        if isinstance(inside, list) and part.get_content_type() == "message/rfc822":
            for one in inside[:1]:
                if isinstance(one, Message):
                    yield _decoded(part, one)


def _decoded(part: "Message[str, str]", inner: "Message[str, str]") -> "Message[str, str]":
    """A message that was attached in Base64, which no standard allows and some programs write."""
    if str(part.get("Content-Transfer-Encoding") or "").strip().casefold() != "base64" or inner.keys():
        return inner
    try:
        raw = base64.b64decode("".join(str(inner.get_payload()).split()), validate=True)
    except (binascii.Error, ValueError):
        return inner
    return email.message_from_bytes(raw, policy=email.policy.compat32)


def _own_text(message: "Message[str, str]") -> str:
    """The plain text of a message itself; where it has none, what its page shows."""
    kind, said = own_part(message)
    return _shown(said) if kind == "text/html" else said


def own_part(message: "Message[str, str]") -> tuple[str, str]:
    """The type and the letters of the part in which a message says something itself: plain where it has that, else a page."""
    for kind in ("text/plain", "text/html"):
        for part, inside in _parts(message):
            if not isinstance(inside, list) and part.get_content_type() == kind and not part.get_filename():
                said = read_part(part, [])
                if said is not None:
                    return kind, said
    return "", ""


def _shown(page: str) -> str:
    """What a page shows, where a message may be forwarded in it; heads stand in one block, other lines for themselves."""
    if len(page) > _PAGE:
        return ""
    from trafilatura.utils import load_html

    tree = load_html(page)
    lines = visible_text(tree).split("\n") if tree is not None else []
    made: list[str] = []
    for line in lines:
        # Heads are lines of one block, which a page parts by breaks.
        if len(made) > 1 and not made[-1] and _HEAD.match(made[-2]) and _HEAD.match(line):
            made.pop()
        made.append(line)
    return "\n".join(made)


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
