"""Who is to be met at a partner: people by name, what each does there and where mail reaches him; entered, changed and closed on the
record."""

import re
from typing import Any
from uuid import uuid4

from attrs import evolve

from legation.desk.session import Session
from legation.desk.verbs.partner import find_open
from legation.records.errors import LegationError
from legation.records.exchange import Contact

ACTS = ("list", "add", "change", "close")
ADDRESS = re.compile(r"[^@\s<>,;:\"\x00-\x1f]+@[^@\s<>,;:\"\x00-\x1f]+")
# So many characters of a name, a role or an address are kept.
LONGEST = 200


def contact(
    session: Session, act: str = "list", what: str = "", *, name: str | None = None, role: str | None = None, address: str | None = None
) -> tuple[Contact, ...]:
    """List who is known at partners (`what`: at one of them); add somebody at the partner `what`, change what is said of him, or close the
    entry (`what` is then the beginning of his id): then that one.

    Raises LegationError where there is nobody of that id, no such partner, or an address is none.
    """
    if act not in ACTS:
        raise LegationError(f"There is no act {act!r} on contacts. There are: {', '.join(ACTS)}.")
    if act == "list":
        return tuple(session.store.contacts.all(what or None))
    given: dict[str, Any] = {
        field: " ".join(said.split()) for field, said in (("name", name), ("role", role), ("address", address)) if said is not None
    }
    with session.store.writing():
        made = _begin(session, what, given) if act == "add" else evolve(find_contact(session, what), number=0, **given)
        look_at(made)
        kept = session.store.contacts.append(evolve(made, by=session.by, at=session.clock(), closed=act == "close"))
        session.note(f"contact {act}", kept.id, f"{kept.name} at {kept.partner}")
    return (kept,)


def _begin(session: Session, partner: str, given: dict[str, Any]) -> Contact:
    key = find_open(session, partner).partner.key
    return Contact(0, uuid4().hex[:12], session.by, session.clock(), key, **{"name": "", **given})


def look_at(contact: Contact) -> None:
    """Raises LegationError where somebody has no name, or an address that is none."""
    for said in (contact.name, contact.role, contact.address):
        if len(said) > LONGEST or not said.isprintable():
            raise LegationError(f"A name, a role and an address are words on one line, at most {LONGEST} characters.")
    if not contact.name:
        raise LegationError("Somebody at a partner has a name: say it (--name).")
    if contact.address and not ADDRESS.fullmatch(contact.address):
        raise LegationError(f"{contact.address!r} is no address of mail.")


def find_contact(session: Session, name: str) -> Contact:
    """Somebody by the beginning of his id. Raises LegationError where there is nobody, or several."""
    found = [one for one in session.store.contacts.all() if name and one.id.startswith(name)]
    if len(found) != 1:
        raise LegationError(f"{'Nobody has' if not found else 'Several people have'} an id that begins with {name!r}.")
    return found[0]


def find_people(session: Session, partners: tuple[str, ...], names: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of those who come to a meeting, as they were named by the beginning of an id. Raises LegationError where one is nobody there,
    or of a partner that is not asked."""
    found = [find_contact(session, name) for name in dict.fromkeys(names)]
    for one in found:
        if one.closed or one.partner not in partners:
            raise LegationError(f"{one.name} is {'there no more' if one.closed else f'at {one.partner}, which is not asked'}.")
    return tuple(dict.fromkeys(one.id for one in found))
