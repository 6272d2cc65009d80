"""The forms in which a report credits an outlet, compiled from the word lists: what may stand before, around and behind its name."""

import re
from collections.abc import Mapping

import attrs
from attrs import frozen

from legation.language.language import Language
from legation.language.lists.saying import CreditLines, Credits
from legation.language.lists.words import WordList
from legation.language.patterns import either, once
from legation.records.reading import How

# Which cues before a name make it which form of credit; a phrase that stands in two lists is of the first.
_BEFORE: tuple[How, ...] = ("told", "according", "reported")


@frozen(eq=False)
class CreditForms:
    """The forms of credit of a language. What looks `before` a name is searched for at the end of the words before it; what looks
    `behind` is matched at the beginning of the words after it."""

    # Cues before a name: a phrase with the form of credit that it makes; a stretch of speech with a preposition ("said … on"); a verb
    # behind somebody's words (“…,” reported).
    cues_before: dict[str, How]
    spoken_before: re.Pattern[str]
    turned_before: re.Pattern[str]
    # Forms that are told by what stands on both sides of a name: before it, behind it, and what they make it.
    around: tuple[tuple[re.Pattern[str], re.Pattern[str], How], ...]
    # Verbs behind a name: any of reporting; those that need no more ("Time reported"); what an outlet makes ("'s poll").
    verb_behind: re.Pattern[str]
    plain_verb_behind: re.Pattern[str]
    alias_behind: re.Pattern[str]
    product_behind: re.Pattern[str]
    # What makes a name something else: "Times Square", "Photo: AP", "AP Photo".
    other_behind: re.Pattern[str]
    photo_before: re.Pattern[str]
    photo_behind: re.Pattern[str]
    # A kind of outlet beside its name: "the Bild newspaper", "news agency dpa".
    kind_before: re.Pattern[str]
    kind_behind: re.Pattern[str]
    # What describes an outlet between cue and name, word by word or by its ending; and the links that a stretch of speech ends with.
    modifiers: frozenset[str]
    owning: tuple[str, ...]
    links: frozenset[str]
    # Lines that name a source: what leads to the name, who contributed, whose the rights are.
    thanks_before: re.Pattern[str]
    full_thanks_before: re.Pattern[str]
    contributed: re.Pattern[str]
    contributed_behind: re.Pattern[str]
    copyright_before: re.Pattern[str]
    rights_behind: re.Pattern[str]
    # Lines of nothing but outlets: what parts them, what leads to the first, what else may stand there.
    separator: re.Pattern[str]
    list_head: re.Pattern[str]
    article: re.Pattern[str]
    article_at_end: re.Pattern[str]
    # Nothing but names, before the outlet of those who wrote it.
    writers: re.Pattern[str]
    dated: re.Pattern[str]
    # Ways to point back at the outlet named last, before a verb of reporting, and the kind of outlet that a noun means.
    same: re.Pattern[str]
    points_at: Mapping[str, str]
    # Sources that have no name, as they are written, and the line that thanks them.
    unnamed: Mapping[str, str]
    unnamed_line: re.Pattern[str]


