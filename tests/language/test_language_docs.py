import inspect
import typing
from pathlib import Path

import attrs
import pytest

from legation.language.lists.lists import WordLists
from legation.language.lists.words import WordList

PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "lexicons.md"
HEAD = "## What each part holds, and who reads it\n\n"


def write_type(kind: object) -> str:
    """A type of list as a person writes it in YAML."""
    if kind is WordList:
        return "words"
    inside = typing.get_args(kind)
    if typing.get_origin(kind) is tuple:
        return "groups of words" if inside[0] is not str else "words"
    plain = {"str": "word", "int": "number", "float": "number"}
    value = inside[1]
    fields = getattr(value, "_fields", None)
    shown = f"[{', '.join(fields)}]" if fields else "words" if typing.get_origin(value) is tuple else plain[value.__name__]
    return f"word → {shown}"


def write_parts() -> str:
    """Every class of lists: its docstring, and its lists with what they hold."""
    made = []
    for part in attrs.fields(WordLists):
        if typing.get_origin(part.type) is tuple:
            continue
        assert part.type is not None
        lists = ", ".join(f"`{one.name}` ({write_type(one.type)})" for one in attrs.fields(part.type))
        made.append(f"### `{part.name}`\n\n{inspect.cleandoc(part.type.__doc__ or '')}\n\n{lists}\n")
    return HEAD + "\n".join(made)


def test_the_page_says_which_lists_there_are_and_who_reads_them(request: pytest.FixtureRequest) -> None:
    before = PAGE.read_text(encoding="utf-8").partition(HEAD)[0]
    if request.config.getoption("--bless"):
        PAGE.write_text(before + write_parts(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == before + write_parts()


def test_every_class_of_lists_says_in_its_first_lines_who_reads_it() -> None:
    for part in attrs.fields(WordLists):
        if typing.get_origin(part.type) is not tuple:
            assert part.type is not None
            assert "\nRead " in inspect.cleandoc(part.type.__doc__ or ""), part.name
