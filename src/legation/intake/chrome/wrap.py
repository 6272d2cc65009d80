"""Lines that were broken to a width, joined again to paragraphs."""

import re
from collections.abc import Sequence
from itertools import pairwise

# Widths that programs break lines to: e-mail 72 to 80, columns of a PDF about 45, terminals up to 132.
_NARROW, _WIDE = 35, 135
_ENDS = re.compile(r"[.!?…:;。！？\"”’»)\]]\s*$")


def unwrap(text: str) -> str:
    """A text with the lines of each wrapped block joined. A block is wrapped if its lines are of nearly equal width and most
    break off in the middle of a sentence; any other block keeps its lines."""
    blocks = re.split(r"(\n[ \t]*\n\s*)", text)
    return "".join(_join(block.split("\n")) if place % 2 == 0 else "\n\n" for place, block in enumerate(blocks))


def _join(lines: Sequence[str]) -> str:
    widths = [len(line.rstrip()) for line in lines[:-1]]
    if len(widths) < 2 or not widths:
        return "\n".join(lines)
    middle = sorted(widths)[len(widths) // 2]
    broken = sum(not _ENDS.search(line) for line in lines[:-1])
    if not _NARROW <= middle <= _WIDE or broken * 2 <= len(widths):
        return "\n".join(lines)
    made = lines[0].strip()
    for before, line in pairwise(lines):
        # A short line closed like a sentence ends its paragraph even without an empty line.
        ended = len(before.rstrip()) < 0.75 * middle and _ENDS.search(before)
        hyphen = made.endswith(("\u00ad", "-")) and re.match(r"[a-zà-ÿ]", line.strip()) and not ended
        made = made[:-1] + line.strip() if hyphen else made + ("\n\n" if ended else " ") + line.strip()
    return made
