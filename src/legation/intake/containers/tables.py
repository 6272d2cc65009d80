"""Reports in rows: a table of commas or tabs under a line of names, or JSON that keeps each field of all reports in a list of its own."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from legation.intake import limits
from legation.intake.fields import SPELLINGS, spell
from legation.intake.form import decode
from legation.intake.limits import Allowance
from legation.intake.paper import Found, Paper, Passed, name_few
from legation.records.errors import Refusal

_PARTS = "\t;,|"
# Letters of the longest name of a column, and columns of the widest table; parting signs of one of its lines.
_NAME, _COLUMNS, _SIGNS = 60, 500, 100_000
# Letters of what JSON in columns says once for all rows: each row is given it.
_SHARED = 2_000
_TEXTS = frozenset((*SPELLINGS["text"], *SPELLINGS["html"], *SPELLINGS["description"]))
_KNOWN = frozenset(name for names in SPELLINGS.values() for name in names)
# What is only a name of a text in the head of a table, where nothing else tells that it is a table of reports.
_MARK = re.compile(r"[\W_]+")


def find_parting(line: str) -> str | None:
    """What parts the names in the first line of a table of reports; None where the line is no such."""
    line = line.strip("\ufeff\r\n")
    for sign in _PARTS:
        try:
            names = next(csv.reader([line], delimiter=sign), [])
        except csv.Error:
            # A line break in the middle of it.
            return None
        if 2 <= len(names) <= _COLUMNS and all(len(name) <= _NAME for name in names) and are_names(names):
            return sign
    return None


def are_names(names: Sequence[Any]) -> bool:
    """Whether some words are the names of the fields of reports: a text, and something else of ours."""
    said = [_MARK.sub("", name).casefold() for name in names if isinstance(name, str)]
    return any(name in _TEXTS for name in said) and sum(name in _KNOWN for name in said) > 1 and len(set(said)) == len(names)


def find_table(source: str, stream: BinaryIO, named: bool, allowance: Allowance) -> Iterator[Found]:
    """The rows of a table of reports, each with its number below the line of names."""
    raw = stream.read(limits.UNFOLDED + 1)
    if len(raw) > limits.UNFOLDED:
        yield Refusal(source, "take", f"This table is larger than {limits.UNFOLDED // 1_000_000} MB; use JSON Lines.")
        return
    text, notes = decode(raw)
    text = text.removeprefix("\ufeff")
    sign = find_parting(text.split("\n", 1)[0]) or ","
    csv.field_size_limit(limits.ENTRY)
    yield from name_few(source, _find_in_rows(source, csv.reader(_bound(text, sign), delimiter=sign), named, allowance, notes))


def _bound(text: str, sign: str) -> Iterator[str]:
    """The lines of a table. Raises csv.Error at one of too many cells."""
    for line in io.StringIO(text, newline=""):
        if line.count(sign) > _SIGNS:
            raise csv.Error(f"a line of more than {_SIGNS:,} cells")
        yield line


def _find_in_rows(source: str, rows: Iterator[list[str]], named: bool, allowance: Allowance, notes: Sequence[str]) -> Iterator[Found]:
    number = 0
    try:
        names = next(rows, [])
        for number, row in enumerate(rows, start=1):
            name = f"{source}#{number}"
            allowance.make()
            if not any(cell.strip() for cell in row):
                continue
            if len(row) != len(names):
                reason = f"This row has {len(row)} cells, the line of names {len(names)}."
                yield Refusal(name, "take", reason) if named else Passed(name, reason)
                continue
            yield Paper(name, json.dumps(dict(zip(names, row, strict=True))).encode(), "json", notes=tuple(notes))
    except csv.Error as error:
        yield Refusal(f"{source}#{number + 1}", "take", f"The table is broken here ({error}); the rest is left.")


def find_rows(page: Any) -> list[dict[str, Any]] | None:
    """The reports of JSON that is a table: fields that list what each report has, rows under a line of names; None where it is none."""
    if isinstance(page, list):
        return _under_names(page[0], page[1:]) if len(page) > 1 and isinstance(page[0], list) else None
    if not isinstance(page, dict):
        return None
    names = next((one for one in page.values() if isinstance(one, list) and len(one) > 1 and are_names(one)), None)
    if names is not None:
        return next((made for one in page.values() if one is not names and (made := _under_names(names, one)) is not None), None)
    return _columns(page)


def _under_names(names: Any, rows: Any) -> list[dict[str, Any]] | None:
    if not (isinstance(names, list) and isinstance(rows, list) and rows and are_names(names)):
        return None
    if not all(isinstance(row, list) and len(row) == len(names) for row in rows):
        return None
    return [dict(zip(names, row, strict=True)) for row in rows]


def _columns(page: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    """Parallel columns: the texts and the titles are each a list, or an object by number, of one length."""
    spelt = spell(dict(page))
    texts = [spelt[name][1] for name in SPELLINGS["text"] if name in spelt]
    titles = [spelt[name][1] for name in SPELLINGS["title"] if name in spelt]
    for text in texts:
        keys = _keys(text)
        if keys is None or not any(_keys(title) == keys for title in titles):
            continue
        columns = {name: column for name, column in page.items() if _keys(column) == keys}
        shared = {name: one for name, one in page.items() if name not in columns}
        if len(json.dumps(shared)) > _SHARED:
            shared = {}
        return [
            {name: (columns[name][key] if name in columns else shared[name]) for name in page if name in columns or name in shared}
            for key in keys
        ]
    return None


def _keys(column: Any) -> list[Any] | None:
    """By what the cells of a column are found; None for what is no column."""
    if isinstance(column, list) and len(column) > 1 and all(isinstance(cell, str | int | float | None) for cell in column):
        return list(range(len(column)))
    numbered = isinstance(column, dict) and bool(column) and all(isinstance(key, str) and key.isdigit() for key in column)
    return list(column) if numbered and all(isinstance(cell, str | int | float | None) for cell in column.values()) else None
