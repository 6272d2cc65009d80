"""A program's leave to ask in somebody's name: tokens are made, listed, revoked; and what a program brings is looked up."""

import secrets
from collections.abc import Sequence
from datetime import timedelta
from hashlib import sha256

from attrs import evolve, field, frozen

from legation.desk.session import Session
from legation.desk.verbs.account import find_account, has_accounts
from legation.desk.verbs.handing import lay_out_all
from legation.desk.verbs.partner import find_open
from legation.records.account import ROLES, Account, Role, Token, find_lower
from legation.records.errors import LegationError
from legation.records.exchange import WAYS

ACTS = ("list", "add", "rotate", "revoke")
# So that a token that stands somewhere by mistake is known for what it is.
MARK = "legation_"
# How long a token is good for where nobody says, and at most: a year. In days.
USUAL, LONGEST = 90, 366
# So many characters of a label are kept.
MOST_SAID = 100


@frozen
class Tokens:
    """Tokens, and of one that was just made the `secret` that its program brings: told this once."""

    tokens: tuple[Token, ...]
    secret: str = field(default="", repr=False)


def tokens(
    session: Session,
    act: str = "list",
    name: str = "",
    role: str | None = None,
    owner: str | None = None,
    days: int = USUAL,
    partner: str | None = None,
    ways: Sequence[str] = (),
) -> Tokens:
    """List the tokens; add one for what `name` says, in the name of `owner` (else of who asks), or for a `partner` and some `ways`; rotate
    the one whose id begins so (another takes its place at once), or revoke it.

    Raises LegationError where the act, the role, the owner, the partner or a way is none, or the token would do more than its owner may.
    """
    if act == "list":
        return Tokens(tuple(session.store.tokens.all()))
    if act == "revoke":
        return Tokens((_revoke(session, name),))
    if act == "rotate":
        return _rotate(session, name, days)
    if act == "add" and partner is not None:
        return _add_partners(session, name, partner, ways, days)
    if act != "add":
        raise LegationError(f"There is no act {act!r} on tokens. There are: {', '.join(ACTS)}.")
    return _add(session, name, role or "reader", owner or session.by, days)


def _add(session: Session, label: str, role: str, owner: str, days: int) -> Tokens:
    chosen: Role | None = next((one for one in ROLES if one == role), None)
    if chosen is None:
        raise LegationError(f"There is no role {role!r}. There are: {', '.join(ROLES)}.")
    if not label.strip() or len(label) > MOST_SAID:
        raise LegationError(f"Say what the token is for, in at most {MOST_SAID} characters.")
    if not 1 <= days <= LONGEST:
        raise LegationError(f"A token is good for 1 to {LONGEST} days.")
    if has_accounts(session):
        held = find_account(session, owner)
        if held is None:
            raise LegationError(f"There is no open account {owner} in whose name a program could ask. Name one with --for.")
        if find_lower(held.role, chosen) != chosen:
            raise LegationError(f"{owner} is {held.role} and cannot let a program do what only an {chosen} may.")
    return _keep(session, Token("", owner, chosen, label, now := session.clock(), now + timedelta(days=days)))


def _keep(session: Session, token: Token) -> Tokens:
    secret = MARK + secrets.token_urlsafe(32)
    digest = find_digest(secret)
    made = evolve(token, id=digest[:16])
    whom = f"partner {made.partner} ({', '.join(made.ways)})" if made.partner else f"{made.role} for {made.owner}"
    with session.store.writing():
        session.store.tokens.put(made, digest)
        session.note("token add", made.id, f"{whom}: {made.label}, until {made.expires:%Y-%m-%d}")
    return Tokens((made,), secret)


def _add_partners(session: Session, label: str, partner: str, ways: Sequence[str], days: int) -> Tokens:
    chosen = tuple(way for way in WAYS if way in ways)
    if not ways or len(chosen) != len(set(ways)):
        raise LegationError(f"Say on which ways {partner} may fetch with it: {', '.join(WAYS)}.")
    if not 1 <= days <= LONGEST:
        raise LegationError(f"A token is good for 1 to {LONGEST} days.")
    if len(label) > MOST_SAID:
        raise LegationError(f"Say what the token is for, in at most {MOST_SAID} characters.")
    key, now = find_open(session, partner).partner.key, session.clock()
    if "taxii" in chosen:
        lay_out_all(session, key)
    return _keep(session, Token("", session.by, "reader", label, now, now + timedelta(days=days), partner=key, ways=chosen))


def _rotate(session: Session, name: str, days: int) -> Tokens:
    if not 1 <= days <= LONGEST:
        raise LegationError(f"A token is good for 1 to {LONGEST} days.")
    now = session.clock()
    with session.store.writing():
        held = _find(session, name)
        if held.revoked is not None or held.expires <= now:
            raise LegationError(f"The token {held.id} has ended. Add another.")
        _revoke(session, held.id)
        return _keep(session, evolve(held, made=now, expires=now + timedelta(days=days)))


def _find(session: Session, name: str) -> Token:
    found = [one for one in session.store.tokens.all() if name and one.id.startswith(name)]
    if len(found) != 1:
        raise LegationError(f"{'There is no token' if not found else 'There are several tokens'} whose id begins with {name!r}.")
    return found[0]


def _revoke(session: Session, name: str) -> Token:
    held = _find(session, name)
    if held.revoked is not None:
        return held
    made = evolve(held, revoked=session.clock())
    with session.store.writing():
        session.store.tokens.change(made)
        session.note("token revoke", made.id, made.label)
    return made


def find_digest(secret: str) -> str:
    """What a token is kept as. It is 256 bits that nobody chose, so one pass of a hash is enough."""
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def find_bearer(session: Session, secret: str) -> Account | None:
    """In whose name a program asks and what it may, as an account; None for a token that is none, ended, or whose owner was shut out."""
    if not secret.startswith(MARK) or not session.place.has_store():
        return None
    found, now = session.store.tokens.find(find_digest(secret)), session.clock()
    if found is None or found.revoked is not None or found.expires <= now or found.partner:
        return None
    if not has_accounts(session):
        return Account(found.owner, found.role, found.made, found.made)
    held = find_account(session, found.owner)
    return None if held is None else evolve(held, role=find_lower(held.role, found.role))
