"""What the office holds, as plain values as the contract has them: one place, so that a command, a page and a program cannot disagree."""

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from legation.desk.plainly import tell
from legation.desk.session import Session, find_id, pair_up
from legation.desk.verbs.mark import Marked
from legation.desk.verbs.release import Previewed
from legation.desk.verbs.since import News, count_kinds
from legation.desk.verbs.weigh import Reweighed, Weighed
from legation.intake.source import Passed
from legation.records.errors import LegationError, Refusal
from legation.records.ids import instant
from legation.records.reading import Event, Reading
from legation.records.register import Change
from legation.records.release import Marking, Release, Standing
from legation.records.report import Report, Span
from legation.records.story import Story
from legation.records.wire import to_plain
from legation.store.truth.reports import difference

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


def show(session: Session, what: str = "stories", limit: int = 20) -> Any:
    """At most `limit` things of one of the lists of the office (stories, refusals, rulings, briefs, audit, sources), or one thing by (the
    beginning of) its id: ``kind`` says what it is, beside it the thing itself."""
    if what in LISTS:
        return [to_plain(one) for one in LISTS[what](session.store, limit)]
    kind, found = find_id(session, what, tuple(KINDS))
    return {"kind": kind, **KINDS[kind](session, found)}


def show_story(session: Session, name: str) -> dict[str, Any]:
    """A story as `legation weigh --json` has it, with the heads of its reports."""
    found = session.store.stories.get(name)
    if found is None:
        into = session.store.minted.resolve(name)
        raise LegationError(f"The story {name} lives on as {into}." if into != name else f"There is no story {name}.")
    return {"story": story(found), "reports": [revised(one) for one in session.store.reports.many(found.reports)]}


def show_report(session: Session, name: str) -> dict[str, Any]:
    """A report with its reading as `legation read --json` has it, its sources, its revisions, and the story it is in."""
    (pair,) = pair_up(session, [name])
    chain = session.store.reports.revisions(name)
    return {
        **reading(pair),
        "sources": session.store.reports.sources(name),
        "revisions": [revised(one) for one in chain],
        "differences": [
            to_plain(step) for one, other in pairwise(chain) for step in difference(one, other, session.office.language_of(other))
        ],
        "story": session.store.stories.of_report(name),
    }


def show_claim(session: Session, name: str) -> dict[str, Any]:
    """A claim with the exact words of every passage behind it and against it."""
    found = session.store.stories.of_claim(name)
    if found is None:
        raise LegationError(f"There is no claim {name} any more.")
    plain = next(one for one in story(found)["claims"] if one["id"] == name)
    made = next(one for one in found.claims if one.id == name)
    reports = {one.id: one for one in session.store.reports.many(found.reports)}
    return {
        "story": found.id,
        "claim": plain,
        "supports": [passage(reports[one.report], one.span) for one in made.supports],
        "denials": [passage(reports[one.report], one.span) for one in made.denials],
    }


def show_statement(session: Session, name: str) -> dict[str, Any]:
    """A statement with its exact words."""
    held = session.store.readings.of_statement(name)
    if held is None:
        raise LegationError(f"There is no statement {name} any more.")
    (pair,) = pair_up(session, [held])
    found = next(one for one in pair[1].statements if one.id == name)
    return {"statement": to_plain(found), "words": [passage(pair[0], span) for span in found.words], "report": revised(pair[0])}


def show_brief(session: Session, name: str) -> dict[str, Any]:
    """A brief that was made, as it was."""
    return {"brief": to_plain(session.store.briefs.get(name))}


def show_ruling(session: Session, name: str) -> dict[str, Any]:
    """A ruling."""
    return {"ruling": to_plain(next(one for one in session.store.rulings.all() if one.id == name))}


# What has an id, and how it is shown.
KINDS: dict[str, Callable[[Session, str], dict[str, Any]]] = {
    "story": show_story,
    "report": show_report,
    "claim": show_claim,
    "statement": show_statement,
    "brief": show_brief,
    "ruling": show_ruling,
}


def view(session: Session, made: object, whole: bool = True) -> Any:
    """What a verb gave, as plain values. Of a weighing of the store the whole office, or else only what was weighed."""
    match made:
        case list():
            return [view(session, one) for one in made]
        case Passed():
            return {"passed": made.source}
        case Refusal():
            return reading(made)
        case (Report() as report, Reading() as found):
            return reading((report, found))
        case Weighed():
            return weighing(made)
        case Reweighed():
            return office(session, made) if whole else reweighed(session, made)
        case News():
            return news(session, made)
        case Marked() | Marking() | Standing() | Previewed() | Release():
            return tell(made)
        case _:
            return to_plain(made)


