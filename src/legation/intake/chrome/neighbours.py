"""What stands around each line of a page, going by what each looks like alone: signs that it is body or furniture. No weights here."""

import math
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from attrs import frozen

from legation.intake.chrome.lines import Line, is_dated, step
from legation.intake.chrome.matter import find_matter

# Lines above and below that are looked at: the next, those close by, a passage, a part of the page.
_NEAR = (1, 3, 8, 20)
# Lines from a line to the nearest like text, at most; dates within this many lines; a line's group of lines without empty ones between.
_FAR, _DATES, _GROUP = 99, 8, 6
# Matter: words that come in three lines of the main stretch, if that has four.
_COMMON, _ENOUGH = 3, 4
_EDGES = (0, 2, 8, 25, 75, 92, 98, 99)


@frozen
class Page:
    """What is known of all lines of a page together: how likely each is text, sums of that, where the main stretch lies, its matter."""

    chance: list[float]
    sums: list[float]
    text: list[float]
    words: list[float]
    up: list[int]
    down: list[int]
    first: int
    last: int
    dates: list[int]
    ends: list[int]
    listed: list[int]
    spaced: bool
    parted: bool
    said: Counter[str]
    matter: frozenset[str]


def note_place(lines: Sequence[Line]) -> None:
    """Write down for every line what stands around it (`Line.alone` must be known)."""
    matters = [find_matter(line.text) for line in lines]
    page = _survey(lines, matters)
    shapes = [_shape(line) for line in lines]
    for place, line in enumerate(lines):
        like = "like text" if line.alone > 0 else "long" if line.long else "short"
        signs = line.signs
        signs[shapes[place]] = 1.0
        signs["own score"] = max(-6.0, min(6.0, line.alone))
        _note_near(page, place, like, signs)
        _note_stretch(page, place, line, like, shapes[place], signs)
        _note_next(lines, shapes, place, like, signs)
        if page.spaced:
            _note_gaps(page, lines, place, like, signs)
        _note_matter(page, place, line, matters[place], like, shapes[place], signs)


def _survey(lines: Sequence[Line], matters: Sequence[set[str]]) -> Page:
    chance = [_chance(line.alone) for line in lines]
    text = [likely * line.words for likely, line in zip(chance, lines, strict=True)]
    first, last = find_stretch(lines)
    likely = [place for place, line in enumerate(lines) if chance[place] > 0.5 and line.long]
    within = [place for place in likely if first <= place <= last]
    said = Counter(word for place in within for word in matters[place])
    return Page(
        chance=chance,
        sums=_running(chance),
        text=_running(text),
        words=_running([line.words for line in lines]),
        up=_distances(likely, range(len(lines))),
        down=_distances(likely, range(len(lines) - 1, -1, -1)),
        first=first,
        last=last,
        dates=[0, *accumulate(int(is_dated(line)) for line in lines)],
        ends=list(accumulate(int(is_end(line)) for line in lines)),
        listed=_listed(lines),
        spaced=sum(line.gap > 0 for line in lines) * 5 > len(lines),
        parted=sum(lines[place].gap > 0 for place in likely) * 2 > len(likely),
        said=said,
        matter=frozenset(word for word, times in said.items() if times >= _COMMON) if len(likely) >= _ENOUGH else frozenset(),
    )


