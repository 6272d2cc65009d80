"""The outlets and agencies that a text names, known ones from the lexicon and unknown ones by their form.

A name alone is no credit: a report may be about an outlet. judge.py looks at the words around it.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from legation.language.language import Language
from legation.language.patterns import either, once
from legation.records.lexicon import Outlet

# A word of so few letters with a full stop is an abbreviation; a hyphened name of so few is one of letters ("n-tv").
LETTERS = 5
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})
# The name of a site has no more words than this.
OWN_WORDS = 4
# Letters with one digit behind them, and the letters that call signs begin with.
_MARK, _CALL_SIGNS = re.compile(r"([A-Z]{2,5})\d"), ("K", "W")
# A word, with what may stand inside a name: "L'Orient-Le", "n-tv", "U.S.".
_WORD = re.compile(r"[^\W_][^\s,;:!?()\[\]\"“”|/—–]*")
# One part of a hyphened name.
_PART = r"[A-ZÀ-ÖØ-Þ][\w&’']{0,30}"
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w&’'.-]{0,30}"


@frozen
class OutletMatch:
    """An outlet's name in a text: its canonical name, the first and end character, whether the lexicon knows it, and whether the
    word alone could mean something else."""

    name: str
    start: int
    end: int
    known: bool = True
    ordinary: bool = False
    kind: str = ""


@frozen(eq=False)
class OutletNames:
    """Known names by their first word (longest first) and in small letters, and the shapes of unknown ones."""

    first: dict[str, list[tuple[str, Outlet, bool]]]
    folded: dict[str, Outlet]
    ordinary: frozenset[str]
    nobody: frozenset[str]
    endings: frozenset[str]
    openers: frozenset[str]
    owning: tuple[str, ...]
    before: re.Pattern[str]
    after: re.Pattern[str]
    ending: re.Pattern[str]
    # Forms of names that no list has: greetings of programmes, letters with a number ("ABC7"), call signs, addresses on the web,
    # media of a state, shows in quotation marks.
    known_by_form: tuple[re.Pattern[str], ...]
    domains: dict[str, Outlet]


@once
def outlet_names(language: Language) -> OutletNames:
    """The lexicon's outlets, ready to be looked for. Official bodies publish, but are spoken of as actors: they are no outlets."""
    first: dict[str, list[tuple[str, Outlet, bool]]] = {}
    lists = language.lists.credits
    for outlet in language.lists.outlets:
        if outlet.kind == "official":
            continue
        programmes = [programme for programme, owner in lists.programmes.items() if owner == outlet.name]
        for name in spellings(outlet.name, *outlet.aliases, *programmes):
            bare = re.sub(r"\s*\([^)]*\)$", "", name)
            article = bare.startswith("The ")
            bare = bare.removeprefix("The ").replace("’", "'")
            # "The Sun" needs its article, "The New York Times" does not.
            entry = (bare, outlet, article and len(bare.split()) == 1)
            if (word := _WORD.match(bare)) is not None:
                first.setdefault(word[0].split("-")[0], []).append(entry)
    for entries in first.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    kinds, endings, small = either(lists.shapes), either(lists.endings), either(lists.small)
    stations, greetings = either(lists.stations), either(lists.greetings)
    media = rf"(?i:{either(lists.state)})\s+(?i:{either(lists.media)})"
    nations = either(lists.nobody.only(lambda word: word[:1].isupper()))
    # "Science and Technology Daily": a matter, and another, stand before the last word of a paper's name.
    matters = rf"(?:(?:{either(lists.matters)})[ \t]+(?:{either(lists.joining)})[ \t]+)?"
    several = rf"{matters}(?:{_CAPITAL}[ \t]+){{1,4}}(?:{endings})(?:-{_PART})*"
    hyphened = rf"(?:{_PART}[ \t]+){{0,3}}(?:{_PART}-)+(?:{endings})"
    return OutletNames(
        first=first,
        folded={name.casefold(): outlet for entries in first.values() for name, outlet, _ in entries},
        ordinary=lists.ordinary.set,
        nobody=lists.nobody.set,
        endings=lists.endings.set,
        openers=lists.openers.set,
        owning=tuple(lists.owning),
        before=re.compile(rf"\b(?:{kinds})\s+({_CAPITAL}(?:\s+{_CAPITAL}){{0,3}})"),
        after=re.compile(rf"(?<![\w’'.-])({_CAPITAL}(?:[ \t]+(?:{_CAPITAL}|{small})){{0,4}})[ \t]+(?:{kinds})\b"),
        ending=re.compile(rf"(?<![\w’'.-])({several}|{hyphened})(?![\w-])"),
        known_by_form=(
            re.compile(rf"(?<![\w’'.-])((?:{greetings})[ \t]+[A-Z]\w+)"),
            re.compile(r"(?<![\w’'.@-])([A-Z][A-Za-z]{2,11}\d{1,2}|[a-z][A-Za-z]{2,11}\d{2})(?![\w-])"),
            re.compile(rf"(?<![\w’'.-])([KW][A-Z]{{2,3}}-(?:{stations}))(?![\w-])"),
            re.compile(rf"(?<![\w’'.@/-])((?:www\.)?[a-z\d-]{{3,}}\.(?:{either(lists.domains)}))(?![\w/@-]|\.\w)"),
            re.compile(rf"(?<![\w’'.-])((?:(?:{nations})\s+){{1,2}}{media})\b"),
            re.compile(rf"\b(?:{either(lists.shows)})[,]?\s+(?:“|\"|‘‘|‘)([A-Z][^“”\"‘’\n]{{2,30}}?),?(?=”|\"|’)"),
        ),
        domains={domain: outlet for outlet in language.lists.outlets for domain in outlet.domains},
    )


