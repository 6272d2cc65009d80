"""How the words around an outlet's name make it a source, or that they do not.

Lines that hold nothing but outlets and what belongs to them: "Reuters - AP - AFP", "Xinhua | Updated: …", "ab/cd (AFP, dpa)",
"Ann Lee, The Associated Press".
"""

import re
from collections.abc import Iterator

from attrs import evolve

from legation.language.language import Language
from legation.reading.credits.forms import CreditForms, credit_forms
from legation.reading.credits.outlets import OutletMatch, find_outlets, outlet_names
from legation.records.reading import How

# How far around a name its cue may stand: a long apposition, not the next sentence.
NEAR = 160
# No cue has more than five words; so many words may describe an outlet before its name ("Japan’s public broadcaster").
CUE_WORDS, CUE_CHARACTERS, MODIFIERS = 5, 60, 9
# A list of writers who contributed may be this long.
CONTRIBUTORS = 420
# A name may stand in quotation marks.
OPENING, CLOSING = ("“", '"', "‘", "'"), "”\"’',"
QUOTES = "“\"‘'"
# A dateline stands within the first characters of its line.
DATELINE = 100
# Letters so few stand for many bodies ("CNS", "PAP"): the outlet must be spelled out or called an agency somewhere.
LETTERS = 4

_OPEN_DATELINE = re.compile(r"[A-Z][A-Z ,./’'-]{2,60}[,—–-]\s*(?:\w+ \d+\s*[,—–-]\s*)?")
_LOUD_PLACE = re.compile(r"[A-Z]{3,}[^a-z]*$|[A-Z]{3,}[^.!?]{0,60}$")
_DASH = re.compile(r"\s*\)?\s*(?:[-–—:]|--)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_LAST_WORD = re.compile(r"(\S+)\s*$")
_NEXT_SENTENCE = re.compile(r"(?<!\b[A-Z])[.!?]\s+[A-Z]\w")


def judge(line: str, match: OutletMatch, forms: CreditForms, in_full: frozenset[str] = frozenset()) -> How | None:
    """How the words around an outlet make it a source, or None where they do not. `in_full` are the outlets that the report spells out."""
    before, behind = line[max(0, match.start - NEAR) : match.start], line[match.end : match.end + NEAR]
    if is_copyright(before, behind, forms):
        return "copyright"
    if is_picture(before, behind, forms) or in_picture_brackets(line, match) or forms.other_behind.match(behind):
        return None
    if match.known and _is_dateline(line, match):
        return "dateline"
    if _is_thanked(line, match, forms):
        return "credit"
    beside_kind = forms.kind_before.search(before) is not None or forms.kind_behind.match(behind) is not None or _is_run(before, forms)
    doubtful = match.ordinary and not beside_kind
    if doubtful and _is_something_else(line, match, before, behind, forms, in_full):
        return None
    by_cue = _find_cue(before.rstrip(QUOTES), forms)
    if by_cue is not None:
        return by_cue
    for form_before, form_behind, how in forms.around:
        if form_before.search(before) and form_behind.match(behind):
            return how
    *_, bare = _without_modifiers(before, forms)
    if forms.turned_before.search(bare) and not forms.product_behind.match(behind):
        return "reported"
    verb = forms.plain_verb_behind if doubtful else forms.verb_behind
    if before.endswith(OPENING):
        behind = forms.alias_behind.sub("", behind.lstrip(CLOSING), count=1)
    return "reported" if verb.match(behind) else None


def is_picture(before: str, behind: str, forms: CreditForms) -> bool:
    """Whether an outlet only made a picture: "Photo: AP", "a video grab from KCNA", "AP Photo", "Reuters/Kim Hong-Ji"."""
    return forms.photo_before.search(before) is not None or forms.photo_behind.match(behind) is not None


def in_picture_brackets(line: str, match: OutletMatch) -> bool:
    """Whether an outlet stands in the brackets of a picture: "(Ann Lee/Ann Lee/Yonhap via AP)"."""
    opened, closed = line.rfind("(", 0, match.start), line.find(")", match.end)
    return opened >= 0 and closed >= 0 and ")" not in line[opened : match.start] and "/" in line[opened : match.start]


def is_copyright(before: str, behind: str, forms: CreditForms) -> bool:
    """Whether the rights are an outlet's: "Copyright 2018 The Associated Press. All rights reserved."."""
    return forms.copyright_before.search(before) is not None or forms.rights_behind.match(behind) is not None


def _is_something_else(line: str, match: OutletMatch, before: str, behind: str, forms: CreditForms, in_full: frozenset[str]) -> bool:
    """Whether a word that could mean something else than an outlet does: "Stern Hu", "People’s Bank", "Kenneth Janes", "CNS" where no CNS
    is spelled out."""
    letters = line[match.start : match.end]
    short = letters.isupper() and len(letters) <= LETTERS and match.name not in in_full
    return short or re.match(r"(?:['’]s)?\s+[A-Z]", behind) is not None or _is_surname(before, forms)


def _is_run(before: str, forms: CreditForms) -> bool:
    """Whether a word that only an outlet has stands right before a name: "state-run Channel One"."""
    last = _LAST_WORD.search(before)
    return last is not None and "-" in last[1] and last[1].lower() in forms.modifiers


def _is_surname(before: str, forms: CreditForms) -> bool:
    """Whether a word that is also a name stands behind a first name: "Kenneth Janes"."""
    last = _LAST_WORD.search(before)
    return last is not None and last[1].isalpha() and last[1][0].isupper() and last[1].lower() not in forms.modifiers


def _is_dateline(line: str, match: OutletMatch) -> bool:
    """TOKYO (Reuters) -, (CNN) A …, BEIJING, May 24 (Xinhua) --, SEOUL, Yonhap -."""
    if match.start > DATELINE:
        return False
    before, behind = line[: match.start], line[match.end : match.end + 20]
    if before.endswith("("):
        place = before[:-1].strip()
        return behind.startswith(")") and (not place or bool(_DASH.match(behind)) or bool(_LOUD_PLACE.match(place)))
    return bool(_DASH.match(behind)) and ((not before.strip() and match.kind == "agency") or bool(_OPEN_DATELINE.fullmatch(before)))


def _is_thanked(line: str, match: OutletMatch, forms: CreditForms) -> bool:
    """AP contributed to this report; With reporting from Reuters. A name that no list has needs more than a "by" before it."""
    behind = line[match.end : match.end + CONTRIBUTORS]
    if match.known and forms.contributed_behind.match(behind):
        same_sentence = not _NEXT_SENTENCE.search(forms.contributed.split(behind[:NEAR])[0])
        if same_sentence or forms.product_behind.match(behind):
            return True
    only = not _ADDRESS.sub("", behind).strip(" .)(,")
    led = forms.thanks_before if match.known else forms.full_thanks_before
    return len(line) <= NEAR and only and led.search(line[: match.start]) is not None


def _find_cue(before: str, forms: CreditForms) -> How | None:
    """The cue that the words before a name end with, once what describes the outlet is taken off ("state news agency", "Japan's")."""
    for bare in _without_modifiers(before, forms):
        words = bare[-CUE_CHARACTERS:].lower().split()
        for size in range(min(CUE_WORDS, len(words)), 0, -1):
            how = forms.cues_before.get(" ".join(words[-size:]).lstrip("“\"'(‘"))
            if how is not None:
                return how
        if words and words[-1] in forms.links and forms.spoken_before.search(bare[-NEAR:]):
            return "told"
    return None


def _without_modifiers(before: str, forms: CreditForms) -> Iterator[str]:
    """The words before a name as they are, then without the last that describes it, and so on."""
    yield before
    for _ in range(MODIFIERS):
        last = _LAST_WORD.search(before[-60:])
        word = "" if last is None else last[1].rstrip(",").lstrip('“"(')
        if last is None or not (word.lower() in forms.modifiers or word[:1].isupper() or word.endswith(forms.owning)):
            return
        before = before[: len(before) - len(last[0])]
        yield before


# Initials of editors before the outlets in brackets, or the dash before an agency, at the end of a report.
_CLOSING_LIST = re.compile(r"\W*(?:[a-z]{1,4}(?:[/,][a-z]{1,4})*\s*)?\(([^()]{2,60})\)\W*")
_CLOSING_DASH = re.compile(r"[.!?][”\"’']*\s*(?:[-–—]{1,2}|\|)\s*$")
# What parts the names of those who wrote it from their outlet.
_PARTED = re.compile(r"(?:,|\s[|—–-])\s+$")
# A line of credits names outlets and little else.
LONGEST = 100


def find_listed(line: str, language: Language) -> list[OutletMatch]:
    """The outlets of such a line, if one of them is an agency; none of any other line."""
    if len(line) > LONGEST or not line.strip():
        return []
    forms, known = credit_forms(language), outlet_names(language).folded
    found: list[OutletMatch] = []
    for start, part in _parts(line, forms.separator):
        bare = forms.list_head.sub("", part.strip()).strip(" .()[]")
        outlet = known.get(forms.article.sub("", bare.casefold()))
        if outlet is not None:
            begin = line.index(bare, start)
            found.append(OutletMatch(outlet.name, begin, begin + len(bare), kind=outlet.kind))
        elif bare and not forms.dated.fullmatch(bare):
            return []
    return found if any(match.kind == "agency" for match in found) else []


def find_closing(line: str, language: Language) -> list[OutletMatch]:
    """The outlets that the last line of a report ends with: "ab/cd (AFP, dpa)", "… he said. (Kyodo)", "… in the ground.” – AP"."""
    bracket = _CLOSING_LIST.fullmatch(line)
    if bracket is not None:
        return [shift(match, bracket.start(1)) for match in find_listed(bracket[1], language)]
    last = [match for match in find_outlets(line, language) if match.kind == "agency" and not line[match.end :].strip(" .)")]
    return [match for match in last if line[: match.start].endswith("(") or _CLOSING_DASH.search(line[: match.start])]


def find_byline(line: str, language: Language) -> list[OutletMatch]:
    """The outlet behind the names of those who wrote for it: "Ann Lee and Bo Tarn, The Associated Press"."""
    if len(line) > LONGEST:
        return []
    found = [match for match in find_outlets(line, language) if not line[match.end :].strip(" .)")]
    forms = credit_forms(language)
    before = [forms.article_at_end.sub("", line[: match.start]) for match in found]
    return [match for match, words in zip(found, before, strict=True) if forms.writers.fullmatch(words) and _PARTED.search(words)]


def find_unnamed(line: str, forms: CreditForms) -> Iterator[OutletMatch]:
    """Sources that a line thanks without a name: "Additional reporting from agencies", "By Agencies (Karst Daily)"."""
    match = forms.unnamed_line.search(line) if len(line) <= LONGEST else None
    if match is not None:
        yield OutletMatch(forms.unnamed[" ".join(match[1].lower().split())], match.start(1), match.end(1))


def shift(match: OutletMatch, by: int) -> OutletMatch:
    """The same name, so many characters further on."""
    return evolve(match, start=match.start + by, end=match.end + by)


def _parts(line: str, separator: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """What stands between the separators of a line, each with its first character that is no blank."""
    at = 0
    for mark in [*separator.finditer(line), None]:
        part = line[at : mark.start() if mark else len(line)]
        yield at + len(part) - len(part.lstrip()), part
        at = mark.end() if mark else len(line)
