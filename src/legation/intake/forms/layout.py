"""The layout of a printed page: its pieces as lines, its columns in the order they are read, its lines as paragraphs, its heading."""

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from statistics import median

from attrs import frozen

from legation.intake.chrome.wrap import join

# A gutter is wider than the gap between words; by the height of the letters.
_GUTTER = 0.9
# What stands on both sides of a gutter: lines of running text, not the cells of a table.
_LINES, _WORDS = 2, 2.5
# Lines above or below a part in columns (headings, page numbers) that are looked past.
_SPANNING = 12
# A new paragraph: more room above than between other lines, a line that stands in, letters of another size, or a closed line that
# leaves so much of the width free.
_ROOM, _INDENT, _SIZE, _SHORT = 1.35, 0.8, 1.15, 0.2
# A heading's letters against those of the text.
_HEADING = 1.2
_ENDS = re.compile(r"[.!?…:。！？][\"”’»)\]」』]*\s*$")
# A line that was left with so much of the usual width free, though the next word had room in it, ends what it is: a byline, a subheading.
_LEFT_OPEN, _WIDTH, _FEW = 0.4, 0.75, 4
# The mark of a note in a text, and its letters against those beside it.
_MARK = re.compile(r"\d{1,3}|[*†‡]{1,3}")
_MARK_SIZE = 0.8
# Lines of one heading have letters of nearly one size; it stands among so many lines.
_NEARLY, _TOP = 0.85, 8
# How a reader of PDF files marks a hyphen at a line's end.
_HYPHEN = ("\ufffe", "\u0002", "\u00ad")


@frozen
class Piece:
    """Some words on a page, and the box around them: left, bottom, right and top, in points from the page's lower left corner; the size of
    their letters, as the font says it, else as the box does."""

    left: float
    bottom: float
    right: float
    top: float
    words: str
    size: float = 0.0

    @property
    def height(self) -> float:
        """The height of its letters."""
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        """Its place between top and bottom."""
        return (self.top + self.bottom) / 2


