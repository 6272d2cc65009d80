"""Which items of a source the officer wants, by the words of their title and address."""

from collections.abc import Sequence

# Scripts written without spaces begin here; their words have no edges that could be looked for.
_EDGELESS = "\u2e80"


def is_wanted(include: Sequence[str], exclude: Sequence[str], title: str | None, address: str | None) -> bool:
    """Whether an item passes: one of `include` is in its title or address (where there are any), and none of `exclude`."""
    said = [words.casefold() for words in (title, address) if words]
    included = not include or any(holds(words, pattern.casefold()) for words in said for pattern in include)
    return included and not any(holds(words, pattern.casefold()) for words in said for pattern in exclude)


def holds(words: str, pattern: str) -> bool:
    """Whether a pattern stands in some words as whole words; ``*`` stands for anything ("nuclear*", "talks*moscow").

    Each piece is looked for once from where the last one ended, so that no pattern can make the search slow.
    """
    pieces = [piece for piece in pattern.split("*") if piece.strip()]
    place = 0
    for number, piece in enumerate(pieces):
        left = number == 0 and not pattern.startswith("*")
        right = number == len(pieces) - 1 and not pattern.endswith("*")
        place = _find(words, piece, place, left, right)
        if place < 0:
            return False
    return bool(pieces)


def _find(words: str, piece: str, place: int, left: bool, right: bool) -> int:
    """The end of the first place where the piece stands, with its edges free where they must be; -1 for none."""
    while (start := words.find(piece, place)) >= 0:
        end = start + len(piece)
        if not (left and _runs_on(words[start - 1 : start], piece[0])) and not (right and _runs_on(words[end : end + 1], piece[-1])):
            return end
        place = start + 1
    return -1


def _runs_on(outside: str, edge: str) -> bool:
    """Whether a word goes on over the edge of a piece."""
    return outside.isalnum() and edge.isalnum() and outside < _EDGELESS and edge < _EDGELESS
