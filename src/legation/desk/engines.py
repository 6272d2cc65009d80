"""The engine that a run asked for, or a plain sentence why it cannot be had."""

from legation.engine import engine
from legation.engine.ray import RayMissingError
from legation.records.errors import LegationError


def choose(name: str, size: int = 0) -> engine.Engine:
    """See `engine.choose`. Raises LegationError where the engine is not installed."""
    try:
        return engine.choose(name, size)
    except RayMissingError as error:
        raise LegationError(str(error)) from error
