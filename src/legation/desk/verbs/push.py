"""Sending what was released to where its partner wants it: parcels are made with a release, go out here, and are marked as they arrive.

Killed at any moment nothing is lost: what was on its way is sent again under the same key, by which its receiver knows that it has it.
"""

import re
from pathlib import Path
from textwrap import shorten

from attrs import evolve, frozen

from legation.desk.answered import find_about, find_thing
from legation.desk.session import Session
from legation.desk.verbs.partner import find_open
from legation.intake.mailing import mail
from legation.language.typography import UNTITLED
from legation.records.errors import LegationError
from legation.records.exchange import Letter, Parcel, ParcelState
from legation.records.release import Partner, Push, Release, Standing
from legation.release.forms.forms import find_form
from legation.release.ways.letters import write_answer_address, write_letter, write_note
from legation.release.ways.parcels import find_key, write_envelope, write_mail, write_post

ACTS = ("list", "add", "remove", "key", "reply", "password", "send")
PUSHED = ("mail", "webhook", "taxii")
ADDRESS = re.compile(r"[^@\s<>,;\"]+@[^@\s<>,;\"]+")
# The forms in which each way sends where nobody says.
USUAL = {"mail": "eml", "webhook": "json", "taxii": "stix"}
MOST = 50
# Under which name the password for the mail server is kept.
SMTP = "smtp"
# A subject is one line: so many characters of what it is on.
LONGEST = 120


@frozen
class Where:
    """To where a partner, by its key, wants what."""

    partner: str
    pushes: tuple[Push, ...]


@frozen
class Pushed:
    """What is on its way (the newest first), to where each partner wants what, and, where it was asked for, the key of one partner, or the
    address at which it answers."""

    parcels: tuple[Parcel, ...] = ()
    partners: tuple[Where, ...] = ()
    key: str = ""


def push(
    session: Session, act: str = "list", partner: str = "", way: str = "", address: str = "", form: str = "", secret: str | None = None
) -> Pushed:
    """List what is on its way; send what has not arrived; add or remove an address of a partner (`way` is mail, webhook or taxii; `secret`
    is what opens another's TAXII server); tell the key with which posts to a partner are signed, or the address to which it sends answers;
    or keep the password for the mail server (`secret`).

    Raises LegationError where the act, the way, the form or the address is none.
    """
    if act == "list":
        standing = [one.partner for one in session.store.partners.all() if one.partner.pushes]
        return Pushed(tuple(session.store.parcels.newest(MOST)), tuple(Where(one.key, one.pushes) for one in standing))
    if act == "send":
        return Pushed(tuple(send(session, parcel) for parcel in session.store.parcels.unsent()))
    if act == "key":
        session.note("push key", partner)
        return Pushed(key=find_key(find_open(session, partner).partner))
    if act == "password":
        if not secret:
            raise LegationError("Give the password of the office at its mail server (--secret).")
        session.store.credentials.put(SMTP, secret)
        session.note("push password", SMTP)
        return Pushed()
    if act == "reply":
        if session.office.mail is None:
            raise LegationError("settings.yml names no sender of mail: see docs/ways.md.")
        session.note("push reply", partner)
        return Pushed(key=write_answer_address(find_open(session, partner).partner, session.office.mail.sender))
    if act not in ACTS:
        raise LegationError(f"There is no act {act!r} on what is sent. There are: {', '.join(ACTS)}.")
    return Pushed(partners=(change(session, act, partner, read_push(way, address, form), secret),))


def read_push(way: str, address: str, form: str) -> Push:
    """An address as it was given. Raises LegationError for what is none."""
    found = next((one for one in PUSHED if one == way), None)
    if found is None:
        raise LegationError(f"{way!r} is no way to send on. There are: {', '.join(PUSHED)}.")
    chosen = find_form(form or USUAL[way]).name
    if found == "taxii" and chosen != "stix":
        raise LegationError("TAXII carries STIX alone.")
    if found == "mail" and not ADDRESS.fullmatch(address):
        raise LegationError(f"{address!r} is no address of mail.")
    if found != "mail" and not re.fullmatch(r"https?://[^\s@]+", address):
        raise LegationError(f"{address!r} is no address of the web: it begins with https:// and has no name or password in it.")
    return Push(found, address, chosen)  # type: ignore[arg-type]  # one of the ways


