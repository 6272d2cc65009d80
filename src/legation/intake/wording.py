"""The lexicons' wording of page furniture, compiled: which kinds of furniture a line is worded like."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from attrs import frozen

from legation.records.lexicon import Lexicon

# Longer lines are looked at by their two ends, where furniture has its telling words.
_LONGEST = 400
_ENDS = (240, 120)
_EDGE = r"[\W\d_]{0,20}"
_LETTER = "a-z0-9à-ÿ"


@frozen(eq=False)
class Wording:
    """Furniture wording of all given languages. `opens` and `holds` are one pattern a kind; `stop` the stop words by language."""

    opens: dict[str, re.Pattern[str]]
    holds: dict[str, re.Pattern[str]]
    stop: dict[str, frozenset[str]]

    def find_kinds(self, line: str) -> frozenset[str]:
        """The kinds of furniture whose wording a line has: ``menu``, ``share``, ``caption`` … (the lists of chrome.yml)."""
        said = fold(line)
        if len(said) > _LONGEST:
            said = f"{said[: _ENDS[0]]} \n {said[-_ENDS[1] :]}"
        found = {kind for kind, form in self.opens.items() if form.match(said)}
        found.update(kind for kind, form in self.holds.items() if kind not in found and form.search(said))
        return frozenset(found)


def fold(line: str) -> str:
    """A line in small letters with plain quotes and single spaces, as phrases are written."""
    return " ".join(line.replace("’", "'").casefold().split())


def wording(lexicons: Mapping[str, Lexicon]) -> Wording:
    """The compiled wording of some lexicons, made once for the same lexicons."""
    return _compile(tuple(_Key(lexicon) for _, lexicon in sorted(lexicons.items())))


class _Key:
    """A lexicon as a key of a cache: equal digests are equal lexicons."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.seal = (lexicon.language, lexicon.digest or str(id(lexicon)))

    def __hash__(self) -> int:
        return hash(self.seal)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.seal == other.seal


@lru_cache(maxsize=8)
def _compile(keys: tuple[_Key, ...]) -> Wording:
    opens: dict[str, list[str]] = {}
    holds: dict[str, list[str]] = {}
    stop: dict[str, frozenset[str]] = {}
    for key in keys:
        for name, phrases in key.lexicon.phrases.items():
            kind = name.removeprefix("chrome.")
            if kind == "stop":
                stop[key.lexicon.language] = frozenset(map(str.casefold, phrases))
            elif kind != name:
                for phrase in phrases:
                    (holds if phrase.startswith("…") else opens).setdefault(kind, []).append(_form(phrase))
    return Wording(
        {kind: re.compile(rf"{_EDGE}?(?:{_any(forms)})") for kind, forms in opens.items()},
        {kind: re.compile(_any(forms)) for kind, forms in holds.items()},
        stop,
    )


def _any(forms: Iterable[str]) -> str:
    return "|".join(sorted(set(forms), key=len, reverse=True))


def _form(phrase: str) -> str:
    """The pattern of one phrase: dots are left open, an end without dots is the end of the line."""
    pieces = [fold(piece) for piece in phrase.split("…")]
    made = "[^\n]{0,60}?".join(_bounded(piece) for piece in pieces if piece)
    return made if phrase.endswith("…") else rf"{made}{_EDGE}$"


def _bounded(piece: str) -> str:
    before = rf"(?<![{_LETTER}])" if re.match(rf"[{_LETTER}]", piece) else ""
    after = rf"(?![{_LETTER}])" if re.search(rf"[{_LETTER}]$", piece) else ""
    return before + re.escape(piece) + after
