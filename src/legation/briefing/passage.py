"""Addresses cut to what a reader needs: trimmed, shortened at a word, or widened to the sentence around; and how words are shown: on one
line, with hidden characters made visible, and spaced as print is.
"""

import re
from collections.abc import Collection, Mapping, Sequence

from legation.briefing.templates import fill
from legation.records.brief import Cited, Part
from legation.records.report import Report, Span

# A sentence ends at a mark with space after it, or with its line.
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


def find_sentence(report: Report, span: Span, short_forms: Collection[str], most: int) -> Span | None:
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


# Characters that change what a reader sees without being seen: controls, marks of direction, invisible separators, blank letters, tags
# and halves of characters (Unicode's default-ignorable code points). What scripts need stays where they need it: joiners but between
# Latin letters, the soft hyphen, variation marks behind a sign or an ideograph.
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff"
    "\uffa0\ufff0-\ufffb\ud800-\udfff\U0001bca0-\U0001bca3\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"
    "|(?<=[A-Za-z])[\u200c\u200d](?=[A-Za-z])"
    "|(?<![^\\w\\s])[\ufe00-\ufe0f](?![\u20e3])|(?<![\u3400-\u9fff\U00020000-\U0003ffff])[\U000e0100-\U000e01ef]"
)
# White space, but for the spaces that hold a number and its unit together.
SPACE = re.compile(r"[^\S\u00a0\u202f]+")
DOUBLE = re.compile('["“”„]')
OPENING, CLOSING = '"“‘„«「『‹', '"”’“»」』›'


def show_words(words: str) -> str:
    """Words for a reader: white space runs become one space, hidden characters their code in brackets."""
    return HIDDEN.sub(lambda found: f"[U+{ord(found.group()):04X}]", SPACE.sub(" ", words).strip())


def choose_marks(words: str) -> tuple[str, str]:
    """The quotation marks to set around words of a report: none where they bring their own, single ones around double."""
    words = words.strip()
    if len(words) > 1 and words[0] in OPENING and words[-1] in CLOSING and not DOUBLE.search(words[1:-1]):
        return "", ""
    return ("‘", "’") if DOUBLE.search(words) else ("“", "”")


def show_part(part: Part) -> str:
    """A part as plain words."""
    return show_words(part.words if isinstance(part, Cited) else fill(part))


def spaced(parts: Sequence[Part]) -> list[tuple[str, Part]]:
    """Each part with the space that belongs before it: none at the start, after an opening bracket or before punctuation."""
    made: list[tuple[str, Part]] = []
    for number, part in enumerate(parts):
        before = made[-1][1] if number else None
        closes = not isinstance(part, Cited) and show_part(part)[:1] in (",", ";", ":", ")", "]", ".")
        opens = before is not None and not isinstance(before, Cited) and show_part(before).endswith(("(", "["))
        made.append(("" if before is None or closes or opens else " ", part))
    return made
