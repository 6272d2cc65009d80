"""How much of a page's markup is worked on: the libraries that read pages take the square of what a hostile one has without end."""

import re

from legation.intake import limits

_LINK = re.compile(r"</?a(?=[\s>/])[^<>]{0,8000}>", re.IGNORECASE)
# Long tags, and the beginnings and ends of what is no markup.
_LONG_TAG = re.compile(r"<(script|style)\b|</(script|style)\s*>|<([A-Za-z][\w:-]{0,40})[\s/][^<>]{4000,}>?", re.IGNORECASE)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_ATTRIBUTE = re.compile(r"[\s/]+[^\s=>\"'/]+")


def tame(page: str) -> tuple[str, list[str]]:
    """A page within its budget: links beyond it keep their words and lose their marks, a tag with more attributes than any has loses them
    all. Each is noted."""
    notes: list[str] = []
    page, swollen = _strip_attributes(page)
    if swollen:
        notes.append(f"{swollen} tags of the page have more than {limits.ATTRIBUTES} attributes, which were left out.")
    if page.count("<a") + page.count("<A") > limits.LINKS:
        page, dropped = _unlink(page)
        if dropped:
            notes.append(f"The page has more than {limits.LINKS:,} links; those behind were read as plain words.")
    return page, notes


def _strip_attributes(page: str) -> tuple[str, int]:
    pieces: list[str] = []
    place = swollen = 0
    script = False
    for hit in _LONG_TAG.finditer(page):
        if hit[3] is None:
            script = hit[1] is not None
        elif not script and sum(1 for _ in _ATTRIBUTE.finditer(_QUOTED.sub("", hit[0]))) > limits.ATTRIBUTES:
            pieces += [page[place : hit.start()], f"<{hit[3]}>"]
            place = hit.end()
            swollen += 1
    return ("".join([*pieces, page[place:]]), swollen) if swollen else (page, 0)


def _unlink(page: str) -> tuple[str, int]:
    pieces: list[str] = []
    place = 0
    links = list(_LINK.finditer(page))[2 * limits.LINKS :]
    for hit in links:
        pieces += [page[place : hit.start()], " "]
        place = hit.end()
    return "".join([*pieces, page[place:]]), len(links)
