"""A packet on its way to a partner: the parcel it is sent in, its key, and how what is posted is signed."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from email.headerregistry import Address
from email.message import EmailMessage
from uuid import uuid5

from legation.records.exchange import Parcel
from legation.records.release import Partner, Push, Release
from legation.release.forms.forms import find_form
from legation.release.forms.write_mail import make_message
from legation.release.forms.write_stix import put_bundle
from legation.release.gate import again
from legation.release.identity import OWN
from legation.release.ways.letters import write_answer_address
from legation.release.ways.taxii import MEDIA


def make_parcel(partner: Partner, push: Push, release: Release) -> Parcel:
    """The parcel of a release. Its id is the key by which the receiver knows it again; it tells nothing of the office."""
    matter = release.matter
    name = f"parcel {push.way} {push.address} {push.form} {matter.id} {matter.version}"
    made = str(uuid5(uuid5(OWN, partner.seed), name))
    return Parcel(made, 0, partner.key, push.way, push.address, push.form, release.number, release.at)


def find_key(partner: Partner) -> str:
    """With what posts to a partner are signed: told to it once, by whoever keeps the office."""
    return hmac.new(partner.seed.encode(), b"webhook", hashlib.sha256).hexdigest()


def write_post(partner: Partner, parcel: Parcel, release: Release) -> tuple[bytes, Mapping[str, str]]:
    """The body and headers of a post: signed over its key and its body (HMAC-SHA256), so that none can be changed."""
    form = find_form(parcel.form)
    body = form.write(again(release))
    signed = hmac.new(find_key(partner).encode(), parcel.id.encode() + b"." + body, hashlib.sha256).hexdigest()
    return body, {"content-type": form.media, "idempotency-key": parcel.id, "x-legation-signature": f"sha256={signed}"}


def write_envelope(release: Release) -> tuple[bytes, Mapping[str, str]]:
    """The objects of a release for another's TAXII collection; a server that has them in this version already passes them over."""
    body = json.dumps({"objects": put_bundle(again(release).matter)["objects"]}, ensure_ascii=True).encode()
    return body, {"content-type": MEDIA, "accept": MEDIA}


def write_mail(parcel: Parcel, release: Release, partner: Partner, sender: str) -> EmailMessage:
    """The message; sent again it is the same, with the same id. A form that is no message goes with it as a file. What answers it goes to
    an address that this partner alone is told."""
    packet = again(release)
    message = make_message(packet)
    del message["X-Unsent"]
    message["From"], message["To"] = sender, parcel.address
    message["Reply-To"] = Address(addr_spec=write_answer_address(partner, sender))
    if parcel.form != "eml":
        form = find_form(parcel.form)
        kind, _, rest = form.media.partition(";")[0].partition("/")
        message.add_attachment(form.write(packet), maintype=kind, subtype=rest, filename=f"brief.{form.ending}")
        # Else it is made by chance, and the message is another every time.
        message.set_boundary(f"={parcel.id}")
    return message
