"""Weights that were fitted, from a JSON file: with what they were fitted on, by which command, and a seal over their features' names.
Those of a language stand in its weights/, those that any language is weighed by beside the file that reads them.

The seal is a digest of the names. A name that was changed in the file, added or lost since the fit is told at load, for it would be a
weight that nobody asks for.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from attrs import field, frozen

from legation.records.errors import OfficeError

# What a file of weights says of itself.
HEAD = ("about", "from", "licence", "made by", "fitted on")


@frozen
class Fitted:
    """Fitted weights of one reader: feature → weight, in log-odds. Empty where a language has none."""

    weights: Mapping[str, float] = field(factory=dict)

    def with_hand(self, by_hand: Mapping[str, float]) -> Mapping[str, float]:
        """The weights with those set by hand in place of the fitted ones of the same name."""
        return {**self.weights, **by_hand}


def read_fitted(path: Path) -> Fitted:
    """The weights of a file. Raises OfficeError with its name where a part of its head is missing or its features are not those fitted."""
    page = json.loads(path.read_bytes())
    if missing := [name for name in (*HEAD, "features", "weights") if name not in page]:
        raise OfficeError(f"{path}: `{missing[0]}` is missing. Fit the weights anew by the command in docs/lexicons.md.")
    weights: dict[str, float] = page["weights"]
    if seal_features(weights) != page["features"]:
        raise OfficeError(f"{path}: its features are not those that were fitted. Fit the weights anew: {page['made by']}")
    return Fitted(weights)


def write_fitted(path: Path, weights: Mapping[str, float]) -> str:
    """The text of a file of weights with new ones: its head stays, the features are sealed anew."""
    old = json.loads(path.read_bytes())
    ordered = dict(sorted(weights.items()))
    page = {**old, "features": seal_features(ordered), "weights": ordered}
    return json.dumps(page, indent=0, ensure_ascii=False) + "\n"


def seal_features(names: Mapping[str, float]) -> str:
    """A digest of the names of features, in whatever order."""
    return hashlib.sha256("\n".join(sorted(names)).encode()).hexdigest()[:16]
