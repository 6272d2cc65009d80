"""The words of a text, the same wherever texts are compared: in a reading, in weighing, in conflicts."""

import re
from collections.abc import Callable, Iterator

from legation.language.folding import fold

# Letters with points between ("U.S."); or letters and digits, with points between digits ("1.5", "10,000") and an apostrophe ("don't").
WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[.,]\d+)*(?:['’][^\W\d_]+)?")
# A word with all that hyphens and apostrophes join to it ("coast-guard", "o'clock"), for looking around a place in a text.
JOINED = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# Longer runs of letters are no words; cutting them keeps stemming linear.
LONGEST_WORD = 40


def find_words(text: str, plain: Callable[[str], str]) -> Iterator[tuple[int, int, str]]:
    """The words of a text as they are compared, with their addresses in the text as it is written.

    Letters that are not shown, and letters that only look Latin, are folded (language/folding.py). `plain` is that of the language: what it
    leaves off a word (a possessive "'s") stays in its address.
    """
    folded = fold(text)
    for match in WORD.finditer(folded.text):
        start, end = match.span() if folded.places is None else folded.span(*match.span())
        yield start, end, plain(match.group())[:LONGEST_WORD]
