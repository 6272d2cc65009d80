"""The policy of the office: ``policy.yml``, how it marks what it has and who may release it.

office: Liaison office of Norland
name: Exercise policy HARBOUR
uri: urn:example:policy:harbour
levels: [EXERCISE OPEN, EXERCISE LIMITED, EXERCISE CLOSED]
communities: {HARBOUR FOUR: [JPN, AUS, NZL, KOR]}
caveats: [EXERCISE EYES]
second: act
unmarked: TLP:GREEN
"""

import re
from typing import Literal

from pydantic import BaseModel, ConfigDict, field_validator, model_validator

from legation.records.errors import LegationError
from legation.records.release import Community, Policy
from legation.release.marks import read_mark

# A mark is written with // between its parts and commas between receivers, so no name of ours has them.
NAME = re.compile(r"[^\W_](?:[^,;/\n\r\t]{0,62}[^\W_])?")


class PolicyFile(BaseModel):
    """What the file may say. `second` is whether another person releases what was prepared, or the same one in a second act; `unmarked` the
    mark of what nobody marked (none: it stays here)."""

    model_config = ConfigDict(extra="forbid")
    office: str = ""
    name: str = ""
    uri: str = ""
    levels: list[str] = []
    communities: dict[str, list[str]] = {}
    caveats: list[str] = []
    second: Literal["person", "act"] = "act"
    unmarked: str | None = None

    @field_validator("levels", "caveats")
    @classmethod
    def look_at_names(cls, value: list[str]) -> list[str]:
        """Names can be written in a mark, and each stands once."""
        for name in value:
            if not NAME.fullmatch(name) or name.upper().startswith(("TLP:", "REL TO")):
                raise ValueError(f"{name!r} cannot stand in a mark: letters, digits and spaces, no comma, no //")
        if len(set(value)) < len(value):
            raise ValueError("a name stands twice")
        return value

    @field_validator("communities")
    @classmethod
    def look_at_communities(cls, value: dict[str, list[str]]) -> dict[str, list[str]]:
        """A community has a name that is no code, and codes as members."""
        for name, members in value.items():
            if not NAME.fullmatch(name) or re.fullmatch(r"[A-Z]{3}", name):
                raise ValueError(f"{name!r} cannot stand for a community: a name that is not three letters")
            if wrong := [one for one in members if not re.fullmatch(r"[A-Z]{3}", one)]:
                raise ValueError(f"{wrong[0]!r} is no code of a country: write its three letters (ISO 3166 alpha-3), as JPN")
        return value

    @model_validator(mode="after")
    def look_at_whole(self) -> "PolicyFile":
        """What is unmarked gets a mark that the policy itself knows."""
        if set(self.levels) & set(self.caveats):
            raise ValueError("a name is a level and a caveat")
        make_policy(self)
        return self


def make_policy(said: PolicyFile) -> Policy:
    """The policy as a record."""
    bare = Policy(
        name=said.name,
        uri=said.uri,
        levels=tuple(said.levels),
        communities=tuple(Community(name, tuple(members)) for name, members in said.communities.items()),
        caveats=tuple(said.caveats),
        second=said.second,
    )
    if said.unmarked is None:
        return bare
    try:
        unmarked = read_mark(said.unmarked, bare)
    except LegationError as error:
        raise ValueError(str(error)) from error
    return Policy(bare.name, bare.uri, bare.levels, bare.communities, bare.caveats, bare.second, unmarked)
