"""Phrases of a word list, compiled: whole words, alternatives and named slots become one expression, made once for each list.

A phrase is written as it is said, with four signs:

``until (now|then)``      either of several words; ``(very|)`` one of them or nothing
``{negator} {known}``     a slot: any word of another list, given by its name when the list is compiled
``{negator} {adverb*3}``  up to three words of a slot, or none; ``{adverb?}`` one or none
``gave … reason``         up to six words

A blank stands for any run of blanks, "'" for both apostrophes. Capitals do not count unless asked for.
"""

import re
from collections.abc import Callable, Collection, Mapping
from functools import wraps
from typing import Literal, TypeVar

from legation.language.lists.words import NoWordList, WordList, is_absent

K = TypeVar("K")
T = TypeVar("T")

Where = Literal["anywhere", "start", "end", "whole"]
# What is given to a slot: a word list, or an expression of the code's own for what is no word of a language (a number, a capital).
Slots = Mapping[str, WordList | re.Pattern[str]]

# An office has one object a language, and a run a few more; few are kept, because each holds compiled expressions.
KEPT = 8
# How many words a "…" stands for at most.
OPEN = 6
# Found nowhere: what becomes of a list of which its language says that it has none. Nothing else may become of this.
NOWHERE = r"(?!)"
# A short form that hangs on the word before it.
_HANGING = re.compile(r"\w?['’]\w")
_TOKEN = re.compile(r"\{(?P<slot>\w+)(?P<many>\?|\*\d+)?\}|\((?P<either>[^()]*)\)|(?P<letters>[^{}()\s]+)|(?P<blank>\s+)")


class EmptyGroupError(ValueError):
    """A list, an alternative or a slot without words would match everywhere or nowhere: a rule switched off without a word."""


def once(build: Callable[[K], T]) -> Callable[[K], T]:
    """The same function, which works once for each object it is given: a language, a class of lists, a list. Objects are told apart by
    what they are, never by what they hold, so nothing is read through to find what was made of it."""
    made: dict[int, tuple[K, T]] = {}

    @wraps(build)
    def recall(given: K) -> T:
        known = made.get(id(given))
        if known is not None:
            return known[1]
        if len(made) >= KEPT:
            made.pop(next(iter(made)), None)
        # The object is kept with what came of it, so that no id is met twice.
        return made.setdefault(id(given), (given, build(given)))[1]

    return recall


def either(words: Collection[str], blank: str = r"\s+") -> str:
    """The words of a list or table as one group of an expression, the longest first; the code says the rest of the expression.
    `blank` is what stands for a blank in them.

    Raises EmptyGroupError where there are none, unless the language says that it has none.
    """
    if is_absent(words):
        return NOWHERE
    if not words:
        raise EmptyGroupError("a word list without words")
    ordered = sorted(dict.fromkeys(words), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(_literal(word, blank) for word in ordered)})"


def compile_phrases(
    phrases: WordList, slots: Slots | None = None, *, at: Where = "anywhere", capitals: bool = False, hyphens: bool = False
) -> re.Pattern[str]:
    """What finds the phrases of a list: `at` the start or end of a text, as the whole of it, or anywhere.

    `slots` gives a list (or an expression) to each slot of a phrase; what a slot held is told by `read_slot`. With `capitals` they count;
    with `hyphens` a blank may be a hyphen ("car bomb", "car-bomb"). Raises EmptyGroupError for an empty list, phrase, alternative or slot.
    """
    given = slots or {}
    key = (at, capitals, hyphens, tuple((name, id(words)) for name, words in sorted(given.items())))
    known = phrases.kept.get(key)
    if known is None:
        # The lists of the slots are kept with the expression, so that no id is met twice.
        known = phrases.kept[key] = (_compile(phrases, given, at, capitals, hyphens), tuple(given.values()))
    pattern: re.Pattern[str] = known[0]
    return pattern


def read_slot(match: "re.Match[str]", name: str) -> str | None:
    """The words that stood in a slot, None where the phrase that matched has no such slot or left it open."""
    found = (words for group, words in match.groupdict().items() if group.rpartition("_")[0] == name and words is not None)
    return next(found, None)


