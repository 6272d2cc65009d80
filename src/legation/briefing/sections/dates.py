"""What happened and what is to happen, day by day, planned and past apart."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from attrs import frozen

from legation.briefing.ledger import line
from legation.briefing.makers import Maker
from legation.briefing.material import LONGEST_WHOLE, Material
from legation.briefing.passage import complete_sentence
from legation.briefing.sections import said
from legation.briefing.sentences import skip_dateline
from legation.briefing.standing import find_tokens, is_about_known, is_of_picture, is_plain, names_unknown, stands_alone
from legation.briefing.stems import find_beginnings, is_alike
from legation.briefing.templates import DAY, TITLES, note, ours
from legation.language.words import LETTERS
from legation.records.brief import Entry, Line, Section
from legation.records.reading import Event, When, last_day
from legation.records.report import Report, Span

# Four days to keep free and four to remember: those that most reports tell of.
MOST = 4
# What was so many days before the first report is background. "Monday" in a report is at the most six days ago.
LONGEST_BEFORE, LONGEST_AGO = 10, 6
# Where more reports tell a story than these, a day of it is told by two.
FEW_REPORTS = 5
# So many characters before a day hold the word before it.
LONGEST_WORD = 30
# Two sentences tell the same where so much of the telling words of the shorter one stands in the other.
AGAIN = 0.6


@frozen
class Occasion:
    """Events that are one: the same kind on the same days, with all passages that say so, the clearest first."""

    first: str
    last: str
    kind: str
    events: tuple[Event, ...]


def write(material: Material) -> tuple[Section | None, tuple[Entry, ...]]:
    """The section on dates and the entries of its timeline: what comes next first, then what was, the story's own day before all others."""
    occasions = find_occasions(material)
    asof = material.asof.isoformat()
    planned = [one for one in occasions if is_ahead(one, asof) and is_meant(one)]
    past = sort_past([one for one in occasions if not is_ahead(one, asof) and is_own(material, one)], len(material.story.reports))
    lines: list[Line] = []
    entries: list[Entry] = []
    told: list[frozenset[str]] = []
    for head, group in (("planned", planned), ("past", past)):
        maker: Maker = "planned" if head == "planned" else "past"
        if not material.prints(maker):
            continue
        shown = choose_shown(material, group, told)
        before = len(lines)
        for occasion, event, sentence in shown:
            entry = write_occasion(material, occasion, maker, event, sentence)
            # What a line above tells is not told again; the calendar has it.
            if not material.is_opened(event.report, sentence) and not is_said(material, event.report, sentence):
                lines.append(entry)
            entries.append(Entry(occasion.first, occasion.last, head == "planned", entry))
        if len(lines) > before:
            lines.insert(before, note(head))
    entries.sort(key=lambda entry: (last_day(entry.last), entry.first))
    section = Section("dates", TITLES["dates"], tuple(lines), note=None if lines else note("none-dates"), annex=True)
    return section if lines or not occasions else None, tuple(entries)


def is_said(material: Material, report: str, sentence: Span) -> bool:
    """Whether the section on who said what shows a sentence."""
    shown = said.choose_shown(said.find_printed(material))
    return any(one.support.report == report and one.sentence.overlaps(sentence) for one in shown)


def choose_shown(
    material: Material, occasions: Sequence[Occasion], told: list[frozenset[str]], fresh: bool = False
) -> list[tuple[Occasion, Event, Span]]:
    """The first occasions that a sentence tells which stands by itself, one a day and event, each with that sentence. `told` are the
    telling words of the lines so far, and gets those of these; `fresh` are sentences that no line above tells."""
    chosen: list[tuple[Occasion, Event, Span]] = []
    for occasion in occasions:
        if len(chosen) == MOST:
            break
        for event in occasion.events:
            sentence = find_telling(material, event)
            if (
                sentence is None
                or (event.status == "planned" and is_dropped(material, event.report, sentence))
                or (fresh and material.is_opened(event.report, sentence))
            ):
                continue
            stems = find_beginnings(material.reports[event.report].words(sentence))
            if any(is_alike(stems, other, AGAIN) for other in told):
                break
            chosen.append((occasion, event, sentence))
            told.append(stems)
            break
    return chosen


def is_dropped(material: Material, report: str, sentence: Span) -> bool:
    """Whether a sentence tells a plan that is no more: "The flight was originally set for 2021, but could be sooner." """
    words = LETTERS.findall(material.reports[report].words(sentence).casefold())
    return any(word in material.lists.lines.once for word in words)


def is_meant(occasion: Occasion) -> bool:
    """Whether a day to come is said to be planned."""
    return any(event.status == "planned" for event in occasion.events)


