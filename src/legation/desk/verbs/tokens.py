"""A program's leave to ask in somebody's name: tokens are made, listed, revoked; and what a program brings is looked up."""

import secrets
from datetime import timedelta
from hashlib import sha256

from attrs import evolve, field, frozen

from legation.desk.session import Session
from legation.desk.verbs.account import find_account, has_accounts
from legation.records.account import ROLES, Account, Role, Token, find_lower
from legation.records.errors import LegationError

ACTS = ("list", "add", "revoke")
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
) -> Tokens:
    """List the tokens; add one for what `name` says, in the name of `owner` (else of who asks); or revoke the one whose id begins so.

    Raises LegationError where the act, the role or the owner is none, or the token would do more than its owner may.
    """
    if act == "list":
        return Tokens(tuple(session.store.tokens.all()))
    if act == "revoke":
        return Tokens((_revoke(session, name),))
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
    secret, now = MARK + secrets.token_urlsafe(32), session.clock()
    digest = find_digest(secret)
    made = Token(digest[:16], owner, chosen, label, now, now + timedelta(days=days))
    with session.store.writing():
        session.store.tokens.put(made, digest)
        session.note("token add", made.id, f"{chosen} for {owner}: {label}, until {made.expires:%Y-%m-%d}")
    return Tokens((made,), secret)


def _revoke(session: Session, name: str) -> Token:
    found = [one for one in session.store.tokens.all() if name and one.id.startswith(name)]
    if len(found) != 1:
        raise LegationError(f"{'There is no token' if not found else 'There are several tokens'} whose id begins with {name!r}.")
    if found[0].revoked is not None:
        return found[0]
    made = evolve(found[0], revoked=session.clock())
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
    if found is None or found.revoked is not None or found.expires <= now:
        return None
    if not has_accounts(session):
        return Account(found.owner, found.role, found.made, found.made)
    held = find_account(session, found.owner)
    return None if held is None else evolve(held, role=find_lower(held.role, found.role))
