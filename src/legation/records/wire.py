"""Records to JSON and back.

One cattrs converter serves every record. Absent values are written as null, tuples as lists, spans as contract
addresses, days as ISO text with the offset they were written with.
"""

import json
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from legation.records.ids import moment
from legation.records.report import Span

if TYPE_CHECKING:
    from cattrs import Converter

T = TypeVar("T")


@cache
def converter() -> "Converter":
    """The one converter. Made on first use, so that importing records stays cheap."""
    from cattrs import Converter

    made = Converter(forbid_extra_keys=False)

    def put_span(span: Span) -> object:
        pair = [span.start, span.end]
        return pair if span.where == "text" else {"in": span.where, "span": pair}

    def get_span(value: Any, _: object) -> Span:
        if isinstance(value, dict):
            return Span(int(value["span"][0]), int(value["span"][1]), str(value["in"]))
        return Span(int(value[0]), int(value[1]))

    made.register_unstructure_hook(Span, put_span)
    made.register_structure_hook(Span, get_span)
    made.register_unstructure_hook(datetime, lambda day: day.isoformat())
    made.register_unstructure_hook(date, lambda day: day.isoformat())
    made.register_structure_hook(datetime, lambda value, _: datetime.fromisoformat(value))
    made.register_structure_hook(date, lambda value, _: date.fromisoformat(value))
    made.register_structure_hook(datetime | date, lambda value, _: moment(value))
    made.register_structure_hook(datetime | date | None, lambda value, _: None if value is None else moment(value))
    return made


def to_plain(record: object) -> Any:
    """A record as plain dictionaries, lists, text and numbers."""
    return converter().unstructure(record)


def from_plain(value: Any, kind: type[T]) -> T:
    """A record made from what `to_plain` gave."""
    return converter().structure(value, kind)


def to_json(record: object, indent: int | None = None) -> str:
    """A record as JSON text; a lone surrogate is escaped, so that the text can always be written as UTF-8."""
    said = json.dumps(to_plain(record), ensure_ascii=False, indent=indent)
    try:
        said.encode("utf-8")
    except UnicodeEncodeError:
        said = json.dumps(to_plain(record), ensure_ascii=True, indent=indent)
    return said


def from_json(text: str, kind: type[T]) -> T:
    """A record made from its JSON text."""
    return from_plain(json.loads(text), kind)
