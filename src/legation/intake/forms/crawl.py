"""A JSON report, in the spellings of common crawlers, news services and feeds, as a draft."""

import json
import re
from collections.abc import Mapping
from typing import Any, Final

from legation.intake.chrome.clean import LEANING, clean
from legation.intake.days import find_stamp
from legation.intake.form import scrub, spell_out
from legation.intake.pages.markup import visible_text
from legation.intake.pages.page import draft_page
from legation.intake.paper import Draft
from legation.language.language import Language

# Our field, and how crawlers spell it (news-please, newspaper4k, trafilatura, Fundus, Readability, schema.org, JSON Feed, WordPress,
# Feedly, NewsAPI, Guardian, New York Times), best first, without marks between the words: "publishedAt" is "published_at".
SPELLINGS: Final[dict[str, tuple[str, ...]]] = {
    "text": (
        *("text", "maintext", "articlebody", "plaintext", "body", "contenttext", "content", "fulltext", "bodytext", "articletext"),
        *("textcontent", "cleanedtext", "story"),
    ),
    "html": ("html", "contenthtml", "rawhtml", "bodyhtml", "articlehtml", "contentencoded"),
    "title": ("title", "headline", "titlepage", "titlerss", "webtitle", "articletitle", "name"),
    "url": (
        *("url", "link", "canonicalurl", "sourceurl", "mainentityofpage", "weburl", "permalink", "articleurl", "canonical", "alternate"),
        "externalurl",
    ),
    "outlet": (
        *("outlet", "publisher", "sitename", "sourcename", "source", "sourcedomain", "domain", "hostname", "origin", "provider"),
        *("publication", "feedtitle"),
    ),
    "byline": ("byline", "authors", "author", "creator", "dccreator", "bylines", "writer"),
    "published": (
        *(
            "published",
            "datepublish",
            "datepublished",
            "publishdate",
            "publishingdate",
            "date",
            "pubdate",
            "publishedat",
            "publicationdate",
        ),
        *("webpublicationdate", "firstpublished", "firstpublishedat", "publisheddate", "publishedon", "publishedtime", "publishtime"),
        *("publishedgmt", "datepublishedgmt", "dategmt", "datetime", "dcdate", "articlepublishedtime", "issued", "displaydate", "isodate"),
        *("publishedparsed", "publishdatetime", "publisheddatetime", "datetimepub", "publishedtimestamp", "publishtimestamp", "pubtime"),
        *("firstpublishdate", "firstpublicationdate", "postdate", "postedat", "posteddate", "dateposted", "posted"),
        "seendate",
    ),
    "updated": (
        *("updated", "datemodify", "datemodified", "modified", "updatedat", "modifiedat", "lastmodified", "lastupdated", "modifieddate"),
        *("updateddate", "modifiedgmt", "articlemodifiedtime"),
    ),
    "language": ("language", "lang", "inlanguage"),
    "dateline": ("dateline",),
    "credit": ("credit",),
    "description": ("description", "summary", "abstract", "excerpt", "standfirst", "trailtext", "leadparagraph", "snippet", "teaser"),
}
# The names by which JSON is known as a report.
TEXT_KEYS = ("text", "maintext", "articleBody", "article_body", "body", "content", "content_text", "content_html", "html")
# Days of which nobody says what happened then: the report's making, or its keeping by a crawler.
_UNSURE = ("created", "createdat", "datecreated", "createddate", "timestamp", "time", "unixtimestamp", "epoch")
# Labels that crawlers mistake for an author.
_NO_AUTHORS = {"none", "null", "written by", "by", "admin", "staff", "editor", "author", "unknown"}
# Where an object keeps its words: a name, an address, a text.
_NAMES = ("name", "@id", "title", "original", "main", "rendered", "fullname", "displayname", "$t", "#text", "@value", "value")
_PLACES = ("href", "url", "@id")
_TEXTS = ("rendered", "content", "html", "text", "value", "#text", "$t", "@value", "plain", "body")
_MARK = re.compile(r"[\W_]+")
# How a news service cuts a text: "… [+2219 chars]", "[1.402 more characters]", "[truncated]", "(more…)".
_CUT = re.compile(
    r"\s*(?:…|\.{3})?\s*\[\s?\+?\s?\d[\d.,]{0,8}(?:\s?[^\W\d_]{1,12}){1,2}\s?\]\s*$|\s*\[[a-z]{4,12}\]\s*$"
    r"|\s*[\[(]\s?[^\W\d_]{0,12}\s?(?:…|\.{3}|&hellip;|&#8230;)\s?[\])]\s*$"
)
# How it says that there is more without saying how much.
_MORE = re.compile(r"(?:\[\s?(?:…|\.{3}|&hellip;|&#8230;)\s?\]|…|\.{3})\s*$")
_TAGS = re.compile(r"<[^<>]{0,300}>")
# Words of the shortest report.
_LEAST = 8
# Steps into objects and lists inside each other that are looked at for words, and entries of a list.
_STEPS, _ENTRIES, _PARAGRAPHS = 4, 50, 5_000
CUT = "The text is cut short; only its beginning was given."


def draft_crawl(raw: bytes, languages: Mapping[str, Language]) -> Draft:
    """A draft of a JSON object. Raises ValueError with a plain sentence where it holds no report."""
    try:
        page = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise ValueError("This is not JSON, or it is cut short.") from error
    if not isinstance(page, dict):
        raise ValueError("This JSON is not an object with a text.")
    page = unwrap(page)
    draft = Draft()
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


