"""What each line of a page is for: body, caption, credit, pull quote, author's biography, or furniture.

The weighing says which runs of lines are body; the rules here are the few that need no weighing, each one reason.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final, Literal

from legation.intake.chrome.inserts import find_galleries, find_left_over, find_pullquotes, find_tickers, is_whole_gallery, strip_shared
from legation.intake.chrome.lines import Line, is_dated
from legation.intake.chrome.matter import find_matter
from legation.intake.chrome.wording import fold

Role = Literal["body", "caption", "credit", "biography", "pullquote", "furniture"]

# A line that is nothing but a notice; longer lines with the same words are text about such things.
_SHORT = 16
# The head of a gallery and the button with the same words.
_HEADS = 2
# The longest headlines, with the words behind them that lead on.
_HEADLINE = 30
# Captions run to a few sentences; longer than this it is text that mentions a picture.
_CAPTION_WORDS = 90
# A caption with its photographer's or agency's name behind it.
_SIGNED = 40
_IN_NAMES = ("ends in names, short", "ends in names, long")
# A heading that ends a report ends it only if so much of the text stands above it; comments may be longer than the report.
_ABOVE = {"end": 0.6, "comments": 0.3}

# Words of a label before its colon ("Written by:").
_LABEL = 3

# Words of a day in full, with its hour; "Bills stay as they are until 2026." has more.
_DATE = 6
# A sentence of running text; how much of its matter must come from above, of what comes again in the text above itself.
_LONG, _SAME = 12, 0.7
# So many marks of an end can stand in the middle of a text.
_MARKS = 6

# The one sentence of a stub often carries its agency or its picture's wording with it.
_STUB_KINDS = {"byline", "caption", "credit", "pictured"}
# The shortest flashes that are sentences have about eight words; a page with more than three loose sentences is no stub.
_STUB_WORDS, _STUB_LINES = 8, 3

_OPEN_END = re.compile(r"[^.!?…。！？\"'”’»)\]」』:;,]\s*$")
_SPOKEN = re.compile(r"[\"“”«»「」]|\bsa(?:id|ys)\b")
# A sentence with its photographer behind it: "… in Geneva. (Agency/A. Name)".
_CREDITED = re.compile(r"[.!?\"”]\s*\((?:[A-ZÀ-Þ][\w.]{1,20}[ -]?){1,3}/[^()\n]{2,40}\)\s*$")
# The same in front, as some publishing systems print it: "A NAME•AGENCY What is seen …".
_CREDITED_FIRST = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ .&'’-]{2,40} ?[•·] ?[A-ZÀ-Þ]{2,20} [A-ZÀ-Þ][a-zà-ÿ]")
# Whose a text is, with the year, in whatever language the line is.
_RIGHTS = re.compile(r"(?i)(?:\bcopyright|©|\(c\)) ?(?:©|\(c\))? ?(?:19|20)\d\d\b")
_DATED = re.compile(r"\b(?:19|20)\d\d|\d:\d\d|\bago\b")
_TAG = re.compile(r"<[a-z!/][^<>]{0,200}(?:>|$)|\[/?\w+[^\[\]]{0,200}=")


def choose_roles(lines: Sequence[Line], keep: Sequence[bool]) -> list[Role]:
    """The role of every line, from which lines are body by weight."""
    roles: list[Role] = ["body" if kept else "furniture" for kept in keep]
    for step in (
        end_text,
        mark_tickers,
        mark_notices,
        mark_captions,
        mark_signed_captions,
        mark_credits,
        mark_biographies,
        mark_repeats,
        mark_pullquotes,
        trim_edges,
        mark_galleries,
        mark_left_over,
    ):
        step(lines, roles)
    return roles


def end_text(lines: Sequence[Line], roles: list[Role]) -> None:
    """Below a heading that ends reports (comments, related, copyright) nothing is body, if enough of the body stands above it; unless
    what stands below goes on about the same."""
    total = sum(line.words for line, role in zip(lines, roles, strict=True) if role == "body")
    above, passed = 0.0, 0
    for place, line in enumerate(lines):
        comments = "comments" in line.kinds
        enough = "end" in line.kinds and line.words <= _SHORT and above > _ABOVE["comments" if comments else "end"] * total
        if enough and (comments or passed >= _MARKS or not _goes_on(lines, roles, place)):
            roles[place:] = ["furniture"] * (len(lines) - place)
            return
        passed += enough
        above += line.words if roles[place] == "body" else 0


def _goes_on(lines: Sequence[Line], roles: Sequence[Role], place: int) -> bool:
    """Whether the body below a place speaks of what the body above speaks of, about as much as that does in itself."""
    parts = [
        [find_matter(line.text) for line, role in pairs if role == "body" and line.words >= _LONG]
        for pairs in (list(zip(lines[:place], roles[:place], strict=True)), list(zip(lines[place:], roles[place:], strict=True)))
    ]
    seen = Counter(word for matter in parts[0] for word in matter)
    if not parts[0] or not parts[1]:
        return False
    within = _share(parts[0], lambda word: seen[word] > 1)
    return _share(parts[1], lambda word: seen[word] > 0) >= _SAME * within


def _share(parts: Sequence[set[str]], again: Callable[[str], bool]) -> float:
    """The share of words that come again, over lines."""
    shares = [sum(map(again, words)) / len(words) for words in parts if words]
    return sum(shares) / len(shares) if shares else 0.0


def mark_notices(lines: Sequence[Line], roles: list[Role]) -> None:
    """Notices inside a body: advertisement marks, pointers to other stories with their headlines, comment and browser notices."""
    for place, line in enumerate(lines):
        if roles[place] == "body" and any(is_notice(line) for is_notice in NOTICES.values()):
            roles[place] = "furniture"
        if roles[place] == "furniture" and "pointer" in line.kinds and line.words <= 3 and place + 1 < len(lines):
            below = lines[place + 1]
            if below.words <= 25 and _OPEN_END.search(below.text):
                roles[place + 1] = "furniture"


def is_wall(line: Line) -> bool:
    """Whether a line asks for a subscription or a login where the text goes on; what is quoted is said by somebody."""
    return "wall" in line.kinds and not _SPOKEN.search(line.text)


NOTICES: Final[dict[str, Callable[[Line], bool]]] = {
    "worded like a notice": lambda line: line.words <= _SHORT and bool(line.kinds & {"ad", "pointer", "comments", "browser"}),
    "a whole line of a share or subscription bar": lambda line: line.words <= 5 and bool(line.kinds & {"share", "subscribe"}),
    "a notice that runs on": lambda line: line.words <= _CAPTION_WORDS * 2 and "notice" in line.kinds,
    "a headline that sends the reader on": lambda line: line.words <= _HEADLINE and "onward" in line.kinds,
    "a line that asks for a subscription to read on": lambda line: line.words <= _CAPTION_WORDS and is_wall(line),
    "a headline in capitals": lambda line: line.words >= 6 and line.text.isupper() and bool(_OPEN_END.search(line.text)),
    "the page's own code": lambda line: bool(_TAG.match(line.text)),
}


def mark_captions(lines: Sequence[Line], roles: list[Role]) -> None:
    """Captions and photo credits, and the line right above a bare credit, which is its caption."""
    inside = [place for place, role in enumerate(roles) if role == "body"]
    first, last = (inside[0], inside[-1]) if inside else (0, -1)
    for place, line in enumerate(lines):
        credited = "caption" in line.kinds or _CREDITED.search(line.text) or _CREDITED_FIRST.match(line.text)
        pointer = "pointer" in line.kinds and line.words <= _SHORT
        if not credited or pointer or line.words > _CAPTION_WORDS:
            continue
        near = not inside or first - 6 <= place <= last + 6
        roles[place] = "caption" if near and line.words > 3 else "furniture"
        above = lines[place - 1] if place else line
        if line.words <= 8 and line.gap == 0 and near and above.gap > 0 and above.words <= 60 and not _is_dateline(above):
            roles[place - 1] = "caption"


def mark_signed_captions(lines: Sequence[Line], roles: list[Role]) -> None:
    """A short line between two of the text that looks unlike text and ends in names is a caption: "Divers wait on Friday. (Meridian)"."""
    for place in [place for place, role in enumerate(roles) if role == "body"][1:-1]:
        line = lines[place]
        bracketed = line.text[-1] in ")]" and any(name in line.signs for name in _IN_NAMES)
        if line.words <= _SIGNED and line.alone < 0 and (bracketed or "a name behind its end" in line.signs):
            roles[place] = "caption"


def mark_galleries(lines: Sequence[Line], roles: list[Role]) -> None:
    """The lines of a gallery are captions; the label and the counter that they share are taken off them."""
    for run in find_galleries(lines):
        for place, words in zip(run, strip_shared([lines[place].text for place in run]), strict=True):
            lines[place].text = words
            roles[place] = "caption" if words else "furniture"
        mark_heads(lines, roles, run[0])
    drop_last_gallery(lines, roles)


def drop_last_gallery(lines: Sequence[Line], roles: list[Role]) -> None:
    """A gallery in one line behind the text is of the page, and so are its titles where they are listed below it. One within the text shows
    what that tells."""
    body = [place for place, role in enumerate(roles) if role == "body"]
    first = next((place for place in reversed(body) if is_whole_gallery(lines[place].text)), None)
    behind = [place for place in body if first is not None and place > first]
    if first is None or any(lines[place].long and lines[place].closed for place in behind):
        return
    gallery = fold(lines[first].text)
    for place in (first, *behind):
        if fold(lines[place].text) in gallery:
            roles[place] = "furniture"


def mark_heads(lines: Sequence[Line], roles: list[Role], first: int) -> None:
    """The head of a gallery, right above its `first` line: where two short lines say the same, both are it ("Karst in pictures", "Show all:
    Karst in pictures")."""
    heads = [
        place for place in range(max(0, first - _HEADS), first) if lines[place].words <= _SHORT and _OPEN_END.search(lines[place].text)
    ]
    said = [fold(lines[place].text) for place in heads]
    if len(said) == _HEADS and (said[0] in said[1] or said[1] in said[0]):
        for place in heads:
            roles[place] = "furniture"


def mark_left_over(lines: Sequence[Line], roles: list[Role]) -> None:
    """Captions that stand among the text in rows, without a mark at their end."""
    for place in find_left_over(lines, [place for place, role in enumerate(roles) if role == "body"]):
        roles[place] = "caption"


def keep_stub(lines: Sequence[Line], roles: list[Role]) -> None:
    """A report of a sentence or two never outweighs its page. Where no line was left as body, the few that are closed like
    sentences and worded like no notice are; of a page of hardly more than one line
    and no notices, the longest."""
    if "body" in roles or roles.count("caption") > 1:
        return
    free = [place for place, line in enumerate(lines) if not line.kinds - _STUB_KINDS and line.words > 2]
    said = [place for place in free if lines[place].words >= _STUB_WORDS and not _OPEN_END.search(lines[place].text)]
    if not said and 0 < len(free) == len(lines) <= _STUB_LINES:
        said = [max(free, key=lambda place: lines[place].words)]
    for place in said if len(said) <= _STUB_LINES else ():
        roles[place] = "body"


def mark_credits(lines: Sequence[Line], roles: list[Role]) -> None:
    """Lines that credit others with the story; on a page's other stories they do not count, so only near the body."""
    inside = [place for place, role in enumerate(roles) if role == "body"]
    for place, line in enumerate(lines):
        owned = roles[place] == "body" and line.words <= _HEADLINE and _RIGHTS.search(line.text)
        if ("credit" in line.kinds or owned) and line.words <= _CAPTION_WORDS and inside and inside[0] <= place <= inside[-1] + 4:
            roles[place] = "credit"


def mark_biographies(lines: Sequence[Line], roles: list[Role]) -> None:
    """What is said of the author, in the last lines of a body or just behind it."""
    inside = [place for place, role in enumerate(roles) if role == "body"]
    if len(inside) < 3:
        return
    top = [line.text for line in lines[: inside[0] + 3] if line.words <= _SHORT]
    for place in range(min(len(lines), inside[-1] + 4) - 1, inside[-3] - 1, -1):
        line = lines[place]
        if line.words > 6 and ("biography" in line.kinds or _is_about_author(lines[place - 1], line, top)):
            roles[place] = "biography"
        elif line.words > _SHORT and "about" in line.kinds and not _SPOKEN.search(line.text):
            roles[place] = "furniture"


def _is_about_author(above: Line, line: Line, top: Sequence[str]) -> bool:
    """Whether a line stands under the name of a person whom the top of the page names too, and speaks of that person."""
    name = re.search(r"[A-ZÀ-Þ][\w'’-]+ (?:[A-Z]\.? )?[A-ZÀ-Þ][\w'’-]+$", above.text)
    return above.words <= 4 and name is not None and name[0] in line.text and any(name[0] in other for other in top)


def mark_repeats(lines: Sequence[Line], roles: list[Role]) -> None:
    """A line that stands twice in the body is read once: a standfirst gives way to the text, a pull quote too."""
    seen: dict[str, int] = {}
    body = [place for place, role in enumerate(roles) if role == "body"]
    for place in body:
        said = fold(lines[place].text)
        if said in seen and lines[place].words > 4:
            earlier = seen[said]
            roles[earlier if earlier in body[:2] else place] = "furniture"
        seen[said] = place


def mark_pullquotes(lines: Sequence[Line], roles: list[Role]) -> None:
    """What the text says again in large letters is kept beside it."""
    for place in find_pullquotes(lines, [place for place, role in enumerate(roles) if role == "body"]):
        roles[place] = "pullquote"


def mark_tickers(lines: Sequence[Line], roles: list[Role]) -> None:
    """Lines that begin with a clock time, in runs: headlines with times are other stories; in a live report, within or next
    to the body, they are its text."""
    inside = [place for place, role in enumerate(roles) if role == "body"]
    for place, live in find_tickers(lines).items():
        if not live:
            roles[place] = "furniture"
        elif inside and inside[0] <= place <= inside[-1] and not lines[place].kinds & {"comments", "legal"}:
            roles[place] = "body"


def trim_edges(lines: Sequence[Line], roles: list[Role]) -> None:
    """A body neither begins with a date or a byline nor ends with a heading or a menu."""
    inside = [place for place, role in enumerate(roles) if role == "body"]
    top = [place for place in inside[:10] if _is_dateline(lines[place])]
    for place in inside[: inside.index(top[-1]) + 1] if top else ():
        if lines[place].alone <= 0 or lines[place].words < 8 or place in top:
            roles[place] = "furniture"
    for place in inside[:-4:-1]:
        line = lines[place]
        # "“…” — Name" ends openly and is said, no heading.
        if line.alone > 0 or line.words > _SHORT or not _OPEN_END.search(line.text) or "begins with a quotation" in line.signs:
            break
        roles[place] = "furniture"


def _is_dateline(line: Line) -> bool:
    """Whether a short line says who wrote or when, in full; a sentence of the text does not,
    nor does the line under a quoted post ("— Name, date")."""
    closed = bool(re.search(r"[^.][a-z\"'”’][.!?…]$", line.text)) and "byline" not in line.kinds
    closed |= line.words > _DATE and line.closed and line.text[-2:-1].isdigit() and "byline" not in line.kinds
    # Boxes set side by side, or strokes between what it says.
    parted = "separators in it" in line.signs or "words run together, long" in line.signs
    if line.words > (_HEADLINE if parted else _SHORT) or closed or line.text.startswith(("—", "–", "-")):
        return False
    # "From the keeper came this:" leads over to the next line.
    if line.words > _LABEL and line.text[-1] in ":：":
        return False
    dated = is_dated(line) or (parted and line.date is not None)
    return "byline" in line.kinds or (dated and bool(_DATED.search(line.text)))