def is_own(material: Material, occasion: Occasion) -> bool:
    """Whether an occasion is of a day of the story: told by the day, and not long before its first report. What is older is background, a
    year or a month alone is no day."""
    # What was planned for a day that is over may have come to nothing.
    if not any(event.status != "planned" for event in occasion.events):
        return False
    if occasion.first != occasion.last or len(occasion.first) != len("2023-05-24"):
        return False
    days = sorted(day for name in material.story.reports if (day := material.day(name)))
    return bool(days) and (date.fromisoformat(days[0]) - date.fromisoformat(occasion.first)).days <= LONGEST_BEFORE


def sort_past(occasions: Sequence[Occasion], reports: int) -> list[Occasion]:
    """The story's own day first, on which most reports tell that something happened, then the others, the latest first: of a story
    that many `reports` tell those that two tell."""
    told: Counter[str] = Counter()
    for occasion in occasions:
        told[occasion.first] += len({event.report for event in occasion.events})
    own = max(told, key=lambda day: (told[day], day), default=None)
    # The same day of the week some weeks off, in one report of a later day: that report is dated by its page.
    stray = {day for day in told if own and told[day] == 1 < told[own] and days_between(own, day) % 7 == 0 and day != own}

    def rank(occasion: Occasion) -> tuple[bool, int, int]:
        number = len({event.report for event in occasion.events})
        return occasion.first != own, -date.fromisoformat(occasion.first).toordinal(), -number

    # What one report tells of another day than the story's own is often of another matter: an insert, a ticker.
    alone = reports > FEW_REPORTS and told[own or ""] == 1
    kept = [one for one in occasions if one.first not in stray and ((one.first == own and not alone) or told[one.first] > 1)]
    return sorted(kept, key=rank)


def days_between(one: str, other: str) -> int:
    """How many days lie between two."""
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def find_telling(material: Material, event: Event) -> Span | None:
    """The sentence that tells of an event; None where it does not stand by itself, or its day may be that of something else in it."""
    report = material.reports[event.report]
    whole = complete_sentence(report, event.span, material.lists.lines.short, LONGEST_WHOLE)
    if whole is None or event.when is None or event.span.where != "text":
        return None
    whole = skip_dateline(report, whole)
    # What would be, or may be, did not happen on its day.
    guess = any(word in material.lists.commentary.modals for word in LETTERS.findall(report.words(whole)))
    if guess and event.when.first < material.asof.isoformat()[: len(event.when.first)]:
        return None
    if is_loose(material, report, event.when, whole):
        return None
    sure = is_sure_day(material, report, event.when) and is_adverb(material, report, event.when.words)
    plain = is_plain(material.lists, report.words(whole))
    return whole if sure and plain and event.when.words in whole and stands_alone(material.lists, report, whole) else None


def is_loose(material: Material, report: Report, when: When, sentence: Span) -> bool:
    """Whether a sentence is not tied to the day it is told by: it has another day of the week or "tomorrow" beside it, is the line under a
    picture, or is about something that neither the first lines nor the title name ("the institute met on Monday")."""
    days = {*material.lists.dates.weekdays, *(word for word in material.lists.dates.days if " " not in word)}
    tokens = find_tokens(report, sentence)
    # "Tomorrow" beside a day is read as the day after it.
    shifted = [word for word, shift in material.lists.dates.days.items() if shift]
    if any(word in report.words(when.words).casefold() for word in shifted):
        return True
    if any(word.casefold() in days and not when.words.start <= start < when.words.end for start, word in tokens):
        return True
    if is_of_picture(material.lists, report.words(sentence), report.day.year if report.day else None):
        return True
    if names_unknown(material.lists, tokens, set(), material.known):
        return True
    return not is_about_known(material.lists, tokens, material.known)


def is_sure_day(material: Material, report: Report, when: When) -> bool:
    """Whether the day of some words is sure: it stands there as a number, or is the last such day of the week before a dated report. A
    feast, or "three days after", is not."""
    said = report.words(when.words).casefold()
    if any(letter.isdigit() for letter in said) or len(when.first) < len("2023-05-24"):
        return True
    day, known = material.day(report.id), material.lists.dates
    if day is None or not any(word.casefold() in said for word in (*known.weekdays, *known.days)):
        return False
    return (date.fromisoformat(day) - date.fromisoformat(when.first)).days <= LONGEST_AGO


def is_adverb(material: Material, report: Report, words: Span) -> bool:
    """Whether a day says when something happens and is no part of a name: "on Monday", not "the 2016 election", "Monday's hearing" or "the
    May 10 meeting"."""
    place = report.place(words.where)
    behind = place[words.end :]
    if behind[:1] in "'’":
        return False
    follows = LETTERS.match(behind.lstrip(" "))
    before = LETTERS.findall(place[max(0, words.start - LONGEST_WORD) : words.start])
    if follows is None:
        return True
    if before and before[-1].casefold() in material.lists.small.articles:
        return False
    if place[words.start].isalpha() and not any(letter.isdigit() for letter in report.words(words)):
        return follows[0].casefold() not in material.lists.events.nouns
    return not before or before[-1].casefold() in material.lists.lines.leading or place[: words.start].rstrip(" ")[-1:] in ',\n.“"'


