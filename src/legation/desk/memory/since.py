"""What changed since: for each story what its weighings changed, and what came of plans whose day has passed meanwhile."""

from collections.abc import Sequence
from datetime import datetime

from attrs import frozen

from legation.desk.desk import Desk
from legation.records.register import Change
from legation.records.story import Story
from legation.weighing.outcomes import Outcome, find_outcomes


@frozen
class News:
    """What is new of one story: its changes in order, and the plans that came due."""

    story: Story
    changes: tuple[Change, ...] = ()
    outcomes: tuple[Outcome, ...] = ()


def find_news(desk: Desk, moment: datetime, story: str | None = None) -> list[News]:
    """What changed since a moment, story by story, the one with most changes first.

    Changes of a story that was merged since are told under the story that it became. A plan counts as due when its last day lies
    between that moment and now.
    """
    by_story: dict[str, list[Change]] = {}
    for _, change in desk.store.changes.since(moment):
        now = desk.store.minted.resolve(change.story)
        if story is None or now == story:
            by_story.setdefault(now, []).append(change)
    since, until = moment.date().isoformat(), desk.clock().date().isoformat()
    due = desk.store.stories.due(since, until)
    found = []
    for name in dict.fromkeys((*by_story, *(one for one in due if story in (None, one)))):
        told = desk.store.stories.get(name)
        if told is not None:
            outcomes = tuple(find_outcomes(told.events, since, until)) if name in due else ()
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