# What may follow a name in its own word: a possessive, a full stop.
_TAIL = re.compile(r"(?:[’']s?|\.)$")


def find_outlets(text: str, language: Language) -> list[OutletMatch]:
    """Every known name in the text, in order, none inside another. Unknown names are looked for by `find_unknown`."""
    known = outlet_names(language)
    text = text.replace("’", "'")
    found: list[OutletMatch] = []
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


def _known_at(text: str, start: int, entries: "list[tuple[str, Outlet, bool]] | tuple[()]", ordinary: frozenset[str]) -> OutletMatch | None:
    for name, outlet, article in entries:
        end = start + len(name)
        if not text.startswith(name, start) or (end < len(text) and (text[end].isalnum() or text[end] == "_")):
            continue
        if start and (text[start - 1].isalnum() or text[start - 1] in "_-@#&"):
            continue
        if article and not re.search(r"\b[Tt]he\s+$", text[max(0, start - 8) : start]):
            continue
        return OutletMatch(outlet.name, start, end, ordinary=name in ordinary or article, kind=outlet.kind)
    return None


def spellings(*names: str) -> list[str]:
    """Names with those that mean the same: blanks for hyphens, "ue" or "u" for "ü", no accents."""
    found = dict.fromkeys(names)
    for name in names:
        for written in (name, name.replace("-", " ") if " " in name or (name.count("-") == 1 and len(name) > LETTERS) else name):
            german = written.translate(_UMLAUTS)
            plain = "".join(letter for letter in unicodedata.normalize("NFD", written) if not unicodedata.combining(letter))
            found.update(dict.fromkeys((written, german, plain)))
    return list(found)


def find_by_form(text: str, language: Language) -> Iterator[OutletMatch]:
    """Names that only a form of their own tells: "ABC7", "WKLM-TV", "karst.example", "Veldt state television"."""
    names = outlet_names(language)
    for form in names.known_by_form:
        for match in form.finditer(text):
            outlet = names.folded.get(match[1].casefold()) or names.domains.get(match[1].removeprefix("www."))
            if outlet is None and _is_footnote(match[1], names):
                continue
            name = " ".join(match[1].split()) if outlet is None else outlet.name
            yield OutletMatch(name, match.start(1), match.end(1), known=False, kind=outlet.kind if outlet else "")


def _is_footnote(name: str, names: OutletNames) -> bool:
    """Whether the digit behind a name is the mark of a footnote: "according to VDK1". A station has a network's name or a call sign before
    its channel."""
    mark = _MARK.fullmatch(name)
    return mark is not None and mark[1].casefold() not in names.folded and not mark[1].startswith(_CALL_SIGNS)


def find_unknown(text: str, language: Language) -> Iterator[OutletMatch]:
    """Names that only their form tells: "the X newspaper", "broadcaster X", "the Kuwait Times". May overlap each other."""
    shapes = outlet_names(language)
    for shape in (shapes.ending, shapes.after, shapes.before):
        for match in shape.finditer(text):
            words = [(word.start(), word[0]) for word in re.finditer(r"\S+", match[1])]
            while words and words[0][1] in shapes.openers:
                words.pop(0)
            # "He spoke in Karst. Veldt News said": a name does not go on behind the end of a sentence.
            ends = [number for number, (_, word) in enumerate(words[:-1]) if word.endswith(".") and len(word) > LETTERS]
            words = words[ends[-1] + 1 :] if ends else words
            # "Britain's X", "the Shanghai-based X": what stands before is no part of the name.
            owners = [number for number, (_, word) in enumerate(words) if word.endswith(shapes.owning)]
            words = words[owners[-1] + 1 :] if owners else words
            if not words or all(re.sub(r"[’']s?$", "", word) in shapes.nobody for _, word in words):
                continue
            name = re.sub(r"[’']s?$|[.]$", "", match[1][words[0][0] :])
            start = match.start(1) + words[0][0]
            outlet = shapes.folded.get(name.casefold())
            if outlet is not None:
                yield OutletMatch(outlet.name, start, start + len(name), kind=outlet.kind)
            elif name not in shapes.endings:
                yield OutletMatch(name, start, start + len(name), known=False)


