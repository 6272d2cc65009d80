"""Commented YAML pages of word lists, read into the typed lists: what is missing, misspelt or unknown is said with the file's name."""

import difflib
import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import yaml
from attrs import define, field

from legation.language.lists.lists import WordLists
from legation.language.lists.words import NoWordList, WordList, absent
from legation.language.renamed import OBJECTS, RENAMED
from legation.records.errors import OfficeError

HEAD = ("about", "from", "licence", "edits")
# What stands for a list that a language has not.
NONE = "none"
# How a field of a record is left open.
OPEN = ("null", "~", "")
# Which classes and lists of records there are, and which lists a class has.
PARTS: Mapping[str, "attrs.Attribute[Any]"] = {part.name: part for part in attrs.fields(WordLists)}


def _is_records(part: str) -> bool:
    return typing.get_origin(PARTS[part].type) is tuple


def _lists_of(part: str) -> Mapping[str, "attrs.Attribute[Any]"]:
    return {one.name: one for one in attrs.fields(_kind_of(part))}


def _kind_of(part: str) -> Any:
    return PARTS[part].type


@define
class Gathered:
    """What the pages of a language give, list by list, the first page first; what is said to be absent; sentences for the officer."""

    records: dict[str, list[Any]] = field(factory=dict)
    lists: dict[tuple[str, str], list[Any]] = field(factory=dict)
    absent: set[str] = field(factory=set)
    notices: list[str] = field(factory=list)

    def add(self, path: Path, page: Mapping[str, Any], ours: bool) -> None:
        """What a page gives. Raises OfficeError with the file's name where it gives what no reader asks for."""
        for part, given in page.items():
            if part in HEAD:
                continue
            if part == "absent" and ours:
                self.absent.update(_known(path, name, PARTS) for name in given)
            elif part in ("phrases", "tables") and not ours:
                self._add_old(path, part, given)
            elif _is_records(_known(path, part, PARTS)):
                kind = typing.get_args(PARTS[part].type)[0]
                self.records.setdefault(part, []).extend(_records(path, part, kind, given))
            else:
                known = _lists_of(part)
                if not isinstance(given, dict):
                    raise OfficeError(f"{path}: `{part}` is a mapping of lists ({', '.join(known)}). See docs/lexicons.md.")
                for name, value in given.items():
                    _known(path, name, known, f"{part}.")
                    self._put(path, part, name, value)

    def _add_old(self, path: Path, part: str, given: Any) -> None:
        for old, value in (given or {}).items():
            if old.startswith(OBJECTS):
                new, value = "events.objects", {old.removeprefix(OBJECTS): list(value)}
            elif old in RENAMED:
                new, change = RENAMED[old]
                try:
                    value = change(value)
                except (AttributeError, TypeError) as error:
                    raise OfficeError(f"{path}: `{old}` cannot be read. See docs/lexicons.md.") from error
            else:
                near = difflib.get_close_matches(old, RENAMED, 1)
                hint = f" Do you mean `{RENAMED[near[0]][0]}`?" if near else ""
                raise OfficeError(f"{path}: there is no word list `{old}`.{hint} See docs/lexicons.md.")
            group, _, name = new.partition(".")
            self.notices.append(
                f"{path}: `{old}` under `{part}` is now `{name}` under `{group}`; the old name is read in this version only."
            )
            self._put(path, group, name, value)

    def _put(self, path: Path, part: str, name: str, value: Any) -> None:
        made = NoWordList() if value == NONE else _list(path, f"{part}.{name}", _lists_of(part)[name].type, value)
        self.lists.setdefault((part, name), []).append(made)

    def close(self, where: Path, whole: bool) -> WordLists:
        """The lists, each put together from its pages. Where the language is to be `whole`, what is missing is an OfficeError."""
        made: dict[str, Any] = {}
        missing: list[str] = []
        for part in PARTS:
            if _is_records(part):
                made[part] = tuple(self.records.get(part, ()))
                missing += [part] * (part not in self.records and part not in self.absent)
                continue
            found = {name: self.lists[part, name] for name in _lists_of(part) if (part, name) in self.lists}
            if part not in self.absent:
                missing += [f"{part}.{name}" for name in _lists_of(part) if name not in found]
            made[part] = attrs.evolve(absent(_kind_of(part)), **{name: _merge(values) for name, values in found.items()})
        if missing and whole:
            raise OfficeError(
                f"{where}: these word lists are missing: {', '.join(missing)}. Give them, or say `{NONE}` (a list) or "
                f"`absent: [{missing[0].partition('.')[0]}]` (a whole class) where the language has no such words. See docs/lexicons.md."
            )
        return WordLists(**made)


