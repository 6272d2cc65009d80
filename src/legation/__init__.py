"""legation: from dozens of reports on one story to a cited brief that counts independent origins.

The public face is handed out when it is asked for, so that importing the package costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_FACE = {
    "Brief": "legation.records.brief",
    "Claim": "legation.records.story",
    "Conflict": "legation.records.story",
    "LegationError": "legation.records.errors",
    "Reading": "legation.records.reading",
    "Refusal": "legation.records.errors",
    "Report": "legation.records.report",
    "Ruling": "legation.records.ruling",
    "Run": "legation.desk.run",
    "Span": "legation.records.report",
    "Statement": "legation.records.reading",
    "Story": "legation.records.story",
    "open_office": "legation.desk.office",
}

__all__ = ["__version__", *_FACE]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        """A record or verb of the public face, imported on first use."""
        if name in _FACE:
            return getattr(import_module(_FACE[name]), name)
        raise AttributeError(f"legation has no {name!r}; it has {', '.join(sorted(_FACE))}")
