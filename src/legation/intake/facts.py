"""What the lines around a body say of it: title, byline, dateline, day and outlet, each where it belongs."""

from collections.abc import Mapping, Sequence

from legation.intake.chrome_lines import Line, find_heading
from legation.intake.days import find_day
from legation.intake.draft import Draft
from legation.records.lexicon import Lexicon


def find_facts(lines: Sequence[Line], keep: Sequence[bool], draft: Draft, lexicons: Mapping[str, Lexicon]) -> list[bool]:
    """Fill the draft's facts from what stands around the body; returns which lines are body after that."""
    chosen = list(keep)
    first = keep.index(True) if True in keep else 0
    heading = find_heading(lines, first)
    if heading is not None:
        draft.put("title", lines[heading].text, "line above the text")
    draft.put("published", find_day("\n".join(line.text for line in lines[max(0, first - 12) : first])), "line above the text")
    return chosen


def put_credit(draft: Draft, words: str) -> None:
    """Keep a line that credits others with the story, once."""
    if words not in draft.credit:
        draft.credit.append(words)
