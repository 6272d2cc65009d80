"""What a partner wrote by mail: the messages of a folder or mailbox, each with who says that he sent it, to where it went, what it answers,
and what it says itself without what it quotes."""

import email
import email.policy
import re
from collections.abc import Iterator
from email.errors import HeaderParseError, MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses, parseaddr
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import frozen

from legation.intake import limits
from legation.intake.containers.mailbox import find_forwards, own_part, split_mailbox
from legation.intake.containers.products import Product, find_invitation
from legation.intake.forms.parts import SIGNATURE, cut_footer
from legation.intake.limits import Allowance
from legation.intake.pages.markup import visible_text
from legation.intake.paper import Paper
from legation.records.errors import Refusal

if TYPE_CHECKING:
    from lxml.html import HtmlElement, HTMLParser

# Where a message says to whom it went: what the mail server that took it in notes comes with what the sender wrote.
WENT_TO = ("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "X-Delivered-To")
ANSWERS = ("In-Reply-To", "References")
# So many heads of one name, and characters of each, are read.
MOST_HEADS, LONGEST_HEAD = 20, 10_000
# What leads over to what is quoted: words and a colon above it.
LEAD = re.compile(r"[^\n]{3,300}:\s*$")
# A line that says how a message may be handled, as it stands before and after the text (FIRST, TLP 2.0): it is none of its words.
BANNER = re.compile(r"(TLP:[A-Z]{3,9}(?:\+[A-Z]{3,9})?)(?:[ \t]*(?://|·)[^\n]{0,300})?[ \t]*")
# A page with more characters is no letter.
LONGEST_PAGE = 400_000
SUBFOLDERS = ("cur", "new")


@frozen
class Mailed:
    """A message: its own id ("" where it has none), who says that he sent it (name and address), the addresses that it went to, the heads
    by which it answers others, its subject, what it says, and what it quotes. `label` is how it may be handled, as the line above or below
    its words has it ("" where there is none). `product` is what another office sends in it, which is no word of a person."""

    id: str
    name: str
    address: str
    to: tuple[str, ...]
    answers: tuple[str, ...]
    subject: str
    words: str
    quoted: str
    label: str = ""
    product: Product | None = None


def find_letters(place: Path) -> Iterator[Paper | Refusal]:
    """The messages of a folder (each a file, or as a mail server keeps them below cur and new) or of a mailbox, whole, in a fixed order;
    none where there is no such place yet."""
    if place.is_file():
        yield from _open(place)
        return
    if not place.is_dir():
        return
    folders = [place / name for name in SUBFOLDERS if (place / name).is_dir()] or [place]
    for folder in folders:
        for file in sorted(folder.iterdir()):
            if file.is_file() and not file.name.startswith(".") and file.suffix != ".part":
                yield from _open(file)


def _open(file: Path) -> Iterator[Paper | Refusal]:
    try:
        with file.open("rb") as stream:
            if stream.read(5) == b"From ":
                stream.seek(0)
                yield from split_mailbox(str(file), stream, Allowance())
                return
            stream.seek(0)
            raw = stream.read(limits.ENTRY + 1)
    except OSError as error:
        yield Refusal(str(file), "take", f"The file cannot be read ({error.strerror or error}).")
        return
    if len(raw) > limits.ENTRY:
        yield Refusal(str(file), "take", f"This message is larger than {limits.ENTRY // 1_000_000} MB.")
    else:
        yield Paper(str(file), raw, "mail")


def stamp_letters(place: Path) -> tuple[int, int]:
    """How many files there are and when the last was laid there: another stamp, and there is something to look at."""
    folders = [place, *(place / name for name in SUBFOLDERS)] if place.is_dir() else [place]
    try:
        files = [one.stat() for folder in folders if folder.exists() for one in (folder.iterdir() if folder.is_dir() else [folder])]
    except OSError:
        # Somebody moved one meanwhile: the next look tells.
        return -1, 0
    return len(files), max((one.st_mtime_ns for one in files), default=0)


def read_letter(raw: bytes) -> Mailed:
    """A message as far as it can be read. Raises ValueError with a plain sentence where it cannot."""
    try:
        message = email.message_from_bytes(raw, policy=email.policy.compat32)
        name, address = parseaddr(_head(message, "From"))
        to = tuple(found.lower() for _, found in getaddresses([one for head in WENT_TO for one in _heads(message, head)]) if "@" in found)
        said, quoted = part_quoted(_text(message))
        words, label = part_banners(said)
        return Mailed(
            _head(message, "Message-ID").strip(),
            " ".join(_decode(name).split())[:200],
            address.lower(),
            to,
            tuple(one for head in ANSWERS for one in _heads(message, head)),
            " ".join(_decode(_head(message, "Subject")).split()),
            words,
            quoted,
            label,
            find_invitation(message),
        )
    except (MessageError, LookupError, AttributeError, IndexError, TypeError, ValueError, RecursionError) as error:
        raise ValueError(f"This e-mail is broken ({type(error).__name__}).") from error


def _heads(message: "Message[str, str]", name: str) -> list[str]:
    return [str(said)[:LONGEST_HEAD] for said in message.get_all(name, [])[:MOST_HEADS]]


def _head(message: "Message[str, str]", name: str) -> str:
    """The head of a name; of several, that nobody can tell apart, the first."""
    return next(iter(_heads(message, name)), "")


def _decode(said: str) -> str:
    """Words of a head that were written in other letters (RFC 2047); as they stand where they cannot be read."""
    try:
        return str(make_header(decode_header(said)))
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        return said


def _text(message: "Message[str, str]") -> str:
    kind, said = own_part(message)
    return _show(said) if kind == "text/html" else said


def _show(page: str) -> str:
    """What a page shows, with the mark of a quotation before each line that it quotes."""
    from lxml.html import document_fromstring

    tree = document_fromstring(page[:LONGEST_PAGE].encode("utf-8", "replace"), parser=_make_parser())
    found: Any = tree.xpath("//blockquote[not(ancestor::blockquote)]")
    quotes: list[HtmlElement] = list(found)
    said = [visible_text(one) for one in quotes]
    for one in quotes:
        # What follows a quotation is no part of it.
        one.drop_tree()
    quoted = "\n".join(f"> {line}" for words in said for line in words.split("\n") if line.strip())
    return f"{visible_text(tree)}\n\n{quoted}" if quoted else visible_text(tree)


def _make_parser() -> "HTMLParser":
    from lxml.html import HTMLParser

    return HTMLParser(encoding="utf-8", huge_tree=False)


def part_quoted(text: str) -> tuple[str, str]:
    """What a message says itself, and what it quotes of the one that it answers, line by line."""
    text = cut_footer(SIGNATURE.sub("", find_forwards(text)[0] if not text.lstrip().startswith(">") else text))
    own: list[str] = []
    quoted: list[str] = []
    for line in text.split("\n"):
        if not line.startswith(">"):
            own.append(line.rstrip())
            continue
        # The line that leads over ("On Monday Ann wrote:") says nothing of its own, nor does the one that it was broken from.
        if own and not quoted and (said := next((place for place in range(len(own) - 1, -1, -1) if own[place]), None)) is not None:
            block = said
            while block and own[block - 1]:
                block -= 1
            if LEAD.match(own[said]) and said - block < 3:
                del own[block:]
        quoted.append(re.sub(r"^(?:>[ \t]?)+", "", line))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(own)).strip(), "\n".join(quoted).strip()


def part_banners(words: str) -> tuple[str, str]:
    """What a message says without the lines before and after it that say how it may be handled, and their label."""
    first, _, rest = words.partition("\n")
    above = BANNER.fullmatch(first)
    words = rest.lstrip("\n") if above is not None else words
    head, _, last = words.rpartition("\n")
    below = BANNER.fullmatch(last)
    words = head.rstrip("\n") if below is not None else words
    found = above or below
    return words, found[1] if found is not None else ""
