"""Lines that were broken to a width, joined again to paragraphs."""

import re
from collections.abc import Sequence
from itertools import pairwise

# Widths that programs break lines to: e-mail 72 to 80, columns of a PDF about 45, terminals up to 132.
_NARROW, _WIDE = 35, 135
_ENDS = re.compile(r"[.!?…:;。！？\"”’»)\]]\s*$")


def unwrap(text: str) -> str:
    """A text with the lines of each wrapped block joined. A block is wrapped if its lines but the last reach most of the text's
    width and most break off in the middle of a sentence; any other block keeps its lines."""
    blocks = re.split(r"\n[ \t]*\n\s*", text)
    inner = [len(line.rstrip()) for block in blocks for line in block.split("\n")[:-1]]
    width = max(inner, default=0)
    if not _NARROW <= width <= _WIDE:
        return "\n\n".join(blocks)
    return "\n\n".join(_join(block.split("\n"), width) for block in blocks)


def _join(lines: Sequence[str], width: int) -> str:
    above = lines[:-1]
    if not above or sum(not _ENDS.search(line) for line in above) * 2 <= len(above) or len(lines[0].rstrip()) < 0.6 * width:
        return "\n".join(lines)
    made = lines[0].strip()
    for before, line in pairwise(lines):
        # A short line closed like a sentence ends its paragraph even without an empty line.
        ended = len(before.rstrip()) < 0.75 * width and _ENDS.search(before)
        hyphen = made.endswith(("\u00ad", "-")) and re.match(r"[a-zà-ÿ]", line.strip()) and not ended
        made = made[:-1] + line.strip() if hyphen else made + ("\n\n" if ended else " ") + line.strip()
    return made
