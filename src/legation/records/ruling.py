"""The officer's word: appended, undone by another record, never overwritten."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from attrs import field, frozen

from legation.records.ids import digest, instant
from legation.records.report import Span

Verb = Literal[
    "same-story",
    "not-same-story",
    "same-origin",
    "independent",
    "same-claim",
    "different-claim",
    "conflict",
    "update",
    "grade",
    "owner",
    "undo",
    "split",
    "not-said-by",
    "not-about",
    "belongs",
    "reliability",
    "proved-false",
]


@frozen
class Ruling:
    """One decision of the officer: who (`by`), when (`at`), `about` which ids, the `verb`, its `value`, and `why` he decided so.

    An ``undo`` ruling names the ruling it takes back in `about`. ``split`` names a report that stays and then those that leave together;
    ``not-said-by`` statements, with the right speaker as its value where the report names him; ``not-about`` words (see `write_place`)
    that are not about what the others named are about; ``belongs`` a report and, as its value, a line of its page that is part of it;
    ``owner`` and ``reliability`` outlets by their names; ``proved-false`` reports that tell what proved false, with the origin or outlet
    that they go back to as its value where that is what proved false.
    """

    by: str
    at: datetime
    about: tuple[str, ...]
    verb: Verb
    value: str | None = None
    why: str = ""
    id: str = field(default="")

    def __attrs_post_init__(self) -> None:
        if not self.id:
            said = ("ruling", self.by, instant(self.at), self.about, self.verb, self.value)
            # A ruling without a reason keeps the id that it had before there were reasons.
            object.__setattr__(self, "id", digest(*said, self.why) if self.why else digest(*said))


def write_place(report: str, span: Span) -> str:
    """Words of a report's text as a ruling names them: ``REPORT.START-END``."""
    return f"{report}.{span.start}-{span.end}"


def read_place(name: str) -> tuple[str, Span | None]:
    """The report that a ruling names, and the address of words in it where it names no more than these."""
    report, _, span = name.partition(".")
    start, parted, end = span.partition("-")
    return report, Span(int(start), int(end)) if parted and start.isdigit() and end.isdigit() else None


def find_standing(rulings: Sequence[Ruling]) -> tuple[Ruling, ...]:
    """The rulings that were not undone, in order. An undoing that is itself undone takes nothing back."""
    undone: set[str] = set()
    standing: list[Ruling] = []
    for ruling in reversed(rulings):
        if ruling.id in undone:
            continue
        if ruling.verb == "undo":
            undone.update(ruling.about)
        else:
            standing.append(ruling)
    return tuple(reversed(standing))


def sentence(ruling: Ruling) -> str:
    """The ruling as a reason: who ruled what, and when."""
    return f"{ruling.by} ruled on {ruling.at.date().isoformat()}: {ruling.verb.replace('-', ' ')}"
