"""Search: the words and filters that an officer gives, handed to the index of the store, with what it finds as plain values."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from legation.briefing.names import gather_names
from legation.desk.session import Session
from legation.records.errors import LegationError
from legation.records.wire import to_plain


def search(
    session: Session,
    words: Sequence[str] = (),
    statements: bool = False,
    outlet: str | None = None,
    party: str | None = None,
    speaker: str | None = None,
    since: date | None = None,
    until: date | None = None,
    quoted: bool = False,
    limit: int = 20,
    before: int | None = None,
) -> dict[str, Any]:
    """What the office holds of some words, newest first: ``hits`` with their snippets and addresses, ``counts`` by facet,
    ``names`` of the parties counted, and ``next``, the number to go on below.

    A word of several words is a phrase, one that ends with a star a beginning; only a statement can be `quoted`. Raises LegationError
    where nothing is asked for.
    """
    from legation.store.search.query import Query

    text = " ".join(f'"{word}"' if " " in word.strip() and not word.strip().startswith('"') else word for word in words)
    if not text.strip() and not any((outlet, party, speaker, since, until, quoted)):
        raise LegationError("Search for what? Give words, or a filter (--outlet, --party, --speaker, --since, --until, --quoted).")
    query = Query(
        text=text,
        over="statements" if statements or quoted else "reports",
        outlet=outlet,
        party=party,
        speaker=speaker,
        since=since,
        until=until,
        quoted=quoted,
        limit=limit,
        before=before,
    )
    plain: dict[str, Any] = to_plain(session.store.search.find(query))
    names = gather_names(session.office.language(), {}, [])
    return {**plain, "names": {party: names.actor(party) for party, _ in plain["counts"].get("party", ())}}
