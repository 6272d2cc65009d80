"""What each line of a page is for: body, caption, credit, pull quote, author's biography, or furniture.

The weighing says which runs of lines are body; the rules here are the few that need no weighing, each one reason.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final, Literal

from legation.intake.chrome_lines import Line, is_dated
from legation.intake.wording import fold

Role = Literal["body", "caption", "credit", "biography", "pullquote", "furniture"]

# A line that is nothing but a notice; longer lines with the same words are text about such things.
_SHORT = 16
# Captions run to a few sentences; longer than this it is text that mentions a picture.
_CAPTION_WORDS = 90
# A heading that ends a report ends it only if most of the text stands above it.
_BELOW_SHARE = 0.6

_OPEN_END = re.compile(r"[^.!?…。！？\"'”’»)\]」』:;,]\s*$")
_TAG = re.compile(r"<[a-z!/][^<>]{0,200}(?:>|$)|\[/?\w+[^\[\]]{0,200}=")


def choose_roles(lines: Sequence[Line], keep: Sequence[bool]) -> list[Role]:
    """The role of every line, from which lines are body by weight."""
    roles: list[Role] = ["body" if kept else "furniture" for kept in keep]
    for step in (end_text, mark_notices, mark_captions, mark_credits, mark_biographies, mark_repeats, trim_edges):
        step(lines, roles)
    return roles


def end_text(lines: Sequence[Line], roles: list[Role]) -> None:
    """Below a heading that ends reports (comments, related, copyright) nothing is body, if most of the body stands above it."""
    total = sum(line.words for line, role in zip(lines, roles, strict=True) if role == "body")
    above = 0.0
    for place, line in enumerate(lines):
        if "end" in line.kinds and line.words <= _SHORT and above > _BELOW_SHARE * total:
            roles[place:] = ["furniture"] * (len(lines) - place)
            return
        above += line.words if roles[place] == "body" else 0


def mark_notices(lines: Sequence[Line], roles: list[Role]) -> None:
    """Notices inside a body: advertisement marks, pointers to other stories with their headlines, comment and browser notices."""
    for place, line in enumerate(lines):
        if roles[place] != "body":
            continue
        if any(is_notice(line) for is_notice in NOTICES.values()):
            roles[place] = "furniture"
            if "pointer" in line.kinds and line.words <= 3 and place + 1 < len(lines):
                below = lines[place + 1]
                if below.words <= 25 and _OPEN_END.search(below.text):
                    roles[place + 1] = "furniture"


NOTICES: Final[dict[str, Callable[[Line], bool]]] = {
    "worded like a notice": lambda line: line.words <= _SHORT and bool(line.kinds & {"ad", "pointer", "comments", "browser"}),
    "a whole line of a share or subscription bar": lambda line: line.words <= 5 and bool(line.kinds & {"share", "subscribe"}),
    "a headline in capitals": lambda line: line.words >= 6 and line.text.isupper() and bool(_OPEN_END.search(line.text)),
    "the page's own code": lambda line: bool(_TAG.match(line.text)),
}


def mark_captions(lines: Sequence[Line], roles: list[Role]) -> None:
    """Captions and photo credits, and the line right above a bare credit, which is its caption."""
    inside = [place for place, role in enumerate(roles) if role == "body"]
    first, last = (inside[0], inside[-1]) if inside else (0, -1)
    for place, line in enumerate(lines):
        if "caption" not in line.kinds or line.words > _CAPTION_WORDS:
            continue
        near = first - 6 <= place <= last + 6
        roles[place] = "caption" if near and line.words > 3 else "furniture"
        if line.words <= 8 and line.gap == 0 and near and place > 0 and lines[place - 1].words <= 60 and lines[place - 1].gap > 0:
            roles[place - 1] = "caption"


def mark_credits(lines: Sequence[Line], roles: list[Role]) -> None:
    """Lines that credit others with the story; on a page's other stories they do not count, so only near the body."""
    inside = [place for place, role in enumerate(roles) if role == "body"]
    for place, line in enumerate(lines):
        if "credit" in line.kinds and line.words <= _CAPTION_WORDS and inside and inside[0] <= place <= inside[-1] + 4:
            roles[place] = "credit"


def mark_biographies(lines: Sequence[Line], roles: list[Role]) -> None:
    """What is said of the author, in the last lines of a body or just behind it."""
    inside = [place for place, role in enumerate(roles) if role == "body"]
    if len(inside) < 3:
        return
    for place in range(inside[-1] + 3, inside[-3], -1):
        if place < len(lines) and "biography" in lines[place].kinds and lines[place].words > 6:
            roles[place] = "biography"


def mark_repeats(lines: Sequence[Line], roles: list[Role]) -> None:
    """A line of the body that stood there before is a pull quote or a doubled title: it is read once."""
    seen: set[str] = set()
    for place, line in enumerate(lines):
        if roles[place] == "body":
            said = fold(line.text)
            if said in seen and line.words > 4:
                roles[place] = "furniture"
            seen.add(said)


def trim_edges(lines: Sequence[Line], roles: list[Role]) -> None:
    """A body neither begins with a date or a byline nor ends with a heading or a menu."""
    inside = [place for place, role in enumerate(roles) if role == "body"]
    for place in inside:
        line = lines[place]
        if not (is_dated(line) and line.alone <= 0) and not (
            line.words <= _SHORT and line.kinds & {"byline", "menu", "share", "legal", "teaser"}
        ):
            break
        roles[place] = "furniture"
    for place in reversed(inside):
        line = lines[place]
        if line.alone > 0 or line.words > _SHORT or not _OPEN_END.search(line.text):
            break
        roles[place] = "furniture"
