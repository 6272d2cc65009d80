"""Whom a report names as the source of its words: the first thing that weighing asks when it counts origins.

A name counts where the words around it make it a source: "told Reuters", "according to", "Kyodo reported", a dateline, a
credit or copyright line. Photo credits do not count, nor does an outlet that is only spoken of.
"""

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from legation.reading.credits.mastheads import Masthead, find_mastheads, find_unknown, names
from legation.reading.remember import alternatives, once_a_lexicon
from legation.records.lexicon import Lexicon
from legation.records.reading import Credit, How
from legation.records.report import Report, Span

# How far around a name its cue may stand: a long apposition, not the next sentence.
_NEAR = 160
# No cue has more than five words; so many words may describe an outlet before its name ("Japan’s public broadcaster").
_WORDS, _CUE, _MODIFIERS = 5, 60, 9
_BEFORE: tuple[How, ...] = ("told", "according", "reported")
# A list of writers who contributed may be this long.
_LIST = 420
# A line of credits names outlets and little else.
_SHORT = 100
# Letters so few stand for many bodies ("CNS", "PAP"): the outlet must be spelled out or called an agency somewhere.
_LETTERS = 4
# "The agency said" means the outlet named last only while the reader still has it in mind.
_RECALL = 700

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_OPEN_DATELINE = re.compile(r"[A-Z][A-Z ,./’'-]{2,60}[,—–-]\s*(?:\w+ \d+\s*[,—–-]\s*)?")
_DASH = re.compile(r"\s*\)?\s*(?:[-–—:]|--)")
_RIGHTS = re.compile(r"\W{0,3}all rights reserved", re.I)
_COPYRIGHT = re.compile(r"(?:copyright|©|\(c\))[\s©]*(?:\d{4}(?:\s?[-–]\s?\d{4})?)?[\s,]*(?:by\s+)?(?:the\s+)?$", re.I)
_CONTRIBUTED = re.compile(r"[^!?\n]{0,400}?\bcontributed\b(?:\s+(?:reporting|to\s+this|to\s+the\s+report|from)\b|\s*[.)]|\s*$)")
_SEPARATOR = re.compile(r"\s*(?:[|/·•,;&]|\s[-–—]+\s|\band\b|\bwith\b)\s*")
_MONTH = r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DATED = re.compile(
    rf"(?:updated|published|posted|last updated)?:?\s*(?:[\d:.,/ -]+|(?:{_MONTH})\w*\.?[\d:.,/ -]*|[ap]\.?m\.?|gmt|[a-z]{{3,4}}t)+", re.I
)
_LAST = re.compile(r"(\S+)\s*$")


@frozen(eq=False)
class Cues:
    """The lexicon's credit phrases as expressions."""

    left: dict[str, How]
    on_air: re.Pattern[str]
    turned: re.Pattern[str]
    right: re.Pattern[str]
    strict: re.Pattern[str]
    made: re.Pattern[str]
    other: re.Pattern[str]
    photo_left: re.Pattern[str]
    photo_right: re.Pattern[str]
    kind_right: re.Pattern[str]
    kind_left: re.Pattern[str]
    lines: re.Pattern[str]
    modifiers: frozenset[str]
    same: re.Pattern[str]


