"""legation: from dozens of reports on one story to a cited brief that counts independent origins.

The public face is handed out when it is asked for, so that importing the package costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

# Where each name of the face is: its module, and its name there.
_FACE = {
    "Brief": ("legation.records.brief", "Brief"),
    "Claim": ("legation.records.story", "Claim"),
    "Conflict": ("legation.records.story", "Conflict"),
    "Desk": ("legation.desk.desk", "Desk"),
    "LegationError": ("legation.records.errors", "LegationError"),
    "Reading": ("legation.records.reading", "Reading"),
    "Refusal": ("legation.records.errors", "Refusal"),
    "Report": ("legation.records.report", "Report"),
    "Ruling": ("legation.records.ruling", "Ruling"),
    "Span": ("legation.records.report", "Span"),
    "Statement": ("legation.records.reading", "Statement"),
    "Story": ("legation.records.story", "Story"),
    "open": ("legation.desk.desk", "open_desk"),
    "open_office": ("legation.desk.office", "open_office"),
}

__all__ = ["__version__", *_FACE]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        """A record or verb of the public face, imported on first use."""
        if name in _FACE:
            module, known = _FACE[name]
            return getattr(import_module(module), known)
        raise AttributeError(f"legation has no {name!r}; it has {', '.join(sorted(_FACE))}")
