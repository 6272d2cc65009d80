"""The invitation to a consultation, as iCalendar (RFC 5545, 5546): one a partner, under an id of its own, that names no other partner and
nobody of one."""

from collections.abc import Sequence
from datetime import UTC
from email.utils import parseaddr
from uuid import uuid5

from legation.records.exchange import Consultation, Contact
from legation.records.release import Partner
from legation.release.forms.plain import show
from legation.release.forms.write_ics import CLASSES, PRODUCT
from legation.release.identity import OWN
from legation.release.ways.letters import tell_mark


def write_invitation(held: Consultation, partner: Partner, office: str, sender: str = "", guests: Sequence[Contact] = ()) -> bytes:
    """The invitation as it stands; a later edition takes the place of the one before in every calendar, a cancelled one takes it away.

    `sender` is where mail reaches the office, `guests` are those of this partner who come.
    """
    from icalendar import Calendar, Event, vCalAddress

    calendar, event = Calendar(), Event()
    for name, value in (("prodid", PRODUCT), ("version", "2.0"), ("method", "CANCEL" if held.cancelled else "REQUEST")):
        calendar.add(name, value)
    mark = tell_mark(held.mark) if held.mark is not None else ""
    event.add("uid", str(uuid5(uuid5(OWN, partner.seed), f"consultation {held.id}")))
    event.add("dtstamp", held.at.astimezone(UTC))
    event.add("dtstart", held.begins.astimezone(UTC))
    event.add("dtend", held.ends.astimezone(UTC))
    event.add("sequence", held.edition - 1)
    event.add("status", "CANCELLED" if held.cancelled else "CONFIRMED")
    event.add("summary", " ".join(filter(None, (held.mark.tlp if held.mark is not None else "", show(held.title)))))
    event.add("class", CLASSES[held.mark.tlp] if held.mark is not None else "PRIVATE")
    if held.place:
        event.add("location", show(held.place))
    lines = [mark] if mark else []
    lines += [f"{number}. {show(point.words)}" for number, point in enumerate(held.agenda, start=1)]
    if lines:
        event.add("description", "\n".join(lines))
    address = parseaddr(sender)[1]
    organizer = vCalAddress(f"mailto:{address}" if address else "invalid:nomail")
    organizer.params["cn"] = show(office) or "legation"
    event.add("organizer", organizer)
    for guest in guests:
        attendee = vCalAddress(f"mailto:{guest.address}" if guest.address else "invalid:nomail")
        attendee.params["cn"] = show(guest.name)
        attendee.params.update({"cutype": "INDIVIDUAL", "role": "REQ-PARTICIPANT", "partstat": "NEEDS-ACTION"})
        attendee.params["rsvp"] = "FALSE" if held.cancelled else "TRUE"
        event.add("attendee", attendee)
    calendar.add_component(event)
    return bytes(calendar.to_ical())
