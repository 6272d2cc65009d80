"""Who may sit at the desk: accounts with what their passwords hash to, which are truth; and tokens, which live in this store alone."""

from attrs import define
from sqlalchemy import bindparam, func, select

from legation.records.account import Account, Token
from legation.records.wire import from_json, to_json
from legation.store.link import Link
from legation.store.tables import ACCOUNTS, TOKENS

ALL = select(ACCOUNTS.c.body).order_by(ACCOUNTS.c.name)
ONE = select(ACCOUNTS).where(ACCOUNTS.c.name == bindparam("name"))
COUNT = select(func.count()).select_from(ACCOUNTS)
EVERY = select(TOKENS.c.body).order_by(TOKENS.c.id)
NAMED = select(TOKENS).where(TOKENS.c.id == bindparam("id"))
KNOWN = select(TOKENS.c.body).where(TOKENS.c.digest == bindparam("digest"))


@define
class Accounts:
    """The accounts of the office. A password is never here; its hash leaves only by `find_hash`."""

    link: Link

    def put(self, account: Account, password: str | None = None) -> None:
        """Keep an account as it is now; with `password`, what his new password hashes to."""
        with self.link.writing():
            kept = self.find_hash(account.name) if password is None else password
            self.link.put(ACCOUNTS, {"name": account.name, "body": to_json(account), "password": kept or ""})

    def get(self, name: str) -> Account | None:
        """The account of that name."""
        row = self.link.row(ONE, {"name": name})
        return None if row is None else from_json(row.body, Account)

    def find_hash(self, name: str) -> str | None:
        """What the password of an account hashes to."""
        row = self.link.row(ONE, {"name": name})
        return None if row is None else str(row.password)

    def all(self) -> list[Account]:
        """Every account, closed ones too, by name."""
        return [from_json(row.body, Account) for row in self.link.rows(ALL)]

    def count(self) -> int:
        """How many accounts there are, closed ones too."""
        return int(self.link.value(COUNT))


@define
class Tokens:
    """The tokens of programs, by their digests. No backup and no copy carries them."""

    link: Link

    def put(self, token: Token, digest: str) -> None:
        """Keep a token by the digest of what its program brings."""
        with self.link.writing():
            self.link.put(TOKENS, {"id": token.id, "digest": digest, "body": to_json(token)})

    def change(self, token: Token) -> None:
        """Keep a token as it is now."""
        with self.link.writing():
            row = self.link.row(NAMED, {"id": token.id})
            if row is not None:
                self.link.put(TOKENS, {"id": token.id, "digest": row.digest, "body": to_json(token)})

    def find(self, digest: str) -> Token | None:
        """The token that a program brings, whatever became of it."""
        body = self.link.value(KNOWN, {"digest": digest})
        return None if body is None else from_json(body, Token)

    def all(self) -> list[Token]:
        """Every token, those that ended too."""
        return [from_json(row.body, Token) for row in self.link.rows(EVERY)]
