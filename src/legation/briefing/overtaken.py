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
# So many days later the same day of the week is another.
WEEK = 7
# What became of people whose number only grows.
ROLES = ("kill", "injur")


def is_dated_off(material: Material, report: str, sentence: Span) -> bool:
    """Whether a sentence may be true no more, or nobody knows of which day it is: it says what goes on in a report that a later day
    overtook, tells what is, or by "tonight", in a report without a day of its own, or by "two days ago", or by a day of the week in one
    that stands weeks after all others."""
    lists = material.lists.lines
    words = f" {' '.join(LETTERS.findall(QUOTED.sub(' ', material.reports[report].words(sentence)).casefold()))} "
    day = material.day(report)
    if any(report == doubt.report for doubt in material.story.doubts) or any(
        f" {phrase} " in words for phrase in (*lists.ago, *(() if day else lists.running))
    ):
        return True
    if day is None:
        return is_going_on(material.lists, words.split()) or any(f" {word} " in words for word in lists.present)
    if is_apart(material, report) and any(f" {word.casefold()} " in words for word in material.lists.dates.weekdays):
        return True
    days = [other for name in material.story.reports if (other := material.day(name))]
    return day < max(days) and is_going_on(material.lists, words.split())


def is_apart(material: Material, report: str) -> bool:
    """Whether the day of a report, or of the page it stands on, is more than a week after all those of other outlets, so that its "Tuesday"
    may be another one than the day says."""
    outlets, day = material.names.outlets, material.reports[report].day
    others = [other for name in material.story.reports if outlets[name] != outlets[report] and (other := material.reports[name].day)]
    return day is not None and len(others) >= OUTLETS and (day - max(others)).days > WEEK


def is_going_on(lists: WordLists, words: Sequence[str]) -> bool:
    """Whether words say that something goes on while they are written: "are trying to reach", "is still held". What somebody said that it
    does is of his day."""
    for number, word in enumerate(words):
        if word in lists.lines.openers:
            return False
        if word in lists.lines.ongoing:
            return True
        if word in lists.lines.present and number + 1 < len(words) and words[number + 1].endswith(tuple(lists.lines.progressive)):
            return True
    return False


def is_outcounted(material: Material, report: str, sentence: Span, leads: Mapping[str, Sequence[Span]]) -> bool:
    """Whether a sentence counts fewer people of whom something became than most outlets that open with such a count: "five dead", where
    others have seven. The dead and the hurt of one day become more."""
    own = [one for one in find_counts(material, report, [sentence]) if one.bound != "most"]
    if not own:
        return False
    outlets: dict[tuple[str | None, float], set[str]] = defaultdict(set)
    for name, opened in leads.items():
        for one in find_counts(material, name, opened):
            outlets[one.role, one.most].add(material.names.outlets[name])

    def is_outdone(figure: Figure) -> bool:
        same = len(outlets[figure.role, figure.most])
        higher = [len(found) for (role, value), found in list(outlets.items()) if role == figure.role and value > figure.most]
        return max(higher, default=0) >= max(OUTLETS, same)

    return any(is_outdone(one) for one in own)


def find_counts(material: Material, report: str, sentences: Sequence[Span]) -> list[Figure]:
    """The numbers of people in some sentences of whom is told what became of them."""
    said = (one for one in material.readings[report].assertions if any(one.span.overlaps(span) for span in sentences))
    found = {figure for one in said for figure in one.figures if figure.unit == PERSON and figure.role in ROLES}
    return sorted((one for one in found if any(one.span.overlaps(span) for span in sentences)), key=lambda one: one.span)
