"""Where accounts differ: each conflict as a small table, one column an account."""

from itertools import groupby

from legation.briefing.ledger import line
from legation.briefing.material import Material
from legation.briefing.templates import CHOICES, DAY, TITLES, note, ours
from legation.records.brief import Line, Ours, Part, Section, Table
from legation.records.report import Span
from legation.records.story import Conflict, Side

# Six conflicts of up to four accounts each: what fits on half a page.
MOST = 6
MOST_SIDES = 4


def write(material: Material) -> Section:
    """The section on what differs, the weightiest first; differences that a later report explains come last."""
    conflicts = sorted(material.story.conflicts, key=lambda conflict: (conflict.why is not None, -conflict.salience))
    shown = conflicts[:MOST]
    lines = [note("more", len(conflicts) - len(shown))] if len(conflicts) > len(shown) else []
    tables = tuple(lay_out(material, conflict) for conflict in shown)
    return Section("differs", TITLES["differs"], tuple(lines), tables, None if conflicts else note("none-differs"))


def lay_out(material: Material, conflict: Conflict) -> Table:
    """One conflict: the value of each account as head, then its words, then who prints it."""
    sides = sorted(conflict.sides, key=lambda side: side.side)
    accounts = [list(group) for _, group in groupby(sides, key=lambda side: side.side)][:MOST_SIDES]
    head = tuple(
        line(name_value(conflict, account[0]) or ours("account", number), also=numbers(material, account))
        for number, account in enumerate(accounts, start=1)
    )
    words = tuple(line(material.ledger.cite(account[0].report, account[0].span)) for account in accounts)
    carriers = tuple(line(name_carriers(material, account), also=numbers(material, account)) for account in accounts)
    return Table(head, (words, carriers), caption(material, conflict))


def numbers(material: Material, account: list[Side]) -> list[int]:
    """The reference numbers of an account."""
    return [material.ledger.number(side.report, side.span) for side in account]


def caption(material: Material, conflict: Conflict) -> Line:
    """What the accounts differ about: the kind, and the point itself where it is words of one of the reports."""
    about: tuple[Part, ...] = ()
    for side in conflict.sides:
        words = material.reports[side.report].words(side.span)
        start = words.casefold().find(conflict.about.casefold()) if len(words) == len(words.casefold()) else words.find(conflict.about)
        if conflict.about and start >= 0:
            begin = side.span.start + start
            about = (ours("colon"), *material.ledger.cite(side.report, Span(begin, begin + len(conflict.about), side.span.where)))
            break
    update = (ours("update"),) if conflict.why == "update" else ()
    everything = [material.ledger.number(side.report, side.span) for side in conflict.sides]
    return line(ours("conflict", conflict.kind), about, update, also=everything)


def name_value(conflict: Conflict, side: Side) -> Ours | None:
    """The value of an account in our words, where it is of a kind we have words for."""
    value = side.value.strip()
    if conflict.kind == "status" and value in CHOICES["status"]:
        return ours("value-status", value)
    if conflict.kind == "polarity" and value in CHOICES["held"]:
        return ours("value-held", value)
    if conflict.kind == "date" and DAY.fullmatch(value):
        return ours("value-day", value)
    if conflict.kind == "number" and value.isdecimal() and value.isascii():
        return ours("value-number", value)
    return None


def name_carriers(material: Material, account: list[Side]) -> tuple[Ours, ...]:
    """Who prints an account, and when first."""
    first, *others = account
    outlet, day = material.names.outlets[first.report], material.day(first.report)
    also = [name for name in material.outlets(side.report for side in others) if name != outlet]
    printed = ours("printed", outlet, day) if day else ours("printed-undated", outlet)
    return (printed, ours("also-printed", *also)) if also else (printed,)
