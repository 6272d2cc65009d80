"""The verbs on who may sit at the desk."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from attrs import define

from legation.desk.session import Session

if TYPE_CHECKING:
    from legation.desk.verbs.tokens import Tokens
    from legation.records.account import Account

# Verbs that stand in the file of another.
FILES = {"glance": "morning", "refusals": "record", "audit": "record", "reissue": "proof"}


@define
class People(Session):
    """A session with the verbs on accounts and tokens."""

    def account(self, act: str = "list", name: str = "", role: str | None = None, password: str | None = None) -> "tuple[Account, ...]":
        """List the accounts; or add, change or close one: then that one."""
        from legation.desk.verbs.account import account

        return account(self, act, name, role, password)

    def tokens(self, act: str = "list", name: str = "", **asked: Any) -> "Tokens":
        """List the tokens of programs; or add or revoke one; see `legation.desk.verbs.tokens.tokens` for what can be asked."""
        from legation.desk.verbs.tokens import tokens

        return tokens(self, act, name, **asked)

    @staticmethod
    def find_kind(verb: str) -> Any:
        """The record that a verb answers with, for descriptions."""
        from importlib import import_module
        from typing import get_type_hints

        return get_type_hints(getattr(import_module(f"legation.desk.verbs.{FILES.get(verb, verb)}"), verb))["return"]

    def has_accounts(self) -> bool:
        """Whether anybody has an account here."""
        from legation.desk.verbs.account import has_accounts

        return has_accounts(self)

    def find_account(self, name: str) -> "Account | None":
        """The open account of that name."""
        from legation.desk.verbs.account import find_account

        return find_account(self, name)

    def check_password(self, name: str, password: str) -> "Account | None":
        """The open account whose name and password these are."""
        from legation.desk.verbs.account import check_password

        return check_password(self, name, password)

    def note_passing(self, at: datetime, by: str, act: str, about: str, detail: str = "") -> bool:
        """Enter into the audit who came or went, unless somebody else writes just now; returns whether that was done."""
        from legation.desk.verbs.account import note_passing

        return note_passing(self, at, by, act, about, detail)

    def find_bearer(self, secret: str) -> "Account | None":
        """In whose name a program asks that brings a token, and what it may."""
        from legation.desk.verbs.tokens import find_bearer

        return find_bearer(self, secret)