def find_names(line: str, language: Language, shortened: Mapping[str, OutletMatch]) -> list[OutletMatch]:
    """Known names, names cut short ("the Times" after The New York Times), and unknown ones where they are not part of those."""
    found = [_in_full(line, match, shortened) for match in find_outlets(line, language)]
    for short, meant in shortened.items():
        again = re.finditer(rf"\b[Tt]he ({re.escape(short)})(?![\w’'-])(?!\s+[A-Z][a-z])", line)
        found.extend(OutletMatch(meant.name, match.start(1), match.end(1), kind=meant.kind) for match in again)
    for unknown in (*find_unknown(line, language), *find_by_form(line, language)):
        inside = [match for match in found if match.start < unknown.end and unknown.start < match.end]
        described = bool(inside) and all(_only_describes(line[unknown.start : match.start], language) for match in inside)
        # "in Karst BFM-TV reported": a known name with a hyphen is whole.
        described = described or any(match.end == unknown.end and "-" in line[match.start : match.end] for match in inside)
        if not described and all(_holds(unknown, match) for match in inside):
            found = [*(match for match in found if match not in inside), unknown]
    return sorted(dict.fromkeys(found), key=lambda match: (match.start, -match.end))


def name_own(line: str, match: OutletMatch, outlet: str | None) -> OutletMatch:
    """A name that begins the name of the report's own outlet as that outlet: in a report of veldtkarst.example, where Veldt is a network,
    "Veldt Karst" is no other than it."""
    label = next((part for part in (outlet or "").casefold().removeprefix("www.").split(".") if len(part) > LETTERS), "")
    words = line[match.start :].split()[:OWN_WORDS] if outlet and "." in outlet else []
    for size in range(1, len(words) + 1):
        said = "".join(letter for letter in _TAIL.sub("", " ".join(words[:size]).rstrip(",;:")).casefold() if letter.isalnum())
        if said == label and outlet is not None and size > 1:
            return OutletMatch(outlet, match.start, match.end, kind=match.kind)
    return match


def _in_full(line: str, match: OutletMatch, shortened: Mapping[str, OutletMatch]) -> OutletMatch:
    """The outlet that a word means which is also short for one spelled out before."""
    meant = shortened.get(line[match.start : match.end]) if match.ordinary else None
    return match if meant is None else OutletMatch(meant.name, match.start, match.end, kind=meant.kind)


def _holds(longer: OutletMatch, match: OutletMatch) -> bool:
    """Whether a name holds another and more."""
    return longer.start <= match.start and match.end <= longer.end and (longer.start, longer.end) != (match.start, match.end)


def _only_describes(words: str, language: Language) -> bool:
    """Whether words before a known name only describe it ("Israeli Channel 10", "South Korea’s Yonhap")."""
    names = outlet_names(language)
    return all(word in names.nobody or word.endswith(names.owning) for word in words.split())


def short_names(spelled: Sequence[OutletMatch], language: Language) -> dict[str, OutletMatch]:
    """The last words by which a paper named in full in this report (or the report's own outlet) may be called again."""
    endings = outlet_names(language).endings
    found: dict[str, OutletMatch] = {}
    for match in spelled:
        words = match.name.split()
        if words[-1] not in endings or len(words) <= 1 + match.name.startswith("The "):
            continue
        for size in (1, 2):
            short = " ".join(words[-size:])
            if len(words) > size:
                found.setdefault(short, match)
    return found


def short_own(outlet: str | None, language: Language) -> dict[str, OutletMatch]:
    """The words by which a report calls its own outlet: in the Lisk Herald "the Herald" is no other paper, in The Courier of Lisk "the
    Courier" is none."""
    known = outlet_names(language)
    words = (outlet or "").removeprefix("The ").split()
    if outlet is None or len(words) < 2:
        return {}
    short = [" ".join(words[-size:]) for size in (1, 2) if words[-1] in known.endings and len(words) > size]
    short += [words[0]] if words[0] in known.endings else []
    return {name: OutletMatch(outlet, 0, 0) for name in short}