def find_occasions(material: Material) -> list[Occasion]:
    """The dated events of a story in order of time, those that are the same taken together."""
    same: dict[tuple[str, str, str], list[Event]] = {}
    for event in material.story.events:
        when = event.when
        dated = when and DAY.fullmatch(when.first) and DAY.fullmatch(when.last)
        if not when or not dated or is_telling(material, event, when) or is_ahead_of_itself(material, event, when):
            continue
        if not is_picture(material, event):
            same.setdefault((when.first, when.last, event.kind), []).append(event)
    made = [
        Occasion(first, last, kind, tuple(sorted(events, key=lambda event: find_place(material, event))))
        for (first, last, kind), events in same.items()
    ]
    return sorted(fold(made), key=lambda occasion: (last_day(occasion.last), occasion.first, occasion.kind))


def find_place(material: Material, event: Event) -> tuple[int, bool, int, str, Span]:
    """What sorts the passages that tell of one occasion, the clearest first: with its parties, from the beginning of a sentence, short."""
    whole = material.reports[event.report].words(event.span)[:1].isupper()
    return -len(event.parties), not whole, len(event.span), event.report, event.span


def is_telling(material: Material, event: Event, when: When) -> bool:
    """Whether an event is only that someone said something: its passage holds the words, and its day is the day of the saying."""
    reading = material.readings.get(event.report)
    told = [
        statement
        for statement in (reading.statements if reading else ())
        if statement.kind != "acted"
        and any(span.overlaps(event.span) for span in statement.words)
        and not any(when.words in span for span in statement.words)
    ]
    return any(statement.said == when.first or (statement.when and statement.when.words == when.words) for statement in told)


def is_ahead_of_itself(material: Material, event: Event, when: When) -> bool:
    """Whether a report tells as held what, by the day found for it, was still to come: the day is wrong."""
    day = material.day(event.report)
    return event.status == "held" and day is not None and when.first > day[: len(when.first)]


def is_picture(material: Material, event: Event) -> bool:
    """Whether an event is only what a picture shows: its day is that of the picture."""
    words = material.reports[event.report].words(event.span).casefold()
    return any(phrase in words for phrase in material.lists.commentary.pictures)


def fold(occasions: list[Occasion]) -> list[Occasion]:
    """The occasions with those told only by month or year taken into the one more exact occasion of their kind that they can mean."""
    gathered = {occasion: list(occasion.events) for occasion in occasions}
    for vague in occasions:
        exact = [one for one in occasions if may_be(vague, one)]
        if len(exact) == 1 and exact[0] in gathered:
            gathered[exact[0]] += gathered.pop(vague)
    return [Occasion(one.first, one.last, one.kind, tuple(events)) for one, events in gathered.items()]


def may_be(vague: Occasion, exact: Occasion) -> bool:
    """Whether two occasions can be one that a report dates more exactly: one kind, one month, both ahead or both past, one party."""
    days = (exact.first, exact.last)
    if exact.kind != vague.kind or vague.first != vague.last or any(len(day) != 10 or not day.startswith(vague.first) for day in days):
        return False
    planned = [any(event.status == "planned" for event in one.events) for one in (vague, exact)]
    parties = [{party for event in one.events for party in event.parties} for one in (vague, exact)]
    # A year has room for many meetings of the same parties, a month hardly.
    return len(vague.first) == 7 and planned[0] == planned[1] and (not all(parties) or not parties[0].isdisjoint(parties[1]))


def is_ahead(occasion: Occasion, asof: str) -> bool:
    """Whether an occasion is still to come on a day: it lies ahead, or is said to be planned and is not over. What is told as done in a
    week or month that is not over yet is not planned."""
    if occasion.first > asof[: len(occasion.first)]:
        return True
    # Of a month or year that is running nobody knows whether its day lies ahead.
    return len(occasion.last) == len(asof) and occasion.last >= asof and all(event.status == "planned" for event in occasion.events)


def write_occasion(material: Material, occasion: Occasion, maker: Maker, event: Event, sentence: Span) -> Line:
    """When, what in a report's words, and where it stands if that is not plain."""
    status = [ours("standing", "cancelled")] if "cancelled" in {one.status for one in occasion.events} else []
    return line(
        ours("when", f"{occasion.first}/{occasion.last}"),
        material.ledger.cite(event.report, sentence, LONGEST_WHOLE),
        status,
        material.mark(maker),
        also=[material.ledger.number(one.report, one.span) for one in (event, *occasion.events)],
        maker=maker,
    )
