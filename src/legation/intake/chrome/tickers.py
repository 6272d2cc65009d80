"""Runs of lines that begin with a clock time: a live report is text, a ticker of other stories is furniture."""

import re
from collections.abc import Sequence

from legation.intake.chrome.lines import Line

_CLOCK = re.compile(r"\W{0,2}(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:\s?[ap]\.?m\.?)?(?:\s?[A-Z]{2,4}\b)?\s*[-–—|:•]?\s*")
_CLOSED = re.compile(r"[.!?…。！？][\"'”’»)\]」』]*\s*$")
# Two times can be the hours of an event.
_LEAST = 3
# Lines from one entry to the next: its headline, a paragraph or two.
_APART = 3
# An entry of a live report is a sentence.
_SENTENCE = 8


def find_tickers(lines: Sequence[Line]) -> dict[int, bool]:
    """The places of lines with a clock time in runs of three or more: whether each is an entry of a live report (a sentence)."""
    timed = [place for place, line in enumerate(lines) if _CLOCK.match(line.text)]
    found: dict[int, bool] = {}
    run: list[int] = []
    for place in (*timed, None):
        if place is not None and (not run or place - run[-1] <= _APART):
            run.append(place)
            continue
        if len(run) >= _LEAST:
            live = [_is_sentence(lines[entry]) for entry in run]
            # In a live report most entries are sentences, and the short ones among them belong to it.
            found.update(dict.fromkeys(run, True) if sum(live) * 2 > len(run) else zip(run, live, strict=True))
        run = [] if place is None else [place]
    return found


def _is_sentence(line: Line) -> bool:
    rest = _CLOCK.sub("", line.text, count=1)
    return len(rest.split()) >= _SENTENCE and _CLOSED.search(rest) is not None
