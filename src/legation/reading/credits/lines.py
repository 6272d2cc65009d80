"""Lines that hold nothing but outlets and what belongs to them: "Reuters - AP - AFP", "Xinhua | Updated: …", "ab/cd (AFP, dpa)",
"Ann Lee, The Associated Press"."""

import re
from collections.abc import Iterator

from attrs import evolve

from legation.language.language import Language
from legation.reading.credits.forms import CreditForms, credit_forms
from legation.reading.credits.outlets import OutletMatch, find_outlets, outlet_names

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
