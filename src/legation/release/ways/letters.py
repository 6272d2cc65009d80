"""What the office says to a partner besides briefs, as a message and as an object of STIX; and the address at which the partner answers,
which nobody else is told.
"""

import hashlib
import hmac
import json
import re
from base64 import b32encode
from collections.abc import Iterable, Mapping
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from typing import Any
from uuid import uuid5

from attrs import evolve

from legation.language.typography import ANSWERED, ASKED, INVITED
from legation.records.exchange import PRODUCT, Answer, Letter, Parcel, PushWay
from legation.records.release import Mark, Partner
from legation.release.forms.plain import show
from legation.release.forms.stix_marks import SPACE, TLP_IDS
from legation.release.forms.write_mail import DOMAIN
from legation.release.forms.write_stix import write_hour
from legation.release.identity import OWN
from legation.release.marks import write_mark
from legation.release.ways.taxii import MEDIA

# 130 bits are not to be guessed.
KEY = 26
# An id of a message that legation wrote: a UUID, and for a brief its version.
REFERENCE = re.compile(rf"<([0-9a-f]{{8}}(?:-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}})(?:\.\d{{1,9}})?@{re.escape(DOMAIN)}>", re.IGNORECASE)
TITLES = {"question": ASKED, "answer": ANSWERED, "invitation": INVITED}


def name_letter(partner: Partner, number: int) -> str:
    """The id of a letter: made of the partner's secret, so that whoever names it was given it."""
    return str(uuid5(uuid5(OWN, partner.seed), f"letter {number}"))


def make_parcel(partner: Partner, way: PushWay, address: str, letter: Letter) -> Parcel:
    """The parcel of a letter."""
    made = str(uuid5(uuid5(OWN, partner.seed), f"parcel {way} {address} letter {letter.number}"))
    return Parcel(made, 0, partner.key, way, address, letter.kind, 0, letter.at, letter=letter.number)


def find_answer_key(partner: Partner) -> str:
    """What a message must bear in an address that it went to, to be this partner's word. It is made anew with the partner's `turn`."""
    said = hmac.new(partner.seed.encode(), f"answers {partner.turn}".encode(), hashlib.sha256).digest()
    return b32encode(said).decode().lower()[:KEY]


def write_answer_address(partner: Partner, sender: str) -> str:
    """Where a partner answers: the office's own address with the partner's key behind a plus (RFC 5233)."""
    local, _, domain = parseaddr(sender)[1].rpartition("@")
    return f"{local}+{find_answer_key(partner)}@{domain}"


def find_keys(addresses: Iterable[str]) -> frozenset[str]:
    """What stands behind a plus in addresses that a message went to."""
    return frozenset(one.rpartition("@")[0].partition("+")[2].lower() for one in addresses)


def find_references(said: Iterable[str]) -> list[str]:
    """The ids of ours that a message refers to."""
    return list(dict.fromkeys(found.lower() for one in said for found in REFERENCE.findall(one)))


def write_letter(parcel: Parcel, letter: Letter, partner: Partner, sender: str, asked: Answer | None, title: str) -> EmailMessage:
    """A letter as a message; sent again it is the same. It answers the message, or the object, in which its partner asked."""
    message = EmailMessage(policy=SMTP)
    mark = tell_mark(letter.mark)
    message["Subject"] = f"{letter.mark.tlp} {TITLES[letter.kind].format(show(title))}"
    message["Date"] = format_datetime(letter.at)
    message["Message-ID"] = f"<{letter.id}@{DOMAIN}>"
    if letter.kind == "invitation":
        message[PRODUCT] = letter.kind
    message["From"], message["To"] = sender, Address(addr_spec=parcel.address)
    message["Reply-To"] = Address(addr_spec=write_answer_address(partner, sender))
    if asked is not None and (before := name_message(asked)):
        message["In-Reply-To"] = message["References"] = before
    quoted = [f"> {line}" for line in asked.words.strip().splitlines()[:40]] if asked is not None else []
    lines = [mark, "", *([*quoted, ""] if quoted else []), letter.words.strip(), "", mark]
    message.set_content("\n".join(map(show, "\n".join(lines).split("\n"))) + "\n", cte="quoted-printable")
    if letter.calendar:
        method = "CANCEL" if "\nMETHOD:CANCEL" in letter.calendar else "REQUEST"
        message.add_alternative(letter.calendar, subtype="calendar", params={"method": method}, cte="base64")
        # Else it is made by chance, and the message is another every time.
        message.set_boundary(f"={parcel.id}")
    return message


def tell_mark(mark: Mark) -> str:
    """A mark as its receiver is told it: how he may handle the thing, and not who else may have it."""
    return show(write_mark(evolve(mark, releasable=None)))


def name_message(asked: Answer) -> str:
    """The id of the message in which a partner said something: its own; of an object of STIX one made of its id."""
    name = asked.key.partition(" ")[0]
    if asked.way == "mail":
        return name if re.fullmatch(r"<[!-~]{1,200}>", name) else ""
    made = name.partition("--")[2]
    return f"<{made}@{DOMAIN}>" if asked.way == "taxii" and made else ""


def put_note(letter: Letter, office: str) -> dict[str, Any]:
    """A question or an answer as a note, on what both know it by."""
    hour = write_hour(letter.at)
    about = letter.about or name_writer(office)
    return {
        "type": "note",
        "spec_version": "2.1",
        "id": f"note--{letter.id}",
        "created_by_ref": name_writer(office),
        "created": hour,
        "modified": hour,
        "content": letter.words,
        "labels": [letter.kind],
        "object_refs": [about],
        "object_marking_refs": [TLP_IDS[letter.mark.tlp]],
    }


def name_writer(office: str) -> str:
    """The id of the office that writes, as in its briefs."""
    return f"identity--{uuid5(SPACE, f'office {show(office)}')}"


def write_note(letter: Letter, office: str) -> tuple[bytes, Mapping[str, str]]:
    """A letter for another's TAXII collection, with who wrote it."""
    day = "2020-01-01T00:00:00.000Z"
    writer = {"type": "identity", "spec_version": "2.1", "id": name_writer(office), "created": day, "modified": day}
    named = {**writer, "name": show(office) or "legation", "identity_class": "organization"}
    body = json.dumps({"objects": [named, put_note(letter, office)]}, ensure_ascii=True).encode()
    return body, {"content-type": MEDIA, "accept": MEDIA}
