"""What the office holds, as plain values for the faces: one place, so that a command, a page and a program cannot disagree."""

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from legation.desk import views
from legation.desk.desk import Desk
from legation.desk.memory.find import find_id
from legation.desk.memory.settle import Settled, pair_up
from legation.desk.memory.since import News, count_kinds
from legation.records.errors import LegationError
from legation.records.ids import instant
from legation.records.reading import Event
from legation.records.register import Change
from legation.records.report import Report, Span
from legation.records.wire import to_plain
from legation.store.revisions import difference

if TYPE_CHECKING:
    from legation.store.store import Store

# What `legation show` lists by a word instead of an id, newest first; sources by their name.
LISTS: "dict[str, Callable[[Store, int], Iterable[object]]]" = {
    "stories": lambda store, limit: store.stories.heads(limit),
    "refusals": lambda store, limit: store.refusals.newest(limit),
    "rulings": lambda store, limit: store.rulings.newest(limit),
    "briefs": lambda store, limit: store.briefs.heads(limit),
    "audit": lambda store, limit: store.audit.newest(limit),
    "sources": lambda store, limit: store.watch.all(limit),
}


def things(desk: Desk, name: str, limit: int) -> list[Any]:
    """At most `limit` things of one of the lists of the office. Raises LegationError for a list there is not."""
    if name not in LISTS:
        raise LegationError(f"There is no list {name!r}. There are: {', '.join(LISTS)}.")
    return [to_plain(one) for one in LISTS[name](desk.store, limit)]


def thing(desk: Desk, name: str) -> dict[str, Any]:
    """One thing by (the beginning of) its id: ``kind`` says what it is, beside it the thing itself."""
    kind, found = find_id(desk, name, tuple(KINDS))
    return {"kind": kind, **KINDS[kind](desk, found)}


def story(desk: Desk, name: str) -> dict[str, Any]:
    """A story as `legation weigh --json` has it, with the heads of its reports."""
    found = desk.store.stories.get(name)
    if found is None:
        into = desk.store.minted.resolve(name)
        raise LegationError(f"The story {name} lives on as {into}." if into != name else f"There is no story {name}.")
    return {"story": views.story(found), "reports": [head(one) for one in desk.store.reports.many(found.reports)]}


def report(desk: Desk, name: str) -> dict[str, Any]:
    """A report with its reading as `legation read --json` has it, its sources, its revisions, and the story it is in."""
    (pair,) = pair_up(desk, [name])
    chain = desk.store.reports.revisions(name)
    return {
        **views.reading(pair),
        "sources": desk.store.reports.sources(name),
        "revisions": [head(one) for one in chain],
        "differences": [to_plain(step) for one, other in pairwise(chain) for step in difference(one, other)],
        "story": desk.store.stories.of_report(name),
    }


def claim(desk: Desk, name: str) -> dict[str, Any]:
    """A claim with the exact words of every passage behind it and against it."""
    found = desk.store.stories.of_claim(name)
    if found is None:
        raise LegationError(f"There is no claim {name} any more.")
    plain = next(one for one in views.story(found)["claims"] if one["id"] == name)
    made = next(one for one in found.claims if one.id == name)
    reports = {one.id: one for one in desk.store.reports.many(found.reports)}
    return {
        "story": found.id,
        "claim": plain,
        "supports": [passage(reports[one.report], one.span) for one in made.supports],
        "denials": [passage(reports[one.report], one.span) for one in made.denials],
    }


def statement(desk: Desk, name: str) -> dict[str, Any]:
    """A statement with its exact words."""
    held = desk.store.readings.of_statement(name)
    if held is None:
        raise LegationError(f"There is no statement {name} any more.")
    (pair,) = pair_up(desk, [held])
    found = next(one for one in pair[1].statements if one.id == name)
    return {"statement": to_plain(found), "words": [passage(pair[0], span) for span in found.words], "report": head(pair[0])}


def brief(desk: Desk, name: str) -> dict[str, Any]:
    """A brief that was made, as it was."""
    return {"brief": to_plain(desk.store.briefs.get(name))}


def ruling(desk: Desk, name: str) -> dict[str, Any]:
    """A ruling."""
    return {"ruling": to_plain(next(one for one in desk.store.rulings.all() if one.id == name))}


# What has an id, and how it is shown.
KINDS: dict[str, Callable[[Desk, str], dict[str, Any]]] = {
    "story": story,
    "report": report,
    "claim": claim,
    "statement": statement,
    "brief": brief,
    "ruling": ruling,
}


def head(one: Report) -> dict[str, Any]:
    """What names a report to a person."""
    return {
        "id": one.id,
        "source": one.source,
        "outlet": one.outlet,
        "title": one.title,
        "published": instant(one.published),
        "url": one.url,
        "replaces": one.replaces,
    }


def passage(one: Report, span: Span) -> dict[str, Any]:
    """Some words with where they stand."""
    return {"report": one.id, "outlet": one.outlet, "published": instant(one.published), "span": to_plain(span), "words": one.words(span)}


def weighing(desk: Desk, settled: Settled) -> dict[str, Any]:
    """The whole office as `legation weigh --json` has it, and what this weighing did (``placed``, ``weighed``, ``changes``)."""
    store = desk.store
    loose = store.stories.loose()
    stories = sorted(store.stories.all(), key=lambda one: (-len(one.reports), one.id))
    named = dict.fromkeys([*(name for one in stories for name in one.reports), *loose])
    return {
        "reports": [head(one) for one in store.reports.many(list(named))],
        "stories": [views.story(one) for one in stories],
        "loose": list(loose),
        "refusals": [to_plain(refusal) for refusal in store.refusals.all()],
        "passed": 0,
        "placed": settled.placed,
        "weighed": list(settled.stories),
        "changes": settled.changes,
    }


def settled(desk: Desk, done: Settled) -> dict[str, Any]:
    """What one weighing of the office did, with the stories that it weighed."""
    found = [one for name in done.stories if (one := desk.store.stories.get(name)) is not None]
    return {
        "placed": done.placed,
        "changes": done.changes,
        "loose": len(desk.store.stories.loose()),
        "stories": [
            {"id": one.id, "title": one.title, "reports": len(one.reports), "origins": len(one.origins), "conflicts": len(one.conflicts)}
            for one in found
        ],
    }


def news(desk: Desk, found: list[News]) -> list[dict[str, Any]]:
    """What changed since, story by story, each change with the words that brought it."""
    return [
        {
            "story": one.story.id,
            "title": one.story.title,
            "counts": count_kinds(one.changes),
            "changes": [_cited(desk, change) for change in one.changes],
            "outcomes": [
                {
                    "planned": _cited(desk, outcome.planned),
                    "came": _cited(desk, outcome.came) if outcome.came is not None else None,
                }
                for outcome in one.outcomes
            ],
        }
        for one in found
    ]


def _cited(desk: Desk, one: Change | Event) -> dict[str, Any]:
    """A change or an event with the words it rests on, where words brought it, and the outlet that printed them."""
    held = desk.store.reports.get(one.report) if one.report else None
    words = held.words(one.span) if held is not None and one.span is not None else None
    plain: dict[str, Any] = to_plain(one)
    return {**plain, "words": words, "outlet": held.outlet if held is not None else None}
