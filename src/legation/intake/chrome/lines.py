"""The lines of a page, and what can be seen of each line alone: named signs that it is body or furniture. No weights here."""

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache

from attrs import define, field

from legation.intake.chrome.wording import Wording, fold

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_KANA = re.compile(r"[\u3041-\u309f]")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]」』]*\s*$")
_SENTENCE_INSIDE = re.compile(r"[.!?][\"'”’»)]* +[\"'“‘«(]*[A-ZÀ-Þ]|[。！？].")
_ADDRESS = re.compile(r"https?://|www\.|\S@\S|(?:^|\s)@\w|[\w-]\.(?:com|org|net|gov|co\.uk)\b", re.IGNORECASE)
_CREDITED = re.compile(r"[(\[][^()\[\]\n]{2,60}[/|][^()\[\]\n]{2,40}[)\]]\W{0,3}$|©")
_ITEM = re.compile(r"(?:[-–—*•▪■●]|\d{1,2}[.)])\s*\S")
_CUT = re.compile(r"(?:\.\.\.|…)\W{0,3}$")
_QUOTE = re.compile(r"[\"“”«»「」]|(?<!\w)['‘]\w")
_STOP = re.compile(r"[.!?。！？](?=\s|$|[\"”’»」])|[。！？]")
_COMMA = re.compile(r"[,、，;；]\s|[、，]")
_STROKE = re.compile(r"[|•›»·]|(?:\s/\s)|\t")
_STROKES = re.compile(r"[|•›»·\t]|(?:\s/\s)|[#@]\w")
_OPENS_QUOTE = re.compile(r"[\"“«「『‘']")
_CAPITAL = re.compile(r"[\W\d_]*[A-ZÀ-Þ\u3040-\u9fff]")
_FIGURE = re.compile(r"\W*\d")
_PLAIN = re.compile(r"[A-Za-z]+|\d+")
# Two boxes that a page sets side by side: "Ann LeePublished May 3", "May 3, 202411:20 am".
_GLUED = re.compile(r"[a-zà-ÿ]{2}[A-ZÀ-Þ][a-zà-ÿ]{2}|\d[A-Z]?[a-z]{3}|[a-z]{3}\d{1,2}[:.]|(?:19|20)\d\d\d{1,2}:\d\d")
# Whose a picture is: "… in Oslo (Meridian)", "… / R. Brandt", "… in Oslo. MERIDIAN".
_ENDS_IN_NAMES = re.compile(
    r"[(\[][A-ZÀ-Þ][\w.&'’-]*(?:[ /][A-ZÀ-Þ][\w.&'’-]*){0,3}[)\]]\W*$|(?:[/|]|: ?)[A-ZÀ-Þ][\w.'’-]+(?: [\w.'’-]+){0,3}$"
)
_NAME_BEHIND = re.compile(r"[.!?][\"”’]?\s?[A-ZÀ-Þ][\w.&'’-]*(?:[ /][A-ZÀ-Þ][\w.&'’-]*){0,4}$")
# Only so many letters of a line's end are looked at for names.
_TAIL = 80
_LABEL = re.compile(r"[A-ZÀ-Þ][\w '’-]{1,30}: ?\S")
# Letters by which two lines begin alike; a line of more words is a paragraph; the size of little words.
_OPENING, _SHORT, _LITTLE = 12, 25, 3
_LENGTHS = (0, 1, 2, 3, 5, 8, 12, 18, 27, 40, 70)
# A line of running text: so many words, closed like a sentence.
PROSE_WORDS = 12


@define
class Line:
    """One line that is not empty: its words, its place on the page (`number`), empty lines before it, whether it is a long
    one, closed like a sentence, or stands again elsewhere, and the signs that it may be body, or not, each with how much of it."""

    text: str
    number: int
    gap: int
    words: float = 0
    kinds: frozenset[str] = frozenset()
    long: bool = False
    closed: bool = False
    again: bool = False
    # Where a date or time begins in it.
    date: int | None = None
    signs: dict[str, float] = field(factory=dict)
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
    folded = [fold(line.text) for line in lines]
    seen, openings = Counter(folded), Counter(words[:_OPENING] for words in folded)
    stop = wording.stop.get(language or "")
    for line, words in zip(lines, folded, strict=True):
        line.kinds = wording.find_kinds(line.text)
        line.date = at.start() if (at := wording.bylines.dated.search(line.text)) is not None else None
        line.again = seen[words] > 1
        add = line.signs.__setitem__
        _note_words(line, stop, add)
        _note_form(line, add)
        if line.again:
            add("stands more than once" + (", long" if line.long else ""), 1.0)
        if len(words) >= _OPENING and openings[words[:_OPENING]] > 2:
            add("begins like two others", 1.0)
        if wording.bylines.reader.search(line.text):
            add("speaks to the reader" if line.words > _SHORT else "speaks to the reader, shortly", 1.0)
        if not _QUOTE.search(line.text) and wording.bylines.own.search(line.text):
            add("speaks of itself", 1.0)
        for kind in line.kinds:
            add(f"worded like {kind}" + (", long" if line.words > _SHORT else ""), 1.0)


