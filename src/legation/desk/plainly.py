"""What the verbs on what leaves gave, as plain values for a face: marks as they are written, and never the seed of a partner's ids."""

from typing import Any

from legation.desk.verbs.mark import Marked
from legation.desk.verbs.release import Previewed
from legation.records.release import Mark, Marking, Mask, Release, Standing
from legation.records.wire import to_plain
from legation.release.marks import write_mark

Leaving = Marked | Marking | Standing | Previewed | Release


def tell(made: Leaving) -> dict[str, Any]:
    """One of those things as plain values."""
    match made:
        case Marked():
            return {"log": [tell(one) for one in made.log], "due": [tell(one) for one in made.due]}
        case Marking():
            return {**to_plain(made), "mark": tell_mark(made.mark), "before": tell_mark(made.before)}
        case Standing():
            partner = to_plain(made.partner)
            del partner["seed"]
            return {**to_plain(made), "partner": {**partner, "masks": [tell_mask(mask) for mask in made.partner.masks]}}
        case Previewed():
            plain: dict[str, Any] = to_plain(made.preview)
            told = {"partner": made.partner, "mark": tell_mark(made.mark), "text": made.text, "changes": list(made.changes)}
            told |= {"taken": to_plain(made.taken)}
            return {"preview": plain, **told, "withheld": to_plain(made.withheld), "second": made.second}
        case Release():
            return {**to_plain(made), "mark": tell_mark(made.mark)}


def tell_mark(mark: Mark | None) -> str | None:
    """A mark as it is written."""
    return write_mark(mark) if mark is not None else None


def tell_mask(mask: Mask) -> str:
    """A mask as it is written."""
    return f"{mask.kind}:{mask.of}" if mask.of else mask.kind