def unwrap(page: dict[str, Any]) -> dict[str, Any]:
    """An object with what lies one step down in it, if the text does ({"_source": {…}}, {"fields": {…}}); as it is if it has a text."""
    if has_text(page):
        return page
    key = next((key for key, value in page.items() if isinstance(value, dict) and has_text(value)), None)
    return page if key is None else {**{name: value for name, value in page.items() if name != key}, **page[key]}


def has_text(page: dict[str, Any]) -> bool:
    """Whether an object has a text of its own."""
    spelt = spell(page)
    if any(_text(spelt[key][1]) for fact in ("text", "html") for key in SPELLINGS[fact] if key in spelt):
        return True
    return any(isinstance(spelt.get(key, ("", None))[1], dict) and bool(_text(spelt[key][1])) for key in SPELLINGS["description"])


def has_facts(page: dict[str, Any]) -> bool:
    """Whether an object says of itself what it is called or where it stood: parts of a report do not."""
    spelt = spell(page)
    return any(_words(spelt[key][1]) for fact in ("title", "url") for key in SPELLINGS[fact] if key in spelt)


def is_described(page: dict[str, Any]) -> bool:
    """Whether an object is a report of which only a description was handed over: it has a title and a day, and some words on itself."""
    title, summary = pick(page, "title")[1], pick(page, "description")[1]
    spelt = spell(page)
    dated = any(find_stamp(spelt[key][1]) is not None for key in SPELLINGS["published"] if key in spelt)
    return bool(title) and dated and len((summary or "").split()) >= _LEAST


def spell(page: dict[str, Any]) -> dict[str, tuple[str, Any]]:
    """The fields of an object by their spelling without marks, each with its own key and value; the first of two stands."""
    spelt: dict[str, tuple[str, Any]] = {}
    for key, value in page.items():
        spelt.setdefault(_MARK.sub("", key[:60]).casefold(), (key, value))
    return spelt


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
    unsure = next((spelt[key] for key in _UNSURE if key in spelt and find_stamp(spelt[key][1]) is not None), None)
    if fact == "published" and unsure is not None and not tried.notes:
        draft.notes.append(f"The field {unsure[0]} gives a day, but not of what; none was taken from it.")


def put_text(page: dict[str, Any], draft: Draft, languages: Mapping[str, Language]) -> None:
    """The text of a JSON report: its plain text, else its HTML, else what describes it, which is noted."""
    _, text = pick(page, "text")
    if text and not text.lstrip().startswith("<"):
        clean(_whole(spell_out(scrub(text)), draft), draft, languages, leaning=LEANING)
        return
    _, html = pick(page, "html")
    html = text or html
    key, summary = pick(page, "description")
    if not html and isinstance(page.get(key), dict):
        html = _text(page[key])
    if html:
        found = draft_page(f"<html><body>{_whole(html, draft)}</body></html>".encode("utf-8", "replace"), None, languages)
        draft.text, draft.gaps = found.text, found.gaps
        draft.captions.extend(found.captions)
        draft.credit.extend(found.credit)
        draft.notes.extend(found.notes)
    if html and not draft.text and len((shown := _shown(html)).split()) >= _LEAST:
        draft.text = shown
        draft.notes.append("Nothing in it looks like a report; all that it shows was taken as its text.")
    if not draft.text:
        if not summary:
            raise ValueError("This JSON holds no report: it has no text.")
        draft.text = scrub(summary)
        draft.notes.append("Only a description of the report was given, not its text.")


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


def pick(page: dict[str, Any], fact: str) -> tuple[str, str | None]:
    """The key and the words of a fact, by the first spelling that says anything."""
    spelt = spell(page)
    for spelling in SPELLINGS[fact]:
        key, value = spelt.get(spelling, ("", None))
        if fact in ("text", "html"):
            words = _text(value)
        else:
            inside = _PLACES if fact == "url" else (*_NAMES, *_TEXTS) if fact == "description" else _NAMES
            words = _words(value, inside, fact == "byline")
        if words:
            return key, words if fact in ("text", "html") else " ".join(scrub(words).split())
    return "", None


def _text(value: Any, steps: int = _STEPS) -> str | None:
    """A field as a text: its paragraphs, if it is a list of them."""
    if isinstance(value, str):
        said = value.strip()
        return None if said in ("", "None", "null") else said
    if isinstance(value, list) and steps:
        return "\n\n".join(words for part in value[:_PARAGRAPHS] if (words := _text(part, steps - 1))) or None
    if isinstance(value, dict) and steps:
        return next((words for key in _TEXTS if (words := _text(value.get(key), steps - 1))), None)
    return None


def _words(value: Any, inside: tuple[str, ...] = _NAMES, names: bool = False, steps: int = _STEPS) -> str | None:
    """A field as words: text, the names of a list, the name of an object. The word "None" is no value."""
    if isinstance(value, str):
        said = value.strip()
        return None if said in ("", "None", "null") or (names and (said.casefold() in _NO_AUTHORS or "://" in said)) else said
    if isinstance(value, list) and steps:
        found = (words for part in value[:_ENTRIES] if (words := _words(part, inside, names, steps - 1)))
        return next(found, None) if inside is _PLACES else ", ".join(dict.fromkeys(found)) or None
    if isinstance(value, dict) and steps:
        return next((words for key in inside if (words := _words(value.get(key), inside, names, steps - 1))), None)
    return None