def change(session: Session, act: str, key: str, push: Push, secret: str | None) -> Where:
    """Give a partner an address, or take it away."""
    with session.store.writing():
        held = find_open(session, key).partner
        others = tuple(one for one in held.pushes if (one.way, one.address) != (push.way, push.address))
        if act == "remove" and len(others) == len(held.pushes):
            raise LegationError(f"Nothing is sent to {push.address} for {key}. `legation push` lists what is sent where.")
        made = evolve(held, pushes=(*others, push) if act == "add" else others)
        if secret is not None:
            session.store.credentials.put(f"{push.way} {key} {push.address}", secret)
        session.store.partners.append(Standing(0, session.by, session.clock(), made))
        session.note(f"push {act}", key, f"{push.way} to {push.address}, {push.form}")
    return Where(key, made.pushes)


def send(session: Session, parcel: Parcel) -> Parcel:
    """Send a parcel; how it stands then. It is marked as on its way before it goes, and as sent when it arrived."""
    found = session.store.letters.get(parcel.letter) if parcel.letter else (session.store.releases.get(parcel.release) or (None,))[0]
    standing = session.store.partners.get(parcel.partner)
    if found is None or standing is None or standing.closed:
        return mark(session, parcel, "failed", "Nothing goes to this partner any more.")
    if isinstance(found, Release) and is_taken_back(session, found):
        return mark(session, parcel, "withdrawn", "A recall took this version back before it had arrived.")
    going = session.store.parcels.put(evolve(parcel, state="sending", tries=parcel.tries + 1, tried=session.clock()))
    said = deliver(session, going, found, standing.partner)
    return mark(session, going, "failed" if said else "sent", said)


def is_taken_back(session: Session, release: Release) -> bool:
    """Whether a recall corrected a product after this version of it."""
    return any(
        (one.partner, one.story) == (release.partner, release.story) and one.correction is not None and one.correction > release.number
        for recall in session.store.recalls.all()
        for one in recall.outcomes
    )


def mark(session: Session, parcel: Parcel, state: ParcelState, said: str) -> Parcel:
    """Note what became of a parcel, on the record."""
    with session.store.writing():
        made = session.store.parcels.put(evolve(parcel, state=state, said=said))
        what = f"letter {parcel.letter}" if parcel.letter else f"release {parcel.release}"
        session.note("push", parcel.id, f"{parcel.way} to {parcel.partner}, {what}: {state} {said}".rstrip())
    return made


def deliver(session: Session, parcel: Parcel, sent: Release | Letter, partner: Partner) -> str:
    """Hand a parcel over; why that failed, nothing where it did not."""
    if parcel.way == "mail":
        return deliver_mail(session, parcel, sent, partner)
    if isinstance(sent, Letter):
        body, headers = write_note(sent, session.office.name)
    else:
        body, headers = write_envelope(sent) if parcel.way == "taxii" else write_post(partner, parcel, sent)
    secret = session.store.credentials.get(f"{parcel.way} {parcel.partner} {parcel.address}")
    given = {**headers, **({"authorization": f"Bearer {secret}"} if secret else {})}
    told = session.run().make_fetcher().send(parcel.address, body, given)
    if isinstance(told, str):
        return told
    # 409 is how a receiver says that it has what bears this key.
    return "" if 200 <= told < 300 or told == 409 else f"The server answers {told}."


def deliver_mail(session: Session, parcel: Parcel, sent: Release | Letter, partner: Partner) -> str:
    """Hand a message to the mail server of the office, or lay it into its folder."""
    said = session.office.mail
    if said is None:
        return "settings.yml names no mail server: see docs/ways.md."
    if isinstance(sent, Letter):
        message = write_letter(parcel, sent, partner, said.sender, session.store.answers.get(sent.answers), find_title(session, sent))
    else:
        message = write_mail(parcel, sent, partner, said.sender)
    if said.folder is not None:
        return lay(Path(session.office.folder or ".") / said.folder, f"{parcel.id}.eml", bytes(message))
    return mail(message, said.host or "localhost", said.port, said.user, session.store.credentials.get(SMTP))


def find_title(session: Session, letter: Letter) -> str:
    """What a letter is on, for its subject."""
    if letter.meeting:
        held = next((one for one in session.store.consultations.all() if one.id == letter.meeting), None)
        return held.title if held is not None else UNTITLED
    asked = session.store.answers.get(letter.answers)
    about = find_about(session, asked) if asked is not None else find_thing(session, letter.partner, letter.about)
    return shorten(about.words, LONGEST, placeholder=" …") if about is not None and about.words else UNTITLED


def lay(folder: Path, name: str, body: bytes) -> str:
    """A message as a file that is there whole or not at all; one that is there already is left as it is."""
    path = folder / name
    if path.exists():
        return ""
    beside = path.with_name(f"{name}.part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(body)
        beside.replace(path)
    except OSError as error:
        return f"{path} cannot be written ({error.strerror})."
    return ""
