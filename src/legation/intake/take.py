"""Source to report: one paper taken, cleaned and dated, or refused with a plain sentence."""

import hashlib
import re
from collections.abc import Mapping
from datetime import datetime

from legation.intake import limits
from legation.intake.crawl import draft_crawl
from legation.intake.draft import Draft
from legation.intake.form import decode
from legation.intake.language import find_language
from legation.intake.outlets import find_host, settle_outlet
from legation.intake.page import draft_page
from legation.intake.paper import Paper
from legation.intake.plain import draft_plain
from legation.records.errors import Refusal
from legation.records.lexicon import Lexicon
from legation.records.report import Report

# Changes whenever the same bytes would give another text: reports then get a new id and `replaces`.
CLEANER = "intake-1"


def take(paper: Paper, lexicons: Mapping[str, Lexicon], as_is: bool = False, now: datetime | None = None) -> list[Report | Refusal]:
    """The report a paper holds, or a Refusal in its place. `as_is` leaves the text of a text file untouched, to the character.

    `now` is the moment of taking: no report is dated after it.
    """
    raw = hashlib.sha256(paper.raw).hexdigest()
    try:
        draft = _draft(paper, lexicons, as_is)
        return [settle(draft, paper.source, raw, lexicons, now)]
    except ValueError as error:
        return [Refusal(paper.source, "take", str(error), raw)]


def _draft(paper: Paper, lexicons: Mapping[str, Lexicon], as_is: bool) -> Draft:
    if paper.form == "text":
        text, notes = decode(paper.raw, keep_mark=as_is)
        draft = Draft(text=text) if as_is else draft_plain(text, lexicons)
        draft.notes[:0] = notes
        return draft
    if paper.form == "html":
        return draft_page(paper.raw, None)
    if paper.form == "json":
        return draft_crawl(paper.raw, lexicons)
    raise ValueError(f"Files of the form {paper.form} are not read.")


def settle(draft: Draft, source: str, raw: str, lexicons: Mapping[str, Lexicon], now: datetime | None) -> Report:
    """A report from a draft: its outlet under the name we show, its language told. Raises ValueError where there is no text."""
    if not re.search(r"\w", draft.text):
        raise ValueError("There is no text of a report in it.")
    if len(draft.text) > limits.TEXT_CHARACTERS:
        raise ValueError(f"The text is longer than {limits.TEXT_CHARACTERS:,} characters; a report is not.")
    draft.put("outlet", find_host(draft.url), "address")
    draft.put("language", find_language(draft.text), "text")
    return Report(
        source=source,
        text=draft.text,
        title=draft.title,
        outlet=settle_outlet(draft.outlet, lexicons),
        url=draft.url,
        byline=draft.byline,
        dateline=draft.dateline,
        published=draft.published,
        updated=draft.updated,
        language=draft.language,
        captions=tuple(draft.captions),
        credit="\n".join(draft.credit) or None,
        biography="\n".join(draft.biography) or None,
        pullquotes=tuple(draft.pullquotes),
        repairs=tuple(draft.repairs),
        notes=tuple(draft.notes),
        found=tuple(sorted(draft.found.items())),
        taken=now,
        raw=raw,
        cleaner=CLEANER,
    )
