"""How words are shown to a reader: on one line, with hidden characters made visible, and spaced as print is."""

import re
from collections.abc import Sequence

from legation.briefing.templates import fill
from legation.records.brief import Cited, Part

# Characters that change what a reader sees without being seen: controls, marks of direction, invisible separators and
# halves of characters. Joiners (200C, 200D) and the soft hyphen stay: scripts need them.
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
# White space, but for the spaces that hold a number and its unit together.
SPACE = re.compile(r"[^\S\u00a0\u202f]+")
DOUBLE = re.compile('["“”„]')
OPENING, CLOSING = '"“‘„«「『‹', '"”’“»」』›'


def show_words(words: str) -> str:
    """Words for a reader: white space runs become one space, hidden characters their code in brackets."""
    return HIDDEN.sub(lambda found: f"[U+{ord(found.group()):04X}]", SPACE.sub(" ", words).strip())


def choose_marks(words: str) -> tuple[str, str]:
    """The quotation marks to set around words of a report: none where they bring their own, single ones around double."""
    words = words.strip()
    if len(words) > 1 and words[0] in OPENING and words[-1] in CLOSING and not DOUBLE.search(words[1:-1]):
        return "", ""
    return ("‘", "’") if DOUBLE.search(words) else ("“", "”")


def show_part(part: Part) -> str:
    """A part as plain words."""
    return show_words(part.words if isinstance(part, Cited) else fill(part))


def spaced(parts: Sequence[Part]) -> list[tuple[str, Part]]:
    """Each part with the space that belongs before it: none at the start, after an opening bracket or before punctuation."""
    made: list[tuple[str, Part]] = []
    for number, part in enumerate(parts):
        before = made[-1][1] if number else None
        closes = not isinstance(part, Cited) and show_part(part)[:1] in (",", ";", ":", ")", ".")
        opens = before is not None and not isinstance(before, Cited) and show_part(before).endswith("(")
        made.append(("" if before is None or closes or opens else " ", part))
    return made
