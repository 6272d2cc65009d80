"""Plain text without its page furniture: menus, teasers, forms and footers out, captions and credits to their own fields."""

import re
from collections.abc import Mapping, Sequence

from legation.intake import limits
from legation.intake.chrome_lines import Line, note_own, note_place, split_lines
from legation.intake.chrome_weights import ALONE, PLACED
from legation.intake.draft import Draft
from legation.intake.facts import find_facts, put_credit
from legation.intake.language import find_language
from legation.intake.wording import wording
from legation.records.lexicon import Lexicon

# What it takes to go from body to furniture or back, in the log-odds of the table: one clear reason. Fitted with the weights.
SWITCH = 1.0


def clean(text: str, draft: Draft, lexicons: Mapping[str, Lexicon]) -> None:
    """Put the body of a page into the draft, and what stands around it into the draft's other fields.

    The order: mend the split initial, weigh every line, choose the runs of body, take captions, credits and pointers out
    of them, read title, byline and date off what stands before.
    """
    lines = split_lines(mend_initial(text, draft), limits.LINES)
    weigh_lines(lines, lexicons)
    keep = choose_body(lines)
    keep = put_aside(lines, keep, draft)
    keep = find_facts(lines, keep, draft, lexicons)
    draft.text = "\n\n".join(line.text for line, kept in zip(lines, keep, strict=True) if kept)


def mend_initial(text: str, draft: Draft) -> str:
    """The one allowed repair: a single capital on a line of its own joined to the small letters of the next line with text."""

    def join(hit: re.Match[str]) -> str:
        draft.repairs.append(f"The split initial {hit[1]!r} was joined to {hit[2]!r}.")
        return hit[1] + hit[2]

    return re.sub(r"(?m)^[ \t]*([A-ZÀ-Þ])[ \t]*\n\s{0,8}?(?<=\n)[ \t]*([a-zà-ÿ]+(?=[ ,’']))", join, text, count=1)


def weigh_lines(lines: Sequence[Line], lexicons: Mapping[str, Lexicon]) -> None:
    """Score every line by the two tables of reasons: what it is alone, then where it stands."""
    longest = sorted((line.text for line in lines), key=len)[-10:]
    note_own(lines, wording(lexicons), find_language("\n".join(longest)))
    for line in lines:
        line.alone = ALONE["always"] + sum(ALONE.get(reason, 0.0) for reason in line.reasons)
    note_place(lines)
    for line in lines:
        line.score = PLACED["always"] + sum(PLACED.get(reason, 0.0) for reason in line.reasons)


def choose_body(lines: Sequence[Line], switch: float = SWITCH) -> list[bool]:
    """Which lines are body: the choice with the highest sum of scores when every change between body and furniture costs `switch`."""
    out, inside = 0.0, 0.0
    steps: list[tuple[bool, bool]] = []
    for place, line in enumerate(lines):
        cost = switch if place else 0.0
        steps.append((inside - cost > out, inside >= out - cost))
        out, inside = max(out, inside - cost), max(inside, out - cost) + line.score
    keep: list[bool] = []
    state = inside > out
    for from_inside_to_out, from_inside_to_inside in reversed(steps):
        keep.append(state)
        state = from_inside_to_inside if state else from_inside_to_out
    return keep[::-1]


# Furniture that may stand in the middle of a body: a short line worded like one of these is never body.
_NEVER = {"ad", "pointer", "comments", "browser"}
_SHORT = 16
# Captions run to a few sentences; longer than this it is text that mentions a picture.
_CAPTION_WORDS = 90


def put_aside(lines: Sequence[Line], keep: Sequence[bool], draft: Draft) -> list[bool]:
    """Captions, credits and pointers to other stories, taken out of the body; what a reader may want goes to its field."""
    chosen = list(keep)
    first = keep.index(True) if True in keep else len(lines)
    last = len(lines) - 1 - list(reversed(keep)).index(True) if True in keep else -1
    for place, line in enumerate(lines):
        if "caption" in line.kinds and line.words <= _CAPTION_WORDS:
            chosen[place] = False
            if line.words > 4 and first - 6 <= place <= last + 6 and line.text not in draft.captions:
                draft.captions.append(line.text)
        elif "credit" in line.kinds and (keep[place] or place > first) and line.words <= _CAPTION_WORDS:
            chosen[place] = False
            put_credit(draft, line.text)
        elif keep[place] and line.words <= _SHORT and line.kinds & _NEVER:
            chosen[place] = False
            _drop_pointed(lines, chosen, place)
        elif "biography" in line.kinds and place > first and place >= last - 3 and line.words > 6:
            chosen[place] = False
            draft.biography.append(line.text)
    return chosen


def _drop_pointed(lines: Sequence[Line], chosen: list[bool], place: int) -> None:
    """A pointer alone on its line ("Read more") points to the headline on the next: that is another story's."""
    if "pointer" in lines[place].kinds and lines[place].words <= 3 and place + 1 < len(lines):
        below = lines[place + 1]
        if below.words <= 25 and not re.search(r"[.!?…。]\W*$", below.text):
            chosen[place + 1] = False
