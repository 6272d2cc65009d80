"""Lines that were broken to a width, joined again to paragraphs.

Words that a line's end cut in two: whether the hyphen was the printer's, who needed room, or the writer's ("well-known").
"""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

from attrs import frozen

# A word put together is rarer than its parts by some thousands; a word that is one is not rarer than its halves by more than this, by the
# frequencies of the list ("nonmembers" against "members", "ceasefire" against "fire").
_RARER = 500
# The commonest few thousand words of the list.
_COMMON = 60_000_000
_LAST = re.compile(r"[^\W_]+(?:['’][^\W_]+)?$")
_FIRST = re.compile(r"[^\W_]+")


def join(left: str, right: str, words: Collection[str] = (), english: bool = True) -> str:
    """Two pieces of a line that was broken behind a hyphen, joined: `left` without its hyphen. `words` are those of the whole text in small
    letters, hyphens in them; they decide first."""
    last, first = _LAST.search(left), _FIRST.match(right)
    if last is None or first is None:
        return f"{left}-{right}" if first is not None and first[0][0].isdigit() else left + right
    return f"{left}-{right}" if is_written(last[0], first[0], words, english) else left + right


def is_written(last: str, first: str, words: Collection[str] = (), english: bool = True) -> bool:
    """Whether a hyphen between two halves was the writer's."""
    # A new capital, a figure or a half in capitals ("Saint-Malo", "US-led", "F-16") is never the printer's.
    if not first[0].islower() or not last[-1].isalpha() or (len(last) > 1 and last.isupper()):
        return True
    one, other = last.casefold(), first.casefold()
    if f"{one}-{other}" in words:
        return True
    if one + other in words or not english:
        return False
    known = _frequencies()
    whole, rarest = known.get(one + other, 0), min(known.get(one, 0), known.get(other, 0))
    return rarest > 0 and whole * _RARER < rarest


def are_common(words: Sequence[str]) -> bool:
    """Whether all of some words are among the commonest of English: no name, then, as far as anybody can tell."""
    known = _frequencies()
    return bool(words) and all(known.get(word.casefold(), 0) >= _COMMON for word in words)


@cache
def _frequencies() -> dict[str, int]:
    """English words and how often books use them (SymSpell's list: Google Books within SCOWL)."""
    page = (files("symspellpy") / "frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig")
    return {word: int(times) for word, times in (line.split()[:2] for line in page.splitlines() if " " in line)}


# Widths that programs break lines to: e-mail 72 to 80, columns of a print about 35, terminals up to 132.
_NARROW, _WIDE = 30, 135
_ENDS = re.compile(r"[.!?…:;。！？\"”’»)\]]\s*$")
_ITEM = re.compile(r"\s*(?:[-–—*•▪■●]|\d{1,3}[.)]|[a-z]\))\s+\S")
_WIDE_LETTER = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef]")
_LONG_WORD = re.compile(r"\S{30}")
_CUT_WORD = re.compile(r"[^\W_]-\s*$")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# Breaks that a text must have, and their share that must have been forced: a line breaks where its next word has no room.
_LEAST, _FORCED = 2, 0.8
# Of all breaks, those behind a paragraph's last short line included where no empty line follows it, so many must have been forced.
_ALL = 0.5
# Their share in the middle of a sentence: headlines one below the other end openly too, but stand alone.
_OPEN = 0.3
# Lines that stand in below the first of their paragraph, and lines with an empty one below each: of so many.
_HANGING, _DOUBLE = 0.5, 6
# A head has at most so many lines.
_HEAD = 5
# Whose words a message repeats, line by line; of all words so many must be such.
_MARKED, _REPEATED = re.compile(r"(?:>[ \t]?){1,9}"), 0.8
# A paragraph's first line stands in by so much.
_INDENT = 2


@frozen
class Width:
    """What lines were broken to: so many letters, the indent of a line among them or not; `hanging`: of all lines but the first."""

    letters: int
    indented: bool
    hanging: bool = False

    def forced(self, line: str, below: str) -> bool:
        """Whether the first word of the next line had no room in this one."""
        length, said = len(line.rstrip() if self.indented else line.strip()), below.strip()
        if _CUT_WORD.search(line) and said[:1].isalnum():
            return True
        if _WIDE_LETTER.match(said):
            # Scripts without spaces break anywhere, but for a mark that may not begin a line.
            return length + 3 > self.letters
        return length + 1 + len(said.split(" ", 1)[0]) > self.letters


def unwrap(text: str) -> str:
    """A text with the lines of each wrapped block joined; one that was not broken to a width keeps its lines.

    A break was forced if the first word of the next line would not have fitted: by that a wrapped text is told from lines that were
    meant, in any language. A line that stands in, an item of a list and a line that had room left begin something new.
    """
    said = text.expandtabs(8).strip("\n")
    for blocks, hanging in _find_blocks(said):
        width = find_width(blocks, hanging)
        if width is not None:
            break
    else:
        return text
    words = {word.casefold() for word in _WORD.findall(text)}
    return "\n\n".join(_join(lines, width, words) for lines in blocks)


