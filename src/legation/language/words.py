"""The words, sentences and quotations of a text, the same wherever texts are compared: in a reading, in weighing, in conflicts.

Sentences go by their stops, enough to say where a passage begins and ends without a parser. Quotation marks are paired within a paragraph;
odd numbers of them, and quotations opened anew each paragraph, are borne.

Letters as they are compared: what the eye does not see is left out, what it cannot tell apart is one letter.

A copy with an invisible letter in every word, or with Cyrillic letters for Latin ones, reads as its plain copy and must be compared as it.
What is shown, and every address, stays the report's own: `fold` says where each letter stood.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from attrs import frozen

from legation.records.report import Span

# Letters that are not shown: Unicode's default-ignorable code points (DerivedCoreProperties.txt, 15.1), as ranges.
_HIDDEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# Letters of other scripts that look like a Latin one (after Unicode's confusables.txt; only those that no reader tells apart).
_LOOKS = {
    **dict(zip("АВЕЅІЈКМНОРСТУХҮԌԚԜаеѕіјорсухһԁԛԝѵ", "ABESIJKMHOPCTYXYGQWaesijopcyxhdqwv", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹοανιργϲ", "ABEZHIKMNOPTYXCoavipyc", strict=True)),
}
_TABLE = str.maketrans(_LOOKS)
# Letters written wide, or in the alphabets of mathematics, ligatures, and marks that stand on the letter before them.
_WRITTEN = "\u0300-\u036f\ufb00-\ufb06\uff10-\uff5a\U0001d400-\U0001d7ff"
_ODD = re.compile(f"[{_HIDDEN}{_WRITTEN}\u0370-\u03ff\u0400-\u04ff\u0500-\u052f]")
_UNSEEN = re.compile(f"[{_HIDDEN}]")
_RUN = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z]+")
_OTHER = re.compile("[\u0370-\u03ff\u0400-\u04ff\u0500-\u052f]")


@frozen
class Folded:
    """A text as it is compared, and for each letter of it where it stood; None where every letter stands where it stood."""

    text: str
    places: Sequence[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where some letters stood in the text as it was written."""
        if self.places is None or start >= end:
            return start, end
        return self.places[start], self.places[end - 1] + 1


def fold(text: str) -> Folded:
    """A text without what the eye does not see, with one letter for all that look alike."""
    if text.isascii() or _ODD.search(text) is None:
        return Folded(text)
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        if _UNSEEN.match(letter):
            continue
        if "\u0300" <= letter <= "\u036f" and letters:
            whole = unicodedata.normalize("NFC", letters[-1] + letter)
            if len(whole) == 1:
                letters[-1] = whole
                continue
        plain = unicodedata.normalize("NFKC", letter) if letter >= "\ufb00" else letter
        letters.extend(plain)
        places.extend([place] * len(plain))
    return Folded(as_seen("".join(letters)), places)


def as_seen(text: str) -> str:
    """The same number of letters, with Latin ones for those of other scripts that look like them, in words of such letters alone.

    "Россия" stays as it is (no Latin letter looks like "я"); so does all of a text that is not mostly in Latin letters.
    """
    if text.isascii() or _OTHER.search(text) is None:
        return text
    foreign = sum(map(len, _OTHER.findall(text.translate(_TABLE))))
    if foreign > sum(map(len, _LATIN.findall(text))):
        return text
    return _RUN.sub(_word_as_seen, text)


def _word_as_seen(match: "re.Match[str]") -> str:
    seen = match[0].translate(_TABLE)
    return match[0] if _OTHER.search(seen) else seen


