"""What of a packet is laid out for its partner to fetch: its STIX objects, each with the moment of its version."""

from datetime import UTC, datetime
from typing import Any

from legation.release.forms.write_stix import put_bundle
from legation.release.gate import Packet

# What bears no hour is older than anything that left.
EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)


def find_objects(packet: Packet) -> list[tuple[dict[str, Any], datetime]]:
    """The objects of a packet, what takes something back among them, in the order of its bundle."""
    return [(one, find_version(one)) for one in put_bundle(packet.matter)["objects"]]


def find_version(said: dict[str, Any]) -> datetime:
    """When an object was last changed; of one that never changes when it was made."""
    written = said.get("modified") or said.get("created")
    return datetime.fromisoformat(written) if written else EARLIEST
