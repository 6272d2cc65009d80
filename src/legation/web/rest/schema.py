"""The shape of a record in JSON, read off its types, so that the description of the REST routes cannot say anything else than they do."""

import types
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs

from legation.records.report import Span

SIMPLE: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
    datetime: {"type": "string", "format": "date-time"},
    date: {"type": "string", "format": "date"},
    Any: {},
    object: {},
}
# What a record was made of and a page draws from: the whole opened story, which is no part of the answer.
HIDDEN = frozenset({"opened"})
PAIR: dict[str, Any] = {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2}
PLACE: dict[str, Any] = {
    "type": "object",
    "required": ["in", "span"],
    "properties": {"in": {"type": "string"}, "span": PAIR},
}


def describe(kind: Any, known: dict[str, Any]) -> dict[str, Any]:
    """The schema of a type. Records go into `known` under their names, each once."""
    if kind in SIMPLE:
        return dict(SIMPLE[kind])
    if kind is Span:
        return {"anyOf": [PAIR, PLACE]}
    if attrs.has(kind):
        return describe_record(kind, known)
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Literal:
        return {"enum": list(parts)}
    if origin in (Union, types.UnionType):
        return {"anyOf": [describe(one, known) for one in parts]}
    if origin is tuple and not (len(parts) == 2 and parts[1] is Ellipsis):
        shapes = [describe(one, known) for one in parts]
        return {"type": "array", "prefixItems": shapes, "minItems": len(shapes), "maxItems": len(shapes)}
    if origin is not None and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": describe(parts[1], known)}
    if origin is not None and issubclass(origin, Sequence | set | frozenset):
        return {"type": "array", "items": describe(parts[0], known)}
    raise TypeError(f"There is no schema for {kind!r}.")


def describe_record(kind: Any, known: dict[str, Any]) -> dict[str, Any]:
    """The schema of a record, by its name; that of another room of the same name is called after its file, too."""
    name = find_name(kind, known)
    if name not in known:
        known[name] = {"x-from": f"{kind.__module__}.{kind.__qualname__}"}
        hints = get_type_hints(kind)
        fields = [field.name for field in attrs.fields(kind) if field.name not in HIDDEN]
        known[name] |= {
            "type": "object",
            "description": (kind.__doc__ or "").strip().splitlines()[0],
            "required": fields,
            "properties": {field: describe_field(kind, field, hints[field], known) for field in fields},
        }
    return {"$ref": f"#/components/schemas/{name}"}


def describe_field(kind: Any, field: str, hint: Any, known: dict[str, Any]) -> dict[str, Any]:
    """The schema of a field. Raises TypeError with its name where its type has none."""
    try:
        return describe(hint, known)
    except TypeError as error:
        raise TypeError(f"{kind.__name__}.{field}: {error}") from error


def find_name(kind: Any, known: Mapping[str, Any]) -> str:
    """What a record is called among those that are known already."""
    held = known.get(kind.__name__)
    if held is None or held["x-from"] == f"{kind.__module__}.{kind.__qualname__}":
        return str(kind.__name__)
    return f"{kind.__module__.rpartition('.')[2].capitalize()}{kind.__name__}"
