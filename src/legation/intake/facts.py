"""What the lines around a body say of it: title, byline, dateline, day and outlet, each where it belongs."""

from collections.abc import Mapping, Sequence

from legation.intake.chrome_lines import Line, find_heading
from legation.intake.chrome_roles import Role
from legation.intake.days import find_day
from legation.intake.draft import Draft
from legation.records.lexicon import Lexicon


def find_facts(lines: Sequence[Line], roles: list[Role], draft: Draft, lexicons: Mapping[str, Lexicon]) -> None:
    """Fill the draft's facts from what stands around the body."""
    first = roles.index("body") if "body" in roles else 0
    heading = find_heading(lines, first)
    if heading is not None:
        draft.put("title", lines[heading].text, "line above the text")
    draft.put("published", find_day("\n".join(line.text for line in lines[max(0, first - 12) : first])), "line above the text")
    draft.captions.extend(line.text for line, role in zip(lines, roles, strict=True) if role == "caption")
    draft.credit.extend(line.text for line, role in zip(lines, roles, strict=True) if role == "credit")
    draft.biography.extend(line.text for line, role in zip(lines, roles, strict=True) if role == "biography")
