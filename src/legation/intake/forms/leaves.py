"""A PDF as a draft: its pages as text, lines joined to paragraphs, then cleaned like any plain text."""

import re
from collections import Counter
from collections.abc import Mapping

from legation.intake import limits
from legation.intake.chrome.clean import clean
from legation.intake.chrome.wrap import unwrap
from legation.intake.days import find_day
from legation.intake.draft import Draft
from legation.language.language import Language


def draft_leaves(raw: bytes, languages: Mapping[str, Language]) -> Draft:
    """A draft of a PDF. Raises ValueError with a plain sentence where it is broken, locked or holds no text."""
    import pypdfium2

    try:
        book = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        raise ValueError(f"This PDF cannot be opened: it is broken or locked ({error}).") from error
    try:
        leaves = [_read_leaf(book, number) for number in range(min(len(book), limits.LEAVES))]
        facts = book.get_metadata_dict()
    finally:
        book.close()
    if not any(leaf.strip() for leaf in leaves):
        raise ValueError("This PDF holds pictures of text only; it would have to be read optically first.")
    draft = Draft()
    title = " ".join(facts.get("Title", "").split())
    # Printing programs leave the file's name as its title.
    if title and not re.search(r"(?i)\.(?:docx?|pdf|indd|qxp|html?)\b|untitled|microsoft word", title):
        draft.put("title", title, "PDF")
    clean("\n\n".join(unwrap(leaf) for leaf in _without_running_heads(leaves)), draft, languages)
    made = re.match(r"D:(\d{4})(\d\d)(\d\d)", facts.get("CreationDate", ""))
    if made:
        draft.put("published", find_day("-".join(made.groups())), "PDF, day it was made")
    return draft


def _read_leaf(book: "pypdfium2.PdfDocument", number: int) -> str:  # type: ignore[name-defined]  # noqa: F821 (imported in draft_leaves)
    page = book[number]
    words = page.get_textpage()
    try:
        return str(words.get_text_range()).replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "")
    finally:
        words.close()
        page.close()


def _without_running_heads(leaves: list[str]) -> list[str]:
    """Leaves without the head and foot lines that most of them share, and without bare page numbers."""
    ends = Counter(re.sub(r"\d+", "#", line.strip()) for leaf in leaves for line in {*leaf.split("\n")[:2], *leaf.split("\n")[-2:]})
    running = {line for line, times in ends.items() if line and times > 2 and times * 2 > len(leaves)}
    return ["\n".join(line for line in leaf.split("\n") if re.sub(r"\d+", "#", line.strip()) not in {*running, "#"}) for leaf in leaves]
