"""The TAXII server of the desk: a partner fetches what was released to it, page by page, and sends its answers."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from uuid import uuid5

from attrs import evolve

from legation.desk.session import Session
from legation.desk.verbs.guest import Guest, find_guest, read_secret
from legation.records.exchange import Answer
from legation.records.release import Partner
from legation.release.forms.stix_marks import TLP_IDS
from legation.release.identity import OWN
from legation.release.ways import taxii as protocol
from legation.release.ways.received import Sending, read_sendings
from legation.release.ways.taxii import Reply, TaxiiError

LABELS = {made: label for label, made in TLP_IDS.items()}


def taxii(
    session: Session, method: str, path: str, query: str, headers: Mapping[str, str], body: bytes, home: str
) -> tuple[Reply, Guest | None]:
    """The answer to a request, and who asked. `headers` have small letters; `home` is under which address the desk was asked.

    Whoever brings no token that holds is told the same, whatever he asks; who does is told the same of what is another's and of what is
    not there.
    """
    guest = find_guest(session, read_secret(headers.get("authorization", "")), "taxii")
    if guest is None:
        return protocol.write_error(401), None
    try:
        return answer(session, guest.partner, method, path, query, headers, body, home), guest
    except TaxiiError as error:
        return protocol.write_error(error.status, error.headers), guest


def answer(
    session: Session, partner: Partner, method: str, path: str, query: str, headers: Mapping[str, str], body: bytes, home: str
) -> Reply:
    """The answer to a partner. Raises TaxiiError where there is none."""
    collection = protocol.name_collection(partner)
    target = protocol.read_path(path, method, collection)
    protocol.look_at_accept(headers.get("accept", ""))
    if target.kind == "discovery":
        return protocol.write_discovery(home, session.office.name)
    if target.kind == "root":
        return protocol.write_root(session.office.name)
    if target.kind == "collections":
        return protocol.write({"collections": [protocol.put_collection(partner)]})
    if target.kind == "collection":
        return protocol.write(protocol.put_collection(partner))
    if target.kind == "status":
        return tell_status(session, partner, target.name)
    if method == "POST":
        protocol.look_at_body(headers.get("content-type", ""), body)
        return take(session, partner, body)
    wanted = protocol.read_wanted(query, target.kind)
    if target.name:
        if not session.store.offers.has(partner.key, target.name):
            raise TaxiiError(404)
        if method == "DELETE":
            # What left is not undone by who has it [5.7].
            raise TaxiiError(403)
        wanted = evolve(wanted, ids=(target.name,))
    offers, more = session.store.offers.page(partner.key, wanted)
    return protocol.write_objects(offers, more, target.kind)


def take(session: Session, partner: Partner, body: bytes) -> Reply:
    """Keep what a partner sent; it is read afterwards. What it sent before is not kept again."""
    sendings = read_sendings(body)
    status = str(uuid5(uuid5(OWN, partner.seed), f"status {sha256(body).hexdigest()}"))
    with session.store.writing():
        now = session.clock()
        for number, sending in enumerate(sendings):
            made = make_answer(partner, sending, status, number, now)
            kept = session.store.answers.put(made)
            if kept.status != status:
                # It came in another envelope already; this one is answered for all the same.
                session.store.answers.put(evolve(made, key=f"{made.key} {status}", words="", state="taken"))
        session.store.audit.append(now, f"partner {partner.key}", "answer", status, f"{len(sendings)} by TAXII")
    return tell_status(session, partner, status, 202)


def make_answer(partner: Partner, sending: Sending, status: str, number: int, now: datetime) -> Answer:
    """What one object says, to be kept."""
    key = f"{sending.id} {sending.version}"
    return Answer(
        number=0,
        partner=partner.key,
        key=f"{key} {status} {number}" if sending.why else key,
        at=now,
        way="taxii",
        kind="brief" if sending.title else "question" if sending.question else "answer",
        words=sending.words,
        about=sending.about,
        tlp=LABELS.get(sending.tlp, ""),
        status=status,
        # A brief rests on what others printed: it is shown, and weighs nothing.
        state="refused" if sending.why else "waiting" if sending.words and not sending.title else "taken",
        said=sending.why,
        title=sending.title,
        lines=sending.lines,
    )


def tell_status(session: Session, partner: Partner, name: str, status: int = 200) -> Reply:
    """What became of what was sent in one request. Raises TaxiiError where this partner sent none under that id."""
    answers = session.store.answers.of_status(partner.key, name)
    if not answers:
        raise TaxiiError(404)
    told = [(one, one.key.split(" ")[0], one.key.split(" ")[1]) for one in answers]
    return protocol.write_status(name, told, answers[0].at, status)
