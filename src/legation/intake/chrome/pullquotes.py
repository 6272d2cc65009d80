"""Pull quotes: words of the text shown once more in large letters, which would otherwise be said twice."""

import re
from collections.abc import Sequence

from legation.intake.chrome.lines import Line
from legation.intake.chrome.wording import fold

# A pull quote is a sentence or two; shorter lines that come again are headings and names.
_LEAST, _MOST = 7, 40
# Editors shorten what they pull out: of a line of quoted words so much must come back, of any other line all.
_NEARLY = 0.75
_CLOSED = re.compile(r"[.!?…。！？\"”»」]\W{0,3}$|[\"”»]\s*[-–—]")
# Nothing but quoted words, perhaps with who said them behind a dash; a sentence with its own "he said" is text.
_QUOTED = re.compile(r"\s*[\"“«„‘「][^\"”»」]{1,400}[\"”»」][\s.,]{0,3}(?:[-–—].{0,80})?$")


def find_pullquotes(lines: Sequence[Line], body: Sequence[int]) -> list[int]:
    """The places of body lines that say again, exactly or nearly, what a longer body line says. The first is never one: it
    may be a standfirst, and the text is what repeats it."""
    parts = {place: _triples(lines[place].text) for place in body}
    holders: dict[tuple[str, ...], list[int]] = {}
    for place, triples in parts.items():
        for triple in triples:
            holders.setdefault(triple, []).append(place)
    likely = [place for place in body[1:] if _LEAST <= lines[place].words <= _MOST and _CLOSED.search(lines[place].text)]
    return [place for place in likely if _is_said_again(lines, place, parts[place], holders)]


def _is_said_again(lines: Sequence[Line], place: int, own: set[tuple[str, ...]], holders: dict[tuple[str, ...], list[int]]) -> bool:
    shared: dict[int, int] = {}
    for triple in own:
        for other in holders[triple][:50]:
            if lines[other].words > lines[place].words:
                shared[other] = shared.get(other, 0) + 1
    needed = _NEARLY if _QUOTED.match(lines[place].text) else 1.0
    return bool(own) and max(shared.values(), default=0) >= needed * len(own)


def _triples(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", fold(text))
    return set(zip(words, words[1:], words[2:], strict=False))
