"""Which outlet a domain, a site's own name or a copyright line stands for."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from legation.language.language import Language
from legation.records.lexicon import Outlet


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


def name_outlet(words: str | None, address: str | None, languages: Mapping[str, Language]) -> str | None:
    """The name an outlet is shown by: what the lexicons know it by (its name, an alias, its domain, the domain of the
    address), else the words themselves, else the bare domain."""
    said = " ".join((words or "").split()) or None
    host = find_host(said) if said and "." in said and " " not in said else None
    for language in languages.values():
        if (outlet := _find_outlet(_index(_Key(language)), said, host or find_host(address))) is not None:
            return outlet.name
    return host or said or find_host(address)


def _find_outlet(known: Mapping[str, Outlet], said: str | None, host: str | None) -> Outlet | None:
    if said and (outlet := known.get(said.casefold())) is not None:
        return outlet
    parts = host.split(".") if host else []
    return next((outlet for start in range(len(parts) - 1) if (outlet := known.get(".".join(parts[start:]))) is not None), None)


def find_outlet_of(host: str | None, languages: Mapping[str, Language]) -> str | None:
    """The name of the outlet that a domain is known to belong to; None where the lexicons know none."""
    found = (_find_outlet(_index(_Key(language)), None, host) for language in languages.values())
    return next((outlet.name for outlet in found if outlet is not None), None)


def find_known_outlet(words: str, languages: Mapping[str, Language]) -> Outlet | None:
    """The outlet that some words name in full (case, spaces and a leading "the" aside), if the lexicons know it."""
    said = _squeeze(words)
    for language in languages.values() if said else ():
        if (outlet := _squeezed(_Key(language)).get(said)) is not None:
            return outlet
    return None


_COPYRIGHT = re.compile(r"(?i)^\W{0,3}(?:copyright|©|\(c\)|&copy;)")
_RIGHTS = re.compile(r"(?i)\(c\)|©|&copy;|\bcopyright\b|\ball rights reserved\b|\b(?:19|20)\d\d\b|\bby\b|\bthe views\b.*")
# A site's own name is a few words.
_NAME_WORDS = 6


# A page says its name at the very top; further down the same names are sections, partners and shops.
_TOP = 4


def find_site(aside: Sequence[str], foot: Sequence[str], languages: Mapping[str, Language]) -> str | None:
    """The outlet a page names as its own: in its copyright line, or alone on a line among its furniture.

    `aside` is the furniture of the page, `foot` that below its text, where a copyright line with its year stands. An agency is
    believed only there: alone on a line it is the page's byline.
    """
    dated = [line for line in foot if _COPYRIGHT.match(line) and len(line) < 200 and re.search(r"(?:19|20)\d\d|(?i:rights reserved)", line)]
    owners = [name for line in dated if (name := _owner(line))]
    for name in owners:
        if (owner := find_known_outlet(name, languages)) is not None:
            return owner.name
    if owners:
        return owners[0]
    known = [outlet for line in aside[:_TOP] if len(line) < 60 and (outlet := find_known_outlet(line, languages)) is not None]
    named = {outlet.name for outlet in known if outlet.kind != "agency"}
    return next(iter(named)) if len(named) == 1 else None


def _owner(line: str) -> str | None:
    """The name in a copyright line: its first words that are neither year nor notice, up to a mark."""
    said = _RIGHTS.sub(" ", line)
    name = re.split(r"\s[-–—|•/]\s|[.;:|]\s|,\s|\.$", said.strip(" -–—|,.;:\u00a0"), maxsplit=1)[0]
    name = " ".join(name.split()).strip(" -–—|,.;:")
    return name if len(name) > 1 and len(name.split()) <= _NAME_WORDS and re.match(r"[A-ZÀ-Þ0-9\u3040-\u9fff]", name) else None


def _squeeze(words: str) -> str:
    return re.sub(r"\W", "", re.sub(r"(?i)^\W*the\s", "", words[:80])).casefold().removeprefix("the")


class _Key:
    """A lexicon as a key of a cache: equal digests are equal lexicons."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def __hash__(self) -> int:
        return hash((self.language.code, self.language.digest))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and (self.language is other.language or self._seal() == other._seal())

    def _seal(self) -> tuple[str, str] | int:
        return (self.language.code, self.language.digest) if self.language.digest else id(self.language)


@lru_cache(maxsize=8)
def _index(key: _Key) -> dict[str, Outlet]:
    return {name.casefold(): outlet for outlet in key.language.lists.outlets for name in (outlet.name, *outlet.aliases, *outlet.domains)}


@lru_cache(maxsize=8)
def _squeezed(key: _Key) -> dict[str, Outlet]:
    return {_squeeze(name): outlet for outlet in key.language.lists.outlets for name in (outlet.name, *outlet.aliases)}