def _chance(score: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def _running(values: Sequence[float]) -> list[float]:
    return [0.0, *accumulate(values)]


def _distances(likely: Sequence[int], order: Sequence[int]) -> list[int]:
    """How far each line is from the nearest that is like text, walking in an order."""
    here, found, away = set(likely), [_FAR] * len(order), _FAR
    for place in order:
        found[place] = away
        away = 1 if place in here else away + 1
    return found


def _listed(lines: Sequence[Line]) -> list[int]:
    """Of how many short lines in a row without a stop each is one: headings stand alone, menus and lists do not."""
    found = [0] * len(lines)
    start = 0
    for place in range(len(lines) + 1):
        if place == len(lines) or lines[place].closed or lines[place].long:
            found[start:place] = [place - start] * (place - start)
            start = place + 1
    return found


def is_end(line: Line) -> bool:
    """Whether a line is a mark of an end; a notice that also stands in the middle of texts is none."""
    return "end" in line.kinds and line.alone < 0 and "notice" not in line.kinds


def find_stretch(lines: Sequence[Line]) -> tuple[int, int]:
    """The first and last line of the main stretch: the run of lines with most text and least of anything else.

    A line counts as it looks alone, between -1.5 and 3, times the root of its words. The largest sum wins.
    """
    best, best_run, run, start = 0.0, (0, max(0, len(lines) - 1)), 0.0, 0
    for place, line in enumerate(lines):
        if run <= 0:
            run, start = 0.0, place
        run += max(-1.5, min(3.0, line.alone)) * (line.words + 1) ** 0.5
        if run > best:
            best, best_run = run, (start, place)
    return best_run


def _shape(line: Line) -> str:
    size = "long" if line.long else "tiny" if line.words < 4 else "short"
    return f"{size}, closed" if line.closed else f"{size}, open"


def _note_near(page: Page, place: int, like: str, signs: dict[str, float]) -> None:
    """How much of the lines close by is like text, by lines and by words."""
    many = len(page.chance)
    for far in _NEAR:
        for name, low, high in ((f"above {far}", max(0, place - far), place), (f"below {far}", place + 1, min(many, place + 1 + far))):
            if low >= high:
                signs[f"nothing {name}"] = 1.0
                continue
            share = 2 * (page.sums[high] - page.sums[low]) / (high - low)
            signs[name] = signs[f"{name}, {like}"] = share
            if far >= _NEAR[2] and (words := page.words[high] - page.words[low]):
                share = 2 * (page.text[high] - page.text[low]) / words
                signs[f"words {name}"] = signs[f"words {name}, {like}"] = share


def _note_stretch(page: Page, place: int, line: Line, like: str, shape: str, signs: dict[str, float]) -> None:
    """Where a line stands: how much of the text is above it, how far the next text is, before, within or behind the main stretch."""
    above = round(100 * page.text[place] / page.text[-1]) if page.text[-1] else 0
    up, down = page.up[place], page.down[place]
    signs[f"text above {step(above, _EDGES)} %, {like}"] = 1.0
    signs[f"distance up {step(up, (1, 2, 3, 6, 12))}, {like}"] = 1.0
    signs[f"distance down {step(down, (1, 2, 3, 6, 12))}, {like}"] = 1.0
    signs[f"text up {step(up, (2, 6, 15))} and down {step(down, (2, 6, 15))}, {like}"] = 1.0
    if up <= 3 and down <= 3:
        signs[f"between text, {shape}"] = 1.0
    inside = page.first <= place <= page.last
    if place < page.first:
        signs[f"before the stretch by {step(page.first - place, (1, 3, 8, 20))}, {like}"] = 1.0
    elif place > page.last:
        signs[f"behind the stretch by {step(place - page.last, (1, 3, 8, 20))}, {like}"] = 1.0
    else:
        signs[f"within the stretch, {like}"] = signs[f"within the stretch, {shape}"] = 1.0
        for kind in line.kinds:
            signs[f"within the stretch, worded like {kind}" + (", long" if line.words > 25 else "")] = 1.0
    if line.text.count("\t") >= 2:
        signs[f"cells, {like}"] = signs["cells within" if inside else "cells outside"] = 1.0
    if listed := page.listed[place]:
        some = f"one of {step(listed, (1, 2, 3, 6))} short open lines"
        signs[some] = signs[f"{some}, {'within' if inside else 'outside'}"] = 1.0
    dates = page.dates[min(len(page.dates) - 1, place + _DATES + 1)] - page.dates[max(0, place - _DATES)]
    signs[f"dates around {step(dates, (0, 1, 2, 4))}, {like}"] = 1.0
    if place > page.first and (marks := page.ends[place] - page.ends[page.first]):
        signs[f"below {step(marks, (1, 3))} marks of an end, {like}"] = 1.0


def _note_next(lines: Sequence[Line], shapes: Sequence[str], place: int, like: str, signs: dict[str, float]) -> None:
    """What the next lines are, and how many of those close by have a line's shape and length: lists and menus repeat theirs."""
    shape = shapes[place]
    for name, next_to in (("above", place - 1), ("below", place + 1)):
        there = 0 <= next_to < len(lines)
        signs[f"{shape}, next {name} {shapes[next_to] if there else 'nothing'}"] = 1.0
        if there:
            signs[f"{like}, next {name} {'like' if lines[next_to].alone > 0 else 'unlike'} text"] = 1.0
    near = [other for other in range(max(0, place - 3), min(len(lines), place + 4)) if other != place]
    if near:
        signs[f"neighbours of its shape, {shape}"] = sum(shapes[other] == shape for other in near) / len(near)
        alike = sum(abs(lines[other].words - lines[place].words) <= 3 for other in near)
        signs[f"neighbours of its length, {shape}"] = alike / len(near)


def _note_gaps(page: Page, lines: Sequence[Line], place: int, like: str, signs: dict[str, float]) -> None:
    """How empty lines part a line from the next ones, where the page has such."""
    first = last = place
    while first > 0 and lines[first].gap == 0 and last - first < _GROUP:
        first -= 1
    while last + 1 < len(lines) and lines[last + 1].gap == 0 and last - first < _GROUP:
        last += 1
    signs[f"block of {step(last - first, (0, 1, 3))}, {like}"] = 1.0
    below = lines[place + 1].gap if place + 1 < len(lines) else 0
    if page.parted and 0 < place < len(lines) - 1:
        signs[f"parted {(lines[place].gap > 0) + (below > 0)}, {like}"] = 1.0
    if lines[place].gap > 2:
        signs[f"wide gap above, {like}"] = 1.0
    if below > 2:
        signs[f"wide gap below, {like}"] = 1.0


def _note_matter(page: Page, place: int, line: Line, matter: set[str], like: str, shape: str, signs: dict[str, float]) -> None:
    """Whether a line speaks of what the main stretch speaks of."""
    if not matter:
        return
    inside = page.first <= place <= page.last
    own = int(inside and page.chance[place] > 0.5 and line.long)
    again = sum(page.said[word] > own for word in matter) / len(matter)
    signs[f"words again {step(round(again * 100), (0, 15, 35, 60))} %, {like}"] = 1.0
    signs[f"words again, {shape}"] = 2 * again
    if page.matter:
        zone = "within" if inside else "before" if place < page.first else "behind"
        common = step(len(matter & page.matter), (0, 1, 2, 4))
        signs[f"{common} words of the matter, {shape}"] = signs[f"{common} words of the matter, {like}, {zone}"] = 1.0
