"""Which signs our fonts have: what none of them has would be printed as an empty box, or as nothing."""

import re
import struct
from functools import cache
from importlib.resources import files
from typing import Any

# Not drawn, and no font's business.
BLANK = frozenset({0x09, 0x0A, 0x20, 0xA0, 0x202F, 0x3000, 0xAD, 0x200B, 0x200C, 0x200D})


def show_missing(words: str) -> str:
    """Words in which every sign that no font of ours has is its code in brackets, so that nothing is lost without a trace."""
    return missing().sub(lambda found: f"[U+{ord(found.group()):04X}]", words)


@cache
def missing() -> re.Pattern[str]:
    """What finds a sign that no font of ours has."""
    known = sorted(set(BLANK).union(*(read_signs(font.read_bytes()) for font in find_fonts())))
    runs: list[list[int]] = []
    for sign in known:
        if runs and runs[-1][1] == sign - 1:
            runs[-1][1] = sign
        else:
            runs.append([sign, sign])
    inside = "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in runs)
    return re.compile(f"[^{inside}]")


def find_fonts() -> list[Any]:
    """Our fonts, in the order of their names."""
    return sorted(
        (one for one in (files("legation.release.forms") / "fonts").iterdir() if one.name.endswith((".ttf", ".otf"))),
        key=lambda one: one.name,
    )


def read_signs(font: bytes) -> set[int]:
    """The code points that a font has a glyph for (its table cmap, formats 4 and 12: OpenType 1.9, chapter cmap)."""
    (tables,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4sLLL", font, 12 + 16 * number) for number in range(tables))
    (start,) = [offset for tag, _, offset, _ in records if tag == b"cmap"]
    (parts,) = struct.unpack_from(">H", font, start + 2)
    signs: set[int] = set()
    for number in range(parts):
        _, _, offset = struct.unpack_from(">HHL", font, start + 4 + 8 * number)
        (form,) = struct.unpack_from(">H", font, start + offset)
        if form == 12:
            (groups,) = struct.unpack_from(">L", font, start + offset + 12)
            for group in range(groups):
                first, last, _ = struct.unpack_from(">LLL", font, start + offset + 16 + 12 * group)
                signs.update(range(first, last + 1))
        elif form == 4:
            (twice,) = struct.unpack_from(">H", font, start + offset + 6)
            ends = struct.unpack_from(f">{twice // 2}H", font, start + offset + 14)
            firsts = struct.unpack_from(f">{twice // 2}H", font, start + offset + 16 + twice)
            for first, last in zip(firsts, ends, strict=True):
                signs.update(range(first, last + 1))
    return signs - {0xFFFF}