def weighing(weighed: Weighed) -> dict[str, Any]:
    """A weighing in memory: reports (each source of one), stories, loose reports and refusals."""
    every = [item[0] for item in weighed.loaded.items if not isinstance(item, Refusal)]
    return {
        "reports": [head(one) for one in every],
        "stories": [story(one) for one in weighed.weighing.stories],
        "loose": list(weighed.weighing.loose),
        "refusals": to_plain(weighed.weighing.refusals),
        "passed": weighed.loaded.passed,
    }


def office(session: Session, done: Reweighed) -> dict[str, Any]:
    """The whole office as `legation weigh --json` has it, and what this weighing did (``placed``, ``weighed``, ``changes``)."""
    store = session.store
    loose = store.stories.loose()
    stories = sorted(store.stories.all(), key=lambda one: (-len(one.reports), one.id))
    named = dict.fromkeys([*(name for one in stories for name in one.reports), *loose])
    return {
        "reports": [revised(one) for one in store.reports.many(list(named))],
        "stories": [story(one) for one in stories],
        "loose": list(loose),
        "refusals": [to_plain(refusal) for refusal in store.refusals.all()],
        "passed": 0,
        "placed": done.placed,
        "weighed": list(done.stories),
        "changes": done.changes,
    }


def reweighed(session: Session, done: Reweighed) -> dict[str, Any]:
    """What one weighing of the office did, with the stories that it weighed."""
    found = [one for name in done.stories if (one := session.store.stories.get(name)) is not None]
    return {
        "placed": done.placed,
        "changes": done.changes,
        "loose": len(session.store.stories.loose()),
        "stories": [
            {"id": one.id, "title": one.title, "reports": len(one.reports), "origins": len(one.origins), "conflicts": len(one.conflicts)}
            for one in found
        ],
    }


def news(session: Session, one: News) -> dict[str, Any]:
    """What changed of one story, each change with the words that brought it."""
    outcomes = [(_cited(session, one.planned), _cited(session, one.came) if one.came is not None else None) for one in one.outcomes]
    return {
        "story": one.story.id,
        "title": one.story.title,
        "counts": count_kinds(one.changes),
        "changes": [_cited(session, change) for change in one.changes],
        "outcomes": [{"planned": planned, "came": came} for planned, came in outcomes],
    }


def _cited(session: Session, one: Change | Event) -> dict[str, Any]:
    """A change or an event with the words it rests on, where words brought it, and the outlet that printed them."""
    held = session.store.reports.get(one.report) if one.report else None
    words = held.words(one.span) if held is not None and one.span is not None else None
    plain: dict[str, Any] = to_plain(one)
    return {**plain, "words": words, "outlet": held.outlet if held is not None else None}


def reading(item: tuple[Report, Reading] | Refusal) -> dict[str, Any]:
    """One line of `legation read --json`: a report with what was read in it, or a refusal in its place."""
    if isinstance(item, Refusal):
        return {"refusal": to_plain(item)}
    report, found = item
    return {
        "report": to_plain(report),
        "credits": to_plain(found.credits),
        "statements": to_plain(found.statements),
        "positions": to_plain(found.positions),
        "events": to_plain(found.events),
        "notes": list(found.notes),
        "reader": found.reader,
    }


def story(one: Story) -> dict[str, Any]:
    """One story as plain values; a grade is its two characters, with its reasons beside the claim's own."""
    plain: dict[str, Any] = to_plain(one)
    for claim, made in zip(plain["claims"], one.claims, strict=True):
        claim["grade"] = str(made.grade)
        claim["grade_reasons"] = list(made.grade.reasons)
    return plain


def head(one: Report) -> dict[str, Any]:
    """What names a report to a person."""
    return {
        "id": one.id,
        "source": one.source,
        "outlet": one.outlet,
        "title": one.title,
        "published": instant(one.published),
        "url": one.url,
    }


def revised(one: Report) -> dict[str, Any]:
    """What names a report of the store to a person: also what it is a revision of."""
    return {**head(one), "replaces": one.replaces}


def passage(one: Report, span: Span) -> dict[str, Any]:
    """Some words with where they stand."""
    return {"report": one.id, "outlet": one.outlet, "published": instant(one.published), "span": to_plain(span), "words": one.words(span)}