Add = Callable[[str, float], None]


def _note_words(line: Line, stop: frozenset[str] | None, add: Add) -> None:
    """How many words a line has, and of what size: running text has small and little ones among them, in any language with letters."""
    text = line.text
    words, wide = _WORD.findall(text), len(_WIDE.findall(text))
    # Two characters of Japanese or Chinese are about one word.
    line.words = len(words) if not wide else len(_PLAIN.findall(text)) + wide / 2
    line.long, line.closed = line.words >= PROSE_WORDS, bool(_SENTENCE_END.search(text))
    end = "closed" if line.closed else "ends with colon" if text[-1] in ":：" else "open"
    size = "long" if line.long else "short"
    add(f"length {step(line.words, _LENGTHS)}, {end}", 1.0)
    add(end, 1.0)
    add(f"length {step(line.words, (1, 3, 6, 10, 16, 25, 40))}", 1.0)
    add("log length", math.log1p(line.words))
    letters = [word for word in words if word[0].isalpha()]
    if letters and not wide:
        small = [word for word in letters if word[0].islower()]
        add(f"small {step(round(100 * len(small) / len(letters)), (0, 20, 40, 60, 75, 88))} %, {size}", 1.0)
        little = sum(len(word) <= _LITTLE for word in small) / len(letters)
        add(f"little words {step(round(100 * little), (0, 12, 25, 35, 45))} %, {size}", 1.0)
        add(f"word length {step(sum(map(len, letters)) / len(letters), (3.5, 4.2, 4.8, 5.5, 6.5))}, {size}", 1.0)
    elif wide:
        add(f"kana {step(round(100 * len(_KANA.findall(text)) / len(text)), (0, 15, 30, 45))} %", 1.0)
    share = _stop_share(text, words, wide, stop)
    add("stop unknown" if share is None else f"stop {step(round(share * 100), (0, 15, 28, 38))} %", 1.0)


def _note_form(line: Line, add: Add) -> None:
    """Marks, figures, addresses and the like."""
    text, size = line.text, "long" if line.long else "short"
    much = line.words > _SHORT
    digits = sum(map(str.isdigit, text))
    commas = len(_COMMA.findall(text))
    add(f"commas {step(commas, (0, 1, 3))}, {size}", 1.0)
    if much:
        sentence = line.words / max(1, len(_STOP.findall(text)))
        add(f"a sentence has {step(sentence, (10, 16, 25, 40, 60))} words", 1.0)
    for name, holds in (
        ("cut short", _CUT.search(text)),
        ("ends with a credit", _CREDITED.search(text)),
        ("item of a list", _ITEM.match(text)),
        ("several sentences", _SENTENCE_INSIDE.search(text)),
        ("all in capitals", line.words >= 2 and text.isupper()),
        ("mostly digits", digits * 3 > len(text)),
        (f"digits in it, {size}", 0 < digits * 3 <= len(text)),
        ("an address in it" if much else "an address in a short line", _ADDRESS.search(text)),
        ("a date in a short line", line.words <= 16 and line.date is not None),
        ("separators in it" + (", long" if much else ""), _STROKE.search(text)),
        ("many separators", much and len(_STROKES.findall(text)) > 3),
        ("quoted words in it", _QUOTE.search(text)),
        ("begins with a quotation", _OPENS_QUOTE.match(text)),
        (f"asks, {size}", "?" in text or "？" in text),
        (f"calls, {size}", "!" in text or "！" in text),
        ("ends with ,", text[-1] in ",，"),
        ("begins small", not _CAPITAL.match(text)),
        ("begins with a number", _FIGURE.match(text)),
        (f"words run together, {size}", _GLUED.search(text)),
        (f"ends in names, {size}", _ENDS_IN_NAMES.search(text[-_TAIL:])),
        ("a name behind its end", line.words <= 40 and _NAME_BEHIND.search(text[-_TAIL:])),
        ("a label and what it is", not line.long and _LABEL.match(text)),
        ("begins with a dash or dot", text[0] in "•·-–—*▪"),
    ):
        if holds:
            add(name, 1.0)


def _stop_share(text: str, words: list[str], wide: int, stop: frozenset[str] | None) -> float | None:
    """The share of stop words; of kana in Japanese, where they mark running text as stop words do; None where nobody can tell."""
    if wide * 2 > len(text):
        kana = len(_KANA.findall(text))
        return kana / len(text) if kana else None
    if stop is None or not words:
        return None
    return sum(word.casefold() in stop for word in words) / len(words)


def is_dated(line: Line) -> bool:
    """Whether a line is hardly more than a date or time."""
    return line.words <= 12 and line.date is not None


def step(value: float, steps: tuple[float, ...]) -> str:
    """The step of a scale that a value lies on: "4-6", "over 40"."""
    return _names(steps)[bisect_left(steps, value)]


@cache
def _names(steps: tuple[float, ...]) -> tuple[str, ...]:
    pairs = zip((-1, *steps), steps, strict=False)
    return (*(str(high) if high == low + 1 else f"{low + 1}-{high}" for low, high in pairs), f"over {steps[-1]}")
