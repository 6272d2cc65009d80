"""A PDF as a draft: its pages in the order they are read, column by column, lines joined to paragraphs, then cleaned as plain text."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

from attrs import frozen

from legation.intake import limits
from legation.intake.chrome.clean import clean
from legation.intake.chrome.wrap import join
from legation.intake.paper import Draft
from legation.language.language import Language

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
    large = [line.size >= _HEADING * usual for line in lines]
    first = next((place for place, one in enumerate(large[:5]) if one), None)
    if first is None:
        return None
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
    paragraphs = [[block[0]]]
    for above, line, step in zip(block, block[1:], pitches, strict=False):
        size = max(above.size, line.size) / max(0.1, min(above.size, line.size))
        stands_in = line.left - left > _INDENT * line.height and above.left - left <= _INDENT * above.height
        # The room that was left behind a closed sentence, had the next word been set there.
        left_over = right - above.right - (line.right - line.left) * len(line.words.split(" ", 1)[0]) / max(1, len(line.words))
        short = left_over > _SHORT * (right - left) and _ENDS.search(above.words) is not None
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


_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# Lines at either end of a page that can be its running head or foot.
_EDGE = 2
# How a file of a printing program names itself.
_FILE_NAME = re.compile(r"(?i)\.(?:docx?|pdf|indd|qxp|html?)\b|untitled|microsoft word")

# Points: no text is printed smaller, and boxes of one font differ by less than two steps.
_LEAST_SIZE, _STEP = 3.0, 8.0

Leaf = list[list[Piece]]


def draft_leaves(raw: bytes, languages: Mapping[str, Language]) -> Draft:
    """A draft of a PDF. Raises ValueError with a plain sentence where it is broken, locked or holds no text."""
    import pypdfium2

    draft = Draft()
    leaves: list[Leaf] = []
    try:
        book = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        raise ValueError(f"This PDF cannot be opened: it is broken or locked ({error}).") from error
    try:
        pages, facts = len(book), book.get_metadata_dict()
        for number in range(min(pages, limits.LEAVES)):
            try:
                leaves.append(lay_in_order(_find_pieces(book, number)))
            except pypdfium2.PdfiumError:
                draft.notes.append(f"Page {number + 1} of the PDF is broken and was left out.")
    finally:
        book.close()
    if pages > limits.LEAVES:
        draft.notes.append(f"The PDF has {pages:,} pages; the first {limits.LEAVES} were read.")
    if not any(leaves):
        raise ValueError("This PDF holds pictures of text only; it would have to be read optically first.")
    title = " ".join(facts.get("Title", "").split())
    if title and not _FILE_NAME.search(title):
        draft.put("title", title, "PDF")
    leaves = _without_running_heads(leaves)
    draft.put("title", find_heading(leaves[0]), "heading")
    words = {word.casefold() for leaf in leaves for block in leaf for line in block for word in _WORD.findall(line.words)}
    clean("\n\n".join(find_paragraphs([block for leaf in leaves for block in leaf], words)), draft, languages)
    made = re.match(r"D:(\d{4})(\d\d)(\d\d)", facts.get("CreationDate", ""))
    if made and draft.published is None:
        # A print-out made today shows a report of last year.
        draft.notes.append(f"The PDF was made on {'-'.join(made.groups())}; it does not say when the report was published.")
    return draft


def _find_pieces(book: Any, number: int) -> list[Piece]:
    """The words of a page, with their boxes."""
    page = book[number]
    words = page.get_textpage()
    try:
        found: list[Piece] = []
        for place in range(min(words.count_rects(), limits.PIECES)):
            box = words.get_rect(place)
            said = str(words.get_text_bounded(*box)).replace("\r", " ").replace("\n", " ").strip()
            if said:
                found.append(Piece(box[0], box[1], box[2], box[3], said, _size(words, box)))
        return found
    finally:
        words.close()
        page.close()


def _size(words: Any, box: Sequence[float]) -> float:
    """The size of the letters in a box; where the font gives none (it can be scaled elsewhere), of the box, in rough steps."""
    from pypdfium2 import raw

    middle = (box[1] + box[3]) / 2
    places = (words.get_index(box[0] + (box[2] - box[0]) * share, middle, 6, 6) for share in (0.5, 0.3, 0.7, 0.0, 1.0))
    place = next((place for place in places if place is not None and place >= 0), None)
    size = float(raw.FPDFText_GetFontSize(words, place)) if place is not None else 0.0
    # A box is as high as its letters happen to be: without a descender it is lower by a third.
    return size if size > _LEAST_SIZE else round((box[3] - box[1]) / _STEP) * _STEP


def _without_running_heads(leaves: Sequence[Leaf]) -> list[Leaf]:
    """Leaves without the head and foot lines that most of them share, and without bare page numbers."""
    edges = [_edges(leaf) for leaf in leaves]
    times = Counter(line for edge in edges for line in edge)
    running = {line for line, count in times.items() if count > 1 and count * 2 > len(leaves)} | {"#"}
    return [
        [[line for line in block if not (_plain(line) in running and _plain(line) in edge)] for block in leaf]
        for leaf, edge in zip(leaves, edges, strict=True)
    ]


def _edges(leaf: Leaf) -> set[str]:
    """The lines at the top and at the foot of a page, any number counting as the same."""
    lines = sorted((line for block in leaf for line in block), key=lambda line: -line.middle)
    return {_plain(line) for line in (*lines[:_EDGE], *lines[-_EDGE:])}


def _plain(line: Piece) -> str:
    return re.sub(r"\d+", "#", line.words.strip(" -–—·|"))
