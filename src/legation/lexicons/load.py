"""Commented YAML into one frozen Lexicon, with a digest that changes whenever a word does.

A language's folder holds files of these kinds, each with a head (``about``, ``from``, ``licence``, ``edits``) that says
what it is and where from:

``actors*.yml``    actors: [{id, names, party, adjectives, gender}]
``offices*.yml``   offices: [{titles, party, holder, first, last, seen, source}]
``metonyms*.yml``  metonyms: [{words, actor}]
``outlets*.yml``   outlets: [{name, aliases, domains, kind, owner}]
``cues*.yml``      cues: [{lemma, part, strength, held, takes}]
any file           phrases: {name: [words, …]} and tables: {name: {word: meaning}}
"""

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml
from cattrs import BaseValidationError

from legation.records.errors import OfficeError
from legation.records.lexicon import Actor, Cue, Lexicon, Metonym, Office, Outlet
from legation.records.wire import from_plain

HEAD = ("about", "from", "licence", "edits")
LISTS: dict[str, type] = {"actors": Actor, "offices": Office, "metonyms": Metonym, "outlets": Outlet, "cues": Cue}


@cache
def load(language: str = "en", office: str | None = None) -> Lexicon:
    """The lexicon of a language (ISO 639-1), with the office's own folder (`office`/lexicons/LANGUAGE) laid over it.

    An entry of the office comes before ours of the same name. Raises OfficeError where a file of the office is wrong.
    """
    folders = [Path(str(files("legation.lexicons"))) / language]
    if office is not None:
        folders.insert(0, Path(office) / "lexicons" / language)
    papers = [path for folder in folders if folder.is_dir() for path in sorted(folder.glob("*.yml"))]
    seal = hashlib.sha256()
    lists: dict[str, list[Any]] = {name: [] for name in LISTS}
    phrases: dict[str, list[str]] = {}
    tables: dict[str, dict[str, str]] = {}
    for path in papers:
        said = path.read_bytes()
        seal.update(path.name.encode() + b"\0" + said + b"\0")
        page = read_page(path, said)
        for name, kind in LISTS.items():
            lists[name].extend(_entries(path, name, page.get(name, ()), kind))
        for name, words in page.get("phrases", {}).items():
            phrases.setdefault(name, []).extend(str(word) for word in words)
        for name, table in page.get("tables", {}).items():
            for word, meaning in table.items():
                tables.setdefault(name, {}).setdefault(str(word), str(meaning))
    return Lexicon(
        language=language,
        phrases={name: tuple(dict.fromkeys(words)) for name, words in phrases.items()},
        tables=tables,
        digest=seal.hexdigest()[:20],
        **{name: tuple(entries) for name, entries in lists.items()},
    )


def read_page(path: Path, said: bytes) -> dict[str, Any]:
    """One word list as a mapping. Raises OfficeError with the file's name and what is wrong with it."""
    page = read_yaml(path, said)
    if not isinstance(page, dict):
        raise OfficeError(f"{path}: a word list is a mapping with a head ({', '.join(HEAD)}) and lists. See docs/lexicons.md.")
    return page


def read_yaml(path: Path, said: bytes) -> Any:
    """What a YAML file holds. Raises OfficeError with the file's name and where it stops being YAML."""
    try:
        return yaml.load(said, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 (both are safe loaders)
    except yaml.YAMLError as error:
        raise OfficeError(f"{path}: this is not YAML ({error}). Mend the file or take it away.") from error


def _entries(path: Path, name: str, entries: Any, kind: type) -> list[Any]:
    made: list[Any] = []
    for number, entry in enumerate(entries or (), start=1):
        try:
            made.append(from_plain(entry, kind))
        except (BaseValidationError, TypeError, KeyError, ValueError, AttributeError) as error:
            raise OfficeError(f"{path}: entry {number} of {name} cannot be read: {entry!r}. See docs/lexicons.md.") from error
    return made
