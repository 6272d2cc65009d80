"""The forms in which a report credits an outlet, compiled from the word lists: what may stand before, around and behind its name."""

import re

from attrs import frozen

from legation.language.language import Language
from legation.reading.remember import alternatives, once_a_language
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
    # Verbs behind a name: any of reporting; those that need no more ("Time reported"); what an outlet makes ("'s poll").
    verb_behind: re.Pattern[str]
    plain_verb_behind: re.Pattern[str]
    product_behind: re.Pattern[str]
    # What makes a name something else: "Times Square", "Photo: AP", "AP Photo".
    other_behind: re.Pattern[str]
    photo_before: re.Pattern[str]
    photo_behind: re.Pattern[str]
    # A kind of outlet beside its name: "the Bild newspaper", "news agency dpa".
    kind_before: re.Pattern[str]
    kind_behind: re.Pattern[str]
    # What describes an outlet between cue and name, word by word.
    modifiers: frozenset[str]
    # Lines that name a source: what leads to the name, who contributed, whose the rights are.
    thanks_before: re.Pattern[str]
    contributed_behind: re.Pattern[str]
    copyright_before: re.Pattern[str]
    rights_behind: re.Pattern[str]
    # Lines of nothing but outlets: what parts them, what leads to the first, what else may stand there.
    separator: re.Pattern[str]
    list_head: re.Pattern[str]
    dated: re.Pattern[str]
    # Ways to point back at the outlet named last, before a verb of reporting.
    same: re.Pattern[str]


@once_a_language
def credit_forms(language: Language) -> CreditForms:
    """The forms of credit of a lexicon."""

    def words(name: str) -> str:
        return alternatives(getattr(language.lists.credits, name))

    kinds = words("kinds")
    # Between a name and its verb: a station's town or desk, a kind or a product; somebody of the outlet, or a short aside; adverbs.
    beside = rf"(?:\s+(?:{kinds}|{words('makes')}|[A-Z][a-z]{{2,20}}))?(?:\s*\([^()]{{1,40}}\))?"
    person = r"[’']s?\s+(?:[\w’'.-]+\s+){0,3}?(?:[A-ZÀ-Þ][\w’'.-]*\s+){1,3}?"
    aside = r"(?:,\s[^,.;:!?“”\"]{1,80},)?\s+"
    gap = rf"{beside}(?:{person}|{aside})(?:(?:{words('between')})\s+){{0,3}}"
    spoken = r"(?:said|told|interview|appear\w*|speaking|spoke|asked|comments?|remarks?)\b[^.;:“”\"\n]{0,50}\s(?:on|to|with)"
    photo_led = rf"\b(?:{words('photo')})\s*(?:[:/|]|by|via|\(|courtesy of)\s*(?:the\s+)?|\w[/:]"
    photo_told = (
        rf"\b(?:undated|this|file|an?|still|video)\s+(?:{words('photo')}|video|grab|footage)\b[^.;:]{{0,80}}|\bgrab\b[^.;:]{{0,80}}"
    )
    years = r"(?:\d{4}(?:\s?[-–]\s?\d{4})?)?"
    contributed = r"\bcontributed\b(?:\s+(?:reporting|to\s+this|to\s+the\s+report|from)\b|\s*[.)]|\s*$)"
    month = r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
    return CreditForms(
        cues_before={phrase: how for how in reversed(_BEFORE) for phrase in getattr(language.lists.credits, how)},
        spoken_before=re.compile(rf"{spoken}\s*$", re.I),
        turned_before=re.compile(rf"[,”\"’?!]\s*(?:{words('turned')})\s*$"),
        verb_behind=re.compile(rf"{gap}(?:{words('verbs')})\b(?!\s+in\s+a\s+statement)"),
        plain_verb_behind=re.compile(rf"{gap}(?:reported|reports|reporting|quoted|quotes|cited)\b"),
        product_behind=re.compile(rf"[’']?s?\s+(?:{words('makes')})\b"),
        other_behind=re.compile(rf"\s+(?:{words('other')})(?!\w)"),
        photo_before=re.compile(rf"(?:{photo_led}|{photo_told})$", re.I),
        photo_behind=re.compile(r"\s*/\s*[A-Z]|:\S|\s*via\s+(?:getty|ap)\b|\s+(?:photo|images?|pictures?)\b", re.I),
        kind_before=re.compile(rf"\b(?:{kinds})\s+$", re.I),
        kind_behind=re.compile(rf"\s+(?:{kinds})\b", re.I),
        modifiers=frozenset(
            part for name in ("modifiers", "kinds") for phrase in getattr(language.lists.credits, name) for part in phrase.lower().split()
        ),
        thanks_before=re.compile(rf"(?:(?:^|[^\w-])(?:{words('thanks')})|^\W*(?:{words('heads')}))\s*(?:the\s+)?$", re.I),
        contributed_behind=re.compile(rf"[^!?\n]{{0,400}}?{contributed}"),
        copyright_before=re.compile(rf"(?:copyright|©|\(c\))[\s©]*{years}[\s,]*(?:by\s+)?(?:the\s+)?$", re.I),
        rights_behind=re.compile(r"\W{0,3}all rights reserved", re.I),
        separator=re.compile(r"\s*(?:[|/·•,;&]|\s[-–—]+\s|\band\b|\bwith\b)\s*"),
        list_head=re.compile(r"^(?:by|source:?|from|agencies:?)\s+(?:the\s+)?", re.I),
        dated=re.compile(
            r"(?:updated|published|posted|last updated)?:?\s*"
            rf"(?:[\d:.,/ -]+|(?:{month})\w*\.?[\d:.,/ -]*|[ap]\.?m\.?|gmt|[a-z]{{3,4}}t)+",
            re.I,
        ),
        same=re.compile(rf"\b(?:{words('same')})(?={gap}(?:{words('verbs')})\b)", re.I),
    )
