"""Who may sit at the desk, and what each may do there: accounts, and the tokens of programs that ask in their name."""

from datetime import datetime
from typing import Literal, get_args

from attrs import frozen

Role = Literal["reader", "analyst", "officer"]
# Each may do what the one before him may: read; triage and draft; rule, release and set up the office.
ROLES: tuple[Role, ...] = get_args(Role)


def may(role: Role, needed: Role) -> bool:
    """Whether a role is enough for what needs another."""
    return ROLES.index(role) >= ROLES.index(needed)


def find_lower(one: Role, other: Role) -> Role:
    """The role of two that may do less."""
    return min(one, other, key=ROLES.index)


@frozen
class Account:
    """Somebody who may sit at the desk: his `name` stands in rulings and the audit, his `role` says what he may do. `made` is when he got
    it, `changed` when his password was last set, `closed` when he was shut out (None while he is not). What his password hashes to is kept
    beside it and never handed out."""

    name: str
    role: Role
    made: datetime
    changed: datetime
    closed: datetime | None = None


@frozen
class Token:
    """A program's leave to ask in somebody's name: `owner` is he, `role` what it may do (never more than he), `label` what it is for. It
    ends when it `expires`, or was `revoked`. `id` names it; the token itself is told once, when it is made, and kept by its digest.

    One with a `partner` is a partner's: it opens the `ways` on which that partner fetches what was released to it, and nothing of the desk.
    `owner` is who made it then.
    """

    id: str
    owner: str
    role: Role
    label: str
    made: datetime
    expires: datetime
    revoked: datetime | None = None
    partner: str = ""
    ways: tuple[str, ...] = ()
