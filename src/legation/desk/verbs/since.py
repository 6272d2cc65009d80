"""What changed since: for each story what its weighings changed, and what came of plans whose day has passed meanwhile."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from attrs import frozen

from legation.desk.session import Session, find_id
from legation.records.register import Change
from legation.records.story import Story
from legation.weighing.changes import Outcome, find_outcomes


@frozen
class News:
    """What is new of one story: its changes in order, and the plans that came due."""

    story: Story
    changes: tuple[Change, ...] = ()
    outcomes: tuple[Outcome, ...] = ()


def since(session: Session, moment: datetime | None = None, story: str | None = None) -> list[News]:
    """What changed since a moment (a day ago, if none is given), story by story, the one with most changes first; of one story alone, if
    the beginning of its id is given.

    Changes of a story that was merged since are told under the story that it became. A plan counts as due when its last day lies
    between that moment and now.
    """
    moment = moment or session.clock() - timedelta(days=1)
    only = find_id(session, story, ("story",))[1] if story else None
    by_story: dict[str, list[Change]] = {}
    for _, change in session.store.changes.since(moment):
        now = session.store.minted.resolve(change.story)
        if only is None or now == only:
            by_story.setdefault(now, []).append(change)
    begin, until = moment.date().isoformat(), session.clock().date().isoformat()
    due = session.store.stories.due(begin, until)
    found = []
    for name in dict.fromkeys((*by_story, *(one for one in due if only in (None, one)))):
        told = session.store.stories.get(name)
        if told is not None:
            outcomes = tuple(find_outcomes(told.events, begin, until)) if name in due else ()
            found.append(News(told, tuple(by_story.get(name, ())), outcomes))
    return sorted((news for news in found if news.changes or news.outcomes), key=weight)


def weight(news: News) -> tuple[int, int, str]:
    """The order in which an officer wants them: most changes first, then the larger story."""
    return -len(news.changes) - len(news.outcomes), -len(news.story.reports), news.story.id


def count_kinds(changes: Sequence[Change]) -> dict[str, int]:
    """How many changes of each kind, in the order in which the kinds first came."""
    counted: dict[str, int] = {}
    for change in changes:
        counted[change.kind] = counted.get(change.kind, 0) + 1
    return counted
