"""The lexicons' wording of page furniture, compiled: which kinds of furniture a line is worded like."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

import attrs
from attrs import frozen

from legation.language.language import Language
from legation.language.lists import intake as lists
from legation.language.lists.words import NoWordList, WordList
from legation.language.patterns import either

# Longer lines are looked at by their two ends, where furniture has its telling words.
_LONGEST = 400
_ENDS = (240, 120)
_EDGE = re.compile(r"[\W\d_]+")
# The first word of a line, or its first mark; in scripts without spaces the first character.
_FIRST = re.compile(r"[a-z0-9à-ÿ]+|.", re.DOTALL)
_LETTER = "a-z0-9à-ÿ"
_TOKEN = re.compile(rf"[{_LETTER}]+")


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
class Bylines:
    """The wording of the short lines around a text, compiled for all given languages together (language/lists/intake.py says what each
    list is for)."""

    by: re.Pattern[str]
    after_name: re.Pattern[str]
    name_words: re.Pattern[str]
    names: re.Pattern[str]
    trailing: re.Pattern[str]
    joins: re.Pattern[str]
    updated: re.Pattern[str]
    other: re.Pattern[str]
    dated: re.Pattern[str]
    reader: re.Pattern[str]
    own: re.Pattern[str]
    with_role: re.Pattern[str]
    glued: re.Pattern[str]

    def part(self, line: str) -> str:
        """A line of facts with spaces where a page sets two boxes side by side: "Ann LeePublished May 3, 2024", "Ann Lee5 hours ago"."""
        return self.glued.sub(" ", line.replace("\xa0", " ")) if len(line) <= _LONGEST else line


@frozen(eq=False)
class Wording:
    """Furniture wording of all given languages: phrases that open a line, by their first word or mark, phrases it may hold anywhere, by
    the word that their longest piece begins with ("" where it begins with none), the stop words by language, and the wording of the lines
    around a text."""

    opens: dict[str, list[Phrase]]
    holds: dict[str, list[Phrase]]
    stop: dict[str, frozenset[str]]
    bylines: Bylines

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
        for word in {"", *_TOKEN.findall(said)}:
            for phrase in self.holds.get(word, ()):
                if phrase.letters in said and phrase.kind not in found and phrase.fits(said, opening=False):
                    found.add(phrase.kind)
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
    holds: dict[str, list[Phrase]] = {}
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
                        begins = _TOKEN.match(made.letters)
                        holds.setdefault(begins[0] if begins else "", []).append(made)
                    elif pieces and (first := _FIRST.match(pieces[0])):
                        opens.setdefault(first[0], []).append(made)
    return Wording(opens, holds, stop, _compile_bylines([key.language.lists.bylines for key in keys]))


# A person's name, as a byline has it.
_PERSON = r"(?:[A-ZÀ-Þ][\w'’.-]{0,25}\s){1,3}[A-ZÀ-Þ][\w'’.-]{1,25}"


def _compile_bylines(lists: Sequence[lists.Bylines]) -> Bylines:
    def words(name: str) -> str:
        return either(WordList(word for one in lists for word in getattr(one, name)) or NoWordList())

    months = words("months")
    return Bylines(
        by=re.compile(rf"(?i)^\W{{0,3}}{words('by')}\s*:?\s+(?P<who>\S.{{1,150}})$"),
        # Between a name and what follows it on the line: a separator, or words that begin a date.
        after_name=re.compile(
            rf"\s+(?={months}\b)|^{months}\b|\s+[-–—|•·/]\s+|\s*[|•·]\s*|(?:^|\s+)(?=(?i:{words('dated')})\b)|,?\s+(?=\d)|\s*@\w+|\s{{3,}}"
        ),
        # The words of names: capitals, and the small ones that stand between them.
        name_words=re.compile(rf"(?:(?:[A-ZÀ-Þ\u3040-\u9fff][\w'’.-]*|{words('particles')})(?:[\s,]+|$))+"),
        names=re.compile(rf"{_PERSON}(?:(?:,| {words('joins')}| &) {_PERSON}){{0,3}}"),
        trailing=re.compile(rf"[\s,;:–—-]+$|\s+{words('trailing')}\s*$"),
        joins=re.compile(rf"\s+[-–—]\s+|\s*[/,;&|()\[\]]\s*|\s+{words('joins')}\s+"),
        # Scripts without spaces have no edges of words.
        updated=re.compile(rf"(?i)(?:(?<!\w)|(?=[\u3040-\u9fff])){words('updated')}(?:(?!\w)|(?<=[\u3040-\u9fff]))"),
        # A label of another day, with the name of a weekday at most between it and its day.
        other=re.compile(rf"(?i)(?<![^\W_]){words('other_days')}\s*[:：]\s*(?:[^\W\d_]{{2,10}}[.,]{{0,2}}\s*){{0,2}}$"),
        dated=re.compile(
            rf"\b(?:19|20)\d\d\b|\b\d{{1,2}}:\d\d\b|\b{words('month_stems')}[a-zéû]*\.? \d|\b{words('ago')}\b|(?<!\d)\d+[年月日]",
            re.IGNORECASE,
        ),
        reader=re.compile(rf"\b{words('reader')}\b", re.IGNORECASE),
        own=re.compile(rf"\b{words('own')}\b"),
        with_role=re.compile(
            rf"(?P<who>[A-ZÀ-Þ][\w'’.-]{{1,25}} [A-ZÀ-Þ][\w'’.-]{{1,25}}),?(?: [^\W\d_][\w-]*){{0,3}} (?i:{words('roles')})"
        ),
        glued=re.compile(
            rf"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])(?=(?:{months}|(?i:{words('dated')}|{words('updated')}))\b)"
            r"|(?<=[a-zà-ÿ]{2})(?=\d)|(?<=\d)(?=[A-ZÀ-Þ][a-zà-ÿ]{2})"
        ),
    )


def _form(pieces: Sequence[str], goes_on: bool) -> str:
    """The pattern of a phrase: dots are left open, an end without dots is the end of the line."""
    made = "[^\n]{0,60}?".join(map(_bounded, pieces))
    return made if goes_on else rf"{made}[\W\d_]{{0,20}}$"


def _bounded(piece: str) -> str:
    before = rf"(?<![{_LETTER}])" if re.match(rf"[{_LETTER}]", piece) else ""
    after = rf"(?![{_LETTER}])" if re.search(rf"[{_LETTER}]$", piece) else ""
    return before + re.escape(piece) + after
