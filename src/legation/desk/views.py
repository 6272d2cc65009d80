"""Records as plain values, as the contract has them: one place, so that a command, a page and a program cannot disagree."""

from typing import Any

from legation.records.errors import Refusal
from legation.records.ids import instant
from legation.records.reading import Reading
from legation.records.report import Report, Span
from legation.records.story import Story
from legation.records.wire import to_plain


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
