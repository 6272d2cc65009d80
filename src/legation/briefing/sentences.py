"""Sentences as a line begins and ends with them: without the place and agency before them, every quotation closed."""

import re
from collections.abc import Collection

from legation.briefing.passage import complete_sentence
from legation.language.words import is_open
from legation.records.report import Report, Span

# Where a report was written and for which agency, before its first sentence.
DATELINE = re.compile(
    # OSLO (AP) — · BERLIN, Germany -
    r"(?:[A-Z]{3}[A-Z .,'’-]*(?:,? [A-Z][a-z.]+){0,3}(?:\s*\([\w /.]+\))?"
    # Oslo (AP) — · Lake Roe, Ohio (CNN)
    r"|[A-Z][^\n.!?()—–]{0,40}\((?:[A-Z]{2,}|[A-Z][a-z]+)\))\s*(?:—|–|--?)\s+(?=[A-Z“\"'‘])"
    r"|[A-Z][^\n.!?()]{0,40}\([A-Z]{2,}\)\s+(?=[A-Z])"
    # (CNN) · (Reuters) - · LONDON, Dec 29 (Harbour News) -
    r"|\([A-Z]{2,}\)\s+(?=[A-Z])|\([A-Z][A-Za-z]+\)\s*(?:—|–|--?)\s+(?=[A-Z])"
    r"|[A-Z]{3}[A-Z ]*, [A-Z][a-z]{2,8}\.? \d{1,2} \([\w /.]+\)\s*(?:—|–|--?)\s+(?=[A-Z])"
    # Dec. 29 (Harbour News) --
    r"|[A-Z][a-z]{2,8}\.? \d{1,2} \([\w /.]+\)\s*(?:—|–|--?)\s+(?=[A-Z])"
    # BERLIN, Germany A ship · OSLO At least: what parts them was lost; a small word with a capital begins a sentence.
    r"|[A-Z]{4}[A-Z .'’-]*(?:,(?: [A-Z][a-z]+){1,3})?\s+(?=[A-Z][a-z]{0,2} [a-z\d])"
)
TOWN = re.compile(r"([A-Z]{4,}) +(?=[A-Z][a-z])")
CLOSED = re.compile(r"’(?!\w)")
BULLET = re.compile(r"[•·*▪]\s*")


def skip_dateline(report: Report, span: Span) -> Span:
    """The address without the point of a list, or the place and agency that open a report: "OSLO (AP) — The port is closed."""
    words = report.words(span)
    if bullet := BULLET.match(words):
        span = Span(span.start + bullet.end(), span.end, span.where)
        words = report.words(span)
    found = DATELINE.match(words) or find_town(report, words)
    before = report.place(span.where)[: span.start].rstrip(" ")
    if found is None or (before and not before.endswith("\n")) or is_short_form(found[0]):
        return span
    return Span(span.start + found.end(), span.end, span.where)


def find_town(report: Report, words: str) -> re.Match[str] | None:
    """The town in capitals that stands before a sentence whose dash was lost, where the report names the town: "KARST Floods rose"."""
    found = TOWN.match(words)
    return found if found is not None and re.search(rf"\b{found[1].capitalize()}\b", report.text) else None


def is_short_form(words: str) -> bool:
    """Whether words end in the initials of their own capitals: "Department of Karst Harbours (DKH)" is a body and no place."""
    name, _, short = words.rstrip(" )").rpartition("(")
    return len(short) > 1 and short == "".join(word[0] for word in name.split() if word[0].isupper())


def close_quotes(report: Report, span: Span, short_forms: Collection[str], most: int) -> Span | None:
    """The address with what closes a quotation that is open at its end, or opens one that is closed in it. None where that is too long."""
    for _ in range(3):
        words = report.words(span)
        if not is_open(words):
            return span
        closes = words.count("”") > words.count("“")
        place = report.place(span.where)
        near = Span(max(0, span.start - 3), span.end, span.where) if closes else Span(span.start, min(len(place), span.end + 3), span.where)
        if "\n" in report.words(near).strip() or "\n" in place[span.end : span.end + 2]:
            return None
        wider = complete_sentence(report, near, short_forms, most)
        if wider is None or len(wider) <= len(span):
            return None
        span = wider
    return None


def is_quoted_well(words: str) -> bool:
    """Whether every quotation in some words is opened before it is closed."""
    depth = 0
    for mark in words:
        depth += (mark == "“") - (mark == "”")
        if depth < 0:
            return False
    # "He cried, ‘ Stop!": what is opened by a single mark of its own kind and closed nowhere goes on in the next sentence.
    inner = words.rfind("‘")
    return not is_open(words) and (inner < 0 or CLOSED.search(words, inner) is not None)
