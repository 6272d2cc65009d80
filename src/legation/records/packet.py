"""What one partner gets: a brief under a marking, with what was withheld and why. Only the gate makes a packet."""

from attrs import frozen


@frozen
class Marking:
    """How a thing may be handled: a TLP 2.0 label (``TLP:CLEAR`` … ``TLP:RED``) and the actors it is releasable to."""

    tlp: str = "TLP:CLEAR"
    releasable: tuple[str, ...] = ()


@frozen
class Partner:
    """A capital or office that receives packets: its name, its actor id and the most restricted marking it is cleared for."""

    name: str
    actor: str
    cleared: Marking


@frozen
class Withheld:
    """Something the gate kept back: the id of the thing and the plain reason."""

    what: str
    reason: str


@frozen
class Packet:
    """A brief as released to one partner: the brief's id, the partner's actor id, the marking, and what was kept back."""

    brief: str
    partner: str
    marking: Marking
    withheld: tuple[Withheld, ...] = ()
