"""Letters to the office: who of its partners wrote each is told by what only that partner was given, never by who says that he sent it.

A letter is a partner's word where it went to the address at which that partner answers, or where it answers a letter that only that partner
was sent. One that bears a partner's name and shows neither is refused; what is nobody's is an ordinary report. Each is looked at once, and
none is lost: its bytes are kept with what came of it. A brief or an invitation of another office is
no origin: it is kept beside the words of its partner, or as a refusal, and no report is made of it.
"""

import hashlib
import hmac
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid5

from attrs import evolve

from legation.desk.answered import MOST
from legation.desk.session import Session
from legation.desk.verbs.ingest import Arrival, Kept, keep_arrivals
from legation.intake.containers.mailbox import find_messages
from legation.intake.containers.products import Product
from legation.intake.letters import Mailed, find_letters, read_letter, stamp_letters
from legation.intake.paper import Paper
from legation.records.errors import Refusal
from legation.records.exchange import Answer, AnswerKind
from legation.records.register import Seen
from legation.records.release import Mark, Marking, Partner, Release
from legation.release.marks import STRICT, TLP
from legation.release.ways.letters import find_answer_key, find_keys, find_references
from legation.release.ways.taxii import STIX_ID, WHEN

# Under what is remembered which letters were looked at.
INBOX = "letters"
FORGED = "It says that it comes from {}, and shows nothing that only {} was given. Ask there, and take it in by hand if it is true."
SILENT = "It says nothing of its own."
WHY = "a letter to the office: nobody is shown it before the officer says so"
# A letter is no book.
LONGEST = 100_000


def find_inbox(session: Session) -> Path | None:
    """Where letters to the office come to lie; None where nobody said."""
    mail, folder = session.office.mail, session.office.folder
    return Path(folder or ".") / mail.inbox if mail is not None and mail.inbox is not None else None


def find_hint(session: Session) -> str:
    """What keeps letters from being read, in a sentence; nothing where they are, or none are to be."""
    place = find_inbox(session)
    if place is None or place.exists():
        return ""
    return f"Letters are not read yet: {place} is not there. Make it, or name another place with `inbox:` under `mail:` in settings.yml."


def stamp_inbox(session: Session) -> tuple[int, int]:
    """What changes when a letter comes."""
    place = find_inbox(session)
    return (0, 0) if place is None else stamp_letters(place)


def collect(session: Session) -> Kept:
    """Look at every letter that came and was not looked at: answers of partners are kept, to be heard; the others become reports, or
    refusals."""
    place = find_inbox(session)
    kept = Kept()
    for found in find_letters(place) if place is not None else ():
        if isinstance(found, Refusal):
            kept += refuse(session, found, hashlib.sha256(f"{found.source} {found.reason}".encode()).hexdigest())
        else:
            kept += take(session, found)
    return kept


def take(session: Session, paper: Paper) -> Kept:
    """What comes of one letter."""
    made = hashlib.sha256(paper.raw).hexdigest()
    if session.store.watch.item(INBOX, made) is not None:
        return Kept()
    try:
        mailed = read_letter(paper.raw)
    except ValueError as error:
        return refuse(session, Refusal(paper.source, "take", str(error)), made, paper.raw)
    partner = find_sender(session, mailed)
    if mailed.product is not None and (partner is None or not mailed.words or not is_named(mailed.product)):
        return refuse(session, Refusal(paper.source, "take", mailed.product.told), made, paper.raw)
    if partner is not None and mailed.words:
        return keep(session, paper, mailed, partner, made)
    if partner is not None:
        return refuse(session, Refusal(paper.source, "take", SILENT), made, paper.raw)
    claimed = find_claimed(session, mailed)
    if claimed is not None:
        return refuse(session, Refusal(paper.source, "take", FORGED.format(claimed.name, claimed.name)), made, paper.raw)
    found = list(find_messages(paper))
    with session.store.writing():
        refusals = [evolve(one, raw=session.store.raw.put(paper.raw)) for one in found if isinstance(one, Refusal)]
    kept = keep_arrivals(session, [*(Arrival(one, after=hide(session)) for one in found if isinstance(one, Paper)), *refusals])
    with session.store.writing():
        note(session, made)
    return kept


def refuse(session: Session, refusal: Refusal, made: str, raw: bytes | None = None) -> Kept:
    """Keep why a letter was not taken, once, with its bytes."""
    if session.store.watch.item(INBOX, made) is not None:
        return Kept()
    with session.store.writing():
        told = evolve(refusal, raw=session.store.raw.put(raw)) if raw is not None else refusal
        session.store.refusals.put(told, session.clock())
        note(session, made)
    return Kept(refusals=(told,))


def note(session: Session, made: str, report: str | None = None) -> None:
    """Remember that a letter was looked at. Only within the transaction of the caller."""
    session.store.watch.put_item(Seen(INBOX, made, made, session.clock(), report))


