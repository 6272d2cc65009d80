"""A packet as a message: the mark begins the subject and stands before and after the text (FIRST, TLP 2.0); an hour and an id from the
packet. Whom it goes to is for who sends it."""

from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from legation.records.exchange import PRODUCT
from legation.release.forms.marking import show_mark
from legation.release.forms.plain import show
from legation.release.forms.sheet import Grid, Part, Printed, Sheet, lay_out
from legation.release.forms.write_feeds import entitle, write_printed
from legation.release.forms.write_stix import identify, name_report, write_hour
from legation.release.gate import Packet

# A domain that nobody has (RFC 2606): ids of messages tell of no machine.
DOMAIN = "legation.invalid"


def write(packet: Packet) -> bytes:
    """The message as a file; the same packet is the same bytes."""
    return bytes(make_message(packet))


def make_message(packet: Packet) -> EmailMessage:
    """The message. A later version answers the first, so that readers show them together."""
    matter = packet.matter
    message = EmailMessage(policy=SMTP)
    message["Subject"] = entitle(matter)
    message["Date"] = format_datetime(matter.made)
    message["Message-ID"] = name_message(matter.id, matter.version)
    if matter.version > 1:
        message["In-Reply-To"] = message["References"] = name_message(matter.id, 1)
    # By which the office that gets it knows that it is a brief, and weighs nothing by it.
    message[PRODUCT] = f"brief; id={name_report(matter)}; made={write_hour(matter.made)}"
    # Mail programs open it as a message that is still to be sent.
    message["X-Unsent"] = "1"
    mark = show(show_mark(matter.mark, matter)) if matter.mark is not None else ""
    message.set_content("\n".join(write_text(lay_out(matter), mark)) + "\n", cte="quoted-printable")
    return message


def name_message(made: str, version: int) -> str:
    """The id of a version's message."""
    return f"<{identify(made)}.{version}@{DOMAIN}>"


def write_text(sheet: Sheet, mark: str) -> Iterator[str]:
    """The brief in plain lines, between its marks."""
    marked = (mark, "") if mark else ()
    yield from (*marked, sheet.title, sheet.subline, "")
    for line in sheet.notes:
        yield write_printed(line)
    for part in (*sheet.first, *sheet.annex):
        yield from write_part(part)
    if sheet.quoted:
        yield from ("References", "")
        yield from (f"{one.number}. {one.words} {one.where}" for one in sheet.quoted)
        yield ""
    yield from (f"{sign} {words}" for sign, words in sheet.signs)
    yield from (sheet.legend, *reversed(marked))


def write_part(part: Part) -> Iterator[str]:
    """One section in plain lines."""
    yield from (part.title, "")
    if part.note is not None:
        yield write_printed(part.note)
    for grid in part.grids:
        yield from write_grid(grid)
    yield from (f"{'  ' * line.indent}{write_printed(line)}" for line in part.lines)
    yield ""


def write_grid(grid: Grid) -> Iterator[str]:
    """One table: every cell on a line of its own, behind what names its row and what heads its column."""
    if grid.caption is not None:
        yield write_printed(grid.caption)
    for row in grid.rows:
        first = f"{say(row[0])}, " if grid.stub and row else ""
        for head, cell in list(zip(grid.head, row, strict=False))[1 if grid.stub else 0 :]:
            if cell.runs:
                yield f"  {first}{say(head)}: {write_printed(cell)}"


def say(line: Printed) -> str:
    """The words of a line alone."""
    return "".join(run.words for run in line.runs)
