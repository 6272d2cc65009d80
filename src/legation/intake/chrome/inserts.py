"""What stands between the lines of a story: galleries that count themselves, captions left over, tickers of other stories, pull quotes.

Galleries: lines that count themselves ("… 3 of 8", "3/8 …") are captions, each without the label and the counter that all share. A whole
gallery may stand in one line ("… 1 of 8 … 2 of 8 … 3 of 8"): behind the text that is furniture, and so are its titles below it.

Captions left over: two or more lines in a row that are long for headings and have no mark at their end, between lines that have.

Runs of lines that begin with a clock time: a live report is text, a ticker of other stories is furniture.

Pull quotes: words of the text shown once more in large letters, which would otherwise be said twice.
"""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from legation.intake.chrome.lines import Line
from legation.intake.chrome.wording import fold

_COUNT = r"(\d{1,3})(?: ?/ ?| [a-z]{2,4} )(\d{1,3})"
_COUNTER = re.compile(rf"(?<!\d){_COUNT}$")
_COUNTED_FIRST = re.compile(rf"{_COUNT}(?![\d/.,:-])")
_COUNTED_WITHIN = re.compile(rf"(?<![\d/.,$€£]){_COUNT}(?![\d/%])")
# Fewer counted lines can be a score, a list of two parts or chance.
_LEAST = 3
# Lines that may stand between two counted ones: credits, buttons.
_BETWEEN = 4


def find_galleries(lines: Sequence[Line]) -> list[list[int]]:
    """The places of the lines of each gallery: they end, or begin, with a number that rises by one, out of the same number."""
    ends, begins = ([form(line.text) for line in lines] for form in (lambda text: _COUNTER.search(text[-12:]), _COUNTED_FIRST.match))
    return [*_find_rising(ends), *_find_rising(begins)]


def _find_rising(hits: Sequence[re.Match[str] | None]) -> list[list[int]]:
    runs: list[list[int]] = []
    last = (0, 0)
    for place, hit in enumerate(hits):
        if hit is None:
            continue
        count = (int(hit[1]), int(hit[2]))
        if runs and count == (last[0] + 1, last[1]) and place - runs[-1][-1] <= _BETWEEN:
            runs[-1].append(place)
        else:
            runs.append([place])
        last = count
    return [run for run in runs if len(run) >= _LEAST]


def is_whole_gallery(text: str) -> bool:
    """Whether a line counts pictures: a number out of the same number rises by one again and again in it."""
    counts = [(int(hit[1]), int(hit[2])) for hit in _COUNTED_WITHIN.finditer(text)]
    rising = sum(after == (before[0] + 1, before[1]) for before, after in pairwise(counts))
    return rising >= _LEAST - 1


# A heading has fewer words, and two lines in a row are no heading; a caption has no more. By judgement: of 112 lines taken by them from the
# labelled, audited and fresh events about a hundred were captions, teasers or titles of videos.
_LEFT_WORDS, _LEFT_MOST, _LEFT_RUN = 8, 45, 2
# A text whose lines have marks at their end: so many of the long ones.
_MARKED = 0.5
# A paragraph beside them; an address or a handle is of a post or a list.
_PARAGRAPH = 10
_ITEM = re.compile(r"[-–—*•▪■●]|\d{1,2}[.)]\s")
_POSTED = re.compile(r"https?:|\w\.[a-z]{3}/|(?:^|\s|\()@\w")


def find_left_over(lines: Sequence[Line], body: Sequence[int]) -> list[int]:
    """The places of body lines that are captions left over: runs of long lines without a mark at their end, between lines that have one.
    What is led in by a colon or marked as an item is a list of the text, and a post that the page shows ends as it likes."""
    long = [place for place in body if lines[place].words >= _LEFT_WORDS]
    marked = {place for place in long if not _is_open(lines[place])}
    if not long or len(marked) < _MARKED * len(long):
        return []
    found: list[int] = []
    run: list[int] = []
    led = False
    for place in body:
        line = lines[place]
        if _LEFT_WORDS <= line.words <= _LEFT_MOST and _is_open(line):
            run += [place] if led else []
            continue
        beside = place in marked and line.words >= _PARAGRAPH
        found += run if len(run) >= _LEFT_RUN and beside else []
        run, led = [], beside and line.text[-1] not in ":："
    return found


def _is_open(line: Line) -> bool:
    return (
        _CLOSED.search(line.text) is None and line.text[-1] not in ":：;,—" and not _ITEM.match(line.text) and not _POSTED.search(line.text)
    )


def strip_shared(texts: Sequence[str]) -> list[str]:
    """Texts without the words that all of them begin and end with; any number counts as the same number."""
    every = [text.split() for text in texts]
    before = _alike(every)
    after = _alike([words[before:][::-1] for words in every])
    return [" ".join(words[before : len(words) - after]) for words in every]


def _alike(every: Sequence[Sequence[str]]) -> int:
    columns = zip(*([re.sub(r"\d+", "0", word) for word in words] for words in every), strict=False)
    return sum(1 for _ in takewhile(lambda column: len(set(column)) == 1, columns))


_CLOCK = re.compile(r"\W{0,2}(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:\s?[ap]\.?m\.?)?(?:\s?[A-Z]{2,4}\b)?\s*[-–—|:•]?\s*")
_CLOSED = re.compile(r"[.!?…。！？][\"'”’»)\]」』]*\s*$")
# Two times can be the hours of an event.
_LEAST_TIMED = 3
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
        if len(run) >= _LEAST_TIMED:
            live = [_is_sentence(lines[entry]) for entry in run]
            # In a live report most entries are sentences, and the short ones among them belong to it.
            found.update(dict.fromkeys(run, True) if sum(live) * 2 > len(run) else zip(run, live, strict=True))
        run = [] if place is None else [place]
    return found


def _is_sentence(line: Line) -> bool:
    rest = _CLOCK.sub("", line.text, count=1)
    return len(rest.split()) >= _SENTENCE and _CLOSED.search(rest) is not None


# A pull quote is a sentence or two; shorter lines that come again are headings and names.
_FEWEST_WORDS, _MOST_WORDS = 7, 40
# Editors shorten what they pull out: of a line of quoted words so much must come back, of any other line all.
_NEARLY = 0.75
_QUOTE_CLOSED = re.compile(r"[.!?…。！？\"”»」]\W{0,3}$|[\"”»]\s*[-–—]")
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
    likely = [place for place in body[1:] if _FEWEST_WORDS <= lines[place].words <= _MOST_WORDS and _QUOTE_CLOSED.search(lines[place].text)]
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
