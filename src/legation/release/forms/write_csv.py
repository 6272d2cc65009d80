"""A packet as a table for spreadsheets: a row a line, each with the mark of the whole and its own."""

import csv
from io import StringIO

from legation.records.brief import Line
from legation.records.lines import find_lines
from legation.records.release import Item, Mark, Matter
from legation.release.forms.marking import show_mark
from legation.release.forms.plain import show, write_line
from legation.release.gate import Packet

COLUMNS = (
    "handling",
    "place",
    "mark",
    "grade",
    "words",
    "speaker",
    "first",
    "last",
    "reports",
    "origins_least",
    "origins_most",
    "references",
    "outlets",
    "published",
)
# What a spreadsheet takes for a formula or for its end, in half width and in full (OWASP, CSV injection).
ARMED = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write(packet: Packet) -> bytes:
    """The table in UTF-8 with a byte order mark, without which a spreadsheet reads Japanese wrongly; every cell in quotation marks."""
    matter = packet.matter
    held = StringIO()
    out = csv.writer(held, quoting=csv.QUOTE_ALL)
    out.writerow(COLUMNS)
    things = {item.id: item for item in matter.items}
    handling = write_mark(matter.mark, matter)
    for (place, line), mark in zip(find_lines(matter.brief), matter.portions, strict=True):
        words = write_line(line)
        if words:
            row = (handling, place, write_mark(mark, matter), str(line.grade or ""), words, *write_thing(things.get(line.of)))
            out.writerow([disarm(cell) for cell in (*row, *write_references(line, matter))])
    return held.getvalue().encode("utf-8-sig", "backslashreplace")


def write_mark(mark: Mark | None, matter: Matter) -> str:
    """A mark in words; nothing for none."""
    return show(show_mark(mark, matter)) if mark is not None else ""


def write_thing(item: Item | None) -> tuple[str, ...]:
    """What is known of the thing that a line tells: who speaks, when, how many stand behind it."""
    if item is None:
        return ("",) * 6
    day = item.said.isoformat()[:10] if item.said else ""
    least, most = (str(number) for number in item.origins) if item.origins else ("", "")
    reports = str(item.reports) if item.reports is not None else ""
    return (show(item.speaker or item.party or ""), item.first or day, item.last or day, reports, least, most)


def write_references(line: Line, matter: Matter) -> tuple[str, ...]:
    """The numbers of a line's references, and the outlets and days behind them, in the same order."""
    wanted = [one for one in matter.brief.references if one.number in line.citations]
    return (
        " ".join(str(one.number) for one in wanted),
        " | ".join(show(one.outlet) for one in wanted),
        " | ".join(one.published.isoformat()[:10] if one.published else "" for one in wanted),
    )


def disarm(cell: str) -> str:
    """A cell that no spreadsheet computes: an apostrophe stands before what would begin a formula."""
    return f"'{cell}" if cell.startswith(ARMED) else cell
