"""Which line of a page is its title: each line near the beginning of the text is weighed against the others."""

import math
import re
from collections import Counter
from collections.abc import Sequence

from legation.intake.chrome import weights
from legation.intake.chrome.lines import Line, is_dated
from legation.intake.chrome.matter import find_matter
from legation.intake.chrome.weights import sum_up
from legation.intake.chrome.wording import fold
from legation.intake.days import find_day

# Lines above the first of the text, and lines of its beginning, among which the title stands.
ABOVE, BEGINNING = 40, 6
# A headline has so many words.
_FEWEST, _MOST = 2, 40
# Under this share of the weight of all a line is no title: a wrong one is worse than none. Chosen on the pages it was fitted on.
_SURE = 0.4
_FULL_STOP = re.compile(r"[.。]\W*$")
_GOES_ON = re.compile(r"[:,;：、]$")
_NEVER = frozenset({"caption", "byline", "comments", "credit", "browser", "ad"})
# Wording that headlines share.
_PLAIN = frozenset({"pictured", "about", "biography"})
_BESIDE = 5
# Words of a title that stands whole on a line of its own, and of a button that may be glued to it.
_WHOLE, _GLUED = 5, 3
# Lines of the text that say what it is about.
_TEXT = 20


def find_title(lines: Sequence[Line], body: Sequence[int]) -> int | None:
    """The place of the title, None where no line is likely enough to be one."""
    places = find_candidates(lines, body)
    if not places:
        return None
    worth = [math.exp(sum_up(points, weights.TABLES.title)) for points in find_points(lines, places, body)]
    best = max(range(len(places)), key=lambda at: (worth[at], at))
    alike = fold(find_bare(lines, places[best]))
    share = sum(one for one, place in zip(worth, places, strict=True) if fold(find_bare(lines, place)) == alike)
    if share >= _SURE * (sum(worth) + math.exp(weights.TABLES.title["none"])):
        return places[best]
    # A page of hardly more than its text is headed by the line it opens with.
    opens = 0 in places and not lines[0].closed and not lines[0].kinds - _PLAIN and len(lines) > 1 and lines[1].long
    return 0 if opens else None


def find_bare(lines: Sequence[Line], place: int) -> str:
    """The words of a title's line without those of a button that a page glued behind it: those of another line of the page, with which
    it begins and which is hardly shorter ("Mill stands still in the bay Back to video")."""
    words = fold(lines[place].text).split()
    sizes = range(max(_WHOLE, len(words) - _GLUED), len(words))
    bare = {" ".join(words[:size]) for size in sizes}
    return next((line.text for line in lines if line.words < len(words) and fold(line.text) in bare), lines[place].text)


def find_candidates(lines: Sequence[Line], body: Sequence[int]) -> list[int]:
    """The places of the lines that could be a title."""
    near = range(max(0, body[0] - ABOVE), min(len(lines), body[0] + BEGINNING)) if body else ()
    return [place for place in near if _could_be(lines[place])]


def _could_be(line: Line) -> bool:
    return _FEWEST <= line.words <= _MOST and not is_dated(line) and not line.kinds & _NEVER and find_day(line.text[:60]) is None


def find_points(lines: Sequence[Line], places: Sequence[int], body: Sequence[int]) -> list[dict[str, float]]:
    """What speaks for and against each of some lines' being the title, by name."""
    matters = {place: find_matter(lines[place].text) for place in {*places, *body[:_TEXT]}}
    text = Counter(word for place in body[:_TEXT] for word in matters[place])
    text_of = {place: {word for word in matters[place] if text[word] > (place in body[:_TEXT])} for place in places}
    folded = [fold(line.text) for line in lines[: body[0] + BEGINNING]] if body else []
    return [_find_points(lines, place, body[0], folded, matters[place], text_of[place]) for place in places]


def _find_points(lines: Sequence[Line], place: int, first: int, folded: Sequence[str], own: set[str], again: set[str]) -> dict[str, float]:
    line = lines[place]
    said = folded[place]
    above = lines[place - 1] if place else None
    below = lines[place + 1 : place + 2]
    points: dict[str, float] = {
        "its words come again in the text": len(again) / len(own) if own else 0.0,
        "says nothing": float(not own),
        f"has {_size(line.words)} words": 1.0,
        "ends with a stop": float(bool(_FULL_STOP.search(line.text))),
        "goes on": float(bool(_GOES_ON.search(line.text))),
        "worded like furniture": float(bool(line.kinds - _PLAIN)),
        "an address or a stroke in it": float("@" in line.text or "|" in line.text),
        "in capitals": float(line.text.isupper()),
        "where it stands": max(-1.0, (place - first) / 10) if place < first else 0.0,
        "in the text": float(place > first),
        "the first of the text": float(place == first),
        "the first of the page": float(place == 0),
        "the last above the text": float(place == first - 1),
        "stands close to the line above": float(line.gap == 0 and place > 0),
        "stands close to the line below": float(bool(below) and below[0].gap == 0),
        "like text": float(line.alone > 0),
    }
    others = [other for at, other in enumerate(folded) if at != place and said in other] if line.words >= 4 else []
    points["said again above"] = float(said in others)
    points["said in a line above"] = float(bool(others) and said not in others)
    after = lines[place + 1 : min(place + 1 + _BESIDE, max(first, place) + 1)]
    points["a byline or a day close below"] = float(any("byline" in other.kinds or is_dated(other) for other in after))
    points["a byline or a day close above"] = float(
        any("byline" in other.kinds or is_dated(other) for other in lines[max(0, place - 3) : place])
    )
    if above is not None:
        points["below a line that could be one"] = float(above.words >= 3 and _could_be(above) and not above.kinds)
        points["below a longer one"] = float(above.words > line.words and _could_be(above) and not above.kinds)
        points["below a longer line, like text"] = float(above.alone > 0)
    if below:
        points["above a line that could be one"] = float(below[0].words >= 6 and _could_be(below[0]) and not below[0].kinds)
        points["above a longer line"] = float(below[0].words > line.words and below[0].words >= 8)
        points["above a short line"] = float(below[0].words < 5 and not is_dated(below[0]))
    return points


def _size(words: float) -> str:
    return next((str(most) for most in (3, 5, 8, 14, 20, 28) if words <= most), "more")
