"""Letters that nobody sees but that turn or join others: the library that tells body from page drops them, and a text that runs backwards
would be kept as if it had not."""

import re

from attrs import fields

from legation.intake.paper import Draft

# The controls of direction, and what joins letters or keeps them apart (Unicode's Bidi_Control and Join_Control).
_UNSEEN = re.compile("[\u061c\u200c-\u200f\u202a-\u202e\u2066-\u2069]")
# Tiles of a game stand in for them: no report has them all, and they are no letters.
_TILES = tuple(map(chr, range(0x1F000, 0x1F02C)))


def stand_in(page: str) -> tuple[str, dict[int, str]]:
    """A page with a letter that is seen in the place of each that is not, and what turns them back."""
    unseen = sorted(set(_UNSEEN.findall(page)))
    if not unseen:
        return page, {}
    free = [tile for tile in _TILES if tile not in page]
    there = dict(zip(unseen, free, strict=False))
    return page.translate(str.maketrans(there)), {ord(tile): letter for letter, tile in there.items()}


def turn_back(draft: Draft, back: dict[int, str]) -> None:
    """The unseen letters of a draft again in their places."""
    for fact in fields(Draft) if back else ():
        value = getattr(draft, fact.name)
        if isinstance(value, str):
            setattr(draft, fact.name, value.translate(back))
        elif isinstance(value, list):
            value[:] = [one.translate(back) if isinstance(one, str) else one for one in value]