def _compile(phrases: WordList, slots: Slots, at: Where, capitals: bool, hyphens: bool) -> "re.Pattern[str]":
    if isinstance(phrases, NoWordList):
        return re.compile(NOWHERE)
    if not phrases:
        raise EmptyGroupError("a list of phrases without phrases")
    ordered = sorted(dict.fromkeys(phrases), key=lambda phrase: (-len(phrase), phrase))
    made = [_phrase(phrase, number, slots, r"[\s-]+" if hyphens else r"\s+") for number, phrase in enumerate(ordered)]
    before = r"\A\s*" if at in ("start", "whole") else ""
    behind = r"\s*\Z" if at in ("end", "whole") else ""
    return re.compile(f"{before}(?:{'|'.join(made)}){behind}", 0 if capitals else re.IGNORECASE)


def _phrase(phrase: str, number: int, slots: Slots, blank: str) -> str:
    """One phrase as an expression; its slots are groups with a number of their own behind their name."""
    parts: list[list[tuple[str, str]]] = [[]]
    end = 0
    for token in _TOKEN.finditer(phrase):
        if token.start() != end:
            break
        end = token.end()
        if token["blank"]:
            parts.append([])
        elif token["letters"] == "…":
            parts[-1].append((r"[^\s.;:!?]+", f"{{0,{OPEN}}}?"))
        elif token["letters"]:
            parts[-1].append((_literal(token["letters"]), ""))
        elif token["slot"]:
            sign, inner = token["many"] or "", _slot(token["slot"], phrase, slots)
            many = f"{{0,{sign[1:]}}}" if sign.startswith("*") else sign
            parts[-1].append((f"(?:{inner})" if sign.startswith("*") else f"(?P<{token['slot']}_{number}x{token.start()}>{inner})", many))
        else:
            parts[-1].append(_either_here(token["either"], phrase))
    if end != len(phrase) or not phrase.strip():
        raise EmptyGroupError(f"{phrase!r} cannot be read as a phrase")
    made = [part[0] if len(part) == 1 else ("".join(f"(?:{piece}){many}" if many else piece for piece, many in part), "") for part in parts]
    return _edge(phrase, before=True) + _join(made, blank) + _edge(phrase, before=False)


def _join(parts: list[tuple[str, str]], blank: str) -> str:
    """Parts with blanks between them; what may be left out takes its blank with it."""
    made, led = "", False
    for part, many in parts:
        if not many:
            made += (blank if led else "") + part
            led = True
        else:
            made += f"(?:{blank}{part}){many}" if led else f"(?:{part}{blank}){many}"
    return made


def _slot(name: str, phrase: str, slots: Slots) -> str:
    if name not in slots:
        raise EmptyGroupError(f"{phrase!r} has a slot {name!r} that nothing is given for")
    given = slots[name]
    if isinstance(given, re.Pattern):
        return given.pattern
    if isinstance(given, NoWordList):
        return NOWHERE
    if not given:
        raise EmptyGroupError(f"{phrase!r} has a slot {name!r} without words")
    ordered = sorted(dict.fromkeys(given), key=lambda word: (-len(word), word))
    return "|".join(_edge(word, before=True) + _literal(word) + _edge(word, before=False) for word in ordered)


def _either_here(said: str, phrase: str) -> tuple[str, str]:
    words = [word.strip() for word in said.split("|")]
    if not any(words):
        raise EmptyGroupError(f"{phrase!r} has an empty alternative")
    made = "|".join(_literal(word) for word in sorted(filter(None, words), key=lambda word: (-len(word), word)))
    return f"(?:{made})", "" if all(words) else "?"


def _literal(words: str, blank: str = r"\s+") -> str:
    """Words as they are written: any run of blanks between them, either apostrophe."""
    return blank.join(re.escape(part) for part in words.split()).replace("'", "['’]")


def _edge(words: str, before: bool) -> str:
    """Words begin and end as whole words, unless they begin or end with a mark, or hang on a word ("n't", "'s")."""
    if not before:
        return r"(?!\w)" if words[-1].isalnum() or words[-1] == ")" else ""
    if words[0] == "(":
        hanging = [_literal(word) for word in words[1:].partition(")")[0].split("|") if _HANGING.match(word)]
        return rf"(?:(?<!\w)|(?={'|'.join(hanging)}))" if hanging else r"(?<!\w)"
    return r"(?<!\w)" if words[0].isalnum() and not _HANGING.match(words) else ""
