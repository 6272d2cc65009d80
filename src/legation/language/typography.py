"""How words are shown: on one line, with hidden characters made visible, spaced as print is; days and counts in words."""

import re
from collections.abc import Sequence

from legation.records.brief import Brief, Cited, Part, Source

# How an outlet is called whose name is masked, and a page without a name of any kind.
MASKED_OUTLET, UNNAMED_PAGE = "Outlet {}", "page {}"
# A report of which no other is known to stand behind it, and one that credits another for some of its words.
OWN, IN_PART, NOT_NAMED = "no other found", "in part from others", "not named"
# What is counted by its upper end: two newsrooms that stand apart may still be one.
AT_MOST = ("origins",)
# What a version says that takes back what the one before told.
CORRECTED = "{} of version {} rested on what proved false and is taken back or told anew."
WITHDRAWN_TITLE, WITHDRAWN = "Withdrawn", "This brief is withdrawn: what it rested on proved false."
# The title of a report that a partner's answer or question becomes.
ANSWERED, ASKED = "Answer: {}", "Question: {}"
# The subject of an invitation that leaves as a message, and what it says where nothing is on the agenda yet.
INVITED, INVITING = "Invitation: {}", "You are invited. The invitation is attached."
CANCELLING = "The meeting is cancelled."
# A letter without a title of its own.
UNTITLED = "your briefs"
# How to read the page, under it and in every form that people read.
LEGEND = (
    "Words in quotation marks are a report’s, to the character; “quoted” marks those that are the speaker’s own; "
    "a number leads to where they stand. All other words are fixed phrases filled with names, numbers and days: "
    "no sentence was written by a language model. Grades follow the Admiralty code, a letter for the source, a digit for the "
    "information; F and 6 mean that there is no basis to judge."
)
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
PLURALS = {"party": "parties", "further party": "further parties", "further story": "further stories"}

# Characters that change what a reader sees without being seen: controls, marks of direction, invisible separators, blank letters, tags
# and halves of characters (Unicode's default-ignorable code points). What scripts need stays where they need it: joiners but between
# Latin letters, the soft hyphen, variation marks behind a sign or an ideograph.
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff"
    "\uffa0\ufff0-\ufffb\ud800-\udfff\U0001bca0-\U0001bca3\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"
    "|(?<=[A-Za-z])[\u200c\u200d](?=[A-Za-z])"
    "|(?<![^\\w\\s])[\ufe00-\ufe0f](?![\u20e3])|(?<![\u3400-\u9fff\U00020000-\U0003ffff])[\U000e0100-\U000e01ef]"
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
    """A part as plain words: those of a report, or ours as they were set."""
    return show_words(part.words)


def spaced(parts: Sequence[Part]) -> list[tuple[str, Part]]:
    """Each part with the space that belongs before it: none at the start, after an opening bracket or before punctuation."""
    made: list[tuple[str, Part]] = []
    for number, part in enumerate(parts):
        before = made[-1][1] if number else None
        closes = not isinstance(part, Cited) and show_part(part)[:1] in (",", ";", ":", ")", "]", ".")
        opens = before is not None and not isinstance(before, Cited) and show_part(before).endswith(("(", "["))
        made.append(("" if before is None or closes or opens else " ", part))
    return made


def show_count(number: str, noun: str) -> str:
    """A number with its noun: 1 report, 3 reports."""
    return f"{number} {noun if number == '1' else PLURALS.get(noun, noun + 's')}"


def show_counted(noun: str, number: int) -> tuple[str, str, str]:
    """What the head of a brief counts, in three parts: what bounds the number, the number, the noun."""
    return ("at most" if noun in AT_MOST and number > 1 else "", *show_count(str(number), noun.removesuffix("s")).split(" ", 1))  # type: ignore[return-value]  # two parts


def show_origin(brief: Brief, source: Source) -> str:
    """Where a report goes back to, as the table of sources says it. Of one that goes back to no other it says no more than is known."""
    if source.origin is None:
        return NOT_NAMED
    if source.origin != source.outlet:
        return source.origin
    others = any(edge.child == source.report and edge.parent not in (source.report, source.origin) for edge in brief.edges)
    return IN_PART if others else OWN


def show_day(iso: str) -> str:
    """An ISO day, month or year in words: 24 May 2023, May 2023, 2023."""
    year, *rest = iso.split("-")
    if not rest:
        return year
    month = MONTHS[int(rest[0]) - 1]
    return f"{int(rest[1])}\u00a0{month} {year}" if len(rest) > 1 else f"{month} {year}"


def show_range(first: str, last: str) -> str:
    """Two ISO days in words, without saying month or year twice: 11–12 July 2023."""
    if first == last:
        return show_day(first)
    one, other = first.split("-"), last.split("-")
    if len(one) == len(other) == 3 and one[:2] == other[:2]:
        return f"{int(one[2])}–{show_day(last)}"
    if len(one) == len(other) > 1 and one[0] == other[0]:
        return f"{show_day(first).removesuffix(' ' + one[0])} – {show_day(last)}"
    return f"{show_day(first)} – {show_day(last)}"


def join(words: list[str]) -> str:
    """A, B and C."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
