"""Whether a sentence that tells what happened may be true no more: what goes on in it has ended, or a later count stands elsewhere."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from legation.briefing.material import Material
from legation.briefing.standing import QUOTED
from legation.language.lists.lists import WordLists
from legation.language.words import LETTERS
from legation.records.reading import Figure
from legation.records.report import Span

# A count is overtaken where so many outlets open with a higher one, and more than open with it.
OUTLETS = 2
PERSON = "person"
# A later count of the same people is at the most so many times the one before: "20,000" are the dead of a war.
RISE = 2
# So many days later the same day of the week is another.
WEEK = 7
# What became of people whose number only grows.
ROLES = ("kill", "injur")


def is_dated_off(material: Material, report: str, sentence: Span) -> bool:
    """Whether a sentence may be true no more, or nobody knows of which day it is: its moment has passed, it says what goes on in a report
    that a later day overtook, or tells what is in a report without a day of its own, or by "two days ago"."""
    lists = material.lists.lines
    words = plain_words(material, report, sentence)
    day = material.day(report)
    if is_passed(material, report, sentence) or any(f" {phrase} " in words for phrase in lists.ago):
        return True
    if any(report == doubt.report for doubt in material.story.doubts):
        return True
    if day is None:
        return is_going_on(material.lists, words.split()) or any(f" {word} " in words for word in lists.present)
    return day < (material.last_day or "") and is_going_on(material.lists, words.split())


def is_passed(material: Material, report: str, sentence: Span) -> bool:
    """Whether a sentence, a report's own or one with somebody's word, is of a moment that has passed or is not known: it tells "so far" or
    "later this month" in a report that a later day overtook or that has none, "yesterday" in one that has none, or any of these, a day of
    the week or what goes on in one that stands weeks after all others, whose page may have been made anew with a new day."""
    lists, day = material.lists.lines, material.day(report)
    words = plain_words(material, report, sentence)
    apart = is_apart(material, report)
    phrases = [*lists.running, *material.lists.dates.weekdays] if apart else [*lists.running] if day is None else []
    if apart or day is None or day < (material.last_day or ""):
        phrases += lists.passing
    # "Last night’s fire" names the fire.
    told = any(f" {phrase} " in words and f" {phrase} s " not in words for phrase in phrases)
    return told or (apart and is_going_on(material.lists, words.split()))


def plain_words(material: Material, report: str, sentence: Span) -> str:
    """The words of a sentence in small letters that are in no quotation, each with a blank before and behind it."""
    return f" {' '.join(LETTERS.findall(QUOTED.sub(' ', material.reports[report].words(sentence)).casefold()))} "


def is_apart(material: Material, report: str) -> bool:
    """Whether the day of a report, or of the page it stands on, is more than a week after all those of other outlets, so that its "Tuesday"
    may be another one than the day says."""
    outlet, day = material.names.outlets[report], material.reports[report].day
    others = material.dated - len(material.days_of.get(outlet, ()))
    last = next((days[-1] for other, days in material.days_of.items() if other != outlet), None)
    return day is not None and last is not None and others >= OUTLETS and (day - last).days > WEEK


def is_going_on(lists: WordLists, words: Sequence[str]) -> bool:
    """Whether words say that something goes on while they are written: "are trying to reach", "is still held". What somebody said that it
    does is of his day, and an inquiry lasts."""
    endings, lasting = tuple(lists.lines.progressive), {*lists.lines.lasting}
    for number, word in enumerate(words):
        if word in lists.lines.openers:
            return False
        if word in lists.lines.ongoing:
            return True
        verb = words[number + 1] if number + 1 < len(words) else ""
        if word in lists.lines.present and verb.endswith(endings) and verb not in lasting:
            return True
    return False


# For each number of people of whom something became: how many outlets open with it, how many at the most with one higher number, and the
# last day on which one opens with a number that it may have become.
Counts = Mapping[tuple[str | None, float], tuple[int, int, str]]


def count_outlets(material: Material, leads: Mapping[str, Sequence[Span]]) -> Counts:
    """How many outlets open with each number of dead or hurt, by role and number, and how many with a higher one, and until when."""
    outlets: dict[str | None, dict[float, set[str]]] = defaultdict(lambda: defaultdict(set))
    days: dict[tuple[str | None, float], str] = {}
    for name, opened in leads.items():
        for one in find_counts(material, name, opened) if name in material.readings else ():
            outlets[one.role][one.most].add(material.names.outlets[name])
            days[one.role, one.most] = max(days.get((one.role, one.most), ""), material.day(name) or "")
    counts: dict[tuple[str | None, float], tuple[int, int, str]] = {}
    for role, values in outlets.items():
        higher = 0
        for value in sorted(values, reverse=True):
            last = max((days[role, other] for other in values if value < other <= RISE * value), default="")
            counts[role, value] = len(values[value]), higher, last
            higher = max(higher, len(values[value]))
    return counts


def is_outcounted(material: Material, report: str, sentence: Span, counts: Counts) -> bool:
    """Whether a sentence that opens a report counts fewer people of whom something became than most outlets that open with such a count,
    or than one on a later day: "five dead", where others have seven. The dead and the hurt of one day become more."""
    own = (counts[one.role, one.most] for one in find_counts(material, report, [sentence]) if one.bound != "most")
    day = material.day(report)
    return any(higher >= max(OUTLETS, same) or (day is not None and day < last) for same, higher, last in own)


def find_counts(material: Material, report: str, sentences: Sequence[Span]) -> list[Figure]:
    """The numbers of people in some sentences of whom is told what became of them."""
    said = (one for one in material.readings[report].assertions if any(one.span.overlaps(span) for span in sentences))
    found = {figure for one in said for figure in one.figures if figure.unit == PERSON and figure.role in ROLES}
    return sorted((one for one in found if any(one.span.overlaps(span) for span in sentences)), key=lambda one: one.span)
