"""An e-mail as a draft: its subject, sender and day, and its text; what is attached and not read is told by name."""

import email
import email.policy
import re
from collections.abc import Mapping, Sequence
from copy import deepcopy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr

from attrs import fields_dict

from legation.intake import limits
from legation.intake.chrome.clean import clean
from legation.intake.chrome.embargo import find_embargoes, is_embargo, tell_embargo
from legation.intake.chrome.wrap import unquote, unwrap
from legation.intake.form import decode
from legation.intake.forms.parts import SIGNATURE, Parts, cut_footer, find_leaves, find_parts
from legation.intake.outlets import find_host, find_outlet_of
from legation.intake.pages.markup import visible_text
from legation.intake.pages.page import draft_page
from legation.intake.paper import Draft
from legation.language.language import Language

_ADDRESS = re.compile(r"\S*(?:https?://|www\.|@)\S*")
# How much more words the HTML part must show than the plain part, for the plain part to be only a word in its place; and how much more of
# a report must be in it than in the plain part, once both are cleaned.
_SHOWN, _CLEANED = 2.0, 1.5
# Names of attachments that are told.
_NAMED = 10


def draft_mail(raw: bytes, languages: Mapping[str, Language]) -> Draft:
    """A draft of a message. Raises ValueError with a plain sentence where it holds no text."""
    notes: list[str] = []
    try:
        message = email.message_from_bytes(raw, policy=email.policy.default)
        parts = find_parts(message, notes)
        facts = {name: _read_head(message, name) for name in ("Subject", "From", "Date")}
    except (MessageError, LookupError, AttributeError, IndexError, TypeError, RecursionError) as error:
        raise ValueError(f"This e-mail is broken ({type(error).__name__}).") from error
    if parts.plain is None and parts.page is None:
        raise ValueError(f"This e-mail holds no text. {tell_left(parts.more)}".strip())
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
        draft.notes.append(tell_left(parts.more))
    if parts.messages:
        draft.notes.append(f"{parts.messages} messages are attached; each was read by itself.")
    if parts.long:
        draft.notes.append(f"{parts.long} heads of the message were longer than {limits.HEAD:,} characters and were not read.")
    return draft


def tell_left(names: Sequence[str]) -> str:
    """Which attachments were not read, by their names."""
    if not names:
        return ""
    if len(names) == 1:
        return f"An attachment was left aside: {names[0]}."
    told = ", ".join(names[:_NAMED])
    return f"{len(names)} attachments were left aside: {told}{', …' if len(names) > _NAMED else ''}."


def _read_head(message: EmailMessage, name: str) -> str:
    """A head as it was meant: many programs write it in letters that no head may have."""
    given = next((words for one, words in message.raw_items() if one.casefold() == name.casefold()), "")
    if not any("\udc80" <= letter <= "\udcff" for letter in given):
        return str(message.get(name) or "")
    try:
        return " ".join(decode(given.encode("ascii", "surrogateescape"))[0].split())
    except ValueError:
        return str(message.get(name) or "")


def _find_saved(message: EmailMessage) -> str | None:
    """The address of a web page that a browser saved in the form of a message (MHTML, RFC 2557): its date is that of the saving."""
    said = str(message.get("Snapshot-Content-Location") or message.get("Content-Location") or "")
    if not said and message.get_content_type() == "multipart/related":
        pages = (part for part in find_leaves(message) if part.get_content_type() == "text/html")
        said = next((str(part.get("Content-Location") or "") for part in pages), "")
    return said.strip() if said.strip().startswith(("http://", "https://")) else None


def _put_text(parts: Parts, draft: Draft, languages: Mapping[str, Language]) -> None:
    """The part that says more: many newsletters have only a word to the reader in their plain part."""
    said = parts.plain or ""
    heads = deepcopy(draft)
    if parts.plain is not None:
        clean(unwrap(unquote(cut_footer(SIGNATURE.sub("", said)))), draft, languages)
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
