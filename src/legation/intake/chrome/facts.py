"""What the lines around a body say of it: title, standfirst, byline, dateline, day and outlet, each where it belongs."""

import re
from collections.abc import Mapping, Sequence

from legation.intake.chrome.bylines import find_byline, find_dateline, find_place, find_when, is_all_agencies, is_of_agency, names_source
from legation.intake.chrome.lines import Line, is_dated
from legation.intake.chrome.matter import find_matter
from legation.intake.chrome.roles import Role
from legation.intake.chrome.titles import BEGINNING, find_bare, find_title
from legation.intake.chrome.wording import fold, wording
from legation.intake.days import find_day
from legation.intake.outlets import find_site
from legation.intake.paper import Draft
from legation.language.language import Language

# Lines above the body among which the title stands, and lines around it that speak of who and when.
_ABOVE = 30
_HEAD = 14
# Lines right above the title, where some set their byline.
_OVER = 3
# Lines right below the title, where its day may stand with a long menu between it and the text.
_BELOW = 6
# A line of days, names and what stands beside them has at most so many words.
_SHORT = 16
# A paragraph above the text is part of it, if it looks so much like text and so much of its matter is the text's.
_LEAD, _SAME = 1.5, 0.3
# Names of agencies fill a short line.
_FEW = 8
# Lines beside the body that may say from whom it is.
_NEAR = 5
# Lines below the body among which an agency's notice of rights may stand, by judgement.
_FOOT = 12


