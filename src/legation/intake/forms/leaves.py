"""A PDF as a draft: its pages in the order they are read, column by column, lines joined to paragraphs, then cleaned as plain text."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any

from legation.intake import limits
from legation.intake.chrome.clean import clean
from legation.intake.form import scrub
from legation.intake.forms.layout import Piece, find_heading, find_paragraphs, lay_in_order
from legation.intake.paper import Draft
from legation.language.language import Language

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# Lines at either end of a page that can be its running head or foot.
_EDGE = 2
# How a file of a printing program names itself.
_FILE_NAME = re.compile(r"(?i)\.(?:docx?|pdf|indd|qxp|html?)\b|untitled|microsoft word")

# Points: no text is printed smaller, and boxes of one font differ by less than two steps.
_LEAST_SIZE, _STEP = 3.0, 8.0

# What a browser prints above and below a page: when it was printed, and the page's address with its number.
_PRINTED = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}[, ]+\d{1,2}:\d\d(?!\d)")
_ADDRESS = re.compile(r"(https?://\S+)(?:\s+(?:\d+\s?/\s?\d+|#))?")
# A note at the foot of a page: smaller letters behind a mark.
_NOTE = re.compile(r"(?:\d{1,3}|[*†‡]{1,3})[.)]?\s+\S")
_NOTE_SIZE, _QUOTED = 0.85, 80

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
    leaves = [take_printed_edges(leaf, draft) for leaf in leaves]
    leaves = [take_notes(leaf, number, draft) for number, leaf in enumerate(_without_running_heads(leaves), start=1)]
    draft.put("title", find_heading(leaves[0]), "heading")
    words = {word.casefold() for leaf in leaves for block in leaf for line in block for word in _WORD.findall(line.words)}
    clean(scrub("\n\n".join(find_paragraphs([block for leaf in leaves for block in leaf], words))), draft, languages)
    made = re.match(r"D:(\d{4})(\d\d)(\d\d)", facts.get("CreationDate", ""))
    if made and draft.published is None:
        # A print-out made today shows a report of last year.
        draft.notes.append(f"The PDF was made on {'-'.join(made.groups())}; it does not say when the report was published.")
    return draft


def take_printed_edges(leaf: Leaf, draft: Draft) -> Leaf:
    """A page without what a browser printed above and below it; its address is kept, its day is that of the printing."""
    lines = sorted((line for block in leaf for line in block), key=lambda line: -line.middle)
    left: set[int] = set()
    if lines and _PRINTED.match(lines[0].words):
        left.add(id(lines[0]))
    if lines and (hit := _ADDRESS.fullmatch(lines[-1].words)) is not None:
        left.add(id(lines[-1]))
        draft.put("url", hit[1], "foot of the page")
    return [[line for line in block if id(line) not in left] for block in leaf] if left else leaf


def take_notes(leaf: Leaf, number: int, draft: Draft) -> Leaf:
    """A page without the notes at its foot, which are told."""
    lines = sorted((line for block in leaf for line in block), key=lambda line: -line.middle)
    if len(lines) < 3:
        return leaf
    usual = median(line.size for line in lines)
    small = 0
    while small < len(lines) - 1 and lines[-1 - small].size < _NOTE_SIZE * usual:
        small += 1
    foot = lines[len(lines) - small :]
    first = next((place for place, line in enumerate(foot) if _NOTE.match(line.words)), None)
    if first is None:
        return leaf
    notes = {id(line) for line in foot[first:]}
    said = " ".join(line.words for line in foot[first:])
    draft.notes.append(f"Notes at the foot of page {number} were left out: “{said[:_QUOTED]}{'…' if len(said) > _QUOTED else ''}”")
    return [[line for line in block if id(line) not in notes] for block in leaf]


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
