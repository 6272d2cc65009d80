"""The refusal of a brief that does not hold, with the place where it fails."""

from legation.records.errors import CitationError


def require(holds: bool, place: str, problem: str) -> None:
    """Refuse the brief unless this holds."""
    if not holds:
        raise refuse(place, problem)


def refuse(place: str, problem: str) -> CitationError:
    """The refusal of a brief, with the place where it fails."""
    return CitationError(f"The brief was not written. At {place}: {problem}.")
