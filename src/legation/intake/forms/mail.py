"""An e-mail as a draft: its subject, sender and day, and its text; attachments are looked at only for text.

Flowed text (RFC 3676): paragraphs that a mail program broke to lines it means to be joined again.
"""

import email
import email.policy
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr

from attrs import define, fields_dict

from legation.intake import limits
from legation.intake.chrome.clean import clean
from legation.intake.chrome.embargo import find_embargoes, is_embargo, tell_embargo
from legation.intake.chrome.wrap import unquote, unwrap
from legation.intake.form import decode, read_as
from legation.intake.outlets import find_host, find_outlet_of
from legation.intake.pages.markup import visible_text
from legation.intake.pages.page import draft_page
from legation.intake.paper import Draft
from legation.language.language import Language

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
_ADDRESS = re.compile(r"\S*(?:https?://|www\.|@)\S*")
# How much more words the HTML part must show than the plain part, for the plain part to be only a word in its place; and how much more of
# a report must be in it than in the plain part, once both are cleaned.
_SHOWN, _CLEANED = 2.0, 1.5


@define
class Parts:
    """What a message consists of: its plain text, its web page, how many other parts and attached messages, heads that were too long."""

    plain: str | None = None
    page: bytes | None = None
    more: int = 0
    messages: int = 0
    long: int = 0


def draft_mail(raw: bytes, languages: Mapping[str, Language]) -> Draft:
    """A draft of a message. Raises ValueError with a plain sentence where it holds no text."""
    notes: list[str] = []
    try:
        message = email.message_from_bytes(raw, policy=email.policy.default)
        parts = _find_parts(message, notes)
        facts = {name: str(message.get(name) or "") for name in ("Subject", "From", "Date")}
    except (MessageError, LookupError, AttributeError, IndexError, TypeError, RecursionError) as error:
        raise ValueError(f"This e-mail is broken ({type(error).__name__}).") from error
    if parts.plain is None and parts.page is None:
        raise ValueError("This e-mail holds no text.")
    draft = Draft(notes=notes)
    subject = re.sub(r"(?i)^(?:\s*(?:re|fwd?|tr|aw|wg)\s*:)+", "", " ".join(facts["Subject"].split())).strip()
    draft.put("title", subject, "subject")
    draft.put("byline", re.sub(r"\s*<[^<>]*>", "", " ".join(facts["From"].split())).strip('" '), "sender")
    host = find_host(parseaddr(facts["From"])[1].rpartition("@")[2])
    draft.put("outlet", find_outlet_of(host, languages), "sender")
    saved = _find_saved(message)
    if saved is None:
        draft.put_day("published", facts["Date"].strip(), "date of the e-mail")
    else:
        draft.put("url", saved, "address of the saved page")
        draft.notes.append(f"The page was saved on {facts['Date'].strip()[:60] or 'a day that is not said'}.")
    _put_text(parts, draft, languages)
    if find_embargoes([subject], languages) and not any(map(is_embargo, draft.notes)):
        draft.notes.append(tell_embargo(subject))
    if parts.more:
        draft.notes.append(f"{parts.more} attachments were left aside.")
    if parts.messages:
        draft.notes.append(f"{parts.messages} messages are attached; each was read by itself.")
    if parts.long:
        draft.notes.append(f"{parts.long} heads of the message were longer than {limits.HEAD:,} characters and were not read.")
    return draft


def _find_saved(message: EmailMessage) -> str | None:
    """The address of a web page that a browser saved in the form of a message (MHTML, RFC 2557): its date is that of the saving."""
    said = str(message.get("Snapshot-Content-Location") or message.get("Content-Location") or "")
    if not said and message.get_content_type() == "multipart/related":
        said = next((str(part.get("Content-Location") or "") for part in _leaves(message) if part.get_content_type() == "text/html"), "")
    return said.strip() if said.strip().startswith(("http://", "https://")) else None


def _put_text(parts: Parts, draft: Draft, languages: Mapping[str, Language]) -> None:
    """The part that says more: many newsletters have only a word to the reader in their plain part."""
    said = parts.plain or ""
    heads = deepcopy(draft)
    if parts.plain is not None:
        clean(unwrap(unquote(SIGNATURE.sub("", said))), draft, languages)
    if parts.page is None or (said and _shown(parts.page) < _SHOWN * len(_ADDRESS.sub(" ", said).split())):
        return
    try:
        page = draft_page(parts.page, None, languages)
    except ValueError:
        if parts.plain is None:
            raise
        return
    if len(page.text.split()) < _CLEANED * len(draft.text.split()):
        return
    if parts.plain is not None:
        page.notes.append("The plain part of the message says less than its HTML part, which was read.")
    _lay_over(heads, page, draft)


def _lay_over(heads: Draft, page: Draft, draft: Draft) -> None:
    """A draft of the page under the subject of its message; what its own data says of it comes before the message's sender and day."""
    page.notes[:0] = heads.notes
    page.title, page.found = heads.title, {**heads.found, **page.found}
    page.found.pop("title", None)
    if heads.title is not None:
        page.found["title"] = heads.found["title"]
    for fact in ("outlet", "byline", "published", "url"):
        own = page.found.get(fact, "")
        if getattr(page, fact) is None or own.startswith(("line", "name")):
            value = getattr(heads, fact)
            if value is not None:
                setattr(page, fact, value)
                page.found[fact] = heads.found[fact]
    for name in fields_dict(Draft):
        setattr(draft, name, getattr(page, name))


def _shown(page: bytes) -> int:
    from trafilatura.utils import load_html

    tree = load_html(page)
    return len(visible_text(tree).split()) if tree is not None else 0


def _find_parts(message: EmailMessage, notes: list[str]) -> Parts:
    found = Parts()
    for number, part in enumerate(_leaves(message)):
        found.long += _drop_long_heads(part)
        kind = part.get_content_type()
        if kind == "message/rfc822":
            found.messages += 1
            continue
        if part.is_multipart():
            continue
        if number >= limits.ATTACHMENTS or part.get_filename() or kind not in ("text/plain", "text/html"):
            found.more += 1
            continue
        said = part.get_payload(decode=True)
        raw = said if isinstance(said, bytes) else b""
        if not raw.strip():
            continue
        charset = part.get_content_charset("utf-8")
        if kind == "text/html" and found.page is None:
            words = read_as(raw, charset)
            found.page = raw if words is None else words.encode("utf-8", "replace")
        elif kind == "text/plain" and found.plain is None:
            words = read_as(raw, charset)
            if words is None:
                words, more = decode(raw)
                notes.extend(more)
            words = words.replace("\r\n", "\n")
            flowed = str(part.get_param("format", "")).casefold() == "flowed"
            found.plain = unflow(words, str(part.get_param("delsp", "")).casefold() == "yes") if flowed else words
    return found


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts of a message, without what is inside the messages attached to it."""
    waiting: list[EmailMessage] = [message]
    looked = 0
    while waiting and looked < limits.PARTS:
        part = waiting.pop()
        looked += 1
        yield part
        inside = part.get_payload()
        if isinstance(inside, list) and part.get_content_type() != "message/rfc822":
            waiting.extend(one for one in reversed(inside) if isinstance(one, EmailMessage))


def _drop_long_heads(part: EmailMessage) -> int:
    """Heads beyond all measure go before the e-mail library reads them: it takes the square of their length."""
    long = [name for name, words in part.raw_items() if len(words) > limits.HEAD]
    for name in long:
        del part[name]
    return len(long)
