"""A query in the tongue of each database. Only folded words and our own signs reach it, so nothing typed can mean anything else."""

from datetime import date

from legation.store.search.query import BEGINS, FACET, PREFIX, Query, Term, facet, find_days

# News in a store lie between these years; an open end of a range is one of them.
FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)

KINDS = {"reports": ("r",), "statements": ("s",), "both": ("r", "s")}


def conditions(query: Query, terms: tuple[Term, ...]) -> list[tuple[Term, ...]]:
    """All that must hold at once, each a choice of terms: the words typed, then the facets, the rarest kind first."""
    asked: list[tuple[Term, ...]] = [(term,) for term in terms]
    for kind, value in (("o", query.outlet), ("p", query.party), ("n", query.speaker)):
        if value is not None:
            asked.append((_one(facet(kind, value)),))
    if query.quoted:
        asked.append((_one(f"{FACET}q"),))
    if query.since is not None or query.until is not None:
        days = find_days(query.since or FIRST, query.until or LAST)
        # A range that holds no day finds nothing; no entry has this mark.
        asked.append(tuple(_one(day) for day in days) or (_one(f"{FACET}d"),))
    if query.over != "both" or not asked:
        asked.append(tuple(_one(FACET + kind) for kind in KINDS[query.over]))
    return asked


def ask_sqlite(asked: list[tuple[Term, ...]]) -> str:
    """The conditions as FTS5 takes them."""
    return " AND ".join(f"({' OR '.join(_fts(term) for term in choice)})" for choice in asked)


def ask_postgres(asked: list[tuple[Term, ...]]) -> str:
    """The conditions as a tsquery."""
    return " & ".join(f"({' | '.join(_tsquery(term) for term in choice)})" for choice in asked)


def _one(word: str) -> Term:
    return Term((word,))


def _fts(term: Term) -> str:
    # The beginning of a word is a mark of its own where it is short: FTS5 would first gather all that any such word stands in.
    if term.begins and len(term.words) == 1 and len(term.words[0]) <= PREFIX:
        return f'"{BEGINS}{term.words[0]}"'
    return f'"{" ".join(term.words)}"' + (" *" if term.begins else "")


def _tsquery(term: Term) -> str:
    *first, last = (f"'{word}'" for word in term.words)
    return "(" + " <-> ".join([*first, last + (":*" if term.begins else "")]) + ")"
