"""Who wrote, where and when, read off the short lines between a title and its text, and off a text's own beginning."""

import re
from collections.abc import Mapping, Sequence

from legation.intake.chrome.lines import Line, is_dated
from legation.intake.chrome.wording import wording
from legation.intake.chrome.wrap import are_common
from legation.intake.days import find_day, find_days
from legation.intake.outlets import find_known_outlet
from legation.intake.paper import Draft
from legation.language.language import Language
from legation.language.lists.saying import CreditLines
from legation.language.patterns import either, once

_TOWN = r"[A-ZÀ-Þ][\w.'’-]{1,25}(?: [A-ZÀ-Þ][\w.'’-]{1,25}){0,2}"
_PLACE = re.compile(rf"{_TOWN}(?:, ?{_TOWN})?")
# A line that says whose a text is is short; it ends in brackets, or has two parts.
_SOURCE_LINE = 160
_LAST_BRACKET = re.compile(r"\(([^()]{2,40})\)\W*$")
_STAMP_END = r"(?=\W*(?:$|\(|\s))"
_PARTS = re.compile(r"\s+[|—–]\s+|\s*[•]\s*")
# A dateline opens a text: a place in capitals, perhaps its country, a day, an agency in brackets, then a dash; or an agency alone.
# Parts of a line of facts: "City | Published 5 hours ago | Written by Ann Lee".
_STROKES = re.compile(r"\s*[|•·]\s*")
# A byline is short; of how long ago, without the word for it ("Ann Lee 7 hours"); lines between a name and its day.
_BYLINE_WORDS = 30
_STARTS = 20
_BEHIND = re.compile(r"\s*(?:\d{1,2} [^\W\d_]{1,10}|@\w+)")
_DAY_WORDS = 24
_NEAR_DAY = 3
# Letters before a day in which its label stands.
_LABEL = 40
_DATELINE = re.compile(
    r"(?P<words>(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{1,30}(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ.'’-]{0,30}){0,4})(?:,? [A-Z][\w.'’]{1,20}){0,3}(?:,? \d{1,2})?"
    r"(?: ?\([^()\n]{2,40}\))?)\s{0,2}(?:-{1,2}|–|—|:)\s"
)
# Paragraphs among which a dateline stands.
_OPENING = 3
_AGENCY_FIRST = re.compile(r"(?P<words>\((?:[A-Z][\w.]{1,20}[ /]?){1,4}\))\s{0,2}(?:-{1,2}|–|—)?\s")


def find_byline(head: Sequence[Line], languages: Mapping[str, Language]) -> str | None:
    """Who wrote it: a line that says "by", an agency's name, or a name beside a date."""
    words = wording(languages).bylines
    for line in head:
        pieces = _STROKES.split(words.part(line.text)) if line.words <= _BYLINE_WORDS else []
        if (who := next(filter(None, (_find_named(piece.strip(), languages) for piece in pieces)), None)) is not None:
            return who
    for place, line in enumerate(head):
        if line.words <= 8 and is_all_agencies(line.text, languages):
            return line.text.strip(" ()[]")
        said = words.part(line.text.strip())
        piece = words.after_name.split(said, maxsplit=1)[0].strip(" ,;:-–—")
        known = find_known_outlet(piece, languages)
        if known is not None and known.kind == "agency":
            return piece
        if len(piece) > 80 or line.kinds - {"byline"} or known is not None:
            continue
        behind = said[said.find(piece) + len(piece) :]
        own = line.date is not None and line.words <= _DAY_WORDS
        near = own or any(map(is_dated, head[max(0, place - _NEAR_DAY) : place + _NEAR_DAY + 1]))
        # A name that nothing else marks as one is none if it could be any heading: "Key Points".
        alone = not behind and not are_common(piece.split())
        if near and (own or alone or _BEHIND.fullmatch(behind)) and (who := _find_names(piece, languages)):
            return who
        if _BEHIND.fullmatch(behind) and words.names.fullmatch(piece):
            return piece
    return None


def _find_named(said: str, languages: Mapping[str, Language]) -> str | None:
    """Who is named behind "by" in a line or a part of one."""
    known = wording(languages)
    words = known.bylines
    hit = words.by.match(said)
    if hit is None:
        return None
    name = words.name_words.match(words.after_name.split(hit["who"].strip(), maxsplit=1)[0])
    who = words.trailing.sub("", name[0]) if name else ""
    # A button may stand right behind the name.
    while " " in who and "share" in known.find_kinds(who.rsplit(" ", 1)[1]):
        who = who.rsplit(" ", 1)[0]
    return who if 2 <= len(who) <= 120 and (" " in who or who > "\u3000" or find_known_outlet(who, languages)) else None


def _find_names(piece: str, languages: Mapping[str, Language]) -> str | None:
    """The names that a short line holds, of persons and perhaps an agency; what one of them is may stand behind: "Ann Lee, city editor"."""
    words = wording(languages).bylines
    if words.names.fullmatch(piece):
        return piece
    parts = [part for part in words.joins.split(piece) if part.strip()]
    persons = [part for part in parts if words.names.fullmatch(part.strip())]
    others = [find_known_outlet(part.strip(), languages) for part in parts if part not in persons]
    if persons and 1 < len(parts) <= 4 and all(other is not None and other.kind == "agency" for other in others):
        return piece
    role = words.with_role.fullmatch(piece)
    return role["who"] if role is not None else None


