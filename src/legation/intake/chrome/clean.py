"""Plain text without its page furniture: menus, teasers, forms and footers out, captions and credits to their own fields."""

import re
from collections.abc import Mapping, Sequence

from legation.intake import limits
from legation.intake.chrome import weights
from legation.intake.chrome.embargo import find_embargoes, tell_embargo
from legation.intake.chrome.facts import find_facts
from legation.intake.chrome.lines import Line, note_own, split_lines
from legation.intake.chrome.neighbours import find_stretch, note_place
from legation.intake.chrome.roles import Role, choose_roles, is_wall, keep_stub
from legation.intake.chrome.weights import Tables, sum_up
from legation.intake.chrome.wording import wording
from legation.intake.form import find_language
from legation.intake.paper import Draft
from legation.language.language import Language

# What it takes to go from body to furniture or back, in the log-odds of the table: one clear sign. Chosen where sites were left out.
SWITCH = 1.5

# Between two paragraphs.
_BREAK = "\n\n"


# What it speaks for the body of a text that somebody set apart from its page, under header lines or in a field of its own: it has been
# cleaned once, as a rule, so that a line must look like furniture by more than one clear sign to go.
LEANING = 2.5
# Lines below the last of a text in which a page asks for a subscription.
_NEAR = 3
WALL = "The page asks for a subscription or a login to read on; what it shows may be the beginning only."
# How much of a passage a note quotes that it was left out.
_QUOTED = 60


def clean(text: str, draft: Draft, languages: Mapping[str, Language], trusted: bool = False, leaning: float = 0.0) -> None:
    """Put the body of a page into the draft, and what stands around it into the draft's other fields.

    The order: mend the split initial, weigh every line, choose the runs of body, take captions, credits and pointers out
    of them, read title, byline and date off what stands before. A `trusted` text was told from its page by other means:
    its lines are body but for captions, credits and notices; `leaning` is added to the score of every line. Passages that read like
    a report's and were left out all the same are noted.
    """
    lines = part_embargoes(split_lines(mend_initial(text, draft), limits.LINES), draft, languages)
    weigh_lines(lines, languages, weights.TABLES)
    for line in lines:
        line.score += leaning
    roles = choose_roles(lines, [True] * len(lines) if trusted else choose_body(lines))
    keep_stub(lines, roles)
    find_facts(lines, roles, draft, languages)
    put_body(lines, roles, draft)
    note_left_out(lines, roles, draft)
    note_wall(lines, roles, draft)
    if not draft.text and len(draft.captions) > 1:
        draft.text = _BREAK.join(draft.captions)
        draft.captions.clear()
        draft.notes.append("The page holds pictures only; their captions were taken as its text.")


def put_body(lines: Sequence[Line], roles: Sequence[Role], draft: Draft) -> None:
    """The lines of the body as paragraphs of the draft, and where lines between two of them were left out."""
    paragraphs: list[str] = []
    gaps: list[int] = []
    length, parted = 0, False
    for line, role in zip(lines, roles, strict=True):
        if role != "body":
            parted = True
            continue
        if parted and paragraphs:
            gaps.append(length)
        paragraphs.append(line.text)
        length, parted = length + len(line.text) + len(_BREAK), False
    draft.text, draft.gaps = _BREAK.join(paragraphs), gaps


def note_left_out(lines: Sequence[Line], roles: Sequence[Role], draft: Draft) -> None:
    """Say which passages were left out that read like text of a report by themselves: teasers mostly, now and then more."""
    said = {draft.title, draft.byline, *draft.captions, *draft.pullquotes, *draft.biography}
    left = [
        line.text
        for line, role in zip(lines, roles, strict=True)
        if role == "furniture" and line.alone > 0 and line.long and line.closed and line.text not in said and not is_wall(line)
    ]
    if left and draft.text:
        first = left[0] if len(left[0]) <= _QUOTED else f"{left[0][:_QUOTED].rstrip()}…"
        more = f" and {len(left) - 1} more passages" if len(left) > 1 else ""
        draft.notes.append(f"Left out, as what stands around a report: “{first}”{more}.")


def note_wall(lines: Sequence[Line], roles: Sequence[Role], draft: Draft) -> None:
    """Say that a text ends at a line that asks for a subscription to read on."""
    last = max((place for place, role in enumerate(roles) if role == "body"), default=len(lines))
    if any(map(is_wall, lines[last + 1 : last + 1 + _NEAR])):
        draft.notes.append(WALL)


def part_embargoes(lines: list[Line], draft: Draft, languages: Mapping[str, Language]) -> list[Line]:
    """The lines without those that put the text under an embargo, which are noted."""
    places = set(find_embargoes([line.text for line in lines], languages))
    for place in sorted(places):
        note = tell_embargo(lines[place].text)
        if note not in draft.notes:
            draft.notes.append(note)
    return [line for place, line in enumerate(lines) if place not in places]


def mend_initial(text: str, draft: Draft) -> str:
    """The one allowed repair: a single capital on a line of its own joined to the small letters of the next line with text."""

    def join(hit: re.Match[str]) -> str:
        draft.repairs.append(f"The split initial {hit[1]!r} was joined to {hit[2]!r}.")
        return hit[1] + hit[2]

    return re.sub(r"(?m)^[ \t]*([A-ZÀ-Þ])[ \t]*\n\s{0,8}?(?<=\n)[ \t]*([a-zà-ÿ]+(?=[ ,’']))", join, text, count=1)


def weigh_lines(lines: Sequence[Line], languages: Mapping[str, Language], tables: Tables) -> None:
    """Score every line by two tables of signs: what it is alone, then what stands around it."""
    longest = sorted((line.text for line in lines), key=len)[-10:]
    note_own(lines, wording(languages), find_language("\n".join(longest)))
    for line in lines:
        line.alone = tables.alone["always"] + sum_up(line.signs, tables.alone)
    note_place(lines)
    for line in lines:
        line.score = tables.placed["always"] + sum_up(line.signs, tables.placed)


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
    keep.reverse()
    if not any(keep):
        # A page of two sentences never outweighs its menus: what looks most like text is better than nothing.
        first, last = find_stretch(lines)
        keep = [first <= place <= last and line.alone > 0 for place, line in enumerate(lines)]
    return keep
