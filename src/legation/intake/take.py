"""Source to report: one paper taken, cleaned and dated, or refused with a plain sentence."""

import hashlib
import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from legation.intake import limits
from legation.intake.form import decode, find_language, find_other_language, mend
from legation.intake.forms.crawl import draft_crawl
from legation.intake.forms.leaves import draft_leaves
from legation.intake.forms.mail import draft_mail
from legation.intake.forms.office import draft_office
from legation.intake.forms.plain import draft_plain
from legation.intake.orders import find_order, find_stroked
from legation.intake.outlets import name_outlet
from legation.intake.pages.page import draft_page
from legation.intake.paper import Draft, Paper
from legation.language.language import Language
from legation.records.errors import Refusal
from legation.records.report import Day, Report

# Changes whenever the same bytes would give another text: reports then get a new id and `replaces`.
CLEANER = "intake-8"

# Where an entry of a feed that names no outlet has its name from.
FEED_NAME = "field feed_title"

# The first newspapers appeared in 1605: no report is older.
_FIRST_NEWS = date(1605, 1, 1)
# It may already be tomorrow where the report was published.
_ZONES_APART = timedelta(days=1)


def take(paper: Paper, languages: Mapping[str, Language], as_is: bool = False, now: datetime | None = None) -> list[Report | Refusal]:
    """The report a paper holds, or a Refusal in its place. `as_is` leaves the text of a text file untouched, to the character.

    `now` is the moment of taking: no report is dated after it.
    """
    raw = hashlib.sha256(paper.raw).hexdigest()
    try:
        draft = make_draft(paper, languages, as_is)
        draft.notes[:0] = paper.notes
        draft.put("url", paper.url, "address")
        return [make_report(draft, paper, raw, languages, now)]
    except ValueError as error:
        return [Refusal(paper.source, "take", str(error), raw)]


def make_draft(paper: Paper, languages: Mapping[str, Language], as_is: bool) -> Draft:
    """The draft of a paper by its form. Raises ValueError with a plain sentence where it cannot be read."""
    if paper.form == "text":
        text, notes = decode(paper.raw, keep_mark=as_is)
        if not as_is:
            text, more = mend(text)
            notes = [*notes, *more]
        draft = Draft(text=text) if as_is else draft_plain(text, languages)
        draft.notes[:0] = notes
        return draft
    if paper.form == "html":
        return draft_page(paper.raw, paper.url, languages)
    if paper.form == "json":
        return draft_crawl(paper.raw, languages)
    if paper.form == "pdf":
        return draft_leaves(paper.raw, languages)
    if paper.form == "mail":
        return draft_mail(paper.raw, languages)
    if paper.form in ("docx", "odt"):
        return draft_office(paper.raw, paper.form, languages)
    raise ValueError(f"Files of the form {paper.form} are not read as reports.")


def make_report(draft: Draft, paper: Paper, raw: str, languages: Mapping[str, Language], now: datetime | None) -> Report:
    """A report from a draft: impossible days refused, its outlet under the name we show, its language told.

    Raises ValueError with a plain sentence where there is no text of a report.
    """
    if not re.search(r"\w", draft.text):
        raise ValueError("There is no text of a report in it.")
    if len(draft.text) > limits.TEXT_CHARACTERS:
        raise ValueError(f"The text is longer than {limits.TEXT_CHARACTERS:,} characters; a report is not.")
    hear_watch_list(draft, paper)
    if draft.language is None or not re.fullmatch(r"[a-z]{2}(?:[-_].*)?", draft.language.casefold()):
        draft.language = None
        draft.put("language", find_language(draft.text), "text")
    tell_stroked(draft)
    refuse_days(draft, now)
    if (other := find_other_language(draft.text, draft.language)) is not None:
        draft.notes.append(f"Parts of the text are in another language ({other}).")
    if draft.outlet is None and draft.url is not None:
        draft.found["outlet"] = "address"
    return Report(
        source=paper.source,
        text=draft.text,
        title=draft.title,
        outlet=name_outlet(draft.outlet, draft.url, languages),
        url=draft.url,
        byline=draft.byline,
        dateline=draft.dateline,
        published=draft.published,
        updated=draft.updated,
        language=draft.language[:2].casefold() if draft.language else None,
        captions=tuple(draft.captions),
        credit="\n".join(draft.credit) or None,
        biography="\n".join(draft.biography) or None,
        pullquotes=tuple(draft.pullquotes),
        gaps=tuple(draft.gaps),
        repairs=tuple(draft.repairs),
        notes=tuple(draft.notes),
        found=tuple(sorted(draft.found.items())),
        taken=now,
        raw=raw,
        cleaner=CLEANER,
    )


def hear_watch_list(draft: Draft, paper: Paper) -> None:
    """Put in what the watch list says of the source, where the paper itself is silent. The name of a feed is no outlet's name."""
    if paper.outlet is not None and draft.found.get("outlet") == FEED_NAME:
        draft.outlet = None
    draft.put("outlet", paper.outlet, "watch list")
    draft.put("language", paper.language, "watch list")


def tell_stroked(draft: Draft) -> None:
    """Take the days whose day and month could be either, as the outlet's country or language writes them. It is noted, also where nobody
    can tell."""
    for fact, (words, where) in draft.stroked.items():
        if getattr(draft, fact) is not None:
            continue
        _, first, second = next(find_stroked(words))
        order = find_order(draft.region or draft.language, draft.url)
        if order is None:
            draft.notes.append(f"The {where} says {words}, in which no day can be told from the month; no day is taken from it.")
        else:
            draft.put(fact, first if order[0] == "day" else second, where)
            draft.notes.append(f"The {where} says {words}; it was read with the {order[0]} first, as {order[1]}.")


def refuse_days(draft: Draft, now: datetime | None) -> None:
    """Take back a day that cannot be: after the moment of taking, or before there were newspapers. It is noted."""
    for fact in ("published", "updated"):
        day: Day | None = getattr(draft, fact)
        if day is None:
            continue
        local = day.date() if isinstance(day, datetime) else day
        if local < _FIRST_NEWS or (now is not None and local > now.date() + _ZONES_APART):
            setattr(draft, fact, None)
            draft.found.pop(fact, None)
            draft.notes.append(f"The page says it was {fact} on {local.isoformat()}, which cannot be; no day is taken from it.")
