"""One thing to be taken, and one thing passed over."""

from attrs import frozen


@frozen
class Paper:
    """One thing to be taken: where it comes from (a container's item: ``path#entry``), its bytes, and its form by content."""

    source: str
    raw: bytes
    form: str


@frozen
class Passed:
    """A file in a folder that is of no form we know: counted, not refused."""

    source: str
    reason: str