def lay_in_order(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The blocks of a page in the order they are read, each as its lines from top to bottom."""
    lines = find_lines(pieces)
    if len(lines) < 2 * _LINES:
        return [lines] if lines else []
    top, bottom, gutter = _find_columns(pieces, lines)
    if gutter is None:
        return [lines]
    inside = [piece for piece in pieces if bottom <= piece.middle <= top]
    blocks = [find_lines([piece for piece in pieces if piece.middle > top])]
    blocks += lay_in_order([piece for piece in inside if piece.right <= gutter])
    blocks += lay_in_order([piece for piece in inside if piece.right > gutter])
    blocks += lay_in_order([piece for piece in pieces if piece.middle < bottom])
    return [block for block in blocks if block]


def find_lines(pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces side by side as one line, lines from top to bottom."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda one: (-one.middle, one.left)):
        if rows and abs(rows[-1][0].middle - piece.middle) < 0.5 * max(rows[-1][0].height, piece.height):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_one_line(sorted(row, key=lambda one: one.left)) for row in rows]


def _one_line(row: Sequence[Piece]) -> Piece:
    row = [piece for place, piece in enumerate(row) if not (place and _is_mark(row[place - 1], piece))]
    words = row[0].words
    for before, piece in pairwise(row):
        words += ("" if piece.left - before.right < 0.12 * piece.height else " ") + piece.words
    return Piece(
        row[0].left,
        min(p.bottom for p in row),
        max(p.right for p in row),
        max(p.top for p in row),
        " ".join(words.split()),
        max(p.size for p in row),
    )


def _is_mark(before: Piece, piece: Piece) -> bool:
    """Whether a piece is the mark of a note, small and high behind a word."""
    small = 0 < piece.size < _MARK_SIZE * before.size or piece.height < _MARK_SIZE * before.height
    return small and piece.bottom > before.bottom + 0.1 * before.height and _MARK.fullmatch(piece.words) is not None


def _find_columns(pieces: Sequence[Piece], lines: Sequence[Piece]) -> tuple[float, float, float | None]:
    """The largest part of a page with a gutter through it: its upper and lower edge, and where the gutter is; None for no gutter."""
    for above in range(min(_SPANNING, len(lines) - _LINES)):
        for below in range(min(_SPANNING, len(lines) - above - _LINES)):
            top, bottom = lines[above].top, lines[len(lines) - 1 - below].bottom
            gutter = _find_gutter([piece for piece in pieces if bottom <= piece.middle <= top])
            if gutter is not None:
                return top, bottom, gutter
    return 0.0, 0.0, None


def _find_gutter(pieces: Sequence[Piece]) -> float | None:
    """The leftmost white strip from top to bottom with running text on both sides."""
    if not pieces:
        return None
    least = _GUTTER * median(piece.height for piece in pieces)
    edge = float("-inf")
    for piece in sorted(pieces, key=lambda one: one.left):
        if piece.left - edge >= least and edge > float("-inf"):
            gutter = (piece.left + edge) / 2
            if all(map(_is_text, (find_lines(p for p in pieces if p.right <= gutter), find_lines(p for p in pieces if p.right > gutter)))):
                return gutter
        edge = max(edge, piece.right)
    return None


def _is_text(lines: Sequence[Piece]) -> bool:
    return len(lines) >= _LINES and sum(len(line.words.split()) for line in lines) >= _WORDS * len(lines)


def find_heading(blocks: Sequence[Sequence[Piece]]) -> str | None:
    """The heading of a page: its first lines, if their letters are larger than those of its text."""
    lines = [line for block in blocks for line in block]
    if len(lines) < 3:
        return None
    usual = median(line.size for line in lines)
    most = max(line.size for line in lines[:_TOP])
    if most < _HEADING * usual:
        return None
    large = [line.size >= _NEARLY * most for line in lines]
    first = next(place for place, one in enumerate(large) if one)
    last = next((place for place in range(first, len(lines)) if not large[place]), len(lines))
    words = " ".join(line.words for line in lines[first:last])
    return words if 2 <= len(words.split()) <= 30 else None


def find_paragraphs(blocks: Sequence[Sequence[Piece]], words: Collection[str]) -> list[str]:
    """The paragraphs of some blocks; one that breaks off in the middle of a sentence goes on in the next block. `words` are those of the
    whole text, by which a hyphen at a line's end is judged."""
    made: list[str] = []
    for block in blocks:
        for place, paragraph in enumerate(_split(block)):
            said = _join(paragraph, words)
            goes_on = place == 0 and bool(made) and not _ENDS.search(made[-1]) and said[:1].islower()
            if goes_on:
                made[-1] = _add(made[-1], said, words)
            else:
                made.append(said)
    return made


def _split(block: Sequence[Piece]) -> list[list[Piece]]:
    if not block:
        return []
    pitches = [above.middle - line.middle for above, line in pairwise(block)]
    pitch = median(pitches) if pitches else 0.0
    left, right = median(line.left for line in block), max(line.right for line in block)
    usual = sorted(line.right for line in block)[int(_WIDTH * (len(block) - 1))] if len(block) >= _FEW else right
    paragraphs = [[block[0]]]
    for above, line, step in zip(block, block[1:], pitches, strict=False):
        size = max(above.size, line.size) / max(0.1, min(above.size, line.size))
        stands_in = line.left - left > _INDENT * line.height and above.left - left <= _INDENT * above.height
        # The room that was left behind a closed sentence, had the next word been set there.
        left_over = right - above.right - (line.right - line.left) * len(line.words.split(" ", 1)[0]) / max(1, len(line.words))
        short = left_over > _SHORT * (right - left) and _ENDS.search(above.words) is not None
        cut = above.words.endswith((*_HYPHEN, "-"))
        short = short or (not cut and len(block) >= _FEW and left_over - (right - usual) > _LEFT_OPEN * (usual - left))
        if step > _ROOM * pitch or size > _SIZE or stands_in or short:
            paragraphs.append([line])
        else:
            paragraphs[-1].append(line)
    return paragraphs


def _join(lines: Sequence[Piece], words: Collection[str]) -> str:
    made = lines[0].words
    for line in lines[1:]:
        made = _add(made, line.words, words)
    return made.rstrip("".join(_HYPHEN))


def _add(made: str, line: str, words: Collection[str]) -> str:
    if made.endswith("\u00ad"):
        return made[:-1] + line
    if made.endswith(_HYPHEN) or re.search(r"[^\W_]-$", made[-2:]):
        start = made.rfind(" ") + 1
        return made[:start] + join(made[start:-1], line, words)
    return f"{made} {line}"
