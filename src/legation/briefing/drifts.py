"""Which forms of a claim lie so far apart that an officer should see them: a quotation that was cut where it matters."""

import re

from legation.briefing.stems import FEW, find_beginnings
from legation.records.report import Report
from legation.records.story import Drift

# Quotation marks, and whatever else parts words.
BETWEEN = re.compile(r"[^\w]+")


def is_telling(drift: Drift, weak: Report, strong: Report) -> bool:
    """Whether a report quotes a part, leaves out as much as tells something, and has the rest nowhere. Another verb of saying, or another
    word for how far a thing has come, changes no meaning by itself."""
    if drift.kind != "cut":
        return False
    part, whole = weak.words(drift.weak.span), strong.words(drift.strong.span)
    return len(find_beginnings(whole) - find_beginnings(part)) >= FEW and plain(whole) not in plain(weak.text)


def plain(words: str) -> str:
    """The words alone, in small letters, whatever marks stand between them."""
    return BETWEEN.sub(" ", words).strip().casefold()
