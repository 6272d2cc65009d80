"""What an edited article says otherwise than it did: sentence by sentence, and in the facts beside the text."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from attrs import frozen

from legation.records.ids import instant
from legation.records.report import Report, Span

# A sentence as far as a difference needs it: up to a full stop with what closes it, or to the end of the line.
SENTENCE = re.compile(r"[^.!?。！？\n]*[.!?。！？]+[\"”’»)\]]*|[^.!?。！？\n]+")
FIELDS = ("title", "outlet", "byline", "dateline", "credit", "language")


@frozen
class Edit:
    """One point in which two revisions differ: `where` it is (``text``, ``title``, ``published``, ``captions/0`` …), the words before and
    after (None: there were none), and in the text their addresses in each."""

    where: str
    before: str | None
    after: str | None
    old: Span | None = None
    new: Span | None = None


def difference(one: Report, other: Report) -> list[Edit]:
    """What changed from one revision to another: the facts beside the text, then the text in its order."""
    edits = [
        Edit(name, before, after) for name in FIELDS for before, after in [(getattr(one, name), getattr(other, name))] if before != after
    ]
    days = [(name, instant(getattr(one, name)), instant(getattr(other, name))) for name in ("published", "updated")]
    edits += [Edit(name, before, after) for name, before, after in days if before != after]
    edits += _captions(one, other)
    return edits + _sentences(one, other)


def _captions(one: Report, other: Report) -> list[Edit]:
    before, after = list(one.captions), list(other.captions)
    gone = [Edit(f"captions/{place}", words, None) for place, words in enumerate(before) if words not in after]
    come = [Edit(f"captions/{place}", None, words) for place, words in enumerate(after) if words not in before]
    return gone + come


def _sentences(one: Report, other: Report) -> list[Edit]:
    left, right = _cut(one.text), _cut(other.text)
    old, new = [one.words(span) for span in left], [other.words(span) for span in right]
    # Most edits leave both ends alone; what lies between is short enough to compare closely.
    same = next((place for place, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    room = min(len(old), len(new)) - same
    tail = next((place for place in range(room) if old[-1 - place] != new[-1 - place]), room)
    matcher = SequenceMatcher(None, old[same : len(old) - tail], new[same : len(new) - tail])
    return [
        _edit(one, other, left[same + first : same + last], right[same + start : same + end])
        for kind, first, last, start, end in matcher.get_opcodes()
        if kind != "equal"
    ]


def _edit(one: Report, other: Report, left: Sequence[Span], right: Sequence[Span]) -> Edit:
    old = Span(left[0].start, left[-1].end) if left else None
    new = Span(right[0].start, right[-1].end) if right else None
    return Edit("text", one.words(old) if old else None, other.words(new) if new else None, old, new)


def _cut(text: str) -> list[Span]:
    found = []
    for match in SENTENCE.finditer(text):
        words = match.group()
        start = match.start() + len(words) - len(words.lstrip())
        end = match.end() - len(words) + len(words.rstrip())
        if start < end:
            found.append(Span(start, end))
    return found