def is_all_agencies(words: str, languages: Mapping[str, Language]) -> bool:
    """Whether some words are nothing but names of agencies: "Reuters – AP", "(AFP)"."""
    names = [name for name in wording(languages).bylines.joins.split(words[:200]) if name.strip()]
    known = [find_known_outlet(name, languages) for name in names[:6]]
    return len(names) <= 6 and bool(known) and all(outlet is not None and outlet.kind == "agency" for outlet in known)


def is_of_agency(words: str, languages: Mapping[str, Language]) -> bool:
    """Whether a line says that an agency has the rights of a text: "Copyright 2017 The Karst Press. All rights reserved." """
    lists = [language.lists.credit_lines for language in languages.values()]
    hit = next((hit for one in lists if (hit := search_rights(one).match(words)) is not None), None)
    outlet = find_known_outlet(hit["whose"], languages) if hit is not None else None
    return outlet is not None and outlet.kind == "agency"


@once
def search_rights(lines: CreditLines) -> re.Pattern[str]:
    """What a notice of rights begins with: the sign, years, and whose they are."""
    sign = rf"(?:{either(lines.copyright)}\W{{0,3}}){{1,2}}"
    return re.compile(rf"(?i)\W{{0,3}}{sign}(?:(?:19|20)\d\d\W{{0,3}}){{1,2}}(?P<whose>[^\W\d][^.,;|]{{1,60}})")


def names_source(words: str, languages: Mapping[str, Language]) -> bool:
    """Whether a line beside a text says from whom it is: "Updated: 2024-05-06 06:50 (Xinhua)", "Ann Lee | Associated Press", "By Agencies
    (Karst Daily)", "Fox News Posted at 2:00 pm"."""
    if len(words) > _SOURCE_LINE:
        return False
    bracket = _LAST_BRACKET.search(words)
    if bracket is not None and find_day(words) and is_all_agencies(bracket[1], languages):
        return True
    parts = [part.strip() for part in _PARTS.split(words)]
    if (
        len(parts) == 2
        and any(wording(languages).bylines.names.fullmatch(part) for part in parts)
        and any(find_known_outlet(part, languages) for part in parts)
    ):
        return True
    lists = [language.lists.credit_lines for language in languages.values()]
    stamped = next((words[: at.start()] for one in lists if (at := search_stamps(one).search(words)) is not None), "")
    if stamped and find_known_outlet(stamped.strip(), languages) is not None:
        return True
    return any(search_unnamed(one).search(words) for one in lists)


@once
def search_stamps(lines: CreditLines) -> re.Pattern[str]:
    """What finds the stamp of a line that says whose a text is."""
    return re.compile(rf"(?i)\b{either(lines.stamps)}{_STAMP_END}")


@once
def search_unnamed(lines: CreditLines) -> re.Pattern[str]:
    """What finds "by staff reporters": a byline without a name."""
    return re.compile(rf"(?i)\b{either(lines.by)}\s+{either(lines.unnamed)}{_STAMP_END}")


def find_place(head: Sequence[Line]) -> str | None:
    """A dateline that stands on a line of its own, between the byline and the day: "Tokyo, Japan"."""
    for above, line, below in zip(head, head[1:], head[2:], strict=False):
        if (
            find_day(below.text[:60])
            and line.words <= 6
            and not line.kinds
            and "," in line.text
            and _PLACE.fullmatch(line.text)
            and above.words <= 6
        ):
            return line.text
    return None


def find_dateline(text: Sequence[str]) -> str | None:
    """The dateline that the paragraphs of a text open with, as written: "TOKYO (Reuters)", "BEIJING", "(CNN)". Labels of those who speak
    are none: "QUESTION: … LUND: …"."""
    for paragraph in text[:_OPENING]:
        hit = _DATELINE.match(paragraph) or _AGENCY_FIRST.match(paragraph)
        if hit is not None and not (hit[0].rstrip().endswith(":") and _is_talk(text)):
            return hit["words"].strip()
    return None


def _is_talk(text: Sequence[str]) -> bool:
    """Whether several paragraphs open with a label in capitals: a place opens one."""
    return sum(hit[0].rstrip().endswith(":") for hit in map(_DATELINE.match, text) if hit is not None) > 1


def find_when(head: Sequence[Line], draft: Draft, languages: Mapping[str, Language]) -> None:
    """The days of publication and of the last change, from the short lines that say so; a day in a caption or sentence is none."""
    words = wording(languages).bylines
    updated = words.updated
    for line in head:
        text = words.part(line.text)
        days = list(find_days(text)) if "caption" not in line.kinds else []
        others = {begin for begin, _, _ in days if words.other.search(text[max(0, begin - _LABEL) : begin])}
        days = [day for day in days if day[0] not in others]
        if not days or not (line.words <= 16 or days[0][0] <= _STARTS or "byline" in line.kinds):
            continue
        start = days[0][0]
        if updated.search(text[max(0, start - 24) : start]):
            draft.put("updated", days[0][2], "line above the text")
            later = " ".join(text[begin:end] for begin, end, day in days[1:])
            draft.put("published", find_day(later), "line above the text")
        else:
            draft.put("published", find_day(text[start:]) if others else find_day(text), "line above the text")
            after = [day for begin, _, day in days[1:] if updated.search(text[max(0, begin - 24) : begin])]
            draft.put("updated", after[0] if after else None, "line above the text")
    if draft.published is None and draft.updated is not None:
        draft.put("published", draft.updated, "line that says when it was updated")
