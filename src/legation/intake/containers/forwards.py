"""Messages that were forwarded inside the text of another, each below a block of lines that name its sender, its day and its subject.

The block is told by what its lines hold, an address and a day, not by their words, which every mail program writes in its own language.
"""

import re

from attrs import frozen

from legation.intake.days import find_day
from legation.records.report import Day

# A line that leads over to a forwarded message: dashes or underscores with or without words, or words and a colon.
_LEADS = re.compile(r"\s*(?:[-_*=]{5,}.{0,60}|[^\n]{5,60}:|[-_]{2,}[^\n]{3,60}[-_]{2,})\s*$")
_HEAD = re.compile(r"\s*\*{0,2}([^\W\d_][\w .-]{0,18}?)\s?[:：]\*{0,2}[ \t]+(\S.{0,400})$")
# Heads of one block: number, day, sender, to, copies, reply, subject and the like.
_LEAST, _MOST = 3, 9
# Lines looked at; a message with more of them is no letter.
_LINES = 20_000


@frozen
class Forward:
    """One forwarded message: who wrote it, on what, when, and what."""

    sender: str
    subject: str
    when: Day | None
    text: str


def find_forwards(text: str) -> tuple[str, tuple[Forward, ...]]:
    """What stands above the first forwarded message of a text, and the forwarded messages; the whole text and none where it has none."""
    lines = [re.sub(r"^(?:>[ \t]?){1,9}", "", line).rstrip() for line in text.split("\n")[:_LINES]]
    blocks = list(_find_blocks(lines))
    if not blocks:
        return text, ()
    made: list[Forward] = []
    for (_, end, heads), after in zip(blocks, [*blocks[1:], None], strict=True):
        body = "\n".join(lines[end : after[0] if after is not None else len(lines)]).strip("\n")
        made.append(_make(heads, re.sub(r"\n[-_=]{5,}\s*$", "", body).strip("\n")))
    return "\n".join(lines[: blocks[0][0]]).strip(), tuple(one for one in made if one.text.strip())


def _find_blocks(lines: list[str]) -> "list[tuple[int, int, list[str]]]":
    """Each block of heads: the line that leads over to it, the line behind it, what its heads say."""
    found: list[tuple[int, int, list[str]]] = []
    place = 0
    while place < len(lines):
        begin = place
        heads: list[str] = []
        while place < len(lines) and len(heads) < _MOST and (hit := _HEAD.match(lines[place])) is not None:
            heads.append(hit[2].strip())
            place += 1
        led = next((spot for spot in (begin - 1, begin - 2) if spot >= 0 and _LEADS.match(lines[spot])), None)
        near = led is not None and (led == begin - 1 or not lines[begin - 1].strip())
        ended = place == len(lines) or not lines[place].strip()
        if near and led is not None and ended and len(heads) >= _LEAST and any(map(_day, heads)):
            found.append((led, place, heads))
        place = max(place, begin + 1)
    return found


def _day(head: str) -> Day | None:
    return find_day(head) if "@" not in head else None


def _make(heads: list[str], text: str) -> Forward:
    """The heads by what they hold: the first address is the sender's (else the first words), the last words without an address or day are
    the subject."""
    named = [head for head in heads if "@" in head]
    when = next((day for head in heads if (day := _day(head)) is not None), None)
    words = [head for head in heads if "@" not in head and _day(head) is None and not head.isdigit()]
    sender = named[0] if named else words[0] if words else ""
    rest = [head for head in words if head != sender]
    return Forward(sender, rest[-1] if rest else "", when, text)