def hide(session: Session) -> Callable[[str | None], object]:
    """A letter that is nobody's answer is marked like one: it was written to the office, and to nobody else."""

    def after(report: str | None) -> None:
        if report is not None:
            made = Mark(STRICT, releasable=())
            session.store.handling.append(Marking(0, session.by, session.clock(), f"report {report}", made, WHY))

    return after


def keep(session: Session, paper: Paper, mailed: Mailed, partner: Partner, made: str) -> Kept:
    """Keep a letter as the word of a partner, once, however often it was delivered; a report is made of it afterwards."""
    about = find_about(session, mailed, partner)
    label = next((one for one in reversed(TLP) if mailed.subject.upper().startswith(f"{one} ") or mailed.label == one), "")
    who = next((one.name for one in session.store.contacts.all(partner.key) if one.address.lower() == mailed.address), mailed.name)
    words = mailed.words[:LONGEST]
    with session.store.writing():
        session.store.raw.put(paper.raw)
        now = session.clock()
        kind: AnswerKind = "question" if words.rstrip().endswith("?") else "answer"
        answer = Answer(0, partner.key, find_key(mailed, made), now, "mail", kind, words, about, label, who=who)
        kept = session.store.answers.put(set_aside(answer, mailed))
        note(session, made)
        if kept.at == now:
            session.store.audit.append(now, f"partner {partner.key}", "answer", str(kept.number), "by mail")
    return Kept()


def set_aside(answer: Answer, mailed: Mailed) -> Answer:
    """A letter that bears a brief or an invitation, as one by TAXII is kept: nothing waits to be made of it. A brief goes by its own id and
    version, so that it is there once, by whichever way it came."""
    product = mailed.product
    if product is None:
        return answer
    if product.kind == "invitation":
        return evolve(answer, kind="invitation", state="taken", said=product.told)
    space, told = UUID(product.id.partition("--")[2]), [line for said in answer.words.split("\n") if (line := said.strip())]
    title = mailed.subject.removeprefix(answer.tlp).strip() or told[0]
    lines = tuple((f"note--{uuid5(space, line)}", line) for line in told)
    key = f"{product.id} {product.made}"
    return evolve(answer, key=key, kind="brief", words=title, about=product.id, state="taken", said=product.told, title=title, lines=lines)


def is_named(product: Product) -> bool:
    """Whether a brief says which it is, and in which version; an invitation need not."""
    if product.kind == "invitation":
        return True
    try:
        datetime.fromisoformat(product.made)
    except ValueError:
        return False
    return STIX_ID.fullmatch(product.id) is not None and WHEN.fullmatch(product.made) is not None


def find_key(mailed: Mailed, made: str) -> str:
    """What tells a letter from the partner's others: its id, and what it says, however often it was delivered."""
    name = "".join(mailed.id.split())[:300] or made
    return f"{name} {hashlib.sha256(mailed.words.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def find_sender(session: Session, mailed: Mailed) -> Partner | None:
    """The partner whose word a letter is: by the address that it went to, else by the letter of ours that it answers."""
    keys = find_keys(mailed.to)
    standing = [one.partner for one in session.store.partners.all() if not one.closed]
    for partner in standing:
        if any(hmac.compare_digest(find_answer_key(partner).encode(), key.encode()) for key in keys):
            return partner
    answered = session.store.letters.named(find_references(mailed.answers))
    return next((one for one in standing if answered is not None and one.key == answered.partner), None)


def find_claimed(session: Session, mailed: Mailed) -> Partner | None:
    """The partner from which a letter says that it comes: by an address that is known there, or by a name."""
    people = session.store.contacts.all()
    for one in (standing.partner for standing in session.store.partners.all()):
        ours = [contact for contact in people if contact.partner == one.key]
        addresses = {push.address.lower() for push in one.pushes if push.way == "mail"} | {contact.address.lower() for contact in ours}
        names = {one.name.casefold(), *(contact.name.casefold() for contact in ours)}
        if mailed.address in addresses - {""} or mailed.name.casefold() in names:
            return one
    return None


def find_about(session: Session, mailed: Mailed, partner: Partner) -> str:
    """What a letter answers, by an id that both know: a letter of ours; the line that it quotes alone; the product that it answers."""
    named = find_references(mailed.answers)
    if (asked := session.store.letters.named(named)) is not None and asked.partner == partner.key:
        return asked.id
    releases = [one for one in session.store.releases.standing(partner.key, MOST) if not named or one.matter.id in named]
    quoted = " ".join(mailed.quoted.split())
    lines = list(find_quoted(releases, quoted)) if quoted else []
    if len(lines) == 1:
        return lines[0]
    return next((one.matter.id for one in releases if named), "")


def find_quoted(releases: list[Release], quoted: str) -> Iterator[str]:
    """The lines of some products whose words are quoted whole."""
    for release in releases:
        for item in release.matter.items:
            if (words := " ".join(item.words.split())) and words in quoted:
                yield item.id