# Letters with points between ("U.S."); or letters and digits, with points between digits ("1.5", "10,000") and an apostrophe ("don't").
WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[.,]\d+)*(?:['’][^\W\d_]+)?")
# Letters and digits alone, for asking whether a word stands near.
LETTERS = re.compile(r"[^\W_]+")
# A word with all that hyphens and apostrophes join to it ("coast-guard", "o'clock"), for looking around a place in a text.
JOINED = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# Longer runs of letters are no words; cutting them keeps stemming linear.
LONGEST_WORD = 40


def find_words(text: str, plain: Callable[[str], str]) -> Iterator[tuple[int, int, str]]:
    """The words of a text as they are compared, with their addresses in the text as it is written.

    Letters that are not shown, and letters that only look Latin, are folded. `plain` is that of the language: what it
    leaves off a word (a possessive "'s") stays in its address.
    """
    folded = fold(text)
    for match in WORD.finditer(folded.text):
        start, end = match.span() if folded.places is None else folded.span(*match.span())
        yield start, end, plain(match.group())[:LONGEST_WORD]


# A sentence ends at a stop, with the marks that may close on it, before a blank and a capital, a digit or a mark that opens; or at the
# end of its line. A single capital before the stop is an initial, not an end.
_END = re.compile(r"(?<!\b[A-Z])[.!?…][\"”’')\]]{0,2}\s+(?=[\"“‘'(\[]{0,2}[A-Z0-9])|\n+")


def find_sentences(text: str, offset: int = 0) -> Iterator[tuple[int, int]]:
    """The sentences of a text that hold something, by their addresses; `offset` is where the text begins in its report."""
    start = 0
    for end in _END.finditer(text):
        if text[start : end.start()].strip():
            yield offset + start, offset + end.start() + len(end.group().rstrip())
        start = end.end()
    if text[start:].strip():
        yield offset + start, offset + len(text)


def find_sentence(text: str, span: Span) -> Span:
    """The sentence that some words stand in."""
    ends = _find_ends(text)
    before = bisect_right(ends, span.start)
    behind = max(before, bisect_left(ends, span.end))
    return Span(ends[before - 1] if before else 0, ends[behind] if behind < len(ends) else len(text))


# One text is asked for many of its sentences in a row; a few are held where reports are looked at by turns.
@lru_cache(maxsize=32)
def _find_ends(text: str) -> tuple[int, ...]:
    """Where the sentences of a text end, with what stands between them and the next."""
    return tuple(end.end() for end in _END.finditer(text))


_MARK = re.compile("[\"“”„«»]|''|``")
_OPENERS = "“„«"
_CLOSERS = "”»"


@frozen
class Quote:
    """A quotation: from its opening to past its closing mark, in characters. `open` where no mark closes it."""

    start: int
    end: int
    open: bool = False


def is_open(words: str) -> bool:
    """Whether a quotation is opened and not closed in some words, or closed and not opened."""
    return words.count("“") != words.count("”") or words.count('"') % 2 == 1


def find_quotes(text: str) -> list[Quote]:
    """The quotations of one paragraph, in order, not nested. A straight mark opens or closes by what stands beside it."""
    quotes: list[Quote] = []
    start: int | None = None
    for mark in _MARK.finditer(text):
        sign = mark.group()
        before = text[mark.start() - 1 : mark.start()]
        after = text[mark.end() : mark.end() + 1]
        opens = sign[0] in _OPENERS or sign == "``"
        closes = sign in _CLOSERS
        if sign == "“" and start is not None and text[start] == "„":
            opens, closes = False, True
        elif not opens and not closes:
            # A straight mark after a space and before a word opens, even where one is open already (its end was lost).
            loose = not before or before.isspace() or before in "([—–-"
            tight = bool(after) and (after.isalnum() or after in "$'‘[")
            opens, closes = (True, False) if start is None else (loose and tight, not (loose and tight))
            if start is None and not loose and before not in ":," and not tight:
                continue  # an inch mark, or a closing mark whose opening was lost
        if opens:
            if start is None or sign not in "“„«":
                start = mark.start()
        elif closes and start is not None:
            quotes.append(Quote(start, mark.end()))
            start = None
    if start is not None:
        quotes.append(Quote(start, len(text), open=True))
    return quotes or find_single(text)


# British usage: a single mark that opens before a word, and one that closes behind a stop; failing that, one that closes before a stop
# or the end, or a curly one that no word follows. Anything else may be an apostrophe.
_SINGLE_OPENS = re.compile(r"(?<![\w’'])[‘'](?=[\w$£€])")
_SINGLE_CLOSES = re.compile(r"(?<=[.,!?…;])[’'](?!\w)")
_BARE_CLOSES = re.compile(r"(?<=[^\W\d])(?:[’'](?=[,.;:!?)—–]|\s*$)|’(?=\s))")


def find_single(text: str) -> list[Quote]:
    """Speech in single marks, for a paragraph without double ones; each must be closed, best behind a stop."""
    quotes: list[Quote] = []
    opens = [mark.start() for mark in _SINGLE_OPENS.finditer(text)]
    stops, bare = ([mark.end() for mark in closes.finditer(text)] if opens else [] for closes in (_SINGLE_CLOSES, _BARE_CLOSES))
    for start, following in zip(opens, [*opens, len(text) + 1][1:], strict=True):
        ends = [closes[place] for closes in (stops, bare) if (place := bisect_left(closes, start + 2)) < len(closes)]
        end = next((end for end in ends if end <= following), ends[0] if ends and ends[0] in stops else None)
        if end is not None and (not quotes or quotes[-1].end <= start):
            quotes.append(Quote(start, end))
    return quotes


def tokens_of(quotes: list[Quote], starts: list[int], ends: list[int]) -> list[tuple[int, int]]:
    """The quotations as half-open ranges of tokens, given where tokens start and end in the same text."""
    ranges = []
    for quote in quotes:
        a, b = bisect_left(ends, quote.start + 1), bisect_left(starts, quote.end)
        if a < b:
            ranges.append((a, b))
    return ranges


def singular(word: str, plural: Iterable[str]) -> str:
    """A noun as it is called alone, by the endings of a language that make it many: "ministers" → "minister"."""
    return next((word.removesuffix(ending) for ending in plural if word.endswith(ending)), word)


def by_number(word: str, plural: Iterable[str]) -> tuple[str, ...]:
    """A noun as it stands, as one and as many: "minister" and "ministers"."""
    endings = tuple(plural)
    return (word, singular(word, endings), *(f"{word}{ending}" for ending in endings))
