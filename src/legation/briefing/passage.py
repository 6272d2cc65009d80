"""Addresses cut to what a reader needs: trimmed, shortened at a word, or widened to the sentence around."""

import re
from collections.abc import Collection, Mapping

from legation.records.report import Report, Span

# A sentence ends at a mark with space after it, or with its line. This is another cut than the language's (`Language.find_sentences`), by
# which texts are read and weighed, and by which readings are kept: what stands on a page by itself must not end behind "Gen." nor begin
# with ". 357", and is left out where it would be too long.
SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s|\n")
# Quotation marks with what closes them; a single one at an end may be an apostrophe, so none is taken for a closing mark.
CLOSED_BY = {'"': '"', "“": "”", "«": "»", "‘": "’"}
# What parts words that are joined: "Russia-U.S.".
JOINT = re.compile(r"[\s\-–—/]")
# No short form with its points is longer.
LONGEST_WORD = 40
OPENED_BY = {closing: opening for opening, closing in CLOSED_BY.items() if closing != "’"}


def trim(report: Report, span: Span, most: int) -> Span:
    """The address without white space at its ends, and cut before the last word that would make it longer than `most` characters."""
    words = report.words(span)
    start = span.start + len(words) - len(words.lstrip())
    words = words.strip()
    if len(words) > most:
        words = words[: most + 1].rsplit(None, 1)[0][:most].rstrip(" ,;:–—-") or words[:most]
    return Span(start, start + len(words), span.where)


def strip_loose(report: Report, span: Span) -> Span:
    """The address without a quotation mark at an end whose partner stands outside it, and without a comma that is left at its end."""
    words = report.words(span)
    start, end = 0, len(words)
    if is_loose(words, 0, CLOSED_BY):
        start = 1
    if is_loose(words[start:], -1, OPENED_BY):
        end -= 1
    end -= len(words[:end]) - len(words[:end].rstrip(" ,"))
    return trim(report, Span(span.start + start, span.start + end, span.where), end) if start < end else span


def is_loose(words: str, place: int, partners: Mapping[str, str]) -> bool:
    """Whether the first or last character is a quotation mark, and there are too few of its partner for all such marks."""
    mark = words[place : place + 1 or None]
    partner = partners.get(mark)
    if partner is None:
        return False
    return words.count(mark) % 2 == 1 if mark == partner else words.count(mark) > words.count(partner)


def complete_sentence(report: Report, span: Span, short_forms: Collection[str], most: int) -> Span | None:
    """The whole sentences in which some words stand; None where these are longer than `most` characters.

    A point behind one capital letter or one of the `short_forms` ("Mr", "Gen") ends no sentence.
    """
    place = report.place(span.where)

    def ends(found: re.Match[str]) -> bool:
        if found[0] == "\n":
            return True
        follows = place[found.end() : found.end() + 1]
        # ". 357" is a calibre or a share that lost its place.
        if follows.islower() or follows.isdigit():
            return False
        if found[0][0] != ".":
            return True
        word = JOINT.split(place[max(0, found.start() - LONGEST_WORD) : found.start()])[-1].lstrip("(\"'“‘")
        return not (len(word) == 1 and word.isupper()) and word not in short_forms and not ("." in word and word.replace(".", "").isupper())

    first = max(0, span.start - most)
    starts = [found.end() for found in SENTENCE_END.finditer(place, first, span.start) if ends(found)]
    if not starts and first > 0:
        return None
    inside = max(span.start, span.end - 2)
    stop = next((found.end() for found in SENTENCE_END.finditer(place, inside, min(len(place), span.end + most)) if ends(found)), None)
    if stop is None and span.end + most < len(place):
        return None
    whole = trim(report, Span(starts[-1] if starts else 0, stop if stop is not None else len(place), span.where), len(place))
    return whole if len(whole) <= most else None


def widen(report: Report, span: Span, most: int) -> Span:
    """The sentence around an address; where that is longer than `most` characters, whole words before and after it up to that."""
    place = report.place(span.where)
    before = place[max(0, span.start - most) : span.start]
    starts = [found.end() for found in SENTENCE_END.finditer(before)]
    start = span.start - len(before) + (starts[-1] if starts else 0)
    after = SENTENCE_END.search(place, span.end, span.end + most)
    end = after.end() if after else min(len(place), span.end + most)
    if end - start > most:
        spare = max(0, most - len(span)) // 2
        start, end = max(start, span.start - spare), min(end, span.end + spare)
        # Words that were cut through fall away.
        if start > 0 and not place[start - 1].isspace():
            start = span.start - len(place[start : span.start].partition(" ")[2])
        if end < len(place) and not place[end].isspace():
            end = span.end + len(place[span.end : end].rpartition(" ")[0])
    return trim(report, Span(start, end, span.where), max(most, len(span)))
