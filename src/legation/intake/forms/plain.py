"""A text file, with or without header lines, as a draft: its furniture taken out, its facts put aside."""

import re
from collections.abc import Mapping

from legation.intake.chrome.clean import LEANING, clean
from legation.intake.chrome.wrap import unquote, unwrap
from legation.intake.paper import Draft
from legation.language.language import Language

_HEADERS = {
    "title": "title",
    "headline": "title",
    "outlet": "outlet",
    "source": "outlet",
    "publisher": "outlet",
    "published": "published",
    "date": "published",
    "updated": "updated",
    "url": "url",
    "link": "url",
    "byline": "byline",
    "author": "byline",
    "authors": "byline",
    "language": "language",
}
# The six header lines we promise, and plain spellings of them; one line each, ended by an empty line.
_HEADER = re.compile(rf"(?i)({'|'.join(_HEADERS)})[ \t]*:[ \t]*(.*)")


def split_headers(text: str) -> tuple[dict[str, str], str]:
    """The header lines at the top of a text file, and the text below the empty line that ends them.

    A text that merely begins with a word and a colon has no header: all lines above the first empty line must be headers.
    """
    top = re.match(r"\s*((?:[^\n]+\n){1,12})[ \t]*(?:\n|$)", text + "\n")
    if top is None:
        return {}, text
    headers: dict[str, str] = {}
    for line in top[1].splitlines():
        hit = _HEADER.fullmatch(line.strip())
        if hit is None:
            return {}, text
        headers.setdefault(_HEADERS[hit[1].lower()], hit[2].strip())
    return headers, text[min(top.end(), len(text)) :]


# What some programs write above a text, between two lines of dashes; a heading, links and stress in Markdown.
_FRONT = re.compile(r"\s*---[ \t]*\n((?:[^\n]*\n){1,40}?)(?:---|\.\.\.)[ \t]*\n")
_FIELD = re.compile(rf"(?i)({'|'.join(_HEADERS)})[ \t]*:[ \t]*[\"']?(.*?)[\"']?[ \t]*")
_HEADED = re.compile(r"(?m)^#{1,6}[ \t]+(\S.*)$")
_LINKED = re.compile(r"!?\[([^\[\]\n]{1,300})\]\(<?(?:https?://|/|mailto:)[^\s()]{1,1000}>?(?: \"[^\"\n]{0,200}\")?\)")
_STRESSED = re.compile(r"(?<![\w*])(\*{1,3})(?=\S)([^*\n]{1,500}?)(?<=\S)\1(?![\w*])")


def split_front(text: str) -> tuple[dict[str, str], str]:
    """The fields that a program wrote above a text, between two lines of dashes, and the text below."""
    top = _FRONT.match(text)
    if top is None:
        return {}, text
    hits = [_FIELD.fullmatch(line.strip()) for line in top[1].splitlines()]
    fields: dict[str, str] = {}
    for hit in hits:
        if hit is not None and hit[2]:
            fields.setdefault(_HEADERS[hit[1].lower()], hit[2].strip())
    return (fields, text[top.end() :]) if fields else ({}, text)


def _bare_heading(hit: re.Match[str]) -> str:
    return hit[1].rstrip(" \t").rstrip("#").rstrip(" \t") or hit[1]


def drop_markdown(text: str) -> str:
    """A text in Markdown without its marks; one without headings or links in it stays."""
    if _HEADED.search(text) is None and len(_LINKED.findall(text)) < 2:
        return text
    return _STRESSED.sub(r"\2", _LINKED.sub(r"\1", _HEADED.sub(_bare_heading, text)))


def draft_plain(text: str, languages: Mapping[str, Language]) -> Draft:
    """A draft of a text file: header lines first, then what the page itself says."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    headers, body = split_front(text)
    if not headers:
        headers, body = split_headers(text)
    body = drop_markdown(body)
    draft = Draft()
    for fact, words in headers.items():
        if fact in ("published", "updated"):
            draft.put_day(fact, words, "header line")
        else:
            draft.put(fact, words, "header line")
    joined = unwrap(unquote(body))
    if joined != body:
        draft.repairs.append("The lines were broken to a width; they were joined to paragraphs.")
    clean(joined, draft, languages, leaning=LEANING if headers else 0.0)
    return draft
