"""What another office sends, and no outlet wrote: its brief or its invitation, told by the head that it bears, an invitation also by the
calendar in it. It rests on what others printed, so that no report is made of it."""

import re
from email.message import Message
from typing import Literal

from attrs import frozen

from legation.intake import limits
from legation.records.exchange import PRODUCT

# What the head holds: the kind, behind it the id and the hour of the version.
KINDS = re.compile(r"\s*(brief|invitation)\s*(?:;|$)", re.IGNORECASE)
VALUES = re.compile(r";\s*(id|made)=([!-:<-~]{1,200})")
# What asks to a meeting, or takes that back (RFC 5546); what answers one is a REPLY or a COUNTER.
INVITING = ("request", "cancel", "add")
TOLD = {"brief": "A brief of another office: kept, not weighed.", "invitation": "An invitation: kept, not weighed."}


@frozen
class Product:
    """What a message bears: its kind, and of a brief the id and the hour of its version, "" where they are not told."""

    kind: Literal["brief", "invitation"]
    id: str = ""
    made: str = ""

    @property
    def told(self) -> str:
        """What becomes of it, in a sentence."""
        return TOLD[self.kind]


def find_product(message: "Message[str, str]") -> Product | None:
    """What a message bears by its head; None for a message like any other."""
    said = str(message.get(PRODUCT) or "")[:1000]
    kind = KINDS.match(said)
    if kind is None:
        return None
    values = dict(VALUES.findall(said))
    return Product("brief" if kind[1].lower() == "brief" else "invitation", values.get("id", ""), values.get("made", ""))


def find_invitation(message: "Message[str, str]") -> Product | None:
    """The same, or the invitation that any calendar program wrote."""
    if (found := find_product(message)) is not None:
        return found
    waiting, looked = [message], 0
    while waiting and looked < limits.PARTS:
        part, looked = waiting.pop(), looked + 1
        if part.get_content_type() == "text/calendar" and str(part.get_param("method") or "").lower() in INVITING:
            return Product("invitation")
        # A message attached to this one says nothing of what this one is.
        inside = part.get_payload() if part.get_content_type() != "message/rfc822" else None
        waiting.extend([one for one in inside if isinstance(one, Message)] if isinstance(inside, list) else [])
    return None
