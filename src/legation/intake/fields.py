"""What an object of JSON says under the names that crawlers and news services give: which of its fields is which of ours."""

import re
from itertools import islice
from typing import Any, Final

from legation.intake.days import find_stamp
from legation.intake.form import scrub

# Our field, and how crawlers spell it (news-please, newspaper4k, trafilatura, Fundus, Readability, schema.org, JSON Feed, WordPress,
# Feedly, NewsAPI, Guardian, New York Times), best first, without marks between the words: "publishedAt" is "published_at".
SPELLINGS: Final[dict[str, tuple[str, ...]]] = {
    "text": (
        *("text", "maintext", "articlebody", "plaintext", "body", "contenttext", "content", "fulltext", "bodytext", "articletext"),
        *("textcontent", "cleanedtext", "story", "fullcontent", "articlecontent", "maincontent", "contentplain", "plaincontent"),
        *("paragraphs", "blocks", "contentblocks", "bodyblocks", "contentelements", "sections", "para", "p"),
    ),
    "html": ("html", "contenthtml", "rawhtml", "bodyhtml", "articlehtml", "contentencoded"),
    "title": ("title", "headline", "titlepage", "titlerss", "webtitle", "articletitle", "headlines", "name"),
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
UNSURE = ("created", "createdat", "datecreated", "createddate", "timestamp", "time", "unixtimestamp", "epoch")
# Labels that crawlers mistake for an author.
_NO_AUTHORS = {"none", "null", "written by", "by", "admin", "staff", "editor", "author", "unknown"}
# Where an object keeps its words: a name, an address, a text.
_NAMES = ("name", "@id", "title", "original", "main", "rendered", "basic", "fullname", "displayname", "$t", "#text", "@value", "value")
_PLACES = ("href", "url", "@id")
_TEXTS = (
    *(
        "rendered",
        "processed",
        "content",
        "html",
        "text",
        "value",
        "#text",
        "$t",
        "@value",
        "plain",
        "body",
        "paragraphs",
        "blocks",
        "children",
    ),
    *("data", "sections"),
)
# How editors' programs call the words of a paragraph, and what lies in a part.
_INLINE = {"text", "span", "link", "hyperlink", "strong", "em", "emphasis", "bold", "italic", "a", "b", "i", "mark"}
_CHILDREN = ("children", "content")
# Fields that may hold a whole page.
_PAGES = ("html", "rawhtml")
# By what a part of an object is a report of its own.
_OWN = (("title",), ("url", "published"))
# Steps down to the object that has the text, and into the parts of a text.
STEPS: Final = 4
_DEEP = 12
_MARK = re.compile(r"[\W_]+")
# Steps into objects and lists inside each other that are looked at for words, and entries of a list.
_STEPS, _ENTRIES, _PARAGRAPHS = 4, 50, 5_000
# Fields of an object that are looked at; those of crawlers have some fifty.
_FIELDS = 2_000
# Words of the shortest report.
LEAST = 8


def unwrap(page: dict[str, Any], steps: int = 1) -> dict[str, Any]:
    """An object with what lies one step down in it, or some more, if the text does ({"_source": {…}}, {"data": {"attributes": {…}}}); as it
    is if it has a text."""
    if has_text(page) or not steps:
        return page
    for key, value in page.items():
        if isinstance(value, dict) and has_text(inside := unwrap(value, steps - 1)):
            return {**{name: one for name, one in page.items() if name != key}, **inside}
    return page


def has_text(page: dict[str, Any]) -> bool:
    """Whether an object has a text of its own."""
    spelt = spell(page)
    if any(_own_text(spelt[key][1]) for fact in ("text", "html") for key in SPELLINGS[fact] if key in spelt):
        return True
    return any(isinstance(spelt.get(key, ("", None))[1], dict) and bool(text_of(spelt[key][1])) for key in SPELLINGS["description"])


def _own_text(value: Any) -> str | None:
    """A field as a text of its object, not if it lists reports of their own."""
    if isinstance(value, list) and any(isinstance(one, dict) and _is_another(one) for one in value[:_ENTRIES]):
        return None
    return text_of(value)


def _is_another(part: dict[str, Any]) -> bool:
    """Whether a part is a report by itself: it has a title, and an address or a day."""
    spelt = spell(part)
    return all(any(_words(spelt[key][1]) for fact in facts for key in SPELLINGS[fact] if key in spelt) for facts in _OWN)


def has_facts(page: dict[str, Any]) -> bool:
    """Whether an object says of itself what it is called or where it stood: parts of a report do not."""
    spelt = spell(page)
    return any(_words(spelt[key][1]) for fact in ("title", "url") for key in SPELLINGS[fact] if key in spelt)


def is_described(page: dict[str, Any]) -> bool:
    """Whether an object is a report of which only a description was handed over: it has a title and a day, and some words on itself."""
    title, summary = pick(page, "title")[1], pick(page, "description")[1]
    spelt = spell(page)
    dated = any(find_stamp(spelt[key][1]) is not None for key in SPELLINGS["published"] if key in spelt)
    return bool(title) and dated and len((summary or "").split()) >= LEAST


def spell(page: dict[str, Any]) -> dict[str, tuple[str, Any]]:
    """The fields of an object by their spelling without marks, each with its own key and value; the first of two stands."""
    spelt: dict[str, tuple[str, Any]] = {}
    for key, value in islice(page.items(), _FIELDS):
        spelt.setdefault(_MARK.sub("", key[:60]).casefold(), (key, value))
    return spelt


def pick(page: dict[str, Any], fact: str) -> tuple[str, str | None]:
    """The key and the words of a fact, by the first spelling that says anything."""
    spelt = spell(page)
    for spelling in SPELLINGS[fact]:
        key, value = spelt.get(spelling, ("", None))
        if fact in ("text", "html"):
            words = _own_text(value)
        else:
            inside = _PLACES if fact == "url" else (*_NAMES, *_TEXTS) if fact == "description" else _NAMES
            words = _words(value, inside, fact == "byline")
        if words:
            return key, words if fact in ("text", "html") else " ".join(scrub(words).split())
    return "", None


def find_texts(page: dict[str, Any]) -> list[tuple[str, bool]]:
    """All the texts that an object has of itself, in the order of their names, and whether each may be a whole page."""
    spelt = spell(page)
    names = (*SPELLINGS["text"], *SPELLINGS["html"])
    return [(words, name in _PAGES) for name in names if name in spelt and (words := _own_text(spelt[name][1]))]


def text_of(value: Any, steps: int = _DEEP, key: str = "") -> str | None:
    """A field as a text: its paragraphs, if it is a list of them, or the parts that an editor's program cut it to."""
    if isinstance(value, str):
        said = value if key in _CHILDREN else value.strip()
        return None if said.strip() in ("", "None", "null") and not (said and key in _CHILDREN) else said
    if isinstance(value, list) and steps:
        inline = key in _CHILDREN and bool(value) and all(_is_inline(part, key) for part in value[:_PARAGRAPHS])
        parts = [words for part in value[:_PARAGRAPHS] if (words := text_of(part, steps - 1, "children" if inline else ""))]
        return ("" if inline else "\n\n").join(parts) or None
    if isinstance(value, dict) and steps:
        inside = key if key in _CHILDREN and _is_inline(value, key) else ""
        found = ((name, text_of(value.get(name), steps - 1, name if name in _CHILDREN else inside)) for name in _TEXTS)
        name, words = next(((name, words) for name, words in found if words), ("", None))
        heading = value.get("heading")
        return f"{heading.strip()}\n\n{words}" if words and isinstance(heading, str) and heading.strip() and name != "heading" else words
    return None


def _is_inline(part: Any, key: str) -> bool:
    """Whether a part is words of a paragraph, not a paragraph: it says so, or it is a bare piece below one."""
    if not isinstance(part, dict):
        return False
    kind = next((part[name] for name in ("type", "nodeType", "_type") if isinstance(part.get(name), str)), None)
    if kind is None:
        return key in _CHILDREN and isinstance(part.get("text"), str)
    return kind.casefold() in _INLINE


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
