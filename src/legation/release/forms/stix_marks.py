"""Marks as STIX has them: the marking objects of TLP 2.0, and one of our own for what a mark says beside it."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid5

from legation.records.release import Mark, Matter
from legation.release.forms.marking import show_limits
from legation.release.forms.plain import show

# What ids of things with no id of their own are made in: a random UUID, fixed once.
SPACE = UUID("b9d1e0c2-6a0f-4d0b-8a57-2f7c6e8d4a11")
# FIRST's marking objects for TLP 2.0, as published (oasis-open, cti-stix-common-objects).
TLP_EXTENSION = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d"
TLP_CREATED = "2022-10-01T00:00:00.000Z"
TLP_IDS = {
    "TLP:CLEAR": "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487",
    "TLP:GREEN": "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
    "TLP:AMBER": "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421",
    "TLP:AMBER+STRICT": "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003",
    "TLP:RED": "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1",
}


def find_refs(mark: Mark | None, matter: Matter) -> list[str]:
    """The ids of the marking objects that say a mark."""
    if mark is None:
        return []
    limits = show(" · ".join(show_limits(mark, matter)))
    return [TLP_IDS[mark.tlp], *([name_statement(limits)] if limits else [])]


def name_statement(words: str) -> str:
    """The id of the marking object that says these words."""
    return f"marking-definition--{uuid5(SPACE, f'marking {words}')}"


def write_marks(marks: Iterable[Mark | None], matter: Matter) -> list[dict[str, Any]]:
    """The marking objects that some marks need, each once, in the order of their ids; they travel in the bundle."""
    made: dict[str, dict[str, Any]] = {}
    for mark in marks:
        if mark is None:
            continue
        made[TLP_IDS[mark.tlp]] = {
            "name": mark.tlp,
            "extensions": {
                TLP_EXTENSION: {"extension_type": "property-extension", "tlp_2_0": mark.tlp.removeprefix("TLP:").lower()},
            },
        }
        if limits := show(" · ".join(show_limits(mark, matter))):
            made[name_statement(limits)] = {"definition_type": "statement", "definition": {"statement": limits}}
    return [
        {"type": "marking-definition", "spec_version": "2.1", "id": name, "created": TLP_CREATED, **said}
        for name, said in sorted(made.items())
    ]
