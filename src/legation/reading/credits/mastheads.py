"""The outlets and agencies that a text names, known ones from the lexicon and unknown ones by their form.

A masthead alone is no credit: a report may be about an outlet. credits.py looks at the words around it.
"""

import re
from collections.abc import Iterator

from attrs import frozen

from legation.reading.remember import alternatives, once_a_lexicon
from legation.records.lexicon import Lexicon, Outlet

# A word, with what may stand inside a name: "L'Orient-Le", "n-tv", "U.S.".
_WORD = re.compile(r"[^\W_][^\s,;:!?()\[\]\"“”|/—–]*")
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w&’'.-]{0,30}"


@frozen
class Masthead:
    """An outlet's name in a text: its canonical name, the first and end character, whether the lexicon knows it, and whether the
    word alone could mean something else."""

    name: str
    start: int
    end: int
    known: bool = True
    ordinary: bool = False
    kind: str = ""


@frozen(eq=False)
class Names:
    """Known names by their first word (longest first) and in small letters, and the shapes of unknown ones."""

    first: dict[str, list[tuple[str, Outlet, bool]]]
    folded: dict[str, Outlet]
    ordinary: frozenset[str]
    nobody: frozenset[str]
    endings: frozenset[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    ending: re.Pattern[str]


@once_a_lexicon
def names(lexicon: Lexicon) -> Names:
    """The lexicon's outlets, ready to be looked for. Official bodies publish, but are spoken of as actors: they are no mastheads."""
    first: dict[str, list[tuple[str, Outlet, bool]]] = {}
    for outlet in lexicon.outlets:
        if outlet.kind == "official":
            continue
        for name in (outlet.name, *outlet.aliases):
            bare = re.sub(r"\s*\([^)]*\)$", "", name)
            article = bare.startswith("The ")
            bare = bare.removeprefix("The ").replace("’", "'")
            # "The Sun" needs its article, "The New York Times" does not.
            entry = (bare, outlet, article and len(bare.split()) == 1)
            if (word := _WORD.match(bare)) is not None:
                first.setdefault(word[0].split("-")[0], []).append(entry)
    for entries in first.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    kinds = alternatives(lexicon.phrases.get("credits.shapes", ()))
    endings = alternatives(lexicon.phrases.get("credits.endings", ()))
    return Names(
        first=first,
        folded={name.casefold(): outlet for entries in first.values() for name, outlet, _ in entries},
        ordinary=frozenset(lexicon.phrases.get("credits.ordinary", ())),
        nobody=frozenset(lexicon.phrases.get("credits.nobody", ())),
        endings=frozenset(lexicon.phrases.get("credits.endings", ())),
        before=re.compile(rf"\b(?:{kinds})\s+({_CAPITAL}(?:\s+{_CAPITAL}){{0,3}})"),
        after=re.compile(rf"(?<![\w’'.-])({_CAPITAL}(?:[ \t]+(?:{_CAPITAL}|of|de|del|la|al)){{0,4}})[ \t]+(?:{kinds})\b"),
        ending=re.compile(rf"(?<![\w’'.-])((?:{_CAPITAL}[ \t]+){{1,4}}(?:{endings}))(?!\w)"),
    )


# What may follow a name in its own word: a possessive, a full stop.
_TAIL = re.compile(r"(?:[’']s?|\.)$")


def find_mastheads(text: str, lexicon: Lexicon) -> list[Masthead]:
    """Every known name in the text, in order, none inside another. Unknown names are looked for by `find_unknown`."""
    known = names(lexicon)
    text = text.replace("’", "'")
    found: list[Masthead] = []
    end = 0
    for word in _WORD.finditer(text):
        if word.start() < end:
            continue
        for part in dict.fromkeys((word[0], word[0].split("-")[0], _TAIL.sub("", word[0]))):
            hit = _known_at(text, word.start(), known.first.get(part, ()), known.ordinary)
            if hit is not None:
                found.append(hit)
                end = hit.end
                break
    return found


def _known_at(text: str, start: int, entries: "list[tuple[str, Outlet, bool]] | tuple[()]", ordinary: frozenset[str]) -> Masthead | None:
    for name, outlet, article in entries:
        end = start + len(name)
        if not text.startswith(name, start) or (end < len(text) and (text[end].isalnum() or text[end] == "_")):
            continue
        if start and (text[start - 1].isalnum() or text[start - 1] in "_-@#&"):
            continue
        if article and not re.search(r"\b[Tt]he\s+$", text[max(0, start - 8) : start]):
            continue
        return Masthead(outlet.name, start, end, ordinary=name in ordinary or article, kind=outlet.kind)
    return None


def find_unknown(text: str, lexicon: Lexicon) -> Iterator[Masthead]:
    """Names that only their form tells: "the X newspaper", "broadcaster X", "the Kuwait Times". May overlap each other."""
    shapes = names(lexicon)
    for shape in (shapes.ending, shapes.after, shapes.before):
        for match in shape.finditer(text):
            words = [(word.start(), word[0]) for word in re.finditer(r"\S+", match[1])]
            while words and words[0][1] in ("The", "A", "An", "In", "On", "But", "And", "As"):
                words.pop(0)
            owner = max(
                (n for n, (_, word) in enumerate(words) if word.endswith(("’s", "'s", "-based", "-run", "-owned", "-backed"))), default=-1
            )
            words = words[owner + 1 :]  # "Britain's X", "the Shanghai-based X": what stands before is no part of the name
            if not words or all(re.sub(r"[’']s?$", "", word) in shapes.nobody for _, word in words):
                continue
            name = re.sub(r"[’']s?$|[.]$", "", match[1][words[0][0] :])
            start = match.start(1) + words[0][0]
            outlet = shapes.folded.get(name.casefold())
            if outlet is not None:
                yield Masthead(outlet.name, start, start + len(name), kind=outlet.kind)
            elif name not in shapes.endings:
                yield Masthead(name, start, start + len(name), known=False)