def find_facts(lines: Sequence[Line], roles: list[Role], draft: Draft, languages: Mapping[str, Language]) -> None:
    """Fill the draft from what stands around the body, and set right which of those lines are body."""
    title = take_title(lines, roles, draft)
    part_agencies(lines, roles, languages)
    first = roles.index("body") if "body" in roles else 0
    if title is not None and title > first and "body" in roles[title:]:
        # A caption or a teaser above the title was taken for text: who and when stand below the title all the same.
        first = roles.index("body", title)
    elif title is not None:
        keep_standfirst(lines, roles, title, first, languages)
        keep_lead(lines, roles, title, first)
    top = max(0, first - _HEAD // 2) if title is None or title >= first else max(title, first - 2 * _HEAD)
    head = [line for line, role in zip(lines[top:first], roles[top:first], strict=True) if role == "furniture"]
    draft.put("byline", find_byline(head, languages), "line above the text")
    if title is not None:
        draft.put("byline", find_byline(lines[max(0, title - _OVER) : title], languages), "line above the title")
    draft.put("dateline", find_place(head), "line above the text")
    if title is not None:
        find_when([line for line in lines[title + 1 : min(title + _BELOW, first)] if _says_when(line, languages)], draft, languages)
    find_when(head, draft, languages)
    find_when(_dated_above(lines, roles, first, languages), draft, languages)
    mark_agencies(lines, roles, languages)
    mark_sources(lines, roles, languages)
    mark_owners(lines, roles, languages)
    mark_author(lines, roles, draft.byline)
    for field, role in (
        (draft.captions, "caption"),
        (draft.credit, "credit"),
        (draft.biography, "biography"),
        (draft.pullquotes, "pullquote"),
    ):
        field.extend(once([line.text for line, own in zip(lines, roles, strict=True) if own == role]))
    body = [line.text for line, role in zip(lines, roles, strict=True) if role == "body"]
    draft.put("dateline", find_dateline(body), "beginning of the text")
    aside = [line.text for line, role in zip(lines, roles, strict=True) if role == "furniture" and not line.kinds & {"menu", "share"}]
    foot = [line.text for line, role in zip(lines[first:], roles[first:], strict=True) if role == "furniture"]
    draft.put("outlet", find_site(aside, foot, languages), "name or copyright line of the page")


def _dated_above(lines: Sequence[Line], roles: Sequence[Role], first: int, languages: Mapping[str, Language]) -> list[Line]:
    """Where the head gives no day: the dated line nearest above the body, if it is near or the only one there."""
    above = [place for place in range(max(0, first - _ABOVE), first) if roles[place] == "furniture" and _says_when(lines[place], languages)]
    return [lines[above[-1]]] if above and (first - above[-1] <= 12 or len(above) == 1) else []


def _says_when(line: Line, languages: Mapping[str, Language]) -> bool:
    said = wording(languages).bylines.part(line.text)
    return (line.words <= _SHORT or "byline" in line.kinds) and find_day(said) is not None


def part_agencies(lines: Sequence[Line], roles: list[Role], languages: Mapping[str, Language]) -> None:
    """A line that opens the text and holds nothing but names of agencies is its byline: "Reuters – AP"."""
    first = roles.index("body") if "body" in roles else None
    if first is not None and roles.count("body") > 1 and lines[first].words <= _FEW and is_all_agencies(lines[first].text, languages):
        roles[first] = "furniture"


def keep_lead(lines: Sequence[Line], roles: list[Role], title: int, first: int) -> None:
    """A paragraph between the title and the text that speaks of the same matter is its beginning, whatever stands behind it."""
    said = find_matter(" ".join(line.text for place, line in enumerate(lines) if roles[place] == "body" or place == title))
    for place in range(title + 1, first):
        line = lines[place]
        plain = line.long and line.closed and line.alone > _LEAD and not line.kinds and roles[place] == "furniture"
        matter = find_matter(line.text) if plain else set()
        if matter and len(matter & said) >= _SAME * len(matter):
            roles[place] = "body"


def mark_agencies(lines: Sequence[Line], roles: list[Role], languages: Mapping[str, Language]) -> None:
    """A line at the end of the text that holds nothing but names of agencies credits them: "Reuters – AP", "(AFP)"."""
    inside = [place for place, role in enumerate(roles) if role == "body"]
    for place in range(inside[-1], min(len(lines), inside[-1] + 4)) if inside else ():
        if is_all_agencies(lines[place].text, languages):
            roles[place] = "credit"


def mark_sources(lines: Sequence[Line], roles: list[Role], languages: Mapping[str, Language]) -> None:
    """Lines right above and right below the body that say from whom it is are no furniture."""
    inside = [place for place, role in enumerate(roles) if role == "body"]
    if inside:
        around = (*range(max(0, inside[0] - _NEAR), inside[0]), *range(inside[-1] + 1, min(len(lines), inside[-1] + 1 + _NEAR)))
        for place in around:
            if roles[place] == "furniture" and names_source(lines[place].text, languages):
                roles[place] = "credit"


def mark_owners(lines: Sequence[Line], roles: list[Role], languages: Mapping[str, Language]) -> None:
    """A notice of rights below the body that names an agency credits it, though tables and links stand between: the text is its own."""
    inside = [place for place, role in enumerate(roles) if role == "body"]
    for place in range(inside[-1] + 1, min(len(lines), inside[-1] + 1 + _FOOT)) if inside else ():
        if roles[place] == "furniture" and is_of_agency(lines[place].text, languages):
            roles[place] = "credit"


def mark_author(lines: Sequence[Line], roles: list[Role], byline: str | None) -> None:
    """A last paragraph that begins with the name in the byline is about the author."""
    inside = [place for place, role in enumerate(roles) if role == "body"]
    if byline and " " in byline and len(inside) > 2 and lines[inside[-1]].words <= 60 and lines[inside[-1]].text.startswith(byline):
        roles[inside[-1]] = "biography"


def once(texts: Sequence[str]) -> list[str]:
    """Texts without those that another one begins with: a caption is often printed with and without its credit."""
    return [
        text
        for place, text in enumerate(texts)
        if not any(other.startswith(text) for other in (*texts[:place], *(t for t in texts[place + 1 :] if t != text)))
    ]


def take_title(lines: Sequence[Line], roles: list[Role], draft: Draft) -> int | None:
    """Find the title's line; a title known from elsewhere is taken out of the body's beginning. Returns the line's place."""
    body = [place for place, role in enumerate(roles) if role == "body"]
    if not body:
        return None
    if draft.title is None:
        place = find_title(lines, body)
        if place is None:
            return None
        draft.put("title", find_bare(lines, place), "line above the text")
    said = fold(draft.title or "")
    near = range(min(len(lines), body[0] + BEGINNING))
    places = [place for place in near if fold(lines[place].text) == said]
    for place in near:
        # The title in a trail of sections or above a comment count: "Asia, News, No Comments on …".
        again = len(said) > 20 and said in fold(lines[place].text) and not re.search(r"[.!?…。]\W*$", lines[place].text)
        if again or place in places:
            roles[place] = "furniture"
    return places[-1] if places else None


def keep_standfirst(lines: Sequence[Line], roles: list[Role], title: int, first: int, languages: Mapping[str, Language]) -> None:
    """The standfirst belongs to the text: the line right below the title, if it is a sentence and not said again in the body."""
    place = title + 1
    if place >= first or roles[place] != "furniture":
        return
    line = lines[place]
    if line.kinds - {"pictured"} or not 8 <= line.words <= 60 or is_dated(line) or line.alone < -2.5:
        return
    if line.date is not None and find_day(wording(languages).bylines.part(line.text)) is not None:
        return
    said = fold(line.text)
    if fold(lines[title].text) in said:
        return
    if not any(fold(other.text) == said for other, role in zip(lines, roles, strict=True) if role == "body"):
        roles[place] = "body"
