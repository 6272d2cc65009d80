"""What happened and what is to happen, day by day, planned and past apart."""

from collections.abc import Sequence

from attrs import frozen

from legation.briefing.ledger import line
from legation.briefing.makers import Maker
from legation.briefing.material import LONGEST_WHOLE, Material
from legation.briefing.names import is_name
from legation.briefing.passage import find_sentence
from legation.briefing.templates import DAY, TITLES, note, ours
from legation.records.brief import Entry, Line, Part, Section
from legation.records.reading import Event, When, last_day
from legation.records.report import Span

# Four days to keep free and four to remember: those that most reports tell of.
MOST = 4
# Two lines of half a page, and the parties that matter.
LONGEST = 130
MOST_PARTIES = 3


@frozen
class Occasion:
    """Events that are one: the same kind on the same days, with all passages that say so, the clearest first."""

    first: str
    last: str
    kind: str
    events: tuple[Event, ...]


def write(material: Material) -> tuple[Section | None, tuple[Entry, ...]]:
    """The section on dates and the entries of its timeline: what comes next first, then what was, the latest first."""
    occasions = find_occasions(material)
    planned = [occasion for occasion in occasions if is_ahead(occasion, material.asof.isoformat())]
    past = [occasion for occasion in reversed(occasions) if occasion not in planned]
    lines: list[Line] = []
    entries: list[Entry] = []
    for head, group in (("planned", planned), ("past", past)):
        maker: Maker = "planned" if head == "planned" else "past"
        if not material.prints(maker):
            continue
        if group:
            lines.append(note(head))
        for occasion in choose_shown(group):
            said = write_occasion(material, occasion, maker)
            lines.append(said)
            entries.append(Entry(occasion.first, occasion.last, head == "planned", said))
        if len(group) > MOST:
            lines.append(note("more", len(group) - MOST))
    entries.sort(key=lambda entry: (last_day(entry.last), entry.first))
    remark = None if lines else note("none-dates")
    return Section("dates", TITLES["dates"], tuple(lines), note=remark, annex=True) if lines or not occasions else None, tuple(entries)


def choose_shown(occasions: Sequence[Occasion]) -> list[Occasion]:
    """The occasions that most reports tell of, those with a year alone last, in the order given."""

    def rank(occasion: Occasion) -> tuple[bool, int]:
        return len(occasion.last) == len("2023"), -len({event.report for event in occasion.events})

    chosen: list[Occasion] = []
    for occasion in sorted(occasions, key=rank):
        if len(chosen) < MOST and not any(is_told_by(occasion, other) for other in chosen):
            chosen.append(occasion)
    return [occasion for occasion in occasions if occasion in chosen]


def is_told_by(one: Occasion, other: Occasion) -> bool:
    """Whether two occasions of the same days are told in the same words: a line each would say the same twice."""
    first, shown = one.events[0], other.events[0]
    same = (one.first, one.last) == (other.first, other.last)
    return same and first.report == shown.report and first.span.overlaps(shown.span)


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
    return occasion.last >= asof[: len(occasion.last)] and all(event.status == "planned" for event in occasion.events)


def cite_event(material: Material, event: Event) -> tuple[Part, ...]:
    """The sentence that tells of an event; where it is long, the words around its day."""
    whole = find_sentence(material.reports[event.report], event.span, material.lists.lines.short, LONGEST_WHOLE)
    if whole is not None:
        return material.ledger.cite(event.report, whole, LONGEST_WHOLE)
    return material.ledger.cite_around(event.report, event.span, event.when.words if event.when else event.span, LONGEST)


def write_occasion(material: Material, occasion: Occasion, maker: Maker) -> Line:
    """When, what in a report's words, where it stands, and who takes part."""
    event = occasion.events[0]
    standings = {event.status for event in occasion.events}
    ahead = maker == "planned"
    status = [ours("was-planned")] if standings == {"planned"} and not ahead else []
    if "cancelled" in standings:
        status = [ours("standing", "cancelled")]
    elif not ahead and "held" in standings:
        status = [ours("standing", "held")]
    taking_part = next((one.parties for one in occasion.events if one.parties), ())
    parties = [name for name in map(material.names.actor, taking_part) if is_name(name)]
    return line(
        ours("when", f"{occasion.first}/{occasion.last}"),
        cite_event(material, event),
        status,
        [ours("parties", *list(dict.fromkeys(parties))[:MOST_PARTIES])] if parties else [],
        material.mark(maker),
        also=[material.ledger.number(event.report, event.span) for event in occasion.events],
        maker=maker,
    )