@once_a_lexicon
def cues(lexicon: Lexicon) -> Cues:
    """The expressions of a lexicon's credit phrases."""

    def words(name: str) -> str:
        return alternatives(lexicon.phrases.get(f"credits.{name}", ()))

    kinds = words("kinds")
    person = r"[’']s?\s+(?:[\w’'.-]+\s+){0,3}?(?:[A-ZÀ-Þ][\w’'.-]*\s+){1,3}?"
    # A station's town or desk may follow its name ("CBS Boston"), or what it makes ("a Reuters report").
    beside = rf"(?:\s+(?:{kinds}|{words('makes')}|[A-Z][a-z]{{2,20}}))?(?:\s*\([^()]{{1,40}}\))?"
    apart = rf"(?:{person}|(?:,\s[^,.;:!?“”\"]{{1,80}},)?\s+)"
    gap = rf"{beside}{apart}(?:(?:{words('between')})\s+){{0,3}}"
    on_air = r"(?:said|told|interview|appear\w*|speaking|spoke|asked|comments?|remarks?)\b[^.;:“”\"\n]{0,50}\s(?:on|to|with)"
    return Cues(
        left={phrase: how for how in reversed(_BEFORE) for phrase in lexicon.phrases.get(f"credits.{how}", ())},
        on_air=re.compile(rf"{on_air}\s*$", re.I),
        turned=re.compile(rf"[,”\"’?!]\s*(?:{words('turned')})\s*$"),
        right=re.compile(rf"{gap}(?:{words('verbs')})\b(?!\s+in\s+a\s+statement)"),
        strict=re.compile(rf"{gap}(?:reported|reports|reporting|quoted|quotes|cited)\b"),
        made=re.compile(rf"[’']?s?\s+(?:{words('makes')})\b"),
        other=re.compile(rf"\s+(?:{words('else')})(?!\w)"),
        photo_left=re.compile(
            rf"(?:\b(?:{words('photo')})\s*(?:[:/|]|by|via|\(|courtesy of)\s*(?:the\s+)?|\w[/:]"
            rf"|\b(?:undated|this|file|an?|still|video)\s+(?:{words('photo')}|video|grab|footage)\b[^.;:]{{0,80}}|\bgrab\b[^.;:]{{0,80}})$",
            re.I,
        ),
        photo_right=re.compile(r"\s*/\s*[A-Z]|:\S|\s*via\s+(?:getty|ap)\b|\s+(?:photo|images?|pictures?)\b", re.I),
        kind_right=re.compile(rf"\s+(?:{kinds})\b", re.I),
        kind_left=re.compile(rf"\b(?:{kinds})\s+$", re.I),
        lines=re.compile(rf"(?:(?:^|[^\w-])(?:{words('from')})|^\W*(?:{words('heads')}))\s*(?:the\s+)?$", re.I),
        modifiers=frozenset(
            part
            for name in ("modifiers", "kinds")
            for phrase in lexicon.phrases.get(f"credits.{name}", ())
            for part in phrase.lower().split()
        ),
        same=re.compile(rf"\b(?:{words('same')})(?={gap}(?:{words('verbs')})\b)", re.I),
    )


def find_credits(report: Report, lexicon: Lexicon) -> list[Credit]:
    """Every outlet or agency that the report credits, in the order of its places and words. One credit for each naming."""
    found = list(_beside(report, lexicon))
    found.extend(_in_body(report, lexicon))
    return sorted(dict.fromkeys(found), key=lambda credit: (credit.span.where, credit.span.start, credit.span.end))


def _beside(report: Report, lexicon: Lexicon) -> Iterator[Credit]:
    """Credits in the fields that intake has set apart, and in a headline ("…: Kyodo")."""
    expressions = cues(lexicon)
    for how, where in (("byline", "byline"), ("dateline", "dateline")):
        for masthead in find_mastheads(report.place(where), lexicon):
            yield Credit(masthead.name, "byline" if how == "byline" else "dateline", Span(masthead.start, masthead.end, where))
    for line in _LINE.finditer(report.place("credit")):
        for masthead in list(_listed(line[0], lexicon)) or find_mastheads(line[0], lexicon):
            left, right = line[0][: masthead.start], line[0][masthead.end :]
            if expressions.photo_left.search(left[-_NEAR:]) or expressions.photo_right.match(right):
                continue
            how_line: How = "copyright" if _COPYRIGHT.search(left) or _RIGHTS.match(right) else "credit"
            yield Credit(masthead.name, how_line, Span(line.start() + masthead.start, line.start() + masthead.end, "credit"))
    title = report.place("title")
    for masthead in find_mastheads(title, lexicon):
        left, right = title[: masthead.start], title[masthead.end :]
        if (left.endswith((": ", ", ")) and not right.strip(" .")) or (left.endswith(", ") and expressions.right.match(right)):
            yield Credit(masthead.name, "reported", Span(masthead.start, masthead.end, "title"))


def _in_body(report: Report, lexicon: Lexicon) -> list[Credit]:
    spelled = find_mastheads(f"{report.outlet or ''}\n{report.text}", lexicon)
    recalled = _full_names(spelled, lexicon)
    in_full = frozenset(mark.name for mark in spelled if not mark.ordinary)
    expressions = cues(lexicon)
    closing = report.text.rstrip()
    found: list[Credit] = []
    kinds: dict[str, str] = {}
    for line in _LINE.finditer(report.text):
        marks = list(_listed(line[0], lexicon))
        if marks:
            judged: list[tuple[Masthead, How | None]] = [(mark, "credit") for mark in marks]
        else:
            judged = [(mark, judge(line[0], mark, expressions, in_full)) for mark in _mastheads(line[0], lexicon, recalled)]
            if line.end() >= len(closing):
                judged = [(mark, how or _closing(line[0], mark)) for mark, how in judged]
        for mark, how in judged:
            if how is not None:
                kinds[mark.name] = mark.kind
                found.append(Credit(mark.name, how, Span(line.start() + mark.start, line.start() + mark.end)))
    return found + list(_again(report.text, found, kinds, expressions))


