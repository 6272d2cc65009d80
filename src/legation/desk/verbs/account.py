"""Who may sit at the desk: accounts are made, given another role or password, closed; and whoever signs in is looked up."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import get_args

from attrs import evolve

from legation.desk.passwords import is_right, look_at, make_hash
from legation.desk.session import Session
from legation.records.account import ROLES, Account, Role
from legation.records.errors import LegationError, StoreBusyError

# Who comes and goes waits so long for whoever writes, in seconds; then it is entered later.
PASSING = 0.2
ACTS = ("list", "add", "role", "password", "close")
# As names of mail boxes and machines are made, so that two that look alike are one.
NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")


def account(session: Session, act: str, name: str = "", role: str | None = None, password: str | None = None) -> tuple[Account, ...]:
    """List the accounts; or add one (`role`, `password`), give it another `role` or `password`, close it: then that account.

    Raises LegationError where the act, the name or the role is none, and where nobody would be left to rule.
    """
    if act not in ACTS:
        raise LegationError(f"There is no act {act!r} on accounts. There are: {', '.join(ACTS)}.")
    if act == "list":
        return tuple(session.store.accounts.all())
    if not NAME.fullmatch(name):
        raise LegationError(f"{name!r} is no name of an account: small letters a to z, digits, and . _ - between them, at most 64.")
    if role is not None and role not in get_args(Role):
        raise LegationError(f"There is no role {role!r}. There are: {', '.join(ROLES)}.")
    kept = None
    if act in ("add", "password"):
        look_at(password or "", name)
        # Before the store is held: nobody waits for a hash.
        kept = make_hash(password or "")
    with session.store.writing():
        made = _add(session, name, role) if act == "add" else _change(session, act, name, role)
        session.store.accounts.put(made, kept)
        session.note(f"account {act}", name, made.role if act in ("add", "role") else "")
    return (made,)


def _add(session: Session, name: str, role: str | None) -> Account:
    if session.store.accounts.get(name) is not None:
        raise LegationError(f"There is an account {name} already, or there was one: its name stands in the audit. Take another name.")
    chosen = _role(role or "reader")
    if chosen != "officer" and not _officers(session.store.accounts.all()):
        raise LegationError("The first account is an officer's, for somebody must be able to rule: add it with the role officer.")
    now = session.clock()
    return Account(name, chosen, now, now)


def _change(session: Session, act: str, name: str, role: str | None) -> Account:
    held = session.store.accounts.get(name)
    if held is None or held.closed is not None:
        raise LegationError(f"There is no open account {name}. `legation account list` shows those there are.")
    if act == "password":
        return evolve(held, changed=session.clock())
    if act == "role" and role is None:
        raise LegationError(f"Say which role {name} is to have: {', '.join(ROLES)}.")
    made = evolve(held, closed=session.clock()) if act == "close" else evolve(held, role=_role(role or held.role))
    others = [one for one in session.store.accounts.all() if one.name != name]
    if not _officers([*others, made]):
        raise LegationError(f"{name} is the only officer. Make another one first, for somebody must be able to rule.")
    return made


def _role(said: str) -> Role:
    return next(one for one in ROLES if one == said)


def _officers(accounts: Sequence[Account]) -> list[Account]:
    return [one for one in accounts if one.role == "officer" and one.closed is None]


def has_accounts(session: Session) -> bool:
    """Whether anybody has an account here. An office without a store has none."""
    return session.place.has_store() and session.store.accounts.count() > 0


def find_account(session: Session, name: str) -> Account | None:
    """The open account of that name."""
    found = session.store.accounts.get(name)
    return found if found is not None and found.closed is None else None


def check_password(session: Session, name: str, password: str) -> Account | None:
    """The open account whose name and password these are; None for any other, and nobody can tell by the time it takes why."""
    found = find_account(session, name) if NAME.fullmatch(name) else None
    return found if is_right(password, session.store.accounts.find_hash(name) if found is not None else None) else None


def note_passing(session: Session, at: datetime, by: str, act: str, about: str, detail: str) -> bool:
    """Enter into the audit what happened at a moment, unless somebody else writes just now; returns whether that was done. A name that
    can be none of an account is not repeated, whoever tried it."""
    shown = by if NAME.fullmatch(by) else "unknown"
    try:
        with session.store.writing(PASSING):
            session.store.audit.append(at, shown, act, shown if about == by else about, detail)
    except StoreBusyError:
        return False
    return True
