"""A JSON report, in the spellings of common crawlers and feeds, as a draft."""

import json
from collections.abc import Mapping
from typing import Any

from legation.intake.chrome.clean import clean
from legation.intake.draft import Draft
from legation.intake.forms.page import draft_page
from legation.language.language import Language

# Our field, and how crawlers spell it (news-please, newspaper4k, trafilatura, Fundus, schema.org, JSON Feed), best first.
SPELLINGS: dict[str, tuple[str, ...]] = {
    "text": ("text", "maintext", "articleBody", "article_body", "plaintext", "body", "content_text", "content"),
    "html": ("html", "content_html", "raw_html"),
    "title": ("title", "headline", "title_page", "title_rss"),
    "url": ("url", "link", "canonical_url", "source_url", "mainEntityOfPage"),
    "outlet": (
        *("outlet", "publisher", "sitename", "site_name", "source_name", "source", "source_domain", "domain", "hostname"),
        "feed_title",
    ),
    "byline": ("byline", "authors", "author"),
    "published": ("published", "date_publish", "date_published", "datePublished", "publish_date", "publishing_date", "date", "pub_date"),
    "updated": ("updated", "date_modify", "date_modified", "dateModified"),
    "language": ("language", "lang", "inLanguage"),
    "dateline": ("dateline",),
    "credit": ("credit",),
    "description": ("description", "summary", "abstract"),
}
# Labels that crawlers mistake for an author.
_NO_AUTHORS = {"none", "null", "written by", "by", "admin", "staff", "editor", "author", "unknown"}


def draft_crawl(raw: bytes, languages: Mapping[str, Language]) -> Draft:
    """A draft of a JSON object. Raises ValueError with a plain sentence where it holds no report."""
    try:
        page = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise ValueError("This is not JSON, or it is cut short.") from error
    if not isinstance(page, dict):
        raise ValueError("This JSON is not an object with a text.")
    draft = Draft()
    for fact in ("title", "url", "outlet", "byline", "published", "updated", "language", "dateline"):
        key, words = _pick(page, fact)
        if fact in ("published", "updated"):
            draft.put_day(fact, words, f"field {key}")
        else:
            draft.put(fact, words, f"field {key}")
    key, credit = _pick(page, "credit")
    if credit:
        draft.credit.append(credit)
        draft.found["credit"] = f"field {key}"
    put_text(page, draft, languages)
    return draft


def put_text(page: dict[str, Any], draft: Draft, languages: Mapping[str, Language]) -> None:
    """The text of a JSON report: its plain text, else its HTML, else what describes it, which is noted."""
    _, text = _pick(page, "text")
    if text and not text.lstrip().startswith("<"):
        clean(scrub(text), draft, languages)
        return
    _, html = _pick(page, "html")
    html = text or html
    if html:
        found = draft_page(f"<html><body>{html}</body></html>".encode("utf-8", "replace"), None, languages)
        draft.text = found.text
        draft.captions.extend(found.captions)
        draft.credit.extend(found.credit)
    if not draft.text:
        _, summary = _pick(page, "description")
        if not summary:
            raise ValueError("This JSON holds no report: it has no text.")
        draft.text = scrub(summary)
        draft.notes.append("Only a description of the report was given, not its text.")


def scrub(text: str) -> str:
    """Text from JSON without what no encoding can carry: lone halves of a character pair, NUL and the like."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "".join(letter for letter in plain if letter >= " " or letter in "\n\t")


def _pick(page: dict[str, Any], fact: str) -> tuple[str, str | None]:
    for key in SPELLINGS[fact]:
        words = _words(page.get(key), fact == "byline")
        if words:
            return key, words if fact in ("text", "html") else " ".join(scrub(words).split())
    return "", None


def _words(value: Any, names: bool = False) -> str | None:
    """A field as words: text, the names of a list, the name of an object. The word "None" is no value."""
    if isinstance(value, str):
        said = value.strip()
        return None if said in ("", "None", "null") or (names and (said.casefold() in _NO_AUTHORS or "://" in said)) else said
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(words for part in value[:50] if (words := _words(part, names)))) or None
    if isinstance(value, dict):
        return _words(value.get("name") or value.get("@id") or value.get("title"), names)
    return None