def judge(line: str, mark: Masthead, cues: Cues, in_full: frozenset[str] = frozenset()) -> How | None:
    """How the words around a masthead make it a source, or None where they do not. `in_full` are the outlets that the report spells out."""
    left, right = line[max(0, mark.start - _NEAR) : mark.start], line[mark.end : mark.end + _NEAR]
    if cues.photo_left.search(left) or cues.photo_right.match(right) or cues.other.match(right):
        return None
    if _COPYRIGHT.search(left) or _RIGHTS.match(right):
        return "copyright"
    if mark.known and _is_dateline(line, mark):
        return "dateline"
    if mark.known and _is_credit(line, mark, cues):
        return "credit"
    beside_kind = cues.kind_left.search(left) is not None or cues.kind_right.match(right) is not None
    if mark.ordinary and not beside_kind and (re.match(r"\s+[A-Z]", right) or _is_surname(left, cues)):
        return None
    letters = line[mark.start : mark.end]
    if mark.ordinary and not beside_kind and letters.isupper() and len(letters) <= _LETTERS and mark.name not in in_full:
        return None
    by_left = _cue_before(left, cues)
    if by_left is not None:
        return by_left
    if cues.turned.search(_strip_modifiers(left, cues)) and not cues.made.match(right):
        return "reported"
    said = cues.strict if mark.ordinary and not beside_kind else cues.right
    return "reported" if said.match(right) else None


def _is_surname(left: str, cues: Cues) -> bool:
    """Whether a word that is also a name stands behind a first name: "Kenneth Janes"."""
    match = _LAST.search(left)
    return match is not None and match[1].isalpha() and match[1][0].isupper() and match[1].lower() not in cues.modifiers


def _is_dateline(line: str, mark: Masthead) -> bool:
    """TOKYO (Reuters) -, (CNN) A …, BEIJING, May 24 (Xinhua) --, SEOUL, Yonhap -."""
    if mark.start > _SHORT:
        return False
    left, right = line[: mark.start], line[mark.end : mark.end + 20]
    if left.endswith("("):
        if not right.startswith(")"):
            return False
        place = left[:-1].strip()
        return not place or bool(_DASH.match(right)) or bool(re.match(r"[A-Z]{3,}[^a-z]*$|[A-Z]{3,}[^.!?]{0,60}$", place))
    return bool(_DASH.match(right)) and ((not left.strip() and mark.kind == "agency") or bool(_OPEN_DATELINE.fullmatch(left)))


def _is_credit(line: str, mark: Masthead, cues: Cues) -> bool:
    """AP contributed to this report; With reporting from Reuters; … he said. (Kyodo)"""
    right = line[mark.end : mark.end + _LIST]
    if _CONTRIBUTED.match(right) and (
        cues.made.match(right) or not re.search(r"(?<!\b[A-Z])[.!?]\s+[A-Z]\w", right[:_NEAR].split("contributed")[0])
    ):
        return True
    return len(line) <= _NEAR and bool(cues.lines.search(line[: mark.start])) and not right.strip(" .)(")


def _closing(line: str, mark: Masthead) -> How | None:
    """The agency in brackets after the last words of a dispatch: "… he said. (Kyodo)"."""
    left, right = line[: mark.start], line[mark.end :]
    return "credit" if mark.kind == "agency" and left.endswith("(") and re.fullmatch(r"\)\W*", right) else None


def _cue_before(left: str, cues: Cues) -> How | None:
    """The cue that the words to the left end with, once what describes the outlet is taken off ("state news agency", "Japan's")."""
    for _ in range(_MODIFIERS):
        words = left[-_CUE:].lower().split()
        for size in range(min(_WORDS, len(words)), 0, -1):
            how = cues.left.get(" ".join(words[-size:]).lstrip("“\"'(‘"))
            if how is not None:
                return how
        if words and words[-1] in ("on", "to", "with") and cues.on_air.search(left[-_NEAR:]):
            return "told"
        shorter = _without_modifier(left, cues)
        if shorter is None:
            return None
        left = shorter
    return None


def _strip_modifiers(left: str, cues: Cues) -> str:
    for _ in range(_MODIFIERS):
        shorter = _without_modifier(left, cues)
        if shorter is None:
            break
        left = shorter
    return left


