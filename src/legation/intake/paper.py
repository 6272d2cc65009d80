"""One thing to be taken, one thing passed over, and what is known of a report while it is being taken: each fact with where it was found,
the first finding standing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from attrs import define, field, frozen

from legation.intake import limits
from legation.intake.days import find_stamp
from legation.intake.form import plain_line
from legation.intake.orders import find_stroked
from legation.records.errors import Refusal
from legation.records.report import Day, drop_userinfo


@frozen
class Paper:
    """One thing to be taken: where it comes from (a container's item: ``path#entry``), its bytes, and its form by content.

    `url` is the address it was found at, where a crawl's record or a fetch says so. `outlet` and `language` are what the watch
    list says of its source; they stand where the paper itself names none. `notes` are what the container says of it.
    """

    source: str
    raw: bytes
    form: str
    url: str | None = None
    outlet: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()


@frozen
class Feed:
    """A feed that a list names: it has yet to be fetched."""

    source: str
    address: str


@frozen
class Passed:
    """A file in a folder that is of no form we know: counted, not refused."""

    source: str
    reason: str


Found = Paper | Refusal | Passed | Feed


def name_few(source: str, found: Iterable[Found]) -> Iterator[Found]:
    """What lies in a container; of the things in it without a report, the first few are named and the others counted."""
    times: Counter[type] = Counter()
    for item in found:
        if isinstance(item, Refusal | Passed):
            times[type(item)] += 1
            if times[type(item)] > limits.SAID:
                continue
        yield item
    if (more := times[Refusal] - limits.SAID) > 0:
        yield Refusal(source, "take", f"{more:,} more entries of this file hold no report.")
    if (more := times[Passed] - limits.SAID) > 0:
        yield Passed(source, f"{more:,} more entries of this file hold no report")


# Facts of one line, which publishing systems often escape or mark up.
_LINES = ("title", "outlet", "byline")


@define
class Draft:
    """A report in the making. Fill it in order of trust: what is already there stands; `found` says where each fact came from.

    `region` is the language with its country, as a page says it; `stroked` are days whose day and month could be either, and where they
    were found: which is which can be told once the language is known.
    """

    text: str = ""
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: Day | None = None
    updated: Day | None = None
    language: str | None = None
    captions: list[str] = field(factory=list)
    credit: list[str] = field(factory=list)
    biography: list[str] = field(factory=list)
    pullquotes: list[str] = field(factory=list)
    gaps: list[int] = field(factory=list)
    repairs: list[str] = field(factory=list)
    notes: list[str] = field(factory=list)
    found: dict[str, str] = field(factory=dict)
    region: str | None = None
    stroked: dict[str, tuple[str, str]] = field(factory=dict)

    def put(self, fact: str, value: "str | Day | None", where: str) -> None:
        """Keep a fact and where it was found, unless an earlier finding stands or there is nothing to keep."""
        if isinstance(value, str) and fact in _LINES:
            value = plain_line(value)
        elif isinstance(value, str) and fact == "url":
            value = drop_userinfo(value)
        if value and getattr(self, fact) is None:
            setattr(self, fact, value)
            self.found[fact] = where

    def put_day(self, fact: str, value: Any, where: str) -> None:
        """Keep a day as a machine or a person wrote it; what holds no day we can read is noted."""
        day = find_stamp(value)
        if day is None and self.put_stroked(fact, value, where):
            return
        if value not in (None, "", [], {}) and day is None:
            self.notes.append(f"The {where} says {str(value)[:60]!r}, in which no day can be read.")
        self.put(fact, day, where)

    def put_stroked(self, fact: str, value: Any, where: str) -> bool:
        """Keep a day whose day and month could be either, and say whether it is such."""
        words = next((words for words, _, _ in find_stroked(value[:200])), None) if isinstance(value, str) else None
        if words is not None:
            self.stroked.setdefault(fact, (words, where))
        return words is not None
