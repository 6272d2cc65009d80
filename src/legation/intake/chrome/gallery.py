"""Galleries: lines that count themselves ("… 3 of 8") are captions, each without the label and the counter that all share."""

import re
from collections.abc import Sequence
from itertools import takewhile

from legation.intake.chrome.lines import Line

_COUNTER = re.compile(r"(?<!\d)(\d{1,3})(?: ?/ ?| [a-z]{2,4} )(\d{1,3})$")
# Fewer counted lines can be a score, a list of two parts or chance.
_LEAST = 3
# Lines that may stand between two counted ones: credits, buttons.
_BETWEEN = 4


def find_galleries(lines: Sequence[Line]) -> list[list[int]]:
    """The places of the lines of each gallery: they end with a number that rises by one, out of the same number."""
    runs: list[list[int]] = []
    last = (0, 0)
    for place, line in enumerate(lines):
        hit = _COUNTER.search(line.text[-12:])
        if hit is None:
            continue
        count = (int(hit[1]), int(hit[2]))
        if runs and count == (last[0] + 1, last[1]) and place - runs[-1][-1] <= _BETWEEN:
            runs[-1].append(place)
        else:
            runs.append([place])
        last = count
    return [run for run in runs if len(run) >= _LEAST]


def strip_shared(texts: Sequence[str]) -> list[str]:
    """Texts without the words that all of them begin and end with; any number counts as the same number."""
    every = [text.split() for text in texts]
    before = _alike(every)
    after = _alike([words[before:][::-1] for words in every])
    return [" ".join(words[before : len(words) - after]) for words in every]


def _alike(every: Sequence[Sequence[str]]) -> int:
    columns = zip(*([re.sub(r"\d+", "0", word) for word in words] for words in every), strict=False)
    return sum(1 for _ in takewhile(lambda column: len(set(column)) == 1, columns))
