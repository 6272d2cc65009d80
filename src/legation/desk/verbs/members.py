"""The reports of a story in order of publication, so many at a time."""

from attrs import frozen

from legation.desk.opened import open_story
from legation.desk.session import Session
from legation.desk.showing import Head

# A page of reports: more are not looked through at one go.
AT_ONCE = 50


@frozen
class Members:
    """Some reports of a story, each with what it goes back to, in order of publication."""

    story: str
    title: str
    total: int
    heads: tuple[Head, ...]
    origins: dict[str, str]
    after: str = ""


def members(session: Session, story: str, after: str = "", limit: int = AT_ONCE) -> Members:
    """The reports of a story behind the report `after`."""
    opened = open_story(session, story)
    heads = list(opened.heads.values())
    start = next((number for number, head in enumerate(heads, start=1) if head.id == after), 0)
    shown = heads[start : start + limit]
    more = len(heads) > start + limit
    origins = {stem.report.id: bar.name for bar in opened.draw().bars for stem in bar.stems}
    return Members(opened.story.id, opened.story.title, len(heads), tuple(shown), origins, shown[-1].id if more else "")
