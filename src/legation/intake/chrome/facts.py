"""What the lines around a body say of it: title, standfirst, byline, dateline, day and outlet, each where it belongs."""

import re
from collections.abc import Mapping, Sequence

from legation.intake.chrome.bylines import find_byline, find_dateline, find_place, find_when, is_all_agencies, names_source
from legation.intake.chrome.lines import Line, is_dated
from legation.intake.chrome.roles import Role
from legation.intake.chrome.wording import fold
from legation.intake.days import find_day
from legation.intake.outlets import find_site
from legation.intake.paper import Draft
from legation.language.language import Language

# Lines above the body among which the title stands, and lines around it that speak of who and when.
_ABOVE = 30
_HEAD = 14
# Lines right below the title, where its day may stand with a long menu between it and the text.
_BELOW = 6
# Lines beside the body that may say from whom it is.
_NEAR = 5


def find_facts(lines: Sequence[Line], roles: list[Role], draft: Draft, languages: Mapping[str, Language]) -> None:
    """Fill the draft from what stands around the body, and set right which of those lines are body."""
    title = take_title(lines, roles, draft)
    first = roles.index("body") if "body" in roles else 0
    if title is not None:
        keep_standfirst(lines, roles, title, first)
    top = max(0, first - _HEAD // 2) if title is None or title >= first else max(title, first - 2 * _HEAD)
    head = [line for line, role in zip(lines[top:first], roles[top:first], strict=True) if role == "furniture"]
    draft.put("byline", find_byline(head, languages), "line above the text")
    draft.put("dateline", find_place(head), "line above the text")
    if title is not None:
        find_when([line for line in lines[title + 1 : min(title + _BELOW, first)] if _says_when(line)], draft, languages)
    find_when(head, draft, languages)
    find_when(_dated_above(lines, roles, first), draft, languages)
    mark_agencies(lines, roles, languages)
    mark_sources(lines, roles, languages)
    mark_author(lines, roles, draft.byline)
    for field, role in (
        (draft.captions, "caption"),
        (draft.credit, "credit"),
        (draft.biography, "biography"),
        (draft.pullquotes, "pullquote"),
    ):
        field.extend(once([line.text for line, own in zip(lines, roles, strict=True) if own == role]))
    body = [line.text for line, role in zip(lines, roles, strict=True) if role == "body"]
    draft.put("dateline", find_dateline(body[:3]), "beginning of the text")
    aside = [line.text for line, role in zip(lines, roles, strict=True) if role == "furniture" and not line.kinds & {"menu", "share"}]
    foot = [line.text for line, role in zip(lines[first:], roles[first:], strict=True) if role == "furniture"]
    draft.put("outlet", find_site(aside, foot, languages), "name or copyright line of the page")


def _dated_above(lines: Sequence[Line], roles: Sequence[Role], first: int) -> list[Line]:
    """Where the head gives no day: the dated line nearest above the body, if it is near or the only one there."""
    above = [place for place in range(max(0, first - _ABOVE), first) if roles[place] == "furniture" and _says_when(lines[place])]
    return [lines[above[-1]]] if above and (first - above[-1] <= 12 or len(above) == 1) else []


def _says_when(line: Line) -> bool:
    return (is_dated(line) or "byline" in line.kinds) and find_day(line.text) is not None


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
        place = _find_title(lines, body)
        if place is None:
            return None
        draft.put("title", lines[place].text, "line above the text")
    said = fold(draft.title or "")
    places = [place for place in range(min(len(lines), body[0] + 4)) if fold(lines[place].text) == said]
    for place in range(min(len(lines), body[0] + 4)):
        # The title in a trail of sections or above a comment count: "Asia, News, No Comments on …".
        again = len(said) > 20 and said in fold(lines[place].text) and not re.search(r"[.!?…。]\W*$", lines[place].text)
        if again or place in places:
            roles[place] = "furniture"
    return places[-1] if places else None


def _find_title(lines: Sequence[Line], body: Sequence[int]) -> int | None:
    """The line that looks most like a title: the best by these named points, if it has any for it."""
    first = body[0]
    begins = [first] if len(body) > 2 and lines[first].alone <= 0.5 else []
    said = _content(" ".join(lines[place].text for place in body[:20] if place not in begins))
    best: tuple[float, int] | None = None
    for place in [*range(max(0, first - _ABOVE), first), *begins]:
        line = lines[place]
        if (
            not 3 <= line.words <= 30
            or is_dated(line)
            or find_day(line.text[:60])
            or line.kinds & {"caption", "byline", "comments", "credit", "browser", "ad"}
        ):
            continue
        own = _content(line.text)
        score = sum(weight for weight, holds in _points(lines, place, first) if holds) - 0.1 * (first - place)
        score += 4.0 * len(own & said) / len(own) if own else -2.0
        if best is None or score >= best[0]:
            best = (score, place)
    return best[1] if best is not None and best[0] > 0 else None


def _content(text: str) -> set[str]:
    """The words of some text that say what it is about: those of four letters and more, and pairs of Japanese or Chinese characters."""
    said = text.casefold()
    return {word[:6] for word in re.findall(r"[^\W\d_]{4,}", said) if word < "\u3000"} | set(
        re.findall(r"(?=([\u30a0-\u30ff\u3400-\u9fff]{2}))", said)
    )


def _points(lines: Sequence[Line], place: int, first: int) -> list[tuple[float, bool]]:
    """Why a line may be the title. Weights set by hand; that its words come back in the text weighs more than any (up to 4)."""
    line = lines[place]
    said = fold(line.text)
    below = lines[place + 1] if place + 1 < len(lines) else None
    return [
        (1.5, line.words >= 4 and any(said in fold(other.text) for other in lines[: first + 3] if other is not line)),
        (1.0, 5 <= line.words <= 20),
        (-1.5, bool(re.search(r"[.。]\W*$", line.text))),
        (-2.0, bool(re.search(r"[:,;]$", line.text))),
        (-1.5, line.gap == 0 and place > 0 and below is not None and below.gap == 0 and below.words < 6),
        (1.0, below is not None and below.words > line.words and below.words >= 8),
        (1.0, any("byline" in other.kinds or is_dated(other) for other in lines[place + 1 : min(place + 5, first + 1)])),
        (1.0, place == 0),
        (-1.0, "@" in line.text or "|" in line.text),
        (-1.0, bool(line.kinds - {"pictured", "about", "biography"})),
    ]


def keep_standfirst(lines: Sequence[Line], roles: list[Role], title: int, first: int) -> None:
    """The standfirst belongs to the text: the line right below the title, if it is a sentence and not said again in the body."""
    place = title + 1
    if place >= first or roles[place] != "furniture":
        return
    line = lines[place]
    if line.kinds - {"pictured"} or not 8 <= line.words <= 60 or is_dated(line) or line.alone < -2.5:
        return
    said = fold(line.text)
    if fold(lines[title].text) in said:
        return
    if not any(fold(other.text) == said for other, role in zip(lines, roles, strict=True) if role == "body"):
        roles[place] = "body"
