"""A brief that an officer composes: which lines of a story, in which order, with which marks."""

from datetime import datetime

from attrs import frozen


@frozen
class Pick:
    """A line or table that goes into a brief, by its key among all that can be chosen; its `words` as they stood when it was chosen, and
    the `mark` that the officer gave to its portion, as it is written."""

    key: str
    words: str = ""
    mark: str = ""


@frozen
class Draft:
    """A brief that is being composed on a story: who began it (`by`) and when, when it was last changed and by whom, and the picks in their
    order. One that was dropped stays kept."""

    id: str
    story: str
    by: str
    at: datetime
    changed: datetime
    changed_by: str
    picks: tuple[Pick, ...] = ()
    dropped: bool = False