@once
def credit_forms(language: Language) -> CreditForms:
    """The forms of credit of a language."""
    lists, lines = language.lists.credits, language.lists.credit_lines
    one = {name: either(getattr(lists, name)) for name, field in attrs.fields_dict(Credits).items() if field.type is WordList}
    line = {name: either(getattr(lines, name)) for name in attrs.fields_dict(CreditLines)}
    article = rf"(?:{one['articles']}\s+)?"
    # Between a name and its verb: a station's town or desk, a kind or a product; somebody of the outlet, or a short aside; adverbs.
    beside = rf"(?:\s+(?:{one['kinds']}|{one['makes']}|(?!{one['pronouns']}\b)[A-Z][a-z]{{2,20}}))?(?:\s*\([^()]{{1,40}}\))?"
    # "Karst Gazette editor Ann Lee"
    named = rf"(?:\s+{one['makes']}(?:\s+[A-ZÀ-Þ][\w’'.-]*){{1,3}})?"
    person = r"[’']s?\s+(?:[\w’'.-]+\s+){0,3}?(?:[A-ZÀ-Þ][\w’'.-]*\s+){1,3}?"
    aside = r"(?:,\s[^,.;:!?“”\"]{1,80},)?\s+"
    gap = rf"(?:{named}|{beside})(?:{person}|{aside})(?:{one['between']}\s+){{0,3}}"
    # "Photo by", "Images: ", "Handout/"; "an undated photo released by", "a grab of a video from".
    led = rf"\b{one['photo']}\s*(?:[:/|(]|{line['credited']})\s*{article}|\w[/:]"
    shown = rf"\b{line['kinds']}\s+(?:{one['photo']}|{line['footage']})\b[^.;:]{{0,80}}|\b{line['grab']}\b[^.;:]{{0,80}}"
    years = r"(?:\d{4}(?:\s?[-–]\s?\d{4})?)?"
    used = rf"[^!?\n]{{0,80}}?{line['used']}\b"
    contributed = rf"\b{line['contributed']}\b(?:\s+{line['contributed_to']}\b|\s*[.)]|\s*$)"
    months = "|".join(month[:3] for month in language.lists.dates.months)
    clock = rf"[\d:.,/ -]+|(?:{months})\w*\.?[\d:.,/ -]*|{line['clock']}|[a-z]{{3,4}}t"
    kind_before = re.compile(rf"\b{one['kinds']}\s+$", re.I)
    # "On Fox News Sunday, Ambassador Ann Lee said …"
    fronted = re.compile(rf"(?:^|[.!?][”\"’]?\s+){one['fronted']}\s+{article}[“\"‘']?$", re.I)
    told = re.compile(rf"[^\S\n]?[^,.;:!?\n]{{0,30}},[”\"’']?\s(?:[^.!?;“”\n]|\b[A-Z]\.){{0,80}}?\b{one['verbs']}\b")
    return CreditForms(
        cues_before={phrase: how for how in reversed(_BEFORE) for phrase in getattr(lists, how)},
        spoken_before=re.compile(rf"{one['speech']}\b[^.;:“”\"\n]{{0,50}}\s{one['link']}\s*$", re.I),
        turned_before=re.compile(rf"[,”\"’?!]\s*{one['turned']}\s*$"),
        verb_behind=re.compile(rf"{gap}{one['verbs']}\b(?!\s+{one['elsewhere']})"),
        plain_verb_behind=re.compile(rf"{gap}{one['plain_verbs']}\b"),
        around=(
            (fronted, told, "told"),
            (kind_before, re.compile(rf"\s+{one['judging']}\b"), "reported"),
        ),
        alias_behind=re.compile(rf"\s+{one['also_called']}\s+[“\"‘]+[^“”\"‘’\n]{{1,40}}[”\"’]+", re.I),
        product_behind=re.compile(rf"[’']?s?\s+{one['makes']}\b"),
        other_behind=re.compile(rf"\s+{one['other']}(?!\w)"),
        photo_before=re.compile(rf"(?:{led}|{shown})$", re.I),
        photo_behind=re.compile(rf"\s*/\s*[A-Z]|:\S|\s*via\s+{line['via']}\b|\s+{line['pictures']}\b", re.I),
        kind_before=kind_before,
        kind_behind=re.compile(rf"\s+{one['kinds']}\b", re.I),
        modifiers=frozenset(part for phrase in (*lists.modifiers, *lists.kinds) for part in phrase.lower().split()),
        thanks_before=re.compile(rf"(?:(?:^|[^\w-]){one['thanks']}|^\W*{one['heads']})\s*{article}$", re.I),
        full_thanks_before=re.compile(rf"(?:^|[^\w-]){one['thanks']}\s*{article}$", re.I),
        contributed=re.compile(rf"\b{line['contributed']}\b"),
        contributed_behind=re.compile(rf"[^!?\n]{{0,400}}?{contributed}|{used}"),
        copyright_before=re.compile(rf"{line['copyright']}[\s©]*{years}[\s,]*(?:{line['by']}\s+)?{article}$", re.I),
        rights_behind=re.compile(rf"\W{{0,3}}{line['rights']}", re.I),
        separator=re.compile(rf"\s*(?:[|/·•,;&]|\s[-–—]+\s|\b{line['joining']}\b)\s*"),
        list_head=re.compile(rf"^{line['heads']}\s+{article}", re.I),
        writers=re.compile(rf"(?:(?:[A-ZÀ-Þ][\w’'.-]*|{line['joining']}|&)[,]?\s+){{1,10}}?(?:[|—–-]\s+)?$"),
        article_at_end=re.compile(rf"(?<=\s){one['articles']}\s+$", re.I),
        article=re.compile(rf"^{one['articles']}\s+", re.I),
        dated=re.compile(rf"{line['stamps']}?:?\s*(?:{clock})+", re.I),
        links=lists.link.set,
        owning=tuple(lists.owning),
        same=re.compile(rf"\b{one['same']}(?={gap}{one['verbs']}\b)", re.I),
        points_at=lists.points_at,
        unnamed=lines.unnamed,
        unnamed_line=re.compile(
            rf"(?:(?:^|[^\w-]){one['thanks']}|(?:^|[\s(]){one['heads']}|^)\s*{article}({either(lines.unnamed)})(?=\W*(?:$|\())",
            re.I,
        ),
    )