def unquote(text: str) -> str:
    """A text whose lines bear the mark of a message that is answered or passed on, without it; where few do, it stays as it is."""
    lines = text.split("\n")
    marked = [line for line in lines if _MARKED.match(line)]
    if sum(map(len, marked)) < _REPEATED * sum(map(len, lines)):
        return text
    return "\n".join(_MARKED.sub("", line, count=1) if _MARKED.match(line) else line for line in lines)


def _find_blocks(text: str) -> Iterator[tuple[list[list[str]], bool]]:
    """The blocks of lines of a text, as it may have been set: parted by empty lines; each with its first line standing out (the
    flag); each line with an empty one below it."""
    blocks = [block.split("\n") for block in re.split(r"\n[ \t]*\n\s*?(?=[ \t]*\S)", text)]
    if _is_hanging(text):
        lines = re.sub(r"\n\s*\n", "\n", text)
        yield [part.split("\n") for part in re.split(rf"\n(?! {{{_INDENT}}})", lines)], True
    yield blocks, False
    if len(blocks) >= _DOUBLE and all(len(block) == 1 for block in blocks):
        yield [[line for (line,) in blocks]], False


def _is_hanging(text: str) -> bool:
    lines = text.split("\n")
    inside = sum(_margin(line) >= _INDENT for line in lines if line.strip())
    parted = any(not above.strip() and _margin(line) >= _INDENT for above, line in pairwise(lines))
    return not parted and _margin(lines[0]) < _INDENT and inside > _HANGING * sum(bool(line.strip()) for line in lines)


def find_width(blocks: Sequence[Sequence[str]], hanging: bool = False) -> Width | None:
    """The width that a text's lines were broken to, None for a text that was not; `hanging`: below its first line a block stands in."""
    head, *rest = [
        [
            (one, other)
            for one, other in pairwise(lines)
            if one.strip() and other.strip() and (hanging or _margin(other) - _margin(one) < _INDENT) and not _ITEM.match(other)
        ]
        for lines in blocks
    ]
    below = [pair for pairs in rest for pair in pairs]
    breaks = [*head, *below]
    if len(breaks) < _LEAST or sum(_ENDS.search(one) is None for one, _ in breaks) < _OPEN * len(breaks):
        return None
    whole = [line for lines in blocks for line in lines if " " in line.strip() or _WIDE_LETTER.search(line)]
    best: tuple[int, Width] | None = None
    for indented in (True,) if hanging else (True, False):
        lengths = sorted(len(line.rstrip() if indented else line.strip()) for line in whole)
        # Only a line with an address in it can be longer than the others.
        for place in (1.0, 0.97, 0.9) if lengths else ():
            width = Width(lengths[int((len(lengths) - 1) * place)], indented, hanging)
            if any(len(line.strip()) > width.letters and not _LONG_WORD.search(line) for line in whole):
                continue
            # A headline with its byline and day below it are lines that were meant; they say nothing of the text.
            asked = below if len(head) < _HEAD and not any(width.forced(*pair) for pair in head) else breaks
            forced = sum(width.forced(*pair) for pair in asked)
            # Behind its last line a paragraph may end without an empty one.
            ends = sum(_ENDS.search(one) is not None and not width.forced(one, other) for one, other in asked)
            enough = forced >= max(_LEAST, _FORCED * (len(asked) - ends), _ALL * len(asked))
            if _NARROW <= width.letters <= _WIDE and enough and (best is None or forced > best[0]):
                best = (forced, width)
    return best[1] if best is not None else None


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip())


def _join(lines: Sequence[str], width: Width, words: set[str]) -> str:
    margin = min((_margin(line) for line in lines if line.strip()), default=0)
    pieces = [lines[0].strip()]
    for before, line in pairwise(lines):
        said, last = line.strip(), pieces[-1]
        stands_in = not width.hanging and _margin(line) - margin >= _INDENT and _margin(before) == margin
        if not width.forced(before, line) or stands_in or _ITEM.match(line):
            # A short line closed like a sentence ends its paragraph even without an empty line.
            pieces += ["\n\n" if stands_in or _ENDS.search(before) else "\n", said]
        elif last.endswith("\u00ad"):
            pieces[-1] = last[:-1] + said
        elif last.endswith("-") and last[-2:-1].isalnum():
            # Only the word that was cut is looked at: a text of cut lines alone would be copied once for each.
            cut = last.rfind(" ") + 1
            pieces[-1] = last[:cut]
            pieces.append(join(last[cut:-1], said, words))
        else:
            pieces += ["" if _WIDE_LETTER.match(said) and _WIDE_LETTER.search(last[-1:]) else " ", said]
    return "".join(pieces)
