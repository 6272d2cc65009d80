"""The page behind an item of a feed: fetched for the whole article, and looked at again for a while, as newspapers edit."""

from datetime import datetime

from attrs import evolve

from legation.intake.fetch import Failed, Fetched, Mark, Unchanged
from legation.intake.paper import Paper
from legation.intake.watching.entries import find_seal
from legation.intake.watching.watch import EDITED_FOR, Answered, Arrived, Memory, Noted, Request, Visit, Watch, note_failure, note_look
from legation.records.register import Seen, Watched

# What the page of an article can be; a link to anything else is not followed.
_PAGES = ("html", "text", "pdf")
# The page is not there, and nobody promises that it will be.
_NOT_THERE = (404, 410)


def follow(link: str, seen: Seen, entry: Paper, watch: Watch, memory: Memory, now: datetime, later: bool = False) -> Visit:
    """Fetch the page that a new or changed entry links to (`later`: in another round). Where that fails, the entry itself is handed on,
    and the page is owed."""
    name = f"{seen.source}#{seen.item}"
    state = memory.get(name)
    if state is None or state.address != link:
        state = Watched(name, address=link)
    last = memory.item(name, link)
    if later:
        answer: Answered = Failed(link, "Left for another round.", wait=watch.interval.total_seconds())
    else:
        answer = yield Request(link, Mark(state.etag, state.modified))
    said = evolve(entry, outlet=watch.outlet, language=watch.language)
    arrived = find_arrival(answer, seen, last, watch, said)
    if arrived is None and last is None:
        # The page was never read, so the entry's own words are better than none.
        arrived = Arrived(said, watch, (seen,), seen.report)
    noted = note_page(state, answer, watch, last.at if last else now, now)
    yield evolve(arrived, then=noted) if arrived is not None else evolve(noted, seen=(seen,))


def look_again(state: Watched, item: str, watch: Watch, memory: Memory, now: datetime) -> Visit:
    """Ask the page of an article once more, for what was edited or was owed. `watch.name` and `item` name the entry it is of."""
    link = state.address or ""
    seen = memory.item(watch.name, item)
    if seen is None:
        yield Noted(drop=(state.source,))
        return
    last = memory.item(state.source, link)
    answer = yield Request(link, Mark(state.etag, state.modified))
    arrived = find_arrival(answer, evolve(seen, at=now), last, watch, None)
    noted = note_page(state, answer, watch, (last or seen).at, now)
    yield evolve(arrived, then=noted) if arrived is not None else noted


def find_arrival(answer: object, seen: Seen, last: Seen | None, watch: Watch, entry: Paper | None) -> Arrived | None:
    """A page as something new; None where there is none, or where it is byte for byte the one that was read last."""
    if not isinstance(answer, Fetched) or answer.paper.form not in _PAGES:
        return None
    seal = find_seal(answer.paper.raw)
    if last is not None and last.digest == seal:
        return None
    source = f"{watch.source}#{seen.item}"
    paper = evolve(answer.paper, source=source, url=answer.address, outlet=watch.outlet, language=watch.language)
    page = Seen(f"{seen.source}#{seen.item}", answer.paper.source, seal, seen.at)
    return Arrived(paper, watch, (seen, page), seen.report, last.at if last else None, entry)


def note_page(state: Watched, answer: object, watch: Watch, since: datetime, now: datetime) -> Noted:
    """When the page is to be looked at again: soon after a change, ever more rarely after, and no more once it has rested for days."""
    if isinstance(answer, Fetched):
        state = evolve(state, etag=answer.mark.etag, modified=answer.mark.modified)
    if isinstance(answer, Fetched | Unchanged):
        noted = note_look(state, watch, since, now)
    else:
        failed = answer if isinstance(answer, Failed) else Failed(state.source, "The address was not asked.")
        over = failed.status in _NOT_THERE or now - since >= EDITED_FOR
        noted = None if over else note_failure(state, watch, now, failed.reason, failed.status, failed.wait)
    return Noted((noted,)) if noted is not None else Noted(drop=(state.source,))
