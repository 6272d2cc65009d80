"""Flowed text (RFC 3676): paragraphs that a mail program broke to lines it means to be joined again."""

import re

_QUOTED = re.compile(r">*")


def unflow(text: str, drops_space: bool = False) -> str:
    """The text with its flowed lines joined: a line that ends in a space goes on in the next. `drops_space` (DelSp=yes): that space was put
    there for the break only."""
    made: list[str] = []
    goes_on, depth = False, 0
    for line in text.split("\n"):
        marks = len(_QUOTED.match(line)[0])  # type: ignore[index]
        said = line[marks:]
        # A line that would begin with a space, a mark or "From " was written with a space before it; where lines are cut anywhere, a single
        # space at the head of the next one is the writer's.
        if not (goes_on and drops_space) or said.startswith(("  ", " >", " From ")):
            said = said.removeprefix(" ")
        signature = said in ("-- ", "--")
        soft = said.endswith(" ") and not signature
        words = said[:-1] if soft and drops_space else said
        if goes_on and marks == depth and not signature:
            made[-1] += words
        else:
            made.append(f"{'>' * marks} {words}" if marks else words)
        goes_on, depth = soft, marks
    return "\n".join(made)
