"""The officer's word: appended, undone by another record, never overwritten."""

from datetime import datetime
from typing import Literal

from attrs import field, frozen

from legation.records.ids import digest, instant

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
]


@frozen
class Ruling:
    """One decision of the officer: who (`by`), when (`at`), `about` which ids, the `verb`, and its `value`.

    An ``undo`` ruling names the ruling it takes back in `about`.
    """

    by: str
    at: datetime
    about: tuple[str, ...]
    verb: Verb
    value: str | None = None
    id: str = field(default="")

    def __attrs_post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", digest("ruling", self.by, instant(self.at), self.about, self.verb, self.value))
