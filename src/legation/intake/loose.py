"""JSON as people write it: raw line breaks in strings, comments, a comma too many, a stray backslash, single quotes, comments of the page
around it. What is good JSON is read as such."""

import ast
import json
import re
from html import unescape
from typing import Any

from legation.intake.form import decode

# What a page's author puts around a script, so that old readers of pages leave it alone.
_AROUND = re.compile(r"(?:[\s,;\ufeff]|//|/\*|\*/|<!\[CDATA\[|\]\]>|<!--|-->)*+")
# A string, or what no JSON has outside of one: comments, and a comma before an end.
_TOKEN = re.compile(r'("(?:[^"\\]|\\.)*")|//[^\n]*|/\*(?:[^*]|\*(?!/))*+(?:\*/|$)|,(?=\s*[}\]])')
# A backslash before a letter that it gives no meaning to.
_STRAY = re.compile(r"\\(?:([\\/\"bfnrt]|u[0-9a-fA-F]{4})|([\s\S]))")
# What a program prints of its own objects is read up to this size: it becomes a tree many times as large.
_PRINTED = 2_000_000
_COMMAS = 200_000
# How databases write the type of a value around it (Firestore, DynamoDB), and what each may hold.
_TYPED: dict[str, tuple[type, ...]] = {
    **dict.fromkeys(("stringValue", "timestampValue", "integerValue", "S", "N"), (str,)),
    **dict.fromkeys(("mapValue", "arrayValue", "M"), (dict,)),
    "L": (list,),
}
_TYPES = re.compile(rb'"(?:stringValue|mapValue|S|M)"\s*:\s*["{]')
_NESTED = ("mapValue", "arrayValue")
_READER = json.JSONDecoder(strict=False)


def read_loose(text: str) -> Any:
    """The value of a text of JSON, however it is written. Raises ValueError where nothing can be made of it."""
    for made in (text, None):
        made = mend_json(text) if made is None else made
        try:
            return json.loads(made, strict=False)
        except ValueError:
            continue
        except RecursionError as error:
            raise ValueError("It nests too deep.") from error
    return _read_printed(text)


def load(raw: bytes) -> tuple[Any, list[str]]:
    """The value of some bytes of JSON, in whatever letters, and notes on how they were read. Raises ValueError where they are none."""
    notes: list[str] = []
    try:
        value = json.loads(raw)
    except RecursionError as error:
        raise ValueError("It nests too deep.") from error
    except ValueError:
        text, notes = decode(raw)
        value = read_loose(text.strip("\x1e \t\r\n\ufeff"))
    return drop_types(value) if _TYPES.search(raw) else value, notes


def drop_types(value: Any, steps: int = 40) -> Any:
    """A value without the types that a database wrote around each of its values ({"stringValue": "…"}, {"S": "…"})."""
    if not steps or not isinstance(value, list | dict):
        return value
    if isinstance(value, list):
        return [drop_types(one, steps - 1) for one in value]
    if len(value) == 1:
        ((name, inside),) = value.items()
        if isinstance(inside, _TYPED.get(name, ())):
            bare = next(iter(inside.values())) if name in _NESTED and isinstance(inside, dict) and len(inside) == 1 else inside
            return drop_types(bare, steps - 1)
    return {name: drop_types(one, steps - 1) for name, one in value.items()}


def read_values(text: str) -> tuple[list[Any], bool]:
    """The values that stand one behind the other in a script of a page, and whether all of it could be read."""
    if text.lstrip().startswith(("{&", "[{&")):
        text = unescape(text)
    found, whole = _read_on(text)
    if not whole:
        mended, whole = _read_on(mend_json(text))
        found = mended if len(mended) >= len(found) else found
    return found, whole


def _read_on(text: str) -> tuple[list[Any], bool]:
    found: list[Any] = []
    place = _skip(text, 0)
    while place < len(text):
        try:
            value, place = _READER.raw_decode(text, place)
        except (ValueError, RecursionError):
            return found, False
        found.append(value)
        place = _skip(text, place)
    return found, True


def _skip(text: str, place: int) -> int:
    hit = _AROUND.match(text, place)
    return hit.end() if hit is not None else place


def mend_json(text: str) -> str:
    """A text without comments and commas before an end, and without backslashes that mean nothing."""
    return _TOKEN.sub(lambda hit: _STRAY.sub(lambda one: one[0] if one[1] else one[2], hit[1]) if hit[1] else "", text)


def _read_printed(text: str) -> Any:
    """What Python prints of an object. Raises ValueError where it is none."""
    if len(text) > _PRINTED or text.count(",") > _COMMAS or not re.match(r"\s*[\[(]?\s*\{\s*'", text):
        raise ValueError("This is not JSON.")
    try:
        # What JSON has no form for (bytes, sets, numbers as names) becomes words.
        return json.loads(json.dumps(ast.literal_eval(text.strip()), skipkeys=True, default=str))
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError) as error:
        raise ValueError("This is not JSON.") from error
