"""Words that a line's end cut in two: whether the hyphen was the printer's, who needed room, or the writer's ("well-known")."""

import re
from collections.abc import Collection
from functools import cache
from importlib.resources import files

# A word put together is rarer than its parts by some thousands; a word that is one is not rarer than its halves by more than this, by the
# frequencies of the list ("nonmembers" against "members", "ceasefire" against "fire").
_RARER = 500
_LAST = re.compile(r"[^\W_]+(?:['’][^\W_]+)?$")
_FIRST = re.compile(r"[^\W_]+")


def join(left: str, right: str, words: Collection[str] = (), english: bool = True) -> str:
    """Two pieces of a line that was broken behind a hyphen, joined: `left` without its hyphen. `words` are those of the whole text in small
    letters, hyphens in them; they decide first."""
    last, first = _LAST.search(left), _FIRST.match(right)
    if last is None or first is None:
        return f"{left}-{right}" if first is not None and first[0][0].isdigit() else left + right
    return f"{left}-{right}" if is_written(last[0], first[0], words, english) else left + right


def is_written(last: str, first: str, words: Collection[str] = (), english: bool = True) -> bool:
    """Whether a hyphen between two halves was the writer's."""
    # A new capital, a figure or a half in capitals ("Saint-Malo", "US-led", "F-16") is never the printer's.
    if not first[0].islower() or not last[-1].isalpha() or (len(last) > 1 and last.isupper()):
        return True
    one, other = last.casefold(), first.casefold()
    if f"{one}-{other}" in words:
        return True
    if one + other in words or not english:
        return False
    known = _frequencies()
    whole, rarest = known.get(one + other, 0), min(known.get(one, 0), known.get(other, 0))
    return rarest > 0 and whole * _RARER < rarest


@cache
def _frequencies() -> dict[str, int]:
    """English words and how often books use them (SymSpell's list: Google Books within SCOWL)."""
    page = (files("symspellpy") / "frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig")
    return {word: int(times) for word, times in (line.split()[:2] for line in page.splitlines() if " " in line)}
