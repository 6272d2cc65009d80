"""Ids that are hashes of content and how they are typed, and days and moments as text."""

import hashlib
import json
from datetime import date, datetime

# A person types the beginning of an id; shorter ones would name half of the store.
SHORTEST = 4


def digest(*parts: object) -> str:
    """A stable id: 20 hexadecimal digits of the SHA-256 of the parts (text, numbers, None, nested tuples of those) as JSON."""
    said = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:20]


def instant(day: datetime | date | None) -> str | None:
    """ISO text of a day or moment, with the offset it was written with; None for none."""
    return day.isoformat() if day is not None else None


def moment(text: str) -> datetime | date:
    """The day or moment written in ISO form. Raises ValueError for anything else."""
    return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
