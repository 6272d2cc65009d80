"""Lines that hold nothing but outlets, dates and separators: "Reuters - AP - AFP", "Xinhua | Updated: …"."""

import re
from collections.abc import Iterator

from legation.language.language import Language
from legation.reading.credits.forms import credit_forms
from legation.reading.credits.outlets import OutletMatch, outlet_names

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


def _parts(line: str, separator: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """What stands between the separators of a line, each with its first character that is no blank."""
    at = 0
    for mark in [*separator.finditer(line), None]:
        part = line[at : mark.start() if mark else len(line)]
        yield at + len(part) - len(part.lstrip()), part
        at = mark.end() if mark else len(line)
