"""The dates of a packet as a calendar: one entry a date, whole days, the same at every new version, cancelled when it is taken back."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, timedelta
from typing import TYPE_CHECKING, Any

from legation.records.brief import Cited, Line
from legation.records.lines import find_lines
from legation.records.release import Item, Mark, Matter
from legation.release.forms.layout import safe_link, show_published
from legation.release.forms.marking import show_mark
from legation.release.forms.plain import show, write_line
from legation.release.gate import Packet

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//legation//brief//EN"
# Who of those that share a calendar may open an entry (RFC 5545, 3.8.1.3).
CLASSES = {
    "TLP:CLEAR": "PUBLIC",
    "TLP:GREEN": "PRIVATE",
    "TLP:AMBER": "PRIVATE",
    "TLP:AMBER+STRICT": "CONFIDENTIAL",
    "TLP:RED": "CONFIDENTIAL",
}


def write(packet: Packet) -> bytes:
    """The calendar; its hours are those of the packet."""
    matter = packet.matter
    mark = show(show_mark(matter.mark, matter)) if matter.mark is not None else ""
    return write_events([packet], " · ".join(filter(None, (mark, show(matter.brief.title)))))


def write_many(packets: Sequence[Packet], office: str) -> bytes:
    """The dates of several packets, the oldest first: of each date what the last says that has it, cancelled where one took it back."""
    return write_events(packets, show(office))


def write_events(packets: Sequence[Packet], name: str) -> bytes:
    """The calendar of that name."""
    from icalendar import Calendar

    calendar = Calendar()
    for said, value in (("prodid", PRODUCT), ("version", "2.0"), ("method", "PUBLISH"), ("x-wr-calname", name)):
        calendar.add(said, value)
    events: dict[str, Event] = {}
    for matter in (packet.matter for packet in packets):
        for item in matter.items:
            days = find_days(item) if item.kind == "date" else None
            if days is not None:
                events[item.id] = write_event(item, days, matter)
        for kind, made in matter.revoked:
            if kind == "date":
                events[made] = cancel_event(made, matter)
    for event in events.values():
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def write_event(item: Item, days: tuple[date, date], matter: Matter) -> "Event":
    """One date: what the report says of it, where that stands, and how sure it is."""
    event = start_event(item.id, days, matter)
    told = show(item.words)
    lines = [line for _, line in find_lines(matter.brief) if line.citations and (line.of == item.id or write_line(line) == told)]
    said = " ".join(dict.fromkeys(words for line in lines[:1] for words in find_cited(line))) or show(item.words)
    label = f"{item.mark.tlp} " if item.mark is not None else ""
    event.add("summary", label + said)
    event.add("status", "CONFIRMED" if is_sure(item) else "TENTATIVE")
    event.add("class", CLASSES[item.mark.tlp] if item.mark is not None else "PRIVATE")
    event.add("description", "\n".join(describe(item, item.mark, lines, matter)))
    if item.mark is not None:
        event.add("categories", [item.mark.tlp])
    if link := find_link(item, matter):
        event.add("url", link)
    return event


def start_event(made: str, days: tuple[date, date], matter: Matter) -> "Event":
    """An entry with what every one has: its id, its days, its version."""
    from icalendar import Event

    event = Event()
    event.add("uid", made)
    event.add("dtstamp", matter.made.astimezone(UTC))
    event.add("created", matter.first.astimezone(UTC))
    event.add("last-modified", matter.made.astimezone(UTC))
    event.add("sequence", matter.version - 1)
    first, last = days
    event.add("dtstart", first)
    # The first day after it (RFC 5545, 3.6.1); the last day of the calendar has none.
    if last < date.max:
        event.add("dtend", last + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event


def cancel_event(made: str, matter: Matter) -> "Event":
    """An entry that is taken back: nothing of it is told again."""
    event = start_event(made, (matter.first.date(), matter.first.date()), matter)
    event.add("summary", "Withdrawn")
    event.add("status", "CANCELLED")
    return event


def is_sure(item: Item) -> bool:
    """Whether a date is no plan, or confirmed by two origins."""
    return not item.planned or (item.grade is not None and item.grade.credibility == "1")


def describe(item: Item, mark: Mark | None, lines: list[Line], matter: Matter) -> Iterator[str]:
    """The mark, the line as the brief has it, and where it stands."""
    if mark is not None:
        yield show(show_mark(mark, matter))
    yield write_line(lines[0]) if lines else show(item.words)
    for reference in matter.brief.references:
        if reference.number in item.references:
            yield f"{reference.number}. {show(reference.outlet)}, {show_published(reference)}: {show(reference.words)}"


def find_cited(line: Line) -> Iterator[str]:
    """The words of reports in a line."""
    for part in line.parts:
        if isinstance(part, Cited):
            yield show(part.words)


def find_link(item: Item, matter: Matter) -> str | None:
    """Where the first report that it rests on can be read."""
    reports = [one.report for one in matter.brief.references if one.number in item.references]
    links: dict[str, Any] = {source.report: safe_link(source.url) for source in matter.brief.sources}
    return next((links[report] for report in reports if links.get(report)), None)


def find_days(item: Item) -> tuple[date, date] | None:
    """First and last day of a date that may be a month or a year; None for what no calendar has."""
    if item.first is None:
        return None
    try:
        first, last = first_day(item.first), last_day(item.last or item.first)
    except ValueError:
        return None
    return (first, last) if first <= last else None


def first_day(iso: str) -> date:
    """The first day of a day, month or year."""
    return date.fromisoformat(iso + "-01-01"[len(iso) - 4 :])


def last_day(iso: str) -> date:
    """The last day of a day, month or year."""
    if len(iso) == 10:
        return date.fromisoformat(iso)
    year, month = int(iso[:4]), int(iso[5:7] or 12)
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)
