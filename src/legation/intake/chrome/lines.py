"""What can be seen of each line of a page: named reasons for taking it as body or as furniture. No weights here."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from attrs import define, field

from legation.intake.chrome.wording import Wording, fold

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_KANA = re.compile(r"[\u3041-\u309f]")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]」』]*\s*$")
_SENTENCE_INSIDE = re.compile(r"[.!?][\"'”’»)]* +[\"'“‘«(]*[A-ZÀ-Þ]|[。！？].")
_ADDRESS = re.compile(r"https?://|www\.|\S@\S|(?:^|\s)@\w|\b[\w-]+\.(?:com|org|net|gov|co\.uk)\b", re.IGNORECASE)
_CREDITED = re.compile(r"[(\[][^()\[\]\n]{2,60}[/|][^()\[\]\n]{2,40}[)\]]\W{0,3}$|©")
_ITEM = re.compile(r"(?:[-–—*•▪■●]|\d{1,2}[.)])\s*\S")
_CUT = re.compile(r"(?:\.\.\.|…)\W{0,3}$")
_QUOTE = re.compile(r"[\"“”«»「」]|(?<!\w)['‘]\w")
# A heading has no date in its first so many letters.
_HEAD = 78
# A line of running text: so many words, closed like a sentence.
PROSE_WORDS = 12


@define
class Line:
    """One line that is not empty: its words, its place on the page (`number`), empty lines before it, and why it may be body."""

    text: str
    number: int
    gap: int
    words: float = 0
    kinds: frozenset[str] = frozenset()
    prose: bool = False
    # Where a date or time begins in it.
    date: int | None = None
    reasons: list[str] = field(factory=list)
    alone: float = 0.0
    score: float = 0.0


def split_lines(page: str, most: int) -> list[Line]:
    """The lines of a page that hold anything (at most `most`), with the number of empty lines before each."""
    lines: list[Line] = []
    gap = 0
    for number, text in enumerate(page.split("\n")[:most]):
        if text.strip():
            lines.append(Line(text.strip(), number, gap))
            gap = 0
        else:
            gap += 1
    return lines


def note_own(lines: Sequence[Line], wording: Wording, language: str | None) -> None:
    """Write down for every line what speaks for body or furniture in the line itself."""
    seen = Counter(fold(line.text) for line in lines)
    stop = wording.stop.get(language or "")
    for line in lines:
        _note_own(line, wording, stop, seen)


def _note_own(line: Line, wording: Wording, stop: frozenset[str] | None, seen: Counter[str]) -> None:
    text = line.text
    words = _WORD.findall(text)
    wide = len(_WIDE.findall(text))
    # Two characters of Japanese or Chinese are about one word.
    line.words = len(words) if not wide else len(re.findall(r"[A-Za-z]+|\d+", text)) + wide / 2
    line.kinds = wording.find_kinds(text)
    line.date = at.start() if (at := wording.bylines.dated.search(text)) is not None else None
    closed = bool(_SENTENCE_END.search(text))
    share = _stop_share(text, words, wide, stop)
    line.prose = line.words >= PROSE_WORDS and (closed or line.words >= 30) and (share is None or share >= 0.2)
    add = line.reasons.append
    if _CUT.search(text):
        add("cut short")
    if _CREDITED.search(text):
        add("ends with a credit")
    if _ITEM.match(text):
        add("item of a list")
    add(f"length {_step(line.words, (1, 3, 6, 10, 16, 25, 40))}")
    add("ends like a sentence" if closed else f"ends with {text[-1]}" if text[-1] in ":," else "ends openly")
    add("stop words unknown" if share is None else f"stop words {_step(round(share * 100), (0, 15, 28, 38))} %")
    if _SENTENCE_INSIDE.search(text):
        add("several sentences")
    capitals = sum(word[0].isupper() for word in words)
    if len(words) >= 3 and capitals >= 0.7 * len(words):
        add("mostly capitals" if not text.isupper() else "all in capitals")
    if sum(map(str.isdigit, text)) * 3 > len(text):
        add("mostly digits")
    if _ADDRESS.search(text):
        add("an address in it" if line.words > 25 else "an address in a short line")
    if line.words <= 16 and line.date is not None:
        add("a date in a short line")
    if re.search(r"[|•›»·]|(?:\s/\s)|\t", text):
        add("separators in it")
    if wording.bylines.reader.search(text):
        add("speaks to the reader" if line.words > 25 else "speaks to the reader, shortly")
    if _QUOTE.search(text):
        add("quoted words in it")
    elif wording.bylines.own.search(text):
        add("speaks of itself")
    if not re.match(r"[\W\d_]*[A-ZÀ-Þ\u3040-\u9fff]", text):
        add("begins small")
    if seen[fold(text)] > 1:
        add("stands more than once")
    for kind in sorted(line.kinds):
        add(f"worded like {kind}" + (", long" if line.words > 25 else ""))


def _stop_share(text: str, words: list[str], wide: int, stop: frozenset[str] | None) -> float | None:
    """The share of stop words; of kana in Japanese, where they mark running text as stop words do; None where nobody can tell."""
    if wide * 2 > len(text):
        kana = len(_KANA.findall(text))
        return kana / len(text) if kana else None
    if stop is None or not words:
        return None
    return sum(word.casefold() in stop for word in words) / len(words)


def note_place(lines: Sequence[Line]) -> None:
    """Write down for every line what stands around it, going by what each line looks like alone (`Line.alone`)."""
    first, last = find_stretch(lines)
    heading = find_heading(lines, first)
    spaced = sum(line.gap > 0 for line in lines) * 5 > len(lines)
    dated = list(accumulate((int(is_dated(line)) for line in lines), initial=0))
    ended = list(accumulate(int(_is_end(line)) for line in lines))
    for place, line in enumerate(lines):
        add = line.reasons.append
        shape = _shape(line)
        for name, near in (("above", lines[max(0, place - 3) : place][::-1]), ("below", lines[place + 1 : place + 4])):
            add(f"{name}: {sum(other.alone > 0 for other in near)} of 3 like text")
            add(f"{shape}, next {name} {_shape(near[0]) if near else 'nothing'}")
            if any(map(is_dated, near[:2])):
                add(f"a date close {name}, {shape}")
        if dated[min(len(lines), place + 9)] - dated[max(0, place - 8)] >= 3:
            add(f"three dates around, {shape}")
        if spaced:
            add(f"in a block of {_step(_block(lines, place), (1, 2, 4))} lines, {shape}")
        if place < first:
            add(f"before the text by {_step(first - place, (1, 3, 8))}, {shape}")
        elif place > last:
            add(f"behind the text by {_step(place - last, (1, 3, 8))}, {shape}")
        else:
            add(f"within the text, {shape}")
            for kind in line.kinds:
                add(f"within the text, worded like {kind}" + (", long" if line.words > 25 else ""))
        if heading is not None and place <= heading:
            add("the heading" if place == heading else "above the heading")
        if place > first and (marks := ended[place] - ended[first]):
            add(f"below {_step(marks, (1, 3))} marks of an end, {shape}")


def _is_end(line: Line) -> bool:
    """Whether a line is a mark of an end; a notice that also stands in the middle of texts is none."""
    return "end" in line.kinds and line.alone < 0 and "notice" not in line.kinds


def is_dated(line: Line) -> bool:
    """Whether a line is hardly more than a date or time."""
    return line.words <= 12 and line.date is not None


def _shape(line: Line) -> str:
    if line.alone > 0:
        return "like text"
    return "short" if line.words < PROSE_WORDS else "long"


def _block(lines: Sequence[Line], place: int) -> int:
    first = last = place
    while place - first < 5 and lines[first].gap == 0 and first > 0:
        first -= 1
    while last - place < 5 and last + 1 < len(lines) and lines[last + 1].gap == 0:
        last += 1
    return last - first + 1


def find_stretch(lines: Sequence[Line]) -> tuple[int, int]:
    """The first and last line of the main stretch: the run of lines with most text and least of anything else.

    A line counts as it looks alone, between -1.5 and 3, times the root of its words; a mark of an end costs as much as
    a long line brings. The largest sum wins.
    """
    best, best_run, run, start = 0.0, (0, max(0, len(lines) - 1)), 0.0, 0
    for place, line in enumerate(lines):
        worth = max(-1.5, min(3.0, line.alone)) * (line.words + 1) ** 0.5
        if _is_end(line):
            worth -= 12.0
        if run <= 0:
            run, start = 0.0, place
        run += worth
        if run > best:
            best, best_run = run, (start, place)
    return best_run


def find_heading(lines: Sequence[Line], first: int) -> int | None:
    """The line that is most likely the heading of the stretch that begins at `first`: the nearest above it that could be one."""
    for place in range(first - 1, max(-1, first - 16), -1):
        line = lines[place]
        if 4 <= line.words <= 25 and not line.kinds and (line.date is None or line.date >= _HEAD) and not _ADDRESS.search(line.text):
            return place
    return None


def _step(value: float, steps: tuple[int, ...]) -> str:
    for low, high in zip((-1, *steps), steps, strict=False):
        if value <= high:
            return str(high) if high == low + 1 else f"{low + 1}-{high}"
    return f"over {steps[-1]}"
