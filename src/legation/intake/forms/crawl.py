"""A JSON report, in the spellings of common crawlers, news services and feeds, as a draft."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from legation.intake.chrome.clean import LEANING, clean
from legation.intake.days import find_stamp
from legation.intake.fields import LEAST, SPELLINGS, STEPS, UNSURE, find_texts, pick, spell, text_of, unwrap
from legation.intake.form import scrub, spell_out
from legation.intake.loose import load
from legation.intake.pages.markup import visible_text
from legation.intake.pages.page import draft_page
from legation.intake.paper import Draft
from legation.language.language import Language

# How a news service cuts a text: "… [+2219 chars]", "[1.402 more characters]", "[truncated]", "(more…)".
_CUT = re.compile(
    r"\s*(?:…|\.{3})?\s*\[\s?\+?\s?\d[\d.,]{0,8}(?:\s?[^\W\d_]{1,12}){1,2}\s?\]\s*$|\s*\[[a-z]{4,12}\]\s*$"
    r"|\s*[\[(]\s?[^\W\d_]{0,12}\s?(?:…|\.{3}|&hellip;|&#8230;)\s?[\])]\s*$"
)
# How it says that there is more without saying how much.
_MORE = re.compile(r"(?:\[\s?(?:…|\.{3}|&hellip;|&#8230;)\s?\]|…|\.{3})\s*$")
_TAGS = re.compile(r"<[^<>]{0,300}>")
# Marks of a page inside a text: ends of tags, breaks; blocks among them; a page that was escaped twice.
_MARKED = re.compile(r"</(?:p|a|b|i|em|strong|div|span|h[1-6]|li|blockquote)>|<(?:br|p)\s?/?>", re.IGNORECASE)
_OPENED = "&lt;"
_ESCAPED = re.compile(rf"{_OPENED}/(?:p|div|a|strong|em)&gt;|{_OPENED}(?:br|p)\s?/?&gt;", re.IGNORECASE)
_BLOCK = re.compile(r"<(?:p|br|div|li|h[1-6]|blockquote|table)[\s/>]", re.IGNORECASE)
# Another field has the whole of a text of which it begins with so many words, if it is so many times as long; a text of so few words
# beside one that is so many times longer is its teaser.
_BEGINNING, _LONGER, _MUCH_LONGER, _TEASER = 8, 1.2, 3.0, 60
CUT = "The text is cut short; only its beginning was given."


def draft_crawl(raw: bytes, languages: Mapping[str, Language]) -> Draft:
    """A draft of a JSON object. Raises ValueError with a plain sentence where it holds no report."""
    try:
        page, notes = load(raw)
    except (ValueError, RecursionError) as error:
        raise ValueError("This is not JSON, or it is cut short.") from error
    if not isinstance(page, dict):
        raise ValueError("This JSON is not an object with a text.")
    page = unwrap(page, STEPS)
    draft = Draft(notes=notes)
    for fact in ("title", "url", "outlet", "byline", "language", "dateline"):
        key, words = pick(page, fact)
        draft.put(fact, words, f"field {key}")
    for fact in ("published", "updated"):
        put_day(page, fact, draft)
    key, credit = pick(page, "credit")
    if credit:
        draft.credit.append(credit)
        draft.found["credit"] = f"field {key}"
    put_text(page, draft, languages)
    return draft


def put_day(page: dict[str, Any], fact: str, draft: Draft) -> None:
    """The day of a fact: the first field with one in it; where none has, the first that says anything is noted."""
    spelt = spell(page)
    given = [spelt[key] for key in SPELLINGS[fact] if key in spelt and spelt[key][1] not in (None, "", "None", "null", [], {})]
    tried = Draft()
    for key, value in given:
        tried.put_day(fact, value, f"field {key}")
        if tried.found:
            draft.put(fact, getattr(tried, fact), f"field {key}")
            return
    draft.notes.extend(tried.notes[:1])
    draft.stroked.update(tried.stroked)
    unsure = next((spelt[key] for key in UNSURE if key in spelt and find_stamp(spelt[key][1]) is not None), None)
    if fact == "published" and unsure is not None and not tried.notes and not tried.stroked:
        draft.notes.append(f"The field {unsure[0]} gives a day, but not of what; none was taken from it.")


def put_text(page: dict[str, Any], draft: Draft, languages: Mapping[str, Language]) -> None:
    """The text of a JSON report: its plain text, else its HTML, else what describes it, which is noted."""
    text = choose_text(find_texts(page))
    if text and not _is_page(text):
        clean(_whole(spell_out(scrub(text)), draft), draft, languages, leaning=LEANING)
        return
    _, html = pick(page, "html")
    html = _as_page(text or html or "")
    key, summary = pick(page, "description")
    if not html and isinstance(page.get(key), dict):
        html = text_of(page[key])
    if html:
        found = draft_page(f"<html><body>{_whole(html, draft)}</body></html>".encode("utf-8", "replace"), None, languages)
        draft.text, draft.gaps = found.text, found.gaps
        draft.captions.extend(found.captions)
        draft.credit.extend(found.credit)
        draft.notes.extend(found.notes)
    if html and not draft.text and len((shown := _shown(html)).split()) >= LEAST:
        draft.text = shown
        draft.notes.append("Nothing in it looks like a report; all that it shows was taken as its text.")
    if not draft.text:
        if not summary:
            raise ValueError("This JSON holds no report: it has no text.")
        draft.text = scrub(summary)
        draft.notes.append("Only a description of the report was given, not its text.")


def choose_text(texts: Sequence[tuple[str, bool]]) -> str | None:
    """The first of the texts that an object has, or one that it is the beginning of; of a much longer one it is a teaser. A whole page
    (marked so) stands in only for a text that is cut."""
    if not texts:
        return None
    first = texts[0][0]
    words = _bare(first).split()
    cut = _CUT.search(first[-80:]) or _MORE.search(first[-20:])
    for other, page in texts[1:]:
        more = _bare(other).split()
        begins = cut or (not page and " ".join(words[:_BEGINNING]) in " ".join(more))
        teaser = not page and len(words) < _TEASER
        if len(more) > (_LONGER if begins else _MUCH_LONGER) * len(words) and (begins or teaser):
            return other
    return first


def _bare(text: str) -> str:
    return spell_out(_TAGS.sub(" ", text))


def _is_page(text: str) -> bool:
    return text.lstrip().startswith("<") or _MARKED.search(text) is not None or _ESCAPED.search(text) is not None


def _as_page(text: str) -> str:
    """A text with marks of a page in it, as one: each of its paragraphs in its own."""
    if _ESCAPED.search(text) and not _MARKED.search(text):
        text = spell_out(text)
    if _BLOCK.search(text):
        return text
    return "".join(f"<p>{part}</p>" for part in re.split(r"\n\s*\n", text) if part.strip())


def _shown(html: str) -> str:
    """All the words that a piece of HTML shows."""
    from trafilatura.utils import load_html

    tree = load_html(f"<html><body><div></div><div>{html}</div></body></html>")
    return scrub(visible_text(tree)) if tree is not None else ""


def _whole(text: str, draft: Draft) -> str:
    """A text without the mark of where it was cut; that it was cut is noted."""
    if (hit := _CUT.search(text[-80:])) is not None:
        draft.notes.append(CUT)
        return text[: len(text) - len(text[-80:]) + hit.start()]
    if _MORE.search(_TAGS.sub("", text[-400:])):
        draft.notes.append(CUT)
    return text
