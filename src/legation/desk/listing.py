"""What is added to ``watch.yml`` by the desk: lines into the text that stands there, so that the officer's own remarks stay."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from legation.language.pages import read_yaml
from legation.records.errors import OfficeError

TOP = re.compile(r"^[A-Za-z_]\w*\s*:")


def add_entries(text: str, lists: Mapping[str, Sequence[Any]]) -> str:
    """The text of a watch list with more entries under each of some lists. Where the text is written in a way that lines cannot be put
    into, it is written anew; its remarks are then gone, and what it says is the same."""
    wanted = dict(read_yaml(Path("watch.yml"), text.encode()) or {})
    for name, more in lists.items():
        wanted[name] = [*(wanted.get(name) or []), *more]
    lines = text.splitlines()
    for name, more in lists.items():
        lines = _put_in(lines, name, more)
    made = "\n".join(lines) + "\n"
    try:
        same = read_yaml(Path("watch.yml"), made.encode()) == wanted
    except OfficeError:
        same = False
    return made if same else yaml.safe_dump(wanted, allow_unicode=True, sort_keys=False)


def _put_in(lines: list[str], name: str, more: Sequence[Any]) -> list[str]:
    """The lines with entries put behind the last one of a list in block form; a list that is not there is put at the end."""
    if not more:
        return lines
    head = next((number for number, line in enumerate(lines) if re.match(rf"{name}\s*:\s*(#.*)?$", line)), None)
    if head is None:
        # A list in one line (`sources: [reports]`) is spelt out, one entry a line.
        inline = next((number for number, line in enumerate(lines) if re.match(rf"{name}\s*:\s*\[.*\]\s*$", line)), None)
        if inline is None:
            return [*lines, f"{name}:", *map(_entry, more)]
        stands = yaml.safe_load(lines[inline])[name] or []
        return [*lines[:inline], f"{name}:", *map(_entry, [*stands, *more]), *lines[inline + 1 :]]
    end = next((number for number in range(head + 1, len(lines)) if TOP.match(lines[number])), len(lines))
    while end > head + 1 and not lines[end - 1].strip():
        end -= 1
    first = next((line for line in lines[head + 1 : end] if line.lstrip().startswith("-")), "  -")
    indent = first[: len(first) - len(first.lstrip())]
    return [*lines[:end], *(indent + _entry(one).lstrip() for one in more), *lines[end:]]


def _entry(one: Any) -> str:
    """An entry in one line, quoted where YAML needs it."""
    said = yaml.safe_dump([one], allow_unicode=True, default_flow_style=None if isinstance(one, dict) else False, width=10_000)
    return "  " + said.strip()
