"""A JSON report, in the spellings of common crawlers, as a draft."""

import json
from collections.abc import Mapping
from typing import Any

from legation.intake.chrome import clean
from legation.intake.days import find_day
from legation.intake.draft import Draft
from legation.records.lexicon import Lexicon

# Our field, and how crawlers spell it (news-please, newspaper4k, trafilatura, Fundus, schema.org, JSON Feed), best first.
SPELLINGS: dict[str, tuple[str, ...]] = {
    "text": ("text", "maintext", "articleBody", "article_body", "plaintext", "body", "content_text", "content"),
    "html": ("html", "content_html", "raw_html"),
    "title": ("title", "headline", "title_page", "title_rss"),
    "url": ("url", "link", "canonical_url", "source_url", "mainEntityOfPage"),
    "outlet": ("outlet", "publisher", "sitename", "site_name", "source_name", "source", "source_domain", "domain", "hostname"),
    "byline": ("byline", "authors", "author"),
    "published": ("published", "date_publish", "date_published", "datePublished", "publish_date", "publishing_date", "date", "pub_date"),
    "updated": ("updated", "date_modify", "date_modified", "dateModified"),
    "language": ("language", "lang", "inLanguage"),
    "dateline": ("dateline",),
}


def draft_crawl(raw: bytes, lexicons: Mapping[str, Lexicon]) -> Draft:
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
        draft.put(fact, find_day(words) if fact in ("published", "updated") else words, f"field {key}")
    key, text = _pick(page, "text")
    if not text:
        raise ValueError("This JSON holds no report: it has no text.")
    clean(text, draft, lexicons)
    return draft


def _pick(page: dict[str, Any], fact: str) -> tuple[str, str | None]:
    for key in SPELLINGS[fact]:
        words = _words(page.get(key))
        if words:
            return key, words
    return "", None


def _words(value: Any) -> str | None:
    """A field as words: text, the names of a list, the name of an object. The word "None" is no value."""
    if isinstance(value, str):
        return value.strip() if value.strip() not in ("", "None", "null") else None
    if isinstance(value, list):
        return ", ".join(words for part in value[:50] if (words := _words(part))) or None
    if isinstance(value, dict):
        return _words(value.get("name") or value.get("@id") or value.get("title"))
    return None
