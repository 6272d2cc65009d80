"""Which outlet a domain, a site's own name or a copyright line stands for."""

import re
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import urlsplit

from legation.records.lexicon import Lexicon, Outlet


def find_host(address: str | None) -> str | None:
    """The host of an address or bare domain, without www; None where it is no host."""
    if not address:
        return None
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return None
    host = host.removeprefix("www.")
    return host if re.fullmatch(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}", host) else None


def settle_outlet(words: str | None, lexicons: Mapping[str, Lexicon]) -> str | None:
    """The name an outlet is shown by: a domain or alias that the lexicons know becomes its name, anything else stays."""
    if not words or not words.strip():
        return None
    said = " ".join(words.split())
    host = find_host(said) if "." in said and " " not in said else None
    for lexicon in lexicons.values():
        known = _index(_Key(lexicon))
        if (outlet := known.get(said.casefold())) is not None:
            return outlet.name
        parts = host.split(".") if host else []
        for start in range(len(parts) - 1):
            if (outlet := known.get(".".join(parts[start:]))) is not None:
                return outlet.name
    return host or said


def find_known(words: str, lexicons: Mapping[str, Lexicon]) -> str | None:
    """The outlet some words name in full (case and spaces aside), if the lexicons know it."""
    said = re.sub(r"\W", "", words).casefold()
    for lexicon in lexicons.values():
        if (outlet := _squeezed(_Key(lexicon)).get(said)) is not None:
            return outlet.name
    return None


class _Key:
    """A lexicon as a key of a cache: equal digests are equal lexicons."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __hash__(self) -> int:
        return hash((self.lexicon.language, self.lexicon.digest))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and (self.lexicon is other.lexicon or self._seal() == other._seal())

    def _seal(self) -> tuple[str, str] | int:
        return (self.lexicon.language, self.lexicon.digest) if self.lexicon.digest else id(self.lexicon)


@lru_cache(maxsize=8)
def _index(key: _Key) -> dict[str, Outlet]:
    return {name.casefold(): outlet for outlet in key.lexicon.outlets for name in (outlet.name, *outlet.aliases, *outlet.domains)}


@lru_cache(maxsize=8)
def _squeezed(key: _Key) -> dict[str, Outlet]:
    return {re.sub(r"\W", "", name).casefold(): outlet for outlet in key.lexicon.outlets for name in (outlet.name, *outlet.aliases)}
