"""A round of visits: every source that is due, one request at a time, always at the server that has to be waited for least."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from operator import itemgetter

from legation.intake import limits
from legation.intake.fetch import Failed, Fetched, Fetcher, Unchanged, find_server
from legation.intake.watching.pages import look_again
from legation.intake.watching.visits import find_listed, visit
from legation.intake.watching.watch import Arrived, Memory, Noted, Request, Visit, Watch, find_due
from legation.records.errors import Refusal
from legation.records.register import Watched

Event = Arrived | Refusal | Noted


def plan(watches: Sequence[Watch], memory: Memory, states: Iterable[Watched], now: datetime, early: bool = False) -> list[Visit]:
    """The visits that are due at `now`: sources in the order of the list, then the pages of articles, those that have waited longest.
    `early` asks sources before their time too. Whose server wants to be left alone is not asked in any case."""
    known = {state.source: state for state in states}
    quiet = find_quiet(known.values(), now)
    visits = [
        visit(watch, memory, now)
        for watch in watches
        if quiet.get(find_server(watch.source), now) <= now and (early or is_due(known.get(watch.name), watch, now))
    ]
    pages = [
        (state.due or now, look_again(state, item, watch, memory, now))
        for state, watch, item in find_pages(watches, known)
        if quiet.get(find_server(state.address or ""), now) <= now and is_due(state, watch, now)
    ]
    return visits + [page for _, page in sorted(pages, key=itemgetter(0))[: limits.PAGES]]


def is_due(state: Watched | None, watch: Watch, now: datetime) -> bool:
    """Whether a source is to be asked at `now`."""
    due = find_due(state, watch.interval, now)
    return due is not None and due <= now


def find_next(watches: Sequence[Watch], states: Iterable[Watched], now: datetime) -> datetime | None:
    """The moment at which the next source or page may be asked; None where nothing is watched."""
    known = {state.source: state for state in states}
    quiet = find_quiet(known.values(), now)
    dues = [(find_due(known.get(watch.name), watch.interval, now), watch.source) for watch in watches]
    dues += [(find_due(state, watch.interval, now), state.address or "") for state, watch, _ in find_pages(watches, known)]
    return min((max(due, quiet.get(find_server(address), due)) for due, address in dues if due is not None), default=None)


def find_quiet(states: Iterable[Watched], now: datetime) -> dict[str, datetime]:
    """The servers that want to be left alone, and until when: for all that is read there, whichever source was told so."""
    quiet: dict[str, datetime] = {}
    for state in states:
        if state.silent is not None and state.asked is not None and state.asked <= now < state.silent:
            server = find_server(state.address or state.source[max(0, state.source.find("#http") + 1) :])
            quiet[server] = max(state.silent, quiet.get(server, state.silent))
    return quiet


def find_pages(watches: Sequence[Watch], known: dict[str, Watched]) -> Iterator[tuple[Watched, Watch, str]]:
    """The pages of articles that are still looked at: their state, the source they came from, and the item they are of."""
    by_name = {watch.name: watch for watch in watches}
    for state in known.values():
        if state.address is not None and (found := _find_source(state.source, by_name, known)) is not None:
            yield state, *found


def _find_source(name: str, by_name: dict[str, Watch], known: dict[str, Watched]) -> tuple[Watch, str] | None:
    """The source and item that ``source#item`` names: either may hold that mark itself, and the longest source that we know is it."""
    place = len(name)
    while (place := name.rfind("#", 0, place)) > 0:
        source, item = name[:place], name[place + 1 :]
        if source in by_name:
            return by_name[source], item
        if source in known and known[source].address is None:
            listing = next((watch for start, watch in by_name.items() if source.startswith(f"{start}#")), None)
            return (find_listed(listing, source.removeprefix(f"{listing.name}#")), item) if listing else None
    return None


def make_round(visits: Iterable[Visit], fetcher: Fetcher) -> Iterator[Event]:
    """Run visits to their end; what each yields stays in its order.

    Where one server must be waited for, the others are asked meanwhile; within a server the visits keep their order.
    """
    queues: dict[str, deque[tuple[Visit, Request]]] = {}
    for one in visits:
        yield from _go_on(one, None, queues)
    while queues:
        server = min(queues, key=lambda name: fetcher.find_wait(queues[name][0][1].address))
        one, request = queues[server].popleft()
        if not queues[server]:
            del queues[server]
        yield from _go_on(one, fetcher.ask(request.address, request.mark), queues)


def _go_on(one: Visit, answer: Fetched | Unchanged | Failed | None, queues: dict[str, deque[tuple[Visit, Request]]]) -> Iterator[Event]:
    """Let a visit go on with its answer until it needs another, and put it into the queue of that server."""
    try:
        step = next(one) if answer is None else one.send(answer)
        while not isinstance(step, Request):
            yield step
            step = next(one)
    except StopIteration:
        return
    queues.setdefault(find_server(step.address), deque()).append((one, step))
