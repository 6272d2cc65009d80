"""Letters as they are compared: what the eye does not see is left out, what it cannot tell apart is one letter.

A copy with an invisible letter in every word, or with Cyrillic letters for Latin ones, reads as its plain copy and must be compared as it.
What is shown, and every address, stays the report's own: `fold` says where each letter stood.
"""

import re
import unicodedata
from collections.abc import Sequence

from attrs import frozen

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
