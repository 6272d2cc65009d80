"""The bytes that reports were made of, kept once each under their digest."""

import hashlib
import zlib

from attrs import define
from sqlalchemy import bindparam, select

from legation.store.columns import LEVEL
from legation.store.link import Link
from legation.store.tables import RAW

BODY = select(RAW.c.body).where(RAW.c.digest == bindparam("digest"))
THERE = select(RAW.c.digest).where(RAW.c.digest == bindparam("digest"))


@define
class Raw:
    """Raw bytes by the SHA-256 of them."""

    link: Link

    def put(self, raw: bytes) -> str:
        """Keep some bytes; their digest comes back."""
        digest = hashlib.sha256(raw).hexdigest()
        if not self.has(digest):
            with self.link.writing():
                self.link.put(RAW, {"digest": digest, "body": zlib.compress(raw, LEVEL)}, replace=False)
        return digest

    def get(self, digest: str) -> bytes | None:
        """The bytes with a digest."""
        body = self.link.value(BODY, {"digest": digest})
        return None if body is None else zlib.decompress(body)

    def has(self, digest: str) -> bool:
        """Whether bytes with that digest are kept."""
        return self.link.row(THERE, {"digest": digest}) is not None
