"""An e-mail as a draft: its subject, sender and day, and its text; attachments are looked at only for text."""

import email
import email.policy
import re
from collections.abc import Iterator, Mapping
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from legation.intake import limits
from legation.intake.chrome.clean import clean
from legation.intake.chrome.wrap import unwrap
from legation.intake.draft import Draft
from legation.intake.form import decode
from legation.intake.forms.page import draft_page
from legation.language.language import Language

_SIGNATURE = re.compile(r"\n-- ?\n[\s\S]{0,4000}$")


def draft_mail(raw: bytes, languages: Mapping[str, Language]) -> Draft:
    """A draft of a message. Raises ValueError with a plain sentence where it holds no text."""
    try:
        message = email.message_from_bytes(raw, policy=email.policy.default)
        plain, page, more = _find_texts(message)
        facts = {name: str(message.get(name) or "") for name in ("Subject", "From", "Date")}
    except (MessageError, LookupError, AttributeError, IndexError, TypeError, RecursionError) as error:
        raise ValueError(f"This e-mail is broken ({type(error).__name__}).") from error
    if plain is None and page is None:
        raise ValueError("This e-mail holds no text.")
    draft = draft_page(page, None, languages) if plain is None and page is not None else Draft()
    draft.title = None
    draft.put("title", re.sub(r"(?i)^(?:\s*(?:re|fwd?|tr|aw|wg)\s*:)+", "", " ".join(facts["Subject"].split())).strip(), "subject")
    draft.put("byline", re.sub(r"\s*<[^<>]*>", "", " ".join(facts["From"].split())).strip('" '), "sender")
    try:
        draft.put("published", parsedate_to_datetime(facts["Date"]) if facts["Date"] else None, "date of the e-mail")
    except ValueError:
        draft.notes.append("The e-mail's date cannot be read.")
    if draft.published is not None and getattr(draft.published, "tzinfo", None) is None:
        draft.published = draft.published.date() if hasattr(draft.published, "date") else draft.published
    if plain is not None:
        text, notes = decode(plain)
        draft.notes.extend(notes)
        clean(unwrap(_SIGNATURE.sub("", text.replace("\r\n", "\n"))), draft, languages)
    if more:
        draft.notes.append(f"{more} attachments were left aside.")
    return draft


def _find_texts(message: EmailMessage) -> tuple[bytes | None, bytes | None, int]:
    """The plain text, the web page and the number of other parts of a message."""
    plain: bytes | None = None
    page: bytes | None = None
    more = 0
    for number, part in enumerate(_leaves(message)):
        kind = part.get_content_type()
        if number >= limits.ATTACHMENTS or part.get_filename() or kind not in ("text/plain", "text/html"):
            more += 1
            continue
        said = part.get_payload(decode=True)
        words = said if isinstance(said, bytes) else b""
        charset = part.get_content_charset("utf-8")
        try:
            words = words.decode(charset).encode("utf-8")
        except (LookupError, UnicodeDecodeError):
            words = words if kind == "text/html" else words.decode("cp1252", "replace").encode("utf-8")
        if kind == "text/plain" and plain is None and words.strip():
            plain = words
        elif kind == "text/html" and page is None and words.strip():
            page = words
    return plain, page, more


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    return (part for part in message.walk() if not part.is_multipart())