class _Words(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]  # the one written in C, where there is one
    """Reads words and nothing but words: what PyYAML asks of each node (which type it has, on which path it stands) is answered at once."""

    def resolve(self, *_asked: object) -> str:
        return ""

    def descend_resolver(self, *_asked: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


def read_page(path: Path, said: bytes) -> dict[str, Any]:
    """One page of word lists as a mapping, every word as it is written ("no" and "on" are words here, not yes and no)."""
    try:
        node = yaml.compose(said, Loader=_Words)
        page = _plain(node) if node is not None else {}
    except (yaml.YAMLError, RecursionError) as error:
        raise OfficeError(f"{path}: this is not YAML ({error}). Mend the file or take it away.") from error
    if not isinstance(page, dict):
        raise OfficeError(f"{path}: a word list is a mapping with a head ({', '.join(HEAD)}) and lists. See docs/lexicons.md.")
    return page


def _plain(node: yaml.Node) -> Any:
    """A node as words, lists and mappings. (PyYAML's own constructor asks each node what it is four times over.)"""
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(one) for one in node.value]
    return {_key(key): _plain(value) for key, value in node.value}


def _key(node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise yaml.YAMLError("a key is a word")
    return str(node.value)


def read_yaml(path: Path, said: bytes) -> Any:
    """What a YAML file holds. Raises OfficeError with the file's name and where it stops being YAML."""
    try:
        return yaml.load(said, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 (both are safe loaders)
    except yaml.YAMLError as error:
        raise OfficeError(f"{path}: this is not YAML ({error}). Mend the file or take it away.") from error


def _known(path: Path, name: str, known: Mapping[str, Any], inside: str = "") -> str:
    if name in known:
        return name
    near = difflib.get_close_matches(name, known, 1)
    raise OfficeError(
        f"{path}: there is no word list `{inside}{name}`.{f' Do you mean `{inside}{near[0]}`?' if near else ''} See docs/lexicons.md."
    )


def _list(path: Path, name: str, kind: Any, value: Any) -> Any:
    """A list as its class wants it. Raises OfficeError where it holds something else, or nothing."""
    if not value:
        raise OfficeError(f"{path}: `{name}` is empty. Give words, or say `{NONE}` where the language has none. See docs/lexicons.md.")
    try:
        return _maker(kind)(value)
    except (TypeError, ValueError, AttributeError) as error:
        raise OfficeError(f"{path}: `{name}` cannot be read ({error}). See docs/lexicons.md.") from error


@cache
def _maker(kind: Any) -> Callable[[Any], Any]:
    """What makes a value of a type from what YAML gives: words, numbers, lists, tables. Looked up once a type."""
    args = typing.get_args(kind)
    if type(None) in args:
        inside = _maker(args[0])
        return lambda value: None if value in OPEN else inside(value)
    if kind is str:
        return _word
    if kind in (int, float):
        number: Callable[[Any], Any] = kind
        return number
    if isinstance(kind, type) and issubclass(kind, WordList):
        return lambda value: WordList(_words(value))
    if isinstance(kind, type) and issubclass(kind, tuple):
        makers = {name: _maker(inner) for name, inner in typing.get_type_hints(kind).items()}
        return lambda value: kind(**{name: make(one) for (name, make), one in zip(makers.items(), value, strict=True)})
    if args[:1] == (str,) and typing.get_origin(kind) is tuple:
        return _words
    make = _maker(args[-1] if typing.get_origin(kind) is not tuple else args[0])
    if typing.get_origin(kind) is tuple:
        return lambda value: tuple(dict.fromkeys(map(make, _listed(value))))
    return lambda value: {word: make(one) for word, one in _table(value).items()}


def _word(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"a word is wanted, not {value!r}")
    return value


def _words(value: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(_word, _listed(value))))


def _listed(value: Any) -> Sequence[Any]:
    if not isinstance(value, list | tuple):
        raise TypeError(f"a list is wanted, not {value!r}")
    return value


def _table(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise TypeError(f"a mapping of words is wanted, not {value!r}")
    return value


def _merge(values: list[Any]) -> Any:
    """WordLists of several pages as one: words one after another; a word that two tables explain means what the first says."""
    if isinstance(values[0], WordList):
        whole = WordList(dict.fromkeys(word for words in values for word in words))
        return whole if whole else NoWordList()
    if isinstance(values[0], tuple):
        return tuple(dict.fromkeys(one for value in values for one in value))
    made: dict[str, Any] = {}
    for value in values:
        for word, meaning in dict(value).items():
            if word not in made:
                made[word] = meaning
            elif type(meaning) is tuple:
                made[word] = tuple(dict.fromkeys((*made[word], *meaning)))
    return made


def _records(path: Path, name: str, kind: type, entries: Any) -> Iterator[Any]:
    makers = {one.name: _maker(one.type) for one in attrs.fields(kind)}
    for number, entry in enumerate(entries or (), start=1):
        try:
            if unknown := [key for key in entry if key not in makers]:
                raise TypeError(f"it has no {unknown[0]}")
            yield kind(**{key: makers[key](value) for key, value in entry.items()})
        except (TypeError, ValueError, AttributeError) as error:
            raise OfficeError(f"{path}: entry {number} of {name} cannot be read: {entry!r}. See docs/lexicons.md.") from error
