"""What readers and calendars of a partner fetch: all that was released to it, the newest version of each product."""

from collections.abc import Sequence

from attrs import frozen

from legation.release.forms.forms import FORMS, find_form
from legation.release.forms.write_feeds import feed_atom, feed_json, feed_rss
from legation.release.forms.write_ics import write_many
from legation.release.gate import Packet

# The names of the addresses, each with the form that it is of.
FEEDS = {"feed.rss": "rss", "feed.atom": "atom", "feed.json": "jsonfeed"}
CALENDAR = "calendar.ics"


@frozen
class Laid:
    """What is at an address: its bytes, what they are, and under which name they are saved ("" for what is read by a program)."""

    body: bytes
    media: str
    name: str = ""


def write_feed(name: str, packets: Sequence[Packet], office: str, audience: str) -> Laid:
    """A feed of the newest version of each product."""
    form = FEEDS[name]
    write = {"rss": feed_rss, "atom": feed_atom, "jsonfeed": feed_json}[form]
    return Laid(write(packets, "", office, audience), find_form(form).media)


def write_calendar(packets: Sequence[Packet], office: str) -> Laid:
    """The dates of every product, and those that were taken back; `packets` are all that left, the oldest first."""
    return Laid(write_many(packets, office), find_form("ics").media)


def write_file(packet: Packet, ending: str) -> Laid | None:
    """A product as a file of the form with that ending; None where there is none."""
    form = next((one for one in FORMS if one.ending == ending), None)
    return None if form is None else Laid(form.write(packet), form.media, f"brief.{form.ending}")