def _without_modifier(left: str, cues: Cues) -> str | None:
    match = _LAST.search(left[-60:])
    if match is None:
        return None
    word = match[1].rstrip(",").lstrip('“"(')
    if word.lower() in cues.modifiers or word[:1].isupper() or word.endswith(("’s", "'s")):
        return left[: len(left) - len(match[0])]
    return None


def _mastheads(line: str, lexicon: Lexicon, recalled: dict[str, Masthead]) -> list[Masthead]:
    """Known names, names cut short ("the Times" after The New York Times), and unknown ones where they are not part of those."""
    found = []
    for mark in find_mastheads(line, lexicon):
        again = recalled.get(line[mark.start : mark.end])
        found.append(Masthead(again.name, mark.start, mark.end, kind=again.kind) if again is not None and mark.ordinary else mark)
    for short, mark in recalled.items():
        again_short = re.finditer(rf"\b[Tt]he ({re.escape(short)})(?![\w’'-])(?!\s+[A-Z][a-z])", line)
        found.extend(Masthead(mark.name, match.start(1), match.end(1), kind=mark.kind) for match in again_short)
    for mark in find_unknown(line, lexicon):
        inside = [other for other in found if other.start < mark.end and mark.start < other.end]
        longer = all(
            mark.start <= other.start and other.end <= mark.end and other.end - other.start < mark.end - mark.start for other in inside
        )
        if longer and not (inside and all(_plain_prefix(line[mark.start : other.start], lexicon) for other in inside)):
            found = [*(other for other in found if other not in inside), mark]
    return sorted(dict.fromkeys(found), key=lambda mark: (mark.start, -mark.end))


def _plain_prefix(words: str, lexicon: Lexicon) -> bool:
    """Whether words before a known name only describe it ("Israeli Channel 10", "South Korea’s Yonhap")."""
    nobody = names(lexicon).nobody
    return all(word in nobody or word.endswith(("’s", "'s")) for word in words.split())


def _full_names(spelled: Sequence[Masthead], lexicon: Lexicon) -> dict[str, Masthead]:
    """The last words by which a paper named in full in this report (or the report's own outlet) may be called again."""
    endings = lexicon.phrases.get("credits.endings", ())
    recalled: dict[str, Masthead] = {}
    for mark in spelled:
        words = mark.name.split()
        if len(words) > 1 + mark.name.startswith("The "):
            for size in (1, 2):
                short = " ".join(words[-size:])
                if words[-1] in endings and len(words) > size and short != "News":
                    recalled.setdefault(short, mark)
    return recalled


def _listed(line: str, lexicon: Lexicon) -> Iterator[Masthead]:
    """The agencies of a line that holds nothing but outlets, dates and separators: "Reuters - AP - AFP", "Xinhua | Updated: …"."""
    if len(line) > _SHORT or not line.strip():
        return
    agencies = names(lexicon).folded
    marks: list[Masthead] = []
    at = 0
    for part in [*_SEPARATOR.finditer(line), None]:
        end = part.start() if part else len(line)
        words = line[at:end]
        start = at + len(words) - len(words.lstrip())
        bare = re.sub(r"^(?:by|source:?|from|agencies:?)\s+(?:the\s+)?", "", words.strip(), flags=re.I).strip(" .()[]")
        outlet = agencies.get(re.sub(r"^the\s+", "", bare.casefold()))
        if outlet is not None:
            begin = line.index(bare, start)
            marks.append(Masthead(outlet.name, begin, begin + len(bare), kind=outlet.kind))
        elif bare and not _DATED.fullmatch(bare):
            return
        at = part.end() if part else end
    if any(mark.kind == "agency" for mark in marks):
        yield from marks


def _again(text: str, found: list[Credit], kinds: dict[str, str], cues: Cues) -> Iterator[Credit]:
    """Credits to the outlet named last: "the same outlet had earlier reported", "the agency said"."""
    for match in cues.same.finditer(text):
        before = [credit for credit in found if match.start() - _RECALL <= credit.span.start and credit.span.end <= match.start()]
        noun = match[0].lower().split()[-1]
        fits = {
            "agency": ("agency",),
            "newspaper": ("paper",),
            "paper": ("paper",),
            "broadcaster": ("broadcaster",),
            "network": ("broadcaster",),
        }
        if before and ("same" in match[0].lower() or kinds.get(before[-1].name) in fits.get(noun, ("magazine", "site"))):
            yield Credit(before[-1].name, "reported", Span(match.start(), match.end()))
