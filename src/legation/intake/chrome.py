"""Plain text without its page furniture: menus, teasers, forms and footers out, captions and credits to their own fields."""

import re

from legation.intake.days import find_day
from legation.intake.draft import Draft


def clean(text: str, draft: Draft) -> None:
    """Put the body of a page into the draft, and what stands around it into the draft's other fields."""
    blocks = [block.strip() for block in re.split(r"\n\s*\n|\n", text) if block.strip()]
    if blocks and len(blocks[0]) < 200 and draft.title is None:
        draft.put("title", blocks[0], "first line")
    kept = [block for block in blocks if len(block.split()) > 12 and re.search(r"[.!?…。”\"]\W*$", block)]
    draft.put("published", find_day("\n".join(block for block in blocks if len(block) < 200)), "byline")
    draft.text = "\n\n".join(kept)
