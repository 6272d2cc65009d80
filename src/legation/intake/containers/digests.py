"""A letter of several reports, each under a heading of its own and with its own address: told by rules between them, or by a list of
their headings at the top, in any language.
"""

import re

from attrs import frozen

# A rule between two reports: a row of one sign, or a few stars.
_RULE = re.compile(r"\s*(?:([-=_*~#+])\1{4,}|(?:[*#~•·] ?){3,})\s*")
_ADDRESS = re.compile(r"\s*(?:[^\W\d_][^\n:：]{0,30}[:：]\s*)?[<(\[]?(https?://[^\s<>()\[\]]+)[>)\]]?\s*")
# Only where the line begins: looked for everywhere, a line of a hundred thousand blanks took minutes.
_NUMBER = re.compile(r"\A\s*(?:\d{1,2}[.):]|[-*•–])\s+")
# Words of a heading at most, and of a report at least; reports of a letter.
_HEADING, _REPORT, _MOST = 20, 20, 100


@frozen
class Piece:
    """One report of a letter: its heading, its address, its text."""

    heading: str
    address: str
    text: str


def find_pieces(text: str) -> tuple[str, tuple[Piece, ...]]:
    """What stands around the reports of a letter, and the reports; none where it is not a letter of several."""
    lines = text.split("\n")
    for places in (_by_rules(lines), _by_list(lines)):
        blocks = [lines[start:end] for start, end in zip(places, [*places[1:], len(lines)], strict=False)]
        made = [_make(block) for block in blocks[:_MOST]]
        pieces = tuple(piece for piece in made if piece is not None)
        if len(pieces) > 1:
            left = [lines[: places[0]], *(block for block, piece in zip(blocks, made, strict=False) if piece is None)]
            return "\n".join(line for block in left for line in block if not _RULE.fullmatch(line)).strip(), pieces
    return text, ()


def _by_rules(lines: list[str]) -> list[int]:
    """Where a block begins that a rule parts from the one before."""
    rules = [place for place, line in enumerate(lines) if _RULE.fullmatch(line)]
    return [0, *(place + 1 for place in rules)] if rules else []


def _by_list(lines: list[str]) -> list[int]:
    """Where headings stand that were listed at the top."""
    bare = [_NUMBER.sub("", line).strip().casefold() for line in lines]
    places: dict[str, list[int]] = {}
    for place, words in enumerate(bare):
        if 1 < len(words.split()) <= _HEADING or (len(words) > 5 and not words.isascii()):
            places.setdefault(words, []).append(place)
    twice = sorted((where[0], where[1]) for where in places.values() if len(where) == 2)
    # A list, then its reports in the same order; other lines may stand twice below.
    first = min((later for _, later in twice), default=0)
    heads = [later for earlier, later in twice if earlier < first]
    return heads if len(heads) > 1 and heads == sorted(heads) else []


def _make(block: list[str]) -> Piece | None:
    """A block as a report: a short heading on top, an address on a line of its own, enough words."""
    said = [line for line in block if line.strip() and not _RULE.fullmatch(line)]
    if len(said) < 2:
        return None
    heading = _NUMBER.sub("", said[0]).strip()
    addresses = [hit[1] for line in said[1:] if (hit := _ADDRESS.fullmatch(line)) is not None]
    text = "\n".join(line for line in block[block.index(said[0]) + 1 :] if _ADDRESS.fullmatch(line) is None).strip("\n")
    if len(addresses) != 1 or _ADDRESS.fullmatch(said[0]) or len(heading.split()) > _HEADING or len(heading) > 200:
        return None
    # Scripts without blanks have no words to count.
    return Piece(heading, addresses[0], text) if len(text.split()) >= _REPORT or (len(text) > 3 * _REPORT and not text.isascii()) else None
