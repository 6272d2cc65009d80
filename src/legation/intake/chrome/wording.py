"""The lexicons' wording of page furniture, compiled: which kinds of furniture a line is worded like."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

import attrs
from attrs import frozen

from legation.language.language import Language

# Longer lines are looked at by their two ends, where furniture has its telling words.
_LONGEST = 400
_ENDS = (240, 120)
_EDGE = re.compile(r"[\W\d_]+")
# The first word of a line, or its first mark; in scripts without spaces the first character.
_FIRST = re.compile(r"[a-z0-9à-ÿ]+|.", re.DOTALL)
_LETTER = "a-z0-9à-ÿ"


@frozen(eq=False)
class Phrase:
    """One phrase of a list: the kind it speaks for, letters a line must hold to be looked at, and its pattern."""

    kind: str
    letters: str
    form: str

    def fits(self, said: str, opening: bool) -> bool:
        """Whether a folded line has this phrase, at its beginning (`opening`) or anywhere."""
        pattern = _pattern(self.form)
        return bool(pattern.match(said) if opening else pattern.search(said))


@frozen(eq=False)
class Wording:
    """Furniture wording of all given languages: phrases that open a line, by their first word or mark, phrases it may hold
    anywhere, and the stop words by language."""

    opens: dict[str, list[Phrase]]
    holds: list[Phrase]
    stop: dict[str, frozenset[str]]

    def find_kinds(self, line: str) -> frozenset[str]:
        """The kinds of furniture whose wording a line has: ``menu``, ``share``, ``caption`` … (the lists of chrome.yml)."""
        said = fold(line)
        if len(said) > _LONGEST:
            said = f"{said[: _ENDS[0]]} \n {said[-_ENDS[1] :]}"
        found: set[str] = set()
        for start in {said, _EDGE.sub("", said, count=1)}:
            first = _FIRST.match(start)
            for phrase in self.opens.get(first[0] if first else "", ()):
                if phrase.kind not in found and phrase.fits(start, opening=True):
                    found.add(phrase.kind)
        found.update(
            phrase.kind for phrase in self.holds if phrase.letters in said and phrase.kind not in found and phrase.fits(said, opening=False)
        )
        return frozenset(found)


@cache
def _pattern(form: str) -> re.Pattern[str]:
    return re.compile(form)


def fold(line: str) -> str:
    """A line in small letters with plain quotes and single spaces, as phrases are written."""
    return " ".join(line.replace("’", "'").casefold().split())


def wording(languages: Mapping[str, Language]) -> Wording:
    """The compiled wording of some lexicons, made once for the same lexicons."""
    return _compile(tuple(_Key(language) for _, language in sorted(languages.items())))


class _Key:
    """A lexicon as a key of a cache: equal digests are equal lexicons."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.seal = (language.code, language.digest or str(id(language)))

    def __hash__(self) -> int:
        return hash(self.seal)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.seal == other.seal


@lru_cache(maxsize=8)
def _compile(keys: tuple[_Key, ...]) -> Wording:
    opens: dict[str, list[Phrase]] = {}
    holds: list[Phrase] = []
    stop: dict[str, frozenset[str]] = {}
    for key in keys:
        for kind, phrases in attrs.asdict(key.language.lists.chrome, recurse=False).items():
            if kind == "stop":
                stop[key.language.code] = frozenset(map(str.casefold, phrases))
            else:
                for words in phrases:
                    pieces = [piece for piece in map(fold, words.split("…")) if piece]
                    made = Phrase(kind, max(pieces, key=len, default=""), _form(pieces, words.endswith("…")))
                    if words.startswith("…"):
                        holds.append(made)
                    elif pieces and (first := _FIRST.match(pieces[0])):
                        opens.setdefault(first[0], []).append(made)
    return Wording(opens, holds, stop)


def _form(pieces: Sequence[str], goes_on: bool) -> str:
    """The pattern of a phrase: dots are left open, an end without dots is the end of the line."""
    made = "[^\n]{0,60}?".join(map(_bounded, pieces))
    return made if goes_on else rf"{made}[\W\d_]{{0,20}}$"


def _bounded(piece: str) -> str:
    before = rf"(?<![{_LETTER}])" if re.match(rf"[{_LETTER}]", piece) else ""
    after = rf"(?![{_LETTER}])" if re.search(rf"[{_LETTER}]$", piece) else ""
    return before + re.escape(piece) + after
